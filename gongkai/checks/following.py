"""What holds as soon as the proposed value stands in its cell belongs under that finding: one cause, one finding.

Formulas that only inform, and the form of a number, take no part in finding the cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from gongkai.checks.facts import Facts
from gongkai.checks.formula import worst
from gongkai.checks.running import Failure
from gongkai.checks.telling import Told

_NO_NUMBER_OF_ITS_KIND = "X-FM-02"

Changes = Mapping[str, Decimal | None]


def gathered(report: Facts, told: Sequence[Told]) -> list[Told]:
    """The same, but what a proposed value mends is told with it."""
    proposed = [(one, changes) for one in told if (changes := _changes(one))]
    under: dict[int, list[Told]] = {id(one): [] for one, _ in proposed}
    for other in told:
        if _changes(other):
            continue
        leading = next((one for one, changes in proposed if _mends(report, changes, other)), None)
        if leading is not None:
            under[id(leading)].append(other)
    moved = {id(other) for others in under.values() for other in others}
    return [
        _with_others(one, under[id(one)]) if under.get(id(one)) else one
        for one in told
        if id(one) not in moved
    ]


def _changes(told: Told) -> Changes:
    """The cells that the finding corrects; of a swap both."""
    suspect, value = told.finding.suspect, told.finding.proposed
    if suspect is None or value is None:
        return {}
    is_certain = all(share == 1 for _, _, share in told.candidates)
    return {cell: value for cell, value, _ in told.candidates if is_certain} | {suspect: value}


def _mends(report: Facts, changes: Changes, other: Told) -> bool:
    figures = {**report.figures, **changes}
    return all(
        changes.keys() & {*failure.items} and _holds(failure, changes, figures) for failure in other.failures
    )


def _holds(failure: Failure, changes: Changes, figures: Changes) -> bool:
    if failure.rule == _NO_NUMBER_OF_ITS_KIND:  # what is proposed is of the kind of its cell
        return True
    own = [changes[item] for item in failure.items if item in changes]
    formula = failure.formula
    if failure.kind == "text_vs_table" and formula and failure.op == "=" and failure.right_value in own:
        return True  # a text that may count one cell or two was held against the nearer sum of the faulty figures
    return formula is not None and formula.holds(*formula.sides(figures))


def _with_others(told: Told, others: Sequence[Told]) -> Told:
    """As loud as the loudest of them; its key stays that of the cause, so that what was decided of it stands."""
    failures = [failure for other in others for failure in other.failures]
    found = told.finding
    severity = worst([found.severity, *(other.finding.severity for other in others)])
    zh = f"另有{len(failures)}条校验随之成立。"
    en = f" With it {len(failures)} more would hold."
    found = replace(
        found, severity=severity, statement=found.statement + zh, statement_en=found.statement_en + en
    )
    return replace(told, finding=found, failures=[*told.failures, *failures])
