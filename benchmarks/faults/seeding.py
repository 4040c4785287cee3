"""Faults to seed in a report: every cell + 1, and kinds that people really make. Drawn by one seed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from benchmarks.faults.documents import Document

Figure = Decimal | None
Changes = dict[str, Figure]

PLUS_ONE = "every cell + 1"
_MOST = 400  # faults of one kind in one report, but for + 1


@dataclass(frozen=True)
class Fault:
    """What is changed in a report: cells, or the value of a claim (its number among the claims)."""

    kind: str
    part: str
    cells: Changes = field(default_factory=dict)
    claims: dict[int, Decimal] = field(default_factory=dict)
    told: frozenset[str] = frozenset()

    @property
    def where(self) -> frozenset[str]:
        """The cells it concerns; of a changed text those that the text speaks of."""
        return frozenset(self.cells) | self.told


@dataclass(frozen=True)
class Grid:
    """The printed cells of a report as they stand: rows of cells, tables apart."""

    rows: Sequence[Sequence[str]]

    def beside(self) -> Iterator[tuple[str, str]]:
        """Cells next to each other in a row."""
        for row in self.rows:
            yield from itertools.pairwise(row)


def grid(document: Document) -> Grid:
    """The rows of the matrix; a list, the other tables of a matrix form: one row each."""
    form, printed = document.form, {c.item for c in document.report.cells if c.state != "absent"}
    rows = [
        [f"{row.item}__{column}" for column in form.value_columns if f"{row.item}__{column}" in printed]
        for row in form.matrix_rows
    ]
    in_matrix = {cell for row in rows for cell in row}
    tables = sorted({item.table_no for item in form.valued})
    beside = [
        [i.item for i in form.valued if i.table_no == n and i.item in printed and i.item not in in_matrix]
        for n in tables
    ]
    return Grid([row for row in [*rows, *beside] if row])


def part_of(document: Document, cell: str) -> str:
    """In which part of which form a cell stands: the parts are scored apart."""
    form = document.form
    if form.name not in ("2019", "2021"):
        return "forms until 2018"
    parts = {1: "part two (proactive)", 2: "part three (requests)", 3: "part four (appeals)"}
    part = parts[form.by_code[cell].table_no]
    has_totals = all(
        f"{row.item}__total" in document.figures for row in form.matrix_rows if row.kind == "row"
    )
    return part if form.by_code[cell].table_no != 2 or has_totals else f"{part}, totals left blank"


def faults(document: Document, others: Sequence[Document], rng: Random) -> list[Fault]:
    """All faults of one report; `others` are the reports that a copy of last year's figures can come from."""
    found = [_fault(PLUS_ONE, document, {cell: value + 1}) for cell, value in document.figures.items()]
    for kind, seed in _KINDS.items():
        changes = [_real(document, one) for one in seed(document) if one]
        drawn = _drawn([one for one in changes if one], rng)
        found += [_fault(kind, document, one) for one in drawn]
    found += _copies(document, others, rng)
    found += _texts(document, rng)
    return found


def pairs(faults: Sequence[Fault], rng: Random) -> list[tuple[Fault, Fault]]:
    """Each fault with another of the same report that changes other cells."""
    found = []
    for fault in faults:
        for _ in range(8):
            other = faults[int(rng.random() * len(faults))]
            if fault.where.isdisjoint(other.where) and not (fault.claims and other.claims):
                found.append((fault, other))
                break
    return found


def _fault(kind: str, document: Document, cells: Changes) -> Fault:
    return Fault(kind, part_of(document, next(iter(cells))), cells)


def _drawn(choices: Sequence[Changes], rng: Random) -> list[Changes]:
    ranked = sorted((rng.random(), place) for place in range(len(choices)))[:_MOST]
    return [choices[place] for _, place in sorted(ranked, key=lambda pair: pair[1])]


def _real(document: Document, changes: Changes) -> Changes:
    """What really differs from what is printed; a 0 for a blank does not."""
    figures = document.figures
    return {cell: value for cell, value in changes.items() if (value or 0) != (figures.get(cell) or 0)}


def _transposed(document: Document) -> Iterator[Changes]:
    for cell, value in document.figures.items():
        digits = str(int(value)) if value == int(value) else ""
        for place in range(len(digits) - 1):
            if digits[place] != digits[place + 1]:
                turned = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
                yield {cell: Decimal(turned)}


def _swapped(document: Document) -> Iterator[Changes]:
    figures, rows = document.figures, grid(document).rows
    for row in rows:
        filled = [cell for cell in row if figures.get(cell)]
        yield from (_exchange(figures, a, b) for a, b in itertools.pairwise(filled))
    cells = [cell for row in rows for cell in row if figures.get(cell)]
    for number, cell in enumerate(cells):
        other = cells[(number * 7 + 3) % len(cells)]
        if other != cell and part_of(document, other) == part_of(document, cell):
            yield _exchange(figures, cell, other)


def _exchange(figures: dict[str, Decimal], one: str, other: str) -> Changes:
    return {one: figures[other], other: figures[one]}


def _neighbour(document: Document) -> Iterator[Changes]:
    figures = document.figures
    for one, other in grid(document).beside():
        if figures.get(one) and figures.get(other) == 0:
            yield {one: Decimal(0), other: figures[one]}
        if figures.get(other) and figures.get(one) == 0:
            yield {other: Decimal(0), one: figures[other]}


def _split(document: Document) -> Iterator[Changes]:
    figures = document.figures
    for one, other in grid(document).beside():
        digits = str(figures.get(one, ""))
        if digits.isdigit() and len(digits) > 1 and figures.get(other) == 0 and digits[1:] != "0":
            yield {one: Decimal(digits[:1]), other: Decimal(digits[1:])}


