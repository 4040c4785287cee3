"""What reading one report yields: plain records that parsing makes, the warehouse keeps and checks judge.

They import nothing of ours, so that the rooms that hand them on need not know each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Literal, NamedTuple

CellState = Literal["value", "zero", "blank", "na", "text", "absent"]
Verdict = Literal["accept", "flag", "reject", "duplicate"]
ClaimKind = Literal["figure", "part", "channel", "frequency", "zero", "share", "change"]
Scope = Literal["body", "government"]
Part = Literal["narrative", "form", "frame"]


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that reports; `is_sample` marks a made-up one.

    It is there from the year `active_from` to the year `active_to`; None: not known, still there.
    """

    agency_id: str
    name: str
    name_en: str | None
    region_code: str | None
    level: str | None
    kind: str | None
    parent_id: str | None
    is_sample: bool
    active_from: int | None = None
    active_to: int | None = None


# a report has hundreds of these: a tuple is made twice as fast as a dataclass
class Cell(NamedTuple):
    """What a document prints for one item of the form, and where.

    `value` is set in the states value and zero only; blank, /, text and a line that is not printed
    (absent: raw and locator are None) have none. `inferred` marks a value that only the form's
    arithmetic could place.
    """

    item: str
    raw: str | None
    state: CellState
    value: Decimal | None
    inferred: bool
    locator: str | None


# what Cell._make does without a call in Python
made_cell: Callable[[tuple[str, str | None, CellState, Decimal | None, bool, str | None]], Cell] = partial(
    tuple.__new__, Cell
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure or fact that the narrative states about an item.

    kind: figure    `value` (or low..high for 余, 约, 近, 超) is said of the item
          part      `value` is one of the parts listed after 其中; all parts of one list share `item`
          channel   the text says something went out on this channel: the item is at least `low`
          frequency the text states how often (每季度): the item is at least `low`
          zero      the text says there was none
          share     the figure said of the item, or the part listed after 其中, is `value` percent of a whole
          change    the item grew by `value` against last year: percent, or the item's unit; negative if it fell
    """

    item: str
    concept: str | None
    kind: ClaimKind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    text: str
    locator: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Text in the form's area that the reader could not place."""

    locator: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of the document as read, so that a screen can show a cell in its surroundings.

    part: narrative, form (the statistical table) or frame (title, site chrome, signature)
    """

    ordinal: int
    locator: str
    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report as read from one document; a document may hold several."""

    report_id: str
    source_name: str
    sha256: str
    media_type: str
    agency: str | None
    region_code: str | None
    year: int | None
    edition: str | None
    scope: Scope
    published_on: date | None
    title: str | None
    cells: tuple[Cell, ...] = ()
    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()
    passages: tuple[Passage, ...] = ()
    verdict: Verdict = "accept"
    reason: str | None = None
    version: int = field(default=1)


def rejected(source_name: str, sha256: str, reason: str) -> Report:
    """What stands for a document that gives no report."""
    return Report(
        report_id=f"{sha256[:16]}-1",
        source_name=source_name,
        sha256=sha256,
        media_type="application/octet-stream",
        agency=None,
        region_code=None,
        year=None,
        edition=None,
        scope="body",
        published_on=None,
        title=None,
        verdict="reject",
        reason=reason,
    )
