"""Opening the current generation for reading: nothing can be written, fetched or loaded through it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import duckdb
from duckdb import DuckDBPyConnection

from gongkai import __version__
from gongkai.errors import LaterVersionError, StaleError, StoreError
from gongkai.people import LOCAL, Person
from gongkai.warehouse.failures import reading
from gongkai.warehouse.schema import SCHEMA_VERSION, columns, own_columns
from gongkai.warehouse.threads import worth

Config: TypeAlias = dict[str, str | bool | int | float | list[str]]

OFFLINE: Config = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
_LOCKED_DOWN: Config = {
    **OFFLINE,
    "enable_external_access": False,
    "memory_limit": "2GB",
    "temp_directory": "",  # what does not fit into memory is refused, not written beside the generation
    "lock_configuration": True,
}


@dataclass(frozen=True, slots=True)
class Generation:
    """What a generation says of itself; `published_at` is UTC without a zone."""

    number: int
    schema_version: int
    made_by: str
    rules_version: str
    ledger_lines: int
    ledger_hash: str
    content_hash: str
    published_at: datetime
    settings: str


@dataclass(frozen=True)
class Reader:
    """One generation, open for reading by somebody; each use and each thread takes its own cursor.

    What is asked through it is answered within the regions that `person` may read, and, if `patience` is
    not None, within so many seconds.
    """

    path: Path
    generation: Generation
    connection: DuckDBPyConnection
    person: Person = LOCAL
    patience: float | None = None

    def cursor(self) -> DuckDBPyConnection:
        """A connection of its own to the same generation."""
        return self.connection.cursor()

    def close(self) -> None:
        """Let go of the file; cursors still open keep it until they close."""
        self.connection.close()


def open_generation(path: Path, called: Path | None = None) -> Reader:
    """Open one generation; StoreError if it is damaged or of a later version, StaleError if of an earlier one.

    Errors name the file as it is `called`, which is its path unless said otherwise.
    """
    called = called or path
    with reading(called):
        connection = duckdb.connect(path, read_only=True, config=_LOCKED_DOWN | {"threads": worth(path)})
    is_open = False
    try:
        opened = Reader(path, _described(called, connection), connection)
        is_open = True
    finally:
        if not is_open:
            connection.close()
    return opened


def _described(path: Path, connection: DuckDBPyConnection) -> Generation:
    with reading(path):
        versions = connection.table("generation").select("schema_version", "made_by").fetchall()
        found_columns = columns(connection)
    if len(versions) != 1:
        raise StoreError(f"{path} was never finished: run `gongkai rebuild`")
    schema_version, made_by = versions[0]
    if schema_version > SCHEMA_VERSION:
        raise LaterVersionError(
            f"{path} was made by {made_by} (tables of version {schema_version}), this is gongkai {__version__} "
            f"(version {SCHEMA_VERSION}): use {made_by} or later"
        )
    if schema_version < SCHEMA_VERSION or found_columns != own_columns():
        raise StaleError(
            f"{path} was made by an earlier version of Gongkai ({made_by}): run `gongkai rebuild`; the next ingest does it too"
        )
    with reading(path):
        return Generation(*connection.table("generation").fetchall()[0])
