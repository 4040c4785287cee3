"""The audit log: everything in it is found if it is changed, everything done is in it, and backups hold it."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import queries
from gongkai.archive.audit import AuditLog
from gongkai.errors import DeniedError, StoreError
from gongkai.exporting import export_views
from gongkai.people import EVERYWHERE, Person
from gongkai.review import Decision
from gongkai.verification import verify
from queries import auditing
from queries.deciding import decide, save_view
from queries.reviewing import reviewed
from tests import fixture_store
from tests.fixture_store import FINDING

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(tmp_path, monkeypatch):
    folder = tmp_path / "store"
    monkeypatch.setenv("GONGKAI_STORE", str(folder))
    return fixture_store.build(folder)


def told(store):
    return [(line.event, line.fields["who"], line.fields.get("what")) for line in AuditLog(store).lines()]


def test_decisions_and_exports_are_told_with_what_they_were(store, tmp_path):
    batch = decide([FINDING], Decision("confirmed", "张三"))
    export_views(["reports"], tmp_path / "out.csv", ["years=2017"])
    decided, exported = AuditLog(store).lines()
    assert decided.fields == {"who": "local", "generation": 1, "what": "confirmed", "batch": batch, "rows": 1}
    assert exported.fields == {
        "who": "local", "generation": 1, "what": "reports", "form": "csv", "filters": "years=2017", "rows": 6,
    }  # fmt: skip
    assert "张三" not in AuditLog(store).path.read_text("utf-8")


def test_what_is_not_allowed_or_not_done_is_not_told(store):
    viewer = queries.current(Person("a@example.org", (("viewer", EVERYWHERE),)))
    with pytest.raises(DeniedError):
        decide([FINDING], Decision("confirmed", "x"), reader=viewer)
    with pytest.raises(DeniedError):
        auditing.note_export(viewer, "reports", rows=1, filters="", form="csv")
    with pytest.raises(DeniedError):
        auditing.entries(viewer, 10)
    assert told(store) == []


def test_nothing_is_decided_or_handed_out_that_cannot_be_noted(store, tmp_path):
    for _ in range(2):
        auditing.note(queries.current(), "upload", sha256="0" * 64, bytes=3)
    path = AuditLog(store).path
    path.write_bytes(path.read_bytes().replace(b'"bytes":3', b'"bytes":4444', 1))
    with pytest.raises(StoreError, match=r"audit\.jsonl"):
        decide([FINDING], Decision("confirmed", "x"))
    assert queries.ask("decisions").empty
    output = tmp_path / "out.csv"
    with pytest.raises(StoreError, match=r"audit\.jsonl"):
        export_views(["reports"], output, [])
    assert not output.exists()


def test_every_changed_dropped_or_swapped_line_is_found(store):
    for number in range(5):
        auditing.note(queries.current(), "upload", sha256=f"{number}" * 64, bytes=number)
    path = AuditLog(store).path
    whole = path.read_bytes().splitlines(keepends=True)
    assert _problems(store) == []
    for place in range(4):
        others = [
            [*whole[:place], *whole[place + 1 :]],
            [*whole[:place], whole[place + 1], whole[place], *whole[place + 2 :]],
            [*whole[:place], whole[place].replace(b'"bytes":', b'"bytes":9'), *whole[place + 1 :]],
        ]
        for lines in others:
            path.write_bytes(b"".join(lines))
            assert any("audit.jsonl line" in problem for problem in _problems(store)), (place, lines)


def test_lines_cut_off_the_end_are_missed_by_the_decisions_they_told_of(store):
    auditing.note(queries.current(), "upload", sha256="0" * 64, bytes=1)
    decide([FINDING], Decision("confirmed", "x"))
    assert _problems(store) == []
    path = AuditLog(store).path
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    assert [problem for problem in _problems(store) if "does not tell of the decision" in problem]


@pytest.mark.parametrize("decided_after", [False, True])
def test_so_are_all_lines_at_once(store, decided_after):
    decide([FINDING], Decision("confirmed", "x"))
    path = AuditLog(store).path
    os.utime(path.with_name("audit.lock"), (1, 1))  # made long before the next line, as such a log goes on
    path.write_bytes(b"")
    if decided_after:
        decide([FINDING], Decision("confirmed", "x"))
    assert [problem for problem in _problems(store) if "does not tell of the decision" in problem]


def test_decisions_that_were_lost_are_told_where_they_are_read_and_not_begun_anew(store, tmp_path):
    decide([FINDING], Decision("confirmed", "x"))
    for part in store.glob("review.sqlite*"):
        part.unlink()
    assert "decisions were told" in str(reviewed(store).trouble)
    with pytest.raises(StoreError, match="decisions were told"):
        export_views(["findings"], tmp_path / "out.csv", [])
    for write in (
        lambda: decide([FINDING], Decision("confirmed", "x")),
        lambda: save_view("x", "mine", "/?years=2017", reader=queries.current()),
    ):
        with pytest.raises(StoreError, match="decisions were told"):
            write()
    assert not (store / "review.sqlite").exists()


def test_the_file_of_decisions_is_there_before_the_first_is_told(store, monkeypatch):
    """Killed between the two it would look as if decisions had been lost."""
    was_there = []

    def note(*_args, **_fields):
        was_there.append((store / "review.sqlite").exists())
        raise KeyboardInterrupt

    monkeypatch.setattr(auditing, "note", note)
    with pytest.raises(KeyboardInterrupt):
        decide([FINDING], Decision("confirmed", "x"))
    assert was_there == [True]
    assert reviewed(store).trouble is None


def test_a_decision_made_while_all_is_verified_is_no_line_cut_off(store, monkeypatch):
    auditing.note(queries.current(), "upload", sha256="0" * 64, bytes=1)
    read = AuditLog.lines

    def lines(log):
        found = list(read(log))
        decide([FINDING], Decision("confirmed", "x"))
        return iter(found)

    monkeypatch.setattr("gongkai.verification.AuditLog.lines", lines)
    assert _problems(store) == []


def test_a_decision_that_reads_otherwise_than_it_was_told_is_found(store):
    batch = decide([FINDING], Decision("confirmed", "x"))
    with sqlite3.connect(store / "review.sqlite") as con:
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    con.close()
    path = store / "review.sqlite"
    content = path.read_bytes()
    rows = content.index(b"SQLite format") + 4_096  # behind the schema, which has the word too
    path.write_bytes(content[:rows] + content[rows:].replace(b"confirmed", b"explained"))
    assert [problem for problem in _problems(store) if batch in problem and "is not what" in problem]


def _problems(store):
    return [problem for problem in verify(store) if "audit" in problem]


def test_a_line_that_a_crash_left_unfinished_is_set_aside_and_told(store):
    auditing.note(queries.current(), "upload", sha256="0" * 64, bytes=1)
    log = AuditLog(store)
    with log.path.open("ab") as file:
        file.write(b'{"n":2,"at":"2026')
    AuditLog(store).note("upload", "local", sha256="1" * 64)
    assert [line.event for line in log.lines()] == ["upload", "torn", "upload"]


def test_threads_and_processes_write_one_chain(store):
    log = AuditLog(store)
    code = (
        "import sys; from pathlib import Path; from gongkai.archive.audit import AuditLog\n"
        "log = AuditLog(Path(sys.argv[1]))\nfor number in range(10): log.note('upload', 'other', number=number)"
    )
    others = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(store)], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}
        )
        for _ in range(2)
    ]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: log.note("export", "local", number=number), range(20)))
    assert [other.wait(60) for other in others] == [0, 0]
    lines = list(AuditLog(store).lines())
    assert [line.n for line in lines] == list(range(1, 41))


def test_the_administrator_reads_the_last_entries_first(store):
    reader = replace(queries.current(), person=Person("sub:1", (("administrator", EVERYWHERE),)))
    assert auditing.entries(reader, 10).empty
    for number in range(3):
        auditing.note(reader, "upload", sha256=str(number) * 64, bytes=number)
    rows = auditing.entries(reader, 2)
    assert rows["line"].tolist() == [3, 2]
    assert rows["who"].tolist() == ["sub:1", "sub:1"]
    assert list(rows.columns) == list(auditing.COLUMNS)
