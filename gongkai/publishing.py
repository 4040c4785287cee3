"""From the ledger to a generation: the reports of its documents, and what follows from all of them.

A generation is derived. It is made by reading on from the line that the last one ended at, or, as a
rebuild, from the first: what comes out is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from gongkai import checks
from gongkai.archive import Archive
from gongkai.errors import LaterVersionError, StaleError, StoreError
from gongkai.holdings import Held, Holdings
from gongkai.logs import note
from gongkai.registers import Registers, registers
from gongkai.warehouse import (
    Draft,
    Entry,
    Generation,
    GenerationInfo,
    Generations,
    derive,
    load_agencies,
    load_all,
    load_regions,
    load_rejections,
    load_rules,
    open_reader,
    store_findings,
    writing,
)

_AT_ONCE = 100  # a transaction a report takes four times as long
EntriesOf = Callable[[Held], Iterable[Entry]]


def demand_whole_ledger(archive: Archive, *, damaged: bool = False) -> None:
    """StoreError if the ledger lacks what the current generation was made from, before anything is written.

    A damaged generation is a StoreError too, unless `damaged` ones are about to be replaced: then the newest one that
    can be read tells what the ledger must hold.
    """
    try:
        made_from = _made_from(archive.store)
    except LaterVersionError:
        raise
    except StoreError as error:
        if not damaged and not isinstance(error, StaleError):
            raise
        # what CURRENT cannot tell, a file beside it may
        made_from = Generations(archive.store).newest_readable()
    if made_from is not None:
        archive.confirm(made_from.ledger_lines, made_from.ledger_hash)


def _made_from(store: Path) -> Generation | None:
    """What the current generation says of itself, None before the first."""
    if Generations(store).current() is None:
        return None
    with closing(open_reader(store)) as reader:
        return reader.generation


@dataclass(frozen=True)
class Publisher:
    """Makes generations of one store from what its ledger holds; the rules are asked as `settings` say."""

    archive: Archive
    holdings: Holdings
    settings: checks.Settings

    def catch_up(self, entries_of: EntriesOf, *, force: bool) -> Path | None:
        """A generation that has read the ledger to its end; the current one if it has already.

        One of an earlier version of Gongkai is made anew from the first line, in a file of its own.
        """
        generations = Generations(self.archive.store)
        tip, read_so_far, is_stale = self.archive.tip(), 0, False
        try:
            made_from = _made_from(self.archive.store)
        except StaleError:
            made_from, is_stale = None, True
        if made_from is not None:
            self.archive.confirm(made_from.ledger_lines, made_from.ledger_hash)
            if made_from.ledger_lines == tip.lines and self._asked_as(made_from):
                return generations.current()
            read_so_far = made_from.ledger_lines
        if not tip.lines:
            return generations.current()
        received, restated = self.holdings.received, self.holdings.restated
        again = {sha256 for sha256, line in restated.items() if received[sha256].line <= read_so_far < line}
        to_read = [held for held in received.values() if held.line > read_so_far or held.sha256 in again]
        entries = (entry for held in to_read for entry in entries_of(held))
        return self.publish(generations.begin(fresh=is_stale, without=again), entries, force=force)

    def publish(self, draft: Draft, entries: Iterable[Entry], *, force: bool) -> Path:
        """Load the entries into the draft, complete it and make it the current generation."""
        with writing(draft.path.parent), draft:
            rest = iter(entries)
            while some := list(islice(rest, _AT_ONCE)):
                load_all(draft.con, some)
            _complete(draft.con, self.holdings, self.settings)
            tip = self.archive.tip()
            info = GenerationInfo(
                rules_version=checks.rules_version(self.settings),
                settings=self.settings.label,
                ledger_lines=tip.lines,
                ledger_hash=tip.hash,
            )
            path = Generations(self.archive.store).publish(draft, info, force=force)
            note("published", generation=path.name, ledger_lines=tip.lines)
            return path

    def _asked_as(self, made: Generation) -> bool:
        asked = checks.rules_version(self.settings), self.settings.label
        return (made.rules_version, made.settings) == asked


def _complete(con: DuckDBPyConnection, holdings: Holdings, settings: checks.Settings) -> None:
    """What follows from all reports together: versions, concepts, rules, findings, rejections."""
    names = registers()
    load_regions(con, names.region_rows)
    load_agencies(con, names.agencies)
    load_rejections(con, _rejection_rows(holdings, names))
    judge(con, settings)


def _rejection_rows(holdings: Holdings, names: Registers) -> Iterator[dict[str, Any]]:
    """Rows of table `rejections`; whose report it is, only a list that came with it can tell."""
    for rejection in holdings.rejections():
        given = rejection.given
        agency = names.agency(given.agency, given.region_code) if given.agency else None
        yield {
            "sha256": rejection.sha256,
            "source_name": rejection.source_name,
            "reason": rejection.reason,
            "at": rejection.at,
            "agency_id": agency.agency_id if agency else None,
            "year": given.year,
        }


def judge(con: DuckDBPyConnection, settings: checks.Settings = checks.AS_DECLARED) -> checks.Checked:
    """Derive, check and store the findings of every report in a database."""
    derive(con)
    load_rules(con, checks.rule_rows(settings))
    checked = checks.check(con, settings=settings)
    store_findings(con, checked.findings, checked.formulas, checked.candidates)
    return checked
