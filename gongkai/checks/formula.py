"""Linear formulas over the cells of one form: what must hold, judged on arrays; conditions.py asks it of DuckDB.

A formula compares the sum of its left cells with the sum of its right cells plus a constant. A cell
without a number makes it undecided: blank is never 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Op = Literal["=", "<=", ">=", "blank"]
Blanks = Literal["undecided", "nothing", "nothing_in_parts"]
Severity = Literal["error", "warning", "info"]
Figures = Mapping[str, Decimal | None]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

FAILS, UNDECIDED, TRIVIAL, HOLDS = -1, 0, 1, 2
TOLERANCE = 1e-6  # cells carry four decimals
UNIT = Decimal("0.000001")  # the finest that a cell can hold: an amount in 万元 down to 分
_UNITS = 1e6  # in one
# below it a figure that was rounded to a double gives its own number of units, and sums are whole
_EXACT = 2.0**50


@dataclass(frozen=True, slots=True)
class Grades:
    """How loud a formula is, by the way it fails; left is the whole and right are its parts.

    `below` counts only where the parts fall short by no more than `slack`, if a slack is given.
    """

    base: Severity
    above: Severity | None = None
    below: Severity | None = None
    empty: Severity | None = None
    slack: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """`left op right + constant`; `blank` says that the one left cell carries no number.

    With a `guard` the formula is asked only where one of the guard's cells has no number, that is
    where the identity it stands in for cannot be decided; with `guard_too` one of those must have none
    either. Where `blanks` are nothing, what is there is added up: as soon as the right side has a number
    (`nothing`), or both sides have (`nothing_in_parts`). Such a formula stands in for an identity and says
    the same where nothing is blank.
    `suspect` is the cell to look at first.
    """

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    op: Op
    grades: Grades
    suspect: str | None
    constant: Decimal = Decimal(0)
    guard: tuple[str, ...] = ()
    guard_too: tuple[str, ...] = ()
    blanks: Blanks = "undecided"
    note_zh: str | None = None
    note_en: str | None = None
    locator: str | None = None

    @property
    def items(self) -> tuple[str, ...]:
        """The cells it rests on, left before right."""
        return self.left + self.right

    def weight(self, item: str) -> int:
        """How often the cell counts in left minus right: 1, -1 or 0."""
        return self.left.count(item) - self.right.count(item)

    def sides(self, figures: Figures) -> tuple[Decimal | None, Decimal | None]:
        """Left and right value; None where a cell has no number."""
        if self.blanks != "undecided":
            figures = {item: figures.get(item) or Decimal(0) for item in self.items}
        return _sum(self.left, figures), _plus(_sum(self.right, figures), self.constant)

    def holds(self, left: Decimal | None, right: Decimal | None) -> bool:
        """Whether both sides are numbers of which it holds: floats of large amounts may differ where decimals do not."""
        if self.op == "blank" or left is None or right is None:
            return False
        return left == right if self.op == "=" else left <= right if self.op == "<=" else left >= right

    def severity(self, left: Decimal | None, right: Decimal | None) -> Severity:
        """How loud the failure with these two values is."""
        grades = self.grades
        if left is None or right is None:
            return grades.base
        if self.op == ">=" and left == 0:
            return grades.empty or grades.base
        if right > left:
            return grades.above or grades.base
        if grades.slack is not None and left - right > grades.slack:
            return grades.base
        return grades.below or grades.base


def worst(severities: Sequence[Severity]) -> Severity:
    """The loudest of at least one severity."""
    return min(severities, key=SEVERITIES.index)


def _sum(items: tuple[str, ...], figures: Figures) -> Decimal | None:
    values = [figures.get(item) for item in items]
    there = [value for value in values if value is not None]
    return sum(there, Decimal(0)) if len(there) == len(values) else None


def _plus(value: Decimal | None, constant: Decimal) -> Decimal | None:
    return None if value is None else value + constant


@dataclass(frozen=True, eq=False)
class Bank:
    """Formulas laid out against a fixed order of cells, so that many states are judged at once.

    Banks are compared by identity: two that state the same are not one.
    """

    cells: tuple[str, ...]
    formulas: tuple[Formula, ...]

    def extended(self, formulas: Sequence[Formula]) -> Bank:
        """These formulas and further ones; what is laid out already is not laid out again."""
        if not formulas:
            return self
        further = Bank(self.cells, tuple(formulas))
        both = Bank(self.cells, (*self.formulas, *formulas))
        for name in _LAID_OUT:
            both.__dict__[name] = np.concatenate([getattr(self, name), getattr(further, name)])
        return both

    @cached_property
    def column(self) -> dict[str, int]:
        """Position of each cell."""
        return {cell: position for position, cell in enumerate(self.cells)}

    def vector(self, figures: Figures) -> NDArray[np.float64]:
        """The state a document prints; NaN where there is no number."""
        values = (figures.get(cell) for cell in self.cells)
        return np.array([np.nan if value is None else float(value) for value in values])

    def judge(self, states: NDArray[np.float64], only: NDArray[np.intp] | None = None) -> NDArray[np.int8]:
        """FAILS, UNDECIDED, TRIVIAL or HOLDS for each state (row) and formula (column), or `only` some of these.

        An identity or bound over nothing but zeros holds trivially, as does a blank heading.
        """
        own = slice(None) if only is None else only
        missing = np.isnan(states)
        numbers = np.where(missing, 0.0, states)
        ops = self.ops[own]
        gap = numbers @ self.weights[own].T - self._constants[own]
        holds = np.select(
            [ops == "=", ops == "<=", ops == ">="],
            [np.abs(gap) <= TOLERANCE, gap <= TOLERANCE, gap >= -TOLERANCE],
        )
        touches = self.touches[own].T
        empty = ~_any(numbers != 0, touches) & self._can_be_trivial[own]
        verdict = np.where(holds, np.where(empty, TRIVIAL, HOLDS), FAILS)
        has_blank = _any(missing, touches)
        unasked = self._is_unasked(missing, own)
        nothing_there = self._has_nothing(missing, own)
        lenient = np.where(nothing_there | (unasked & ~holds), UNDECIDED, verdict)
        strict = np.where(has_blank | unasked, UNDECIDED, verdict)
        blank = np.where(has_blank, TRIVIAL, FAILS)
        told = np.where(self._lenient[own], lenient, strict)
        return np.where(ops == "blank", blank, told).astype(np.int8)

    def _is_unasked(self, missing: NDArray[np.bool_], own: slice | NDArray[np.intp]) -> NDArray[np.bool_]:
        """Where a guard has all its numbers."""
        guarded, guarded_too = self._guarded[own], self._guarded_too[own]
        unasked = np.zeros((len(missing), len(guarded)), dtype=bool)
        for is_guarded, guards in ((guarded, self._guards), (guarded_too, self._guards_too)):
            if is_guarded.any():
                unasked |= is_guarded & ~_any(missing, guards[own].T)
        return unasked

    def _has_nothing(self, missing: NDArray[np.bool_], own: slice | NDArray[np.intp]) -> NDArray[np.bool_]:
        """Where the right side, or either if both are asked for, has no number at all."""
        lenient = self._lenient[own]
        nothing = np.zeros((len(missing), len(lenient)), dtype=bool)
        asked = np.flatnonzero(lenient)
        if len(asked):
            no_right = ~_any(~missing, self._rights[own][asked].T)
            no_left = ~_any(~missing, self._lefts[own][asked].T)
            nothing[:, asked] = no_right | (self._needs_left[own][asked] & no_left)
        return nothing

    def gaps(self, states: NDArray[np.float64]) -> NDArray[np.float64]:
        """Left minus right of each formula (column) in each state (row), a blank counting as nothing."""
        gaps: NDArray[np.float64] = np.where(np.isnan(states), 0.0, states) @ self.weights.T - self._constants
        return gaps

    def sides_in_units(
        self, states: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
        """Left and right of each formula (column) in each state (row) in whole UNITs, a blank counting as nothing.

        The third says of each state whether it is exact: larger figures need decimals.
        """
        units = np.rint(np.where(np.isnan(states), 0.0, states) * _UNITS)
        constants = np.rint(self._constants * _UNITS)
        lefts: NDArray[np.float64] = units @ self._lefts.T.astype(np.float64)
        rights: NDArray[np.float64] = units @ self._rights.T.astype(np.float64) + constants
        is_exact: NDArray[np.bool_] = np.abs(units).sum(axis=1) + np.abs(constants).max(initial=0) < _EXACT
        return lefts, rights, is_exact

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """How often each cell (column) counts in left minus right of each formula (row)."""
        return (self._lefts - self._rights).astype(np.float64)

    @cached_property
    def touches(self) -> NDArray[np.float32]:
        """Which cells (columns) each formula (row) rests on."""
        touches: NDArray[np.float32] = np.abs(self._lefts - self._rights)
        return touches

    @cached_property
    def _guards(self) -> NDArray[np.float32]:
        return self._grid([formula.guard for formula in self.formulas])

    @cached_property
    def _guards_too(self) -> NDArray[np.float32]:
        return self._grid([formula.guard_too for formula in self.formulas])

    @cached_property
    def _rights(self) -> NDArray[np.float32]:
        return self._grid([formula.right for formula in self.formulas])

    @cached_property
    def _lefts(self) -> NDArray[np.float32]:
        return self._grid([formula.left for formula in self.formulas])

    @cached_property
    def needs_all(self) -> NDArray[np.bool_]:
        """Equalities that only numbers in all their cells decide."""
        return np.array([f.op == "=" and f.blanks == "undecided" for f in self.formulas], dtype=bool)

    @cached_property
    def _needs_left(self) -> NDArray[np.bool_]:
        return np.array([formula.blanks == "nothing_in_parts" for formula in self.formulas])

    @cached_property
    def _lenient(self) -> NDArray[np.bool_]:
        return np.array([formula.blanks != "undecided" for formula in self.formulas])

    @cached_property
    def _guarded_too(self) -> NDArray[np.bool_]:
        return np.array([bool(formula.guard_too) for formula in self.formulas])

    @cached_property
    def _guarded(self) -> NDArray[np.bool_]:
        return np.array([bool(formula.guard) for formula in self.formulas])

    @cached_property
    def _constants(self) -> NDArray[np.float64]:
        return np.array([float(formula.constant) for formula in self.formulas])

    @cached_property
    def ops(self) -> NDArray[np.str_]:
        """The operator of each formula."""
        return np.array([formula.op for formula in self.formulas], dtype=np.str_)

    @cached_property
    def _can_be_trivial(self) -> NDArray[np.bool_]:
        # A text that says 0 of one cell is evidence; 0 = 0 + 0 is none.
        return np.array([formula.op != "=" or len(formula.items) > 1 for formula in self.formulas])

    def _grid(self, terms: list[tuple[str, ...]]) -> NDArray[np.float32]:
        grid = np.zeros((len(terms), len(self.cells)), dtype=np.float32)
        for number, items in enumerate(terms):
            for item in items:
                grid[number, self.column[item]] += 1
        return grid


def _any(cells: NDArray[np.bool_], counts: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Whether one of the cells of each state (row) counts for each formula (column)."""
    # a product of floats is many times faster than one of truth values
    there: NDArray[np.bool_] = cells.astype(np.float32) @ counts > 0
    return there


# what Bank derives from its formulas, one row or entry a formula
_LAID_OUT = (
    "_lefts", "_rights", "weights", "touches", "_guards", "_guards_too", "needs_all", "_needs_left", "_lenient", "_guarded", "_guarded_too",
    "_constants", "ops", "_can_be_trivial",
)  # fmt: skip
