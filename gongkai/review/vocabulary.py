"""What a decision may be: its outcome, the status that follows from it, and what it must bring along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Outcome = Literal["confirmed", "dismissed", "explained", "asked", "note", "reopened"]
Reason = Literal["legitimate_exception", "reading_error", "false_alarm", "other"]
Status = Literal["open", "reopened", "asked", "confirmed", "explained", "dismissed"]

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
REASONS: tuple[Reason, ...] = get_args(Reason)
STATUSES: tuple[Status, ...] = get_args(Status)

# A note says something and decides nothing: the status stays what it was.
STATUS_AFTER: Mapping[Outcome, Status] = {
    "confirmed": "confirmed",
    "dismissed": "dismissed",
    "explained": "explained",
    "asked": "asked",
    "reopened": "reopened",
}
NEEDS_REASON: frozenset[Outcome] = frozenset({"dismissed"})
NEEDS_NOTE: frozenset[Outcome] = frozenset({"explained", "note"})
TAKES_DUE: frozenset[Outcome] = frozenset({"asked"})

LONGEST_NAME = 60
LONGEST_NOTE = 2000
LONGEST_VIEW_NAME = 80
LONGEST_ADDRESS = 4000
