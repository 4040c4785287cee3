"""The figures of a list form that has several columns of them, put into those columns.

A row with a figure for every column is plain. In a row with fewer, the bars before a figure tell its
column where the full rows of the table agree on theirs; fused figures are parted where arithmetic
leaves one way. Everything else is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.parsing.numbers import read_figure
from gongkai.parsing.pieces import Piece
from gongkai.parsing.row_padding import is_filled_up
from gongkai.parsing.stream import Stream

_FEWEST_FULL_ROWS = 3
_LEAST_AGREEMENT = 0.9
_FEWEST_LINES = 8
_MOST_LINES = 0.7
# the bars before the only figure of a line, and those before the next line
_FIGURE_AND_END = 2

Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A line and the figures behind its label, [start, end) of which is the stretch up to the next label."""

    item: str
    label_start: int
    start: int
    end: int
    figures: tuple[Piece, ...]
    unit: str | None = None


def placed(stream: Stream, rows: Sequence[ColumnRow], width: int) -> list[Places | None]:
    """For each row the column of each figure, or None where nothing tells."""
    full = [row for row in rows if len(row.figures) == width]
    # where bars fill rows up, those before a figure do not tell how many cells the row has lost
    lose_cells = any(is_filled_up(stream, row.end) for row in rows if row.end < len(stream.text))
    pattern = None if lose_cells else _pattern(stream, [row for row in full if _has_number(row)])
    # where bars part the figures of one row, two without a bar between them are a figure and a mark behind it
    are_parted = any(len(_cells(stream, row)) > 1 for row in rows)
    in_one_cell = {
        row.item for row in full if are_parted and 0 not in (one := _cells(stream, row)) and len(one) < width
    }
    return [None if row.item in in_one_cell else _places(stream, row, width, pattern) for row in rows]


def has_unnamed_columns(stream: Stream, rows: Sequence[ColumnRow]) -> bool:
    """Whether many lines of a table whose heads name one column have more figures: a lone one may be in any.

    Where bars part the cells, they tell its column as long as most lines have one figure.
    """
    counted = [sum(read_figure(figure.text).state != "na" for figure in row.figures) for row in rows]
    several, single = sum(count > 1 for count in counted), sum(count == 1 for count in counted)
    has_bars = any(row.figures and next(_slots(stream, row)) for row in rows)
    return several >= _FEWEST_LINES and (several > single or not has_bars)


def in_other_columns(
    stream: Stream, rows: Sequence[ColumnRow], *, has_remarks: bool
) -> list[tuple[Piece, ...]]:
    """For each row of a table with one column of figures, the figures that stand in another, as a remark does.

    Where most lines with a single figure have it behind as many bars, that is the column; a line with as many
    bars in all and a figure elsewhere has it in another one. Where the heads put remarks behind the figures and
    these stand behind as many bars or one more, the first of the two columns is theirs, however few lines have it.
    """
    slots = [tuple(_slots(stream, row)) if row.figures else () for row in rows]
    own = zip(rows[:-1], slots, strict=False)
    counted = Counter(found for row, found in own if len(found) == _FIGURE_AND_END and _is_line(row))
    column, times = counted.most_common(1)[0] if counted else ((), 0)
    first = _before_remarks(counted) if has_remarks else None
    if first:
        column, times = first, counted.total()
    is_told = times >= _FEWEST_LINES and times >= _MOST_LINES * counted.total() and column[0] > 0
    return [
        tuple(figure for figure, slot in zip(row.figures, found, strict=False) if slot != column[0])
        if is_told and found and (found[-1] == column[-1] or (first and row is rows[-1]))
        else ()
        for row, found in zip(rows, slots, strict=True)
    ]


def _before_remarks(counted: Counter[Places]) -> Places | None:
    """The first of two neighbouring columns in which lines with as many bars have their single figure."""
    end = counted.most_common(1)[0][0][-1] if counted else 0
    columns = sorted(found for found in counted if found[-1] == end)
    return columns[0] if len(columns) == 2 and columns[1][0] == columns[0][0] + 1 else None


def _is_line(row: ColumnRow) -> bool:
    """Whether a row has a unit, or a number: the stroke beside a heading stands for its unit."""
    return bool(row.unit) or _has_number(row)


def _has_number(row: ColumnRow) -> bool:
    """Whether a row is no heading, beside which strokes stand for unit and figure."""
    return any(read_figure(figure.text).state != "na" for figure in row.figures)


def _places(stream: Stream, row: ColumnRow, width: int, pattern: Places | None) -> Places | None:
    if len(row.figures) in (0, width):
        return tuple(range(len(row.figures)))
    found = list(_slots(stream, row))
    if pattern is None or len(row.figures) > width or found[-1] != pattern[-1]:
        return None
    columns = tuple(pattern.index(slot) for slot in found[:-1] if slot in pattern[:-1])
    return columns if len(columns) == len(row.figures) == len(set(columns)) else None


def _pattern(stream: Stream, full: Sequence[ColumnRow]) -> Places | None:
    """How many bars stand before each figure and in all, where the full rows agree and bars part their columns."""
    counted = Counter(tuple(_slots(stream, row)) for row in full[:-1])
    if not counted:
        return None
    pattern, times = counted.most_common(1)[0]
    agree = times >= _FEWEST_FULL_ROWS and times >= _LEAST_AGREEMENT * counted.total()
    return pattern if agree and len(set(pattern[:-1])) == len(pattern) - 1 else None


def _cells(stream: Stream, row: ColumnRow) -> set[int]:
    """How many bars stand before the cells in which a row has figures."""
    return {*tuple(_slots(stream, row))[:-1]} if row.figures else set()


def _slots(stream: Stream, row: ColumnRow) -> Iterator[int]:
    """The bars between label and each figure, and between label and the next row."""
    ends = [*(piece.start for piece in row.figures), min(row.end, len(stream.text) - 1)]
    for end in ends:
        yield sum(stream.bars[row.start : end + 1])
