"""Rows of figures that lost their label, or kept a piece of it: which rows of the form they are.

Text made from a PDF prints labels above, below or beside their figures. As many rows as labels were listed
right above them may be theirs; so may they where other rows stand in such a list, or labels that the form does not
have. Between two rows that are read for certain the others stand in the order of the form, so the rows missing there
are the candidates. Sums over the rows have to prove all that, but for as many rows as are missing right between two
that kept their labels: a lost label and a lost row in one list would give each row the next one's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations, groupby
from math import comb

from rapidfuzz import fuzz

from gongkai.forms import Edition, edition
from gongkai.parsing.matrix_columns import COLUMNS, has_its_sum
from gongkai.parsing.matrix_labels import EDITIONS, Label, bare_label
from gongkai.parsing.matrix_solving import Doubtful, Way
from gongkai.parsing.matrix_values import place
from gongkai.parsing.row_tokens import TableRow
from gongkai.parsing.stream import plain

_MOST_WAYS = 400
_LEAST_LIKENESS = 70

# None for a label that the form does not have
Labels = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class TornRow:
    """A row of figures without a label of the form; `number` is its place among all rows."""

    number: int
    row: TableRow


@dataclass
class TornRows:
    """Takes rows without a label, and labels without figures, in the order of the document."""

    listed: list[tuple[Labels, tuple[TornRow, ...]]] = field(default_factory=list)
    unlisted: list[TornRow] = field(default_factory=list)
    # `_near` is where the labels begin that no row with figures parts, `_below` counts strange ones below the run
    _labels: list[str | None] = field(default_factory=list)
    _near: int = 0
    _below: int = 0
    _run: list[TornRow] = field(default_factory=list)

    def see_label(self, said: Label) -> None:
        """Note a label that stands in a text without figures."""
        if said.row:
            if self._run:
                self.close()
            self._labels.append(said.row)
        elif _is_strange(said):
            # it may be the first of the labels below
            if self._run:
                self._below += 1
            else:
                self._labels.append(None)

    def interrupt(self) -> None:
        """A row with a label and figures: labels that wait for theirs may wait on."""
        if self._run or not self._labels:
            self.close()
        self._near = len(self._labels)

    def awaits(self, row: TableRow) -> bool:
        """Whether labels stand above without figures, and a row has as many as the matrix has columns, and adds up."""
        printed = [cell for cell in row.cells if not cell.is_blank]
        is_row = not row.labels and len(printed) == len(COLUMNS)
        return bool(self._labels) and is_row and has_its_sum(dict(enumerate(printed)))

    def take(self, number: int, row: TableRow) -> None:
        """Note figures without a label."""
        self._below = 0
        self._run.append(TornRow(number, row))

    def close(self) -> None:
        """Something else begins: as many rows as labels stood above them are theirs."""
        run, labels, near = tuple(self._run), tuple(self._labels), tuple(self._labels[self._near :])
        fitting = _as_many(len(run), labels, near) if run else None
        if fitting:
            self.listed.append((fitting, run))
        else:
            self.unlisted += run
        self._labels, self._near, self._below, self._run = [None] * self._below, 0, 0, []

    def readings(self, form: Edition, anchors: dict[str, int]) -> Iterator[Doubtful]:
        """The ways to read the rows; `anchors` gives the place of every row that kept its label."""
        self.close()
        labelled = {number: code for code, number in anchors.items()}
        own = {row.item for row in form.matrix_rows}
        for listed, run in self.listed:
            # a row that only another form has is as strange to this one as words of no form
            labels = tuple(code if code in own else None for code in listed)
            codes = [code for code in labels if code]
            rows = [one for code, one in zip(labels, run, strict=True) if code]
            is_open = not codes or set(codes) & set(anchors) or _repeats_a_strange_row(labels, run)
            is_open = is_open or _fills_a_gap(_order(form), run, labelled)
            ways = [] if is_open else list(_ways(form, rows, codes))
            if ways:
                yield _reading(run, ways)
                anchors |= dict.fromkeys(codes, run[0].number)
            else:
                self.unlisted += run
        if self.unlisted:
            torn = sorted(self.unlisted, key=lambda one: one.number)
            yield from _in_order(form, anchors, torn, labelled)


def _is_strange(said: Label) -> bool:
    """Whether a text is words that the form does not have: no label, no heading and no piece of one."""
    is_own = said.is_known or said.is_furniture or said.plain in _all_labels()
    return said.is_words and not is_own


@cache
def _all_labels() -> str:
    """All labels of the forms that have a matrix, one a line."""
    rows = (row for name in EDITIONS for row in edition(name).printed)
    return "\n".join(plain(row.label_zh) for row in rows)


def _as_many(count: int, labels: Labels, near: Labels) -> Labels | None:
    """The labels right above as many rows without those of other forms; else those right above, all of the form or all, if one is as many."""
    own = tuple(dict.fromkeys(code for code in near if code))
    if len(own) == count:
        return own
    known = tuple(code for code in labels if code)
    fitting = {found for found in (known, near, labels) if len(found) == count and any(found)}
    is_told = len(fitting) == 1 and len(set(known)) == len(known)
    return fitting.pop() if is_told else None


def _repeats_a_strange_row(labels: Labels, run: Sequence[TornRow]) -> bool:
    """Whether a row under a label that the form does not have prints the figures of another: sums cannot tell them apart."""
    printed = [tuple(cell.text.strip() for cell in one.row.cells) for one in run]
    return any(printed.count(row) > 1 for code, row in zip(labels, printed, strict=True) if code is None)


def _reading(rows: Sequence[TornRow], ways: Sequence[Way]) -> Doubtful:
    """A row that no figures are given to is not printed: what it would say is not known."""
    items = frozenset(item for way in ways for item in way)
    complete = tuple({**dict.fromkeys(items), **way} for way in ways)
    return Doubtful(
        tuple((one.number, one.row) for one in rows), complete, items, must_fit=True, must_prove=True
    )


def _in_order(
    form: Edition, anchors: Mapping[str, int], torn: Sequence[TornRow], labelled: Mapping[int, str]
) -> Iterator[Doubtful]:
    """The ways to read each run of torn rows that no known row interrupts; without any, all rows or none.

    `labelled` are the rows that kept their labels, by place.
    """
    order = _order(form)
    if not anchors and len(torn) != len(order):
        return
    known = sorted((place_, order.index(code)) for code, place_ in anchors.items() if code in order)
    for (above, below), run in groupby(torn, key=lambda one: _around(known, one.number, len(order))):
        rows = list(run)
        free = [code for code in order[above + 1 : below] if code not in anchors]
        if rows and comb(max(len(free), len(rows)), len(rows)) <= _MOST_WAYS:
            ways = list(_ways(form, rows, free))
            if ways:
                yield replace(_reading(rows, ways), must_prove=not _fills_a_gap(order, rows, labelled))


def _order(form: Edition) -> list[str]:
    return [row.item for row in form.matrix_rows if row.kind == "row"]


def _fills_a_gap(order: Sequence[str], rows: Sequence[TornRow], labelled: Mapping[int, str]) -> bool:
    """Whether rows stand right between two that kept their labels, and are as many as the form has between these."""
    above, below = labelled.get(rows[0].number - 1), labelled.get(rows[-1].number + 1)
    if above not in order or below not in order:
        return False
    return order.index(below) - order.index(above) - 1 == len(rows)


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
