"""Whether a store is whole: ledger, documents, generation, decisions and audit log, each against what it must be."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from gongkai.archive import DOCUMENTS, Archive
from gongkai.archive.audit import FILE as AUDIT_LOG
from gongkai.archive.audit import LOCK as AUDIT_LOCK
from gongkai.archive.audit import AuditLog
from gongkai.errors import StoreError
from gongkai.people import read_people
from gongkai.review import Reviews
from gongkai.review.database import DAMAGED, said
from gongkai.review.reviews import Event
from gongkai.warehouse import Generations, content_hash, open_reader, reading

REVIEWS = "review.sqlite"


def verify(store: Path, *, is_published: bool = True) -> Iterator[str]:
    """One line for everything that is not as it was written, and what to do about it.

    `is_published` False expects no generation. Reads every byte of the store.
    """
    archive = Archive(store)
    found = [
        _of_documents(archive),
        _of_generation(archive, store) if is_published else iter(()),
        _of_decisions(store / REVIEWS),
        _of_audit_log(store),
        _of_people(store),
    ]
    told: set[str] = set()
    for problem in chain.from_iterable(found):
        if problem not in told:
            told.add(problem)
            yield problem


def _of_documents(archive: Archive) -> Iterator[str]:
    """Those that the ledger names, as far as it can be read, and those that lie there."""
    names: dict[str, None] = {}
    try:
        for line in archive.lines():
            if line.event in DOCUMENTS:
                names[line.fields["sha256"]] = None
    except StoreError as error:
        yield str(error)
    names |= {sha256: None for sha256, _ in archive.kept()}
    for sha256 in names:
        try:
            archive.read(sha256)
        except StoreError as error:
            yield str(error)


def _of_generation(archive: Archive, store: Path) -> Iterator[str]:
    try:
        if Generations(store).current() is None:
            yield f"{store}: nothing is published: run `gongkai ingest …` or `gongkai rebuild`"
            return
        with closing(open_reader(store)) as reader, closing(reader.cursor()) as cursor:
            with reading(reader.path):
                found = content_hash(cursor)
            if found != reader.generation.content_hash:
                yield f"{reader.path}: its content is not what was published: run `gongkai rebuild`"
            archive.confirm(reader.generation.ledger_lines, reader.generation.ledger_hash)
    except StoreError as error:
        yield str(error)


def _of_audit_log(store: Path) -> Iterator[str]:
    """Its chain, and that it tells of every decision made since it began."""
    try:
        events = Reviews(
            store
        ).events()  # before the log, which is written first: what is decided meanwhile is in both
        lines = list(AuditLog(store).lines())
        told = {line.fields.get("batch"): line.fields.get("what") for line in lines}
        starts = [*(line.at for line in lines[:1]), *_opened(store)]
        began = f"{min(starts):%Y-%m-%dT%H:%M:%SZ}" if starts else None
        AuditLog(store).demand_kept(store / REVIEWS)
    except StoreError as error:
        yield str(error)
        return
    untold = _untold(events, {*told}, began)
    changed = next((event for event in events if told.get(event.batch) not in (None, event.outcome)), None)
    if changed:
        yield (
            f"{store / REVIEWS}: the decision of {changed.at} (batch {changed.batch}) is not what {AUDIT_LOG} tells: "
            "restore it from a backup"
        )
    if untold:
        yield (
            f"{store / AUDIT_LOG} does not tell of the decision of {untold.at} (batch {untold.batch}): lines were "
            "cut off its end; restore it from a backup"
        )


def _untold(events: list[Event], told: Collection[object], began: str | None) -> Event | None:
    """The first decision that a log which began then does not tell of, though it should.

    Once one was told all that follow it were, whatever the clock said: it may have been set back between the two.
    """
    should_be = False
    for event in events:
        is_told = event.batch in told
        should_be = should_be or is_told
        if not is_told and (should_be or (began is not None and event.at >= began)):
            return event
    return None


def _opened(store: Path) -> list[datetime]:
    """When the lock of the audit log was made, which nobody writes to: a log emptied since does not begin later."""
    lock = store / AUDIT_LOCK
    return [datetime.fromtimestamp(lock.stat().st_mtime, UTC)] if lock.exists() else []


def _of_people(store: Path) -> Iterator[str]:
    try:
        read_people(store)
    except StoreError as error:
        yield str(error)


def _of_decisions(path: Path) -> Iterator[str]:
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except DAMAGED as error:
        found = said(error)
    if found != "ok":
        yield f"{path} is damaged ({found}): restore it from a backup"
