"""Bars behind the last cell of a row of text that show no cell.

Programs that make text from tables fill short rows up with bars side by side (行政许可 | 3 | ||), or begin each row
with one: of a blank cell that stands in its column they say nothing.
"""

from __future__ import annotations

import re

from gongkai.parsing.stream import Stream

_BAR = re.compile("[|｜]")
# bars side by side behind the one that ends the last cell
_FILLING = re.compile(r"(?<=[|｜])\s+(?=[|｜]{2})")


def padding_before(stream: Stream, label: int) -> int:
    """How many of the bars before a label show no cell: those that fill up the row above, or begin the line of the label."""
    between = stream.between(label)
    if filling := _FILLING.search(between):
        return len(_BAR.findall(between, filling.start()))
    *_, own_line = between.rpartition("\n")
    return len(_BAR.findall(own_line)) if "\n" in between else 0
