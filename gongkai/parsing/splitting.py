"""Cells printed without anything between them, parted where the form's arithmetic leaves one reading only.

`206912106` may be 2069 and 12106 or 206 and 912106; `00` can only be 0 and 0. Every way to part a run
into figures as they are printed (no leading zeros, commas before groups of three) is held against the
relations of the form; a cell is told only where all readings that remain agree on it:

    agreed((Run("335", ("a", "b", "total")),), (Whole("total", "sum", ("a", "b")),), {})
    -> {}      3 + 3 is not 5: no reading fits
    agreed((Run("235", ("a", "b", "total")),), (Whole("total", "sum", ("a", "b")),), {})
    -> {"a": "2", "b": "3", "total": "5"}

What has more readings than can be tried is left, like what has several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from gongkai.forms import Whole

_FIGURE = re.compile(r"-?(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]+)?")
_MOST_SPLITS = 20_000
_MOST_STEPS = 20_000
Figures = Mapping[str, Decimal | None]
_Readings = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Run:
    """Cells without a gap: the text as printed and the items it holds, in the order of their columns."""

    text: str
    items: tuple[str, ...]


class _TooManyError(Exception):
    """More readings than can be tried."""


def splits(text: str, width: int, *, blanks: bool = False) -> Iterator[tuple[str, ...]]:
    """Every way to part a text into `width` printed figures; with `blanks`, cells may be empty."""
    if width == 0:
        if not text:
            yield ()
        return
    if blanks:
        yield from (("", *rest) for rest in splits(text, width - 1, blanks=True))
    fewest_left = 0 if blanks else width - 1
    for end in range(1, len(text) - fewest_left + 1):
        if _FIGURE.fullmatch(text, 0, end):
            yield from ((text[:end], *rest) for rest in splits(text[end:], width - 1, blanks=blanks))


def agreed(
    runs: Sequence[Run], wholes: Sequence[Whole], known: Figures, *, blanks: bool = False
) -> dict[str, str]:
    """The printed figure of every cell that all readings agree on; an empty text is a blank cell.

    `known` holds the figures that are read already, None where a cell is blank; relations with items
    that are neither known nor in a run are not asked. A blank part of a sum counts as nothing.
    """
    figures, found = dict(known), dict[str, str]()
    choices = [_readings(run, wholes, known, blanks=blanks) for run in runs]
    for only in (readings[0] for readings in choices if len(readings) == 1):
        found.update(only)
        figures.update(_values(only))
    for group in _groups([readings for readings in choices if len(readings) > 1], wholes, figures):
        found.update(_agreed_in(group, wholes, figures))
    return found


def _agreed_in(choices: Sequence[_Readings], wholes: Sequence[Whole], known: Figures) -> dict[str, str]:
    found: dict[str, str] | None = None
    try:
        for reading in _joint(choices, wholes, known):
            found = reading if found is None else {i: t for i, t in found.items() if reading[i] == t}
            if not found:
                break
    except _TooManyError:
        return {}
    return found or {}


def _groups(choices: Sequence[_Readings], wholes: Sequence[Whole], known: Figures) -> list[list[_Readings]]:
    """The runs that relations tie to each other, apart from those they do not."""
    placed = known.keys() | {item for readings in choices for item in readings[0]}
    asked = _asked(wholes, placed, placed)
    groups: list[tuple[set[str], list[_Readings]]] = []
    for readings in choices:
        items = set(readings[0])
        tied = {
            item for w in asked if items.intersection((w.whole, *w.parts)) for item in (w.whole, *w.parts)
        }
        own, members = items | (tied - known.keys()), [readings]
        for other, others in [group for group in groups if group[0] & own]:
            groups.remove((other, others))
            own, members = own | other, others + members
        groups.append((own, members))
    return [members for _, members in groups]


def _readings(run: Run, wholes: Sequence[Whole], known: Figures, *, blanks: bool) -> _Readings:
    """The ways to part one run that its own relations allow; none where there are more than can be tried."""
    tried = list(islice(splits(run.text, len(run.items), blanks=blanks), _MOST_SPLITS + 1))
    if len(tried) > _MOST_SPLITS:
        return []
    readings = (dict(zip(run.items, parts, strict=True)) for parts in tried)
    own = _asked(wholes, known.keys() | set(run.items), set(run.items))
    return [reading for reading in readings if _fits(own, {**known, **_values(reading)})]


def _joint(choices: Sequence[_Readings], wholes: Sequence[Whole], known: Figures) -> Iterator[dict[str, str]]:
    """The combinations of one reading a run that all relations between the runs allow."""
    placed = set(known)
    asked: list[list[Whole]] = []
    for readings in choices:
        new = set(readings[0]) if readings else set()
        placed |= new
        asked.append(_asked(wholes, placed, new))
    steps = 0

    def extend(at: int, reading: dict[str, str]) -> Iterator[dict[str, str]]:
        nonlocal steps
        if at == len(choices):
            yield reading
            return
        for choice in choices[at]:
            steps += 1
            if steps > _MOST_STEPS:
                raise _TooManyError
            longer = {**reading, **choice}
            if _fits(asked[at], {**known, **_values(longer)}):
                yield from extend(at + 1, longer)

    yield from extend(0, {})


def _asked(wholes: Sequence[Whole], placed: set[str], new: set[str]) -> list[Whole]:
    """The relations of which every item is placed and at least one is new."""
    return [
        whole
        for whole in wholes
        if placed.issuperset((whole.whole, *whole.parts)) and new.intersection((whole.whole, *whole.parts))
    ]


def _fits(wholes: Sequence[Whole], figures: Figures) -> bool:
    return all(_holds(whole, figures) for whole in wholes)


def _holds(relation: Whole, figures: Figures) -> bool:
    whole = figures[relation.whole]
    parts = [figure for part in relation.parts if (figure := figures[part]) is not None]
    if whole is None or not parts:
        return True
    if relation.relation == "sum":
        return sum(parts) == whole
    return all(part <= whole for part in parts)


def _values(reading: Mapping[str, str]) -> dict[str, Decimal | None]:
    return {item: _value(text) for item, text in reading.items()}


@lru_cache(maxsize=65536)
def _value(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if text else None
