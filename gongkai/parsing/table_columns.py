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
_MOST_LINES = 0.6
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

    numbered_behind: they stand behind the labels.

    inline: figures stand on the line of their label; several: the head names more columns of figures
    than the form has.
    """

    line_numbers: frozenset[int]
    numbered_behind: bool
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
    numbers, behind = _line_numbers(rows)
    return TableColumns(
        line_numbers=frozenset(numbers),
        numbered_behind=behind,
        inline=_is_inline(stream, spans, rows),
        several=_heads(stream, first) > expected,
    )


def _line_numbers(rows: Sequence[Sequence[Piece]]) -> tuple[set[int], bool]:
    """Where the numbers stand that count the lines, and whether they stand behind the labels."""
    # a number before a label ends the stretch of the line above it
    found = _counting([row[-1] if row else None for row in rows[:-1]])
    left = ([piece for piece in row if piece.start not in found] for row in rows)
    behind = _counting([next((piece for piece in row if piece.is_count), None) for row in left])
    return found | behind, bool(behind)


def _counting(column: Sequence[Piece | None]) -> set[int]:
    """The positions of those pieces of a column that count up by one, if most do; headings may have none."""
    numbers = [int(piece.text) if piece and piece.is_count else None for piece in column]
    steps = [a is not None and b == a + 1 for a, b in pairwise(numbers)]
    if len(column) < _FEWEST_LINES or sum(steps) < _MOST_LINES * len(steps):
        return set()
    expected = next(number for number, step in zip(numbers, steps, strict=False) if step)
    found: set[int] = set()
    for piece, number in zip(column, numbers, strict=True):
        if piece is not None and number is not None and number == expected:
            found.add(piece.start)
            expected = number + 1
    return found


def _is_inline(stream: Stream, spans: Sequence[tuple[int, int]], rows: Sequence[Sequence[Piece]]) -> bool:
    same = [
        stream.line_of(figure.start) == stream.line_of(start - 1)
        for (start, _), row in zip(spans, rows, strict=True)
        if (figure := next((piece for piece in row if piece.is_figure), None))
    ]
    return len(same) >= _FEWEST_LINES and sum(same) >= _SAME_LINE * len(same)


def _heads(stream: Stream, first: int) -> int:
    """How many columns of figures the heads right above the first label name; 1 where none are named."""
    found: set[str] = set()
    for paragraph in reversed(
        stream.lines[max(0, stream.line_of(first) - _HEAD_LINES) : stream.line_of(first)]
    ):
        cells = [cell.strip() for cell in _CELL_ENDS.split(folded(paragraph.text)) if cell.strip()]
        if any(len(cell) > _LONGEST_HEAD for cell in cells):
            break
        found |= {cell for cell in cells if _FIGURE_HEAD.fullmatch(cell)}
    return max(1, len(found))
