"""Rows of a form that a document prints more than once: a blank form above the filled one, last year's table, a draft.

Which of two rows with other figures is the report's cannot be told from the rows: then neither is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from gongkai.parsing.matrix_labels import RESULT_GROUPS, label_of
from gongkai.parsing.row_tokens import TableRow

Numbered = tuple[int, TableRow]


class Again(Enum):
    """What a row is beside the one printed before: the first with figures, or of the report's year; one with others, of
    another year, or nothing new."""

    FILLED = auto()
    OTHER = auto()
    OTHER_YEAR = auto()
    KNOWN = auto()


@dataclass
class PrintedRows:
    """The row read for each part of the form; None for a part whose rows contradict each other.

    `of_other_years` is where the cells of tables stand that are told to be of another year.
    """

    rows: dict[str, Numbered | None] = field(default_factory=dict)
    of_other_years: frozenset[str] = frozenset()

    def __contains__(self, part: str) -> bool:
        return part in self.rows

    def compare(self, part: str, row: TableRow) -> Again:
        """Compare a row with the one read before. 3.其他 and 4.其他 are rows of their own, of which the first is read."""
        before = self.rows[part]
        figures = _figures(row)
        if before and self._is_of_another(row) != self._is_of_another(before[1]):
            return Again.OTHER_YEAR if self._is_of_another(row) else Again.FILLED
        if before is None or not figures:
            return Again.KNOWN
        earlier = _figures(before[1])
        if not earlier:
            return Again.FILLED
        # the note in brackets behind a label may be left out
        short, long = sorted((label_of(one.label.text).plain for one in (row, before[1])), key=len)
        if part.startswith(RESULT_GROUPS):  # one row for each way: a second one is of another year or body
            return Again.OTHER if figures != earlier else Again.KNOWN
        is_same_label = short == long or (bool(short) and long.startswith(f"{short}("))
        return Again.OTHER if is_same_label and figures != earlier else Again.KNOWN

    def _is_of_another(self, row: TableRow) -> bool:
        return row.cells[0].locator in self.of_other_years


def _figures(row: TableRow) -> list[str]:
    return [text for cell in row.cells if (text := cell.text.strip())]
