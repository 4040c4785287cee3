"""Bars behind the last cell of a row of text that show no cell.

Programs that make text from tables fill short rows up with bars side by side (行政许可 | 3 | ||), or begin each row
with one: of a blank cell that stands in its column they say nothing.
"""

from __future__ import annotations

import re

from gongkai.parsing.stream import Stream

_BAR = re.compile("[|｜]")
_BAR_AND_WORDS = re.compile(r"[|｜]\s*[\u4e00-\u9fff(（]")
_BAR_AND_FIGURE = re.compile(r"[|｜]\s*[^\s|｜]")
# bars side by side behind the one that ends the last cell
_FILLING = re.compile(r"(?<=[|｜])\s+(?=[|｜]{2})")


def is_filled_up(stream: Stream, at: int) -> bool:
    """Whether bars before a character fill up the row above it."""
    return stream.bars[at] > 1 and bool(_FILLING.search(stream.between(at)))


def _begins_like_the_line_above(stream: Stream, at: int) -> bool:
    """Whether a line of figures begins with one bar, as does the line of words above it, which a bar ends."""
    line = stream.line_of(at)
    own, above = stream.lines[line].text, stream.lines[line - 1].text.strip() if line else ""
    is_above = bool(_BAR_AND_WORDS.match(above)) and bool(_BAR.fullmatch(above[-1]))
    return is_above and bool(_BAR_AND_FIGURE.match(own.strip()))


def padding_before(stream: Stream, at: int, *, is_label: bool) -> tuple[int, int]:
    """How many bars before a cell show none, and behind how many that do.

    Before a label they fill up the row above, or begin the line of the label; before a figure they fill up the line above,
    or begin its own where the lines do.
    """
    between = stream.between(at)
    filling = _FILLING.search(between)
    if filling and (is_label or "\n" in between[filling.end() :]):
        end = len(between) if is_label else between.index("\n", filling.end())
        before = len(_BAR.findall(between, 0, filling.start()))
        return len(_BAR.findall(between, filling.start(), end)), before - 1
    *_, own_line = between.rpartition("\n")
    if "\n" not in between or not (is_label or _begins_like_the_line_above(stream, at)):
        return 0, 0
    own = len(_BAR.findall(own_line))
    return own, len(_BAR.findall(between)) - own - 1
