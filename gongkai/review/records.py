"""What a decision is about, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.errors import UsageError
from gongkai.review import vocabulary
from gongkai.review.texts import lines, one_line
from gongkai.review.vocabulary import Outcome, Reason


@dataclass(frozen=True, slots=True)
class Subject:
    """A finding as it stands: what it is known by, what it says, and each value it rests on, by name.

    `basis` holds numbers as digits, None where there is none: `found`, `expected`, `cell <item>`, `formula <rule>`.
    """

    finding_key: str
    agency_id: str
    year: int | None
    scope: str
    rule: str
    items: tuple[str, ...]
    suspect: str | None
    statement: str
    statement_en: str
    basis: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody says of one finding or of several; UsageError where it is incomplete."""

    outcome: Outcome
    actor: str
    reason: Reason | None = None
    note: str | None = None
    due: date | None = None

    def __post_init__(self) -> None:
        _demand(self.outcome in vocabulary.OUTCOMES, f"no outcome {self.outcome!r}", vocabulary.OUTCOMES)
        if self.reason is not None:
            _demand(self.reason in vocabulary.REASONS, f"no reason {self.reason!r}", vocabulary.REASONS)
        object.__setattr__(self, "actor", one_line(self.actor, "the name", vocabulary.LONGEST_NAME))
        object.__setattr__(self, "note", lines(self.note, "the note", vocabulary.LONGEST_NOTE))
        self._demand_complete()

    def _demand_complete(self) -> None:
        takes_reason = self.outcome in vocabulary.NEEDS_REASON
        if takes_reason and self.reason is None:
            raise UsageError(f"{self.outcome} needs a reason: {', '.join(vocabulary.REASONS)}")
        if self.reason is not None and not takes_reason:
            raise UsageError(f"{self.outcome} takes no reason of the list: say it in the note")
        if self.note is None and (self.outcome in vocabulary.NEEDS_NOTE or self.reason == "other"):
            raise UsageError(f"{self.reason or self.outcome} needs a note: say it in words")
        if self.due is not None and self.outcome not in vocabulary.TAKES_DUE:
            raise UsageError(f"{self.outcome} takes no due date: only {', '.join(vocabulary.TAKES_DUE)} does")

    def demand_reason(self) -> None:
        """UsageError unless it says why: what is decided on several findings at once must."""
        if self.reason is None and self.note is None:
            raise UsageError("a decision on several findings needs a reason: say it in the note")


def _demand(is_so: bool, complaint: str, known: tuple[str, ...]) -> None:
    if not is_so:
        raise UsageError(f"{complaint}: there are {', '.join(known)}")
