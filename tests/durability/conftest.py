from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.commands.taking import report, take
from tests.durability.failing import Driver, driver
from tests.store_models import model_folder, published


@pytest.fixture(scope="session")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    with driver(tmp_path_factory.mktemp("driver")) as running:
        yield running


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two reports and one rejected document."""
    return published(_two_reports, tmp_path_factory.mktemp("base") / "store")


def _two_reports(store: Path) -> None:
    inbox = model_folder("inbox")
    (inbox / "a.txt").write_text(report(2014), encoding="utf-8")
    (inbox / "b.txt").write_text(report(2015, requests_received="9"), encoding="utf-8")
    (inbox / "c.txt").write_bytes(b"MZ")
    take(store, inbox)


@pytest.fixture
def copied(base: Path, tmp_path: Path) -> Callable[[], Path]:
    """Gives a fresh copy of the base store each time, in the place of the one before."""

    def copy() -> Path:
        store = tmp_path / "store"
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(base, store)
        return store

    return copy
