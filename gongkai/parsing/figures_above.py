"""Lines of figures in a text of which nothing tells whether they stand above or below the label of their row.

Text made from a PDF by its layout sets a label of two lines beside the middle of its figures: their line comes above
it, or below. Where a line of figures without a label stands before such labels, those that follow are not taken
for the label above them: the figures go on without one, and only arithmetic may place them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gongkai.parsing.matrix_columns import COLUMNS
from gongkai.parsing.matrix_labels import Label, label_of
from gongkai.parsing.table_rows import TableRow, Token

_FEWEST_IN_A_LINE = 2
# what is left of a label or of a head: 息, 组织, (五)不
_LONGEST_PIECE = 3


def without_doubtful_labels(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """The rows in order; figures whose label is in doubt as rows without one."""
    are_above = are_below = False
    for row in rows:
        if row.is_whole or not row.cells:
            are_above = are_above and not row.is_whole
            yield row
            continue
        said = label_of(row.label.text)
        for part in _parts(row, said):
            is_row = bool(part.labels) and said.row is not None
            if _is_headless(part, said) and not (are_below and len(said.bare) > _LONGEST_PIECE):
                are_above = True
            elif is_row and _is_beside(part):
                are_above = are_below = False
            elif said.group or _heads_appeals(said):
                are_above = False
            is_in_doubt = is_row and are_above
            are_below = are_below or (is_row and not are_above and not _is_beside(part))
            yield TableRow((), part.cells, is_whole=False) if is_in_doubt else part


def _is_headless(row: TableRow, said: Label) -> bool:
    """Whether a row is a line of figures without a label, or below words that are none of this form."""
    if len(_lines(row.cells)[0]) < _FEWEST_IN_A_LINE:
        return False
    is_known = said.row or said.group or said.result or said.is_heading or _heads_appeals(said)
    # a piece beside figures is torn from the label around them
    return not row.labels or (not is_known and not _is_beside(row))


def _heads_appeals(said: Label) -> bool:
    """Whether a label heads a result or a way of appeal; 总计 and 其他 head columns of requests too."""
    return bool(said.appeals and any(said.appeals))


def _parts(row: TableRow, said: Label) -> Iterator[TableRow]:
    """A row of the matrix; figures in lines below those beside its label are not its own where both lines have several."""
    lines = _lines(row.cells)
    has_several = len(lines) > 1 and min(len(lines[0]), len(lines[1])) >= _FEWEST_IN_A_LINE
    if said.row is None or not has_several or not _is_beside(row) or len(row.cells) == len(COLUMNS):
        yield row
        return
    is_full = len(lines[0]) == len(COLUMNS)
    yield TableRow(row.labels if is_full else (), tuple(lines[0]), is_whole=False)
    for line in lines[1:]:
        yield TableRow((), tuple(line), is_whole=False)


def _lines(cells: Sequence[Token]) -> list[list[Token]]:
    return [list(line) for _, line in groupby(cells, key=lambda cell: cell.locator)]


def _is_beside(row: TableRow) -> bool:
    return row.cells[0].locator == row.label.locator
