"""The bodies of the made-up district, read from `bodies.toml`, and how each behaves."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

REGION_CODE = "990101"
FIRST_YEAR, LAST_YEAR = 2014, 2018
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))


@dataclass(frozen=True, slots=True)
class Body:
    """One made-up body and the parameters its figures are drawn with; `bodies.toml` explains them."""

    agency_id: str
    name: str
    name_en: str
    level: str
    kind: str
    we: str
    disclosed: int
    growth: float
    website: float
    weibo: float
    wechat: float
    gazette: int
    normative: int
    hot_issues: int
    requests: int
    disputes: float
    complaints: int
    fees: int
    fulltime: int
    parttime: int
    points: int
    funds: float
    meetings: int
    courses: int
    subjects: tuple[str, ...]
    theme: str


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies of the made-up district, the government office first."""
    text = (resources.files(__package__) / "bodies.toml").read_text(encoding="utf-8")
    return tuple(_body(entry) for entry in tomllib.loads(text)["body"])


def body(agency_id: str) -> Body:
    """The body of that identifier; KeyError names it where there is none."""
    found = {one.agency_id: one for one in bodies()}
    return found[agency_id]


def _body(entry: dict[str, object]) -> Body:
    subjects = entry.pop("subjects")
    return Body(subjects=tuple(subjects), **entry)  # type: ignore[arg-type]  # the reader of one file of ours
