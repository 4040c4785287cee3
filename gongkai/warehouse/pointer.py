"""CURRENT: which generation is served, and the SHA-256 and size its file must have.

One line, `000012.duckdb <sha256> <bytes>`, replaced in one step. A generation is never changed once it is
published, so a file that no longer has this hash is damaged: it is named, and not served.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gongkai.durable import write_file
from gongkai.errors import StaleError, StoreError
from gongkai.warehouse.failures import reading

NAME = re.compile(r"[0-9]{6,12}\.duckdb")
_LINE = re.compile(rf"({NAME.pattern}) ([0-9a-f]{{64}}) ([0-9]{{1,18}})\n")
_REBUILD = "run `gongkai rebuild`"


@dataclass(frozen=True, slots=True)
class Seal:
    """A generation's file name, and what its content must be."""

    name: str
    sha256: str
    size: int

    def line(self) -> bytes:
        """What CURRENT says of it."""
        return f"{self.name} {self.sha256} {self.size}\n".encode("ascii")


def seal(path: Path) -> Seal:
    """The seal of a file as it is now."""
    return Seal(path.name, _digest(path), path.stat().st_size)


def read_pointer(path: Path) -> Seal | None:
    """What CURRENT says, None where there is none; StoreError if it is not as it was written."""
    try:
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        return None
    except IsADirectoryError as error:
        raise _a_folder(path) from error
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path} cannot be read: {_REBUILD}") from error
    line = _LINE.fullmatch(text)
    if line:
        return Seal(line[1], line[2], int(line[3]))
    if NAME.fullmatch(text.strip()):
        raise StaleError(f"{path} was written by an earlier version of Gongkai: {_REBUILD}")
    raise StoreError(f"{path} names no generation: {_REBUILD}")


def demand_no_folder(path: Path) -> None:
    """StoreError where a folder stands in the place of CURRENT."""
    if path.is_dir():
        raise _a_folder(path)


def _a_folder(path: Path) -> StoreError:
    return StoreError(f"{path} is a folder and no pointer: move it away, then run `gongkai rebuild`")


def write_pointer(path: Path, seal: Seal) -> None:
    """Point to another generation, in one step."""
    write_file(path, seal.line())


def demand_sealed(path: Path, seal: Seal) -> None:
    """StoreError unless the file is there and is what was published.

    The whole file is read once a process for each state of it that the file system tells apart.
    """
    if not path.is_file():
        raise StoreError(f"{path} is missing, though CURRENT names it: {_REBUILD}")
    with reading(path):
        there = path.stat()
        if there.st_size != seal.size:
            raise StoreError(f"{path} has {there.st_size} bytes, it had {seal.size}: {_REBUILD}")
        found = _digest_once(path, there.st_ino, there.st_mtime_ns, there.st_size)
    if found != seal.sha256:
        raise StoreError(f"{path} is not what was published (its hash differs): {_REBUILD}")


@lru_cache(maxsize=8)
def _digest_once(path: Path, *_state: int) -> str:
    return _digest(path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
