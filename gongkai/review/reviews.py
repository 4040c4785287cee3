"""Decisions and saved views in and out of review.sqlite."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from gongkai.errors import UsageError
from gongkai.review import vocabulary
from gongkai.review.database import reading, statement, writing
from gongkai.review.records import Decision, Subject
from gongkai.review.texts import one_line

FILE = "review.sqlite"


class Mark(NamedTuple):
    """How far the history goes: it only grows, so that the same mark means the same decisions."""

    inode: int
    last_event: int


class Event(NamedTuple):
    """One event as recorded; `items` and `basis` are JSON."""

    event: int
    at: str
    actor: str
    batch: str
    outcome: str
    reason: str | None
    note: str | None
    due: str | None
    finding_key: str
    agency_id: str
    year: int | None
    scope: str
    rule: str
    items: str
    suspect: str | None
    statement: str
    statement_en: str
    basis: str


class Reviews:
    """The decisions of one store; StoreError from any of these where the file is damaged, newer or busy."""

    def __init__(self, store: Path) -> None:
        self.path = store / FILE

    def mark(self) -> Mark | None:
        """How far the history goes, None where nothing was ever recorded."""
        if not self.path.exists():
            return None
        with reading(self.path) as con:
            last = con.execute("SELECT coalesce(max(event), 0) FROM event").fetchone()[0]
            return Mark(self.path.stat().st_ino, int(last))

    def events(self) -> list[Event]:
        """The whole history, the oldest first."""
        if not self.path.exists():
            return []
        with reading(self.path) as con:
            return [Event(*row) for row in con.execute(statement("events"))]

    def make(self) -> None:
        """Make the file where there is none, so that what is told of it can be held against it."""
        with writing(self.path):
            pass

    def record(self, subjects: Sequence[Subject], decision: Decision, batch: str | None = None) -> str:
        """Record one decision on each of these findings, all or none; the id of the batch, a new one if none is given.

        It is on the disk when this returns. UsageError if there is nothing to decide on, or if
        several are decided on without a reason.
        """
        if not subjects:
            raise UsageError("no finding to decide on: name at least one")
        if len(subjects) > 1:
            decision.demand_reason()
        batch = batch or uuid4().hex
        rows = [_row(subject, decision, batch, _now()) for subject in subjects]
        with writing(self.path) as con:
            con.executemany(statement("add_event"), rows)
        return batch

    def saved_views(self, person: str) -> dict[str, str]:
        """The saved views of a person: name -> address, in the order of their names."""
        if not self.path.exists():
            return {}
        with reading(self.path) as con:
            return dict(con.execute(statement("saved_views"), {"person": person}).fetchall())

    def save_view(self, person: str, name: str, address: str | None) -> None:
        """Keep an address under a name, in place of the one kept so far; None removes it."""
        kept = None if address is None else one_line(address, "the address", vocabulary.LONGEST_ADDRESS)
        row = {
            "at": _now(),
            "person": one_line(person, "the name", vocabulary.LONGEST_NAME),
            "name": one_line(name, "the name of the view", vocabulary.LONGEST_VIEW_NAME),
            "address": kept,
        }
        with writing(self.path) as con:
            con.execute(statement("save_view"), row)


def _row(subject: Subject, decision: Decision, batch: str, at: str) -> dict[str, object]:
    return {
        "at": at,
        "actor": decision.actor,
        "batch": batch,
        "outcome": decision.outcome,
        "reason": decision.reason,
        "note": decision.note,
        "due": decision.due.isoformat() if decision.due else None,
        "finding_key": subject.finding_key,
        "agency_id": subject.agency_id,
        "year": subject.year,
        "scope": subject.scope,
        "rule": subject.rule,
        "items": json.dumps(sorted(subject.items)),
        "suspect": subject.suspect,
        "statement": subject.statement,
        "statement_en": subject.statement_en,
        "basis": json.dumps(subject.basis, ensure_ascii=False, sort_keys=True),
    }


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
