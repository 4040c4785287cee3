"""Documents into a store: archive, ledger, reading, warehouse, checks, a new generation.

The ledger is the truth, a generation is derived from it. So taking in a document ends with its ledger
line, and a generation is made by reading on from the line the last one ended at: after a crash between
the two, the next ingest catches up; a rebuild is the same from the first line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from gongkai.archive import Archive, Event
from gongkai.checks import Settings, settings_of
from gongkai.confined import Batch, LimitError, read_ahead, reader
from gongkai.documents import UnreadableError
from gongkai.errors import StoreError
from gongkai.fetching import Fetched
from gongkai.fetching.downloading import Download
from gongkai.gathering import Found, Source
from gongkai.holdings import (
    AtAddress,
    Held,
    Holdings,
    as_received,
    differences,
    given_fields,
    merged,
    said_of,
)
from gongkai.logs import note
from gongkai.parsing.reading import PARSER_VERSION, Given
from gongkai.publishing import Publisher, demand_whole_ledger
from gongkai.reading import judged, read_confined, request_for
from gongkai.records import Agency, Report, Verdict
from gongkai.registers import Registers, registers
from gongkai.warehouse import Entry

Progress = Callable[[str], None]
_ALREADY_THERE = "the same document is in the store already"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document; `is_restated` if it was there and is read again as a list says."""

    source_name: str
    sha256: str
    verdict: Verdict
    reason: str | None
    is_restated: bool = False


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of each document, and the generation that holds them."""

    outcomes: tuple[Outcome, ...]
    generation: Path | None

    def count(self, verdict: Verdict) -> int:
        """How many documents ended so."""
        return sum(outcome.verdict == verdict for outcome in self.outcomes)


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


def ingest(
    store: Path,
    documents: Iterable[Found],
    progress: Progress,
    *,
    force: bool = False,
    settings: Settings | None = None,
) -> Ingested:
    """Take documents into a store and publish a generation with them.

    A document that is there already changes nothing, unless a list says something new of it; an address
    stands for what was fetched from it. Without `settings` the rules are asked as the store's own say.
    StoreHeldError if another process writes.
    """
    with held_for_taking_in(store, settings) as taken_in:
        outcomes = []
        for found in read_ahead(documents, taken_in.begin):
            outcomes.append(outcome := taken_in.take_found(found))
            note("taken in", sha256=outcome.sha256, verdict=outcome.verdict)
            progress(found.name)
        return Ingested(tuple(outcomes), taken_in.publish(force=force))


@contextmanager
def held_for_taking_in(store: Path, settings: Settings | None = None) -> Iterator[TakingIn]:
    """The store, held for writing and whole so far; StoreHeldError if another process writes."""
    archive = Archive(store)
    with archive.hold():
        demand_whole_ledger(archive)
        with reader().batch() as batch:
            yield TakingIn(archive, settings, batch)


class TakingIn:
    """Takes documents in, reading each once, and remembers what it read until the generation is made."""

    def __init__(self, archive: Archive, settings: Settings | None, batch: Batch) -> None:
        self._archive, self._names = archive, registers()
        self._batch = batch
        self.holdings = Holdings(archive.lines())
        asked = settings_of(archive.store) if settings is None else settings
        self.publisher = Publisher(archive, self.holdings, asked)
        self._read: dict[str, list[Report]] = {}
        self._said: dict[str, tuple[str, Given]] = {}  # in this run, by hash: the row that said it first

    def begin(self, found: Found) -> None:
        """Have a document read whose turn comes soon, if it is going to be read at all."""
        if found.address is not None or found.trouble is not None:
            return
        with suppress(UnreadableError):  # said when its turn comes
            source = found.load()
            if hashlib.sha256(source.content).hexdigest() not in self.holdings.received:
                self._batch.begin(request_for(source))

    def take_found(self, found: Found) -> Outcome:
        """Take a document in; one whose bytes cannot even be had is rejected and leaves no trace."""
        there = self._adding_nothing(found)
        if there is not None:
            return there
        try:
            source = self._fetched_before(found) or found.load()
        except UnreadableError as error:
            return Outcome(found.name, "", "reject", str(error))
        return self.take(source, found.said_in)

    def _adding_nothing(self, found: Found) -> Outcome | None:
        """A row that names an address fetched before and says nothing new: its document need not be opened."""
        there = self.holdings.at_address.get(found.address or "")
        held = self.holdings.received.get(there.sha256) if there else None
        if held is None or merged(held.given, found.given) != held.given:
            return None
        contradiction = self._contradiction(held.sha256, found.given, found.said_in or found.name)
        if contradiction:
            return Outcome(found.name, held.sha256, "reject", contradiction)
        return Outcome(found.name, held.sha256, "duplicate", _ALREADY_THERE)

    def _fetched_before(self, found: Found) -> Source | None:
        there = self.holdings.at_address.get(found.address or "")
        if there is None:
            return None
        content = self._archive.read(there.sha256)
        return Source(there.fetched.address, content, found.given, there.fetched)

    def take(self, source: Source, said_in: str | None = None) -> Outcome:
        """Archive one document and write its ledger line, or find that it is there already.

        Where a list says something new of a document that is there, it is read again under that.
        """
        sha256 = hashlib.sha256(source.content).hexdigest()
        contradiction = self._contradiction(sha256, source.given, said_in or source.name)
        if contradiction:
            return Outcome(source.name, sha256, "reject", contradiction)
        held = self.holdings.received.get(sha256)
        if held is not None:
            self._archive.keep(source.content, source.file_name)  # where the copy in the store was damaged
            return self._restate(held, source)
        _, reports = read_confined(source, self._batch)
        first = next((report for report in reports if report.verdict != "reject"), reports[0])
        verdict, reason = first.verdict, first.reason
        if verdict == "reject":
            return self._reject(source, sha256, reason or "unreadable")
        self._archive.keep(source.content, source.file_name)
        self._record("received", **as_received(source, sha256, first))
        self._read[sha256] = reports
        return Outcome(source.name, sha256, verdict, reason)

    def take_download(self, found: Found, download: Download) -> Outcome:
        """Take in what an address gave, or what it gave before where nothing has changed."""
        content, fetched = download.content, download.fetched
        if content is None:
            content = self._archive.read(self.holdings.at_address[fetched.address].sha256)
        return self.take(Source(fetched.address, content, found.given, fetched), found.said_in)

    def fail(self, address: str, reason: str) -> Outcome:
        """Record that an address gave no document; it stays among the rejections until it gives one."""
        if not self.holdings.is_unfetched(address, reason):
            self._record("unfetched", address=address, reason=reason)
        return Outcome(address, "", "reject", reason)

    def _contradiction(self, sha256: str, given: Given, where: str) -> str | None:
        """What two rows of this run say differently of one document: the first holds."""
        first, said = self._said.setdefault(sha256, (where, given))
        odd = differences(said, given)
        if odd:
            return (
                f"{where} says {said_of(given, odd)}, {first} says {said_of(said, odd)} of the same document: "
                "the first holds, mend the list"
            )
        self._said[sha256] = (first, merged(said, given))
        return None

    def _restate(self, held: Held, source: Source) -> Outcome:
        self._note_address(held.sha256, source.fetched)
        given = merged(held.given, source.given)
        if given == held.given:
            return Outcome(source.name, held.sha256, "duplicate", _ALREADY_THERE)
        said = said_of(source.given)
        now = Source(held.source_name, source.content, given, held.fetched)
        _, reports = read_confined(now, self._batch)
        first = next((report for report in reports if report.verdict != "reject"), reports[0])
        verdict, reason = first.verdict, first.reason
        if verdict == "reject":
            kept = f"the document in the store stays as it was, since under what the list says ({said}): {reason}"
            return Outcome(source.name, held.sha256, "reject", kept)
        self._record(
            "restated",
            sha256=held.sha256,
            given=given_fields(given),
            verdict=verdict,
            reason=reason,
            parser_version=PARSER_VERSION,
        )
        self._read[held.sha256] = reports
        told = f"the document in the store is read again with {said}" + (f": {reason}" if reason else "")
        return Outcome(source.name, held.sha256, "duplicate", told, is_restated=True)

    def _note_address(self, sha256: str, fetched: Fetched | None) -> None:
        """Record that an address gave a document which is there already."""
        if fetched and self.holdings.at_address.get(fetched.address) != AtAddress(sha256, fetched):
            self._record("fetched", sha256=sha256, fetched=asdict(fetched))

    def _reject(self, source: Source, sha256: str, reason: str) -> Outcome:
        address = source.fetched.address if source.fetched else None
        if self.holdings.is_rejected(sha256, address, reason):
            self._note_address(sha256, source.fetched)
        else:
            fetched = {"fetched": asdict(source.fetched)} if source.fetched else {}
            line = self._archive.quarantine(
                source.content,
                source.name,
                reason,
                parser_version=PARSER_VERSION,
                given=given_fields(source.given),
                **fetched,
            )
            self.holdings.remember(line)
        return Outcome(source.name, sha256, "reject", reason)

    def _record(self, event: Event, **told: object) -> None:
        self.holdings.remember(self._archive.record(event, **told))

    def entries(self, held: Held) -> Iterator[Entry]:
        """The reports of a received document, read again from the archive where need be."""
        reports = self._read.pop(held.sha256, None)
        if reports is None:
            source = self._held_source(held)
            _, reports = judged(source, lambda: self._demanded(source))
        for report in reports:
            if report.verdict != "reject":
                yield Entry(report, agency_of(report, self._names), held.line)

    def begin_again(self, held: Held) -> None:
        """Have a received document read that is going to be asked for."""
        if held.sha256 not in self._read:
            self._batch.begin(request_for(self._held_source(held)))

    def _held_source(self, held: Held) -> Source:
        return Source(held.source_name, self._archive.read(held.sha256), held.given, held.fetched)

    def _demanded(self, source: Source) -> list[Report]:
        """The reports of a document that was read before: that it now takes too long must not lose it."""
        try:
            return self._batch.read(request_for(source))
        except LimitError as error:
            raise StoreError(
                f"{source.name} was read before and is not now ({error}): run the command again, with less else running"
            ) from error

    def publish(self, *, force: bool) -> Path | None:
        """A generation with all that was taken in; the current one where nothing was."""
        return self.publisher.catch_up(self.entries, force=force)
