"""The heads of the request matrix: which column each figure of a row stands in.

In a text heads and figures only follow one another, and the order of the official form is taken unless the
heads contradict it. A table that the format gives may have columns of its own, or another order: its heads say so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from gongkai.parsing.matrix_labels import (
    COLUMN_LABELS,
    SPANNING_LABELS,
    Label,
    is_invented,
    label_of,
)
from gongkai.parsing.numbers import read_figure
from gongkai.parsing.row_tokens import TableRow, Token

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


# the head over the columns of organisations, which stands beside 自然人 and 总计 and above those it spans
_ORGANISATIONS = "organisations"
_NAMES_OF_ORGANISATIONS = frozenset({"法人或其他组织", "法人或者其他组织"})


@dataclass
class Heads:
    """The leaf heads of one table, by grid column: the column of the form each names, None for another.

    `strange` says that heads name a column that the form does not have, or stand in another order: where
    such a column stands only a grid tells. `printed` holds the heads since the last figures, each with its place;
    `lack_total` says that the last heads before figures were all of the form's but 总计, `lack_first` that
    they were all but 自然人, `have_own` that a grid's heads name
    a column that the form does not have.
    """

    by_column: dict[int, str | None] = field(default_factory=dict)
    are_official: bool = True
    strange: bool = False
    are_open: bool = False
    printed: list[tuple[str, str]] = field(default_factory=list)
    in_a_line: tuple[str, ...] = ()
    lack_total: bool = False
    lack_first: bool = False
    have_own: bool = False

    def take(self, row: TableRow, said: Sequence[Label]) -> None:
        """Note the heads of one row, with what they say; the first of a new table displaces those before it."""
        if row.has_figures:
            if self.printed:
                seen = {name for name, _ in self.printed} - {_ORGANISATIONS}
                self.lack_total = seen == {*COLUMNS[:-1]}
                self.lack_first = {*COLUMNS[1:-1]} <= seen <= {*COLUMNS[1:]}
            self.are_open, self.printed = False, []
            return  # 3.其他 is a row
        names = [label.column for label in said]
        if COLUMNS[0] in names:
            self.by_column, self.strange, self.are_open, self.have_own = {}, False, True, False
        if self.are_open:
            labels = zip(row.labels, names, strict=True)
            is_strange = any(_is_strange(label) for label, name in labels if not name)
            self.strange |= is_strange and not row.is_whole
            self.have_own |= is_strange and row.is_whole
        self._take_in_order(row, said)
        if not any(names):
            return
        for label, name in zip(row.labels, names, strict=True):
            if label.column is not None and (name or _is_own(label)):
                self.by_column[label.column] = name
        self.are_official = self._are_official()

    def _take_in_order(self, row: TableRow, said: Sequence[Label]) -> None:
        for token, label in zip(row.labels, said, strict=True):
            name = _ORGANISATIONS if label.bare in _NAMES_OF_ORGANISATIONS else label.column
            if name:
                self.printed.append((name, token.locator))
                self.strange |= _is_disordered([name for name, _ in self.printed])
                self.in_a_line = _line_of_heads(self.printed)
            elif label.is_foreign:
                self.printed = []

    @property
    def are_in_columns(self) -> bool:
        """Whether a grid puts every head of the form over a column of its own."""
        return set(COLUMNS) <= set(self.by_column.values())

    @property
    def are_spread(self) -> bool:
        """Whether the heads of a grid stand in more columns than there are, as those over merged cells do."""
        columns = self.by_column.keys()
        return self.are_in_columns and max(columns) - min(columns) >= len(columns)

    def allow(self, way: Mapping[int, Token | None]) -> bool:
        """Whether figures may be placed by their order, where heads do not tell the column of each.

        A column that the heads do not name, or one of their own, may have moved them: only their sum tells then.
        """
        if self.have_own and not (self.are_in_columns or self.are_without_total):
            return _has_sum_of_parts(way)
        return not self.lack_total or _may_be_without_total(way)

    @property
    def are_without_total(self) -> bool:
        """Whether a grid has a column for every head of the form but 总计, and no other."""
        return sorted(map(str, self.by_column.values())) == sorted(COLUMNS[:-1])

    def _are_official(self) -> bool:
        """Whether the table has the columns of the form in its order, as far as its heads tell."""
        names = tuple(self.by_column[column] for column in sorted(self.by_column))
        return names == COLUMNS or not (self.are_in_columns or self.are_without_total)

    def cells(self, tokens: Sequence[Token]) -> tuple[dict[int, Token], list[Token]] | None:
        """Figures by position in COLUMNS as the heads say, and those under foreign heads; None if they do not."""
        columns = sorted(self.by_column)
        if not (self.are_in_columns or self.are_without_total):
            return None
        if len(tokens) == len(columns):
            under = dict(zip(columns, tokens, strict=True))
        else:
            under = {token.column: token for token in tokens if token.column in self.by_column}
        if set(under) != set(columns) or _is_shifted(tokens, under):
            return None
        placed = {COLUMNS.index(name): under[at] for at, name in self.by_column.items() if name in COLUMNS}
        strange = [token for token in tokens if token not in placed.values() and not token.is_blank]
        if strange and self.are_without_total:
            return None  # the head over the total may be lost
        if _may_be_shifted_right(tokens, under) and not (self.are_in_columns and has_its_sum(placed)):
            return None
        return placed, strange

    def cells_of_text(self, tokens: Sequence[Token]) -> dict[int, Token] | None:
        """Figures by position in COLUMNS under heads that one line prints in an order of its own.

        None unless the line has every head once, and the row every figure and a total that is their sum.
        """
        printed = [token for token in tokens if not token.is_blank]
        if sorted(self.in_a_line) != sorted(COLUMNS) or len(printed) != len(COLUMNS):
            return None
        found = {COLUMNS.index(name): token for name, token in zip(self.in_a_line, printed, strict=True)}
        return found if has_its_sum(found) else None


def _is_shifted(tokens: Sequence[Token], under: Mapping[int, Token]) -> bool:
    """Whether a row may stand left of its heads: a figure before the first of them, nothing below the last."""
    first, last = min(under), max(under)
    is_before = any(
        not token.is_blank and token.column is not None and token.column < first for token in tokens
    )
    return is_before and under[last].is_blank


def _may_be_without_total(way: Mapping[int, Token | None]) -> bool:
    """Whether a way to read a row takes none of its figures for the total, or one that is the sum of several."""
    total = way.get(len(COLUMNS) - 1)
    return total is None or total.is_blank or _has_sum_of_parts(way)


def _may_be_shifted_right(tokens: Sequence[Token], under: Mapping[int, Token]) -> bool:
    """Whether a row may stand right of its heads: nothing below the first of them, a cell behind the last, blank or not."""
    first, last = min(under), max(under)
    is_longer = any(token.column is not None and token.column > last for token in tokens)
    return is_longer and under[first].is_blank and not under[last].is_blank


def _has_sum_of_parts(way: Mapping[int, Token | None]) -> bool:
    """Whether the total is the sum of at least two others, what is blank or lost left out."""
    total = way.get(len(COLUMNS) - 1)
    parts = [cell for at, cell in way.items() if at < len(COLUMNS) - 1 and cell and not cell.is_blank]
    if total is None or len(parts) < 2:
        return False
    blank = total._replace(text="")
    return has_its_sum({at: way.get(at) or blank for at in range(len(COLUMNS))})


def has_its_sum(cells: Mapping[int, Token]) -> bool:
    """Whether a row with every cell, by position in COLUMNS, prints the sum of the others as its total."""
    figures = [read_figure(cells[at].text) for at in range(len(COLUMNS))]
    parts = [Decimal(0) if figure.state in ("blank", "na") else figure.value for figure in figures[:-1]]
    known = [part for part in parts if part is not None]
    return len(known) == len(parts) and sum(known) == figures[-1].value


def _line_of_heads(printed: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """All heads where one line prints them and none over several of them; their order is that of the columns."""
    names = tuple(name for name, _ in printed)
    is_one_line = len({place for _, place in printed}) == 1
    return names if is_one_line and sorted(names) == sorted(COLUMNS) else ()


def _is_disordered(names: Sequence[str]) -> bool:
    """Whether heads contradict the official order.

    The total is the last of the columns; in heads of two lines it stands above those of organisations,
    behind the head over these.
    """
    seen = list(dict.fromkeys(names))
    first, total = COLUMNS[0], COLUMNS[-1]
    parts = [name for name in seen if name in COLUMNS[:-1]]
    if parts != sorted(parts, key=COLUMNS.index):
        return True
    before = seen[: seen.index(total)] if total in seen else seen
    behind = seen[len(before) + 1 :]
    if first in behind or _ORGANISATIONS in behind or (_ORGANISATIONS in seen and first in _behind(seen)):
        return True
    # two lines of heads: nothing but 自然人 and the head over organisations stands before it
    return bool(behind) and not set(before) <= {first, _ORGANISATIONS}


def _behind(seen: Sequence[str]) -> Sequence[str]:
    return seen[seen.index(_ORGANISATIONS) :]


def _is_strange(label: Token) -> bool:
    """Whether words between the heads of a text are no head of the form, nor a piece of one or of its note."""
    is_said = _is_own(label) and not is_invented(label.text)
    return is_said and bool(set(label_of(label.text).bare) - _OF_HEADS)


def _is_own(label: Token) -> bool:
    """Whether a head is a column that the form does not have, and not a head over several."""
    said = label_of(label.text)
    return not said.is_spanning and len(said.bare) <= 12 and not said.is_furniture
