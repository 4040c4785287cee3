"""Texts of a matrix that was cut in two by columns: every label twice, first with some of its figures, then with the others.

Where all of them add up so, they are put together; otherwise no figure of either half is to be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from gongkai.parsing.figures_above import DoubtfulRow
from gongkai.parsing.matrix_columns import COLUMNS, has_its_sum
from gongkai.parsing.matrix_labels import label_of
from gongkai.parsing.row_tokens import TableRow

_FEWEST = 5
# a page mark, a figure that a line end tore
_MOST_OTHERS = 0.2

Halves = Mapping[int, int]


def with_halves_joined(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """The rows in order, two halves of one as a row where the first stands."""
    found = list(rows)
    halves = _halves(found)
    joined = {
        at: TableRow(found[at].labels, (*found[at].cells, *found[other].cells), is_whole=True)
        for at, other in halves.items()
    }
    are_proved = all(has_its_sum(dict(enumerate(row.cells))) for row in joined.values())
    second = set(halves.values())
    for at, row in enumerate(found):
        if are_proved and at in joined:
            yield joined[at]
        elif not are_proved and (at in joined or at in second):
            yield DoubtfulRow(row.labels, row.cells, is_whole=False)
        elif at not in second:
            yield row


def _halves(rows: list[TableRow]) -> Halves:
    """The place of the second half of each row by that of the first; none where the table is not cut at one column."""
    printed: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        code = label_of(row.label.text).row if row.labels and row.has_figures and not row.is_whole else None
        if code and not any(cell.is_blank for cell in row.cells):
            printed.setdefault(code, []).append(at)
    twice = [
        (first, second) for first, second, *more in map(_padded, printed.values()) if second and not more
    ]
    cuts = Counter(
        len(rows[first].cells)
        for first, second in twice
        if len(rows[first].cells) + len(rows[second].cells) == len(COLUMNS)
    )
    cut, times = cuts.most_common(1)[0] if cuts else (0, 0)
    if times < _FEWEST or len(twice) - times > _MOST_OTHERS * len(twice):
        return {}
    return {
        first: second
        for first, second in twice
        if (len(rows[first].cells), len(rows[second].cells)) == (cut, len(COLUMNS) - cut)
    }


def _padded(places: list[int]) -> list[int]:
    return places if len(places) > 1 else [*places, 0]
