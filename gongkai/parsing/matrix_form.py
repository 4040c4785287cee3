"""Read the forms of 2019 and 2021: the table of proactive disclosure, the matrix of requests, appeals.

Rows are found by their labels, in tables that the format gives as well as in text made from tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.documents import Document
from gongkai.forms import Edition, edition, edition_for_year
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.matrix_labels import (
    EDITIONS,
    RESULT_GROUPS,
    RESULTS,
    MatrixLabels,
    is_furniture,
    matrix_labels,
)
from gongkai.parsing.matrix_values import place
from gongkai.parsing.numbers import read_figure
from gongkai.parsing.stream import Stream
from gongkai.parsing.table_rows import TableRow, Token, table_rows
from gongkai.records import Cell, Unread

COLUMNS = (
    *("natural_person", "org_business", "org_research", "org_public_interest"),
    *("org_legal_service", "org_other", "total"),
)
_APPEALS = tuple(f"{group}_{result}" for group in RESULT_GROUPS for result in RESULTS)
_FEWEST_ROWS = 2
_FEWEST_RESULTS = 3

NO_PLACE = (
    "the row prints fewer or more figures than it has columns; which column each stands in cannot be told"
)
NO_MEASURE = "no column heads tell what these figures count"
UNKNOWN = "no row of the form has this label"
TWICE = "this row of the form is printed a second time"
APPEALS = "the appeals table has 15 columns, this row has another number"


@dataclass
class _Reader:
    """Takes the rows of a document in order; `taken` numbers those that belong to the form."""

    labels: MatrixLabels = field(default_factory=matrix_labels)
    cells: dict[str, Cell] = field(default_factory=dict)
    unread: list[tuple[int, Unread]] = field(default_factory=list)
    taken: list[tuple[int, TableRow]] = field(default_factory=list)
    heads: list[dict[str, dict[str, str]]] = field(default_factory=list)
    heads_used: bool = False
    results: int = 0
    votes: Counter[str] = field(default_factory=Counter)
    own_units: list[str] = field(default_factory=list)

    def take(self, number: int, row: TableRow) -> None:
        """Read one row, or note why it cannot be read."""
        has_figures = any(not cell.is_blank for cell in row.cells)
        if measures := self.labels.measure_editions(row.label.text):
            self._take_head(measures)
        elif self.labels.result(row.label.text):
            self.results += 1
        if self._is_appeals(row):
            self._take_appeals(number, row)
        elif (code := self.labels.row(row.label.text)) and row.cells:
            self._take_matrix_row(number, row, code)
        elif (group := self.labels.group(row.label.text)) and row.cells:
            self._take_group(number, row, group)
        elif has_figures and not is_furniture(row.label.text):
            self._leave(number, row, UNKNOWN)

    def _take_head(self, measures: dict[str, dict[str, str]]) -> None:
        if self.heads_used:
            self.heads, self.heads_used = [], False
        self.heads.append(measures)

    def _take_matrix_row(self, number: int, row: TableRow, code: str) -> None:
        if f"{code}__total" in self.cells:
            self._leave(number, row, TWICE)
            return
        self.taken.append((number, row))
        if code.startswith("other_"):
            self.votes["2019" if code == "other_outcome" else "2021"] += 1
        placed = place(row.cells, len(COLUMNS), is_whole=row.is_whole)
        for position, token in placed.cells.items():
            self._put(f"{code}__{COLUMNS[position]}", token, "件", inferred=placed.inferred)
        if placed.left_over:
            self._leave(number, TableRow(row.label, placed.left_over, row.is_whole), NO_PLACE)

    def _take_group(self, number: int, row: TableRow, group: str) -> None:
        self.heads_used = True
        found = [
            (name, by_group[group])
            for head in self.heads
            for name, by_group in head.items()
            if group in by_group
        ]
        tokens = list(row.cells)
        while len(tokens) > len(found) and tokens[-1].is_blank:
            tokens.pop()
        if len(tokens) != len(found):
            self._leave(number, row, NO_MEASURE if not found else NO_PLACE)
            return
        self.taken.append((number, row))
        for (name, item), token in zip(found, tokens, strict=True):
            self.votes[name] += len(EDITIONS) * 4
            if item in self.cells:
                self._leave(number, row, TWICE)
                return
            self._put(item, token, edition(name).by_code[item].unit)

    def _is_appeals(self, row: TableRow) -> bool:
        """Fifteen cells under the heads of the appeals table, or fifteen figures with no label at all."""
        width = len(_without_trailing_blanks(row.cells))
        is_head = not row.label.text or is_furniture(row.label.text) or self.labels.result(row.label.text)
        if not is_head or not any(not cell.is_blank for cell in row.cells):
            return False
        return self.results >= _FEWEST_RESULTS or width == len(_APPEALS)

    def _take_appeals(self, number: int, row: TableRow) -> None:
        tokens = list(row.cells) if row.is_whole else _without_trailing_blanks(row.cells)
        while len(tokens) > len(_APPEALS) and tokens[-1].is_blank:
            tokens.pop()
        if len(tokens) != len(_APPEALS):
            self._leave(number, row, APPEALS)
        elif _APPEALS[0] in self.cells:
            self._leave(number, row, TWICE)
        else:
            self.taken.append((number, row))
            for item, token in zip(_APPEALS, tokens, strict=True):
                self._put(item, token, "件")

    def _put(self, item: str, token: Token, unit: str, *, inferred: bool = False) -> None:
        figure = read_figure(token.text, unit)
        if figure.own_unit and figure.own_unit != unit:
            self.own_units.append(item)
        raw = " ".join(token.text.split())
        self.cells[item] = Cell(item, raw, figure.state, figure.value, inferred, token.locator)

    def _leave(self, number: int, row: TableRow, reason: str) -> None:
        text = " | ".join(" ".join(token.text.split()) for token in (row.label, *row.cells))
        self.unread.append((number, Unread(row.label.locator or row.cells[0].locator, text, reason)))

    def form(self, year: int | None) -> Edition:
        """The edition the heads and rows speak for; the one of the year where they say nothing."""
        if self.votes:
            return edition(self.votes.most_common(1)[0][0])
        due = edition_for_year(year) if year else None
        return due if due and due.name in EDITIONS else edition(EDITIONS[-1])


def read_matrix_form(document: Document, stream: Stream, year: int | None) -> FormReading | None:
    """The form of 2019 or 2021 in a document, or None where it is not printed."""
    reader = _Reader()
    for number, row in enumerate(table_rows(document)):
        reader.take(number, row)
    if len(reader.taken) < _FEWEST_ROWS:
        return None
    form = reader.form(year)
    start, end = _stretch(stream, reader.taken)
    return FormReading(
        form.name,
        tuple(_all_cells(form, reader.cells)),
        (*_within(reader), *_foreign(form, reader.cells)),
        start,
        end,
        tuple(reader.own_units),
        min(1.0, len(reader.cells) / len(form.valued)),
    )


def _all_cells(form: Edition, read: dict[str, Cell]) -> Iterator[Cell]:
    """A cell for every item of the form; of a variant row and those it stands for the printed ones."""
    replaced = {
        row.parent
        for row in form.matrix_rows
        if row.kind == "variant" and f"{row.item}__{COLUMNS[-1]}" in read
    }
    rows = {f"{row.item}__{column}": row for row in form.matrix_rows for column in COLUMNS}
    for item in form.cells:
        row = rows.get(item.item)
        if item.item in read:
            yield read[item.item]
        elif not item.is_variant and not (row and row.parent in replaced):
            yield Cell(item.item, None, "absent", None, False, None)


def _foreign(form: Edition, read: dict[str, Cell]) -> Iterator[Unread]:
    """Figures of rows that this edition does not have."""
    for item, cell in read.items():
        if item not in form.by_code and cell.raw:
            yield Unread(
                cell.locator or "", f"{item} {cell.raw}", f"the form of {form.name} has no such cell"
            )


def _within(reader: _Reader) -> Iterator[Unread]:
    """The rows that could not be read, between the first and the last that could."""
    first, last = reader.taken[0][0], reader.taken[-1][0]
    return (unread for number, unread in reader.unread if first <= number <= last)


def _stretch(stream: Stream, taken: Sequence[tuple[int, TableRow]]) -> tuple[int, int]:
    """Positions in the stream from the first label to the last cell that was read."""
    places = {line.locator: number for number, line in enumerate(stream.lines)}
    first = places[taken[0][1].label.locator or taken[0][1].cells[0].locator]
    last = places[taken[-1][1].cells[-1].locator]
    inside = [at for at, (line, _) in enumerate(stream.origins) if first <= line <= last]
    return inside[0], inside[-1] + 1


def _without_trailing_blanks(cells: Sequence[Token]) -> list[Token]:
    kept = list(cells)
    while kept and kept[-1].is_blank:
        kept.pop()
    return kept
