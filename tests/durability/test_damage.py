"""Whatever is truncated, flipped, exchanged or missing in a store is named, never served, and mended by a rebuild."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from gongkai.archive import Archive
from gongkai.archive.audit import AuditLog
from gongkai.backups import backup
from gongkai.errors import GongkaiError, LaterVersionError, StaleError, StoreError
from gongkai.holdings import Holdings
from gongkai.ingest import ingest
from gongkai.rebuilding import rebuild
from gongkai.status import status_of
from gongkai.verification import verify
from gongkai.warehouse import SCHEMA_VERSION, content_hash, open_reader
from gongkai.warehouse.pointer import seal, write_pointer
from tests.commands.taking import command, report, take
from tests.figures import figures

GENERATION = Path("generations/000001.duckdb")


def damage(path: Path, number: int, chance: random.Random) -> str:
    """Flip a bit of a file, cut it, empty it, exchange a piece of it, or take it away, in turn."""
    content, kind = bytearray(path.read_bytes()), ("flip", "cut", "zeros", "swap", "gone")[number % 5]
    place = chance.randrange(len(content))
    if kind == "flip":
        content[place] ^= 1 << chance.randrange(8)
    elif kind == "cut":
        del content[place:]
    elif kind == "zeros":
        content[place : place + 512] = bytes(len(content[place : place + 512]))
    elif kind == "swap":
        other = chance.randrange(len(content))
        content[place], content[other] = content[other], content[place]
    path.chmod(0o644)
    if kind == "gone":
        path.unlink()
    else:
        path.write_bytes(content)
    return f"{kind} at {place}"


@pytest.mark.release
def test_a_damaged_generation_or_pointer_is_never_served_and_a_rebuild_mends_it(
    base: Path, copied: Callable[[], Path]
):
    chance, before = random.Random(20261), status_of(base)["content_hash"]
    sound = {name: (base / name).read_bytes() for name in (GENERATION, Path("CURRENT"))}
    for number in range(figures(10, 500)):
        store, name = copied(), (GENERATION, GENERATION, Path("CURRENT"))[number % 3]
        what = damage(store / name, number, chance)
        if (store / name).exists() and (store / name).read_bytes() == sound[name]:
            continue  # what was put there is what was there
        with pytest.raises(StoreError, match="gongkai rebuild"):
            open_reader(store).close()
        told = list(verify(store))
        assert any("gongkai rebuild" in problem for problem in told), what
        assert status_of(store)["problem"] in told
        if number % 10 == 0:
            rebuild(store, lambda _: None)
            assert status_of(store)["content_hash"] == before
            assert list(verify(store)) == []


@pytest.mark.release
def test_a_damaged_ledger_or_original_is_named_and_nothing_is_written(base: Path, copied: Callable[[], Path]):
    chance = random.Random(20262)
    names = [
        path.relative_to(base)
        for path in (
            base / "ledger.jsonl",
            *(base / "originals").rglob("*.txt"),
            *(base / "quarantine").iterdir(),
        )
    ]
    for number in range(figures(10, 500)):
        store, name = copied(), names[number % len(names)]
        what = damage(store / name, number, chance)
        if (store / name).exists() and (store / name).read_bytes() == (base / name).read_bytes():
            continue
        told = list(verify(store))
        assert any(name.stem in problem for problem in told), what
        assert all("\n" not in problem for problem in told)
        if name.name == "ledger.jsonl":
            kept = (store / name).read_bytes() if (store / name).exists() else None
            with pytest.raises(StoreError):
                rebuild(store, lambda _: None)
            if kept and kept.endswith(b"\n"):
                assert (store / name).read_bytes() == kept


def test_a_document_that_comes_again_mends_its_damaged_copy(copied: Callable[[], Path], tmp_path: Path):
    store = copied()
    original = next((store / "originals").rglob("*.txt"))
    content = original.read_bytes()
    (tmp_path / "again.txt").write_bytes(content)
    for damaged in (content[:-1], None):
        original.unlink() if damaged is None else original.write_bytes(damaged)
        assert any("ingest the document again" in problem for problem in verify(store))
        take(store, tmp_path / "again.txt")
        assert list(verify(store)) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_each_line_of_the_ledger_flipped_dropped_or_swapped_is_found(
    copied: Callable[[], Path], base: Path, number: int
):
    lines = (base / "ledger.jsonl").read_bytes().splitlines(keepends=True)
    place = number - 1
    flipped = [*lines[:place], lines[place].replace(b'"at"', b'"aT"'), *lines[place + 1 :]]
    dropped = [*lines[:place], *lines[place + 1 :]]
    other = (place + 1) % len(lines)
    swapped = list(lines)
    swapped[place], swapped[other] = lines[other], lines[place]
    for changed in (flipped, dropped, swapped):
        store = copied()
        (store / "ledger.jsonl").write_bytes(b"".join(changed))
        assert any("ledger.jsonl" in problem for problem in verify(store))


def of_version(store: Path, version: int, made_by: str = "gongkai 9.9.9") -> None:
    """Make the generation one of another version, and sound."""
    path = store / GENERATION
    path.chmod(0o644)
    with duckdb.connect(path) as con:
        con.execute("UPDATE generation SET schema_version = $version, made_by = $made_by",
                    {"version": version, "made_by": made_by})  # fmt: skip
    write_pointer(store / "CURRENT", seal(path))


def test_a_store_of_an_earlier_version_is_made_anew_by_the_next_ingest(
    copied: Callable[[], Path], base: Path, tmp_path: Path
):
    store = copied()
    of_version(store, SCHEMA_VERSION - 1, "gongkai 0.0.1")
    old = (store / GENERATION).read_bytes()
    with pytest.raises(
        StaleError, match=r"earlier version of Gongkai \(gongkai 0\.0\.1\): run `gongkai rebuild`"
    ):
        open_reader(store)
    assert command("status", "--store", store).returncode == 1
    assert str(backup(store, tmp_path / "kept.tar").without).startswith(f"{store / GENERATION} was made")
    (tmp_path / "again.txt").write_text(report(2014), encoding="utf-8")
    take(store, tmp_path / "again.txt")
    assert status_of(store)["content_hash"] == status_of(base)["content_hash"]
    assert (store / GENERATION).read_bytes() == old


def test_so_is_one_with_other_tables_or_without_the_hash_in_current(copied: Callable[[], Path], base: Path):
    store = copied()
    (store / GENERATION).chmod(0o644)
    with duckdb.connect(store / GENERATION) as con:
        con.execute("ALTER TABLE reports DROP COLUMN title")
    write_pointer(store / "CURRENT", seal(store / GENERATION))
    with pytest.raises(StaleError):
        open_reader(store)
    (store / "CURRENT").write_text("000001.duckdb\n")
    with pytest.raises(StaleError):
        open_reader(store)
    ingest(store, [], lambda _: None)
    assert status_of(store)["content_hash"] == status_of(base)["content_hash"]


def test_a_store_of_a_later_version_is_refused_with_the_version_to_use(
    copied: Callable[[], Path], tmp_path: Path
):
    store = copied()
    of_version(store, SCHEMA_VERSION + 1)
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file() and path.name != "lock"}
    (tmp_path / "new.txt").write_text(report(2016), encoding="utf-8")
    for attempt in (lambda: take(store, tmp_path / "new.txt"), lambda: rebuild(store, lambda _: None)):
        with pytest.raises(LaterVersionError, match=r"use gongkai 9\.9\.9 or later"):
            attempt()
    assert {path: path.read_bytes() for path in before} == before
    rebuild(store, lambda _: None, force=True)
    assert list(verify(store)) == []


def test_the_status_says_everything_in_every_state(copied: Callable[[], Path], tmp_path: Path):
    store = copied()
    whole = json.loads(command("status", "--json", "--store", store).stdout)
    assert (whole["reports"], whole["rejections"], whole["ledger_lines_behind"]) == (2, 1, 0)
    assert whole["problem"] is None
    assert whole["bytes"]["generations"] > 0 < whole["bytes_free"]
    with Archive(store).hold():
        assert "process" in str(status_of(store)["held_by"])
    assert status_of(store)["held_by"] is None
    (store / "CURRENT").unlink()
    broken = command("status", "--json", "--store", store)
    assert broken.returncode == 1
    assert json.loads(broken.stdout).keys() == whole.keys()
    assert "gongkai rebuild" in json.loads(broken.stdout)["problem"]
    assert command("status", "--json", "--store", tmp_path / "none").returncode == 1


@pytest.mark.parametrize("lines", [None, 1])
def test_the_status_tells_a_ledger_that_has_lost_lines(copied: Callable[[], Path], lines: int | None):
    store = copied()
    ledger = store / "ledger.jsonl"
    kept = ledger.read_bytes().splitlines(keepends=True)[:lines] if lines else []
    ledger.unlink() if lines is None else ledger.write_bytes(b"".join(kept))
    found = status_of(store)
    assert "is shorter than the" in str(found["problem"])
    assert found["reports"] == 2


@pytest.mark.parametrize(
    ("name", "content"), [("settings.toml", "[x"), ("review.sqlite", "no database at all")]
)
def test_the_status_tells_settings_and_decisions_that_cannot_be_read(
    copied: Callable[[], Path], name: str, content: str
):
    store = copied()
    keys = json.loads(command("status", "--json", "--store", store).stdout).keys()
    (store / name).write_text(content, "utf-8")
    told = command("status", "--json", "--store", store)
    assert (told.returncode, json.loads(told.stdout).keys()) == (1, keys)
    assert name in json.loads(told.stdout)["problem"]
    assert json.loads(told.stdout)["bytes"]["generations"] > 0


def test_a_ledger_that_is_gone_is_not_taken_for_one_that_never_was(copied: Callable[[], Path]):
    store = copied()
    (store / "ledger.jsonl").unlink()
    with pytest.raises(StoreError, match="though there are documents: restore it from a backup"):
        rebuild(store, lambda _: None)


@pytest.mark.parametrize("pointer", [None, b"nothing\n"])
def test_a_ledger_that_was_cut_is_told_though_the_pointer_is_gone_too(
    copied: Callable[[], Path], pointer: bytes | None
):
    store = copied()
    first, *others = (store / "ledger.jsonl").read_bytes().splitlines(keepends=True)
    assert others
    (store / "ledger.jsonl").write_bytes(first)
    (store / "CURRENT").unlink()
    if pointer is not None:
        (store / "CURRENT").write_bytes(pointer)
    with pytest.raises(StoreError, match=r"is shorter than the [0-9]+ lines it had"):
        rebuild(store, lambda _: None)
    rebuild(store, lambda _: None, force=True)
    assert status_of(store)["reports"] == 1


def test_a_folder_in_the_place_of_the_pointer_is_named(copied: Callable[[], Path]):
    store = copied()
    (store / "CURRENT").unlink()
    (store / "CURRENT").mkdir()
    with pytest.raises(StoreError, match="CURRENT is a folder and no pointer: move it away"):
        rebuild(store, lambda _: None)
    assert "move it away" in str(status_of(store)["problem"])


def test_documents_that_nothing_was_published_of_are_told_as_that(copied: Callable[[], Path]):
    store = copied()
    shutil.rmtree(store / "generations")
    (store / "CURRENT").unlink()
    status = status_of(store)
    assert "nothing is published: run `gongkai ingest …` or `gongkai rebuild`" in str(status["problem"])
    assert status["ledger_lines_behind"] == status["ledger_lines"] == Archive(store).tip().lines
    assert status["problem"] in list(verify(store))


def test_decisions_that_are_gone_and_people_who_cannot_come_in_are_told(copied: Callable[[], Path]):
    store = copied()
    AuditLog(store).note("decision", "local", batch="ab12")
    assert ["decisions were told" in problem for problem in verify(store)] == [True]
    (store / "people.toml").write_text('["', encoding="utf-8")
    assert [problem for problem in verify(store) if "nobody is let in" in problem]


@pytest.mark.parametrize(
    "pointer", [b"9" * 5_000 + b".duckdb", b"000001.duckdb " + b"0" * 64 + b" " + b"9" * 5_000]
)
def test_a_pointer_of_endless_digits_is_damage_like_any_other(copied: Callable[[], Path], pointer: bytes):
    store = copied()
    (store / "CURRENT").write_bytes(pointer + b"\n")
    assert "names no generation" in str(status_of(store)["problem"])
    rebuild(store, lambda _: None)
    assert list(verify(store)) == []


def test_the_log_is_json_lines_without_names_or_texts(copied: Callable[[], Path], tmp_path: Path):
    store = copied()
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "张三13800138000.txt").write_text(report(2016), encoding="utf-8")
    done = command("--log-json", "ingest", inbox, "--store", store)
    told = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert [line["event"] for line in told] == ["started", "taken in", "published", "ended"]
    assert len({line["run"] for line in told}) == 1
    assert told[1]["sha256"] == [line.fields["sha256"] for line in Archive(store).lines()][-1]
    assert "张三" not in done.stderr
    failed = command("--log-json", "status", "--store", tmp_path / "none")
    assert json.loads(failed.stderr.splitlines()[1])["event"] == "failed"


def test_damage_inside_a_generation_is_found_even_where_its_hash_was_made_to_fit(copied: Callable[[], Path]):
    store = copied()
    path = store / GENERATION
    path.chmod(0o644)
    with duckdb.connect(path) as con:
        con.execute("UPDATE cells SET value = 9 WHERE item = 'staff_total'")
    write_pointer(store / "CURRENT", seal(path))
    assert any("its content is not what was published" in problem for problem in verify(store))
    rebuild(store, lambda _: None)
    with closing(open_reader(store)) as reader, closing(reader.cursor()) as cursor:
        assert content_hash(cursor) == reader.generation.content_hash
    shutil.rmtree(store / "generations")
    with pytest.raises(GongkaiError):
        open_reader(store)


@pytest.mark.parametrize("name", ["agency", "region_code", "year", "published_on"])
def test_a_changed_column_of_the_last_line_is_told_with_the_line(copied: Callable[[], Path], name: str):
    ledger = copied() / "ledger.jsonl"
    *before, last = ledger.read_bytes().splitlines(keepends=True)
    ledger.write_bytes(b"".join([*before, last.replace(f'"{name}"'.encode(), b'"?"')]))
    with pytest.raises(StoreError, match=rf"line {len(before) + 1} of the ledger is not as it was written"):
        Holdings(Archive(ledger.parent).lines())
