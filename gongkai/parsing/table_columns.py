"""What the columns of a list form hold beside label, unit and figure: line numbers, several years.

A number that belongs to such a column must never become the figure of a line that is blank.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from gongkai.forms import Edition
from gongkai.parsing.numbers import read_figure
from gongkai.parsing.pieces import Piece, pieces_of
from gongkai.parsing.stream import Stream
from gongkai.parsing.table_heads import (
    Order,
    ends_in_remarks,
    heads_above,
    order_of,
    scale_above,
    without_columns_beside,
)

_FEWEST_LINES = 8
_MOST_DIGITS = 9  # of the number of a line
_MOST_LINES = 0.6
_SAME_LINE = 0.7
_MOST_FUSED = 0.9
_MOST_SKIPPED = 3
_FEWEST_FILLED = 3
_CODE = re.compile(r"(?P<letters>[A-Za-z]{0,2})(?P<first>[0-9]{1,4})(?P<further>(?:[.-][0-9]{1,3}){0,3})")


@dataclass(frozen=True, slots=True)
class TableColumns:
    """Which numbers of a table are no figures: line_numbers holds the positions of those that count lines.

    numbered_behind: they stand behind the labels; fused: how many characters of a line number stand
    at the beginning (or, negative, at the end) of a figure.

    inline: figures stand on the line of their label; heads: the heads of the columns of figures, and
    order: which column of the form each is (see table_heads.order_of), empty if that stays open;
    figures_a_line: how many figures most lines have, line numbers behind labels counted in; scale: the unit
    with a scale (百条) that a line or head over the table gives its counts; has_remarks: the last column is headed 备注.
    """

    line_numbers: frozenset[int]
    numbered_behind: bool
    fused: Mapping[int, int]
    inline: bool
    heads: tuple[str, ...]
    order: Order
    figures_a_line: int
    scale: str
    has_remarks: bool

    def own(self, piece: Piece) -> Piece | None:
        """A figure without the line number fused to it; None where nothing else is left."""
        cut = self.fused.get(piece.start, 0)
        start, end = piece.start + max(cut, 0), piece.end + min(cut, 0)
        text = piece.text[start - piece.start : len(piece.text) - (piece.end - end)]
        return Piece(start, end, text) if text else None

    def strays(self, stream: Stream, label_end: int, pieces: Sequence[Piece]) -> list[Piece]:
        """Figures on a line of their own where every other figure stands on its label's line."""
        if not self.inline:
            return []
        line = stream.line_of(label_end - 1)
        # above its end a figure stands where the label went on below it
        return [piece for piece in pieces if piece.is_figure and stream.line_of(piece.start) > line]


def columns_of(stream: Stream, spans: Sequence[tuple[int, int]], first: int, form: Edition) -> TableColumns:
    """The columns of a table whose lines have the stretches `spans` after their labels.

    `first` is where the table's first label begins.
    """
    rows = [pieces_of(stream, start, end) for start, end in spans]
    numbers, behind = _line_numbers(rows)
    own = [[piece for piece in row if piece.start not in numbers] for row in rows[:-1]]
    above = heads_above(stream, first, form)
    heads = _heads(above, form, own)
    return TableColumns(
        line_numbers=frozenset(numbers),
        numbered_behind=behind,
        inline=_is_inline(stream, spans, rows),
        fused={} if numbers else _fused_numbers(rows),
        heads=tuple(heads),
        order=order_of(form, heads),
        figures_a_line=_figures_a_line(rows[:-1]),
        scale=scale_above(stream, first),
        has_remarks=ends_in_remarks(above),
    )


def _heads(heads: Sequence[str], form: Edition, rows: Sequence[Sequence[Piece]]) -> Sequence[str]:
    """The heads of columns with figures; most tables print nothing below that of remarks."""
    main = without_columns_beside(heads)
    width = max(1, len(order_of(form, main)))
    # a line that the form does not have stands with its label in the stretch of the line above it
    own = (takewhile(lambda piece: piece.is_figure or piece.is_unit, row) for row in rows)
    return heads if sum(_numbers_in(tuple(row)) > width for row in own) >= _FEWEST_FILLED else main


def _numbers_in(row: Sequence[Piece]) -> int:
    """How many figures are no signs for none: the official form prints two strokes beside a heading."""
    return sum(read_figure(piece.text).state in ("value", "zero") for piece in row)


def _figures_in(row: Sequence[Piece]) -> int:
    return sum(piece.is_figure for piece in row)


