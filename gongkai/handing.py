"""Files that somebody asked for by name: there whole, or what was there before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from uuid import uuid4

from gongkai.errors import UsageError


def hand_over(output: Path, content: bytes) -> None:
    """Write the file; UsageError where the disk refuses, and the file that was there stays."""
    with replacing(output) as file:
        file.write(content)


@contextmanager
def replacing(output: Path) -> Iterator[IO[bytes]]:
    """A part file that takes the place of `output` when all of it is on the disk, and is removed otherwise.

    After a kill the part file `.NAME.….part` is left beside it. UsageError where the disk refuses.
    """
    at = output.resolve()  # a link stays a link
    part = at.with_name(f".{at.name}.{uuid4().hex[:8]}.part")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(at)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror})") from error
    finally:
        part.unlink(missing_ok=True)
