"""Read and check documents without storing anything: what `gongkai check` prints and the page Self-check shows.

The tables, the rules and the diagnosis are those of a store, in memory; so a draft is judged exactly as
it would be after publishing. What a store holds of the same bodies for other years can stand beside it: it
is what the draft is held against and is not judged itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from duckdb import DuckDBPyConnection

from gongkai import checks
from gongkai.confined import Batch, read_ahead, reader
from gongkai.documents import UnreadableError
from gongkai.gathering import Source, shown
from gongkai.ingest import agency_of
from gongkai.publishing import judge
from gongkai.reading import read_confined, request_for
from gongkai.records import Report, rejected
from gongkai.registers import Registers, registers
from gongkai.warehouse import Entry, copy_history, load_all, load_regions, memory, open_reader

_SUPERSEDED = "another document that was given is a later version of this report: only that one is judged, check this one alone"


class Document(Protocol):
    """What can be read: a file that was found, or what somebody hands over."""

    @property
    def name(self) -> str:
        """What it is called."""

    def load(self) -> Source:
        """Its bytes; UnreadableError where there are none to be had."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A document that is handed over and lies in no file."""

    called: str
    content: bytes

    @property
    def name(self) -> str:
        """What it is called, with what would not be seen written as an escape."""
        return shown(self.called)

    def load(self) -> Source:
        """Its bytes."""
        return Source(self.name, self.content)


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """One report as read, with what does not hold in it.

    It is judged if it could be read and no other that was given is the same report or a later version of it.
    """

    report: Report
    region: str | None
    version: int
    findings: tuple[checks.Finding, ...]
    formulas: tuple[checks.FindingFormula, ...]
    candidates: tuple[checks.FindingCandidate, ...] = ()
    is_judged: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """Reports as read and judged, and the database in memory that holds them."""

    reports: tuple[CheckedReport, ...]
    con: DuckDBPyConnection
    rules_version: str


def check_documents(
    documents: Iterable[Document],
    history: Path | None = None,
    settings: checks.Settings = checks.AS_DECLARED,
) -> list[CheckedReport]:
    """Read all documents and judge them together; those of one body and year become versions.

    `history` is the folder of a store; StoreError if there is none.
    """
    with closing(_loaded(documents, history)) as drafts:
        return list(drafts.judged(settings))


def judge_documents(documents: Iterable[Document], history: Path | None, store: Path | None) -> Judged:
    """As `check_documents`, by the settings of `store`, with the tables to be asked for more; they are to be closed."""
    drafts = _loaded(documents, history)
    settings = checks.settings_of(store)
    return Judged(tuple(drafts.judged(settings)), drafts.con, checks.rules_version(settings))


@dataclass(frozen=True, slots=True)
class _Drafts:
    """Reports as read, those that can be judged in a database, with the store's other years beside them."""

    reports: list[Report]
    con: DuckDBPyConnection
    names: Registers

    def judged(self, settings: checks.Settings) -> Iterator[CheckedReport]:
        checked = judge(self.con, settings)
        columns = ("report_id", "version", "is_current", "verdict", "reason")
        stored = self.con.table("reports").select(*columns).fetchall()
        versions = {report_id: version or 1 for report_id, version, *_ in stored}
        current = {report_id for report_id, _, is_current, *_ in stored if is_current}
        captures = {report_id: reason for report_id, *_, verdict, reason in stored if verdict == "duplicate"}
        for report in (_as_capture(report, captures) for report in self.reports):
            one = _checked(report, versions.get(report.report_id, 1), checked, self.names)
            is_kept = report.verdict in ("accept", "flag") and report.report_id in current
            yield one if is_kept else _unjudged(one)

    def close(self) -> None:
        self.con.close()


def _loaded(documents: Iterable[Document], history: Path | None) -> _Drafts:
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
    load_regions(con, names.region_rows)
    return _Drafts(reports, con, names)


def _as_capture(report: Report, captures: dict[str, str]) -> Report:
    """The report, marked as the second capture of another where the tables tell so."""
    if report.verdict not in ("accept", "flag") or report.report_id not in captures:
        return report
    return replace(report, verdict="duplicate", reason=captures[report.report_id])


def _read(documents: Iterable[Document], by: Batch) -> list[Report]:
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


def _begin(document: Document, by: Batch) -> None:
    with suppress(UnreadableError):  # said when its turn comes
        by.begin(request_for(document.load()))


def _checked(report: Report, version: int, checked: checks.Checked, names: Registers) -> CheckedReport:
    is_stored = report.verdict in ("accept", "flag")
    findings = tuple(f for f in checked.findings if is_stored and f.report_id == report.report_id)
    keys = {finding.finding_key for finding in findings}
    formulas = tuple(formula for formula in checked.formulas if formula.finding_key in keys)
    candidates = tuple(candidate for candidate in checked.candidates if candidate.finding_key in keys)
    if version > 1 and report.verdict == "accept":
        report = replace(report, verdict="flag", reason=f"version {version} of this report")
    region = names.full_name(report.region_code) if report.region_code in names.region_by_code else None
    return CheckedReport(report, region, version, findings, formulas, candidates)


def _unjudged(one: CheckedReport) -> CheckedReport:
    """As it is, with the reason why nothing was asked of it."""
    is_version = one.report.verdict in ("accept", "flag")
    report = replace(one.report, reason=_SUPERSEDED) if is_version else one.report
    return replace(one, report=report, is_judged=False)


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
        "findings": [_finding(finding, one) for finding in one.findings],
    }


def _finding(finding: checks.Finding, one: CheckedReport) -> dict[str, Any]:
    plain = _fields(
        finding, "rule", "kind", "severity", "fault", "items", "suspect", "expected", "found", "proposed"
    )
    weights = _fields(finding, "materiality", "materiality_region", "materiality_national")
    texts = _fields(finding, "statement", "statement_en", "locator")
    formulas = [formula for formula in one.formulas if formula.finding_key == finding.finding_key]
    own = {"formulas": [f.statement for f in formulas], "rules": [f.rule for f in formulas]}
    candidates = [
        {"item": c.item, "value": _plain(c.value), "share": round(c.share, 4)}
        for c in one.candidates
        if c.finding_key == finding.finding_key
    ]
    return {"key": finding.finding_key, **plain, **weights, **texts, **own, "candidates": candidates}


def _fields(row: object, *names: str) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
