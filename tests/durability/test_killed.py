"""Killed at any moment: nothing acknowledged is lost, no report is half there, the old or the new is served."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import queries
from gongkai.review import Reviews
from gongkai.status import status_of
from gongkai.verification import verify
from gongkai.warehouse import open_reader
from tests.commands.taking import columns_of, report
from tests.durability.failing import KILL, TEAR, Driver, needs_a_compiler
from tests.durability.looking import received, served
from tests.figures import figures

pytestmark = [needs_a_compiler, pytest.mark.release]

OLD = frozenset({2014, 2015})
NEW = OLD | {2016}
_NAMES = "甲乙丙丁戊己庚辛壬癸"


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "new.txt"
    path.write_text(report(2016), encoding="utf-8")
    return path


def test_ingest_ended_at_each_call(failing: Driver, copied: Callable[[], Path], new: Path):
    """In the middle of each call and before the next in turn; before a call is after the one that went ahead of it."""
    store = copied()
    said = failing.run("ingest", new, "--store", store, below=store)
    assert said.calls > 50
    seen = []
    for turn, number in enumerate(said.places(4)):
        store = copied()
        failing.run("ingest", new, "--store", store, below=store, at=number, kind=(TEAR, KILL)[turn % 2])
        seen.append(served(store))
        assert failing.run("ingest", new, "--store", store, below=store).exit_code == 0
        assert (served(store), len(received(store)), list(verify(store))) == (NEW, 3, [])
        assert not [path for path in (store / "generations").iterdir() if path.name.startswith("draft")]
    assert set(seen) == {OLD, NEW}
    assert seen == sorted(seen, key=len)  # once the new one is served, no later step takes it back


def test_rebuild_ended_at_each_call(failing: Driver, copied: Callable[[], Path]):
    store = copied()
    before = status_of(store)["content_hash"]
    said = failing.run("rebuild", "--store", store, below=store)
    for number in said.places(2):
        store = copied()
        failing.run("rebuild", "--store", store, below=store, at=number, kind=TEAR)
        assert served(store) == OLD
        assert status_of(store)["content_hash"] == before
    assert failing.run("rebuild", "--store", store, below=store).exit_code == 0
    assert list(verify(store)) == []


def test_the_first_ingest_ended_at_each_call(failing: Driver, tmp_path: Path, new: Path):
    store = tmp_path / "store"
    said = failing.run("ingest", new, "--store", store, below=store)
    for number in said.places(2):
        shutil.rmtree(store)
        failing.run("ingest", new, "--store", store, below=store, at=number, kind=KILL)
        assert failing.run("ingest", new, "--store", store, below=store).exit_code == 0
        assert (served(store), len(received(store)), list(verify(store))) == ({2016}, 1, [])


def test_a_decision_ended_at_each_call(failing: Driver, copied: Callable[[], Path]):
    store = copied()
    reader = open_reader(store)
    key = queries.ask("findings", reader=reader)["finding_key"].iloc[0]
    reader.close()
    words = ("decide", key, "--as", "confirmed", "--by", "Auditor A", "--store", store)
    said = failing.run(*words, below=store)
    assert said.exit_code == 0, said.errors
    outcomes = set()
    for number in said.places(3):
        store = copied()
        ended = failing.run(*words, below=store, at=number, kind=TEAR)
        before = len(Reviews(store).events())
        outcomes.add(before)
        assert before == 1 or ended.exit_code != 0  # what was told as recorded is there
        assert failing.run(*words, below=store).exit_code == 0
        assert [event.outcome for event in Reviews(store).events()] == ["confirmed"] * (before + 1)
        assert (served(store), list(verify(store))) == (OLD, [])
    assert outcomes == {0, 1}


@pytest.mark.parametrize("series", range(figures(1, 20)))
def test_killed_at_random_moments_nothing_acknowledged_is_lost(
    failing: Driver, copied: Callable[[], Path], new: Path, tmp_path: Path, series: int
):
    """Some kills in a row to a store, so that each also meets what the ones before left behind."""
    chance, document = random.Random(20260 + series), tmp_path / "document.txt"
    usual = failing.run("ingest", new, "--store", copied(), below=tmp_path).seconds
    store, acknowledged = copied(), set()
    for number in range(figures(3, 25)):
        agency = f"清源区{_NAMES[number // 10]}{_NAMES[number % 10]}局"
        document.write_text(report(2016, agency), encoding="utf-8")
        killed_after = chance.random() * usual * 1.2  # some are done before
        ended = failing.run("ingest", document, "--store", store, below=store, killed_after=killed_after)
        if "1 stored" in ended.output:
            acknowledged.add((agency,))
        assert served(store) >= OLD
        assert acknowledged <= set(columns_of(store, "reports", "agency"))
    held = len(received(store))
    again = failing.run("ingest", document, "--store", store, below=store)
    assert (again.exit_code, list(verify(store))) == (0, [])
    assert (agency,) in columns_of(store, "reports", "agency")
    assert status_of(store)["reports"] == len(received(store)) >= held
