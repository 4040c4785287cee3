"""What no rule asks, kept in not_required.csv: sums that look required and are not, and what others cover.

`covered_by` names the rules that find what one report cannot show directly; it is empty where nothing must be
required at all.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from gongkai.checks.catalogue import room


@dataclass(frozen=True, slots=True)
class NotRequired:
    """A statement that is not asked of figures, and why."""

    rule: str
    editions: str
    covered_by: str
    title_zh: str
    title_en: str
    why_zh: str
    why_en: str


@cache
def not_required() -> tuple[NotRequired, ...]:
    """All lines of the file, in its order."""
    lines = (room() / "not_required.csv").read_text(encoding="utf-8").splitlines()
    return tuple(NotRequired(**row) for row in csv.DictReader(lines))
