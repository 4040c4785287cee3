"""The decisions of a store as tables that views can join, and the one way to add to them.

A view reads two tables beside those of the generation, whether or not anything was ever decided:

    review_now      one row a finding that was decided on: the last event that decides, and the last note
    review_events   every event
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from gongkai.errors import StoreError
from gongkai.review import Event, Mark, Reviews
from gongkai.review.vocabulary import STATUS_AFTER

_TEXT = pa.string()
_EVENT = pa.schema(
    [
        ("event", pa.int64()),
        *((name, _TEXT) for name in ("at", "actor", "batch", "outcome", "status", "reason", "note", "due")),
        ("finding_key", _TEXT),
        ("agency_id", _TEXT),
        ("year", pa.int32()),
        *((name, _TEXT) for name in ("scope", "rule")),
        ("items", pa.list_(_TEXT)),
        *((name, _TEXT) for name in ("suspect", "statement", "statement_en")),
        ("basis", pa.map_(_TEXT, _TEXT)),
    ]
)
TABLES = ("review_now", "review_events")


@dataclass(frozen=True, eq=False)  # the same only if it is the same object
class Reviewed:
    """The decisions of a store at one moment; where they cannot be read, none and the trouble in one line."""

    mark: Mark | None
    review_now: pa.Table
    review_events: pa.Table
    trouble: str | None = None


def reviewed(store: Path) -> Reviewed:
    """The decisions as they stand; read anew only if something was added."""
    reviews = Reviews(store)
    try:
        mark = reviews.mark()
        return _read(store, mark) if mark else NOTHING_DECIDED
    except StoreError as error:
        return Reviewed(None, _EVENT.empty_table(), _EVENT.empty_table(), str(error))


@lru_cache(maxsize=3)
def _read(store: Path, mark: Mark) -> Reviewed:
    """Keyed by the mark: the same mark means the same history."""
    events = [event for event in Reviews(store).events() if event.event <= mark.last_event]
    return Reviewed(mark, _table(_now(events)), _table(map(_plain, events)))


def _plain(event: Event) -> dict[str, object]:
    return {
        **event._asdict(),
        "status": STATUS_AFTER.get(event.outcome),  # type: ignore[call-overload]  # a later outcome decides nothing here
        "items": json.loads(event.items),
        "basis": list(json.loads(event.basis).items()),
    }


def _now(events: Sequence[Event]) -> Iterable[dict[str, object]]:
    """The last event of each finding that decides, with the last note said of it."""
    now: dict[str, dict[str, object]] = {}
    for event in events:
        row, before = _plain(event), now.get(event.finding_key)
        if row["status"] is not None:
            now[event.finding_key] = row
        elif before is not None:
            now[event.finding_key] = {**before, "note": event.note}
    return now.values()


def _table(rows: Iterable[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=_EVENT)


NOTHING_DECIDED = Reviewed(None, _EVENT.empty_table(), _EVENT.empty_table())
