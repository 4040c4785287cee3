"""A CSV file that is one table of a report: one grid, cells located by line and column.

Programs part its cells by commas, tabs, semicolons or bars. Which, the file says in a first line `sep=;` or by the
lines that it parts into cells: in a number with thousands separators a comma parts only few.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from gongkai.documents import Document, GridCell, UnreadableError
from gongkai.documents.decoding import decode
from gongkai.documents.grids import check_size, grid_of

MEDIA_TYPE = "text/csv"
_SEPARATORS = "\t;|,"
_SAID = re.compile(rf"sep=(?P<separator>[{_SEPARATORS}])")
_SEVERAL = 2


def read_csv(content: bytes, source_name: str) -> Document:
    """Read a CSV file; the line is the one a record ends on, as an editor counts it."""
    text, doubts = decode(content)
    text = text.lstrip("\ufeff")
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    cells: list[GridCell] = []
    count = 0
    try:
        for row, printed in enumerate(reader):
            record = [] if not row and _SAID.fullmatch(separator.join(printed)) else printed
            check_size(row + 1, len(record), "the table")
            count = row + 1
            for column, value in enumerate(record):
                place = f"line {reader.line_num} column {column + 1}"
                cells.append(GridCell(value.strip(), row, column, 1, 1, place))
    except csv.Error as error:
        raise UnreadableError(f"line {reader.line_num} is no CSV ({error})") from error
    if not any(cell.text for cell in cells):
        raise UnreadableError("the file holds no text")
    return Document(source_name, MEDIA_TYPE, (grid_of(cells, count, "line 1"),), doubts)


def _separator(text: str) -> str:
    """What parts the cells: said in the first line, or the one that parts most lines into equally many cells."""
    said = _SAID.match(text)
    if said and text[said.end() : said.end() + 1] in ("\r", "\n", ""):
        return said["separator"]
    lines = text.splitlines()
    return max(_SEPARATORS, key=lambda separator: _parted(lines, separator))


def _parted(lines: Sequence[str], separator: str) -> tuple[int, int]:
    """How many lines have the commonest number of cells, if that is more than one, and how many that is."""
    try:
        widths = Counter(len(record) for record in csv.reader(lines, delimiter=separator))
    except csv.Error:
        return 0, 0
    several = [(count, width) for width, count in widths.items() if width >= _SEVERAL]
    return max(several, default=(0, 0))
