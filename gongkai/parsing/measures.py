"""The table of proactive disclosure: what the heads above a group's figures count.

行政许可 has other columns than 规章, so every part of the table has heads of its own. They are taken in
order; where a table has more columns than the form, by the grid column they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from gongkai.forms import Item, edition
from gongkai.parsing.matrix_labels import Label, bare_label
from gongkai.parsing.numbers import is_parted
from gongkai.parsing.row_tokens import TableRow, Token

# edition, item, token, and the unit that the head gives it where it is not the form's
Measured = tuple[str, str, Token, str]
_FIRST_HEAD = "信息内容"
_FEWEST_CHARACTERS = 3
_MOST_LOST = 2
_UNIT = re.compile(
    r"\((?:单位:?)?([十百千万亿]{0,3}(?:[\u4e00-\u9fff]?元|件|条|次|个|宗))\)|单位:?([十百千万亿]{0,3}[\u4e00-\u9fff]?元)\)?$"
)
_SCALE = re.compile("[十百千万亿]|元")


@dataclass(frozen=True, slots=True)
class _Head:
    """A head: edition -> group -> item, where it stands, and the unit that it prints, if any."""

    items: Mapping[str, Mapping[str, str]]
    column: int | None
    unit: str


@dataclass
class Measures:
    """The heads above the rows that come next."""

    heads: list[_Head] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    are_used: bool = False
    counted: set[str] = field(default_factory=set)
    drop_cells: bool = False
    blank_at_end: set[str] = field(default_factory=set)

    def see(self, label: Token, said: Label) -> None:
        """Note a head; the first after a row of figures begins a new part of the table."""
        bare, items = said.bare, said.measures
        is_first = bare == _FIRST_HEAD
        if is_first or (items and self.are_used):
            self.heads, self.printed, self.are_used = [], [], False
            self.counted = set()
        if not is_first:
            self.printed.append(bare)
        if items:
            self.heads.append(_Head(items, label.column, _unit_in(said.plain)))

    def have_counted(self, group: str) -> bool:
        """Whether a row of that group was read under these heads before; it is noted as read."""
        is_again = group in self.counted
        self.counted.add(group)
        return is_again

    def of(self, group: str) -> list[tuple[str, str, _Head]]:
        """The heads that count something of a group, in order: edition, item, head."""
        return [
            (name, by[group], head) for head in self.heads for name, by in head.items.items() if group in by
        ]

    def cells(self, group: str, row: TableRow) -> list[Measured] | None:
        """The figures of a group's row under its heads; None where their numbers differ.

        `drop_cells` says afterwards that a row was filled up at its end, `blank_at_end` which rows may have been.
        """
        self.are_used = True
        found = self.of(group)
        tokens = list(row.own_cells)
        if len(found) < len(self.printed):
            found = self._cut_heads(group, found) or found
            if self._are_torn(group, found):
                return None
        while len(tokens) > len(found) and tokens[-1].is_blank:
            tokens.pop()
        if len(tokens) != len(found):
            tokens = _under(found, row) or _unfused(tokens, len(found))
        is_open = not row.is_whole and any(is_parted(token.text) for token in tokens)
        if not found or is_open or len(tokens) != len(found):
            own = row.own_cells
            ends_blank = not row.is_whole and bool(own) and own[-1].is_blank
            self.drop_cells |= len(tokens) < len(found) and (len(own) < len(row.cells) or ends_blank)
            return None
        if not row.is_whole and row.has_figures and tokens[-1].is_blank:
            self.blank_at_end.add(group)
        return [
            (name, item, token, head.unit if head.unit != edition(name).by_code[item].unit else "")
            for (name, item, head), token in zip(found, tokens, strict=True)
        ]

    def _cut_heads(
        self, group: str, found: Sequence[tuple[str, str, _Head]]
    ) -> list[tuple[str, str, _Head]] | None:
        """All the form's heads where those printed are theirs, some cut short (本年新 for 本年新制作数量; 本年发件)."""
        for name in dict.fromkeys(name for name, _, _ in found):
            official, heads = _official(name, group)
            printed = [label for label in self.printed if label != group][: len(heads)]
            if len(found) < len(heads) == len(printed) and all(
                len(cut) >= _FEWEST_CHARACTERS and (head.startswith(cut) or _has_lost(cut, head))
                for cut, head in zip(printed, heads, strict=True)
            ):
                return [(name, item.item, _Head({}, None, "")) for item in official]
        return None

    def _are_torn(self, group: str, found: Sequence[tuple[str, str, _Head]]) -> bool:
        """Whether heads of the form are printed in pieces, so that those found may stand over other cells."""
        for name in dict.fromkeys(name for name, _, _ in found):
            _, heads = _official(name, group)
            pieces = [
                piece for piece in self.printed if piece not in heads and len(piece) >= _FEWEST_CHARACTERS
            ]
            if len(found) < len(heads) and any(piece in head for piece in pieces for head in heads):
                return True
        return False


def _has_lost(cut: str, head: str) -> bool:
    """Whether a head is one of the form with a character or two left out."""
    left = iter(head)
    return len(head) - _MOST_LOST <= len(cut) < len(head) and all(character in left for character in cut)


def _unit_in(head: str) -> str:
    """The unit, in brackets or behind its name, that changes what a figure means: 元, 亿元, 万件; whether it is 件 or 条 does not."""
    found = _UNIT.search(head)
    unit = (found[1] or found[2]) if found else ""
    return unit if _SCALE.search(unit) else ""


@cache
def _official(name: str, group: str) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The cells of a group in a form and their heads."""
    items = tuple(item for item in edition(name).items if item.is_valued and item.parent == group)
    return items, tuple(bare_label(item.label_zh.split(" / ")[1]) for item in items)


def _under(found: Sequence[tuple[str, str, _Head]], row: TableRow) -> list[Token]:
    """The cells that stand under the heads, where the others are blank; none where that cannot be told."""
    columns = [head.column for _, _, head in found]
    by_column = {token.column: token for token in row.cells}
    if None in columns or not set(columns) <= set(by_column):
        return []
    strange = [token for token in row.cells if token.column not in columns and not token.is_blank]
    return [] if strange else [by_column[column] for column in columns]


def _unfused(tokens: Sequence[Token], count: int) -> list[Token]:
    """000 is three zeros; any other run of digits could be cut in several ways."""
    if len(tokens) == 1 and tokens[0].text == "0" * count:
        return [tokens[0]._replace(text="0") for _ in range(count)]
    return []
