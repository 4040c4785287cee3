"""Small databases are read and derived by one thread, which costs less; large ones by all."""

from contextlib import closing

import duckdb
import pytest

from gongkai.warehouse import create, derive, memory, open_reader, threads
from tests.commands.taking import report, take


def used(con: duckdb.DuckDBPyConnection) -> int:
    return con.execute("SELECT current_setting('threads')").fetchone()[0]


@pytest.fixture
def small(tmp_path):
    document = tmp_path / "a.txt"
    document.write_text(report(2016), encoding="utf-8")
    take(tmp_path / "store", document)
    return tmp_path / "store"


def test_a_small_generation_is_read_by_one_thread_and_a_large_one_by_all(small, monkeypatch):
    with closing(open_reader(small)) as reader:
        assert used(reader.connection) == 1
    monkeypatch.setattr(threads, "_BYTES_OF_A_LARGE_ONE", 1000)
    monkeypatch.setattr(threads, "ALL", 3)
    with closing(open_reader(small)) as reader:
        assert used(reader.connection) == 3


def test_threads_share_what_is_more_than_a_row_group():
    with closing(memory()) as con:
        derive(con)
        assert used(con) == 1
        con.execute("INSERT INTO cells (report_id, item) SELECT 'r', 'i' || n FROM range(122_881) AS made(n)")
        threads.share_out(con)
        assert used(con) == used(duckdb.connect())


def test_a_row_group_is_as_large_as_is_said(tmp_path):
    with duckdb.connect(tmp_path / "a.duckdb") as con:
        create(con)
        con.execute("INSERT INTO cells (report_id, item) SELECT 'r', 'i' || n FROM range(200_000) AS made(n)")
        con.checkpoint()
        groups = con.execute(
            "SELECT row_group_id, max(count) FROM pragma_storage_info('cells') GROUP BY ALL"
        ).fetchall()
    assert len(groups) == 2
    assert max(rows for _, rows in groups) == threads.ROWS_OF_A_GROUP
