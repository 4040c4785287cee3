"""From failing formulas to the cells that explain them: the fewest, and only if they are the only ones.

A cell is a candidate if some value of it, allowed for its kind, makes every failing formula that
contains it hold and loses none that held on figures other than zeros. Failing formulas that share
cells form a group. A group is explained by one cell; if none can, by two whose change leaves an exact
trace (a swap, a number split or moved), by any two, by any three. What has one explanation is certain; the
rest is looked at with those cells as they would have to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gongkai.checks import minimal_sets, one_sum
from gongkai.checks.explanations import EXACT_PAIRS, Cause, Explanation, explanation, united
from gongkai.checks.formula import FAILS, HOLDS, TRIVIAL
from gongkai.checks.judged import Position
from gongkai.checks.one_line import Lines, needs_a_line
from gongkai.checks.pair_first import PairFirst
from gongkai.checks.two_cells import TwoCells

# more equalities than cells, where an exchange and cells are to explain them: fewer meet by chance
_FEWEST_BESIDE = 2
_MOST_CELLS = 160  # cells of a group that sets of several are sought among


@dataclass(frozen=True)
class Sheet(Lines, PairFirst, TwoCells):
    """A report judged, and what explains what does not hold."""

    def causes(self) -> list[Cause]:
        """The failing formulas in groups, each with its explanations; what is certain is settled first."""
        sheet, settled = self._settled()
        causes = self._exchanged(united([*settled, *sheet._open_causes()]))
        return sorted(causes, key=lambda cause: cause.formulas)

    def _certain(self) -> list[Cause]:
        """Groups that one cell alone explains, the likeliest first; none that contradicts one before it."""
        found = [(group, self._singles(group)) for group in self._groups(self.failing)]
        causes = [Cause(tuple(sorted(group)), tuple(singles), parted=False) for group, singles in found]
        sole = [(cause, cause.certain) for cause in causes if cause.certain]
        taken: list[Cause] = []
        for cause, _ in sorted(sole, key=lambda one: (-one[1].weight, one[0].formulas)):
            after = self._corrected([*taken, cause])
            if not np.any(self.hard & (self._verdict != FAILS) & (after._verdict == FAILS)):
                taken.append(cause)
        return taken

    def _corrected(self, certain: Sequence[Cause]) -> Sheet:
        """With the cells of these causes as equalities would have them, and without their formulas."""
        state = self.state.copy()
        exact = [cause.certain for cause in certain if cause.certain and cause.certain.exact]
        for cell, value in (change for one in exact for change in one.changes):
            state[self.bank.column[cell]] = np.nan if value is None else float(value)
        explained = frozenset(number for cause in certain for number in cause.formulas)
        return replace(self, state=state, failing=self.failing - explained)

    def _open_causes(self) -> list[Cause]:
        """What no cell alone explains for certain."""
        open_groups = self._groups(self.failing)
        singles = {group: self._singles(group) for group in open_groups}
        if line := self._line(open_groups, singles):
            return [line, *replace(self, failing=self.failing - set(line.formulas))._open_causes()]
        joint = list(self._joint(open_groups, singles))
        taken = {number for cause in joint for number in cause.formulas}
        rest = [group for group in open_groups if group.isdisjoint(taken)]
        return [*joint, *(cause for group in rest for cause in self._explained(group, singles[group]))]

    def _line(
        self, groups: Sequence[frozenset[int]], singles: dict[frozenset[int], list[Explanation]]
    ) -> Cause | None:
        """A whole line, where no cell is wrong by itself and no two show how they went wrong."""
        lacking = [group for group in groups if needs_a_line(singles[group])]
        line = self._of_one_line(frozenset().union(*lacking))
        if line and any(one.fault in EXACT_PAIRS for one in self._pairs(frozenset(line.formulas))):
            return None
        return line

    def _groups(self, failing: Iterable[int]) -> list[frozenset[int]]:
        return minimal_sets.groups({number: self._formula(number).items for number in failing})

    def _joint(
        self, groups: Sequence[frozenset[int]], singles: dict[frozenset[int], list[Explanation]]
    ) -> Iterator[Cause]:
        """Two cells that explain several groups at once: no cell is in both, yet both have one cause."""
        taken: set[int] = set()
        for union in minimal_sets.subsets(list(groups)):
            if not taken.isdisjoint(union):
                continue
            found = self._pairs(union)
            exact = [one for one in found if one.fault in EXACT_PAIRS]
            parts = [group for group in groups if group <= union]
            # a cell in each group is as simple as any two cells: only an exact trace tells
            alone = all(singles[group] for group in parts)
            chosen = exact if alone else exact or found
            if chosen and (len(chosen) == 1 or not alone):
                taken |= union
                yield Cause(tuple(sorted(union)), tuple(chosen), parted=False)

    def _explained(
        self, group: frozenset[int], singles: Sequence[Explanation], *, parted: bool = False
    ) -> list[Cause]:
        """The group as one cause, or parted where nothing simple explains all of it."""
        found = list(singles) or self._two(group)
        if not found and (causes := self._pair_and_cells(group)):
            return causes
        found = found or self._three(group)
        if found or len(group) == 1:
            return [Cause(tuple(sorted(group)), tuple(found), parted)]
        if aside := self._text_aside(group):
            return aside
        partial = self._candidates(group)
        widest = max((len(one.mends) for one in partial), default=1)
        best = [one for one in partial if len(one.mends) == widest]
        best = [one for one in best if one.whole] or best
        if widest == 1 or len({one.mends for one in best}) > 1:
            alone = [frozenset({number}) for number in group]
            return [c for one in alone for c in self._explained(one, self._singles(one), parted=True)]
        part = best[0].mends & group
        first = Cause(tuple(sorted(part)), tuple(self._likeliest(best)), parted=False)
        rest = self._groups(group - part)
        return [first, *(c for one in rest for c in self._explained(one, self._singles(one), parted=True))]

    def _text_aside(self, group: frozenset[int]) -> list[Cause]:
        """The sums explained by themselves and the text apart, where both cannot be had; empty if that fails."""
        said = frozenset(number for number in group if self.said[number])
        if not said or said == group:
            return []
        sums = replace(self, failing=self.failing - said)
        causes = [c for one in sums._groups(group - said) for c in sums._explained(one, sums._singles(one))]
        apart = [Cause((number,), (), parted=True) for number in sorted(said)]
        return [*causes, *apart] if all(cause.explanations for cause in causes) else []

    def _singles(self, group: frozenset[int]) -> list[Explanation]:
        """The cells that explain the whole group, each alone, and a swap within one sum if it tells as much."""
        found = self._likeliest([one for one in self._candidates(group) if one.mends >= group])
        return one_sum.or_swapped(self.report, found, self._swapped(group)) if found else []

    def _swapped(self, group: frozenset[int]) -> list[Explanation]:
        """Two cells of one failing sum that explain the whole group if their numbers change places."""
        found = self._checked(group, self._swaps(*self._linear(group)))
        sums = [set(self._formula(number).items) for number in group if not self.said[number]]
        within = [one for one in found if any({cell for cell, _ in one.changes} <= cells for cells in sums)]
        return [one for one, after in zip(within, self._with(within), strict=True) if self._is_whole(after)]

    def _swaps(
        self, rows: NDArray[np.intp], gaps: NDArray[np.float64], cells: NDArray[np.intp]
    ) -> list[minimal_sets.Changes]:
        held = self._number
        return [
            {one: held[other] - held[one], other: held[one] - held[other]}
            for one, other in minimal_sets.swaps(self.bank.weights[rows], gaps, cells, held)
        ]

    def _pair_and_cells(self, group: frozenset[int]) -> list[Cause]:
        """An exchange of two numbers, and single cells that for certain explain the rest; empty where several would do."""
        best: list[list[Cause]] = []
        equalities = sum(1 for number in group if self._formula(number).op == "=")
        for pair in self._exact_pairs(group):
            own = tuple(sorted(pair.mends))
            first = Cause(own, (pair,), parted=False)
            left, beside = replace(self._corrected([first]), failing=group - pair.mends)._settled()
            is_known = all(cause.certain and cause.certain.exact for cause in beside) and not left.failing
            if not is_known or equalities - len(beside) < _FEWEST_BESIDE or _share_a_cell([first, *beside]):
                continue
            best = [one for one in best if len(one) <= len(beside) + 1]
            if not best or len(best[0]) == len(beside) + 1:
                best.append([first, *beside])
        return best[0] if len(best) == 1 else []

    def _settled(self) -> tuple[Sheet, list[Cause]]:
        """What single cells explain for certain, one behind the other, and the report with these as they would have to be."""
        sheet, found = self, list[Cause]()
        while certain := sheet._certain():
            found += certain
            sheet = sheet._corrected(certain)
        return sheet, found

    def _two(self, group: frozenset[int]) -> list[Explanation]:
        """Two cells; those that leave an exact trace before others."""
        found = self._pairs(group)
        return [one for one in found if one.fault in EXACT_PAIRS] or found

    def _three(self, group: frozenset[int]) -> list[Explanation]:
        rows, gaps, cells = self._linear(group)
        return self._checked(group, list(minimal_sets.triples(self.bank.weights[rows], gaps, cells)))

    def _pairs(self, group: frozenset[int]) -> list[Explanation]:
        rows, gaps, cells = self._linear(group)
        found = [*self._swaps(rows, gaps, cells), *minimal_sets.pairs(self.bank.weights[rows], gaps, cells)]
        distinct = {frozenset(changes): changes for changes in reversed(found)}
        return self._checked(group, list(distinct.values()))

    def _linear(
        self, group: frozenset[int]
    ) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.intp]]:
        """The equalities to satisfy, their gaps (those of the group only), and the cells that touch the group."""
        ours = np.isin(np.arange(len(self.hard)), list(group))
        asked = (ours | np.isin(self._verdict, (TRIVIAL, HOLDS))) & (self.bank.ops == "=")
        rows = np.flatnonzero(asked & self.hard)
        gaps = np.where(ours[rows], self._gap[rows], 0.0)
        touched = np.any(self.bank.weights[rows[ours[rows]]] != 0, axis=0)
        cells = np.flatnonzero(touched & self._may_change)
        return rows, gaps, cells if len(cells) <= _MOST_CELLS else cells[:0]

    def _candidates(self, group: frozenset[int]) -> list[Explanation]:
        """The cells that mend every failing formula they are in; a cell in an equality that holds cannot."""
        holding = self.hard & (self._verdict == HOLDS) & (self.bank.ops == "=")
        firm = np.any(self.bank.weights[holding] != 0, axis=0)
        ours = np.any(self.bank.weights[sorted(group)] != 0, axis=0)
        wanted: dict[Position, tuple[float | None, bool]] = {}
        for cell in np.flatnonzero(ours & ~firm & self._may_change):
            value = self._wanted(int(cell))
            if value is not None and (value[0] is None or self._is_allowed(int(cell), value[0])):
                wanted[int(cell)] = value
        states: list[dict[Position, float]] = [
            {cell: np.nan if value is None else value} for cell, (value, _) in wanted.items()
        ]
        return [
            explanation(
                self.report,
                self._named(state),
                self._touching(cell),
                exact=exact,
                whole=self._is_whole(after),
            )
            for (cell, (_, exact)), state, after in zip(
                wanted.items(), states, self._after(states), strict=True
            )
            if self._is_mended(after, self._touching(cell))
        ]

    def _wanted(self, cell: Position) -> tuple[float | None, bool] | None:
        """The value the failing formulas ask of the cell and whether an equality gives it."""
        exact: list[float] = []
        low, high = -np.inf, np.inf
        for number in self._touching(cell):
            formula, weight = self._formula(number), self.bank.weights[number, cell]
            if formula.op == "blank":
                return None, False
            if weight == 0:
                return None
            value = self._number[cell] - self._gap[number] / weight
            if formula.op == "=":
                exact.append(value)
            elif (formula.op == ">=") == (weight > 0):
                low = max(low, value)
            else:
                high = min(high, value)
        if exact:
            return (exact[0], True) if max(exact) - min(exact) < 1e-6 else None
        return (float(min(max(self._number[cell], low), high)), False) if low <= high else None

    def _likeliest(self, candidates: Sequence[Explanation]) -> list[Explanation]:
        """Those with which all would hold, if there are any; of these the one that further formulas speak for.

        That is a formula that only information rests on, or one that a blank leaves undecided now.
        """
        kept = [one for one in candidates if one.whole] or list(candidates)
        favour = [self._favour(after) for after in self._with(kept)]
        best = [one for one, score in zip(kept, favour, strict=True) if score == max(favour)]
        return best if len(best) == 1 else kept


def _share_a_cell(causes: Sequence[Cause]) -> bool:
    """Whether one cell would be changed twice."""
    changed = [cell for cause in causes if cause.certain for cell, _ in cause.certain.changes]
    return len(set(changed)) < len(changed)
