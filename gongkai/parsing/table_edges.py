"""Where a list form begins and ends: its last figure, and lines around it that the form does not have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.parsing.list_rows import may_be_value
from gongkai.parsing.pieces import Piece, pieces_of
from gongkai.parsing.stream import Stream

_REACH = 400
_LONGEST_LABEL = 40
_LONGEST_VALUE = 8
_DATE = re.compile(r"[年月日]")


def end_of_last_line(stream: Stream, start: int, end: int, figures: int) -> int:
    """Where the last line of the form ends: with its number, not with the signature under the table."""
    last, line = start, stream.line_of(start - 1)
    for piece in pieces_of(stream, start, end):
        on_the_line = stream.line_of(piece.start) == line
        if piece.is_figure and figures:
            last, figures = piece.end, figures - 1
        elif piece.is_unit or piece.is_ignored or on_the_line:
            last = piece.end
        elif (
            figures
            and may_be_value(piece)
            and len(piece.text) <= _LONGEST_VALUE
            and not _DATE.search(piece.text)
        ):
            last, figures = piece.end, figures - 1
            if not figures:
                break
        else:
            break
    return last


def foreign_before(stream: Stream, start: int) -> list[tuple[int, int]]:
    """Lines of label, unit and figure right above the first known line."""
    pieces = pieces_of(stream, max(0, start - _REACH), start)
    found: list[tuple[int, int]] = []
    while _is_line(pieces[-3:]):
        found.insert(0, (pieces[-3].start, pieces[-1].end))
        pieces = pieces[:-3]
    return found


def foreign_behind(stream: Stream, end: int) -> list[tuple[int, int]]:
    """Lines of label, unit and figure right below the last known line."""
    pieces = pieces_of(stream, end, min(len(stream.text), end + _REACH))
    found: list[tuple[int, int]] = []
    while _is_line(pieces[:3]):
        found.append((pieces[0].start, pieces[2].end))
        pieces = pieces[3:]
    return found


def _is_line(pieces: Sequence[Piece]) -> bool:
    if len(pieces) != 3:
        return False
    label, unit, figure = pieces
    is_label = (
        not (label.is_unit or label.is_figure or label.is_ignored) and len(label.text) <= _LONGEST_LABEL
    )
    return is_label and "。" not in label.text and unit.is_unit and (figure.is_figure or may_be_value(figure))
