"""What the columns of a list form hold beside label, unit and figure: line numbers, several years.

A number that belongs to such a column must never become the figure of a line that is blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.parsing.phrases import folded
from gongkai.parsing.pieces import Piece, pieces_of
from gongkai.parsing.stream import Stream

_FEWEST_LINES = 8
_MOST_LINES = 0.8
_SAME_LINE = 0.7
_HEAD_LINES = 12
_LONGEST_HEAD = 12
_CELL_ENDS = re.compile(r"[|｜│\t]|\s{2,}")
_FIGURE_HEAD = re.compile(
    r"(?:20[0-9]{2}年度?|本年度?|上年度?|去年|历年累计|累计|同期|本期实际|本年累计|增减)(?:数|数量|合计)?|统计数"
)


@dataclass(frozen=True, slots=True)
class TableColumns:
    """Which numbers of a table are no figures: line_numbers holds the positions of those that count lines.

    inline: figures stand on the line of their label; several: the head names more columns of figures
    than the form has.
    """

    line_numbers: frozenset[int]
    inline: bool
    several: bool

    def strays(self, stream: Stream, label_end: int, pieces: Sequence[Piece]) -> list[Piece]:
        """Figures on a line of their own where every other figure stands on its label's line."""
        if not self.inline:
            return []
        line = stream.line_of(label_end - 1)
        return [piece for piece in pieces if piece.is_figure and stream.line_of(piece.start) != line]


def columns_of(stream: Stream, spans: Sequence[tuple[int, int]], first: int, expected: int) -> TableColumns:
    """The columns of a table whose lines have the stretches `spans` after their labels.

    `first` is where the table's first label begins; `expected` how many figures the form has a line.
    """
    rows = [pieces_of(stream, start, end) for start, end in spans]
    return TableColumns(
        line_numbers=frozenset(_line_numbers(rows)),
        inline=_is_inline(stream, spans, rows),
        several=_heads(stream, first) > expected,
    )


def _line_numbers(rows: Sequence[Sequence[Piece]]) -> set[int]:
    """Where the numbers stand that count the lines, before the labels or behind them."""
    # a number before a label ends the stretch of the line above it
    before = [row[-1] if row else None for row in rows[:-1]]
    found = {piece.start for piece in before if piece} if _counts_up(before) else set()
    left = ([piece for piece in row if piece.start not in found] for row in rows)
    after = [next((piece for piece in row if piece.text.isdigit()), None) for row in left]
    return found | ({piece.start for piece in after if piece} if _counts_up(after) else set())


def _counts_up(column: Sequence[Piece | None]) -> bool:
    """Whether a column holds numbers that go up by one from line to line."""
    if len(column) < _FEWEST_LINES:
        return False
    texts = [piece.text if piece else "" for piece in column]
    steps = [a.isdigit() and b.isdigit() and int(b) == int(a) + 1 for a, b in pairwise(texts)]
    return sum(steps) >= _MOST_LINES * len(steps)


def _is_inline(stream: Stream, spans: Sequence[tuple[int, int]], rows: Sequence[Sequence[Piece]]) -> bool:
    same = [
        stream.line_of(figure.start) == stream.line_of(start - 1)
        for (start, _), row in zip(spans, rows, strict=True)
        if (figure := next((piece for piece in row if piece.is_figure), None))
    ]
    return len(same) >= _FEWEST_LINES and sum(same) >= _SAME_LINE * len(same)


def _heads(stream: Stream, first: int) -> int:
    """How many columns of figures the heads right above the first label name; 1 where none are named."""
    found = 0
    for paragraph in reversed(
        stream.lines[max(0, stream.line_of(first) - _HEAD_LINES) : stream.line_of(first)]
    ):
        cells = [cell.strip() for cell in _CELL_ENDS.split(folded(paragraph.text)) if cell.strip()]
        if any(len(cell) > _LONGEST_HEAD for cell in cells):
            break
        found += sum(bool(_FIGURE_HEAD.fullmatch(cell)) for cell in cells)
    return max(1, found)
