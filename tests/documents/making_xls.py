"""A small .xls file written by hand: BIFF8 records in the one stream of a compound file."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_STREAM = 8 * _SECTOR
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

Values = Mapping[tuple[int, int], str | float]


def xls(
    name: str,
    values: Values,
    merged: tuple[tuple[int, int, int, int], ...] = (),
    hidden: tuple[tuple[int, ...], tuple[int, ...]] = ((), ()),
) -> bytes:
    """A workbook of one sheet; values by (row, column), merged by first and last row, first and last column.

    `hidden` are the rows and the columns that nobody sees.
    """
    start = len(_globals(name, 0))
    return _compound(_globals(name, start) + _sheet(values, merged, hidden))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _text(text: str, length: str) -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _globals(name: str, start: int) -> bytes:
    sheet = struct.pack("<IBB", start, 0, 0) + _text(name, "<B")
    return _begin(0x0005) + _record(0x0085, sheet) + _record(0x000A, b"")


def _sheet(
    values: Values,
    merged: tuple[tuple[int, int, int, int], ...],
    hidden: tuple[tuple[int, ...], tuple[int, ...]],
) -> bytes:
    out = _begin(0x0010)
    for column in hidden[1]:
        out += _record(0x007D, struct.pack("<HHHHHH", column, column, 2048, 15, 1, 0))
    for row in hidden[0]:
        out += _record(0x0208, struct.pack("<HHHHHHHH", row, 0, 8, 255, 0, 0, 0x0120, 15))
    for (row, column), value in values.items():
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(value, str):
            out += _record(0x0204, place + _text(value, "<H"))
        else:
            out += _record(0x0203, place + struct.pack("<d", value))
    if merged:
        out += _record(
            0x00E5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<HHHH", *cell) for cell in merged)
        )
    return out + _record(0x000A, b"")


def _compound(stream: bytes) -> bytes:
    """Sector 0 is the allocation table, 1 the directory, then the stream; all in one table's reach."""
    assert len(stream) <= _STREAM
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6)),
        *(0, 1, 1, 0, 4096, _END, 0, _END, 0, 0),
    )
    header += struct.pack("<108I", *([_FREE] * 108))
    chain = [_TABLE, _END, *range(3, 10), _END]
    table = struct.pack("<128I", *chain, *([_FREE] * (128 - len(chain))))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 2, _STREAM)
    return header + table + directory.ljust(_SECTOR, b"\x00") + stream.ljust(_STREAM, b"\x00")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    code = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        *(code, len(code) + 2, kind, 1, _FREE, _FREE, child, bytes(16), 0, 0, 0, start, size),
    )
