"""The heads of the request matrix: which column each figure of a row stands in.

In a text heads and figures only follow one another, and the order of the official form is taken. A table
that the format gives may have columns of its own, or another order: its heads say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from gongkai.parsing.matrix_labels import (
    COLUMN_LABELS,
    SPANNING_LABELS,
    Label,
    label_of,
)
from gongkai.parsing.table_rows import TableRow, Token

COLUMNS = (
    *("natural_person", "org_business", "org_research", "org_public_interest"),
    *("org_legal_service", "org_other", "total"),
)


@cache
def items_of(code: str) -> tuple[str, ...]:
    """The cells of a row of the matrix, in the order of COLUMNS."""
    return tuple(f"{code}__{column}" for column in COLUMNS)


_OF_HEADS = frozenset(
    "".join((*COLUMN_LABELS, *SPANNING_LABELS)) + "者本列数据的勾稽关系为第一二三四项加之和等于()（）"
)


@dataclass
class Heads:
    """The leaf heads of one table, by grid column: the column of the form each names, None for another.

    `strange` says that a text names a head that the form does not have, or its heads in another order: where
    such a column stands is not known. `in_text` holds the heads of a text since its last figures.
    """

    by_column: dict[int, str | None] = field(default_factory=dict)
    are_official: bool = True
    strange: bool = False
    are_open: bool = False
    in_text: list[str] = field(default_factory=list)

    def take(self, row: TableRow, said: Sequence[Label]) -> None:
        """Note the heads of one row, with what they say; the first of a new table displaces those before it."""
        if row.has_figures:
            self.are_open, self.in_text = False, []
            return  # 3.其他 is a row
        names = [label.column for label in said]
        if COLUMNS[0] in names:
            self.by_column, self.strange, self.are_open = {}, False, True
        if self.are_open and not row.is_whole:
            labels = zip(row.labels, names, strict=True)
            self.strange |= any(_is_strange(label) for label, name in labels if not name)
        if not row.is_whole:
            self._take_in_text(said)
        if not any(names):
            return
        for label, name in zip(row.labels, names, strict=True):
            if label.column is not None and (name or _is_own(label)):
                self.by_column[label.column] = name
        self.are_official = self._are_official()

    def _take_in_text(self, said: Sequence[Label]) -> None:
        for label in said:
            if label.column:
                self.in_text.append(label.column)
                self.strange |= _is_disordered(self.in_text)
            elif label.is_foreign:
                self.in_text = []

    def _are_official(self) -> bool:
        """Whether the table has the columns of the form in its order, as far as its heads tell."""
        names = tuple(self.by_column[column] for column in sorted(self.by_column))
        return names == COLUMNS or not set(COLUMNS) <= set(names)

    def cells(self, tokens: Sequence[Token]) -> tuple[dict[int, Token], list[Token]] | None:
        """Figures by position in COLUMNS as the heads say, and those under foreign heads; None if they do not."""
        columns = sorted(self.by_column)
        if not set(COLUMNS) <= set(self.by_column.values()):
            return None
        if len(tokens) == len(columns):
            under = dict(zip(columns, tokens, strict=True))
        else:
            under = {token.column: token for token in tokens if token.column in self.by_column}
        if set(under) != set(columns):
            return None
        placed = {COLUMNS.index(name): under[at] for at, name in self.by_column.items() if name in COLUMNS}
        strange = [token for token in tokens if token not in placed.values() and not token.is_blank]
        return placed, strange


def _is_disordered(names: Sequence[str]) -> bool:
    """Whether heads contradict the official order; the total may stand over the heads of organisations."""
    seen = list(dict.fromkeys(names))
    parts = [name for name in seen if name != COLUMNS[-1]]
    return parts != sorted(parts, key=COLUMNS.index) or seen[:2] == [COLUMNS[-1], COLUMNS[0]]


def _is_strange(label: Token) -> bool:
    """Whether words between the heads of a text are no head of the form, nor a piece of one or of its note."""
    return _is_own(label) and bool(set(label_of(label.text).bare) - _OF_HEADS)


def _is_own(label: Token) -> bool:
    """Whether a head is a column that the form does not have, and not a head over several."""
    said = label_of(label.text)
    return not said.is_spanning and len(said.bare) <= 12 and not said.is_furniture
