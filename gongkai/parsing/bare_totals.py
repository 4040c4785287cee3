"""Rows that say 总计 or 合计 and nothing else: the total of all outcomes, or the sum of one group of them.

The total stands behind the last outcome. What an outcome follows was the sum of the group above it, and the next such
row with the same word may be that of the last group.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from gongkai.parsing.matrix_columns import COLUMNS
from gongkai.parsing.matrix_labels import Label
from gongkai.parsing.row_tokens import TableRow

OUTCOMES = "outcomes_total"
_WORDS = frozenset({"总计", "合计"})
_FIRST_OUTCOME = "granted_full"
_BEHIND_OUTCOMES = "requests_carried_out"


@dataclass
class BareTotals:
    """`word` is what the row read as the total says, empty where none is; `of_groups` are words of sums of groups."""

    word: str = ""
    of_groups: set[str] = field(default_factory=set)

    def code(self, row: TableRow, said: Label, read: Collection[str]) -> str | None:
        """The row of the form that a label names, with those read before; 总计 alone names the outcomes once some are."""
        if said.row is not None or len(row.cells) != len(COLUMNS) or said.bare not in _WORDS:
            return said.row
        is_told = _FIRST_OUTCOME in read and (OUTCOMES not in read or bool(self.word))
        return OUTCOMES if is_told and said.bare not in self.of_groups else None

    def take(self, code: str, said: Label) -> bool:
        """Note a row of the form; whether it shows the row read as the total to be the sum of a group."""
        is_of_group = bool(self.word) and code != _BEHIND_OUTCOMES
        if is_of_group:
            self.of_groups.add(self.word)
        is_bare = said.row is None and said.bare not in self.of_groups
        if is_of_group or is_bare:
            self.word = said.bare if is_bare else ""
        return is_of_group
