"""Keeping a connection to the regions a person has a role for, whatever is asked through it.

Each table of the generation is hidden behind a temporary one of its own name (limits.sql), which the statements
of all views find first. A table that is neither hidden nor named as everybody's stops the connection from being
used at all, so that a new one cannot be forgotten.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import duckdb

from gongkai.errors import StoreError
from gongkai.people import Reach

_ALLOWED = "CREATE TEMP TABLE allowed_regions (region_code VARCHAR)"
_ALLOW = "INSERT INTO allowed_regions SELECT unnest(CAST($regions AS VARCHAR[]))"
_BODIES = "SELECT agency_id FROM agencies"


def limit(con: duckdb.DuckDBPyConnection, reach: Reach) -> None:
    """Let a new connection read these regions alone; StoreError if a table would be left in sight."""
    if reach is None:
        return
    con.execute(_ALLOWED)
    con.execute(_ALLOW, {"regions": sorted(reach)})
    con.execute(_statements("limits"))
    in_sight = con.execute(_statements("unlimited")).fetchall()
    if in_sight:
        raise StoreError(
            f"the table {in_sight[0][0]} has no limit by regions: say in queries/limits whose it is"
        )


def bodies(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The bodies that a connection may read of."""
    return [row[0] for row in con.execute(_BODIES).fetchall()]


@cache
def _statements(name: str) -> str:
    return resources.files(__name__).joinpath(f"{name}.sql").read_text("utf-8")
