"""How many threads a database is worth.

DuckDB shares work out by row groups. Where every table fits into one there is nothing to share, and threads only wait
for one another: a third of the computing that an ingest into a small store takes.
"""

from __future__ import annotations

import os
from pathlib import Path

from duckdb import DuckDBPyConnection

ALONE = 1
ALL = min(os.cpu_count() or 1, 8)
ROWS_OF_A_GROUP = 122_880
# a generation of a thousand reports, whose cells are a row group, has 13 MB
_BYTES_OF_A_LARGE_ONE = 16 * 2**20


def worth(file: Path) -> int:
    """The threads for reading a generation, which has a size and does not change."""
    try:
        return ALL if file.stat().st_size > _BYTES_OF_A_LARGE_ONE else ALONE
    except OSError:  # opening it says what is wrong with it
        return ALONE


def share_out(con: DuckDBPyConnection) -> None:
    """From now on as many threads as what was loaded is worth, for a connection that began with one."""
    if len(con.table("cells")) > ROWS_OF_A_GROUP:
        con.execute("RESET threads")
