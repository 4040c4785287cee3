"""Linear formulas as conditions that DuckDB asks of a whole table at once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce

from duckdb import CoalesceOperator, ColumnExpression, ConstantExpression, Expression, FunctionExpression

from gongkai.checks.formula import Formula, Op


def any_fails(formulas: Sequence[Formula]) -> Expression:
    """Whether at least one formula fails, as an expression over the wide table of the edition."""
    plain = [_fails(formula) for formula in formulas if not formula.guard or formula.blanks != "undecided"]
    guarded: dict[tuple[tuple[str, ...], ...], list[Formula]] = {}
    for formula in formulas:
        if formula.guard and formula.blanks == "undecided":
            guarded.setdefault((formula.right, formula.guard, formula.guard_too), []).append(formula)
    partial = [_exceeds(parts) for parts in guarded.values()]
    # `greatest` passes over what is undecided, and unlike OR it adds up whole columns
    return FunctionExpression("greatest", *plain, *partial, ConstantExpression(value=False))


def _fails(formula: Formula) -> Expression:
    if formula.op == "blank":
        return ColumnExpression(*formula.left).isnotnull()
    if formula.blanks != "undecided":
        gap = _total(formula.left, there=True) != _total(formula.right, there=True)
        return gap & _total(formula.guard).isnull()
    left, right = _total(formula.left), _total(formula.right, formula.constant)
    return differs(formula.op, left, right)


def differs(op: Op, left: Expression, right: Expression) -> Expression:
    """`left op right` does not hold; NULL where a side has no number."""
    if op == "=":
        return left != right
    return left > right if op == "<=" else left < right


def _exceeds(parts: list[Formula]) -> Expression:
    """Whether the largest of some parts that share whole and guards exceeds it."""
    one = parts[0]
    largest = FunctionExpression("greatest", *(_total(part.left) for part in parts))
    exceeds = (largest > _total(one.right)) & _total(one.guard).isnull()
    return exceeds & _total(one.guard_too).isnull() if one.guard_too else exceeds


def _total(items: tuple[str, ...], constant: Decimal = Decimal(0), *, there: bool = False) -> Expression:
    """The sum of the cells, of those that have a number where only what is there is to be added up."""
    terms: list[Expression] = [ColumnExpression(item) for item in items]
    if there:
        terms = [CoalesceOperator(term, ConstantExpression(Decimal(0))) for term in terms]
    if constant or not terms:
        terms.append(ConstantExpression(constant))
    return reduce(lambda one, other: one + other, terms)
