"""Many readers at once over the browser's own protocol: every page is right, and from one generation (R10, R11)."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.load import Crowd, Known, Seen, known_of, swapped, together
from benchmarks.serving import served
from tests.figures import figures

YEARS = (2015, 2016, 2017)


@pytest.fixture
def own_store(store, tmp_path) -> Path:
    copy = tmp_path / "store"
    shutil.copytree(store, copy)
    return copy


@pytest.fixture
def port(own_store, monkeypatch) -> Iterator[int]:
    monkeypatch.setenv("GONGKAI_STORE", str(own_store))
    with served(own_store) as port:
        yield port


def _apart(readers: Callable[[], list[Seen]]) -> list[Seen]:
    """In a thread of their own: where a browser was driven in this process, its loop still runs in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(readers).result()


def _visited(port: int, known: Known, crowd: Crowd) -> list[Seen]:
    return _apart(lambda: asyncio.run(together(port, known, crowd)))


def _wrong(seen: list[Seen]) -> list[str]:
    return [word for one in seen for word in one.wrong]


@pytest.mark.release
def test_many_who_arrive_at_once_are_answered_rightly(port, own_store):
    readers = figures(12, 50)
    seen = _visited(port, known_of(own_store, YEARS), Crowd(readers, pages=1))
    assert ([len(one.seconds) for one in seen], _wrong(seen)) == ([1] * readers, [])


@pytest.mark.release
def test_each_page_is_of_one_generation_while_others_are_published(port, own_store):
    known, swaps = known_of(own_store, YEARS), figures(5, 100)
    _visited(port, known, Crowd(1, pages=1))  # the first page of a server takes its time
    seen = _apart(lambda: swapped(port, own_store, known, swaps, readers=figures(4, 10)))
    assert _wrong(seen) == []
    assert len({generation for generation, _ in known}) == swaps + 1
    assert min(len(one.seconds) for one in seen) >= 2  # however slow the machine is, each went on to another