def _unit(document: Document) -> Iterator[Changes]:
    for cell, value in document.figures.items():
        if value and document.form.by_code[cell].kind == "amount":
            yield from ({cell: value * factor} for factor in (10_000, 1000))
        elif value:
            yield {cell: value * 10_000}


def _blank(document: Document) -> Iterator[Changes]:
    yield from ({cell: None} for cell, value in document.figures.items() if value)


def _zeroed(document: Document) -> Iterator[Changes]:
    yield from ({cell: Decimal(0)} for cell, value in document.figures.items() if value)


def _total_lost(document: Document) -> Iterator[Changes]:
    for whole in document.form.wholes:
        if whole.relation == "sum" and document.figures.get(whole.whole):
            yield {whole.whole: None}


def _total_in_part(document: Document) -> Iterator[Changes]:
    figures = document.figures
    for whole in document.form.wholes:
        if whole.relation == "sum" and figures.get(whole.whole):
            filled = [part for part in whole.parts if part in figures]
            yield from ({part: figures[whole.whole]} for part in filled)


def _group_counted(document: Document) -> Iterator[Changes]:
    figures, form = document.figures, document.form
    headings = [line for line in form.printed if line.kind == "heading" and line.relation == "sum"]
    for heading in headings:
        rows = [row.item for row in form.matrix_rows if row.parent == heading.item and row.kind == "row"]
        for column in form.value_columns:
            total = f"{heading.parent}__{column}"
            group = sum((figures.get(f"{row}__{column}", Decimal(0)) for row in rows), Decimal(0))
            if group and total in figures:
                yield {total: figures[total] + group}


def _digit_dropped(document: Document) -> Iterator[Changes]:
    yield from ({c: Decimal(str(int(v))[1:])} for c, v in document.figures.items() if v >= 10)


def _digit_typed_twice(document: Document) -> Iterator[Changes]:
    yield from ({c: Decimal(str(int(v)) + str(int(v))[-1])} for c, v in document.figures.items() if v >= 1)


def _rows_shifted(document: Document) -> Iterator[Changes]:
    """Some rows one row down or up, over blanks and zeros only; what they leave is 0."""
    rows = grid(document).rows
    if document.form.is_list:
        yield from _slid(document, rows[0], (3, 5, 8))
        return
    matrix = [row for row in rows if "__" in row[0] and len(row) == len(document.form.value_columns)]
    for size in (1, 2, 3, 5):
        for start in range(len(matrix) - size):
            yield _moved(document, matrix[start : start + size + 1], down=True)
            yield _moved(document, matrix[start : start + size + 1], down=False)


def _moved(document: Document, rows: Sequence[Sequence[str]], *, down: bool) -> Changes:
    order = list(rows) if down else list(reversed(rows))
    if any(document.figures.get(cell) for cell in order[-1]):
        return {}
    changes: Changes = dict.fromkeys(order[0], Decimal(0))
    for source, target in itertools.pairwise(order):
        changes |= {to: document.figures.get(cell) for cell, to in zip(source, target, strict=True)}
    return changes


def _columns_shifted(document: Document) -> Iterator[Changes]:
    """The figures of one row one column to the right or left."""
    for row in grid(document).rows:
        if not document.form.is_list and sum(1 for cell in row if document.figures.get(cell)) > 1:
            yield from _slid(document, row, (len(row) - 1,))


def _slid(document: Document, row: Sequence[str], sizes: Sequence[int]) -> Iterator[Changes]:
    for size in sizes:
        for start in range(len(row) - size):
            window = row[start : start + size + 1]
            for order in (window, list(reversed(window))):
                if document.figures.get(order[-1]):
                    continue
                moved: Changes = {order[0]: Decimal(0)}
                yield moved | {to: document.figures.get(c) for c, to in itertools.pairwise(order)}


_KINDS: dict[str, Callable[[Document], Iterator[Changes]]] = {
    "digits transposed": _transposed,
    "digit dropped": _digit_dropped,
    "digit typed twice": _digit_typed_twice,
    "two cells swapped": _swapped,
    "in the neighbouring cell": _neighbour,
    "split over two cells": _split,
    "unit slip": _unit,
    "left blank": _blank,
    "0 for a number": _zeroed,
    "total lost": _total_lost,
    "total typed as part": _total_in_part,
    "group counted twice": _group_counted,
    "rows shifted": _rows_shifted,
    "columns shifted": _columns_shifted,
}


def _copies(document: Document, others: Sequence[Document], rng: Random) -> Iterator[Fault]:
    """A cell, or a whole table, as in the report of another year of that body."""
    for other in others:
        same = other.report.agency == document.report.agency and other.form == document.form
        if not same or other.report.year == document.report.year:
            continue
        cells = [{c: v} for c, v in other.figures.items() if document.figures.get(c) not in (None, v)]
        for one in _drawn(cells, rng):
            yield _fault("another year's value", document, one)
        for number in {item.table_no for item in document.form.valued}:
            table = {c: v for c, v in other.figures.items() if document.form.by_code[c].table_no == number}
            changes = {c: v for c, v in _real(document, dict(table)).items() if c in document.figures}
            if changes:
                yield _fault("another year's table", document, changes)


def _texts(document: Document, rng: Random) -> Iterator[Fault]:
    for number, claim in enumerate(document.report.claims):
        printed = document.figures.get(claim.item)
        if claim.kind == "figure" and claim.value is not None and claim.value == printed:
            for value in (claim.value + 1, claim.value + 10 + int(rng.random() * 90), claim.value * 10):
                told = frozenset({claim.item})
                yield Fault("text changed", part_of(document, claim.item), {}, {number: value}, told)
