"""What is the same for the tables of every format: their limits, their shape, and what is no table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial

from gongkai.documents import DOUBT, Grid, GridCell, UnreadableError
from gongkai.documents.limits import MAX_COLUMNS, MAX_ROWS

# no cell of a form is that long: a table around running text only lays out the page
_LAYOUT_CELL_CHARACTERS = 1_000
_NO_WORDS = re.compile(r"[0-9０-９.,，/+-]{0,20}")


# what GridCell._make does without a call in Python: pages have hundreds of cells
made_cell: Callable[[tuple[str, int, int, int, int, str]], GridCell] = partial(tuple.__new__, GridCell)


@lru_cache(maxsize=2048)
def places(table: str, row: int) -> tuple[str, ...]:
    """Where the cells of a row stand, by column: the same in every document."""
    return tuple(f"{table} row {row + 1} column {column + 1}" for column in range(MAX_COLUMNS))


def grid_of(cells: Iterable[GridCell], row_count: int, locator: str) -> Grid:
    """A Grid with one entry of `rows` for each row; a cell stands in the row it begins in."""
    rows: list[list[GridCell]] = [[] for _ in range(row_count)]
    for cell in cells:
        rows[cell.row].append(cell)
    return Grid(tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows), locator)


def check_size(row_count: int, column_count: int, locator: str) -> None:
    """UnreadableError where a table is larger than any form."""
    if row_count > MAX_ROWS or column_count > MAX_COLUMNS:
        raise UnreadableError(f"{locator} is larger than {MAX_ROWS} rows of {MAX_COLUMNS} columns")


def beside_picture(text: str) -> str:
    """The text of a cell that holds a picture too: it may be the figure of the cell, or digits of it."""
    return f"{text} {DOUBT}".strip() if _NO_WORDS.fullmatch(text) else text


def only_lays_out(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a table holds no figures in rows and columns but running text.

    That is one with a single column, or with a cell longer than any label.
    """
    if all(cell.column == 0 for row in rows for cell in row):
        return True
    longest = max([len(cell.text) for row in rows for cell in row])
    return longest > _LAYOUT_CELL_CHARACTERS
