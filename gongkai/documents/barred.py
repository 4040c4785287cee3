"""Tables in plain text that keep every cell: lines between bars, all with as many.

Programs write them so from the tables of pages, with blank cells where a cell spans several. Bars side by side fill rows
up that are short of cells: which cells such a table has lost is not said, and it is left as lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gongkai.documents import Block, Grid, GridCell, Paragraph
from gongkai.documents.grids import check_size, grid_of

# a line between the rows of a table that characters draw: ├───┼───┤, +---+---+, ---+---; a dash alone is a figure
_RULE = re.compile(
    r"(?=.*(?:[\u2500-\u257f]|[-=]\+|\+[-=]).*)[\s|\u2500-\u257f+=:-]*[\u2500\u2501\u2550=-]{2}[\s|\u2500-\u257f+=:-]*"
)
_FEWEST_ROWS = 3
_FEWEST_CELLS = 3

Line = tuple[int, str]


def blocks_of(lines: Sequence[str]) -> Iterator[Block]:
    """The lines of a text in order, whole tables among them as grids."""
    numbered = [(number, line) for number, line in enumerate(lines, 1) if not _RULE.fullmatch(line)]
    for is_barred, group in groupby(numbered, key=_is_barred):
        table = list(group)
        if is_barred and _is_whole(table):
            yield _grid(table)
        else:
            yield from (Paragraph(line, f"line {number}") for number, line in table)


def _is_barred(line: Line) -> bool:
    text = line[1].strip()
    return text.startswith("|") and text.endswith("|")


def _is_whole(rows: Sequence[Line]) -> bool:
    """Whether all rows have as many cells, and none is filled up."""
    if len(rows) < _FEWEST_ROWS or any("||" in line for _, line in rows):
        return False
    counts = {line.count("|") - 1 for _, line in rows}
    return len(counts) == 1 and counts.pop() >= _FEWEST_CELLS


def _grid(rows: Sequence[Line]) -> Grid:
    locator = f"line {rows[0][0]}"
    check_size(len(rows), rows[0][1].count("|"), f"the table on {locator}")
    cells = (
        GridCell(text.strip(), row, column, 1, 1, f"line {number}")
        for row, (number, line) in enumerate(rows)
        for column, text in enumerate(line.strip()[1:-1].split("|"))
    )
    return grid_of(cells, len(rows), locator)
