"""From failing formulas to findings: one row for one fault, with the formulas it explains."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from gongkai.checks import catalogue, derived, exchanged, following, shift, telling, together
from gongkai.checks.explanations import EXACT_PAIRS, Cause, traced
from gongkai.checks.facts import Facts, facts
from gongkai.checks.faults import Fault
from gongkai.checks.findings import Finding, FindingCandidate, FindingFormula, formula_rows
from gongkai.checks.formula import FAILS, SEVERITIES, Bank, Formula
from gongkai.checks.headlines import weighed
from gongkai.checks.localise import Sheet
from gongkai.checks.moved import MATRIX_RULE, Shift
from gongkai.checks.running import Failure, comparisons
from gongkai.checks.settings import AS_DECLARED, Settings
from gongkai.checks.telling import Told
from gongkai.checks.told_unread import without_told
from gongkai.forms import edition

_BATCH = 5000  # reports whose figures are held at once

Diagnosed = tuple[list[Finding], list[FindingFormula], list[FindingCandidate]]


def diagnose(
    con: DuckDBPyConnection, failures: Iterable[Failure], settings: Settings = AS_DECLARED
) -> Diagnosed:
    """Findings by report, the loudest first, the formulas that each explains and the cells it may lie in."""
    by_report: dict[str, list[Failure]] = {}
    for failure in failures:
        by_report.setdefault(failure.report_id, []).append(failure)
    findings: list[Finding] = []
    formulas: list[FindingFormula] = []
    candidates: list[FindingCandidate] = []
    names = sorted(by_report)
    for start in range(0, len(names), _BATCH):
        batch = {name: by_report[name] for name in names[start : start + _BATCH]}
        for found, explained, possible in _batch(con, batch, settings):
            findings.append(found)
            formulas.extend(explained)
            candidates.extend(possible)
    return weighed(con, findings), formulas, candidates


def _batch(
    con: DuckDBPyConnection, judged: Mapping[str, Sequence[Failure]], settings: Settings
) -> Iterator[tuple[Finding, list[FindingFormula], list[FindingCandidate]]]:
    known = facts(con, judged)
    by_report = {name: without_told(known[name], failures) for name, failures in judged.items()}
    stated = comparisons(con, by_report, settings)
    banks = {name: _bank(known[name], stated[name], settings) for name in by_report}
    causes = {name: _causes(known[name], banks[name], failures) for name, failures in by_report.items()}
    unclear = {name: bank for name, bank in banks.items() if _may_have_slipped(known[name], causes[name])}
    shifts = shift.shifts(con, known, unclear, by_report, settings)
    for name, failures in by_report.items():
        told = list(_told(known[name], banks[name], failures, causes[name], shifts.get(name)))
        yield from _merged(known[name], following.gathered(known[name], told))


def _bank(report: Facts, stated: Sequence[Formula], settings: Settings) -> Bank:
    """All linear formulas of a report: those of its form and what its text states of cells it has."""
    cells = set(report.cells)
    own = tuple(dict.fromkeys(f for f in stated if cells.issuperset(f.items)))
    return _extended(report.form.name if report.form else None, own, settings)


@lru_cache(maxsize=64)
def _extended(name: str | None, stated: tuple[Formula, ...], settings: Settings) -> Bank:
    return (Bank((), ()) if name is None else _form_bank(name, settings)).extended(stated)


@lru_cache(maxsize=64)
def _form_bank(name: str, settings: Settings) -> Bank:
    return Bank(tuple(item.item for item in edition(name).cells), derived.formulas(name, settings))


def _may_have_slipped(report: Facts, causes: Sequence[Cause]) -> bool:
    """Whether to look for a shift: in a list always, in a matrix where no single trace of one cell or two explains all."""
    if report.form is None or report.form.is_list:
        return report.form is not None
    return len(causes) > 1 or any(
        cause.certain is None or not (len(cause.certain.changes) == 1 or cause.certain.fault in EXACT_PAIRS)
        for cause in causes
    )


def _moved_by_one(causes: Sequence[Cause]) -> list[Cause]:
    """Numbers that are certain to stand one cell from where they belong."""
    return [c for c in causes if c.certain and c.certain.fault is Fault.NEIGHBOURING_CELL]


def _told(
    report: Facts, bank: Bank, failures: Sequence[Failure], causes: Sequence[Cause], moved: Shift | None
) -> Iterator[Told]:
    """One for each fault; what a sentence says against itself stands under the figure that it comes from."""
    following = together.consequences(failures)
    others = [failure for failure in failures if failure not in following]
    for one in _apart(report, bank, others, causes, moved):
        own = [failure for failure, leading in following.items() if leading in one.failures]
        if own and telling.is_of_text(one):
            yield telling.with_consequences(one, own)
            following = {failure: of for failure, of in following.items() if failure not in own}
        else:
            yield one
    for failure in following:
        yield telling.of_failure(report, failure)


def _apart(
    report: Facts, bank: Bank, failures: Sequence[Failure], causes: Sequence[Cause], moved: Shift | None
) -> Iterator[Told]:
    of_many = list(_of_many(report, bank, failures, causes, moved))
    yield from of_many
    left = [failure for failure in failures if not any(failure in one.failures for one in of_many)]
    if len(left) < len(failures):
        causes = _causes(report, bank, left)
    arithmetic = _arithmetic(report, left)
    broken = _broken_tables(report, failures)
    located: set[Failure] = set()
    across: dict[Failure, Cause] = {}
    for cause in causes:
        explained = _loudest_first([arithmetic[bank.formulas[number]] for number in cause.formulas])
        located.update(explained)
        if len(explained) == 1 and explained[0].kind == "cross_year":
            across[explained[0]] = cause
        else:
            yield from telling.of_cause(report, cause, explained, broken)
    for group in together.tied(bank, list(across)):
        if len(group) == 1:
            yield from telling.of_cause(report, across[group[0]], group)
        else:
            yield telling.of_tied(report, group)
    unread = [failure for failure in left if failure.formula and report.may_lack(failure.items)]
    if unread:
        yield telling.of_unread(report, _loudest_first(unread))
    rest = [failure for failure in left if failure not in located and failure not in unread]
    odd = [failure for failure in rest if failure.kind == "plausibility"]
    for group in together.tied(bank, odd):
        yield telling.of_odd(report, group)
    for failure in rest:
        if failure not in odd:
            yield telling.of_failure(report, failure)


def _broken_tables(report: Facts, failures: Iterable[Failure]) -> set[int]:
    """The tables of which a sum does not hold."""
    codes = report.form.by_code if report.form else {}
    sums = [f for f in failures if f.kind == "identity" and f.op == "=" and f.severity != "info"]
    return {codes[item].table_no for failure in sums for item in failure.items}


def _of_many(
    report: Facts, bank: Bank, failures: Sequence[Failure], causes: Sequence[Cause], moved: Shift | None
) -> Iterator[Told]:
    """What is wrong with more than single cells: a block that slipped, a text or a table that is last year's."""
    left = list(failures)
    if moved and report.form and not _takes_apart(bank, causes, moved):
        yield telling.of_shift(report, report.form, moved)
        left = [failure for failure in failures if failure not in moved.explained]
    for one_fault in together.repeated(left):
        yield telling.of_repeated(report, one_fault)
        left = [failure for failure in left if failure not in one_fault]
    for pair in exchanged.exchanged(left):
        yield exchanged.of_exchanged(report, *pair)
        left = [failure for failure in left if failure not in pair]
    for pair in exchanged.recounted(left):
        yield exchanged.of_recounted(report, *pair)
        left = [failure for failure in left if failure not in pair]
    copied = together.copied(report, left)
    if copied:
        yield telling.of_copied(report, copied)


