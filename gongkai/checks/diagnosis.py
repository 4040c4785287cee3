"""From failing formulas to findings: one row for one fault, with the formulas it explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np
from duckdb import DuckDBPyConnection

from gongkai.checks import catalogue, derived, shift, together
from gongkai.checks.facts import Facts, facts
from gongkai.checks.findings import (
    Finding,
    FindingFormula,
    Judgement,
    fault_of,
    finding,
    formula_rows,
    materiality,
)
from gongkai.checks.formula import FAILS, SEVERITIES, Bank, Formula, worst
from gongkai.checks.localise import Cause, Sheet, natural_suspect
from gongkai.checks.running import Failure, comparisons
from gongkai.checks.settings import AS_DECLARED, Settings
from gongkai.checks.shift import Shift
from gongkai.checks.wording import Sentence, brief, label, plain, statement

_BATCH = 5000  # reports whose figures are held at once
_NOTHING_MORE = Sentence("", "")
_REPEATED = Sentence("那是上年度报告的数。", " That is the figure of last year's report.")

Told = tuple[Finding, Sequence[Failure]]


def diagnose(
    con: DuckDBPyConnection, failures: Iterable[Failure], settings: Settings = AS_DECLARED
) -> tuple[list[Finding], list[FindingFormula]]:
    """Findings by report, the loudest first, and the formulas that each of them explains."""
    by_report: dict[str, list[Failure]] = {}
    for failure in failures:
        by_report.setdefault(failure.report_id, []).append(failure)
    findings: list[Finding] = []
    formulas: list[FindingFormula] = []
    names = sorted(by_report)
    for start in range(0, len(names), _BATCH):
        batch = {name: by_report[name] for name in names[start : start + _BATCH]}
        for found, explained in _batch(con, batch, settings):
            findings.append(found)
            formulas.extend(explained)
    return findings, formulas


def _batch(
    con: DuckDBPyConnection, by_report: Mapping[str, Sequence[Failure]], settings: Settings
) -> Iterator[tuple[Finding, list[FindingFormula]]]:
    known = facts(con, by_report)
    stated = comparisons(con, by_report, settings)
    banks = {name: _bank(known[name], stated[name], settings) for name in by_report}
    shifts = shift.shifts(con, known, banks, by_report, settings)
    for name, failures in by_report.items():
        told = _told(known[name], banks[name], failures, shifts.get(name))
        yield from _merged(known[name], told)


def _bank(report: Facts, stated: Sequence[Formula], settings: Settings) -> Bank:
    """All linear formulas of a report: those of its form and what its text states of cells it has."""
    own = derived.formulas(report.form.name, settings) if report.form else ()
    cells = set(report.cells)
    return Bank(report.cells, (*own, *dict.fromkeys(f for f in stated if cells.issuperset(f.items))))


def _told(report: Facts, bank: Bank, failures: Sequence[Failure], moved: Shift | None) -> Iterator[Told]:
    left = list(failures)
    if moved:
        yield _shift_finding(report, moved), moved.mended
        left = [failure for failure in failures if failure not in moved.mended]
    for one_fault in together.repeated(left):
        yield _plain_finding(report, one_fault[0], _REPEATED), one_fault
        left = [failure for failure in left if failure not in one_fault]
    arithmetic = {failure.formula: failure for failure in left if failure.formula and _is_arithmetic(failure)}
    located: set[Failure] = set()
    across: dict[Failure, Cause] = {}
    for cause in _causes(report, bank, arithmetic):
        explained = _loudest_first([arithmetic[bank.formulas[number]] for number in cause.formulas])
        located.update(explained)
        if len(explained) == 1 and explained[0].kind == "cross_year":
            across[explained[0]] = cause
        else:
            yield _cause_finding(report, cause, explained), explained
    for group in together.tied(bank, list(across)):
        # no single cell explains several
        cause = across[group[0]] if len(group) == 1 else Cause((), (), parted=False)
        yield _cause_finding(report, cause, group), group
    for failure in left:
        if failure not in located:
            yield _plain_finding(report, failure), [failure]


def _is_arithmetic(failure: Failure) -> bool:
    return failure.severity != "info" and failure.kind != "plausibility"


def _causes(report: Facts, bank: Bank, failing: Mapping[Formula, Failure]) -> list[Cause]:
    if not failing or report.form is None:
        return []
    state = bank.vector(report.figures)
    verdict = bank.judge(state[np.newaxis])[0]
    numbered = list(enumerate(bank.formulas))
    kinds = {rule.rule: rule.kind for rule in catalogue.rules()}
    firm = [(number, f) for number, f in numbered if kinds[f.rule] != "plausibility"]
    sheet = Sheet(
        form=report.form,
        bank=bank,
        state=state,
        failing=frozenset(number for number, f in numbered if f in failing and verdict[number] == FAILS),
        hard=frozenset(number for number, f in firm if f.grades.base != "info"),
        soft=frozenset(number for number, f in firm if f.grades.base == "info" and f.op == "="),
    )
    return sheet.causes()


def _loudest_first(failures: Sequence[Failure]) -> list[Failure]:
    order = catalogue.by_name()
    return sorted(failures, key=lambda f: (SEVERITIES.index(f.severity), order[f.rule].order, f.items))


def _union(failures: Iterable[Failure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for failure in failures for item in failure.items))


def _cause_finding(report: Facts, cause: Cause, explained: Sequence[Failure]) -> Finding:
    leading = explained[0]
    if leading.formula is None:
        raise ValueError(f"{leading.rule} is not linear")
    judged = Judgement(
        leading=leading,
        fault="unreconciled",
        items=_union(explained),
        suspect=natural_suspect(leading.formula, cause),
        found=leading.found,
        expected=leading.expected,
        proposed=None,
        sentence=_sentence(report, cause, explained),
    )
    certain = cause.certain
    if certain:
        judged = replace(
            judged,
            fault="wrong_cell",
            suspect=certain.cell,
            found=report.figures.get(certain.cell),
            expected=certain.value,
            proposed=certain.value if certain.exact else None,
        )
    else:
        judged = replace(judged, proposed=_determined(cause, judged.suspect))
    return finding(report, judged)


def _determined(cause: Cause, suspect: str | None) -> Decimal | None:
    """The value of the suspect, if it is the only cell that equalities determine."""
    exact = [candidate for candidate in cause.candidates if candidate.exact]
    return exact[0].value if len(exact) == 1 and exact[0].cell == suspect else None


def _sentence(report: Facts, cause: Cause, explained: Sequence[Failure]) -> Sentence:
    says = statement(explained[0], report.form).plus("。", ".")
    if len(explained) > 1:
        says = says.plus(
            f"同一原因使另外{len(explained) - 1}条校验不成立。",
            f" The same cause explains {len(explained) - 1} more that do not hold.",
        )
    certain = cause.certain
    if certain and certain.exact:
        zh, en = label(report.form, certain.cell, "zh"), label(report.form, certain.cell, "en")
        value = plain(certain.value)
        return says.plus(f"若{zh}为{value}，则全部成立。", f" With {value} for {en} all of it would hold.")
    if len(cause.candidates) > 1:
        count = len(cause.candidates)
        return says.plus(
            f"{count}个格中任何一个改动都可使其成立。",
            f" A change of any one of {count} cells would mend it.",
        )
    return says


def _plain_finding(report: Facts, failure: Failure, more: Sentence = _NOTHING_MORE) -> Finding:
    judged = Judgement(
        leading=failure,
        fault=fault_of(failure.kind),
        items=failure.items,
        suspect=failure.suspect,
        found=failure.found,
        expected=failure.expected,
        proposed=None,
        sentence=statement(failure, report.form).plus("。", ".").plus(more.zh, more.en),
    )
    return finding(report, judged)


def _shift_finding(report: Facts, moved: Shift) -> Finding:
    rule = catalogue.by_name()[shift.RULE]
    sentence = _shift_sentence(report, moved)
    suspect = moved.cells[0]
    leading = Failure(
        report.report_id, rule.rule, rule.kind, worst([f.severity for f in moved.mended]), (), suspect,
        None, None, None, None, None, sentence.zh, sentence.en, None, None,
    )  # fmt: skip
    judged = Judgement(
        leading=leading,
        fault="row_shift",
        items=tuple(dict.fromkeys((*moved.cells, *moved.targets))),
        suspect=suspect,
        found=report.figures.get(suspect),
        expected=None,
        proposed=None,
        sentence=sentence,
    )
    weights = [
        materiality(report, failure.suspect, failure.found - failure.expected)
        for failure in moved.mended
        if failure.found is not None and failure.expected is not None
    ]
    heaviest = max((weight for weight in weights if weight is not None), default=None)
    return replace(finding(report, judged), materiality=heaviest)


def _shift_sentence(report: Facts, moved: Shift) -> Sentence:
    first, last = (
        Sentence(label(report.form, cell, "zh"), label(report.form, cell, "en"))
        for cell in (moved.cells[0], moved.cells[-1])
    )
    rows, lines = abs(moved.step), len(moved.cells)
    # The figures stand above their rows if moving them down mends.
    printed_zh, printed_en = ("偏上", "high") if moved.step > 0 else ("偏下", "low")
    mends, leaves, raises = (_list(report, failures) for failures in (moved.mended, moved.left, moved.raised))
    return Sentence(
        f"“{first.zh}”至“{last.zh}”连续{lines}行的数字疑似整体{printed_zh}{rows}行。"
        f"若移回，可消除：{mends.zh}；仍不符：{leaves.zh}；新出现：{raises.zh}。此为推测，原数未作改动。",
        f"The figures of the {lines} lines from “{first.en}” to “{last.en}” seem to stand {rows} "
        f"row{'s' if rows > 1 else ''} too {printed_en}. Moved back this would mend: {mends.en}; leave: "
        f"{leaves.en}; newly raise: {raises.en}. This is a hypothesis: nothing was changed.",
    )


def _list(report: Facts, failures: Sequence[Failure]) -> Sentence:
    told = [brief(failure, report.form) for failure in failures]
    if not told:
        return Sentence("无", "none")
    return Sentence("、".join(one.zh for one in told), ", ".join(one.en for one in told))


def _merged(report: Facts, told: Iterable[Told]) -> Iterator[tuple[Finding, list[FindingFormula]]]:
    """Findings in the order of severity and catalogue; those with one key are one."""
    order = catalogue.by_name()
    merged: dict[str, tuple[Finding, list[Failure]]] = {}
    for found, failures in told:
        merged.setdefault(found.finding_key, (found, []))[1].extend(failures)
    ranked = sorted(
        merged.values(),
        key=lambda one: (SEVERITIES.index(one[0].severity), order[one[0].rule].order, one[0].finding_key),
    )
    for found, failures in ranked:
        yield found, formula_rows(found.finding_key, report, failures)
