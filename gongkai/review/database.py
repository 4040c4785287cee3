"""The file review.sqlite: opened, made, and its troubles told in one line.

Several processes may write: write-ahead log, one writer at a time and the others wait, and each commit is on
the disk before it is acknowledged.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

from gongkai.durable import make_folder, sync
from gongkai.errors import StoreError

SCHEMA_VERSION = 1
_APPLICATION = 0x476B6169  # as schema.sql says
_WAIT_SECONDS = 10


@cache
def statement(name: str) -> str:
    """The text of `<name>.sql`."""
    return (resources.files(__package__) / f"{name}.sql").read_text(encoding="utf-8")


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, open for reading; StoreError if it is damaged or newer than this program."""
    with _told(path), closing(_connect(path, "ro")) as con:
        _demand_known(path, con)
        yield con


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction, on the disk when this returns; all or nothing. Makes the file where there is none."""
    with _told(path):
        make_folder(path.parent)
        with closing(_connect(path, "rwc")) as con:
            con.execute("PRAGMA synchronous = FULL")
            is_new = not _is_made(con)
            if is_new:
                con.execute("PRAGMA journal_mode = WAL")
            with _transaction(con):
                if not _is_made(con):
                    _make(con)
                _demand_known(path, con)
                yield con
        if is_new:
            sync(path.parent)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)


@contextmanager
def _transaction(con: sqlite3.Connection) -> Iterator[None]:
    con.execute("BEGIN IMMEDIATE")
    is_done = False
    try:
        yield
        con.execute("COMMIT")
        is_done = True
    finally:
        if not is_done and con.in_transaction:
            con.execute("ROLLBACK")


def _is_made(con: sqlite3.Connection) -> bool:
    """Whether the file holds anything; any number of processes may be the first to write."""
    return bool(con.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])


def _make(con: sqlite3.Connection) -> None:
    for part in _statements(statement("schema")):
        con.execute(part)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: executescript would end the transaction they belong to."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _demand_known(path: Path, con: sqlite3.Connection) -> None:
    version = con.execute("PRAGMA user_version").fetchone()[0]
    application = con.execute("PRAGMA application_id").fetchone()[0]
    if application != _APPLICATION:
        raise StoreError(f"{path} holds no decisions of Gongkai: move it away, or restore it from a backup")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{path} was made by a later version of Gongkai: update Gongkai to see the decisions"
        )


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        raise StoreError(f"{path}: the decisions cannot be used now ({error}): try again") from error
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"{path}: the decisions cannot be read ({error}): restore the file from a backup, or move it away"
        ) from error
