"""From failing formulas to the one cell that explains them, where there is one.

A cell is a candidate if some value of it, allowed for its kind, makes every failing formula that
contains it hold and loses none that held on figures other than zeros. Failing formulas that share
cells form a group; a single candidate for the whole group is the cell at fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from gongkai.checks.formula import FAILS, HOLDS, TRIVIAL, Bank, Formula
from gongkai.forms import Edition


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cell and the value that would mend; `exact` where an equality and no mere bound gives it."""

    cell: str
    value: Decimal | None
    exact: bool
    mends: frozenset[int]


@dataclass(frozen=True, slots=True)
class Cause:
    """Failing formulas (their numbers) and the cells that could explain all of them.

    `parted`: they share cells with others that fail, but no single cell explains both.
    """

    formulas: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    parted: bool

    @property
    def certain(self) -> Candidate | None:
        """The only candidate, if there is just one."""
        return self.candidates[0] if len(self.candidates) == 1 else None


@dataclass(frozen=True)
class Sheet:
    """One report against its formulas, by their numbers.

    `hard` must not be lost; `failing`, the ones to explain, are among them; `soft` only break ties.
    """

    form: Edition
    bank: Bank
    state: NDArray[np.float64]
    failing: frozenset[int]
    hard: frozenset[int]
    soft: frozenset[int]

    def causes(self) -> list[Cause]:
        """The failing formulas in groups, each with its candidates, in the order of the formulas."""
        causes = [cause for group in self._groups(self.failing) for cause in self._explained(group)]
        return sorted(causes, key=lambda cause: cause.formulas)

    def _groups(self, failing: Iterable[int]) -> list[frozenset[int]]:
        groups: list[frozenset[int]] = []
        for number in sorted(failing):
            cells = set(self._formula(number).items)
            near = [g for g in groups if any(cells & set(self._formula(other).items) for other in g)]
            groups = [group for group in groups if group not in near]
            groups.append(frozenset({number}).union(*near))
        return groups

    def _explained(self, group: frozenset[int], *, parted: bool = False) -> list[Cause]:
        """The group as one cause, or parted where no single cell explains all of it."""
        candidates = self._candidates(group)
        whole = [candidate for candidate in candidates if candidate.mends >= group]
        if whole or len(group) == 1:
            return [Cause(tuple(sorted(group)), tuple(self._likeliest(whole)), parted)]
        widest = max((len(candidate.mends) for candidate in candidates), default=1)
        best = [candidate for candidate in candidates if len(candidate.mends) == widest]
        if widest == 1 or len({candidate.mends for candidate in best}) > 1:
            return [cause for number in group for cause in self._explained(frozenset({number}), parted=True)]
        part = best[0].mends & group
        first = Cause(tuple(sorted(part)), tuple(self._likeliest(best)), parted=False)
        rest = [self._explained(other, parted=True) for other in self._groups(group - part)]
        return [first, *(cause for causes in rest for cause in causes)]

    def _candidates(self, group: frozenset[int]) -> list[Candidate]:
        cells = {cell for number in group for cell in self._formula(number).items}
        found = (self._candidate(cell) for cell in sorted(cells, key=self.bank.column.__getitem__))
        return [candidate for candidate in found if candidate]

    def _candidate(self, cell: str) -> Candidate | None:
        touching = frozenset(number for number in self.failing if cell in self._formula(number).items)
        if any(self._formula(number).op == "blank" for number in touching):
            return Candidate(cell, None, exact=False, mends=touching)
        wanted = self._wanted(cell, touching)
        if (
            wanted is None
            or not self._is_allowed(cell, wanted[0])
            or not self._mends(cell, wanted[0], touching)
        ):
            return None
        return Candidate(cell, Decimal(str(round(wanted[0], 4))), wanted[1], touching)

    def _wanted(self, cell: str, touching: frozenset[int]) -> tuple[float, bool] | None:
        """The value all these formulas ask of the cell and whether an equality gives it."""
        printed = float(self.state[self.bank.column[cell]])
        exact: list[float] = []
        low, high = -np.inf, np.inf
        for number in touching:
            formula = self._formula(number)
            weight = formula.weight(cell)
            if weight == 0:
                return None
            value = printed - self._gap(formula) / weight
            if formula.op == "=":
                exact.append(value)
            elif (formula.op == ">=") == (weight > 0):
                low = max(low, value)
            else:
                high = min(high, value)
        if exact:
            return (exact[0], True) if max(exact) - min(exact) < 1e-6 else None
        return (min(max(printed, low), high), False) if low <= high else None

    def _gap(self, formula: Formula) -> float:
        cells = sum(self.state[self.bank.column[cell]] * formula.weight(cell) for cell in set(formula.items))
        return float(cells) - float(formula.constant)

    def _is_allowed(self, cell: str, value: float) -> bool:
        kind = self.form.by_code[cell].kind
        return (value >= 0 or kind == "signed") and (kind == "amount" or abs(value - round(value)) < 1e-6)

    def _mends(self, cell: str, value: float, touching: frozenset[int]) -> bool:
        before, after = self._judged(cell, value)
        mended = all(after[number] in (HOLDS, TRIVIAL) for number in touching)
        return mended and not any(before[number] == HOLDS and after[number] == FAILS for number in self.hard)

    def _likeliest(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """All candidates, or the one that the soft formulas speak for."""
        favour = [self._favour(candidate) for candidate in candidates]
        best = [one for one, score in zip(candidates, favour, strict=True) if score == max(favour)]
        return best if len(best) == 1 else list(candidates)

    def _favour(self, candidate: Candidate) -> int:
        if candidate.value is None:
            return 0
        before, after = self._judged(candidate.cell, float(candidate.value))
        mended = sum(before[n] == FAILS and after[n] == HOLDS for n in self.soft)
        lost = sum(before[n] == HOLDS and after[n] == FAILS for n in self.soft)
        return int(mended) - int(lost)

    def _judged(self, cell: str, value: float) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
        changed = self.state.copy()
        changed[self.bank.column[cell]] = value
        before, after = self.bank.judge(np.array([self.state, changed]))
        return before, after

    def _formula(self, number: int) -> Formula:
        return self.bank.formulas[number]


def natural_suspect(formula: Formula, cause: Cause) -> str | None:
    """The cell to look at first when several could be wrong, unless other formulas clear it."""
    if cause.parted or not cause.candidates:
        return formula.suspect
    return formula.suspect if formula.suspect in {one.cell for one in cause.candidates} else None
