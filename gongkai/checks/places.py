"""Where in a document a line stands beside the tables of its form, by its locator."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# the first word of a locator and as many of its numbers as stand one below the other: line, page, table and row
Place = tuple[str, tuple[int, ...]]

_WORD = re.compile("[a-z]+")
_NUMBER = re.compile("[0-9]+")
_NUMBERS = {"table": 2}


def place_of(locator: str) -> Place:
    """The place that a locator tells: `line 12 column 3`, `table 1 row 4 column 2`, `page 2 (…)`."""
    found = _WORD.search(locator)
    word = found[0] if found else ""
    numbers = [int(number) for number in _NUMBER.findall(locator)]
    return word, tuple(numbers[: _NUMBERS.get(word, 1)])


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where the cells of a table stand; whether the first and the last row that the form gives it are among them."""

    places: Sequence[Place]
    has_first: bool
    has_last: bool


def may_belong(line: Place, table: int, printed: Mapping[int, Stretch]) -> bool:
    """Whether a line may be one of a table: it stands before no end of a table above and behind no beginning of one below.

    `printed`: where the cells of each table stand, by its number. Above the first row of a form, where that is printed,
    no other can stand, nor below its last. A place of another kind than theirs tells nothing.
    """
    word, at = line
    of_kind = {
        number: [place for kind, place in one.places if kind == word] for number, one in printed.items()
    }
    own = printed.get(table)
    above = [place for number, places in of_kind.items() if number < table for place in places]
    below = [place for number, places in of_kind.items() if number > table for place in places]
    above += [min(of_kind[table])] if own and own.has_first and of_kind[table] else []
    below += [max(of_kind[table])] if own and own.has_last and of_kind[table] else []
    return (not above or at >= max(above)) and (not below or at <= min(below))
