"""Generations are immutable, found through CURRENT, and refused rather than shown when damaged."""

from __future__ import annotations

import threading
from pathlib import Path

import duckdb
import pytest

from gongkai.errors import StoreError
from gongkai.warehouse import SCHEMA_VERSION, Generations, content_hash, load, open_reader
from tests.warehouse.making import INFO, agency, report


def publish(store: Path, *names: str, fresh: bool = False, force: bool = False) -> Path:
    generations = Generations(store)
    with generations.begin(fresh=fresh) as draft:
        for name in names:
            load(draft.con, report(name), agency=agency(), ledger_line=1)
        return generations.publish(draft, INFO, force=force)


def reports(store: Path) -> list[str]:
    reader = open_reader(store)
    try:
        return [
            row[0] for row in reader.cursor().execute("SELECT report_id FROM reports ORDER BY ALL").fetchall()
        ]
    finally:
        reader.close()


def test_each_publishing_is_a_new_file_and_continues_the_last(tmp_path: Path):
    first, second = publish(tmp_path, "r1"), publish(tmp_path, "r2")
    assert (first.name, second.name) == ("000001.duckdb", "000002.duckdb")
    assert (tmp_path / "CURRENT").read_text().startswith("000002.duckdb ")
    assert Generations(tmp_path).current() == second
    assert reports(tmp_path) == ["r1", "r2"]


def test_the_last_three_are_kept(tmp_path: Path):
    for name in ("r1", "r2", "r3", "r4", "r5"):
        publish(tmp_path, name)
    kept = sorted(path.name for path in (tmp_path / "generations").iterdir())
    assert kept == ["000003.duckdb", "000004.duckdb", "000005.duckdb"]


def test_a_generation_tells_what_it_is(tmp_path: Path):
    publish(tmp_path, "r1")
    reader = open_reader(tmp_path)
    told = reader.generation
    assert (told.number, told.schema_version, told.rules_version, told.ledger_lines) == (
        1,
        SCHEMA_VERSION,
        "r1",
        1,
    )
    assert told.made_by.startswith("gongkai ")
    assert told.content_hash == content_hash(reader.cursor())
    reader.close()


def test_a_reader_keeps_its_generation_while_others_are_published(tmp_path: Path):
    publish(tmp_path, "r1")
    old = open_reader(tmp_path)
    for name in ("r2", "r3", "r4", "r5"):
        publish(tmp_path, name)
    assert len(old.cursor().table("reports")) == 1
    assert not old.path.exists()
    assert reports(tmp_path) == ["r1", "r2", "r3", "r4", "r5"]
    old.close()


def test_readers_meet_whole_generations_while_others_are_published(tmp_path: Path):
    publish(tmp_path, "r1")
    done, seen, failed = threading.Event(), set[int](), list[Exception]()

    def read() -> None:
        while not done.is_set():
            try:
                seen.add(len(reports(tmp_path)))
            except (StoreError, duckdb.Error) as error:
                failed.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for name in ("r2", "r3", "r4", "r5"):
        publish(tmp_path, name)
    done.set()
    for thread in threads:
        thread.join()
    assert failed == []
    assert seen <= {1, 2, 3, 4, 5}


def test_cursors_of_many_threads_do_not_mix(tmp_path: Path):
    publish(tmp_path, "r1")
    reader, wrong = open_reader(tmp_path), list[object]()

    def ask(number: int) -> None:
        for _ in range(50):
            with reader.cursor() as cursor:
                answer = cursor.execute(
                    "SELECT $number + count(*) FROM reports", {"number": number}
                ).fetchone()
            if answer != (number + 1,):
                wrong.append(answer)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    reader.close()


def fail_within_a_draft(store: Path) -> None:
    with Generations(store).begin() as draft:
        load(draft.con, report("r2"), agency=agency(), ledger_line=2)
        raise KeyError


def test_a_draft_that_fails_leaves_the_current_generation(tmp_path: Path):
    publish(tmp_path, "r1")
    with pytest.raises(KeyError):
        fail_within_a_draft(tmp_path)
    assert reports(tmp_path) == ["r1"]
    assert [path.name for path in (tmp_path / "generations").iterdir()] == ["000001.duckdb"]


