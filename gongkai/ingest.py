"""Documents into a store: archive, ledger, reading, warehouse, checks, a new generation.

The ledger is the truth, a generation is derived from it. So taking in a document ends with its ledger
line, and a generation is made by reading on from the line the last one ended at: after a crash between
the two, the next ingest catches up; a rebuild is the same from the first line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from gongkai import checks
from gongkai.archive import Archive, LedgerLine
from gongkai.documents import UnreadableError
from gongkai.documents.reader import read_document
from gongkai.errors import StoreError
from gongkai.gathering import Found, Source
from gongkai.parsing.reading import NOTHING_GIVEN, PARSER_VERSION, Given, read_reports
from gongkai.records import Agency, Report, Verdict
from gongkai.registers import Registers, registers
from gongkai.warehouse import (
    Draft,
    Entry,
    GenerationInfo,
    Generations,
    derive,
    load_all,
    load_regions,
    load_rejections,
    load_rules,
    misfit,
    open_reader,
    store_findings,
)

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document."""

    source_name: str
    sha256: str
    verdict: Verdict
    reason: str | None


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of each document, and the generation that holds them."""

    outcomes: tuple[Outcome, ...]
    generation: Path | None

    def count(self, verdict: Verdict) -> int:
        """How many documents ended so."""
        return sum(outcome.verdict == verdict for outcome in self.outcomes)


def read_source(source: Source, names: Registers) -> tuple[str, list[Report]]:
    """The SHA-256 and the reports of one document; one rejected report where it cannot be read."""
    sha256 = hashlib.sha256(source.content).hexdigest()
    try:
        document = read_document(source.content, source.name)
    except UnreadableError as error:
        return sha256, [rejected(source.name, sha256, str(error))]
    reports = read_reports(document, sha256, names, source.given)
    for report in reports:
        reason = misfit(report)
        if reason:
            return sha256, [rejected(source.name, sha256, reason)]
    return sha256, reports


def rejected(source_name: str, sha256: str, reason: str) -> Report:
    """What stands for a document that gives no report."""
    return Report(
        report_id=f"{sha256[:16]}-1",
        source_name=source_name,
        sha256=sha256,
        media_type="application/octet-stream",
        agency=None,
        region_code=None,
        year=None,
        edition=None,
        scope="body",
        published_on=None,
        title=None,
        verdict="reject",
        reason=reason,
    )


def agency_of(report: Report, names: Registers) -> Agency:
    """The body a report is of; one that no name was found for stands alone under its document."""
    if report.agency is None:
        return Agency(
            agency_id=f"unknown-{report.sha256[:12]}",
            name="未识别机关",
            name_en="Body not identified",
            region_code=report.region_code,
            level=None,
            kind=None,
            parent_id=None,
            is_sample=False,
        )
    return names.agency(report.agency, report.region_code)


def ingest(store: Path, documents: Iterable[Found], progress: Progress, *, force: bool = False) -> Ingested:
    """Take documents into a store and publish a generation with them.

    A document that is there already changes nothing. StoreHeldError if another process writes.
    """
    archive = Archive(store)
    with archive.hold():
        _demand_whole_ledger(archive)
        taken_in = _TakingIn(archive, registers())
        outcomes = []
        for found in documents:
            outcomes.append(taken_in.take_found(found))
            progress(found.name)
        return Ingested(tuple(outcomes), _catch_up(archive, taken_in, force=force))


def rebuild(store: Path, progress: Progress, *, force: bool = False) -> Path:
    """Make the current generation anew from the originals and the ledger.

    StoreError if the ledger has lost lines that the current generation was made from, unless forced.
    """
    archive = Archive(store)
    if not any(True for _ in archive.lines()):
        raise StoreError(f"{store}: there is no ledger to rebuild from: run `gongkai ingest …`")
    with archive.hold():
        if not force:
            _demand_whole_ledger(archive)
        reading = _TakingIn(archive, registers())
        draft = Generations(store).begin(fresh=True)
        return _publish(archive, draft, _reports(archive, reading, 0, progress), force=True)


def _demand_whole_ledger(archive: Archive) -> None:
    """StoreError if the ledger lacks what the current generation was made from, before anything is written."""
    try:
        with closing(open_reader(archive.store)) as reader:
            made_from = reader.generation
    except StoreError:
        return  # nothing published, or not readable: what to do about that is said when it is needed
    archive.confirm(made_from.ledger_lines, made_from.ledger_hash)


class _TakingIn:
    """Reads documents once and remembers what it read until the generation is made."""

    def __init__(self, archive: Archive, names: Registers) -> None:
        self._archive = archive
        self.names = names
        self._read: dict[str, list[Report]] = {}
        self._received: dict[str, dict[str, Any]] = {}
        self._rejected: dict[str, str] = {}
        for line in archive.lines():
            self._remember(line)

    def _remember(self, line: LedgerLine) -> None:
        if line.event == "received":
            self._received[line.fields["sha256"]] = line.fields["given"]
        elif line.event == "rejected":
            self._rejected[line.fields["sha256"]] = line.fields["reason"]

    def take_found(self, found: Found) -> Outcome:
        """Take a document in; one whose bytes cannot even be had is rejected and leaves no trace."""
        try:
            source = found.load()
        except UnreadableError as error:
            return Outcome(found.name, "", "reject", str(error))
        return self.take(source)

    def take(self, source: Source) -> Outcome:
        """Archive one document and write its ledger line, or find that it is there already."""
        sha256 = hashlib.sha256(source.content).hexdigest()
        if sha256 in self._received:
            return Outcome(source.name, sha256, "duplicate", self._already_there(source, sha256))
        _, reports = read_source(source, self.names)
        first = next((report for report in reports if report.verdict != "reject"), reports[0])
        verdict, reason = first.verdict, first.reason
        if verdict == "reject":
            return self._reject(source, sha256, reason or "unreadable")
        self._archive.keep(source.content, source.name)
        self._remember(self._archive.record("received", **_fields(source, sha256, first)))
        self._read[sha256] = reports
        return Outcome(source.name, sha256, verdict, reason)

    def _already_there(self, source: Source, sha256: str) -> str:
        reason = "the same document is in the store already"
        if source.given not in (NOTHING_GIVEN, Given(**self._received[sha256])):
            reason += "; what the list says of it was not applied: it was taken in with other columns"
        return reason

    def _reject(self, source: Source, sha256: str, reason: str) -> Outcome:
        if self._rejected.get(sha256) != reason:
            line = self._archive.quarantine(
                source.content, source.name, reason, parser_version=PARSER_VERSION, given=asdict(source.given)
            )
            self._remember(line)
        return Outcome(source.name, sha256, "reject", reason)

    def reports(self, line: LedgerLine) -> list[Report]:
        """The reports of a received document, read again from the archive where need be."""
        sha256 = line.fields["sha256"]
        if sha256 not in self._read:
            content = self._archive.read(sha256)
            source = Source(line.fields["source_name"], content, Given(**line.fields["given"]))
            return read_source(source, self.names)[1]
        return self._read.pop(sha256)


def _fields(source: Source, sha256: str, report: Report) -> dict[str, Any]:
    return {
        "sha256": sha256,
        "source_name": source.name,
        "media_type": report.media_type,
        "bytes": len(source.content),
        "verdict": report.verdict,
        "reason": report.reason,
        "parser_version": PARSER_VERSION,
        "given": asdict(source.given),
    }


def _catch_up(archive: Archive, reading: _TakingIn, *, force: bool) -> Path | None:
    """A generation that has read the ledger to its end; the current one if it has already."""
    generations = Generations(archive.store)
    current, tip, read_so_far = generations.current(), archive.tip(), 0
    if current is not None:
        with closing(open_reader(archive.store)) as reader:
            made_from = reader.generation
        archive.confirm(made_from.ledger_lines, made_from.ledger_hash)
        if (made_from.ledger_lines, made_from.rules_version) == (tip.lines, checks.RULES_VERSION):
            return current
        read_so_far = made_from.ledger_lines
    if not tip.lines:
        return current
    entries = _reports(archive, reading, read_so_far, lambda _: None)
    return _publish(archive, generations.begin(), entries, force=force)


def _reports(archive: Archive, reading: _TakingIn, after: int, progress: Progress) -> Iterator[Entry]:
    """The reports of the ledger lines after a number, each with its body."""
    for line in archive.lines():
        if line.n > after and line.event == "received":
            for report in reading.reports(line):
                if report.verdict != "reject":
                    yield Entry(report, agency_of(report, reading.names), line.n)
            progress(line.fields["source_name"])


def _publish(archive: Archive, draft: Draft, entries: Iterator[Entry], *, force: bool) -> Path:
    with draft:
        for entry in entries:
            load_all(draft.con, [entry])
        _complete(draft.con, archive)
        tip = archive.tip()
        info = GenerationInfo(
            rules_version=checks.RULES_VERSION, ledger_lines=tip.lines, ledger_hash=tip.hash
        )
        return Generations(archive.store).publish(draft, info, force=force)


def _complete(con: DuckDBPyConnection, archive: Archive) -> None:
    """What follows from all reports together: versions, concepts, rules, findings, rejections."""
    load_regions(con, region_rows(registers()))
    load_rejections(con, _rejection_rows(archive))
    judge(con)


def region_rows(names: Registers) -> Iterator[dict[str, Any]]:
    """The register of regions as rows of table `regions`."""
    for region in names.regions:
        row = asdict(region)
        row.pop("aliases")
        yield row


def _rejection_rows(archive: Archive) -> Iterator[dict[str, Any]]:
    """Documents that were not stored and have not been read since."""
    lines = list(archive.lines())
    received = {line.fields["sha256"] for line in lines if line.event == "received"}
    last = {line.fields["sha256"]: line for line in lines if line.event == "rejected"}
    for sha256, line in last.items():
        if sha256 not in received:
            name, reason = line.fields["source_name"], line.fields["reason"]
            yield {
                "sha256": sha256,
                "source_name": name,
                "reason": reason,
                "at": line.at.replace(tzinfo=None),
            }


def judge(con: DuckDBPyConnection) -> checks.Checked:
    """Derive, check and store the findings of every report in a database."""
    derive(con)
    load_rules(con, checks.rule_rows())
    checked = checks.check(con)
    store_findings(con, checked.findings, checked.formulas)
    return checked
