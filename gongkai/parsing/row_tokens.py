"""What the rows of tables are made of: cells as printed, and the labels and cells of a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.documents import GridCell


class TextToken(NamedTuple):
    """A cell in a line of text; a blank cell has no text.

    `column` is set where the format gives one, `offset` where the cell is a piece of a line of text; `is_padding` where
    bars behind the last cell of a row show none: they fill the row up, or begin the next.
    """

    text: str
    locator: str
    column: int | None = None
    offset: int = 0
    is_padding: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed."""
        return not self.text.strip()


# one cell as printed; those of a table that the format gives are taken as they are
Token = TextToken | GridCell


class TableRow:
    """The labels a row begins with and its cells up to the next label; `is_whole` if blank cells were kept.

    Of several labels the last is the row's own, those before it are heads over several rows. `label` is
    one without text where there is none; `has_figures` tells whether anything is printed in the cells.
    """

    __slots__ = ("cells", "has_figures", "is_whole", "label", "labels")

    def __init__(self, labels: tuple[Token, ...], cells: tuple[Token, ...], *, is_whole: bool) -> None:
        self.labels, self.cells, self.is_whole = labels, cells, is_whole
        self.label = labels[-1] if labels else TextToken("", cells[0].locator if cells else "")
        self.has_figures = _are_printed(cells)

    @property
    def own_cells(self) -> tuple[Token, ...]:
        """The cells without the bars that fill up the line above the first of them, and their own behind the last."""
        first, end = 0, len(self.cells)
        while end and _is_padding(self.cells[end - 1]):
            end -= 1
        while first < end and _is_padding(self.cells[first]):
            first += 1
        return self.cells[first:end]


def _is_padding(cell: Token) -> bool:
    return isinstance(cell, TextToken) and cell.is_padding


def _are_printed(cells: Sequence[Token]) -> bool:
    for cell in cells:  # noqa: SIM110  `any` takes three times as long, and every row is asked
        if cell.text.strip():
            return True
    return False
