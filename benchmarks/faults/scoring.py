"""Judged variants against what was done to them: found, localised, value right, false findings beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat
from multiprocessing import get_context

from benchmarks.faults.documents import Document
from benchmarks.faults.seeding import Fault
from benchmarks.faults.undetermined import undetermined
from benchmarks.faults.variants import Variant, warehouse
from gongkai.checks import Failure, Finding, FindingCandidate, diagnose, run
from gongkai.checks import Fault as FaultKind
from gongkai.checks.derived import formulas
from gongkai.checks.formula import Formula
from gongkai.checks.running import comparisons

BATCH = 500  # variants judged at once
PROCESSES = os.cpu_count() or 1

NO_RULE = "no rule contains a changed cell"
NOTHING_BROKEN = "every rule that contains one still holds"


@dataclass(frozen=True)
class Outcome:
    """How one fault came out. `why_not`: why no check can see it, or None where one does.

    `open_as`: why the figures do not tell its place, or None where they do; asked of single faults only.
    `named`: a candidate of a finding; `localised`: the suspect of one; `right`: with the true value.
    """

    fault: Fault
    found: bool
    named: bool
    localised: bool
    right: bool
    false: int
    why_not: str | None
    open_as: str | None


@dataclass(frozen=True)
class _Judged:
    failures: Sequence[Failure]
    findings: Sequence[Finding]
    candidates: dict[str, dict[str, FindingCandidate]]
    stated: Sequence[Formula]
    reach: frozenset[str]


def outcomes(variants: Sequence[Variant], documents: Sequence[Document]) -> Iterator[tuple[Outcome, ...]]:
    """The outcomes of each variant, one for each of its faults, in their order; judged on all processors."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the processes share the processors already
    batches = [list(variants[start : start + BATCH]) for start in range(0, len(variants), BATCH)]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        for scored in pool.map(_outcomes, batches, repeat(documents)):
            yield from scored


def _outcomes(batch: Sequence[Variant], documents: Sequence[Document]) -> list[tuple[Outcome, ...]]:
    used = {variant.document.report.report_id: variant.document for variant in batch}
    bases = [Variant(f"base {name}", document, ()) for name, document in used.items()]
    judged = _judge([*bases, *batch], documents)
    return [
        _scored(variant, judged[variant.name], judged[f"base {variant.document.report.report_id}"])
        for variant in batch
    ]


def doubted(documents: Sequence[Document]) -> dict[str, frozenset[str]]:
    """For each report, by its id, the cells that stand in a finding already as printed."""
    originals = [Variant(f"as printed {n}", document, ()) for n, document in enumerate(documents)]
    judged = _judge(originals, documents)
    return {
        original.document.report.report_id: frozenset(
            item
            for finding in judged[original.name].findings
            if finding.severity != "info" and finding.fault is not FaultKind.FORMAL
            for item in finding.items
        )
        for original in originals
    }


def _judge(variants: Sequence[Variant], documents: Sequence[Document]) -> dict[str, _Judged]:
    con = warehouse(variants, documents)
    try:
        names = [variant.name for variant in variants]
        failures = run(con, names)
        findings, _, candidates = diagnose(con, failures)
        stated = comparisons(con, names)
    finally:
        con.close()
    failed: dict[str, list[Failure]] = {name: [] for name in names}
    for failure in failures:
        failed[failure.report_id].append(failure)
    found: dict[str, list[Finding]] = {name: [] for name in names}
    for finding in findings:
        found[finding.report_id].append(finding)
    possible: dict[str, dict[str, FindingCandidate]] = {}
    for candidate in candidates:
        possible.setdefault(candidate.finding_key, {})[candidate.item] = candidate
    judged = {}
    for variant in variants:
        asked = (*formulas(variant.document.form.name), *stated[variant.name])
        reach = frozenset(item for formula in asked for item in formula.items)
        judged[variant.name] = _Judged(
            failed[variant.name], found[variant.name], possible, stated[variant.name], reach
        )
    return judged


