"""From failing formulas to findings: one row for one fault, with the formulas it explains."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from duckdb import DuckDBPyConnection

from gongkai.checks import catalogue, derived, exchanged, following, shift, telling, together
from gongkai.checks.causes import arithmetic_of, causes_of
from gongkai.checks.explanations import EXACT_PAIRS, Cause
from gongkai.checks.facts import Facts, facts
from gongkai.checks.faults import Fault
from gongkai.checks.findings import Finding, FindingCandidate, FindingFormula, formula_rows
from gongkai.checks.formula import SEVERITIES, Bank, Formula
from gongkai.checks.headlines import weighed
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
    causes = {name: causes_of(known[name], banks[name], failures) for name, failures in by_report.items()}
    unclear = {name: bank for name, bank in banks.items() if _may_have_slipped(known[name], causes[name])}
    shifts = shift.shifts(con, known, unclear, by_report, settings)
    for name, failures in by_report.items():
        told = list(_told(known[name], banks[name], failures, causes[name], shifts.get(name, ())))
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
    report: Facts, bank: Bank, failures: Sequence[Failure], causes: Sequence[Cause], moves: Sequence[Shift]
) -> Iterator[Told]:
    """One for each fault; what a sentence says against itself stands under the figure that it comes from."""
    following = together.consequences(failures)
    others = [failure for failure in failures if failure not in following]
    for one in _apart(report, bank, others, causes, moves):
        own = [failure for failure, leading in following.items() if leading in one.failures]
        if own and telling.is_of_text(one):
            yield telling.with_consequences(one, own)
            following = {failure: of for failure, of in following.items() if failure not in own}
        else:
            yield one
    for failure in following:
        yield telling.of_failure(report, failure)


def _apart(
    report: Facts, bank: Bank, failures: Sequence[Failure], causes: Sequence[Cause], moves: Sequence[Shift]
) -> Iterator[Told]:
    moves = [moved for moved in moves if not _takes_apart(bank, causes, moved)]
    of_many = list(_of_many(report, failures, moves))
    yield from of_many
    left = [failure for failure in failures if not any(failure in one.failures for one in of_many)]
    if len(left) < len(failures):
        beside = [cause for moved in moves for cause in moved.rest]
        settled = [failure for moved in moves for failure in moved.settled]
        # what a slip leaves is looked at with the block where it belongs
        causes = [*beside, *causes_of(report, bank, [failure for failure in left if failure not in settled])]
    arithmetic = arithmetic_of(report, left)
    broken = _broken_tables(report, failures)
    located: set[Failure] = set()
    across: dict[Failure, Cause] = {}
    for cause, explained in _with_failures(bank, causes, arithmetic):
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


def _with_failures(
    bank: Bank, causes: Sequence[Cause], arithmetic: Mapping[Formula, Failure]
) -> Iterator[tuple[Cause, list[Failure]]]:
    """The causes with what each explains; of a mistake beside a slip all may stand under another finding already."""
    for cause in causes:
        own = [bank.formulas[number] for number in cause.formulas]
        explained = _loudest_first([arithmetic[formula] for formula in own if formula in arithmetic])
        if explained:
            yield cause, explained


def _broken_tables(report: Facts, failures: Iterable[Failure]) -> set[int]:
    """The tables of which a sum does not hold."""
    codes = report.form.by_code if report.form else {}
    sums = [f for f in failures if f.kind == "identity" and f.op == "=" and f.severity != "info"]
    return {codes[item].table_no for failure in sums for item in failure.items}


def _of_many(report: Facts, failures: Sequence[Failure], moves: Sequence[Shift]) -> Iterator[Told]:
    """What is wrong with more than single cells: a block that slipped, a text or a table that is last year's."""
    left = list(failures)
    for moved in moves:
        if report.form:
            yield telling.of_shift(report, report.form, moved)
            left = [failure for failure in left if failure not in moved.explained]
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
    mended = {failure.formula for failure in (*moved.mended, *moved.settled)}
    own = [c for c in causes if not mended.isdisjoint(bank.formulas[number] for number in c.formulas)]
    if moved.rest and all(_is_known(cause) for cause in own) and _mistakes(own) <= 1 + len(moved.rest):
        return True
    simple = [cause for cause in causes if cause.explanations and cause.fewest <= 2]
    explained = [{bank.formulas[number] for number in cause.formulas} for cause in simple]
    judged = frozenset(bank.formulas[number] for cause in causes for number in cause.formulas)
    by_one = [those for cause, those in zip(simple, explained, strict=True) if _is_one_mistake(cause)]
    if moved.lost and any(mended & judged <= those for those in by_one):
        return True
    if moved.rule != MATRIX_RULE:
        return False
    alone = [{bank.formulas[number] for number in cause.formulas} for cause in _moved_by_one(causes)]
    is_parted = any(mended & those and not those <= mended for those in explained)
    return is_parted or any(mended <= those for those in alone)


def _is_known(cause: Cause) -> bool:
    return cause.certain is not None and cause.certain.exact


def _mistakes(causes: Sequence[Cause]) -> int:
    """How many slips of the pen the causes are at least."""
    return sum(1 if (one := c.certain) and one.is_single_trace else c.fewest for c in causes)


def _is_one_mistake(cause: Cause) -> bool:
    return cause.fewest == 1 or any(one.fault in EXACT_PAIRS for one in cause.explanations)


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
