"""Opening the current generation for reading: nothing can be written, fetched or loaded through it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import duckdb
from duckdb import DuckDBPyConnection

from gongkai.errors import StoreError
from gongkai.warehouse.failures import reading
from gongkai.warehouse.schema import SCHEMA_VERSION

Config: TypeAlias = dict[str, str | bool | int | float | list[str]]

OFFLINE: Config = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
_LOCKED_DOWN: Config = {
    **OFFLINE,
    "enable_external_access": False,
    "threads": min(os.cpu_count() or 1, 8),
    "memory_limit": "2GB",
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
    """One generation, open for reading; each use and each thread takes its own cursor."""

    path: Path
    generation: Generation
    connection: DuckDBPyConnection

    def cursor(self) -> DuckDBPyConnection:
        """A connection of its own to the same generation."""
        return self.connection.cursor()

    def close(self) -> None:
        """Let go of the file; cursors still open keep it until they close."""
        self.connection.close()


def open_generation(path: Path) -> Reader:
    """Open one generation; StoreError if it is damaged or of another schema version."""
    with reading(path):
        connection = duckdb.connect(path, read_only=True, config=_LOCKED_DOWN)
    try:
        return Reader(path, _described(path, connection), connection)
    except StoreError:
        connection.close()
        raise


def _described(path: Path, connection: DuckDBPyConnection) -> Generation:
    with reading(path):
        rows = connection.table("generation").fetchall()
    if len(rows) != 1:
        raise StoreError(f"{path} was never finished: run `gongkai rebuild`")
    found = Generation(*rows[0])
    if found.schema_version < SCHEMA_VERSION:
        raise StoreError(f"{path} was made by an earlier version of Gongkai: run `gongkai rebuild`")
    if found.schema_version > SCHEMA_VERSION:
        raise StoreError(
            f"{path} was made by a later version of Gongkai: update Gongkai, or run `gongkai rebuild` with this one"
        )
    return found
