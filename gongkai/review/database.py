"""The file review.sqlite: opened, made, and its troubles told in one line.

Several processes may write: write-ahead log, one writer at a time and the others wait, and each commit is on
the disk before it is acknowledged.
"""

from __future__ import annotations

import fcntl
import os
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
        _make_where_missing(path)
        with closing(_connect(path, "rw")) as con:
            con.execute("PRAGMA synchronous = FULL")
            with _transaction(con):
                _demand_known(path, con)
                yield con


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


def _make_where_missing(path: Path) -> None:
    """A history without an event, made beside its place and put there whole; the first of several makes it.

    Made in its place it would, after a crash, look like one whose decisions were lost.
    """
    if path.exists():
        return
    with _one_at_a_time(path.parent):
        if path.exists():
            return
        part = path.with_name(f".{path.name}.part")
        for left in path.parent.glob(f"{part.name}*"):
            left.unlink()
        with closing(_connect(part, "rwc")) as con:
            con.execute("PRAGMA journal_mode = WAL")
            with _transaction(con):
                for part_of_schema in _statements(statement("schema")):
                    con.execute(part_of_schema)
        sync(part)
        part.rename(path)
        sync(path.parent)


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Alone among those who ask for the same; a process that ends lets go."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


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


# SQLite asks for as much memory as a damaged length says, and quotes what it cannot decode
DAMAGED = (sqlite3.DatabaseError, MemoryError, UnicodeDecodeError)


def said(error: BaseException) -> str:
    """What SQLite says is wrong, in one line and without what it quotes."""
    if isinstance(error, sqlite3.Error) and "decode" not in str(error):
        return " ".join(str(error).split())
    return "a length or a text is damaged"


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except DAMAGED as error:
        if isinstance(error, sqlite3.OperationalError) and "decode" not in str(error):
            raise _unusable(path, error) from error
        raise StoreError(
            f"{path}: the decisions cannot be read ({said(error)}): restore the file from a backup, or move it away"
        ) from error
    except OSError as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: Exception) -> StoreError:
    return StoreError(f"{path}: the decisions cannot be used now ({' '.join(str(error).split())}): try again")
