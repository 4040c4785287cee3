"""Transactions of a database: what is written is written whole, or an error says that it is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import duckdb
from duckdb import DuckDBPyConnection


@contextmanager
def transaction(con: DuckDBPyConnection) -> Iterator[None]:
    """All or nothing of what is done to the connection within.

    Without one DuckDB commits each statement for itself, and a commit that the disk refuses raises nothing where rows
    or a table were handed over from Arrow: what was acknowledged is not there.

    Rows of a table with a key must not be deleted and put back in one: DuckDB ends the process if it
    cannot write such a transaction down.
    """
    con.begin()
    is_done = False
    try:
        yield
        con.commit()
        is_done = True
    finally:
        if not is_done:
            with suppress(
                duckdb.TransactionException, duckdb.FatalException
            ):  # a refused commit has ended it
                con.rollback()
