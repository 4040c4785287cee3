"""Tables in which cells that were merged stand as one cell and blank ones, otherwise merged in the rows than in the heads.

Programs that turn pages into Markdown spread a merged cell over all its columns. Where the heads of a table were merged in
another way than the cells below them, a figure stands under the head of another column, or of none. One under none tells
so for the whole table: of its rows only the figures and their order are left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gongkai.parsing.matrix_columns import COLUMNS
from gongkai.parsing.matrix_labels import label_of
from gongkai.parsing.row_tokens import TableRow, Token


def without_spread_cells(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """The rows in order, those of the matrix without blank cells where these cannot be trusted."""
    for is_whole, group in groupby(rows, key=lambda row: row.is_whole):
        run = list(group)
        if not is_whole:
            yield from run
            continue
        for table in _tables(run):
            yield from _trusted(table)


def _tables(run: Sequence[TableRow]) -> Iterator[Sequence[TableRow]]:
    """The rows cut before each that heads the columns of the matrix anew."""
    starts = [at for at, row in enumerate(run) if not row.has_figures and COLUMNS[0] in _names(row)]
    for begin, end in zip([0, *starts], [*starts, len(run)], strict=True):
        yield run[begin:end]


def _trusted(table: Sequence[TableRow]) -> Iterator[TableRow]:
    heads = [row for row in table if not row.has_figures]
    named = {
        label.column
        for row in heads
        for label in row.labels
        if label.column is not None and label_of(label.text).column
    }
    headed = {label.column for row in heads for label in row.labels if label.text.strip()}
    has_all = {name for row in heads for name in _names(row)} >= set(COLUMNS)
    matrix = [row for row in table if row.has_figures and label_of(row.label.text).row]
    is_moved = has_all and bool(named) and any(_stand_apart(row.cells, headed, min(named)) for row in matrix)
    for row in table:
        if is_moved and row in matrix:
            yield TableRow(row.labels, tuple(cell for cell in row.cells if not cell.is_blank), is_whole=False)
        else:
            yield row


def _names(row: TableRow) -> list[str | None]:
    return [label_of(label.text).column for label in row.labels]


def _stand_apart(cells: Sequence[Token], headed: set[int | None], first: int) -> bool:
    """Whether a figure stands among the heads, under none."""
    return any(
        not cell.is_blank and cell.column is not None and cell.column >= first and cell.column not in headed
        for cell in cells
    )
