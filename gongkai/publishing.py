"""From the ledger to a generation: the reports of its documents, and what follows from all of them.

A generation is derived. It is made by reading on from the line that the last one ended at, or, as a
rebuild, from the first: what comes out is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from gongkai import checks
from gongkai.archive import Archive
from gongkai.errors import StoreError
from gongkai.holdings import Held, Holdings
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
    open_reader,
    store_findings,
)

EntriesOf = Callable[[Held], Iterable[Entry]]


def demand_whole_ledger(archive: Archive) -> None:
    """StoreError if the ledger lacks what the current generation was made from, before anything is written."""
    try:
        with closing(open_reader(archive.store)) as reader:
            made_from = reader.generation
    except StoreError:
        return  # nothing published, or not readable: what to do about that is said when it is needed
    archive.confirm(made_from.ledger_lines, made_from.ledger_hash)


def catch_up(archive: Archive, holdings: Holdings, entries_of: EntriesOf, *, force: bool) -> Path | None:
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
    received = holdings.received
    again = {
        sha256 for sha256, line in holdings.restated.items() if received[sha256].line <= read_so_far < line
    }
    to_read = [held for held in received.values() if held.line > read_so_far or held.sha256 in again]
    entries = (entry for held in to_read for entry in entries_of(held))
    return publish(archive, holdings, generations.begin(without=again), entries, force=force)


def publish(
    archive: Archive, holdings: Holdings, draft: Draft, entries: Iterable[Entry], *, force: bool
) -> Path:
    """Load the entries into the draft, complete it and make it the current generation."""
    with draft:
        for entry in entries:
            load_all(draft.con, [entry])
        _complete(draft.con, holdings)
        tip = archive.tip()
        info = GenerationInfo(
            rules_version=checks.RULES_VERSION, ledger_lines=tip.lines, ledger_hash=tip.hash
        )
        return Generations(archive.store).publish(draft, info, force=force)


def _complete(con: DuckDBPyConnection, holdings: Holdings) -> None:
    """What follows from all reports together: versions, concepts, rules, findings, rejections."""
    load_regions(con, region_rows(registers()))
    load_rejections(con, holdings.rejections())
    judge(con)


def region_rows(names: Registers) -> Iterator[dict[str, Any]]:
    """The register of regions as rows of table `regions`."""
    for region in names.regions:
        row = asdict(region)
        row.pop("aliases")
        yield row


def judge(con: DuckDBPyConnection) -> checks.Checked:
    """Derive, check and store the findings of every report in a database."""
    derive(con)
    load_rules(con, checks.rule_rows())
    checked = checks.check(con)
    store_findings(con, checked.findings, checked.formulas, checked.candidates)
    return checked
