"""Where the last line of a list form ends."""

from __future__ import annotations

import re

from gongkai.parsing.lines_behind import fused_figure
from gongkai.parsing.pieces import may_be_value, pieces_of
from gongkai.parsing.stream import Stream

_LONGEST_VALUE = 8
_DATE = re.compile(r"[年月日]")


def end_of_last_line(stream: Stream, start: int, end: int, figures: int) -> int:
    """Where the last line of the form ends: with its number, not with the signature under the table."""
    last, line = start, stream.line_of(start - 1)
    for piece in pieces_of(stream, start, end):
        on_the_line = stream.line_of(piece.start) == line
        if piece.is_figure and figures:
            last, figures = piece.end, figures - 1
        elif piece.is_unit or on_the_line or (piece.is_ignored and figures):
            last = piece.end
        elif (
            figures
            and may_be_value(piece)
            and len(piece.text) <= _LONGEST_VALUE
            and not _DATE.search(piece.text)
            and not fused_figure(piece.text)
        ):
            last, figures = piece.end, figures - 1
            if not figures:
                break
        else:
            break
    return last
