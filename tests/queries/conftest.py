"""A reader over the invented reports, in memory."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gongkai.warehouse import SCHEMA_VERSION, Generation, Reader, memory
from tests import fixture_store


def _reader(fill: bool) -> Reader:
    con = memory()
    if fill:
        fixture_store.fill(con)
    published_at = datetime(2026, 1, 2)  # noqa: DTZ001
    about = Generation(7, SCHEMA_VERSION, "tests", "fixture1", 32, "0", "0", published_at, "ours 1a2b3c4d")
    return Reader(Path("memory"), about, con)


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    opened = _reader(fill=True)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def empty_reader() -> Iterator[Reader]:
    opened = _reader(fill=False)
    yield opened
    opened.close()
