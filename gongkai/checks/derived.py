"""The formulas that follow from the relations of a form, as derived.csv names them.

    check    sum      the whole equals the sum of its parts
             balance  the plus side of a balance equals its minus side
             each     a part does not exceed its whole
             cover    the parts together are at least the whole
             partial  as `each`, asked only where a blank part leaves the sum undecided
             filled   as `sum` or `balance`, asked only where a blank part leaves it undecided: it is nothing
             given    as `filled`, also where the whole is blank
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
    if check in ("filled", "given"):
        yield from _filled(row, whole, grades)
    elif check == "sum":
        yield Formula(rule, (whole.whole,), whole.parts, "=", grades, whole.whole)
    elif check == "cover":
        # Neither the total nor any one channel is the likelier culprit.
        yield Formula(rule, whole.parts, (whole.whole,), ">=", grades, None)
    elif check == "partial":
        yield from _partial(row, whole, grades)
    else:
        raise RuleError(f"checks/derived.csv: {rule}: no check {check!r}")


def _partial(row: dict[str, str], whole: Whole, grades: Grades) -> Iterator[Formula]:
    """No part exceeds its whole, where neither the sum nor the same with a row in place of others decides."""
    twin = _twin(row["edition"], whole)
    codes = edition(row["edition"]).by_code
    is_variant = any(codes[part].is_variant for part in whole.parts)
    for part in whole.parts:
        if is_variant and twin and part in twin.parts:
            continue  # asked with the sum that the form prescribes
        guard_too = twin.parts if twin else ()
        yield Formula(
            row["rule"], (part,), (whole.whole,), "<=", grades, part, guard=whole.parts, guard_too=guard_too
        )


def _filled(row: dict[str, str], whole: Whole, grades: Grades) -> Iterator[Formula]:
    """The sum over what is there; of a row that stands in for others either it or they are printed."""
    codes = edition(row["edition"]).by_code
    if any(codes[part].is_variant for part in whole.parts):
        return
    twin = _twin(row["edition"], whole)
    parts = tuple(dict.fromkeys((*whole.parts, *(twin.parts if twin else ()))))
    yield Formula(
        row["rule"],
        (whole.whole,),
        parts,
        "=",
        grades,
        whole.whole,
        guard=(whole.whole, *whole.parts),
        guard_too=(whole.whole, *twin.parts) if twin else (),
        blanks="nothing" if row["check"] == "given" else "nothing_in_parts",
    )


def _twin(edition_name: str, whole: Whole) -> Whole | None:
    """The same sum with a row that stands in for some of its parts, or of such a sum the one without."""
    form = edition(edition_name)

    def has_variant(one: Whole) -> bool:
        return any(form.by_code[part].is_variant for part in one.parts)

    for other in form.wholes:
        same_whole = (other.whole, other.relation, other.parts[0]) == (
            whole.whole,
            whole.relation,
            whole.parts[0],
        )
        if same_whole and other != whole and has_variant(other) != has_variant(whole):
            return other
    return None


def _balanced(row: dict[str, str], balance: Balance, grades: Grades) -> Iterator[Formula]:
    plus = tuple(item for item, weight in balance.weights if weight > 0)
    minus = tuple(item for item, weight in balance.weights if weight < 0)
    if row["check"] == "balance":
        yield Formula(row["rule"], plus, minus, "=", grades, None)
        return
    if row["check"] == "filled":
        guard = (*plus, *minus)
        yield Formula(row["rule"], plus, minus, "=", grades, None, guard=guard, blanks="nothing_in_parts")
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
