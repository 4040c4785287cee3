"""Which reports are captures of one another: one report, kept twice in two layouts or formats.

Told by what was read, never by the bytes: body, year and scope, the figures, the narrative. A cell that
only one of the two prints says nothing against it; another figure in a cell or in the text makes a revision.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from duckdb import DuckDBPyConnection
from rapidfuzz import fuzz

from gongkai.warehouse.statements import statement

_ALIKE = 90
_SHARE_IN_COMMON = 0.5
_FEWEST_CHARACTERS = 200
# how alike two texts are takes time by the product of their lengths; narratives of reports have to 25,000
_MOST_COMPARED = 50_000
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True)
class _Read:
    """What one report was read as; `cells` are state, value and whether it is inferred, by item."""

    report_id: str
    source_name: str
    published_on: date | None
    unread: int
    narrative: str
    cells: dict[str, tuple[str, Decimal | None, bool]]

    @cached_property
    def figures(self) -> dict[str, Decimal]:
        return {item: value for item, (_, value, _) in self.cells.items() if value is not None}

    @cached_property
    def numbers(self) -> Counter[str]:
        return Counter(_NUMBER.findall(self.narrative))

    @property
    def rank(self) -> tuple[int, int, date, int, str]:
        """The best read first, of two read alike the one that came out first as far as they say.

        The last part only makes the choice the same whatever came first.
        """
        day = self.published_on or date.max
        return self.unread, -len(self.figures), day, -len(self.narrative), self.report_id


def mark_captures(con: DuckDBPyConnection) -> None:
    """Give every capture but the best read of each report the verdict duplicate."""
    for group in _groups(con):
        for capture, kept in _captures(group):
            reason = f"another capture of {kept.source_name} (report {kept.report_id}), which was read as well or better"
            if capture.published_on not in (None, kept.published_on):
                # a date of one document is never put into another: which of two is right nothing tells
                reason += f"; this one says that it came out on {capture.published_on}"
            con.execute(statement("mark_capture"), {"capture": capture.report_id, "reason": reason})


def _groups(con: DuckDBPyConnection) -> Iterator[list[_Read]]:
    cells: defaultdict[str, dict[str, tuple[str, Decimal | None, bool]]] = defaultdict(dict)
    for report_id, item, state, value, inferred in con.execute(statement("capture_cells")).fetchall():
        cells[report_id][item] = (state, value, inferred)
    groups: defaultdict[tuple[object, ...], list[_Read]] = defaultdict(list)
    for *group, report_id, name, day, unread, text in con.execute(statement("capture_groups")).fetchall():
        groups[tuple(group)].append(_Read(report_id, name, day, unread, text or "", cells[report_id]))
    yield from groups.values()


def _captures(group: Sequence[_Read]) -> Iterator[tuple[_Read, _Read]]:
    """Each report that is a capture of one read better, with the best of them.

    Compared with every better one, captures or not: so a report that comes later frees none.
    """
    best: dict[str, _Read] = {}
    ranked = sorted(group, key=lambda read: read.rank)
    for place, read in enumerate(ranked):
        better = next((other for other in ranked[:place] if _are_one(other, read)), None)
        best[read.report_id] = best[better.report_id] if better else read
        if better:
            yield read, best[read.report_id]


def _are_one(one: _Read, other: _Read) -> bool:
    return _figures_agree(one, other) and _texts_agree(one, other)


def _figures_agree(one: _Read, other: _Read) -> bool:
    if any(_differ(one.cells[item], other.cells[item]) for item in one.cells.keys() & other.cells.keys()):
        return False
    common = len(one.figures.keys() & other.figures.keys())
    return common >= _SHARE_IN_COMMON * max(len(one.figures), len(other.figures))


def _differ(one: tuple[str, Decimal | None, bool], other: tuple[str, Decimal | None, bool]) -> bool:
    """Whether two cells print different things; a line not printed and a value only inferred do not tell."""
    if "absent" in (one[0], other[0]) or one[2] or other[2]:
        return False
    return (one[1] or 0) != (other[1] or 0)


def _texts_agree(one: _Read, other: _Read) -> bool:
    if not one.figures and min(len(one.narrative), len(other.narrative)) < _FEWEST_CHARACTERS:
        return False
    if one.narrative == other.narrative:
        return True
    if max(len(one.narrative), len(other.narrative)) > _MOST_COMPARED:
        return False
    # another figure in the text is a revision, a line that one layout leaves out is not
    if one.numbers - other.numbers and other.numbers - one.numbers:
        return False
    return fuzz.ratio(one.narrative, other.narrative) >= _ALIKE
