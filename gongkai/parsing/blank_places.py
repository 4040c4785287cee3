"""Where a blank cell of a list form stands: not at its label but in the column of figures, if the table has one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gongkai.documents import Paragraph
from gongkai.forms import Edition
from gongkai.parsing.stream import has_bar
from gongkai.records import Cell

_PLACE = re.compile(r"(?P<table>.*?)(?P<row>(?:row|line) \d+ column )(?P<column>\d+)")
_FILLED = ("value", "zero", "na")


class _Column(NamedTuple):
    """The columns of one table that hold the figures of one column of the form."""

    table: str
    of_form: str


def at_their_places(cells: Iterable[Cell], form: Edition, lines: Sequence[Paragraph]) -> Iterator[Cell]:
    """The cells, the blank ones where the document prints their empty cell; a heading has none."""
    cells = list(cells)
    columns: dict[_Column, set[str]] = {}
    for cell in cells:
        place = _PLACE.fullmatch(cell.locator or "")
        if place and cell.state in _FILLED:
            columns.setdefault(_column(place, cell), set()).add(place["column"])
    texts = {line.locator: line.text for line in lines}
    for cell in cells:
        place = _PLACE.fullmatch(cell.locator or "")
        if place and cell.state == "blank" and form.by_code[cell.item].kind != "heading":
            own = columns.get(_column(place, cell), set())
            there = f"{place['table']}{place['row']}{next(iter(own))}" if len(own) == 1 else ""
            if there in texts and _is_empty(texts[there]):
                yield cell._replace(locator=there)
                continue
        yield cell


def _column(place: re.Match[str], cell: Cell) -> _Column:
    return _Column(place["table"], cell.item.partition("__")[2])


def _is_empty(text: str) -> bool:
    return all(character.isspace() or has_bar(character) for character in text)
