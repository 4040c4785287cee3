"""Audit packs: what goes in, that it comes out the same, and that every change to one is seen."""

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import queries
from gongkai.errors import StoreError, UsageError
from gongkai.exports.pack import Pack, is_safe, safe_name, verify
from gongkai.review import Decision
from queries.deciding import decide
from queries.exporting import Order
from queries.pack import VIEWS, contents, demand_room, write_pack
from tests import fixture_store

MADE = datetime(2026, 1, 2, 3, 4, 6, tzinfo=UTC)
YEAR = Order((), {"years": ["2017"]})


@pytest.fixture
def store(tmp_path, monkeypatch):
    folder = fixture_store.build(tmp_path / "store")
    monkeypatch.setenv("GONGKAI_STORE", str(folder))
    return folder


@pytest.fixture
def packed(store, tmp_path):
    """The file of a pack of the reports of 2017."""
    file = tmp_path / "pack.zip"
    file.write_bytes(_packed(YEAR))
    return file


def _packed(order: Order) -> bytes:
    out = io.BytesIO()
    reader = queries.current()
    write_pack(reader, order, contents(reader, order), out)
    return out.getvalue()


def _changed(file, change) -> list[str]:
    """What verifying says of the pack after `change` of its files by name."""
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return [line.removeprefix(f"{file}: ") for line in verify(file)]


def test_a_pack_holds_views_decisions_documents_and_says_what_it_is(store, packed):
    decide([fixture_store.FINDING], Decision("confirmed", "张三", None, "=1+1", None))
    packed.write_bytes(_packed(YEAR))
    assert list(verify(packed)) == []
    with zipfile.ZipFile(packed) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        names = archive.namelist()
        history = archive.read("views/decision_history.csv").decode("utf-8-sig")
        documents = {name: archive.read(name) for name in names if name.startswith("originals/")}
    assert names[: len(VIEWS)] == [f"views/{view}.csv" for view in VIEWS]
    assert names[-2:] == ["manifest.json", "SHA256SUMS"]
    assert fixture_store.FINDING in history
    assert '"\'=1+1"' in history
    assert {key: manifest[key] for key in ("pack", "generation", "rules", "filters", "names_of_people")} == {
        "pack": 1, "generation": 1, "rules": "fixture1", "filters": {"years": ["2017"]}, "names_of_people": True,
    }  # fmt: skip
    assert manifest["published_at"] == "2026-01-02T00:00:00Z"
    assert len(manifest["reports"]) == len(documents) == 6
    for report in manifest["reports"]:
        assert documents[report["file"]] == fixture_store.original(report["source_name"])
        assert report["file"] == f"originals/{report['sha256']}-{report['source_name']}"
    assert [(one["path"], one["bytes"], one["sha256"]) for one in manifest["files"]][-1] == (
        names[-3], len(documents[names[-3]]), hashlib.sha256(documents[names[-3]]).hexdigest(),
    )  # fmt: skip


def test_the_same_store_gives_the_same_pack(store):
    first, second = (zipfile.ZipFile(io.BytesIO(_packed(YEAR))) for _ in range(2))
    assert first.namelist() == second.namelist()
    for name in first.namelist():
        if name not in ("manifest.json", "SHA256SUMS"):  # which say when it was made
            assert first.read(name) == second.read(name)
            assert first.getinfo(name).date_time == (2026, 1, 2, 0, 0, 0)


