"""A clock that was set back: what came later still comes later, nothing is lost, and what was lost is still found."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

import queries
from gongkai.archive import Archive
from gongkai.archive.audit import AuditLog
from gongkai.exports import pack
from gongkai.review import Reviews
from gongkai.status import status_of
from gongkai.verification import verify
from gongkai.warehouse import Generations, open_reader
from tests.commands.taking import command, report, take
from tests.durability.looking import received, served

SET_BACK = [timedelta(hours=1), timedelta(days=4000)]


class Clock:
    """What the machine takes for now is so much earlier than it is."""

    def __init__(self) -> None:
        self.back = timedelta()

    def time(self) -> float:
        return _time() - self.back.total_seconds()


_time, _localtime = time.time, time.localtime


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()

    class Set(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.fromtimestamp(clock.time(), tz)

    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("gongkai", "queries") and vars(module).get("datetime") is datetime:
            monkeypatch.setattr(module, "datetime", Set)
    monkeypatch.setattr(time, "time", clock.time)
    monkeypatch.setattr(time, "localtime", lambda at=None: _localtime(clock.time() if at is None else at))
    return clock


def _document(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _keys(store: Path) -> list[str]:
    reader = open_reader(store)
    try:
        return list(queries.ask("findings", reader=reader)["finding_key"])
    finally:
        reader.close()


def _decide(store: Path, key: str, outcome: str, *more: str) -> None:
    done = command("decide", key, "--as", outcome, "--by", "Auditor A", *more, "--store", store)
    assert done.returncode == 0, done.stderr


def test_generations_follow_their_numbers(copied: Callable[[], Path], tmp_path: Path, clock: Clock):
    store = copied()
    for number, year in enumerate(range(2016, 2019), start=1):
        clock.back = timedelta(days=1000 * number)
        take(store, _document(tmp_path, f"{year}.txt", report(year)))
        assert served(store) == set(range(2014, year + 1))
    names = sorted(path.name for path in (store / "generations").iterdir())
    assert (len(names), Generations(store).current()) == (3, store / "generations" / names[-1])
    lines = [(line.n, line.at) for line in Archive(store).lines()]
    assert [n for n, _ in lines] == list(range(1, len(lines) + 1))
    assert lines[-1][1] < lines[0][1]
    assert (len(received(store)), list(verify(store))) == (5, [])
    assert command("rebuild", "--store", store).returncode == 0
    assert (status_of(store)["generation"], list(verify(store))) == (5, [])


def test_of_two_versions_the_one_that_came_later_is_current(
    copied: Callable[[], Path], tmp_path: Path, clock: Clock
):
    store = copied()
    for number, staff in enumerate(("2", "5")):
        clock.back = timedelta(days=4000 * number)
        text = report(2016, staff_total=staff, staff_fulltime=staff, staff_parttime="0")
        take(store, _document(tmp_path, f"{staff}.txt", text))
    reader = open_reader(store)
    found = reader.connection.execute("""
        SELECT value, version FROM reports JOIN cells USING (report_id)
        WHERE year = 2016 AND item = 'staff_total' AND is_current""").fetchall()
    reader.close()
    assert found == [(5, 2)]


@pytest.mark.parametrize("back", SET_BACK, ids=["an hour", "years"])
def test_the_last_decision_holds_and_the_history_keeps_its_order(
    copied: Callable[[], Path], clock: Clock, back: timedelta
):
    store = copied()
    first, second = _keys(store)[:2]
    _decide(store, first, "asked", "--due", "2026-01-31")
    clock.back = back
    _decide(store, first, "confirmed")
    _decide(store, second, "confirmed")
    clock.back = 2 * back
    _decide(store, first, "asked", "--due", "2026-03-31")
    events = Reviews(store).events()
    assert [event.outcome for event in events] == ["asked", "confirmed", "confirmed", "asked"]
    assert events[-1].at < events[0].at
    reader = open_reader(store)
    try:
        found = queries.ask("findings", reader=reader, sort="decided", lang="en")
        history = queries.ask("decision_history", reader=reader, finding_key=first)
    finally:
        reader.close()
    assert list(found["finding_key"])[:2] == [first, second]  # the latest decision first
    assert found["due"].iloc[0] == "2026-03-31"
    assert list(history["due"].fillna("")) == ["2026-03-31", "", "2026-01-31"]
    assert list(verify(store)) == []


def test_a_decision_cut_off_the_log_is_missed_though_the_clock_was_set_back(
    copied: Callable[[], Path], clock: Clock
):
    store = copied()
    _decide(store, _keys(store)[0], "confirmed")
    clock.back = timedelta(days=4000)
    _decide(store, _keys(store)[1], "confirmed")
    log = AuditLog(store).path
    *kept, _ = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(kept))
    (problem,) = verify(store)
    assert "does not tell of the decision" in problem


def test_decisions_of_before_the_log_are_not_missed_in_it(copied: Callable[[], Path], clock: Clock):
    store = copied()
    _decide(store, _keys(store)[0], "confirmed")
    for name in ("audit.jsonl", "audit.lock"):
        (store / name).unlink()
    time.sleep(1)  # events are told to the second
    _decide(store, _keys(store)[1], "confirmed")
    assert list(verify(store)) == []


@pytest.mark.parametrize("back", SET_BACK, ids=["an hour", "years"])
def test_a_backup_of_an_earlier_time_holds_all(
    copied: Callable[[], Path], tmp_path: Path, clock: Clock, back: timedelta
):
    store = copied()
    _decide(store, _keys(store)[0], "confirmed")
    clock.back = back
    take(store, _document(tmp_path, "2016.txt", report(2016)))
    _decide(store, _keys(store)[1], "confirmed")
    assert command("backup", tmp_path / "b.tar", "--store", store).returncode == 0
    assert command("restore", tmp_path / "b.tar", "--store", tmp_path / "new").returncode == 0
    assert Reviews(tmp_path / "new").events() == Reviews(store).events()
    assert status_of(tmp_path / "new")["content_hash"] == status_of(store)["content_hash"]
    assert list(verify(tmp_path / "new")) == []


def test_a_clock_that_has_lost_its_battery(copied: Callable[[], Path], tmp_path: Path, clock: Clock):
    store = copied()
    clock.back = timedelta(seconds=_time() - 5 * 86400)  # the sixth day of 1970
    take(store, _document(tmp_path, "2016.txt", report(2016)))
    done = command("pack", "-o", tmp_path / "p.zip", "--store", store)
    assert (done.returncode, list(pack.verify(tmp_path / "p.zip"))) == (0, [])
    for words in (("export", "findings", "-o", tmp_path / "f.xlsx"), ("backup", tmp_path / "b.tar")):
        assert command(*words, "--store", store).returncode == 0
    refused = command("letter", "--agency", "清源区示例局", "-o", tmp_path / "l.docx", "--store", store)
    assert refused.returncode == 1
    assert refused.stderr.startswith("gongkai: letter: this machine's clock says 1970")
    assert not (tmp_path / "l.docx").exists()
