"""Read a form that prints one line an item: label, unit, number (editions 2008 and 2014).

Lines are found by their labels, whatever parts them; what stands between two labels is the unit and
the number of the first. Everything that cannot be placed so becomes an unread row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.parsing.blank_places import at_their_places
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.labels import Occurrence, labels_of
from gongkai.parsing.lines_around import StrayLine, lines_above, lines_below
from gongkai.parsing.list_rows import RowReader
from gongkai.parsing.list_shifts import leave_what_is_apart
from gongkai.parsing.pieces import UNIT, pieces_of
from gongkai.parsing.stream import Stream
from gongkai.parsing.table_columns import columns_of
from gongkai.parsing.table_edges import end_of_last_line
from gongkai.parsing.wrapped_labels import with_labels_put_together

# a sentence, or a run of words longer than any cell of these forms: the table is interrupted
_PROSE = re.compile(r"[\u4e00-\u9fff][^。;]{15,300}[。;]|[\u4e00-\u9fff,、]{45,}")
# what ends a sentence, or a figure in one
_SENTENCE = re.compile(rf"。|[0-9](?:{UNIT})?[,;]")
_FIGURE = re.compile("[0-9]")
_FEWEST_ITEMS = 8
_SMALLEST_SHARE_KNOWN = 0.6
_LONGEST_ROW_CHARACTERS = 400
_REACH_OF_THE_LAST = 60


@dataclass(frozen=True, slots=True)
class _Row:
    """A printed label and the position where the stretch that follows it ends."""

    label: Occurrence
    end: int


def read_list_form(stream: Stream, edition_name: str) -> FormReading | None:
    """The form of that edition in the stream, or None where it is not printed."""
    labels = labels_of(edition_name)
    stream = with_labels_put_together(stream, labels)
    rows = _form_rows(stream, labels.occurrences(stream))
    if len({row.label.items for row in rows}) < _FEWEST_ITEMS:
        return None
    spans = [(row.label.end, row.end) for row in rows[:-1]]
    spans.append((rows[-1].label.end, min(rows[-1].end, rows[-1].label.end + _REACH_OF_THE_LAST)))
    columns = columns_of(stream, spans, rows[0].label.start, labels.form)
    figures = max((len(columns.order) or 1) + columns.numbered_behind, columns.figures_a_line)
    last = end_of_last_line(stream, *spans[-1], figures)
    rows = [*rows[:-1], _Row(rows[-1].label, last)]
    reader = RowReader(stream, labels, columns)
    for row in rows:
        reader.take(row.label.start, row.label.end, row.label.items, row.end)
    reader.place_columns()
    table = (rows[0].label.start, rows[-1].label.end)
    end_of_figures = leave_what_is_apart(stream, reader, table) or rows[-1].end
    around = [*lines_above(stream, rows[0].label.start), *lines_below(stream, end_of_figures)]
    if not _is_this_form(reader, around):
        return None
    for line in around:
        reader.leave(line.start, line.end)
    return FormReading(
        edition_name,
        tuple(at_their_places(reader.all_cells(), labels.form, stream.lines)),
        tuple(reader.unread),
        stream.origins[min([rows[0].label.start, *(line.start for line in around)])],
        _behind(stream, max([end_of_figures, *(line.end for line in around)])),
        tuple(reader.own_units),
        len(reader.order) / len(labels.form.lines),
    )


def _behind(stream: Stream, position: int) -> tuple[int, int]:
    """The place behind the last character before a position."""
    line, offset = stream.origins[position - 1]
    return line, offset + 1


def _is_this_form(reader: RowReader, around: Sequence[StrayLine]) -> bool:
    """Whether the lines read are a stretch of this form and not chance likenesses of another's.

    A report cut in half prints half of the lines, but those one after the other. Of the lines around them those
    with a unit may be of that other form.
    """
    lines_of_form = [line.item for line in reader.labels.form.lines]
    ordinals = [lines_of_form.index(code) for code in reader.order]
    stretch = max(ordinals) - min(ordinals) + 1
    others = reader.unknown_lines() + sum(line.has_unit for line in around)
    lines = max(stretch, len(ordinals) + others)
    return len(ordinals) / lines >= _SMALLEST_SHARE_KNOWN


def _form_rows(stream: Stream, found: Sequence[Occurrence]) -> list[_Row]:
    """The rows of the stretch that is densest in labels and that no prose interrupts."""
    if not found:
        return []
    clusters: list[list[_Row]] = [[]]
    for at, label in enumerate(found):
        end = found[at + 1].start if at + 1 < len(found) else len(stream.text)
        clusters[-1].append(_Row(label, end))
        if end - label.end > _LONGEST_ROW_CHARACTERS or _PROSE.search(stream.text, label.end, end):
            clusters.append([])
    rows = [row for cluster in _tables(stream, clusters) for row in cluster]
    return rows[_chapters_above(stream, rows) :]


def _chapters_above(stream: Stream, rows: Sequence[_Row]) -> int:
    """How many of the first rows are of a text above the table, which prints their lines again.

    A chapter of one short sentence (三、依申请公开情况 无。) is no prose that interrupts a table, nor are sentences that
    name the lines of the form (收到申请数 77 件，其中当面申请数 11 件。).
    """
    last_of = {row.label.items: at for at, row in enumerate(rows)}
    number = told = numbered = 0
    for at, row in enumerate(rows):
        # the lines of reconsideration and of litigation have the same words
        again = len(row.label.items) == 1 and last_of[row.label.items] > at
        is_told = bool(_SENTENCE.search(stream.text, row.label.end, row.end))
        if not (again or is_told):
            break
        told += is_told
        numbered += not is_told and bool(_FIGURE.search(stream.text, row.label.end, row.end))
        if again and told > numbered:
            number = at + 1
    return number


def _tables(stream: Stream, clusters: list[list[_Row]]) -> list[list[_Row]]:
    """The largest cluster and the neighbours that are tables too, not headings in a text."""
    largest = max(range(len(clusters)), key=lambda at: len(clusters[at]))
    first = last = largest
    while first > 0 and _is_table(stream, clusters[first - 1]):
        first -= 1
    while last + 1 < len(clusters) and _is_table(stream, clusters[last + 1]):
        last += 1
    return clusters[first : last + 1]


def _is_table(stream: Stream, rows: list[_Row]) -> bool:
    """Whether a unit or a figure follows one of the labels; a heading is followed by sentences."""
    for row in rows:
        pieces = pieces_of(stream, row.label.end, row.end)
        if pieces and (pieces[0].is_unit or pieces[0].is_figure):
            return True
    return False
