"""Where in a document a line stands beside the tables of its form, by its locator."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

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


def may_belong(line: Place, table: int, printed: Mapping[int, Sequence[Place]]) -> bool:
    """Whether a line may be one of a table: it stands before no end of a table above and behind no beginning of one below.

    `printed`: the places of the cells of each table, by its number. A place of another kind than theirs tells nothing.
    """
    word, at = line
    above = [
        place
        for number, places in printed.items()
        if number < table
        for kind, place in places
        if kind == word
    ]
    below = [
        place
        for number, places in printed.items()
        if number > table
        for kind, place in places
        if kind == word
    ]
    return (not above or at >= max(above)) and (not below or at <= min(below))
