"""Two numbers that changed places beside another mistake: what the exchange alone does not mend, single cells must.

Each by itself is plain, but they share sums, and then neither a cell nor an exchange explains all that fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from gongkai.checks.explanations import EXACT_PAIRS, Explanation, explanation
from gongkai.checks.formula import FAILS, HOLDS, TRIVIAL
from gongkai.checks.judged import Judged, Position
from gongkai.checks.mechanisms import are_neighbours

_MOST_PAIRS = 2500


class PairFirst(Judged):
    """A report judged, and the exchanges of two numbers that mend some of a group."""

    def _exact_pairs(self, group: frozenset[int]) -> list[Explanation]:
        """Exchanges that leave an exact trace, mend something of the group and lose nothing."""
        pairs = list(self._exchangeable(group))
        if len(pairs) > _MOST_PAIRS:
            return []
        states = [{a: self._number[b], b: self._number[a]} for a, b in pairs]
        standing = self.hard & (self._verdict != FAILS)
        found = []
        for state, after in zip(states, self._after(states), strict=True):
            mended = frozenset(number for number in group if after[number] in (HOLDS, TRIVIAL))
            if mended and not np.any(standing & (after == FAILS)):
                found.append(explanation(self.report, self._named(state), mended, exact=True, whole=True))
        return [one for one in found if one.fault in EXACT_PAIRS]

    def _exchangeable(self, group: frozenset[int]) -> Iterator[tuple[Position, Position]]:
        """Cells of the group whose numbers could change places: beside each other, or both with a number."""
        names = {item for number in group for item in self._formula(number).items}
        cells = sorted(cell for name in names if self._may_change[cell := self.bank.column[name]])
        for a, b in combinations(cells, 2):
            one, other = self._number[a], self._number[b]
            is_traced = bool(one and other) or are_neighbours(
                self.form, self.bank.cells[a], self.bank.cells[b]
            )
            if one != other and is_traced and self._is_allowed(a, other) and self._is_allowed(b, one):
                yield a, b
