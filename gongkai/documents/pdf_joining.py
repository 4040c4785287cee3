"""Tables that go on over a page break are made one again.

A table goes on where nothing stands between its two parts and the column borders of the one are
among those of the other. What the break has cut is put together: a label cell that goes on, a row
whose text goes on, a head that is printed again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gongkai.documents import Block, Grid, GridCell, Paragraph
from gongkai.documents.grids import check_size, grid_of
from gongkai.documents.pdf_page import PageCell, PageLine, PageTable, Part

# points that the same border may differ by from page to page
_SAME_BORDER = 6.0
# a figure read from a picture may carry a doubt
_FIGURE = re.compile(r"[-+−—–/.,，．0-9０-９%％?]+|无")
_ENUMERATED = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．：:]|[①-⑳]|其中|注[：:]")
# a column of units stands between a label and its figures
_UNIT = re.compile("万元|人次|件次|条次|[条件次篇个人元期份项]")


@dataclass(frozen=True, slots=True)
class _Joined:
    """What has been put together so far; cells lie on the columns between `edges`."""

    edges: tuple[float, ...]
    row_count: int
    cells: tuple[PageCell, ...]
    last_page: int
    first: PageTable


def joined(parts: Iterable[Part]) -> list[PageLine | Grid]:
    """Lines and whole tables in reading order."""
    found: list[PageLine | _Joined] = []
    for part in parts:
        before = found[-1] if found else None
        if isinstance(part, PageLine):
            found.append(part)
        elif isinstance(before, _Joined) and _goes_on(before, part):
            found[-1] = _join(before, part)
        else:
            found.append(_Joined(part.edges, part.row_count, part.cells, part.page, part))
    return [part if isinstance(part, PageLine) else _grid(part) for part in found]


def blocks_of(parts: Iterable[PageLine | Grid]) -> list[Block]:
    """Lines and tables as a document holds them."""
    return [
        Paragraph(part.text, f"page {part.page} line {part.number}") if isinstance(part, PageLine) else part
        for part in parts
    ]


def locator_of(page: int, box: tuple[float, float, float, float]) -> str:
    """Where a cell stands: the page and its box in points from the top left corner."""
    return f"page {page} ({box[0]:.0f},{box[1]:.0f},{box[2]:.0f},{box[3]:.0f})"


def _grid(table: _Joined) -> Grid:
    locator = locator_of(table.first.page, table.first.box)
    check_size(table.row_count, len(table.edges) - 1, f"the table on {locator}")
    cells = (
        GridCell(
            cell.text, cell.row, cell.column, cell.row_span, cell.column_span, locator_of(cell.page, cell.box)
        )
        for cell in table.cells
    )
    return grid_of(cells, table.row_count, locator)


def _goes_on(before: _Joined, part: PageTable) -> bool:
    if part.page != before.last_page + 1:
        return False
    few, many = sorted((before.edges, part.edges), key=len)
    return (
        _is_near(few[0], many[0]) and _is_near(few[-1], many[-1]) and all(_among(many, edge) for edge in few)
    )


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_BORDER


def _among(edges: Iterable[float], value: float) -> bool:
    return any(_is_near(edge, value) for edge in edges)


def _join(before: _Joined, part: PageTable) -> _Joined:
    edges = max(before.edges, part.edges, key=len)
    above = _on(before.cells, before.edges, edges)
    below = _on(part.cells, part.edges, edges)
    below, repeated = _without_repeated_head(above, below)
    row_count = part.row_count - repeated
    if _row_is_cut(_row(above, before.row_count - 1), _row(below, 0)):
        cells, shift = _mend_row(above, below, before.row_count), before.row_count - 1
    else:
        cells, shift = _mend_labels(above, below, before.row_count), before.row_count
    return _Joined(edges, shift + row_count, tuple(cells), part.page, before.first)


def _on(cells: Iterable[PageCell], own: Sequence[float], edges: Sequence[float]) -> list[PageCell]:
    """The cells on the columns of the finer part."""
    if len(own) == len(edges):
        return list(cells)
    at = [min(range(len(edges)), key=lambda index: abs(edges[index] - x)) for x in own]
    return [
        replace(
            cell, column=at[cell.column], column_span=at[cell.column + cell.column_span] - at[cell.column]
        )
        for cell in cells
    ]


def _row(cells: Iterable[PageCell], row: int) -> list[PageCell]:
    """The cells that begin in a row or reach into it, left to right."""
    return sorted((c for c in cells if c.row <= row < c.row + c.row_span), key=lambda cell: cell.column)


def _without_repeated_head(above: list[PageCell], below: list[PageCell]) -> tuple[list[PageCell], int]:
    """Leave out the first rows of a part that repeat, word for word, those that the table begins with."""
    repeated = 0
    while (head := _words(below, repeated)) and head == _words(above, repeated):
        repeated += 1
    kept = [cell for cell in below if cell.row >= repeated]
    return [replace(cell, row=cell.row - repeated) for cell in kept], repeated


def _words(cells: Iterable[PageCell], row: int) -> list[tuple[int, str]]:
    """The texts that begin in a row, or none where a figure stands among them."""
    found = [(cell.column, _plain(cell)) for cell in cells if cell.row == row and cell.text]
    return [] if any(_FIGURE.fullmatch(text) for _, text in found) else sorted(found)


def _row_is_cut(above: Sequence[PageCell], below: Sequence[PageCell]) -> bool:
    """Whether a row goes on under the break: its label unfinished, or its figures.

    Heads over several rows may go on beside it, so only what stands in the label's own column counts.
    """
    if _columns(above) != _columns(below):
        return False
    label = _label(above)
    rest = next((c for c in below if label and c.column == label.column and c.text), None)
    below_label = _label(below)
    labels_below = below_label is not None and (label is None or below_label.column > label.column)
    if labels_below or (label and rest and not _is_unfinished(label, rest)):
        return False
    if not _has_figures(below):
        return rest is not None
    pairs = [(cell, more) for cell, more in zip(above, below, strict=True) if _is_figure(more)]
    if _has_figures(above):
        are_broken = all(cell.is_full and _is_figure(cell) for cell, _ in pairs)
        return are_broken or (rest is None and _are_ends(above, below))
    # figures under words are a row of their own
    return label is not None and all(not cell.text for cell, _ in pairs)


def _are_ends(above: Sequence[PageCell], below: Sequence[PageCell]) -> bool:
    """Whether figures without a label are ends of those above: few, and each under one."""
    figures, ends = ({cell.column for cell in row if _is_figure(cell)} for row in (above, below))
    return ends <= figures and len(ends) * 2 <= len(figures)


def _columns(row: Sequence[PageCell]) -> list[tuple[int, int]]:
    return [(cell.column, cell.column_span) for cell in row]


def _mend_row(above: list[PageCell], below: list[PageCell], row_count: int) -> list[PageCell]:
    cut = _row(above, row_count - 1)
    rest = _row(below, 0)
    mended = [_continued(cell, more) for cell, more in zip(cut, rest, strict=True)]
    grown = [replace(cell, row_span=cell.row_span - 1) for cell in mended]
    others = [cell for cell in above if cell not in cut]
    return [*others, *grown, *_moved(below, rest, row_count - 1)]


def _mend_labels(above: list[PageCell], below: list[PageCell], row_count: int) -> list[PageCell]:
    """Put label cells together that reach over the break, each row keeping its own figures."""
    rest = _row(below, 0)
    last = {(cell.column, cell.column_span): cell for cell in _row(above, row_count - 1)}
    going_on = {
        cell: more
        for more in rest
        if (cell := last.get((more.column, more.column_span))) and _reaches(cell, more, rest)
    }
    kept = [_continued(cell, going_on[cell]) if cell in going_on else cell for cell in above]
    return [*kept, *_moved(below, list(going_on.values()), row_count)]


def _reaches(cell: PageCell, more: PageCell, row: Sequence[PageCell]) -> bool:
    """Whether a group label goes on: a label stands right of it, and its text is empty or unfinished."""
    label = _label(row)
    if label is None or more.column >= label.column or not cell.text or _is_figure(cell):
        return False
    return not more.text or _is_unfinished(cell, more)


def _moved(below: Iterable[PageCell], used: Sequence[PageCell], by: int) -> list[PageCell]:
    return [replace(cell, row=cell.row + by) for cell in below if cell not in used]


def _continued(cell: PageCell, more: PageCell) -> PageCell:
    """A cell with what stands under the break; two figures are one only where the first had no room left."""
    between = "\n" if _is_figure(cell) and _is_figure(more) and not cell.is_full else ""
    return replace(cell, text=cell.text + between + more.text, row_span=cell.row_span + more.row_span)


def _label(row: Iterable[PageCell]) -> PageCell | None:
    """The rightmost cell with words: what the figures of a row belong to."""
    labels = [
        cell for cell in row if cell.text and not _is_figure(cell) and not _UNIT.fullmatch(_plain(cell))
    ]
    return labels[-1] if labels else None


def _is_unfinished(label: PageCell, rest: PageCell) -> bool:
    return bool(_ENUMERATED.match(_plain(label))) and not _ENUMERATED.match(_plain(rest))


def _has_figures(row: Iterable[PageCell]) -> bool:
    return any(_is_figure(cell) for cell in row)


def _is_figure(cell: PageCell) -> bool:
    return bool(_FIGURE.fullmatch(_plain(cell)))


def _plain(cell: PageCell) -> str:
    return "".join(cell.text.split())
