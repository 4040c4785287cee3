"""The rows of the tables `findings` and `finding_formulas`, and how a finding is known and weighed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gongkai.checks.catalogue import Kind
from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault
from gongkai.checks.formula import Severity
from gongkai.checks.running import Failure
from gongkai.checks.wording import Sentence, plain, statement
from gongkai.forms import edition


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of one report, its fields the columns of the table `findings`.

    `proposed` is set only where equalities determine it; `expected` may be a mere bound. `materiality` is
    the difference as a share of the body's own headline figure, `materiality_region` and
    `materiality_national` of the sum of that figure over the region and the country in that year.
    """

    finding_key: str
    report_id: str
    rule: str
    kind: Kind
    severity: Severity
    fault: Fault
    items: tuple[str, ...]
    suspect: str | None
    expected: Decimal | None
    found: Decimal | None
    difference: Decimal | None
    proposed: Decimal | None
    materiality: float | None
    materiality_region: float | None
    materiality_national: float | None
    statement: str
    statement_en: str
    locator: str | None


@dataclass(frozen=True, slots=True)
class FindingFormula:
    """One formula that a finding explains, its fields the columns of `finding_formulas`."""

    finding_key: str
    rule: str
    statement: str
    statement_en: str
    left_value: Decimal | None
    right_value: Decimal | None


@dataclass(frozen=True, slots=True)
class FindingCandidate:
    """A cell that could be at fault, what it would have to hold and its share of the evidence (0 to 1).

    Of a fault that lies in two cells each has a share of 1. Its fields are the columns of
    `finding_candidates`.
    """

    finding_key: str
    item: str
    value: Decimal | None
    share: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the diagnosis says of one cause, before it becomes a row."""

    leading: Failure
    fault: Fault
    items: tuple[str, ...]
    suspect: str | None
    found: Decimal | None
    expected: Decimal | None
    proposed: Decimal | None
    sentence: Sentence


def finding(facts: Facts, judged: Judgement) -> Finding:
    """The row of a judgement."""
    leading, suspect = judged.leading, judged.suspect
    known = judged.found is not None and judged.expected is not None
    difference = (
        judged.found - judged.expected if judged.found is not None and judged.expected is not None else None
    )
    first = suspect or (judged.items[0] if judged.items else None)
    place = facts.locators.get(first) if first else None
    return Finding(
        finding_key=_key(facts, judged),
        report_id=facts.report_id,
        rule=leading.rule,
        kind=leading.kind,
        severity=leading.severity,
        fault=judged.fault,
        items=judged.items,
        suspect=suspect,
        expected=judged.expected,
        found=judged.found,
        difference=difference,
        proposed=judged.proposed,
        materiality=materiality(facts, first, difference) if known else None,
        materiality_region=None,
        materiality_national=None,
        statement=judged.sentence.zh,
        statement_en=judged.sentence.en,
        locator=(place if suspect else leading.locator) or place or leading.locator,
    )


def formula_rows(key: str, facts: Facts, failures: Iterable[Failure]) -> list[FindingFormula]:
    """The rows of the formulas a finding explains."""
    rows = []
    for failure in failures:
        says = statement(failure, facts.form)
        values = failure.left_value, failure.right_value
        rows.append(FindingFormula(key, failure.rule, says.zh, says.en, *values))
    return rows


def materiality(facts: Facts, item: str | None, difference: Decimal | None) -> float | None:
    """How far the headline figure would move: the difference as a share of it.

    The headline is the topmost whole that the cell is a part of, or the cell itself.
    """
    if difference is None or item is None or facts.form is None:
        return None
    top = headline(facts.form.name, item)
    return share(difference, facts.figures.get(top), is_own=top == item)


def share(difference: Decimal, total: Decimal | None, *, is_own: bool) -> float:
    """The difference by the total, at least 1; `is_own`: the faulty figure is the total or part of it, which then is as it should be.

    A figure ten thousand times too large would weigh next to nothing against itself.
    """
    printed = total or Decimal(0)
    corrected = printed - difference if is_own else printed
    return float(abs(difference) / max(Decimal(1), min(printed, corrected)))


@cache
def headline(edition_name: str, item: str) -> str:
    """The topmost whole that a cell is a part of, or the cell itself."""
    above = {part: whole.whole for whole in edition(edition_name).wholes for part in whole.parts}
    while item in above:
        item = above[item]
    return item


def _key(facts: Facts, judged: Judgement) -> str:
    """16 hex digits that stay the same as long as body, year, rule and the figures it rests on do."""
    figures = [[item, plain(facts.figures.get(item))] for item in sorted(judged.items)]
    # A rule about text rests on no cell: what it quotes tells one finding from the next.
    quoted = None if judged.items else judged.leading.note_zh
    if judged.leading.kind == "cross_year":  # a decision holds as long as the other year's figure does
        quoted = plain(judged.leading.expected)
    known_by = [facts.body, facts.scope, facts.year, judged.leading.rule, judged.suspect, figures, quoted]
    return hashlib.sha256(json.dumps(known_by, ensure_ascii=False).encode()).hexdigest()[:16]
