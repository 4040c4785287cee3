"""One report against its formulas, and what a change of cells would mend and lose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gongkai.checks import minimal_sets
from gongkai.checks.explanations import Explanation, explanation
from gongkai.checks.facts import Facts
from gongkai.checks.formula import FAILS, HOLDS, TRIVIAL, UNDECIDED, Bank, Formula
from gongkai.forms import Edition

Position = int


@dataclass(frozen=True)
class Judged:
    """One report against its formulas, by their numbers.

    `hard` must not be lost; `failing`, the ones to explain, are among them; `soft` only break ties.
    `said`: what the text alone states.
    """

    report: Facts
    form: Edition
    bank: Bank
    state: NDArray[np.float64]
    failing: frozenset[int]
    hard: NDArray[np.bool_]
    soft: NDArray[np.bool_]
    said: NDArray[np.bool_]

    def _is_allowed(self, cell: Position, value: float) -> bool:
        kind = self.form.by_code[self.bank.cells[cell]].kind
        return (value >= 0 or kind == "signed") and (kind == "amount" or abs(value - round(value)) < 1e-6)

    def _is_mended(self, after: NDArray[np.int8], numbers: frozenset[int]) -> bool:
        """Whether these hold, and nothing is lost that held or could not be decided."""
        mended = all(after[number] in (HOLDS, TRIVIAL) for number in numbers)
        return mended and not np.any(
            self.hard & np.isin(self._verdict, (HOLDS, UNDECIDED)) & (after == FAILS)
        )

    def _checked(self, group: frozenset[int], found: list[minimal_sets.Changes]) -> list[Explanation]:
        """Those sets of changes whose values are allowed, that mend the group and lose nothing."""
        wanted = [{cell: self._number[cell] + change for cell, change in one.items()} for one in found]
        allowed = [one for one in wanted if all(self._is_allowed(cell, value) for cell, value in one.items())]
        return [
            explanation(self.report, self._named(one), group, exact=True, whole=True)
            for one, after in zip(allowed, self._after(allowed), strict=True)
            if self._is_mended(after, group)
        ]

    def _is_whole(self, after: NDArray[np.int8]) -> bool:
        """Whether not even a sum of zeros is lost."""
        return not np.any(self.hard & (self.bank.ops == "=") & (self._verdict == TRIVIAL) & (after == FAILS))

    def _favour(self, after: NDArray[np.int8]) -> int:
        before = self._verdict
        decided = self.hard & self.bank.needs_all & (before == UNDECIDED) & (after == HOLDS)
        mended = self.soft & (before == FAILS) & (after == HOLDS)
        lost = self.soft & (before == HOLDS) & (after == FAILS)
        return int(np.sum(decided)) + int(np.sum(mended)) - int(np.sum(lost))

    def _with(self, explanations: Sequence[Explanation]) -> NDArray[np.int8]:
        """The verdicts with each of these in turn."""
        column = self.bank.column
        return self._after(
            [
                {column[cell]: np.nan if value is None else float(value) for cell, value in one.changes}
                for one in explanations
            ]
        )

    def _after(self, changes: Sequence[dict[Position, float]]) -> NDArray[np.int8]:
        """The verdicts with each of these sets of cells changed; only formulas that hold them can differ."""
        after = np.repeat(self._verdict[np.newaxis], len(changes), axis=0)
        if not changes:
            return after
        states = np.repeat(self.state[np.newaxis], len(changes), axis=0)
        for state, one in zip(states, changes, strict=True):
            for cell, value in one.items():
                state[cell] = value
        concerned = sorted({cell for one in changes for cell in one})
        rows = np.flatnonzero(np.any(self.bank.touches[:, concerned], axis=1))
        after[:, rows] = self.bank.judge(states, rows)
        return after

    def _touching(self, cell: Position) -> frozenset[int]:
        """The failing formulas that rest on a cell."""
        name = self.bank.cells[cell]
        return frozenset(number for number in self.failing if name in self._formula(number).items)

    def _named(self, changes: dict[Position, float]) -> list[tuple[str, Decimal | None]]:
        return [
            (self.bank.cells[cell], None if np.isnan(value) else decimal(value))
            for cell, value in sorted(changes.items())
        ]

    def _formula(self, number: int) -> Formula:
        return self.bank.formulas[number]

    @cached_property
    def _number(self) -> NDArray[np.float64]:
        return np.nan_to_num(self.state)

    @cached_property
    def _verdict(self) -> NDArray[np.int8]:
        verdict: NDArray[np.int8] = self.bank.judge(self.state[np.newaxis])[0]
        return verdict

    @cached_property
    def _gap(self) -> NDArray[np.float64]:
        gaps: NDArray[np.float64] = self.bank.gaps(self.state[np.newaxis])[0]
        return gaps

    @cached_property
    def _may_change(self) -> NDArray[np.bool_]:
        """Cells the document prints: no other can hold a wrong number."""
        return np.array([cell in self.report.printed for cell in self.bank.cells])


def decimal(value: float) -> Decimal:
    """A number of a state as the cells hold it."""
    return Decimal(round(value)) if abs(value - round(value)) < 1e-6 else Decimal(str(round(value, 6)))
