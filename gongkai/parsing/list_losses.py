"""Texts of list forms that print no line twice: programs that take repeated lines for menus leave them out.

Of the units each is printed once then, and a figure, a number of a line, and a label that stands under reconsideration
and under litigation are printed once too: what follows a label may be what followed another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gongkai.parsing.labels import core_of
from gongkai.parsing.list_rows import FOREIGN_COLUMN, NOT_ALL_COLUMNS, SEVERAL, SEVERAL_COLUMNS, RowReader
from gongkai.parsing.pieces import pieces_of
from gongkai.parsing.stream import Stream

_FEWEST_UNITS = 2
_FEWEST_LINES = 20
_OF_SEVERAL_COLUMNS = frozenset({SEVERAL, SEVERAL_COLUMNS, NOT_ALL_COLUMNS, FOREIGN_COLUMN})


def lines_in_doubt(stream: Stream, reader: RowReader, table: tuple[int, int]) -> list[str]:
    """The lines of the form whose figure may be that of another; none where a text keeps the lines it repeats.

    Where the table has more than labels, units and figures, that may be any; otherwise those before a lost label.
    """
    if not _prints_nothing_twice(stream, reader, table):
        return []
    before_lost = _before_lost_labels(reader)
    columns = reader.columns
    has_more = bool(columns.line_numbers) or columns.numbered_behind or len(columns.order) > 1
    has_more = has_more or any(
        row.reason in _OF_SEVERAL_COLUMNS and row.locator not in _places(reader, before_lost)
        for row in reader.unread
    )
    return list(reader.order) if has_more else before_lost


def _places(reader: RowReader, rows: Sequence[str]) -> set[str | None]:
    """Where the figures of some lines stand."""
    items = [item.item for row in rows for item in reader.items_of(row)]
    return {reader.cells[item].locator for item in items if item in reader.cells}


def _prints_nothing_twice(stream: Stream, reader: RowReader, table: tuple[int, int]) -> bool:
    """Whether every unit stands on one line of its own and on no other, though most lines of the form have one of a few."""
    first, last = stream.line_of(table[0]), stream.line_of(table[1] - 1)
    units: Counter[str] = Counter()
    start = table[0]
    while start < table[1] and len(reader.order) >= _FEWEST_LINES:
        line = stream.line_of(start)
        end = start
        while end < table[1] and stream.line_of(end) == line:
            end += 1
        pieces = pieces_of(stream, start, end)
        if len(pieces) == 1 and pieces[0].is_unit:
            units[stream.text[start:end]] += 1
        start = end
    is_long = last - first >= _FEWEST_LINES
    return is_long and len(units) >= _FEWEST_UNITS and set(units.values()) == {1}


def _before_lost_labels(reader: RowReader) -> list[str]:
    """The lines read that stand in the form before one which is not printed and has the label of another."""
    found: list[str] = []
    before: str | None = None
    for line in reader.labels.form.lines:
        if line.item in reader.order:
            before = line.item
        elif before and len(reader.labels.by_core.get(core_of(line.label_zh), ())) > 1:
            found.append(before)
            before = None
    return found