def test_a_generation_that_lost_many_reports_is_not_published_unless_forced(tmp_path: Path):
    publish(tmp_path, *(f"r{number}" for number in range(10)))
    with pytest.raises(StoreError, match="would hold 8 reports, the last one holds 10"):
        publish(tmp_path, *(f"r{number}" for number in range(8)), fresh=True)
    assert len(reports(tmp_path)) == 10
    publish(tmp_path, *(f"r{number}" for number in range(9)), fresh=True)
    publish(tmp_path, "r0", fresh=True, force=True)
    assert reports(tmp_path) == ["r0"]


def test_a_refusing_disk_leaves_the_old_generation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    publish(tmp_path, "r1")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for step in (
        "gongkai.warehouse.generations.shutil.copyfile",
        "gongkai.durable.os.fsync",
        "os.rename",
        "os.replace",
    ):
        with monkeypatch.context() as patched:
            patched.setattr(step, full)
            with pytest.raises(StoreError, match="No space left on device") as told:
                publish(tmp_path, "r2")
        assert "\n" not in str(told.value)
        assert reports(tmp_path) == ["r1"]
    publish(tmp_path, "r2")
    assert reports(tmp_path) == ["r1", "r2"]


def test_a_missing_store_says_how_to_make_one(tmp_path: Path):
    assert Generations(tmp_path / "none").current() is None
    with pytest.raises(StoreError, match=r"no store at .*none: run `gongkai ingest …` or `make demo`"):
        open_reader(tmp_path / "none")


@pytest.mark.parametrize(
    "pointer", [b"", b"../../etc/passwd", b"000009.duckdb\n", b"\xff\xfe", b"reports.duckdb"]
)
def test_a_pointer_to_nothing_is_told_and_rebuilding_mends_it(tmp_path: Path, pointer: bytes):
    publish(tmp_path, "r1")
    (tmp_path / "CURRENT").write_bytes(pointer)
    with pytest.raises(StoreError, match="run `gongkai rebuild`"):
        open_reader(tmp_path)
    with pytest.raises(StoreError, match="run `gongkai rebuild`"):
        publish(tmp_path, "r2")
    publish(tmp_path, "r1", fresh=True)
    assert reports(tmp_path) == ["r1"]


@pytest.mark.parametrize("kept_bytes", [0, 100, 5000, 20000])
def test_a_truncated_generation_is_refused_and_rebuilding_mends_it(tmp_path: Path, kept_bytes: int):
    path = publish(tmp_path, "r1")
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:kept_bytes])
    with pytest.raises(StoreError, match="run `gongkai rebuild`") as told:
        open_reader(tmp_path)
    assert path.name in str(told.value)
    assert "\n" not in str(told.value)
    publish(tmp_path, "r1", fresh=True)
    assert reports(tmp_path) == ["r1"]


def test_a_number_that_was_current_once_is_not_used_again(tmp_path: Path):
    publish(tmp_path, "r1")
    second = publish(tmp_path, "r2")
    second.unlink()
    assert publish(tmp_path, "r1", fresh=True).name == "000003.duckdb"


REFUSED = [
    "COPY reports TO '{folder}/out.csv'",
    "COPY reports TO '{folder}/out.parquet'",
    "EXPORT DATABASE '{folder}/out'",
    "SELECT * FROM read_text('{folder}/CURRENT')",
    "SELECT * FROM read_csv('{folder}/CURRENT')",
    "SELECT * FROM glob('{folder}/*')",
    "ATTACH '{folder}/out.duckdb' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET memory_limit = '100GB'",
    "CREATE TABLE mine (number INTEGER)",
    "DELETE FROM reports",
    "UPDATE generation SET number = 9",
    "DROP TABLE reports",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    publish(folder, "r1")
    return folder


@pytest.mark.parametrize("sql", REFUSED)
def test_a_reader_can_do_nothing_but_read(store: Path, sql: str):
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    reader = open_reader(store)
    with pytest.raises(duckdb.Error):
        reader.cursor().execute(sql.format(folder=store)).fetchall()
    reader.close()
    assert {path: path.read_bytes() for path in store.rglob("*") if path.is_file()} == before
