"""A row of the matrix that the end of a text may have cut short.

Fewer figures than columns are a total and what is left of a row that lost its blank cells, where they add up. Where the
text may end in the middle of the row they are nothing but its first columns: of 3 0 0 3 the last is no total then.
"""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.parsing.lines_behind import begins_a_table
from gongkai.parsing.matrix_area import Numbered
from gongkai.parsing.matrix_columns import COLUMNS, items_of
from gongkai.parsing.matrix_solving import Doubtful

_LAST_ROW = "requests_carried_out"


def cut_row(
    doubtful: Sequence[Doubtful], taken: Sequence[Numbered], rows: Sequence[Numbered]
) -> Doubtful | None:
    """The row that may be cut: one that is the last taken, short of its columns, with nothing of the form behind it.

    The last row of the matrix is cut only where nothing at all is printed behind it.
    """
    last = max((number for number, _ in taken), default=-1)
    if any(begins_a_table(label.text) for _, row in rows[last + 1 :] for label in row.labels):
        return None
    for one in doubtful:
        (number, row), *others = one.rows
        if others or number != last or len(row.cells) >= len(COLUMNS):
            continue
        is_at_the_end = number == rows[-1][0]
        return one if is_at_the_end or one.items.isdisjoint(items_of(_LAST_ROW)) else None
    return None
