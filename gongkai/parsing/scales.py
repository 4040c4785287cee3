"""Units with a scale (百件, 万条) that labels, heads and lines over a table print: their figures are no plain counts.

万 and 亿 are reckoned in; a figure in 百件 or 千件, or of which it is not certain that the unit is meant
for it, is left as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gongkai.parsing.matrix_labels import Label

_SCALED = r"[十百千万亿]{1,3}(?:人次|件次|条次|件|条|次|个|宗|篇|份|项|人|期|起)"
_LINE = re.compile(rf"\(?(?:计量)?单位:?({_SCALED})\)?|\(({_SCALED})\)")
_IN_LABEL = re.compile(rf"\((?:计量)?(?:单位:?)?({_SCALED})\)|单位:?({_SCALED})$")
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\)")
# no figure is one with this behind it: a cell to which a unit may belong is text
_MAYBE = "?"
SCALES = frozenset("十百千万亿")
# how many rows below a line with a unit the table may begin, of which some formats make a row for each head
_REACH_ROWS = 30


@lru_cache(maxsize=16384)
def scale_in(plain: str) -> str:
    """The unit with a scale in a label that is in the stream's alphabet: 百件 of (单位:百件); else empty."""
    found = _IN_LABEL.search(plain) or _LINE.fullmatch(plain)
    return next(filter(None, found.groups()), "") if found else ""


def combined(*units: str) -> str:
    """The one unit that several places give; where they differ, one that no figure can have."""
    if not any(units):
        return ""
    given = list(dict.fromkeys(filter(None, units)))
    return given[0] if len(given) == 1 else "".join((*given, _MAYBE)) if given else ""


@dataclass
class TableScale:
    """The unit with a scale that was printed last over rows of a table; it goes on until the next table."""

    unit: str = ""
    table: str = ""
    row: int = 0

    def see(self, row: int, said: Label) -> None:
        """Note a line, heading or head that prints such a unit; only a line of its own is sure to be for all rows."""
        unit = scale_in(said.plain)
        if not unit:
            return
        is_line = bool(_LINE.fullmatch(said.plain))
        if is_line or not said.is_foreign or _CHAPTER.match(said.plain):
            self.unit, self.table, self.row = unit if is_line else unit + _MAYBE, "", row

    def of(self, row: int, table: str, own: Label) -> str:
        """The unit of the figures in a row of a table, as its own label or a line over it prints it; else empty."""
        unit = scale_in(own.plain) if own.may_have_scale else ""
        if not self.unit:
            return unit
        if self.table not in ("", table) or (not self.table and row - self.row > _REACH_ROWS):
            self.unit = ""
        self.table = table if self.unit else ""
        return combined(unit, self.unit)


def is_other_unit(printed: str | None, official: str) -> bool:
    """Whether the unit printed beside a figure changes what it means: 元 where the form says 万元, 百条 where it says 条."""
    if official.endswith("元"):
        return printed is not None and printed != official and printed.endswith("元")
    return has_scale(printed)


def has_scale(unit: str | None) -> bool:
    """Whether a unit of counts is 百条 or 万件; 万元 is that of an amount."""
    return unit is not None and unit[0] in SCALES and not unit.endswith("元")
