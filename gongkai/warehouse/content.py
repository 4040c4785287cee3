"""What a generation holds, as one number to compare."""

from __future__ import annotations

import hashlib

from duckdb import DuckDBPyConnection

from gongkai.warehouse.schema import table_names
from gongkai.warehouse.statements import statement

_ABOUT_ITSELF = "generation"


def content_hash(con: DuckDBPyConnection) -> str:
    """The same 64 digits for the same rows in every table, in whatever order they were loaded.

    The row that says when and from which ledger a generation was made is left out. It shows
    damage and difference; it is no defence against somebody who makes rows to fit it.
    """
    digest = hashlib.sha256()
    for table in table_names():
        if table != _ABOUT_ITSELF:
            summary = con.execute(statement("content"), {"table_name": table}).fetchone()
            digest.update(repr((table, summary)).encode())
    return digest.hexdigest()
