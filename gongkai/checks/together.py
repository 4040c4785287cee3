"""Failures that are one fault though no single cell of the report explains them.

A text that repeats last year's figure (X-CP-06) and therefore differs from the table is one fault, of the
text. A table that is last year's (X-CP-05) and therefore follows neither from it nor
from the text is one. Figures that do not follow from another year are one fault where a formula of the form ties them to each other: all columns of a row that was carried over wrongly, a whole and its parts. A figure of a sentence that
differs from the table leaves the parts and the shares of that sentence wrong as well: that is one fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongkai.checks.facts import Facts
from gongkai.checks.formula import SEVERITIES, Bank
from gongkai.checks.running import Failure

_REPEATED, _COPIED = "X-CP-06", "X-CP-05"
_ITEMISED, _SHARED = "X-TT-02", "X-TT-11"  # what a sentence says against itself


def repeated(failures: Sequence[Failure]) -> Iterator[tuple[Failure, ...]]:
    """What the text says against the table, with the failure that tells it to be last year's figure."""
    for copy in failures:
        if copy.rule == _REPEATED:
            told = (copy.items, copy.expected, copy.locator)
            against = [
                failure
                for failure in failures
                if failure.kind == "text_vs_table"
                and (failure.items, failure.expected, failure.locator) == told
            ]
            if against:
                yield *against, copy


def copied(report: Facts, failures: Sequence[Failure]) -> list[Failure]:
    """A table that is last year's, with what therefore differs from last year or from the text; empty if there is none."""
    copy = next((failure for failure in failures if failure.rule == _COPIED), None)
    if copy is None or report.form is None:
        return []
    tables = _tables_of_last_year(report)
    codes = report.form.by_code
    across = [
        failure
        for failure in failures
        if failure.kind in ("cross_year", "text_vs_table")
        and failure.formula is not None
        and {codes[item].table_no for item in failure.items} <= tables
    ]
    return [copy, *across] if across else []


def _tables_of_last_year(report: Facts) -> set[int]:
    """The tables in which every figure other than zero is last year's, and of last year's none is lacking."""
    codes = report.form.by_code if report.form else {}
    alike: dict[int, bool] = {}
    for item, place in codes.items():
        now, before = report.figures.get(item) or 0, report.last_year.get(item) or 0
        if now or before:
            alike[place.table_no] = alike.get(place.table_no, True) and now == before
    return {table for table, is_alike in alike.items() if is_alike}


def consequences(failures: Sequence[Failure]) -> dict[Failure, Failure]:
    """Of parts and shares that do not follow: the failure whose figure of the text, as the table has it, would mend them.

    A sum that takes all figures of the sentence which the table contradicts is told with the first of them.
    """
    found: dict[Failure, Failure] = {}
    for own in failures:
        if own.rule in (_ITEMISED, _SHARED):
            beside = [one for one in failures if one.locator == own.locator and _is_against_table(one)]
            leading = next((one for one in beside if _mends(own, [one])), None)
            if leading is None and len(beside) > 1 and _mends(own, beside):
                leading = beside[0]
            if leading is not None:
                found[own] = leading
    return found


def _is_against_table(failure: Failure) -> bool:
    is_figure = failure.kind == "text_vs_table" and failure.op == "=" and failure.formula is not None
    return is_figure and failure.locator is not None


def _mends(own: Failure, against: Sequence[Failure]) -> bool:
    """Whether the parts add up, or the share follows, with the figures of the table in place of those of the text."""
    stated, follows = own.left_value, own.right_value
    pairs = [(one, one.left_value, one.right_value) for one in against]
    known = [(one, table, text) for one, table, text in pairs if table is not None and text is not None]
    if stated is None or follows is None or len(known) < len(against):
        return False
    if own.rule == _ITEMISED:  # left are the parts, right is the total
        moved = [text - table if one.items[0] in own.items else table - text for one, table, text in known]
        return stated + sum(moved) == follows
    (_, table, text), *others = known
    if others or table <= 0 or text <= 0:
        return False
    return any(_rounds(follows, factor, stated) for factor in (table / text, text / table))


def _rounds(percent: Decimal, factor: Decimal, stated: Decimal) -> bool:
    """Whether so many times a percentage, itself known to two decimals, may be printed as what is stated."""
    last = Decimal(1).scaleb(min(0, int(stated.normalize().as_tuple().exponent)))
    return abs(percent * factor - stated) <= last / 2 + max(factor, Decimal(1)) * Decimal("0.01")


def tied(bank: Bank, failures: Sequence[Failure]) -> list[list[Failure]]:
    """The failures in groups, in each the loudest and then the first on the form before the others."""
    groups: list[list[Failure]] = []
    for failure in failures:
        near = [group for group in groups if any(_are_tied(bank, failure, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([failure, *(other for group in near for other in group)])
    return [sorted(group, key=lambda one: _place(bank, one)) for group in groups]


def _are_tied(bank: Bank, one: Failure, other: Failure) -> bool:
    if one.rule != other.rule or not _go_together(one, other):
        return False
    own, theirs = ({failure.suspect} if failure.suspect else {*failure.items} for failure in (one, other))
    is_odd = one.kind == "plausibility"  # a bound ties no outlier to another
    firm = (
        set(formula.items)
        for formula in bank.formulas
        if formula.grades.base != "info" and (formula.op == "=" or not is_odd)
    )
    return any(not own.isdisjoint(items) and not theirs.isdisjoint(items) for items in firm)


def _go_together(one: Failure, other: Failure) -> bool:
    """Whether outliers are both larger or both smaller than usual; of all else nothing is asked."""
    if one.kind != "plausibility":
        return True
    known = [f.found - f.expected for f in (one, other) if f.found is not None and f.expected is not None]
    return len(known) == 2 and (known[0] > 0) == (known[1] > 0)


def _place(bank: Bank, failure: Failure) -> tuple[int, int]:
    cells = [bank.column[item] for item in failure.items if item in bank.column]
    return SEVERITIES.index(failure.severity), min(cells, default=0)
