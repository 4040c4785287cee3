"""Read and check documents without storing anything: what `gongkai check` prints.

The tables, the rules and the diagnosis are those of a store, in memory; so a draft is judged exactly as
it would be after publishing. What a store holds of the same bodies for other years can stand beside it: it
is what the draft is held against and is not judged itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from gongkai import checks
from gongkai.confined import Batch, read_ahead, reader
from gongkai.documents import UnreadableError
from gongkai.gathering import Found
from gongkai.ingest import agency_of
from gongkai.publishing import judge, region_rows
from gongkai.reading import read_confined, request_for
from gongkai.records import Report, rejected
from gongkai.registers import Registers, registers
from gongkai.warehouse import Entry, copy_history, load_all, load_regions, memory, open_reader


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """One report as read, with what does not hold in it."""

    report: Report
    region: str | None
    version: int
    findings: tuple[checks.Finding, ...]
    formulas: tuple[checks.FindingFormula, ...]


def check_documents(
    documents: Iterable[Found],
    history: Path | None = None,
    settings: checks.Settings = checks.AS_DECLARED,
) -> list[CheckedReport]:
    """Read all documents and judge them together; those of one body and year become versions.

    `history` is the folder of a store; StoreError if there is none.
    """
    names = registers()
    with reader().batch() as batch:
        reports = _read(documents, batch)
    kept = [report for report in reports if report.verdict in ("accept", "flag")]
    con = memory()
    for line, report in enumerate(kept, start=1):
        load_all(con, [Entry(report, agency_of(report, names), line)])
    if history is not None:
        with closing(open_reader(history)) as stored_before:
            copy_history(con, stored_before.connection)
    load_regions(con, region_rows(names))
    checked = judge(con, settings)
    stored = con.table("reports").select("report_id", "version", "verdict", "reason").fetchall()
    versions = {report_id: version or 1 for report_id, version, _, _ in stored}
    captures = {report_id: reason for report_id, _, verdict, reason in stored if verdict == "duplicate"}
    reports = [_as_capture(report, captures) for report in reports]
    return [_checked(report, versions.get(report.report_id, 1), checked, names) for report in reports]


def _as_capture(report: Report, captures: dict[str, str]) -> Report:
    """The report, marked as the second capture of another where the tables tell so."""
    if report.verdict not in ("accept", "flag") or report.report_id not in captures:
        return report
    return replace(report, verdict="duplicate", reason=captures[report.report_id])


def _read(documents: Iterable[Found], by: Batch) -> list[Report]:
    seen: set[str] = set()
    reports: list[Report] = []
    for document in read_ahead(documents, lambda found: _begin(found, by)):
        try:
            source = document.load()
        except UnreadableError as error:
            reports.append(rejected(document.name, "", str(error)))
            continue
        sha256, found = read_confined(source, by)
        if sha256 in seen:
            found = [
                replace(
                    found[0],
                    source_name=source.name,
                    verdict="duplicate",
                    reason="the same document was given before",
                )
            ]
        seen.add(sha256)
        reports += found
    return reports


def _begin(document: Found, by: Batch) -> None:
    with suppress(UnreadableError):  # said when its turn comes
        by.begin(request_for(document.load()))


def _checked(report: Report, version: int, checked: checks.Checked, names: Registers) -> CheckedReport:
    is_stored = report.verdict in ("accept", "flag")
    findings = tuple(f for f in checked.findings if is_stored and f.report_id == report.report_id)
    keys = {finding.finding_key for finding in findings}
    formulas = tuple(formula for formula in checked.formulas if formula.finding_key in keys)
    if version > 1 and report.verdict == "accept":
        report = replace(report, verdict="flag", reason=f"version {version} of this report")
    region = names.full_name(report.region_code) if report.region_code in names.region_by_code else None
    return CheckedReport(report, region, version, findings, formulas)


def as_json(checked: Iterable[CheckedReport]) -> dict[str, Any]:
    """The document that `gongkai check --json` prints; numbers are decimal strings."""
    return {"reports": [_report(one) for one in checked]}


def _report(one: CheckedReport) -> dict[str, Any]:
    report = one.report
    return {
        "source": report.source_name,
        "verdict": report.verdict,
        "reason": report.reason,
        "agency": report.agency,
        "region": one.region,
        "year": report.year,
        "edition": report.edition,
        "version": one.version,
        "title": report.title,
        "published_on": _plain(report.published_on),
        "sha256": report.sha256,
        "cells": [
            _fields(cell, "item", "raw", "state", "value", "inferred", "locator") for cell in report.cells
        ],
        "claims": [
            _fields(claim, "item", "kind", "value", "low", "high", "unit", "text", "locator")
            for claim in report.claims
        ],
        "unread": [_fields(row, "locator", "text", "reason") for row in report.unread],
        "findings": [_finding(finding, one.formulas) for finding in one.findings],
    }


def _finding(finding: checks.Finding, formulas: Iterable[checks.FindingFormula]) -> dict[str, Any]:
    plain = _fields(
        finding, "rule", "kind", "severity", "fault", "items", "suspect", "expected", "found", "proposed"
    )
    texts = _fields(finding, "statement", "statement_en", "locator")
    own = [formula.statement for formula in formulas if formula.finding_key == finding.finding_key]
    rules = [formula.rule for formula in formulas if formula.finding_key == finding.finding_key]
    return {"key": finding.finding_key, **plain, **texts, "formulas": own, "rules": rules}


def _fields(row: object, *names: str) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
