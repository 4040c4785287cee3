"""What DuckDB and the disk may refuse, told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from gongkai.errors import StoreError

# a commit or a checkpoint that the disk refuses is a TransactionException or a FatalException
_REFUSED = (
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.TransactionException,
    duckdb.FatalException,
)


@contextmanager
def writing(place: Path | str) -> Iterator[None]:
    """StoreError if the disk or the memory does not suffice for what is written."""
    try:
        yield
    except (OSError, *_REFUSED) as error:
        raise StoreError(
            f"{place} cannot be written ({first_line(error)}): free space or mend the permissions"
        ) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """StoreError if a generation is not what it was when it was published."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        if "lock" in str(error):
            remedy = "close the program that has it open for writing"
        elif "newer version" in str(error):
            remedy = "update Gongkai"
        else:
            remedy = "run `gongkai rebuild`"
        raise StoreError(f"{path} cannot be read ({first_line(error)}): {remedy}") from error


def first_line(error: Exception) -> str:
    """The first line of an error's text, or its kind where it has none."""
    return next(iter(str(error).splitlines()), type(error).__name__)
