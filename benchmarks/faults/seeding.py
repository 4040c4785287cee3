"""Faults to seed in a report: every cell + 1, and mistakes that people really make. Drawn by one seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from benchmarks.faults.documents import Document
from benchmarks.faults.mistakes import KINDS, Changes

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
    for kind, seed in KINDS.items():
        changes = [_real(document, one) for one in seed(document) if one]
        drawn = _drawn([one for one in changes if one], rng)
        found += [_fault(kind, document, one) for one in drawn]
    found += _copies(document, others, rng)
    found += _texts(document, rng)
    return found


def pairs(faults: Sequence[Fault], rng: Random) -> list[tuple[Fault, Fault]]:
    """The faults of one report two by two, each once, as far as two change different cells."""
    left = sorted(faults, key=lambda _: rng.random())
    found = []
    while left:
        fault = left.pop()
        other = next((one for one in reversed(left) if _go_together(fault, one)), None)
        if other:
            left.remove(other)
            found.append((fault, other))
    return found


def _go_together(one: Fault, other: Fault) -> bool:
    return one.where.isdisjoint(other.where) and not (one.claims and other.claims)


def _fault(kind: str, document: Document, cells: Changes) -> Fault:
    return Fault(kind, part_of(document, next(iter(cells))), cells)


def _drawn(choices: Sequence[Changes], rng: Random) -> list[Changes]:
    ranked = sorted((rng.random(), place) for place in range(len(choices)))[:_MOST]
    return [choices[place] for _, place in sorted(ranked, key=lambda pair: pair[1])]


def _real(document: Document, changes: Changes) -> Changes:
    """What really differs from what is printed; a 0 for a blank does not."""
    figures = document.figures
    return {cell: value for cell, value in changes.items() if (value or 0) != (figures.get(cell) or 0)}


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
            more = claim.value + 10 + int(rng.random() * 90)
            for value in (claim.value + 1, claim.value + 2, more, claim.value * 10, claim.value * 100):
                told = frozenset({claim.item})
                yield Fault("text changed", part_of(document, claim.item), {}, {number: value}, told)
