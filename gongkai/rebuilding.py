"""The current generation made anew, from the originals and the ledger alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from gongkai.archive import Archive
from gongkai.checks import Settings
from gongkai.confined import read_ahead, reader
from gongkai.errors import StoreError
from gongkai.ingest import TakingIn
from gongkai.publishing import demand_whole_ledger
from gongkai.warehouse import Entry, Generations


def rebuild(
    store: Path,
    progress: Callable[[str], None],
    *,
    force: bool = False,
    settings: Settings | None = None,
) -> Path:
    """Make the current generation anew; what auditors decided is not touched.

    Unless forced, StoreError if the ledger has lost lines that the current generation was made from, or if
    that was made by a later version of Gongkai.
    """
    archive = Archive(store)
    _demand_ledger(archive)
    with archive.hold(), reader().batch() as batch:
        if not force:
            demand_whole_ledger(archive, damaged=True)
        reading = TakingIn(archive, settings, batch)
        entries = _entries_with_progress(reading, progress)
        return reading.publisher.publish(Generations(store).begin(fresh=True), entries, force=True)


def _demand_ledger(archive: Archive) -> None:
    if any(True for _ in archive.lines()):
        return
    if any(True for _ in archive.kept()):
        raise StoreError(
            f"{archive.store}: the ledger is missing, though there are documents: restore it from a backup"
        )
    raise StoreError(f"{archive.store}: there is no ledger to rebuild from: run `gongkai ingest …`")


def _entries_with_progress(reading: TakingIn, progress: Callable[[str], None]) -> Iterator[Entry]:
    for held in read_ahead(reading.holdings.received.values(), reading.begin_again):
        yield from reading.entries(held)
        progress(held.source_name)
