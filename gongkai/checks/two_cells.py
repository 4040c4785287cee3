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

_MORE_THAN_A_DIGIT = 10  # numbers nearer to each other meet by chance
_MOST_PAIRS = 2500


class TwoCells(Judged):
    """A report judged, and which two causes are one exchange of two numbers."""

    def _exchanged(self, causes: Sequence[Cause]) -> list[Cause]:
        """The causes, but those two that only one exchange of numbers explains together are one."""
        for one, other in combinations(causes, 2):
            found = self._exchange(one, other)
            if found:
                rest = [cause for cause in causes if cause not in (one, other)]
                formulas = tuple(sorted({*one.formulas, *other.formulas}))
                return self._exchanged([*rest, Cause(formulas, (found,), parted=False)])
        return list(causes)

    def _exchange(self, one: Cause, other: Cause) -> Explanation | None:
        if any(_is_trace(cause) for cause in (one, other)) or not self._is_told(one, other):
            return None
        both = frozenset({*one.formulas, *other.formulas})
        pairs = list(self._pairs_of(one, other))
        states = [{a: self._number[b], b: self._number[a]} for a, b in pairs]
        if len(states) > _MOST_PAIRS:
            return None
        found = [
            self._named(state)
            for state, after in zip(states, self._after(states), strict=True)
            if self._is_mended(after, both) and self._is_whole(after)
        ]
        if len(found) != 1:
            return None
        swap = explanation(self.report, found[0], both, exact=True, whole=True)
        return swap if swap.fault is Fault.SWAPPED_CELLS else None

    def _is_told(self, one: Cause, other: Cause) -> bool:
        """Whether an equality, and no bound alone, asks for a number."""
        return any(self._formula(number).op == "=" for number in (*one.formulas, *other.formulas))

    def _pairs_of(self, one: Cause, other: Cause) -> Iterator[tuple[Position, Position]]:
        near, far = (self._cells_of(cause) for cause in (one, other))
        for a in near:
            for b in far:
                held, other_held = self._number[a], self._number[b]
                is_far = bool(held and other_held) and abs(held - other_held) >= _MORE_THAN_A_DIGIT
                if a != b and is_far and all(self._may_hold(*way) for way in ((a, other_held), (b, held))):
                    yield (a, b) if a < b else (b, a)

    def _may_hold(self, cell: Position, value: float) -> bool:
        return bool(self._may_change[cell]) and self._is_allowed(cell, value)

    def _cells_of(self, cause: Cause) -> list[Position]:
        names = {item for number in cause.formulas for item in self._formula(number).items}
        return sorted(self.bank.column[name] for name in names)


def _is_trace(cause: Cause) -> bool:
    return cause.certain is not None and cause.certain.fault is not Fault.WRONG_CELL