def _line_numbers(rows: Sequence[Sequence[Piece]]) -> tuple[set[int], bool]:
    """Where the numbers and codes stand that count the lines, and whether numbers stand behind the labels."""
    # a number before a label ends the stretch of the line above it
    last = [row[-1] if row else None for row in rows[:-1]]
    found = _counting(last) | _coding(last) or _counting_side_by_side(last)
    left = [[piece for piece in row if piece.start not in found] for row in rows]
    behind = _counting([next((piece for piece in row if piece.is_count), None) for row in left])
    codes = _coding([next((piece for piece in row if _code(piece)), None) for row in left])
    return found | behind | codes, bool(behind or codes)


def _counting_side_by_side(column: Sequence[Piece | None]) -> set[int]:
    """As `_counting`, where two halves of a table stand beside each other and each has line numbers of its own."""
    halves = [_counting(column[0::2]), _counting(column[1::2])]
    return halves[0] | halves[1] if all(halves) else set()


def _coding(column: Sequence[Piece | None]) -> set[int]:
    """The positions of codes such as A01 or 1.1 that follow one another, if most do."""
    codes = [_code(piece) for piece in column]
    steps = [_follow(a, b) for a, b in pairwise(codes)]
    if len(column) < _FEWEST_LINES or sum(steps) < _MOST_LINES * len(steps):
        return set()
    return {piece.start for piece, code in zip(column, codes, strict=True) if piece and code}


def _code(piece: Piece | None) -> tuple[str, tuple[int, ...]] | None:
    """The letters and numbers of a code; numbers alone are none, for most are figures."""
    found = _CODE.fullmatch(piece.text) if piece else None
    if not found or not (found["letters"] or found["further"]):
        return None
    return found["letters"], tuple(map(int, re.split("[.-]", found["first"] + found["further"])))


def _follow(code: tuple[str, tuple[int, ...]] | None, following: tuple[str, tuple[int, ...]] | None) -> bool:
    """Whether a code is the next one of its group, or the first of a later one."""
    if code is None or following is None or len(code[1]) != len(following[1]):
        return False
    *group, number = code[1]
    *next_group, next_number = following[1]
    if (code[0], group) == (following[0], next_group):
        return next_number == number + 1
    return (code[0], group) < (following[0], next_group) and next_number <= 1


def _counting(column: Sequence[Piece | None]) -> set[int]:
    """The positions of those pieces of a column that count up by one, if most do; headings may have none."""
    counts = (piece.text if piece and piece.is_count else "" for piece in column)
    numbers = [int(text) if text and len(text) <= _MOST_DIGITS else None for text in counts]
    steps = [a is not None and b == a + 1 for a, b in pairwise(numbers)]
    if len(column) < _FEWEST_LINES or sum(steps) < _MOST_LINES * len(steps):
        return set()
    found: set[int] = set()
    expected = next(
        number for number, step in zip(numbers, steps, strict=False) if step and number is not None
    )
    for at, (piece, number) in enumerate(zip(column, numbers, strict=True)):
        if piece is None or number is None:
            continue
        # lines that are not known leave gaps, sections that were moved begin anew
        opens = at < len(steps) and steps[at]
        if opens or expected <= number <= expected + _MOST_SKIPPED:
            found.add(piece.start)
            expected = number + 1
    return found


def _fused_numbers(rows: Sequence[Sequence[Piece]]) -> dict[int, int]:
    """Line numbers that run into the figure behind them, or into that of the line above."""
    figures = [next((piece for piece in row if piece.text[:1].isdigit()), None) for row in rows]
    for digits in ("{:02d}", "{}"):
        for starts in (True, False):
            if cuts := _fused_counting(figures, digits, starts=starts):
                return cuts
    return {}


def _fused_counting(figures: Sequence[Piece | None], digits: str, *, starts: bool) -> dict[int, int]:
    cuts: dict[int, int] = {}
    # a number at the end of a figure belongs to the next line
    for number, piece in enumerate(figures, 1 if starts else 2):
        text = digits.format(number)
        if piece and (piece.text.startswith(text) if starts else piece.text.endswith(text)):
            cuts[piece.start] = len(text) if starts else -len(text)
    printed = len([piece for piece in figures if piece])
    return cuts if len(cuts) >= _FEWEST_LINES and len(cuts) >= _MOST_FUSED * printed else {}


def _figures_a_line(rows: Sequence[Sequence[Piece]]) -> int:
    counted = Counter(map(_figures_in, rows))
    return counted.most_common(1)[0][0] if counted else 0


def _is_inline(stream: Stream, spans: Sequence[tuple[int, int]], rows: Sequence[Sequence[Piece]]) -> bool:
    same = [
        stream.line_of(figure.start) <= stream.line_of(start - 1)
        for (start, _), row in zip(spans, rows, strict=True)
        if (figure := next((piece for piece in row if piece.is_figure), None))
    ]
    return len(same) >= _FEWEST_LINES and sum(same) >= _SAME_LINE * len(same)
