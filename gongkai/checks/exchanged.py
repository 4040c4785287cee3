"""Two rows that changed places: each holds what the text says of the other, and the sums hold either way.

Whole rows exchanged (new requests and those carried in, reconsiderations and lawsuits) break no sum of the form;
only the text tells, of each by itself, and that both figures are there in the other's place is one mistake.
So it is where two figures of one sentence are off by the same number, one too large and one too small: that many
were counted under another heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from gongkai.checks import telling
from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault
from gongkai.checks.running import Failure
from gongkai.checks.telling import Told
from gongkai.checks.wording import Sentence

# numbers of one digit meet by chance, unless one sentence tells of both
_MORE_THAN_A_DIGIT = 10
_EXCHANGED = Sentence(
    "正文所称的另一处之数正好填在此处，反之亦然：疑两行互换。",
    " The table has here what the text says of the other, and the other way round: two rows may have changed places.",
)

_RECOUNTED = Sentence(
    "同一句中另一处恰好少（多）同样的数：疑归入了另一类。",
    " Another figure of that sentence is off by as much the other way: as many may be counted under another heading.",
)


def exchanged(failures: Sequence[Failure]) -> Iterator[tuple[Failure, Failure]]:
    """Pairs of figures of the text that the table has in each other's place, where no other formula of those cells fails."""
    said = [failure for failure in failures if _is_figure(failure)]
    taken: set[Failure] = set()
    for one, other in combinations(said, 2):
        is_apart = not taken & {one, other} and _are_exchanged(one, other)
        if is_apart and _are_alone(one, other, failures):
            taken |= {one, other}
            yield one, other


def of_exchanged(report: Facts, one: Failure, other: Failure) -> Told:
    """One finding of both."""
    both = replace(one, items=(*one.items, *other.items))
    told = telling.of_failure(report, both, _EXCHANGED)
    is_text = told.finding.fault is not Fault.READING_DOUBT
    found = replace(told.finding, fault=Fault.SWAPPED_CELLS) if is_text else told.finding
    return replace(told, finding=found, failures=[one, other])


def recounted(failures: Sequence[Failure]) -> Iterator[tuple[Failure, Failure]]:
    """Pairs of figures of one sentence, the only two of it that differ, by as much up as down."""
    by_sentence: dict[str, list[Failure]] = {}
    for failure in failures:
        if failure.kind == "text_vs_table" and failure.locator is not None:
            by_sentence.setdefault(failure.locator, []).append(failure)
    for said in by_sentence.values():
        if len(said) == 2 and all(_is_of_cells(failure) for failure in said):
            one, other = said
            is_moved = not {*one.items} & {*other.items} and _off(one) == -_off(other)
            if is_moved and _are_alone(one, other, failures):
                yield one, other


def of_recounted(report: Facts, one: Failure, other: Failure) -> Told:
    """One finding of both, with each cell that could hold what the text leaves for it."""
    both = replace(one, items=(*one.items, *other.items))
    told = telling.of_failure(report, both, _RECOUNTED)
    possible = [*_possible(report, one), *_possible(report, other)]
    return replace(told, failures=[one, other], candidates=possible)


def _possible(report: Facts, failure: Failure) -> list[tuple[str, Decimal | None, float]]:
    """The text may be what is wrong: no cell has more than half of the evidence."""
    held = [(item, report.figures.get(item)) for item in failure.items]
    would = [(item, value - _off(failure)) for item, value in held if value is not None]
    allowed = [(item, value) for item, value in would if value >= 0]
    return [(item, value, 0.5 / len(allowed)) for item, value in allowed]


def _are_alone(one: Failure, other: Failure, failures: Sequence[Failure]) -> bool:
    """Whether no other formula of their cells fails."""
    cells = {*one.items, *other.items}
    return not any(cells & {*failure.items} for failure in failures if failure.kind in ("identity", "bound"))


def _is_of_cells(failure: Failure) -> bool:
    is_known = failure.found is not None and failure.expected is not None
    return failure.op == "=" and bool(failure.items) and is_known


def _off(failure: Failure) -> Decimal:
    return (failure.found or Decimal(0)) - (failure.expected or Decimal(0))


def _is_figure(failure: Failure) -> bool:
    is_of_one_cell = failure.kind == "text_vs_table" and failure.op == "=" and len(failure.items) == 1
    return is_of_one_cell and failure.found is not None and failure.expected is not None


def _are_exchanged(one: Failure, other: Failure) -> bool:
    is_cross = (one.found, one.expected) == (other.expected, other.found) and one.items != other.items
    is_near = one.locator is not None and one.locator == other.locator
    return is_cross and (is_near or min(one.found or 0, other.found or 0) >= _MORE_THAN_A_DIGIT)
