"""Rows of figures that lost their label, or kept a piece of it: which rows of the form they are.

Text made from a PDF prints labels above, below or beside their figures. As many rows as labels were listed
right above them are theirs. Between two rows that are read for certain the others stand in the order of the
form, so the rows missing there are the candidates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby
from math import comb

from rapidfuzz import fuzz

from gongkai.forms import Edition
from gongkai.parsing.matrix_columns import COLUMNS
from gongkai.parsing.matrix_labels import bare_label
from gongkai.parsing.matrix_solving import Doubtful, Way
from gongkai.parsing.matrix_values import place
from gongkai.parsing.stream import plain
from gongkai.parsing.table_rows import TableRow

_MOST_WAYS = 400
_LEAST_LIKENESS = 70


@dataclass(frozen=True, slots=True)
class TornRow:
    """A row of figures without a label of the form; `number` is its place among all rows."""

    number: int
    row: TableRow


@dataclass
class TornRows:
    """Takes rows without a label, and labels without figures, in the order of the document."""

    listed: list[tuple[tuple[str, ...], tuple[TornRow, ...]]] = field(default_factory=list)
    unlisted: list[TornRow] = field(default_factory=list)
    _labels: list[str] = field(default_factory=list)
    _run: list[TornRow] = field(default_factory=list)

    def see_label(self, code: str) -> None:
        """Note a label that stands in a text without figures."""
        if self._run:
            self.close()
        self._labels.append(code)

    def take(self, number: int, row: TableRow) -> None:
        """Note figures without a label."""
        self._run.append(TornRow(number, row))

    def close(self) -> None:
        """Something else begins: as many rows as labels stood above them are theirs."""
        if not self._run and not self._labels:
            return
        codes = tuple(dict.fromkeys(self._labels))
        if self._run and len(codes) == len(self._run):
            self.listed.append((codes, tuple(self._run)))
        else:
            self.unlisted += self._run
        self._labels, self._run = [], []

    def readings(self, form: Edition, anchors: dict[str, int]) -> Iterator[Doubtful]:
        """The ways to read the rows; `anchors` gives the place of every row that kept its label."""
        self.close()
        for codes, rows in self.listed:
            ways = [] if set(codes) & set(anchors) else list(_ways(form, rows, codes))
            if ways:
                yield _reading(rows, ways)
                anchors |= dict.fromkeys(codes, rows[0].number)
            else:
                self.unlisted += rows
        if self.unlisted:
            yield from _in_order(form, anchors, sorted(self.unlisted, key=lambda one: one.number))


def _reading(rows: Sequence[TornRow], ways: Sequence[Way]) -> Doubtful:
    """A row that no figures are given to is not printed: what it would say is not known."""
    items = frozenset(item for way in ways for item in way)
    complete = tuple({**dict.fromkeys(items), **way} for way in ways)
    return Doubtful(tuple((one.number, one.row) for one in rows), complete, items, must_fit=True)


def _in_order(form: Edition, anchors: Mapping[str, int], torn: Sequence[TornRow]) -> Iterator[Doubtful]:
    """The ways to read each run of torn rows that no known row interrupts; without any, all rows or none."""
    order = [row.item for row in form.matrix_rows if row.kind == "row"]
    if not anchors and len(torn) != len(order):
        return
    known = sorted((place_, order.index(code)) for code, place_ in anchors.items() if code in order)
    for (above, below), run in groupby(torn, key=lambda one: _around(known, one.number, len(order))):
        rows = list(run)
        free = [code for code in order[above + 1 : below] if code not in anchors]
        if rows and comb(max(len(free), len(rows)), len(rows)) <= _MOST_WAYS:
            ways = list(_ways(form, rows, free))
            if ways:
                yield _reading(rows, ways)


def _around(known: Sequence[tuple[int, int]], number: int, rows: int) -> tuple[int, int]:
    """The rows of the form, by ordinal, that stand next above and below a place in the document."""
    above = [ordinal for at, ordinal in known if at < number]
    below = [ordinal for at, ordinal in known if at > number]
    return (above[-1] if above else -1), (below[0] if below else rows)


def _ways(form: Edition, rows: Sequence[TornRow], free: Sequence[str]) -> Iterator[Way]:
    """Every way to give the rows, in their order, to free rows of the form that their labels allow."""
    labels = {row.item: row.label_zh for row in form.matrix_rows}
    placed = [place(one.row.cells, len(COLUMNS), is_whole=one.row.is_whole) for one in rows]
    if any(len(one.ways) != 1 or one.inferred for one in placed):
        return
    for codes in combinations(free, len(rows)):
        if all(_may_be(one.row.label.text, labels[code]) for one, code in zip(rows, codes, strict=True)):
            yield {
                f"{code}__{COLUMNS[position]}": token
                for code, one in zip(codes, placed, strict=True)
                for position, token in one.ways[0].items()
            }


def _may_be(printed: str, label: str) -> bool:
    """Whether what is left of a label can be a piece of this one."""
    piece = bare_label(printed)
    return not piece or fuzz.partial_ratio(piece, plain(label)) >= _LEAST_LIKENESS
