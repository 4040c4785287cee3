"""A batch with hostile files in it stores the rest, and writes nowhere but into the store (promises R6 and R15)."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest

from gongkai.archive import Archive
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
    good = figures(60, 960)
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


def test_an_archive_whose_directory_is_endless_is_not_opened(inbox):
    content = bytearray(archive_of({"a.txt": GOOD.encode()}))
    at = content.rfind(b"PK\x05\x06")
    content[at + 12 : at + 16] = (2**31).to_bytes(4, "little")
    (inbox / "a.zip").write_bytes(content)
    (found,) = gather([inbox]).found
    assert "more than 2000 files" in found.trouble