def _takes_apart(bank: Bank, causes: Sequence[Cause], moved: Shift) -> bool:
    """Whether a move in a matrix mends only some of the formulas that one cell or two explain together, or just those.

    One that also needs numbers which stand nowhere must mend more than what one cell explains.
    """
    mended = {failure.formula for failure in moved.mended}
    simple = [cause for cause in causes if cause.explanations and cause.fewest <= 2]
    explained = [{bank.formulas[number] for number in cause.formulas} for cause in simple]
    judged = frozenset(bank.formulas[number] for cause in causes for number in cause.formulas)
    by_one = [own for cause, own in zip(simple, explained, strict=True) if _is_one_mistake(cause)]
    if moved.lost and any(mended & judged <= own for own in by_one):
        return True
    if moved.rule != MATRIX_RULE:
        return False
    alone = [{bank.formulas[number] for number in cause.formulas} for cause in _moved_by_one(causes)]
    return any(mended & own and not own <= mended for own in explained) or any(mended <= own for own in alone)


def _is_one_mistake(cause: Cause) -> bool:
    return cause.fewest == 1 or any(one.fault in EXACT_PAIRS for one in cause.explanations)


def _arithmetic(report: Facts, failures: Iterable[Failure]) -> dict[Formula, Failure]:
    """The failures that a change of cells could mend, by their formula; none whose missing part we may not have read."""
    loud = (f for f in failures if f.severity != "info" and f.kind != "plausibility")
    return {f.formula: f for f in loud if f.formula and not report.may_lack(f.items)}


def _causes(report: Facts, bank: Bank, failures: Iterable[Failure]) -> list[Cause]:
    failing = _arithmetic(report, failures)
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


def _loudest_first(failures: Sequence[Failure]) -> list[Failure]:
    order = catalogue.by_name()
    return sorted(failures, key=lambda f: (SEVERITIES.index(f.severity), order[f.rule].order, f.items))


def _merged(
    report: Facts, told: Iterable[Told]
) -> Iterator[tuple[Finding, list[FindingFormula], list[FindingCandidate]]]:
    """Findings in the order of severity and weight; those with one key are one."""
    merged: dict[str, tuple[Told, list[Failure]]] = {}
    for one in told:
        merged.setdefault(one.finding.finding_key, (one, []))[1].extend(one.failures)
    for one, failures in sorted(merged.values(), key=lambda pair: _weightiest_first(pair[0].finding)):
        key = one.finding.finding_key
        candidates = [FindingCandidate(key, *candidate) for candidate in one.candidates]
        yield one.finding, formula_rows(key, report, failures), candidates


def _weightiest_first(found: Finding) -> tuple[int, float, str, str]:
    """As queries/findings.sql orders them within a report: what has no weight comes last."""
    weight = -found.materiality if found.materiality is not None else math.inf
    return SEVERITIES.index(found.severity), weight, found.rule, found.finding_key
