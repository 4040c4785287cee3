"""Two cells far from each other that changed places: each leaves a cause of its own, a sum here and a bound there.

A sum tells of its cell which number it lacks; a bound tells only that a number is too large. That the number which
the one lacks stands in the other, and with it all of both holds, is one mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from gongkai.checks.explanations import Cause, Explanation, explanation
from gongkai.checks.faults import Fault
from gongkai.checks.judged import Judged, Position
from gongkai.checks.mechanisms import are_neighbours

_MORE_THAN_A_DIGIT = 10  # numbers nearer to each other meet by chance
_MOST_PAIRS = 2500
_SOME, _MANY = 3, 4  # bounds that fail for one number too large and one too small; fewer may be two slips


class TwoCells(Judged):
    """A report judged, and which causes are one exchange of two numbers."""

    def _exchanged(self, causes: Sequence[Cause]) -> list[Cause]:
        """The causes, but those that only one exchange of numbers explains together are one."""
        apart = [cause for cause in causes if not _is_trace(cause)]
        found = self._exchange(apart)
        if found is None:
            return list(causes)
        swap, own = found
        formulas = tuple(sorted(number for cause in own for number in cause.formulas))
        rest = [cause for cause in causes if cause not in own]
        return self._exchanged([*rest, Cause(formulas, (swap,), parted=False)])

    def _exchange(self, causes: Sequence[Cause]) -> tuple[Explanation, list[Cause]] | None:
        """The exchange that explains most of them, two at least, if it is the only one."""
        pairs = list(self._far_pairs(causes)) if len(causes) > 1 else []
        if not pairs or len(pairs) > _MOST_PAIRS:
            return None
        states = [{a: self._number[b], b: self._number[a]} for a, b in pairs]
        found: list[tuple[Explanation, list[Cause]]] = []
        for (a, b), state, after in zip(pairs, states, self._after(states), strict=True):
            touched = self._touching(a) | self._touching(b)
            own = [cause for cause in causes if touched.issuperset(cause.formulas)]
            told = frozenset(number for cause in own for number in cause.formulas)
            if len(own) > 1 and told == touched and self._is_mended(after, told) and self._is_whole(after):
                found.append(
                    (explanation(self.report, self._named(state), told, exact=True, whole=True), own)
                )
        most = max((len(own) for _, own in found), default=0)
        best = [one for one in found if len(one[1]) == most]
        if len(best) != 1 or best[0][0].fault is not Fault.SWAPPED_CELLS or not self._is_told(best[0][0]):
            return None
        return best[0]

    def _is_told(self, swap: Explanation) -> bool:
        """Whether an equality asks for a number, or many bounds do, of cells beside each other some."""
        (one, _), (other, _) = swap.changes
        is_bounded = len(swap.mends) >= (_SOME if are_neighbours(self.form, one, other) else _MANY)
        return is_bounded or any(self._formula(number).op == "=" for number in swap.mends)

    def _far_pairs(self, causes: Sequence[Cause]) -> Iterator[tuple[Position, Position]]:
        for a, b in combinations(self._cells_of(causes), 2):
            held, other_held = self._number[a], self._number[b]
            is_far = bool(held and other_held) and abs(held - other_held) >= _MORE_THAN_A_DIGIT
            if is_far and self._may_hold(a, other_held) and self._may_hold(b, held):
                yield a, b

    def _may_hold(self, cell: Position, value: float) -> bool:
        return bool(self._may_change[cell]) and self._is_allowed(cell, value)

    def _cells_of(self, causes: Sequence[Cause]) -> list[Position]:
        numbers = (number for cause in causes for number in cause.formulas)
        names = {item for number in numbers for item in self._formula(number).items}
        return sorted(self.bank.column[name] for name in names)


def _is_trace(cause: Cause) -> bool:
    return cause.certain is not None and cause.certain.fault is not Fault.WRONG_CELL
