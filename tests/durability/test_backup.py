"""A backup is taken while others read and write, is verified before it is put in place, and restores the same content."""

from __future__ import annotations

import io
import shutil
import sqlite3
import tarfile
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from gongkai.archive import Archive
from gongkai.archive.audit import AuditLog
from gongkai.backups import backup, restore
from gongkai.errors import StoreError, UsageError
from gongkai.rebuilding import rebuild
from gongkai.review import Reviews
from gongkai.review.database import statement
from gongkai.status import status_of
from gongkai.verification import verify
from gongkai.warehouse import open_reader
from tests.commands.taking import command, report, take
from tests.durability.failing import ERRORS, TEAR, Driver, needs_a_compiler
from tests.durability.looking import received, served
from tests.figures import figures

SUFFIXES = [".tar", ".tar.gz", ".tgz"]


def content_of(store: Path) -> object:
    return status_of(store)["content_hash"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_restored_store_holds_the_same(base: Path, tmp_path: Path, suffix: str):
    made = backup(base, tmp_path / f"kept{suffix}")
    assert made.without is None
    store = tmp_path / "again"
    restore(tmp_path / f"kept{suffix}", store)
    assert content_of(store) == content_of(base)
    assert list(verify(store)) == []
    assert (store / "ledger.jsonl").read_bytes() == (base / "ledger.jsonl").read_bytes()
    rebuild(store, lambda _: None)
    assert content_of(store) == content_of(base)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_who_may_do_what_and_what_was_done_are_kept(base: Path, tmp_path: Path):
    store = tmp_path / "store"
    shutil.copytree(base, store)
    (store / "people.toml").write_text('["a@example.org"]\nviewer = "everywhere"\n', "utf-8")
    log = AuditLog(store)
    log.note("export", "local", what="reports", rows=3)
    with log.path.open("ab") as file:
        file.write(b"a line that was never finished")
    AuditLog(store).note("upload", "a@example.org", sha256="0" * 64)
    backup(store, tmp_path / "kept.tar")
    restore(tmp_path / "kept.tar", tmp_path / "again")
    assert (tmp_path / "again" / "people.toml").read_bytes() == (store / "people.toml").read_bytes()
    assert AuditLog(tmp_path / "again").path.read_bytes() == log.path.read_bytes()
    assert [line.event for line in AuditLog(tmp_path / "again").lines()] == ["export", "torn", "upload"]
    torn = [path.name for path in (tmp_path / "again").glob(".torn-*")]
    assert torn == [path.name for path in store.glob(".torn-*")]
    assert len(torn) == 1


def test_how_the_rules_are_set_goes_along(base: Path, tmp_path: Path):
    store = tmp_path / "store"
    shutil.copytree(base, store)
    (store / "settings.toml").write_text('off = ["X-LK-01"]\n', "utf-8")
    backup(store, tmp_path / "kept.tar")
    restore(tmp_path / "kept.tar", tmp_path / "again")
    assert (tmp_path / "again" / "settings.toml").read_bytes() == (store / "settings.toml").read_bytes()


@pytest.mark.parametrize("content", [None, b"", b"a note of somebody"])
def test_decisions_that_were_lost_are_not_backed_up_as_if_there_were_none(
    base: Path, tmp_path: Path, content: bytes | None
):
    """What is backed up can be restored: found out on the day it is needed it would be too late."""
    store = tmp_path / "store"
    shutil.copytree(base, store)
    AuditLog(store).note("decision", "local", batch="ab12")
    if content is not None:
        (store / "review.sqlite").write_bytes(content)
    with pytest.raises(StoreError, match=r"review\.sqlite.*restore"):
        backup(store, tmp_path / "kept.tar")
    assert not (tmp_path / "kept.tar").exists()


def test_the_commands_say_what_they_did(base: Path, tmp_path: Path):
    done = command("backup", tmp_path / "kept.tar", "--store", base)
    assert (done.returncode, done.stderr) == (0, "")
    assert "6 files, the ledger up to line 3" in done.stdout
    done = command("restore", tmp_path / "kept.tar", "--store", tmp_path / "again")
    assert (done.returncode, done.stderr) == (0, "")
    again = command("restore", tmp_path / "kept.tar", "--store", tmp_path / "again")
    assert again.returncode == 1
    assert again.stderr.count("\n") == 1
    assert "is not empty" in again.stderr


def test_decisions_go_along_as_of_their_last_transaction(copied: Callable[[], Path], tmp_path: Path):
    store = copied()
    reviews = Reviews(store)
    reviews.save_view("张三", "decided", "year=2017")
    with closing(sqlite3.connect(reviews.path, isolation_level=None)) as decisions:
        decisions.execute("BEGIN IMMEDIATE")
        row = {"at": "", "person": "张三", "name": "undecided", "address": "year=2016"}
        decisions.execute(statement("save_view"), row)
        backup(store, tmp_path / "kept.tar")
    restore(tmp_path / "kept.tar", tmp_path / "again")
    assert Reviews(tmp_path / "again").saved_views("张三") == {"decided": "year=2017"}


def test_decisions_outlive_a_rebuild(copied: Callable[[], Path]):
    store = copied()
    (store / "review.sqlite").write_bytes(b"whatever it holds")
    rebuild(store, lambda _: None)
    assert (store / "review.sqlite").read_bytes() == b"whatever it holds"
    assert any("review.sqlite is damaged" in problem for problem in verify(store))


@pytest.mark.release
def test_a_backup_taken_while_documents_come_in_is_whole(copied: Callable[[], Path], tmp_path: Path):
    store, documents = copied(), tmp_path / "documents"
    documents.mkdir()

    def ingest() -> None:
        for number in range(figures(3, 40)):
            (documents / "new.txt").write_text(report(2016, f"清源区第{number}局"), encoding="utf-8")
            take(store, documents)

    writer = threading.Thread(target=ingest)
    writer.start()
    taken: list[Path] = []
    with closing(open_reader(store)):  # somebody reads meanwhile
        while len(taken) < figures(3, 100) and (writer.is_alive() or not taken):
            taken.append(tmp_path / f"{len(taken)}.tar")
            assert backup(store, taken[-1]).without is None
    writer.join()
    for number, file in enumerate(taken):
        restore(file, tmp_path / f"again-{number}")
        assert list(verify(tmp_path / f"again-{number}")) == []


def test_a_backup_is_taken_while_another_holds_the_store(base: Path, tmp_path: Path):
    with Archive(base).hold():
        backup(base, tmp_path / "kept.tar")
    restore(tmp_path / "kept.tar", tmp_path / "again")
    assert content_of(tmp_path / "again") == content_of(base)


def test_what_is_damaged_is_not_backed_up_as_if_it_were_whole(copied: Callable[[], Path], tmp_path: Path):
    store = copied()
    original = next((store / "originals").rglob("*.txt"))
    original.write_bytes(original.read_bytes()[:-1])
    with pytest.raises(StoreError, match="not what was kept"):
        backup(store, tmp_path / "kept.tar")
    assert not list(tmp_path.glob("*kept*"))


def test_a_damaged_generation_is_left_out_and_rebuilt_from_the_backup(
    copied: Callable[[], Path], tmp_path: Path
):
    store = copied()
    before = content_of(store)
    generation = store / "generations" / "000001.duckdb"
    generation.chmod(0o644)
    generation.write_bytes(generation.read_bytes()[:-1])
    made = backup(store, tmp_path / "kept.tar")
    assert made.without
    assert "gongkai rebuild" in made.without
    restore(tmp_path / "kept.tar", tmp_path / "again")
    rebuild(tmp_path / "again", lambda _: None)
    assert content_of(tmp_path / "again") == before


def test_neither_a_backup_nor_a_store_is_overwritten(base: Path, tmp_path: Path):
    backup(base, tmp_path / "kept.tar")
    with pytest.raises(UsageError, match="is there already"):
        backup(base, tmp_path / "kept.tar")
    with pytest.raises(UsageError, match=r"ends in \.tar"):
        backup(base, tmp_path / "kept.zip")
    with pytest.raises(UsageError, match="is not empty"):
        restore(tmp_path / "kept.tar", base)


@pytest.mark.release
def test_a_damaged_backup_is_refused_and_nothing_is_put_in_place(base: Path, tmp_path: Path):
    backup(base, tmp_path / "kept.tar.gz")
    content = (tmp_path / "kept.tar.gz").read_bytes()
    store, bad = tmp_path / "again", tmp_path / "bad.tar.gz"
    for number in range(figures(6, 200)):
        place = (number * 7919 + 31) % len(content)
        damaged = content[:place] if number % 2 else _flipped(content, place)
        bad.write_bytes(damaged)
        refusal = _refused(bad, store)
        if refusal:
            assert "\n" not in refusal
            assert not store.exists()
        else:  # where nothing of the content is: a time or a mode in a header
            assert content_of(store) == content_of(base)
            shutil.rmtree(store)


def _refused(file: Path, store: Path) -> str | None:
    try:
        restore(file, store)
    except StoreError as error:
        return str(error)
    return None


def _flipped(content: bytes, place: int) -> bytes:
    changed = bytearray(content)
    changed[place] ^= 0x10
    return bytes(changed)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("../outside", tarfile.REGTYPE),
        ("/etc/outside", tarfile.REGTYPE),
        ("originals/../../outside", tarfile.REGTYPE),
        ("originals/ab/" + "c" * 64 + ".txt", tarfile.REGTYPE),
        ("ledger.jsonl", tarfile.SYMTYPE),
        ("CURRENT", tarfile.LNKTYPE),
        ("generations", tarfile.DIRTYPE),
        ("review.sqlite", tarfile.FIFOTYPE),
        ("lock", tarfile.REGTYPE),
    ],
)
def test_a_backup_cannot_write_elsewhere(tmp_path: Path, name: str, kind: bytes):
    with tarfile.open(tmp_path / "bad.tar", "w") as tar:
        member = tarfile.TarInfo(name)
        member.type, member.linkname, member.size = kind, "/etc/passwd", 3 if kind == tarfile.REGTYPE else 0
        tar.addfile(member, io.BytesIO(b"abc"))
    with pytest.raises(StoreError, match="does not belong into it"):
        restore(tmp_path / "bad.tar", tmp_path / "inside" / "store")
    assert not list(tmp_path.rglob("outside"))
    assert not (tmp_path / "inside" / "store").exists()


