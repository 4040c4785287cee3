"""What could explain failing formulas, and how much speaks for each of several explanations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault
from gongkai.checks.formula import Formula
from gongkai.checks.mechanisms import are_neighbours, mechanism

EXACT_PAIRS = (Fault.SWAPPED_CELLS, Fault.NEIGHBOURING_CELL, Fault.SPLIT_DIGITS)
_ONE_MISTAKE = (*EXACT_PAIRS, Fault.WRONG_LINE, Fault.LAST_YEAR_VALUE)

# How much likelier a trace of a known mechanism makes a cell, against one without any. The order
# matters, not the sizes: chance seldom leaves the trace of transposed digits, a blank is common.
_LIKELIER: Mapping[Fault, float] = {
    Fault.TRANSPOSED_DIGITS: 8,
    Fault.UNIT_SLIP: 8,
    Fault.LAST_YEAR_VALUE: 8,
    Fault.GROUP_COUNTED: 8,
    Fault.PART_LEFT_OUT: 4,
    Fault.TOTAL_IN_PART: 4,
    Fault.BLANK_CELL: 3,
}
_MORE_THAN_A_DIGIT = 10
_OUR_DOUBT = 20  # a figure that we are not sure to have read


@dataclass(frozen=True, slots=True)
class Explanation:
    """Cells and what they would have to hold; `exact` where equalities and no mere bounds give it.

    `whole`: nothing that holds now would fail, not even a sum of zeros.
    `mends`: the failing formulas (their numbers) that would hold; `weight`: how likely, against others.
    """

    changes: tuple[tuple[str, Decimal | None], ...]
    exact: bool
    whole: bool
    mends: frozenset[int]
    fault: Fault
    weight: float

    @property
    def is_single_trace(self) -> bool:
        """Whether it is one mistake: in one cell, in two that show how it was made, or in a whole line."""
        return len(self.changes) == 1 or self.fault in _ONE_MISTAKE

    def named(self, fault: Fault) -> Explanation:
        """The same as a fault of that kind."""
        return replace(self, fault=fault, weight=self.weight * _LIKELIER.get(fault, 1.0))

    @property
    def cell(self) -> str:
        """The first of its cells."""
        return self.changes[0][0]

    @property
    def value(self) -> Decimal | None:
        """What that cell would have to hold."""
        return self.changes[0][1]


@dataclass(frozen=True, slots=True)
class Cause:
    """Failing formulas (their numbers) and what could explain all of them.

    `parted`: they share cells with others that fail, but nothing simple explains both.
    """

    formulas: tuple[int, ...]
    explanations: tuple[Explanation, ...]
    parted: bool

    @property
    def certain(self) -> Explanation | None:
        """The only explanation, if there is just one and all would hold with it."""
        is_sole = len(self.explanations) == 1 and self.explanations[0].whole
        return self.explanations[0] if is_sole else None

    @property
    def fewest(self) -> int:
        """How many cells at least are wrong."""
        return min((len(one.changes) for one in self.explanations), default=1)

    def shares(self) -> list[tuple[str, Decimal | None, float]]:
        """Cells, what each would have to hold, and its share of the evidence; the likeliest first.

        A cell in several explanations has the shares of all, and the value of the likeliest.
        """
        whole = sum(one.weight for one in self.explanations)
        share: dict[str, float] = {}
        value: dict[str, Decimal | None] = {}
        for one in sorted(self.explanations, key=lambda one: -one.weight):
            for cell, wanted in one.changes:
                share[cell] = share.get(cell, 0.0) + one.weight / whole
                value.setdefault(cell, wanted)
        return [(cell, value[cell], share[cell]) for cell in sorted(share, key=lambda cell: -share[cell])]


def explanation(
    report: Facts,
    changes: Sequence[tuple[str, Decimal | None]],
    mends: Iterable[int],
    *,
    exact: bool,
    whole: bool,
) -> Explanation:
    """With the mechanism that the figures show, and its weight."""
    fault = mechanism(report, dict(changes)) if exact else Fault.WRONG_CELL
    weight = _LIKELIER.get(fault, 1.0)
    if not report.doubts.isdisjoint(cell for cell, _ in changes):
        weight *= _OUR_DOUBT
    return Explanation(tuple(changes), exact, whole, frozenset(mends), fault, weight)


def united(causes: Sequence[Cause]) -> list[Cause]:
    """Causes that the same change of the same cells explains for certain are one."""
    united: dict[object, Cause] = {}
    for cause in causes:
        one = cause.certain
        known_by = one.changes if one and one.exact else cause.formulas
        other = united.get(known_by)
        if one and other and other.certain:
            mends = one.mends | other.certain.mends
            formulas = tuple(sorted({*cause.formulas, *other.formulas}))
            united[known_by] = replace(other, formulas=formulas, explanations=(replace(one, mends=mends),))
        else:
            united[known_by] = cause
    return list(united.values())


def traced(report: Facts, causes: Sequence[Cause]) -> list[Cause]:
    """Of causes in one cell each, those two are one whose numbers show how both came about; one at least is certain.

    Sums that share no cell tell of each cell by itself; that each holds the other's number is one mistake.
    """
    found: list[Cause] = []
    for cause in causes:
        both = ((other, _together(report, other, cause)) for other in found)
        other, one = next(((other, one) for other, one in both if one), (None, None))
        if other and one:
            formulas = tuple(sorted({*other.formulas, *cause.formulas}))
            found[found.index(other)] = Cause(formulas, (one,), parted=False)
        else:
            found.append(cause)
    return found


def _together(report: Facts, one: Cause, other: Cause) -> Explanation | None:
    """The only change of a cell of each cause that leaves the trace of one mistake."""
    if not (one.certain or other.certain):
        return None
    pairs = [
        explanation(
            report, (*first.changes, *second.changes), first.mends | second.mends, exact=True, whole=True
        )
        for first in one.explanations
        for second in other.explanations
        if first.exact and second.exact and len({first.cell, second.cell}) == 2
        if len(first.changes) == len(second.changes) == 1
    ]
    exact = _in_one_line([pair for pair in pairs if pair.is_single_trace])
    is_certain = bool(one.certain and other.certain) or any(_tells(report, pair) for pair in exact)
    return exact[0] if len(exact) == 1 and is_certain else None


def _in_one_line(pairs: Sequence[Explanation]) -> list[Explanation]:
    """Of several those whose cells stand in one row of the matrix, or else in one column, if there are any."""
    for part in (0, -1):
        lines = [{cell.rpartition("__")[part] for cell, _ in pair.changes} for pair in pairs]
        beside = [pair for pair, line in zip(pairs, lines, strict=True) if len(line) == 1 and "" not in line]
        if beside:
            return beside
    return list(pairs)


def _tells(report: Facts, pair: Explanation) -> bool:
    """Whether chance would hardly leave that trace: cells beside each other, or numbers of more than one digit."""
    (cell, one), (other, two) = pair.changes
    return are_neighbours(report.form, cell, other) or max(one or 0, two or 0) >= _MORE_THAN_A_DIGIT


def natural_suspect(formula: Formula, cause: Cause) -> str | None:
    """The cell to look at first when several could be wrong, unless other formulas clear it.

    That is the one with more evidence than any other, or the one the rule itself names.
    """
    if cause.parted or not cause.explanations:
        return formula.suspect
    shares = cause.shares()
    if len(shares) == 1 or shares[0][2] > 2 * shares[1][2]:
        return shares[0][0]
    return formula.suspect if formula.suspect in {cell for cell, _, _ in shares} else None