def _scored(variant: Variant, judged: _Judged, base: _Judged) -> tuple[Outcome, ...]:
    known = {_told(finding) for finding in base.findings}
    new = [f for f in judged.findings if _told(f) not in known]
    everywhere = {cell for fault in variant.faults for cell in fault.where}
    false = sum(1 for finding in new if finding.severity != "info" and _is_false(finding, everywhere))
    return tuple(
        _outcome(fault, variant, judged, base, new, 0 if number else false)
        for number, fault in enumerate(variant.faults)
    )


def _outcome(  # noqa: PLR0913, PLR0917
    fault: Fault, variant: Variant, judged: _Judged, base: _Judged, new: Sequence[Finding], false: int
) -> Outcome:
    true = variant.document.figures
    concerned = [f for f in new if fault.where & {*f.items, f.suspect}]
    cells = set(fault.where)
    suspects = {f.suspect for f in concerned}
    named = {item for f in concerned for item in judged.candidates.get(f.finding_key, ())}
    # of cells that swap, or a block that slips, the finding names the first and lists the others
    together = any(
        f.fault in _OF_SEVERAL and f.suspect in cells and cells & set(f.items) == cells for f in concerned
    )
    is_named = cells <= named | suspects or together
    is_whole = cells <= suspects or together or (not fault.cells and bool(cells & suspects))
    # a 0 for a blank is no difference
    right = all(_has_value(concerned, judged, cell, true.get(cell) or Decimal(0)) for cell in cells)
    why_not = None
    if not concerned and not _is_seen(cells, judged, base):
        why_not = NOTHING_BROKEN if cells & judged.reach else NO_RULE
    is_single = len(variant.faults) == 1 and why_not is None
    open_as = undetermined(variant.document, fault, judged.stated) if is_single else None
    return Outcome(fault, bool(concerned), is_named, is_whole, right, false, why_not, open_as)


def _is_seen(cells: set[str], judged: _Judged, base: _Judged) -> bool:
    """Whether a rule that names one of the cells fails now, or fails otherwise than in the original."""
    before = {_failed(failure) for failure in base.failures}
    now = [failure for failure in judged.failures if cells & {*failure.items, failure.suspect}]
    return any(_failed(failure) not in before for failure in now)


_SLIPPED = {
    "row_shift",
    "column_shift",
    "exchanged_lines",
}  # what each cell would hold is told, be the first one blank
_OF_SEVERAL = {"swapped_cells", "neighbouring_cell", "split_digits", "wrong_line", *_SLIPPED}


def _has_value(findings: Sequence[Finding], judged: _Judged, cell: str, value: Decimal) -> bool:
    """Whether a finding proposes it, or lists the cell with it as one that is certain to be wrong."""
    for finding in findings:
        candidate = judged.candidates.get(finding.finding_key, {}).get(cell)
        if finding.suspect == cell and finding.proposed is not None and finding.proposed == value:
            return True
        is_told = finding.proposed is not None or finding.fault in _SLIPPED
        if is_told and candidate and candidate.share > 0.99 and (candidate.value or 0) == value:
            return True
    return False


def _is_false(finding: Finding, cells: set[str]) -> bool:
    """A finding that speaks of none of the changed cells, or is certain of another one."""
    if not cells & {*finding.items, finding.suspect}:
        return True
    return finding.proposed is not None and finding.suspect not in cells


def _told(finding: Finding) -> tuple[object, ...]:
    # a block that slipped in the original is the same one, whether or not its sums now hold another fault
    expected = None if finding.fault in _SLIPPED else finding.expected
    return finding.rule, finding.suspect, finding.found, expected, finding.items, finding.locator


def _failed(failure: Failure) -> tuple[object, ...]:
    return (*failure.key, failure.locator, failure.left_value, failure.right_value)