@needs_a_compiler
@pytest.mark.release
def test_backup_and_restore_ended_or_refused_at_each_call(failing: Driver, base: Path, tmp_path: Path):
    place = tmp_path / "place"
    place.mkdir()
    file, store = place / "kept.tar", place / "again"
    kinds = [TEAR, *ERRORS.values()]
    said = failing.run("backup", file, "--store", base, below=place)
    for turn, number in enumerate(said.places(4)):
        file.unlink(missing_ok=True)
        kind = kinds[turn % len(kinds)]
        ended = failing.run("backup", file, "--store", base, below=place, at=number, kind=kind)
        _demand_told(ended.exit_code, ended.errors, kind)
        if file.exists():
            restore(file, store)
            assert content_of(store) == content_of(base)
            shutil.rmtree(store)
    file.unlink(missing_ok=True)
    backup(base, file)
    said = failing.run("restore", file, "--store", store, below=place)
    for turn, number in enumerate(said.places(4)):
        shutil.rmtree(store, ignore_errors=True)
        kind = kinds[turn % len(kinds)]
        ended = failing.run("restore", file, "--store", store, below=place, at=number, kind=kind)
        _demand_told(ended.exit_code, ended.errors, kind)
        if not store.exists():
            assert failing.run("restore", file, "--store", store, below=place).exit_code == 0
        assert (served(store), len(received(store)), list(verify(store))) == ({2014, 2015}, 2, [])


def _demand_told(exit_code: int, errors: str, kind: int) -> None:
    if kind != TEAR and exit_code != 0:
        assert exit_code == 1
        assert len(errors.strip().splitlines()) == 1
