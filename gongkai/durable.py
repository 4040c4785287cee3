"""Writing to disk so that after a crash a file is there whole, as it was before, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: a part file, fsync, rename, fsync of the folder.

    A crash leaves at most the part file `.<name>.part`, which the next writing of that path
    overwrites. Only one process at a time may write a path. OSError when the disk refuses.
    """
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Wait until the file, or the list of names in the folder, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(path: Path) -> None:
    """Make the folder and those above it, each entered durably in its parent."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    sync(path.parent)


def resolved(path: Path) -> Path:
    """Where a path leads, whether anything is there or not; OSError where its links lead round in a circle."""
    end = Path(os.path.realpath(path))
    if end.is_symlink():  # Path.resolve raises RuntimeError here, or nothing, by the version of Python
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return end
