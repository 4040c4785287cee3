"""What people do wrong when they fill in a form: each kind as the changes of cells that it makes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.faults.documents import Document

Figure = Decimal | None
Changes = dict[str, Figure]


@dataclass(frozen=True)
class Grid:
    """The printed cells of a report as they stand: rows of cells, tables apart."""

    rows: Sequence[Sequence[str]]

    def beside(self) -> Iterator[tuple[str, str]]:
        """Cells next to each other in a row."""
        for row in self.rows:
            yield from itertools.pairwise(row)


def grid(document: Document) -> Grid:
    """The rows of the matrix; a list, the other tables of a matrix form: one row each."""
    form, printed = document.form, {c.item for c in document.report.cells if c.state != "absent"}
    rows = [
        [f"{row.item}__{column}" for column in form.value_columns if f"{row.item}__{column}" in printed]
        for row in form.matrix_rows
    ]
    in_matrix = {cell for row in rows for cell in row}
    tables = sorted({item.table_no for item in form.valued})
    beside = [
        [i.item for i in form.valued if i.table_no == n and i.item in printed and i.item not in in_matrix]
        for n in tables
    ]
    return Grid([row for row in [*rows, *beside] if row])


def _transposed(document: Document) -> Iterator[Changes]:
    for cell, value in document.figures.items():
        digits = str(int(value)) if value == int(value) else ""
        for place in range(len(digits) - 1):
            if digits[place] != digits[place + 1]:
                turned = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
                yield {cell: Decimal(turned)}


def _swapped(document: Document) -> Iterator[Changes]:
    figures, rows, codes = document.figures, grid(document).rows, document.form.by_code
    for row in rows:
        filled = [cell for cell in row if figures.get(cell)]
        yield from (_exchange(figures, a, b) for a, b in itertools.pairwise(filled))
    cells = [cell for row in rows for cell in row if figures.get(cell)]
    for number, cell in enumerate(cells):
        other = cells[(number * 7 + 3) % len(cells)]
        if other != cell and codes[other].table_no == codes[cell].table_no:
            yield _exchange(figures, cell, other)


def _exchange(figures: dict[str, Decimal], one: str, other: str) -> Changes:
    return {one: figures[other], other: figures[one]}


def _neighbour(document: Document) -> Iterator[Changes]:
    figures = document.figures
    for one, other in grid(document).beside():
        if figures.get(one) and figures.get(other) == 0:
            yield {one: Decimal(0), other: figures[one]}
        if figures.get(other) and figures.get(one) == 0:
            yield {other: Decimal(0), one: figures[other]}


def _split(document: Document) -> Iterator[Changes]:
    figures = document.figures
    for one, other in grid(document).beside():
        digits = str(figures.get(one, ""))
        if digits.isdigit() and len(digits) > 1 and figures.get(other) == 0 and digits[1:] != "0":
            yield {one: Decimal(digits[:1]), other: Decimal(digits[1:])}


def _unit(document: Document) -> Iterator[Changes]:
    for cell, value in document.figures.items():
        if value and document.form.by_code[cell].kind == "amount":
            yield from ({cell: value * factor} for factor in (10_000, 1000))
        elif value:
            yield {cell: value * 10_000}


def _blank(document: Document) -> Iterator[Changes]:
    yield from ({cell: None} for cell, value in document.figures.items() if value)


def _zeroed(document: Document) -> Iterator[Changes]:
    yield from ({cell: Decimal(0)} for cell, value in document.figures.items() if value)


def _total_lost(document: Document) -> Iterator[Changes]:
    for whole in document.form.wholes:
        if whole.relation == "sum" and document.figures.get(whole.whole):
            yield {whole.whole: None}


def _total_in_part(document: Document) -> Iterator[Changes]:
    figures = document.figures
    for whole in document.form.wholes:
        if whole.relation == "sum" and figures.get(whole.whole):
            filled = [part for part in whole.parts if part in figures]
            yield from ({part: figures[whole.whole]} for part in filled)


def _group_counted(document: Document) -> Iterator[Changes]:
    figures, form = document.figures, document.form
    headings = [line for line in form.printed if line.kind == "heading" and line.relation == "sum"]
    for heading in headings:
        rows = [row.item for row in form.matrix_rows if row.parent == heading.item and row.kind == "row"]
        for column in form.value_columns:
            total = f"{heading.parent}__{column}"
            group = sum((figures.get(f"{row}__{column}", Decimal(0)) for row in rows), Decimal(0))
            if group and total in figures:
                yield {total: figures[total] + group}


def _digit_dropped(document: Document) -> Iterator[Changes]:
    for cell, value in document.figures.items():
        if value >= 10:
            yield {cell: Decimal(str(int(value))[1:])}
            yield {cell: Decimal(str(int(value))[:-1])}


def _digit_typed_twice(document: Document) -> Iterator[Changes]:
    yield from ({c: Decimal(str(int(v)) + str(int(v))[-1])} for c, v in document.figures.items() if v >= 1)


def _one_too_few(document: Document) -> Iterator[Changes]:
    yield from ({cell: value - 1} for cell, value in document.figures.items() if value >= 1)


def _next_key(document: Document) -> Iterator[Changes]:
    """One digit, the first or the last, mistaken for the one beside it on the keyboard."""
    for cell, value in document.figures.items():
        digits = str(int(value)) if value >= 1 else ""
        for place in sorted({0, len(digits) - 1}) if digits else ():
            digit = str((int(digits[place]) + 1) % 10)
            yield {cell: Decimal(digits[:place] + digit + digits[place + 1 :])}


def _number_for_zero(document: Document) -> Iterator[Changes]:
    """A number that belongs nowhere, in a cell with 0; it goes by the cell's place, so that not all are alike."""
    for place, (cell, value) in enumerate(document.figures.items(), start=1):
        if value == 0:
            yield {cell: Decimal(2 + place % 97)}


