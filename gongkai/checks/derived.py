"""The formulas that follow from the relations of a form, as derived.csv names them.

    check    sum      the whole equals the sum of its parts
             balance  the plus side of a balance equals its minus side
             each     a part does not exceed its whole
             cover    the parts together are at least the whole
             partial  as `each`, asked only where a blank part leaves the sum undecided
             heading  a heading carries no number
             shift    no formula: the hypotheses of shift.py

`whole` and `part` are patterns over item codes; for sum, cover and partial the first part decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from typing import cast

from gongkai.checks.catalogue import RuleError, by_name, derived_rows
from gongkai.checks.formula import Formula, Grades, Severity
from gongkai.checks.settings import AS_DECLARED, Settings
from gongkai.forms import Balance, Whole, edition


@cache
def formulas(edition_name: str, settings: Settings = AS_DECLARED) -> tuple[Formula, ...]:
    """Every formula that the form of that edition states and that is asked, in the order of derived.csv."""
    named = (row for row in derived_rows() if row["edition"] == edition_name)
    rows = [row for row in named if settings.is_on(row["rule"])]
    return tuple(dict.fromkeys(formula for row in rows for formula in _formulas(row, settings)))


def _formulas(row: dict[str, str], settings: Settings) -> Iterator[Formula]:
    form, grades = edition(row["edition"]), _grades(row, settings)
    if row["check"] == "heading":
        for line in form.headings:
            yield Formula(row["rule"], (line.item,), (), "blank", grades, line.item)
    elif row["relation"] == "balance":
        for balance in form.balances:
            yield from _balanced(row, balance, grades)
    else:
        for whole in form.wholes:
            if whole.relation == row["relation"] and fnmatchcase(whole.whole, row["whole"]):
                yield from _related(row, whole, grades)


def _related(row: dict[str, str], whole: Whole, grades: Grades) -> Iterator[Formula]:
    rule, check, pattern = row["rule"], row["check"], row["part"]
    if check == "each":
        for part in whole.parts:
            if fnmatchcase(part, pattern):
                yield Formula(rule, (part,), (whole.whole,), "<=", grades, part)
        return
    if not fnmatchcase(whole.parts[0], pattern):
        return
    if check == "sum":
        yield Formula(rule, (whole.whole,), whole.parts, "=", grades, whole.whole)
    elif check == "cover":
        # Neither the total nor any one channel is the likelier culprit.
        yield Formula(rule, whole.parts, (whole.whole,), ">=", grades, None)
    elif check == "partial":
        for part in whole.parts:
            yield Formula(rule, (part,), (whole.whole,), "<=", grades, part, guard=whole.parts)
    else:
        raise RuleError(f"checks/derived.csv: {rule}: no check {check!r}")


def _balanced(row: dict[str, str], balance: Balance, grades: Grades) -> Iterator[Formula]:
    plus = tuple(item for item, weight in balance.weights if weight > 0)
    minus = tuple(item for item, weight in balance.weights if weight < 0)
    if row["check"] == "balance":
        yield Formula(row["rule"], plus, minus, "=", grades, None)
        return
    for item in minus:
        yield Formula(row["rule"], (item,), plus, "<=", grades, item, guard=minus)


def _grades(row: dict[str, str], settings: Settings) -> Grades:
    slack = next((one for one in by_name()[row["rule"]].thresholds if one.name == "slack"), None)
    return Grades(
        base=cast(Severity, row["severity"]),
        above=_severity(row["parts_above"]),
        below=_severity(row["parts_below"]),
        empty=_severity(row["parts_none"]),
        slack=settings.value(row["rule"], slack) if slack else None,
    )


def _severity(text: str) -> Severity | None:
    return cast(Severity, text) if text else None
