"""Messages on a pipe, each with its length before it."""

from __future__ import annotations

import struct
from typing import IO

# what an answer begins with: the child spoke, or why it did not
ANSWERED, FAILED = b"A", b"F"
_LENGTH = struct.Struct(">Q")


def read_frame(source: IO[bytes], most: int) -> bytes | None:
    """The next message; None at the end, or where it is longer than anyone sends."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size or (length := _LENGTH.unpack(head)[0]) > most:
        return None
    message = source.read(length)
    return message if len(message) == length else None


def write_frame(to: IO[bytes], message: bytes) -> None:
    """Send a message."""
    to.write(_LENGTH.pack(len(message)))
    to.write(message)
    to.flush()
