"""The audit log: what is decided, handed out and taken in is noted here before it is done, or it is not done."""

from __future__ import annotations

import json
from collections import deque
from functools import cache
from pathlib import Path

import pandas as pd

import queries
from gongkai.archive.audit import AuditLog
from gongkai.archive.ledger import AuditEvent
from queries import Reader

__all__ = ["COLUMNS", "demand_kept", "entries", "may_export", "note", "note_export"]

COLUMNS = ("at", "who", "event", "what", "rows", "generation", "line")


def note(reader: Reader, event: AuditEvent, **fields: object) -> None:
    """Note what the reader's person is about to do; StoreError if it cannot be noted.

    `fields` are names of views, filters, numbers and hashes; a name of a file or person is none of them.
    """
    log = _log(queries.store_of(reader))
    log.note(event, reader.person.account, generation=reader.generation.number, **fields)


def may_export(reader: Reader, view: str) -> bool:
    """Whether the reader's person is an auditor for everything that the view shows them."""
    needed = reader.person.reach(queries.view(view).role)
    had = reader.person.reach("auditor")
    return had is None or (needed is not None and bool(had) and needed <= had)


def note_export(reader: Reader, view: str, *, rows: int, filters: str, form: str) -> None:
    """Note that rows of a view are handed out as a file of that form, before they are.

    DeniedError unless the reader's person is an auditor for all regions that the view shows them.
    """
    reader.person.demand_wherever("auditor", queries.view(view).role)
    note(reader, "export", what=view, form=form, filters=filters, rows=rows)


def entries(reader: Reader, most: int) -> pd.DataFrame:
    """The last entries of the log, the latest first; `what` holds all that has no column of its own as JSON.

    DeniedError for who is no administrator, StoreError if the log is not as it was written.
    """
    reader.person.demand("administrator")
    last = deque(AuditLog(queries.store_of(reader)).lines(), maxlen=most)
    rows = []
    for line in reversed(last):
        fields = dict(line.fields)
        who, count, generation = (fields.pop(name, None) for name in ("who", "rows", "generation"))
        what = json.dumps(fields, ensure_ascii=False)
        rows.append((f"{line.at:%Y-%m-%d %H:%M:%S}", who, line.event, what, count, generation, line.n))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"rows": "Int64", "generation": "Int64"})


def demand_kept(reader: Reader, decisions: Path) -> None:
    """StoreError where the file of the decisions is missing, though the log tells of some."""
    _log(queries.store_of(reader)).demand_kept(decisions)


@cache
def _log(store: Path) -> AuditLog:
    return AuditLog(store)