def test_a_further_view_goes_in_too(store):
    order = Order(("movers", "reports"), {})
    with zipfile.ZipFile(io.BytesIO(_packed(order))) as archive:
        assert (
            archive.namelist().count("views/movers.csv") == archive.namelist().count("views/reports.csv") == 1
        )


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum")
def test_the_sums_are_those_that_sha256sum_reads(packed, tmp_path):
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "out")
    call = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(call, cwd=tmp_path / "out", check=False).returncode == 0


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda files: files.update({"views/findings.csv": b"x"}), "views/findings.csv has 1 bytes, listed are"),
        (lambda files: files.update({"views/more.csv": b""}), "views/more.csv is there and is not listed"),
        (lambda files: files.pop("views/reports.csv"), "views/reports.csv is listed and is not there"),
        (lambda files: files.update({"views/form.csv": files["views/form.csv"][::-1]}), "views/form.csv is not what was packed"),
        (lambda files: files.update({"manifest.json": files["manifest.json"] + b" "}), "manifest.json is not what was packed"),
        (lambda files: files.update({"manifest.json": b"{}"}), "manifest.json cannot be read"),
        (lambda files: files.update({"manifest.json": b"["}), "manifest.json cannot be read"),
        (lambda files: files.update({"SHA256SUMS": b"x"}), "SHA256SUMS has lines that are no sums"),
        (lambda files: files.update({"SHA256SUMS": b"\xff"}), "SHA256SUMS has lines that are no sums"),
        (lambda files: files.pop("SHA256SUMS"), "no SHA256SUMS: this is no audit pack"),
        (lambda files: files.update({"../x": b""}), "'../x' is no name that a pack gives a file"),
    ],
)  # fmt: skip
def test_every_change_is_seen(change, complaint, packed):
    said = _changed(packed, change)
    assert said
    assert [line for line in said if complaint in line]
    assert not [line for line in said if "\n" in line]


def test_a_pack_of_a_later_version_says_so(packed):
    later = lambda files: files.update(  # noqa: E731
        {"manifest.json": files["manifest.json"].replace(b'"pack": 1', b'"pack": 2')}
    )
    assert _changed(packed, later) == ["manifest.json is of version 2, this Gongkai reads 1: update it"]


@pytest.mark.parametrize("damage", [lambda data: data[:-40], lambda data: b"", lambda data: b"no zip" * 100,
                                    lambda data: data[:400] + bytes(len(data) - 800) + data[-400:]])  # fmt: skip
def test_a_damaged_pack_is_one_line(damage, packed):
    packed.write_bytes(damage(packed.read_bytes()))
    (said,) = verify(packed)
    assert "cannot be read as a pack" in said
    assert "\n" not in said


def test_an_encrypted_pack_is_one_line(packed):
    content = packed.read_bytes()
    flagged = content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    assert flagged != content
    packed.write_bytes(flagged)
    (line,) = verify(packed)
    assert "is encrypted" in line


def test_documents_are_held_against_their_hash_while_they_are_copied(store):
    document = next((store / "originals").glob("*/*"))
    document.write_bytes(document.read_bytes() + b" ")
    with pytest.raises(StoreError, match="is not what was kept"):
        _packed(Order((), {}))
    document.unlink()
    with pytest.raises(StoreError, match="no original"):
        _packed(Order((), {}))


def test_a_limit_is_said_before_anything_is_written(store):
    held = contents(queries.current(), YEAR)
    demand_room(held, held.bytes)
    with pytest.raises(UsageError, match=r"6 documents have 0\.0 MB, the limit is"):
        demand_room(held, held.bytes - 1)


@pytest.mark.parametrize(
    ("source_name", "name"),
    [
        ("/srv/docs/甲局 2017年报.pdf", "甲局_2017年报.pdf"),
        ("a.zip!../../etc/passwd", "passwd"),
        ("C:\\x\\CON.txt", "CON.txt"),
        ("..", "document"),
        ("", "document"),
        (".htaccess", "htaccess"),
        ("-rf.txt", "rf.txt"),
        ("=1+1 <b>.doc", "_1_1_b_.doc"),
        ("a\x00\ud800\u202eb.txt", "a_b.txt"),
        ("字" * 200 + ".html", "字" * 38 + ".html"),
        ("x." + "y" * 200, "x." + "y" * 118),
    ],
)
def test_names_in_a_pack_do_nothing(source_name, name):
    assert safe_name(source_name) == name


@given(st.text(st.characters()))
def test_any_name_becomes_one_that_stays_in_its_folder(source_name):
    name = safe_name(source_name)
    assert name
    assert not {"/", "\\", "\x00", ":"} & set(name)
    assert name not in (".", "..")
    assert len(name.encode()) <= 120
    assert safe_name(name) == name
    assert is_safe(f"originals/{name}")


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", "a/../b", "a\\b", "", "c:/x", "manifest.json"])
def test_no_other_path_goes_into_a_pack(path):
    with Pack(io.BytesIO(), MADE) as pack, pytest.raises(ValueError, match="cannot be the name"):
        pack.add(path, b"")
