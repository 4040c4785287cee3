"""What a store serves, looked at as a reader does, and what its archive holds."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from gongkai.archive import Archive
from gongkai.warehouse import content_hash, open_reader

CELLS_OF_2014 = 65


def served(store: Path) -> frozenset[int]:
    """The years of the reports that are served, each found whole, from a file that is what was published."""
    with closing(open_reader(store)) as reader, closing(reader.cursor()) as cursor:
        assert content_hash(cursor) == reader.generation.content_hash
        counts = cursor.execute("""
            SELECT year, (SELECT count(*) FROM cells WHERE cells.report_id = reports.report_id)
            FROM reports WHERE year IS NOT NULL""").fetchall()
    assert {cells for _, cells in counts} <= {CELLS_OF_2014}
    return frozenset(year for year, _ in counts)


def received(store: Path) -> list[str]:
    """The documents that the ledger says were taken in; each is read, so that none is missing or half."""
    archive = Archive(store)
    found = [line.fields["sha256"] for line in archive.lines() if line.event == "received"]
    for sha256 in found:
        archive.read(sha256)
    return found
