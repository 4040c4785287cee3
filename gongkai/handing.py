"""Files that somebody asked for by name: there whole, or what was there before."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from uuid import uuid4

from gongkai.durable import resolved
from gongkai.errors import UsageError

_TOKEN_SIGNS = 8


def hand_over(output: Path, content: bytes) -> None:
    """Write the file; UsageError where the disk refuses, and the file that was there stays."""
    with replacing(output) as file:
        file.write(content)


@contextmanager
def replacing(output: Path) -> Iterator[IO[bytes]]:
    """A part file that takes the place of `output` when all of it is on the disk, and is removed otherwise.

    After a kill the part file `.NAME.….part` is left beside it until that name is written again. UsageError where the
    disk refuses.
    """
    at, part = output, None
    try:
        at = resolved(output)  # a link stays a link
        _sweep(at)
        with _new_part(at) as file:
            part = Path(file.name)
            yield file
            file.flush()
            os.fsync(file.fileno())
            part.replace(at)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror})") from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _sweep(at: Path) -> None:
    """Remove what writings of this very name left that were killed; one that goes on holds its part file."""
    for left in _listed(at.parent):
        if _is_part(left.name, at.name) and left.is_file():
            with suppress(FileNotFoundError, PermissionError, BlockingIOError), left.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                left.unlink()


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except PermissionError:  # one may write into a folder that one may not look through
        return []


def _is_part(name: str, of: str) -> bool:
    start, end = f".{of}.", ".part"
    return name.startswith(start) and name.endswith(end) and len(name) == len(start) + _TOKEN_SIGNS + len(end)


@contextmanager
def _new_part(at: Path) -> Iterator[IO[bytes]]:
    """A part file that is held: whoever sweeps before it is held has removed it, and another one is made."""
    while True:
        part = at.with_name(f".{at.name}.{uuid4().hex[:_TOKEN_SIGNS]}.part")
        with part.open("xb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if part.exists():
                yield file
                return
