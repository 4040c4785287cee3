"""A batch with hostile files in it stores the rest, and writes nowhere but into the store (promises R6 and R15)."""

from __future__ import annotations

import hashlib
import io
import re
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from gongkai.archive import Archive
from gongkai.documents import UnreadableError
from gongkai.gathering import gather
from gongkai.verification import verify
from tests.commands.taking import columns_of, report, take
from tests.figures import figures
from tests.hostile import bombs, disguises, structures
from tests.hostile.case import GOOD

NAMES = (
    *(
        "../../escaped.txt",
        "/absolute.txt",
        "C:\\\\windows\\\\a.txt",
        "..\\\\..\\\\a.txt",
        "a/../../../b.txt",
        "./a.txt",
        "//share/a.txt",
    ),
    *(
        "CON.txt",
        "aux",
        "nul.txt",
        "LPT1.html",
        "a.txt.",
        "a .txt ",
        "~/.profile.txt",
        "$(touch escaped).txt",
        "`id`.txt",
    ),
    *(
        "'; DROP TABLE reports;--.txt",
        "=cmd|' /C calc'!A0.txt",
        "<script>alert(1)</script>.txt",
        "\u202etxt.exe.txt",
        "a\nb.txt",
    ),
    *(
        "\x1b[2J\x1b]0;gone\x07.txt",
        "公开\u200b.txt",
        "😀.txt",
        "a:b.txt",
        "a%2e%2e%2fb.txt",
        "a" * 190 + ".txt",
    ),
)
TOO_LONG = "n" * 5_000 + ".txt"


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def archive_of(names: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def test_names_are_shown_and_never_used_as_places(inbox, tmp_path):
    contents = {
        name: report(2010 + number % 9, f"清源区第{number}局").encode() for number, name in enumerate(NAMES)
    }
    (inbox / "a.zip").write_bytes(archive_of({**contents, TOO_LONG: GOOD.encode()}))
    store = tmp_path / "store"
    outcomes = take(store, inbox / "a.zip").outcomes
    verdicts = {outcome.source_name: outcome.verdict for outcome in outcomes}
    assert sum(verdict in ("accept", "flag") for verdict in verdicts.values()) == len(NAMES)
    ((rejected, reason),) = [(o.source_name, o.reason) for o in outcomes if o.verdict == "reject"]
    assert "more than 200 characters" in reason
    assert all(name.isprintable() for name in verdicts)
    assert len(rejected) < 1_000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inbox", "store"]
    assert [path.name for path in inbox.iterdir()] == ["a.zip"]
    kept = [path for path in (store / "originals").rglob("*") if path.is_file()]
    assert all(path.stem == hashlib.sha256(path.read_bytes()).hexdigest() for path in kept)


@pytest.mark.release
def test_a_thousand_files_with_forty_hostile_ones_store_the_rest(inbox, tmp_path):
    good = figures(20, 960)
    for number in range(good):
        (inbox / f"{number}.txt").write_text(
            report(2009 + number % 40, f"清源区第{number}局"), encoding="utf-8"
        )
    cases = [*bombs.CASES, *structures.CASES, *disguises.CASES]
    hostile = [
        case for case in cases if not (re.match("read", case.outcome) or case.file_name.endswith(".csv"))
    ][:: len(cases) // 60][:38]
    contents = {case.make(): Path(case.file_name).suffix for case in hostile}
    for number, (content, suffix) in enumerate(contents.items()):
        (inbox / f"hostile {number}{suffix}").write_bytes(content)
    (inbox / "bomb.zip").write_bytes(archive_of({f"{n}.txt": bytes(20_000_000) for n in range(6)}))
    (inbox / "many.zip").write_bytes(archive_of({f"{n}.txt": b"x" for n in range(2_001)}))
    store = tmp_path / "store"
    outcomes = take(store, inbox).outcomes
    by_kind = {
        is_hostile: [
            o for o in outcomes if ("hostile" in o.source_name or ".zip" in o.source_name) == is_hostile
        ]
        for is_hostile in (True, False)
    }
    assert [o.reason for o in by_kind[False] if o.verdict not in ("accept", "flag")] == []
    assert len(by_kind[False]) == good
    assert {o.verdict for o in by_kind[True]} == {"reject"}
    assert len(by_kind[True]) == len(contents) + 2
    assert len(columns_of(store, "reports", "report_id")) == good
    lines = [line for line in Archive(store).lines() if line.event == "rejected"]
    assert all(
        line.fields["sha256"] and line.fields["reason"] and line.fields["source_name"] for line in lines
    )
    assert all(Archive(store).read(line.fields["sha256"]) is not None for line in lines)
    assert list(verify(store)) == []


def test_a_file_too_large_to_be_kept_is_named(inbox, tmp_path):
    with (inbox / "large.txt").open("wb") as file:
        file.truncate(3 * 1024**3)
    (inbox / "a.txt").write_text(GOOD, encoding="utf-8")
    outcomes = take(tmp_path / "store", inbox).outcomes
    assert [outcome.verdict for outcome in outcomes] == ["accept", "reject"]
    assert "larger than 20 MB" in outcomes[1].reason


def _entry(content: bytes, **claims: int) -> bytes:
    """An archive of one member, whose entry in the directory and before its bytes says otherwise than it is."""
    archive = bytearray(content)
    directory = archive.find(b"PK\x01\x02")
    for name, (before, within, length) in {"method": (8, 10, 2), "size": (22, 24, 4)}.items():
        if name in claims:
            for at in (before, directory + within):
                archive[at : at + length] = claims[name].to_bytes(length, "little")
    return bytes(archive)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 9, 99])
def test_a_member_that_is_packed_otherwise_is_named_and_the_rest_is_stored(inbox, tmp_path, method):
    (inbox / "a.zip").write_bytes(_entry(archive_of({"a.txt": GOOD.encode()}), method=method))
    (inbox / "b.txt").write_text(GOOD, encoding="utf-8")
    outcomes = take(tmp_path / "store", inbox).outcomes
    assert [(o.source_name, o.verdict) for o in outcomes] == [("a.zip!a.txt", "reject"), ("b.txt", "accept")]
    assert "packed in a way" in outcomes[0].reason


def test_a_member_that_says_it_is_small_is_not_unpacked_beyond_that(inbox):
    content = archive_of({"a.txt": bytes(50 * 1024**2)})
    (inbox / "a.zip").write_bytes(_entry(content, size=1_000))
    (found,) = gather([inbox]).found
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableError, match="damaged"):
            found.load()
        assert tracemalloc.get_traced_memory()[1] < 10 * 1024**2
    finally:
        tracemalloc.stop()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_members_of_one_name_neither_is_taken_for_the_other(inbox):
    with zipfile.ZipFile(inbox / "a.zip", "w") as archive:
        for content in (GOOD, "another"):
            archive.writestr("a.txt", content)
        archive.writestr("b.txt", GOOD)
    assert [(one.name, bool(one.trouble)) for one in gather([inbox]).found] == [
        ("a.zip!a.txt", True),
        ("a.zip!b.txt", False),
    ]
    with pytest.raises(UnreadableError, match="2 files of this name"):
        gather([inbox]).found[0].load()


def test_an_archive_whose_directory_is_endless_is_not_opened(inbox):
    content = bytearray(archive_of({"a.txt": GOOD.encode()}))
    at = content.rfind(b"PK\x05\x06")
    content[at + 12 : at + 16] = (2**31).to_bytes(4, "little")
    (inbox / "a.zip").write_bytes(content)
    (found,) = gather([inbox]).found
    assert "more than 2000 files" in found.trouble
