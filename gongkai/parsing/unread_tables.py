"""A table under heads of the form of which no row can be read: it is there, and its lines are told as unread.

A blank form in a text is one too, for of blank cells nothing is left there. Such a reading has no cells.
"""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.documents import Document
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.lines_behind import before_the_narrative, begins_a_table, lines_behind, rows_of_the_page
from gongkai.parsing.matrix_area import Area, Numbered
from gongkai.parsing.matrix_labels import is_known
from gongkai.parsing.row_tokens import Token

# one head alone may be words of the narrative
_FEWEST_SIGNS = 3


def tables_without_rows(
    document: Document, rows: Sequence[Numbered], area: Area, edition: str, *, has_heads: bool
) -> FormReading | None:
    """The reading of a document without a row of the form; None where no heads of one are printed.

    `has_heads`: those of appeals are, over a row of figures that could not be placed.
    """
    is_of_appeals = has_heads and bool(area.tails)
    first = area.edges[0][0] if area.edges else area.tails[0][0] if is_of_appeals else None
    if first is None:
        return None
    behind = rows[first:]
    signs = {number: count for number, row in behind if (count := sum(map(_is_sign, row.labels)))}
    if sum(signs.values()) < _FEWEST_SIGNS and not is_of_appeals:
        return None
    of_the_page = rows_of_the_page(behind)
    lines = {number: row for number, row in lines_behind(behind) if number not in of_the_page}
    left = sorted(((at, unread) for at, unread in area.unread if at in lines), key=lambda one: one[0])
    parts = [one for one in before_the_narrative(behind) if one[0] in lines or one[0] in signs]
    parts = parts or list(behind[:1])
    start, end = Area(taken=parts).stretch(document)
    return FormReading(edition, (), tuple(unread for _, unread in left), start, end, (), 0.0)


def _is_sign(label: Token) -> bool:
    """Whether a label is one of a head or a row of the form, of columns too."""
    return begins_a_table(label.text) or is_known(label.text)
