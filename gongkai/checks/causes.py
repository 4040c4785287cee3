"""What explains the formulas of one report that do not hold: causes, from its figures and all that is asked of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gongkai.checks import catalogue
from gongkai.checks.explanations import Cause, traced
from gongkai.checks.facts import Facts
from gongkai.checks.formula import FAILS, Bank, Formula
from gongkai.checks.localise import Sheet
from gongkai.checks.running import Failure


def arithmetic_of(report: Facts, failures: Iterable[Failure]) -> dict[Formula, Failure]:
    """The failures that a change of cells could mend, by their formula; none whose missing part we may not have read."""
    loud = (f for f in failures if f.severity != "info" and f.kind != "plausibility")
    return {f.formula: f for f in loud if f.formula and not report.may_lack(f.items)}


def causes_of(report: Facts, bank: Bank, failures: Iterable[Failure]) -> list[Cause]:
    """The failing formulas of a report in groups, each with the changes of cells that would mend it."""
    failing = arithmetic_of(report, failures)
    if not failing or report.form is None:
        return []
    state = bank.vector(report.figures)
    verdict = bank.judge(state[np.newaxis])[0]
    hard, soft, said = _hardness(bank)
    lacking = np.array([report.may_lack(formula.items) for formula in bank.formulas], dtype=bool)
    sheet = Sheet(
        report=report,
        form=report.form,
        bank=bank,
        state=state,
        failing=frozenset(int(n) for n in np.flatnonzero(verdict == FAILS) if bank.formulas[n] in failing),
        hard=hard & ~lacking,
        soft=soft,
        said=said,
    )
    kinds, causes = catalogue.by_name(), sheet.causes()
    # last year's figure may be what is wrong, so that two cells against it tell of no mistake between them
    across = [c for c in causes if all(kinds[bank.formulas[n].rule].kind == "cross_year" for n in c.formulas)]
    own = traced(report, [cause for cause in causes if cause not in across])
    return sorted([*own, *across], key=lambda cause: cause.formulas)


@lru_cache(maxsize=64)
def _hardness(bank: Bank) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Which formulas must not be lost, which equalities only break ties, and which only the text states."""
    kinds = {rule.rule: rule.kind for rule in catalogue.rules()}
    firm = np.array([kinds[f.rule] != "plausibility" for f in bank.formulas], dtype=bool)
    quiet = np.array([f.grades.base == "info" for f in bank.formulas], dtype=bool)
    said = np.array([kinds[f.rule] == "text_vs_table" for f in bank.formulas], dtype=bool)
    return firm & ~quiet, firm & quiet & (bank.ops == "="), said
