"""Originals are kept under their hash, once, and read only if they are what was kept."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.archive import Archive
from gongkai.errors import StoreError

CONTENT = "一、主动公开情况".encode("gb18030")
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "store")


def test_an_original_lies_under_its_hash_and_is_kept_once(archive: Archive):
    with archive.hold():
        first = archive.keep(CONTENT, "年报.TXT")
        again = archive.keep(CONTENT, "another name.pdf")
    assert first.path == archive.store / "originals" / SHA256[:2] / f"{SHA256}.txt"
    assert (first.is_new, again.is_new, again.path) == (True, False, first.path)
    assert [path for path in archive.store.rglob("*") if path.suffix == ".part"] == []
    assert archive.read(SHA256) == CONTENT


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.docx", ".docx"),
        ("a.exe", ".bin"),
        ("a", ".bin"),
        ("../../a.py", ".bin"),
        ("c:\\x\\..\\a.PDF", ".pdf"),
    ],
)
def test_only_known_suffixes_are_taken_from_a_name(archive: Archive, name: str, suffix: str):
    with archive.hold():
        assert archive.keep(CONTENT, name).path.name == SHA256 + suffix


@given(name=st.text())
def test_no_name_leads_out_of_the_originals(tmp_path_factory: pytest.TempPathFactory, name: str):
    archive = Archive(tmp_path_factory.mktemp("names"))
    with archive.hold():
        kept = archive.keep(CONTENT, name)
    assert kept.path.parent == archive.store / "originals" / SHA256[:2]
    assert {path.name for path in archive.store.iterdir()} == {"originals", "lock"}


def test_a_changed_original_is_refused_and_mended_by_keeping_it_again(archive: Archive):
    with archive.hold():
        kept = archive.keep(CONTENT, "a.txt")
        kept.path.write_bytes(CONTENT + b"0")
        with pytest.raises(StoreError, match="is not what was kept"):
            archive.read(SHA256)
        again = archive.keep(CONTENT, "a.txt")
    assert (again.is_new, archive.read(SHA256)) == (False, CONTENT)


@pytest.mark.parametrize("sha256", ["0" * 64, "../../etc/passwd", "*", "A" * 64])
def test_what_was_never_kept_cannot_be_read(archive: Archive, sha256: str):
    with pytest.raises(StoreError):
        archive.read(sha256)


def test_a_rejected_document_is_kept_in_quarantine_with_its_reason_in_the_ledger(archive: Archive):
    with archive.hold():
        line = archive.quarantine(CONTENT, "年报.txt", "no report in it", media_type="text/plain", given={})
    assert (archive.store / "quarantine" / f"{SHA256}.txt").read_bytes() == CONTENT
    assert archive.read(SHA256) == CONTENT
    assert line.event == "rejected"
    assert line.fields == {
        "sha256": SHA256, "source_name": "年报.txt", "bytes": len(CONTENT), "verdict": "reject",
        "reason": "no report in it", "media_type": "text/plain", "given": {},
    }  # fmt: skip


def test_a_full_disk_is_told_in_one_line(archive: Archive, monkeypatch: pytest.MonkeyPatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with archive.hold():
        monkeypatch.setattr("gongkai.durable.os.fsync", full)
        with pytest.raises(StoreError, match="No space left on device") as told:
            archive.keep(CONTENT, "a.txt")
    assert "\n" not in str(told.value)


def test_keeping_needs_the_hold(archive: Archive):
    with pytest.raises(StoreError, match="is not held"):
        archive.keep(CONTENT, "a.txt")
    with pytest.raises(StoreError, match="is not held"):
        archive.quarantine(CONTENT, "a.txt", "reason")
    assert not archive.store.exists()
