"""A CSV file that is one table of a report: one grid, cells located by line and column."""

from __future__ import annotations

import csv
import io

from gongkai.documents import Document, GridCell, UnreadableError
from gongkai.documents.decoding import decode
from gongkai.documents.grids import check_size, grid_of

MEDIA_TYPE = "text/csv"


def read_csv(content: bytes, source_name: str) -> Document:
    """Read a CSV file; the line is the one a record ends on, as an editor counts it."""
    text, doubts = decode(content)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    cells: list[GridCell] = []
    count = 0
    try:
        for row, record in enumerate(reader):
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
