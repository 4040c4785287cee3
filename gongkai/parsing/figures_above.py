"""Figures in a text of which nothing tells that they belong to the label over them.

Text made from a PDF by its layout sets a label of two lines beside the middle of its figures: their line comes above
it, or below. Text that goes down the columns of a table gives a label any figures that follow. In both such texts the
rows whose figures are not beside their label, or do not add up, are not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from gongkai.parsing.matrix_columns import COLUMNS
from gongkai.parsing.matrix_labels import Label, label_of
from gongkai.parsing.numbers import read_figure
from gongkai.parsing.row_tokens import TableRow, Token

_FEWEST_IN_A_LINE = 2
# what is left of a label or of a head: 息, 组织, (五)不
_LONGEST_PIECE = 3


class DoubtfulRow(TableRow):
    """A row whose figures may be those of another label: they are not to be read."""

    __slots__ = ()


def with_doubts(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """The rows in order, those whose figures may be another's as doubtful ones."""
    parts = [part for row in rows for part in _parts(row)]
    above = _above(parts)
    are_scrambled = _are_scrambled(parts)
    for at, part in enumerate(parts):
        if not _is_matrix_row(part):
            yield part
            continue
        is_complete = len(part.cells) == len(COLUMNS)
        is_above = at in above or (above and not is_complete and not _is_beside(part))
        is_scrambled = are_scrambled and not (is_complete and _adds_up(part))
        is_doubtful = is_above or is_scrambled
        yield DoubtfulRow(part.labels, part.cells, is_whole=False) if is_doubtful else part


def _above(parts: Sequence[TableRow]) -> set[int]:
    """The rows below a line of figures without a label, up to the next with its figures beside it."""
    found: set[int] = set()
    is_open = are_below = False
    for at, part in enumerate(parts):
        if not _is_text_row(part):
            is_open = is_open and not part.is_whole
            continue
        said = label_of(part.label.text)
        if _is_headless(part, said) and not (are_below and len(said.bare) > _LONGEST_PIECE):
            is_open = True
        elif not _is_matrix_row(part):
            is_open = is_open and not (said.group or _heads_appeals(said))
        elif _is_beside(part):
            is_open = are_below = False
        elif is_open:
            found.add(at)
        else:
            are_below = True
    return found


def _are_scrambled(parts: Sequence[TableRow]) -> bool:
    """Whether most lines of figures are no rows, as in text that goes down the columns of a table."""
    rows = [
        part
        for part in parts
        if len(part.cells) > 1 and (_is_matrix_row(part) or (_is_text_row(part) and not part.labels))
    ]
    # a text that keeps blank cells keeps its rows
    no_rows = [
        part
        for part in rows
        if len(part.cells) != len(COLUMNS)
        and not any(cell.is_blank for cell in part.cells)
        and not _adds_up(part)
    ]
    return len(no_rows) * 2 > len(rows)


def _is_matrix_row(row: TableRow) -> bool:
    return _is_text_row(row) and bool(row.labels) and label_of(row.label.text).row is not None


def _is_text_row(row: TableRow) -> bool:
    return not row.is_whole and bool(row.cells)


def _adds_up(row: TableRow) -> bool:
    """Whether the last figure of a row is the sum of those before it, blank cells dropped or not."""
    figures = [read_figure(cell.text).value for cell in row.cells if cell.text.strip()]
    if len(figures) < _FEWEST_IN_A_LINE or any(figure is None for figure in figures):
        return False
    return sum(filter(None, figures[:-1]), Decimal(0)) == figures[-1]


def _is_headless(row: TableRow, said: Label) -> bool:
    """Whether a row is a line of figures without a label, or below words that are none of this form."""
    if not row.has_figures or len(_lines(row.cells)[0]) < _FEWEST_IN_A_LINE:
        return False
    is_known = said.row or said.group or said.result or said.is_heading or _heads_appeals(said)
    # a piece beside figures is torn from the label around them
    return not row.labels or (not is_known and not _is_beside(row))


def _heads_appeals(said: Label) -> bool:
    """Whether a label heads a result or a way of appeal; 总计 and 其他 head columns of requests too."""
    return bool(said.appeals and any(said.appeals))


def _parts(row: TableRow) -> Iterator[TableRow]:
    """A row of the matrix; figures in lines below those beside its label are not its own where both lines have several."""
    lines = _lines(row.cells) if _is_matrix_row(row) else []
    has_several = len(lines) > 1 and min(len(lines[0]), len(lines[1])) >= _FEWEST_IN_A_LINE
    if not has_several or not _is_beside(row) or len(row.cells) == len(COLUMNS):
        yield row
        return
    is_full = len(lines[0]) == len(COLUMNS)
    yield TableRow(row.labels if is_full else (), tuple(lines[0]), is_whole=False)
    for line in lines[1:]:
        yield TableRow((), tuple(line), is_whole=False)


def _lines(cells: Sequence[Token]) -> list[list[Token]]:
    """The cells that are printed, line by line."""
    printed = [cell for cell in cells if not cell.is_blank]
    return [list(line) for _, line in groupby(printed, key=lambda cell: cell.locator)]


def _is_beside(row: TableRow) -> bool:
    return row.cells[0].locator == row.label.locator
