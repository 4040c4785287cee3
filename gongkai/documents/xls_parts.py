"""Hidden rows and columns of an .xls file, by the names of its sheets.

The workbook is a stream of BIFF8 records in a compound file ([MS-CFB], [MS-XLS]). What is no such stream gives
nothing here, and neither is a stream so short that it shares its sectors: programs pad theirs.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from gongkai.documents.limits import MAX_COLUMNS
from gongkai.documents.sheet_parts import Hidden

_END = 0xFFFFFFFA  # this and higher numbers end a chain or mark a sector that is none
_DIRECTORY_ENTRY = 128
_STREAMS = ("Workbook", "Book")
_BOF, _BOUNDSHEET, _ROW, _COLUMNS = 0x0809, 0x0085, 0x0208, 0x007D
_ROW_IS_HIDDEN, _COLUMN_IS_HIDDEN = 0x0020, 0x0001


def hidden_in(content: bytes) -> dict[str, Hidden] | None:
    """The hidden rows and columns of each sheet that has some; None where that cannot be told."""
    try:
        stream = _workbook(content)
        return {name: hidden for name, start in _sheets(stream) if (hidden := _hidden(stream, start))}
    except (struct.error, IndexError):
        return None


def _workbook(content: bytes) -> bytes:
    """The stream of the workbook; IndexError where there is none."""
    sector = 1 << struct.unpack_from("<H", content, 30)[0]
    if sector not in (512, 4096):
        raise IndexError(sector)
    sectors = _Sectors(content, sector)
    first_directory, _, shortest = struct.unpack_from("<III", content, 48)
    directory = sectors.chain(first_directory)
    entries = [_entry(directory, at) for at in range(0, len(directory), _DIRECTORY_ENTRY)]
    found = [entry for name in _STREAMS for entry in entries if entry[0] == name and entry[2] >= shortest]
    _, start, size = found[0]
    return sectors.chain(start)[:size]


def _entry(directory: bytes, at: int) -> tuple[str, int, int]:
    """Name, first sector and size of one entry of the directory."""
    length = min(struct.unpack_from("<H", directory, at + 64)[0], 64)
    name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
    start, size = struct.unpack_from("<II", directory, at + 116)
    return name, start, size


class _Sectors:
    """The sectors of a compound file and the table that says which follows which."""

    def __init__(self, content: bytes, size: int) -> None:
        self.content, self.size = content, size
        further, count = struct.unpack_from("<II", content, 68)
        places = list(struct.unpack_from("<109I", content, 76))
        for _ in range(min(count, len(content) // size)):
            numbers = self.numbers(self.sector(further))
            places += numbers[:-1]
            further = numbers[-1]
        self.table = self.numbers(b"".join(self.sector(at) for at in places if at < _END))

    def sector(self, number: int) -> bytes:
        begin = (number + 1) * self.size
        found = self.content[begin : begin + self.size]
        if not found:
            raise IndexError(number)
        return found

    def chain(self, first: int) -> bytes:
        return b"".join(self.sector(number) for number in _followed(self.table, first))

    def numbers(self, data: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _followed(table: list[int], first: int) -> Iterator[int]:
    number, steps = first, 0
    while number < _END and steps <= len(table):
        yield number
        number, steps = table[number], steps + 1


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Names of the sheets and where each begins in the stream."""
    for number, (kind, data) in enumerate(_records(stream, 0)):
        if kind == _BOF and number:
            return
        if kind == _BOUNDSHEET:
            start, _, length, is_wide = struct.unpack_from("<IHBB", data)
            text = data[8 : 8 + length * (2 if is_wide & 1 else 1)]
            yield text.decode("utf-16-le" if is_wide & 1 else "latin-1", "replace"), start


def _hidden(stream: bytes, start: int) -> Hidden:
    found = Hidden()
    for number, (kind, data) in enumerate(_records(stream, start)):
        if kind == _BOF and number:
            break  # a chart within the sheet, or the next sheet
        if kind == _ROW and struct.unpack_from("<H", data, 12)[0] & _ROW_IS_HIDDEN:
            found.rows.add(struct.unpack_from("<H", data)[0])
        if kind == _COLUMNS:
            first, last, width, _, options = struct.unpack_from("<HHHHH", data)
            if options & _COLUMN_IS_HIDDEN or not width:
                found.columns |= set(range(first, min(last + 1, MAX_COLUMNS)))
    return found