def _cell_above(document: Document) -> Iterator[Changes]:
    """The number of the cell above typed again."""
    rows = [row for row in grid(document).rows if "__" in row[0]]
    for above, row in itertools.pairwise(rows):
        columns = {cell.partition("__")[2]: cell for cell in above}
        for cell in row:
            source = columns.get(cell.partition("__")[2])
            if source and document.figures.get(source):
                yield {cell: document.figures[source]}


def _cell_beside(document: Document) -> Iterator[Changes]:
    """The number of the cell to the left typed again."""
    for one, other in grid(document).beside():
        if "__" in one and document.figures.get(one):
            yield {other: document.figures[one]}


def _rows_shifted(document: Document) -> Iterator[Changes]:
    """Some rows one row down or up, over blanks and zeros only; what they leave is 0."""
    rows = grid(document).rows
    if document.form.is_list:
        yield from _slid(document, rows[0], (3, 5, 8))
        return
    matrix = [row for row in rows if "__" in row[0] and len(row) == len(document.form.value_columns)]
    for size in (1, 2, 3, 5):
        for start in range(len(matrix) - size):
            yield _moved(document, matrix[start : start + size + 1], down=True)
            yield _moved(document, matrix[start : start + size + 1], down=False)


def _moved(document: Document, rows: Sequence[Sequence[str]], *, down: bool) -> Changes:
    order = list(rows) if down else list(reversed(rows))
    if any(document.figures.get(cell) for cell in order[-1]):
        return {}
    changes: Changes = dict.fromkeys(order[0], Decimal(0))
    for source, target in itertools.pairwise(order):
        changes |= {to: document.figures.get(cell) for cell, to in zip(source, target, strict=True)}
    return changes


def _columns_shifted(document: Document) -> Iterator[Changes]:
    """Some figures of one row one column to the right or left."""
    for row in grid(document).rows:
        if not document.form.is_list and sum(1 for cell in row if document.figures.get(cell)) > 1:
            yield from _slid(document, row, sorted({2, 3, len(row) - 1}))


def _slid(document: Document, row: Sequence[str], sizes: Iterable[int]) -> Iterator[Changes]:
    for size in sizes:
        for start in range(len(row) - size):
            window = row[start : start + size + 1]
            for order in (window, list(reversed(window))):
                numbers = [cell for cell in order if document.figures.get(cell)]
                if len(numbers) < 2 or document.figures.get(order[-1]):
                    continue
                moved: Changes = {order[0]: Decimal(0)}
                yield moved | {to: document.figures.get(c) for c, to in itertools.pairwise(order)}


KINDS: dict[str, Callable[[Document], Iterator[Changes]]] = {
    "digits transposed": _transposed,
    "digit dropped": _digit_dropped,
    "digit typed twice": _digit_typed_twice,
    "the digit beside it": _next_key,
    "one too few": _one_too_few,
    "a number for a 0": _number_for_zero,
    "the cell above again": _cell_above,
    "the cell beside again": _cell_beside,
    "two cells swapped": _swapped,
    "in the neighbouring cell": _neighbour,
    "split over two cells": _split,
    "unit slip": _unit,
    "left blank": _blank,
    "0 for a number": _zeroed,
    "total lost": _total_lost,
    "total typed as part": _total_in_part,
    "group counted twice": _group_counted,
    "rows shifted": _rows_shifted,
    "columns shifted": _columns_shifted,
}
