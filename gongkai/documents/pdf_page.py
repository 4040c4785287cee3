"""One page of a PDF to its lines of text and its ruled tables, from the top down.

Every character goes to exactly one of them: to the table whose area its middle stands in, or to a line.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pdfplumber.page import Page
from pdfplumber.table import Table, TableFinder

from gongkai.documents.grids import check_size
from gongkai.documents.pdf_rules import rules_of
from gongkai.documents.pdf_strikes import mark_struck
from gongkai.documents.pdf_text import Char, is_page_mark, lines_of, text_of

# points: borders nearer than this are one
_SAME_EDGE = 4.0
# points: what office programs keep free on either side of a cell
_MARGIN = 5.4

Box = tuple[float, float, float, float]
Locate = Callable[[Box], Box]


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of text; lines of a page are counted without its page number."""

    text: str
    page: int
    number: int


@dataclass(frozen=True, slots=True)
class PageCell:
    """One cell of a table on one page, places zero-based; the box is x0, top, x1, bottom in points.

    `is_full`: there is no room for another character in its last line.
    """

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    page: int
    box: Box
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table on one page; `edges` are the x of its column borders, left to right."""

    page: int
    box: Box
    edges: tuple[float, ...]
    row_count: int
    cells: tuple[PageCell, ...]


Part = PageLine | PageTable


def parts_of(page: Page) -> list[Part]:
    """The lines and tables of a page in reading order; tables of one column are text."""
    mark_struck(page)
    return arranged(page.chars, [table.cells for table in _ruled_tables(page)], page.page_number)


def arranged(
    chars: Sequence[Char], ruled: Sequence[Sequence[Box]], number: int, locate: Locate | None = None
) -> list[Part]:
    """The characters of a page in the tables with the cell borders `ruled`, and in lines around them.

    `locate` turns a box of the page into the one that locators name; by default it is rounded.
    """
    found = [_table(cells, chars, number, locate or _round) for cells in ruled]
    tables = [
        (box, table) for box, table in found if len(table.edges) > 2 and not _is_a_fragment(box, table, chars)
    ]
    outside = [char for char in chars if not any(_holds(box, char) for box, _ in tables)]
    placed: list[tuple[float, str | PageTable]] = [
        *lines_of(outside),
        *((box[1], table) for box, table in tables),
    ]
    placed.sort(key=lambda part: part[0])
    return numbered([part for _, part in placed], number)


def _is_a_fragment(area: Box, table: PageTable, chars: Iterable[Char]) -> bool:
    """Whether rules stand around a few columns of a table only: one row of them, and text beside it."""
    beside = (-math.inf, area[1], math.inf, area[3])
    return table.row_count == 1 and any(
        _holds(beside, char) and not _holds(area, char) and not char["text"].isspace() for char in chars
    )


def numbered(parts: Sequence[str | PageTable], page: int) -> list[Part]:
    """The parts of a page without its page number, lines counted from 1.

    A bare number above text may be the end of one that the page break has cut: 185 and 4 are 1854.
    """
    kept = list(parts)
    for edge in (-1, 0):
        if kept and isinstance(at_edge := kept[edge], str) and is_page_mark(at_edge, page):
            is_above_text = edge == 0 and len(kept) > 1 and isinstance(kept[1], str)
            if not (is_above_text and at_edge.isdecimal()):
                del kept[edge]
    found: list[Part] = []
    count = 0
    for part in kept:
        if isinstance(part, str):
            count += 1
            found.append(PageLine(part, page, count))
        else:
            found.append(part)
    return found


def _ruled_tables(page: Page) -> list[Table]:
    rules = rules_of(page)
    if sum(rule["orientation"] == "v" for rule in rules) < 2:
        return []
    settings = {
        "vertical_strategy": "explicit",
        "horizontal_strategy": "explicit",
        "explicit_vertical_lines": rules,
        "explicit_horizontal_lines": rules,
    }
    return list(TableFinder(page, settings).tables)


def _table(ruled: Sequence[Box], chars: Iterable[Char], page: int, locate: Locate) -> tuple[Box, PageTable]:
    """The table with the given cell borders, and the area it covers; between double borders is no cell."""
    across = _edges(edge for box in ruled for edge in (box[0], box[2]))
    down = _edges(edge for box in ruled for edge in (box[1], box[3]))
    check_size(len(down) - 1, len(across) - 1, f"the table on page {page}")
    area = (across[0], down[0], across[-1], down[-1])
    placed = [(box, place) for box in ruled if (place := _place(box, across, down))]
    places = [place for _, place in placed]
    owner = {at: index for index, place in enumerate(places) for at in _positions(place)}
    texts: dict[int, list[Char]] = defaultdict(list)
    loose: dict[tuple[int, int], list[Char]] = defaultdict(list)
    for char in chars:
        if _holds(area, char):
            at = _position(char, across, down)
            (texts[owner[at]] if at in owner else loose[at]).append(char)
    cells = []
    for index, (box, place) in enumerate(placed):
        text, is_full = text_of(texts[index], box[2] - box[0] - 2 * _MARGIN)
        cells.append(PageCell(text, *place, page, locate(box), is_full))
    cells += _unruled_cells(loose, across, down, page, locate)
    return area, PageTable(page, locate(area), tuple(across), len(down) - 1, tuple(cells))


def _unruled_cells(
    loose: dict[tuple[int, int], list[Char]],
    across: Sequence[float],
    down: Sequence[float],
    page: int,
    locate: Locate,
) -> list[PageCell]:
    """Cells where text stands but a border is missing; neighbours in a row are one cell."""
    found: list[PageCell] = []
    runs: list[list[tuple[int, int]]] = []
    for at in sorted(loose):
        if runs and runs[-1][-1] == (at[0], at[1] - 1):
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        row, first, last = run[0][0], run[0][1], run[-1][1]
        box = (across[first], down[row], across[last + 1], down[row + 1])
        text, is_full = text_of((char for at in run for char in loose[at]), box[2] - box[0] - 2 * _MARGIN)
        if text:
            found.append(PageCell(text, row, first, 1, last - first + 1, page, locate(box), is_full))
    return found


def _edges(values: Iterable[float]) -> list[float]:
    """Border positions in order, those that are one and the same taken together."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME_EDGE:
            found.append(value)
    return found


def _place(box: Box, across: Sequence[float], down: Sequence[float]) -> tuple[int, int, int, int] | None:
    """Row, column, row span and column span of a box; None where its borders are one."""
    left, right = _nearest(across, box[0]), _nearest(across, box[2])
    top, bottom = _nearest(down, box[1]), _nearest(down, box[3])
    return (top, left, bottom - top, right - left) if top < bottom and left < right else None


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def _positions(place: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    row, column, row_span, column_span = place
    return [(r, c) for r in range(row, row + row_span) for c in range(column, column + column_span)]


def _position(char: Char, across: Sequence[float], down: Sequence[float]) -> tuple[int, int]:
    """Row and column that the middle of a character stands in."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    column = min(max(bisect_right(across, x) - 1, 0), len(across) - 2)
    return min(max(bisect_right(down, y) - 1, 0), len(down) - 2), column


def _holds(box: Box, char: Char) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _round(box: Box) -> Box:
    return round(box[0]), round(box[1]), round(box[2]), round(box[3])
