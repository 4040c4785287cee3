"""How far the packed parts of a PDF unpack, found out before a reader unpacks them into memory."""

from __future__ import annotations

import re
import zlib

from gongkai.documents import UnreadableError
from gongkai.documents.limits import MAX_STREAMS, MAX_UNPACKED_BYTES, MEGABYTE

# the first byte of what zlib packed
_PACKED = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)?(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
_STEP = 64 * 1024
_DICTIONARY_WITHIN = 400
_TOO_FAR = f"the PDF unpacks to more than {MAX_UNPACKED_BYTES // MEGABYTE} MB: save it again"


def check_streams(content: bytes) -> None:
    """UnreadableError where the parts unpack beyond the limit, or hold packed parts once more.

    Pictures are only unpacked when they are drawn, so each counts for itself and not for the whole.
    """
    total = 0
    for count, found in enumerate(_PACKED.finditer(content)):
        if count >= MAX_STREAMS:
            raise UnreadableError(f"the PDF holds more than {MAX_STREAMS} parts: give the report alone")
        dictionary = content[max(0, found.start() - _DICTIONARY_WITHIN) : found.start()].rpartition(b"obj")[2]
        is_picture = b"/Image" in dictionary
        size = _unpacked_size(content, found.end(), MAX_UNPACKED_BYTES - (0 if is_picture else total))
        total += 0 if is_picture else size


def _unpacked_size(content: bytes, start: int, limit: int) -> int:
    """Bytes that come out of the packed part at `start`; a part that is broken counts as far as it goes."""
    unpacker = zlib.decompressobj()
    size = 0
    try:
        for at in range(start, len(content), _STEP):
            piece = content[at : at + _STEP]
            while piece and not unpacker.eof:
                unpacked = unpacker.decompress(piece, _STEP)
                if size == 0 and _is_packed(unpacked):
                    raise UnreadableError("the PDF holds parts that are packed twice: save it again")
                size += len(unpacked)
                if size > limit:
                    raise UnreadableError(_TOO_FAR)
                piece = unpacker.unconsumed_tail
            if unpacker.eof:
                break
    except zlib.error:
        return size
    return size


def _is_packed(data: bytes) -> bool:
    if len(data) < 2 or data[0] & 0x0F != 8 or int.from_bytes(data[:2], "big") % 31:
        return False
    try:
        return bool(zlib.decompressobj().decompress(data[:1024], 64))
    except zlib.error:
        return False
