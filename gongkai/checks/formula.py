"""Linear formulas over the cells of one form: what must hold, judged on arrays or asked of DuckDB.

A formula compares the sum of its left cells with the sum of its right cells plus a constant. A cell
without a number makes it undecided: blank is never 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, reduce
from typing import Literal

import numpy as np
from duckdb import ColumnExpression, ConstantExpression, Expression, FunctionExpression
from numpy.typing import NDArray

Op = Literal["=", "<=", ">=", "blank"]
Severity = Literal["error", "warning", "info"]
Figures = Mapping[str, Decimal | None]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

FAILS, UNDECIDED, TRIVIAL, HOLDS = -1, 0, 1, 2
_TOLERANCE = 1e-6  # cells carry four decimals


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
    where the identity it stands in for cannot be decided. `suspect` is the cell to look at first.
    """

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    op: Op
    grades: Grades
    suspect: str | None
    constant: Decimal = Decimal(0)
    guard: tuple[str, ...] = ()
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
        return _sum(self.left, figures), _plus(_sum(self.right, figures), self.constant)

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
    total = Decimal(0)
    for item in items:
        value = figures.get(item)
        if value is None:
            return None
        total += value
    return total


def _plus(value: Decimal | None, constant: Decimal) -> Decimal | None:
    return None if value is None else value + constant


@dataclass(frozen=True)
class Bank:
    """Formulas laid out against a fixed order of cells, so that many states are judged at once."""

    cells: tuple[str, ...]
    formulas: tuple[Formula, ...]

    @cached_property
    def column(self) -> dict[str, int]:
        """Position of each cell."""
        return {cell: position for position, cell in enumerate(self.cells)}

    def vector(self, figures: Figures) -> NDArray[np.float64]:
        """The state a document prints; NaN where there is no number."""
        values = (figures.get(cell) for cell in self.cells)
        return np.array([np.nan if value is None else float(value) for value in values])

    def judge(self, states: NDArray[np.float64]) -> NDArray[np.int8]:
        """FAILS, UNDECIDED, TRIVIAL or HOLDS for each state (row) and formula (column).

        An identity or bound over nothing but zeros holds trivially, as does a blank heading.
        """
        missing = np.isnan(states)
        numbers = np.where(missing, 0.0, states)
        gap = numbers @ self._weights.T - self._constants
        holds = np.select(
            [self._ops == "=", self._ops == "<=", self._ops == ">="],
            [np.abs(gap) <= _TOLERANCE, gap <= _TOLERANCE, gap >= -_TOLERANCE],
        )
        empty = (np.abs(numbers) @ self._touches.T == 0) & self._can_be_trivial
        verdict = np.where(holds, np.where(empty, TRIVIAL, HOLDS), FAILS)
        unasked = self._guarded & (missing @ self._guards.T == 0)
        verdict = np.where((missing @ self._touches.T > 0) | unasked, UNDECIDED, verdict)
        blank = np.where(missing @ self._touches.T > 0, TRIVIAL, FAILS)
        return np.where(self._ops == "blank", blank, verdict).astype(np.int8)

    @cached_property
    def _weights(self) -> NDArray[np.float64]:
        return self._grid([formula.left for formula in self.formulas]) - self._grid(
            [formula.right for formula in self.formulas]
        )

    @cached_property
    def _touches(self) -> NDArray[np.float64]:
        return np.abs(self._weights)

    @cached_property
    def _guards(self) -> NDArray[np.float64]:
        return self._grid([formula.guard for formula in self.formulas])

    @cached_property
    def _guarded(self) -> NDArray[np.bool_]:
        return np.array([bool(formula.guard) for formula in self.formulas])

    @cached_property
    def _constants(self) -> NDArray[np.float64]:
        return np.array([float(formula.constant) for formula in self.formulas])

    @cached_property
    def _ops(self) -> NDArray[np.str_]:
        return np.array([formula.op for formula in self.formulas], dtype=np.str_)

    @cached_property
    def _can_be_trivial(self) -> NDArray[np.bool_]:
        # A text that says 0 of one cell is evidence; 0 = 0 + 0 is none.
        return np.array([formula.op != "=" or len(formula.items) > 1 for formula in self.formulas])

    def _grid(self, terms: list[tuple[str, ...]]) -> NDArray[np.float64]:
        grid = np.zeros((len(terms), len(self.cells)))
        for number, items in enumerate(terms):
            for item in items:
                grid[number, self.column[item]] += 1
        return grid


def any_fails(formulas: Sequence[Formula]) -> Expression:
    """Whether at least one formula fails, as an expression over the wide table of the edition."""
    plain = [_fails(formula) for formula in formulas if not formula.guard]
    guarded: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Formula]] = {}
    for formula in formulas:
        if formula.guard:
            guarded.setdefault((formula.right, formula.guard), []).append(formula)
    partial = [_exceeds(parts, *whole) for whole, parts in guarded.items()]
    return reduce(lambda one, other: one | other, plain + partial)


def _fails(formula: Formula) -> Expression:
    if formula.op == "blank":
        return ColumnExpression(*formula.left).isnotnull()
    left, right = _total(formula.left), _total(formula.right, formula.constant)
    return differs(formula.op, left, right)


def differs(op: Op, left: Expression, right: Expression) -> Expression:
    """`left op right` does not hold; NULL where a side has no number."""
    if op == "=":
        return left != right
    return left > right if op == "<=" else left < right


def _exceeds(parts: list[Formula], whole: tuple[str, ...], guard: tuple[str, ...]) -> Expression:
    largest = FunctionExpression("greatest", *(_total(part.left) for part in parts))
    return (largest > _total(whole)) & _total(guard).isnull()


def _total(items: tuple[str, ...], constant: Decimal = Decimal(0)) -> Expression:
    terms = [ColumnExpression(item) for item in items]
    if constant or not terms:
        terms.append(ConstantExpression(constant))
    return reduce(lambda one, other: one + other, terms)
