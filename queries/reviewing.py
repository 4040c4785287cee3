"""The decisions of a store, handed to the connections that answer views.

Every connection makes two tables of them, whether or not anything was ever decided (`_0_review_events.sql`,
`_1_review_now.sql`): `review_events`, every event, and `review_now`, one row a finding that was decided on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from gongkai.archive.audit import AuditLog
from gongkai.errors import StoreError
from gongkai.review import Event, Mark, Reviews
from gongkai.review.vocabulary import STATUS_AFTER

TABLES = ("review_now", "review_events")
_TYPES = {"event": pa.int64(), "year": pa.int32()}


@dataclass(frozen=True, eq=False)  # the same only if it is the same object
class Reviewed:
    """The decisions of a store at one moment; where they cannot be read, none and the trouble in one line.

    `events` has the fields of `Event`, `items` and `basis` as JSON, and the status that follows, if any.
    """

    mark: Mark | None
    events: pa.Table
    trouble: str | None = None

    def of(self, agencies: Sequence[str]) -> pa.Table:
        """The events about these bodies."""
        wanted = pa.array(agencies, pa.string())
        return self.events.filter(pc.is_in(self.events["agency_id"], value_set=wanted))


def reviewed(store: Path) -> Reviewed:
    """The decisions as they stand; read anew only if something was added."""
    reviews = Reviews(store)
    try:
        mark = reviews.mark()
        if mark:
            return _read(store, mark)
        AuditLog(store).demand_kept(reviews.path)
        return NOTHING_DECIDED
    except StoreError as error:
        return Reviewed(None, NOTHING_DECIDED.events, str(error))


@lru_cache(maxsize=3)
def _read(store: Path, mark: Mark) -> Reviewed:
    """Keyed by the mark: the same mark means the same history."""
    return Reviewed(
        mark, _table([event for event in Reviews(store).events() if event.event <= mark.last_event])
    )


def _table(events: list[Event]) -> pa.Table:
    """An outcome that decides nothing, or that a later version knows, has no status."""
    columns = {
        name: pa.array([event[place] for event in events], _TYPES.get(name, pa.string()))
        for place, name in enumerate(Event._fields)
    }
    statuses = dict(STATUS_AFTER)
    columns["status"] = pa.array([statuses.get(event.outcome) for event in events], pa.string())  # type: ignore[call-overload]
    return pa.table(columns)


NOTHING_DECIDED = Reviewed(None, _table([]))
