"""Adding to the decisions of a store, and the views that people keep: what a page or the command line may write."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pandas as pd

import queries
from gongkai.errors import UsageError
from gongkai.review import OUTCOMES, REASONS, Decision, Outcome, Reason, Reviews, Subject
from gongkai.review.vocabulary import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_VIEW_NAME,
    NEEDS_NOTE,
    NEEDS_REASON,
    TAKES_DUE,
)
from queries import Reader, auditing

__all__ = [
    "LONGEST_NAME",
    "LONGEST_NOTE",
    "LONGEST_VIEW_NAME",
    "NEEDS_NOTE",
    "NEEDS_REASON",
    "OUTCOMES",
    "REASONS",
    "TAKES_DUE",
    "Decision",
    "Outcome",
    "Reason",
    "decide",
    "save_view",
    "saved_views",
    "subjects",
]


def decide(finding_keys: Sequence[str], decision: Decision, *, reader: Reader | None = None) -> str:
    """Record a decision on these findings as they stand in the reader's generation; the id of the batch.

    All or none, and noted in the audit log before. Whoever logged in decides under the account, whatever name is given. UsageError where a finding is
    not there or not in a region the person is auditor for, or several are decided on without a reason.
    DeniedError for who is no auditor.
    """
    source = reader or queries.current()
    signed = replace(decision, actor=_name(source, decision.actor))
    about = subjects(finding_keys, reader=source)
    batch = uuid4().hex
    reviews = _reviews(source)
    reviews.make()  # before the log tells of it: a file that is missing then was lost
    auditing.note(source, "decision", what=decision.outcome, batch=batch, rows=len(about))
    return reviews.record(about, signed, batch)


def subjects(finding_keys: Sequence[str], *, reader: Reader) -> list[Subject]:
    """The findings of these keys as they stand, each with the values it rests on."""
    wanted = list(dict.fromkeys(finding_keys))
    rows = queries.ask("subjects", reader=reader, decisions=queries.NOTHING_DECIDED, finding_keys=wanted)
    known = set(rows["finding_key"])
    missing = [key for key in wanted if key not in known]
    if missing:
        raise UsageError(
            f"no finding {missing[0]} that {reader.person.account} may decide on: `gongkai export findings` lists the keys"
        )
    return [_subject(row) for _, row in rows.iterrows()]


def saved_views(person: str, *, reader: Reader) -> dict[str, str]:
    """The views that a person has kept: name -> address; whoever logged in has only the own ones."""
    reader.person.demand("viewer")
    return _reviews(reader).saved_views(_name(reader, person))


def save_view(person: str, name: str, address: str | None, *, reader: Reader) -> None:
    """Keep an address under a name, or remove that name where the address is None."""
    reader.person.demand("viewer")
    _reviews(reader).save_view(_name(reader, person), name, address)


def _name(reader: Reader, typed: str) -> str:
    """The name that is recorded: the account of whoever logged in, else what was typed."""
    return typed if reader.person.is_local else reader.person.account


def _reviews(reader: Reader) -> Reviews:
    """The decisions of the reader's store; StoreError where they were lost, which a new file would hide."""
    reviews = Reviews(queries.store_of(reader))
    auditing.demand_kept(reader, reviews.path)
    return reviews


def _subject(row: pd.Series[Any]) -> Subject:
    return Subject(
        finding_key=row["finding_key"],
        agency_id=row["agency_id"],
        year=None if pd.isna(row["year"]) else int(row["year"]),
        scope=row["scope"],
        rule=row["rule"],
        items=tuple(row["items"]),
        suspect=row["suspect"] if pd.notna(row["suspect"]) else None,
        statement=row["statement"],
        statement_en=row["statement_en"],
        basis=json.loads(row["basis"]),
    )
