"""The audit pack as a file of the command line."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gongkai.errors import UsageError
from gongkai.exporting import parameters
from gongkai.handing import replacing
from queries import current
from queries.exporting import Order, Step
from queries.pack import VIEWS, Contents, contents, demand_room, write_pack

MOST_MEGABYTES = 4096


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack that was written: what it holds, its own size and hash, to be noted apart from it."""

    held: Contents
    bytes: int
    sha256: str


def write(
    output: Path,
    filters: list[str],
    views: list[str],
    *,
    most_megabytes: int,
    step: Step = lambda _name: None,
) -> Packed:
    """Write the pack of what is in view; it is there whole or not at all.

    UsageError: an unknown view or filter, a name that does not end in .zip, too large, or a file that cannot be written.
    """
    if output.suffix.lower() != ".zip":
        raise UsageError(f"{output}: the name must end in .zip")
    order = Order(tuple(views), parameters(dict.fromkeys((*VIEWS, *views)), filters))
    reader = current()
    held = contents(reader, order)
    demand_room(held, most_megabytes * 1_000_000)
    with replacing(output) as out:
        write_pack(reader, order, held, out, step)
    try:
        with output.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Packed(held, output.stat().st_size, digest)
    except OSError as error:
        raise UsageError(f"{output}: cannot be read again ({error.strerror})") from error
