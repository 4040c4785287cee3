"""Read the forms of 2019 and 2021: the table of proactive disclosure, the matrix of requests, appeals.

Rows are found by their labels, in tables that the format gives as well as in text made from tables. What
can be read in several ways is settled when the whole document has been seen.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from gongkai.documents import Document
from gongkai.forms import Edition, edition
from gongkai.parsing import matrix_reasons as why
from gongkai.parsing.appeals import ITEMS as APPEALS
from gongkai.parsing.appeals import AppealsTable
from gongkai.parsing.arranged import arranged
from gongkai.parsing.bare_totals import OUTCOMES, BareTotals
from gongkai.parsing.cut_rows import cut_row
from gongkai.parsing.dropped_cells import has_dropped_cells, proved_if_fused
from gongkai.parsing.edition_votes import Votes
from gongkai.parsing.figures_above import DoubtfulRow, with_doubts
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.half_rows import with_halves_joined
from gongkai.parsing.matrix_area import Area
from gongkai.parsing.matrix_cells import cells_of, foreign_cells
from gongkai.parsing.matrix_columns import COLUMNS, Heads, items_of
from gongkai.parsing.matrix_labels import RESULTS, Label, label_of, tells_number
from gongkai.parsing.matrix_solving import Doubtful, Way, agreed_on, left_over, settle
from gongkai.parsing.matrix_values import rows_in
from gongkai.parsing.matrix_ways import ways_of
from gongkai.parsing.measures import Measures
from gongkai.parsing.numbers import is_parted
from gongkai.parsing.other_years import places_of_other_years
from gongkai.parsing.printed_twice import Again, PrintedRows
from gongkai.parsing.row_tokens import TableRow, Token
from gongkai.parsing.scales import TableScale, combined
from gongkai.parsing.spread_rows import without_spread_cells
from gongkai.parsing.table_rows import table_rows
from gongkai.parsing.torn_rows import TornRows
from gongkai.parsing.unread_tables import tables_without_rows
from gongkai.records import Unread

_LONGEST_LABEL = 80


@dataclass
class _Reader:
    """Takes the rows of a document in order, and settles in the end what could be read in several ways."""

    tokens: dict[str, Token] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    inferred: set[str] = field(default_factory=set)
    area: Area = field(default_factory=Area)
    anchors: dict[str, int] = field(default_factory=dict)
    printed: PrintedRows = field(default_factory=PrintedRows)
    torn: TornRows = field(default_factory=TornRows)
    doubtful: list[Doubtful] = field(default_factory=list)
    headless: list[tuple[int, TableRow, str]] = field(default_factory=list)
    measures: Measures = field(default_factory=Measures)
    scale: TableScale = field(default_factory=TableScale)
    heads: Heads = field(default_factory=Heads)
    appeals: AppealsTable = field(default_factory=AppealsTable)
    totals: BareTotals = field(default_factory=BareTotals)
    drops_cells: bool = False
    votes: Votes = field(default_factory=Votes)

    def take(self, number: int, row: TableRow) -> None:
        """Read one row, or note why it cannot be read."""
        if row.cells or len("".join(row.label.text.split())) <= _LONGEST_LABEL:
            said = [label_of(label.text) for label in row.labels]
            self._see_heads(number, row, said)
            self._take_labelled(number, row, said[-1] if said else label_of(""))
            if row.has_figures:
                self.appeals.heads.see_figures()
        elif tells_number(row.label.text):
            self._leave_cells(number, row, [row.label], why.BESIDE)

    def _see_heads(self, number: int, row: TableRow, sayings: Sequence[Label]) -> None:
        self.heads.take(row, sayings)
        for label, said in zip(row.labels, sayings, strict=True):
            self.measures.see(label, said)
            if said.may_have_scale and not said.measures and not (row.has_figures and label is row.label):
                self.scale.see(number, said)
            if said.appeals:
                self.appeals.see(said)
        if any(said.is_edge for said in sayings):
            self.area.edges.append((number, row))

    def _take_labelled(self, number: int, row: TableRow, said: Label) -> None:
        """Read a row by what its own label says."""
        code, group = self.totals.code(row, said, self.anchors), said.group
        if row.labels and (code or group) and row.has_figures:
            self.torn.interrupt()
        if self.appeals.owns(row, said) and not self.torn.awaits(row):
            self._take_appeals(number, row)
        elif not row.cells and not row.is_whole and (code or not said.has_number):
            self.torn.see_label(said)
        elif code and row.cells:
            self._take_matrix_row(number, row, code, said)
        elif group and row.cells:
            self._take_group(number, row, group)
        elif row.has_figures:
            self._take_unlabelled(number, row)
        elif tells_number(said.text):
            self._leave_cells(number, row, [row.label], why.BESIDE)

    def _take_matrix_row(self, number: int, row: TableRow, code: str, said: Label) -> None:
        if self.totals.take(code, said):
            self._take_back(OUTCOMES)
        items = items_of(code)
        if code in self.anchors and not self._is_to_be_read(number, row, code, items):
            return
        if code.startswith("other_"):
            self.votes.see_row("2019" if code == "other_outcome" else "2021", row)
        self.drops_cells |= has_dropped_cells(row, len(COLUMNS))
        ways, inferred, foreign = ways_of(row, self.heads)
        self._leave_cells(number, row, foreign, why.NO_COLUMN)
        if not ways and (self.heads.strange or isinstance(row, DoubtfulRow)):
            self.anchors[code] = number
            self.area.taken.append((number, row))
            self._leave(number, row, why.NO_COLUMN)
            return
        if not ways:
            self._take_unplaced(number, row, code)
            return
        self.anchors[code] = number
        self.printed.rows[code] = (number, row)
        self.area.taken.append((number, row))
        unit = self.scale.of(number, "requests", label_of(row.label.text))
        if unit:
            self.units |= dict.fromkeys(items, unit)
        if unit and (len(ways) > 1 or inferred):
            self._leave(number, row, why.NO_PLACE)  # sums over figures of another scale prove nothing
        elif len(ways) == 1 and not inferred:
            self.tokens |= {items[at]: token for at, token in ways[0].items() if token is not None}
        else:
            by_item = [{items[at]: token for at, token in way.items()} for way in ways]
            self.doubtful.append(Doubtful(((number, row),), tuple(by_item), frozenset(items)))

    def _is_to_be_read(self, number: int, row: TableRow, part: str, items: Collection[str]) -> bool:
        """Whether a part of the form that was printed before is to be read here."""
        again = self.printed.compare(part, row) if part in self.printed else Again.KNOWN
        if again in (Again.FILLED, Again.OTHER):
            self._forget(items)
            if (before := self.printed.rows[part]) and before[1].has_figures:
                self._leave(*before, why.CONTESTED if again is Again.OTHER else why.OTHER_YEAR)
            self.printed.rows[part] = None
        if again is not Again.FILLED:
            reasons = {Again.OTHER: why.CONTESTED, Again.OTHER_YEAR: why.OTHER_YEAR}
            self._leave(number, row, reasons.get(again, why.TWICE))
        return again is Again.FILLED

    def _take_back(self, code: str) -> None:
        """Leave a row that was taken for one of the form and is none."""
        del self.anchors[code]
        self._forget(items_of(code))
        if printed := self.printed.rows.pop(code, None):
            self._leave(*printed, why.UNKNOWN)

    def _forget(self, items: Collection[str]) -> None:
        self.tokens = {item: token for item, token in self.tokens.items() if item not in items}
        self.doubtful = [one for one in self.doubtful if one.items.isdisjoint(items)]

    def _take_unplaced(self, number: int, row: TableRow, code: str) -> None:
        """Figures of several rows behind one label are torn rows; any other number of figures is unread."""
        if rows := rows_in(row.cells, len(COLUMNS)):
            for cells in rows:
                self.torn.take(number, TableRow((), cells, is_whole=True))
        elif row.has_figures:
            if len(row.cells) > 1:  # a sentence too may have one figure behind a label
                self.anchors[code] = number
                self.area.edges.append((number, row))
            self.area.tails.append((number, row))
            self._leave(number, row, why.NO_PLACE)

    def _take_group(self, number: int, row: TableRow, group: str) -> None:
        found = self.measures.cells(group, row)
        if found is None:
            self.headless.append((number, row, group))
            return
        self.area.taken.append((number, row))
        for name in {name for name, _, _, _ in found}:
            self.votes.see_group(name, row)
        items = [item for _, item, _, _ in found]
        if self.measures.have_counted(group):  # a list below the form is no second form
            self._leave(number, row, why.TWICE)
            return
        if group in self.printed and not self._is_to_be_read(number, row, group, items):
            return
        self.printed.rows[group] = (number, row)
        scale = self.scale.of(number, "proactive", label_of(row.label.text))
        for name, item, token, unit in found:
            counts = not edition(name).by_code[item].unit.endswith("元")
            self.tokens[item], self.units[item] = token, combined(unit, scale if counts else "")

    def _take_appeals(self, number: int, row: TableRow) -> None:
        read = self.appeals.read(row)
        if read is None:
            self.area.tails.append((number, row))
            self._leave(number, row, why.APPEALS_ROW)
            return
        part = min(read.cells)
        is_new = part not in self.printed and read.cells.keys().isdisjoint(self.tokens)
        if is_new or self._is_to_be_read(number, row, part, read.cells.keys()):
            self.printed.rows[part] = (number, row)
            self.area.taken.append((number, row))
            self.tokens |= read.cells
            unit = self.scale.of(number, "appeals", label_of(row.label.text))
            self.units |= dict.fromkeys(read.cells, unit)
            self.inferred |= set(read.cells) if read.inferred else set()
            self._leave_cells(number, row, read.left_over, why.NO_PLACE)

    def _take_unlabelled(self, number: int, row: TableRow) -> None:
        if len([cell for cell in row.cells if not cell.is_blank]) == len(COLUMNS):
            self.torn.take(number, row)
        else:
            is_headed = self.appeals.are_headed or self.appeals.results or label_of(row.label.text).appeals
            if (is_headed and len(row.cells) >= len(RESULTS)) or len(row.cells) == len(APPEALS):
                self.area.tails.append((number, row))
            self._leave(number, row, why.UNKNOWN)

    def _leave(self, number: int, row: TableRow, reason: str) -> None:
        self._leave_cells(number, row, row.cells, reason)

    def _leave_cells(self, number: int, row: TableRow, cells: Sequence[Token], reason: str) -> None:
        if not cells:
            return
        printed = cells if cells[0] is row.label else (row.label, *cells)
        text = " | ".join(" ".join(token.text.split()) for token in printed)
        self.area.unread.append((number, Unread(row.label.locator or cells[0].locator, text, reason)))

    def settle(self, form: Edition, rows: Sequence[tuple[int, TableRow]]) -> None:
        """Decide the rows that can be read in several ways, of all rows; what stays open is unread."""
        self._leave_heading_rows(form)
        self._leave_filled_rows()
        for number, row, group in self.headless:
            self._settle_group(form, number, row, group)
        readings = list(self.torn.readings(form, dict(self.anchors)))
        explained = {number for reading in readings for number, _ in reading.rows}
        for lost in self.torn.unlisted:
            if lost.number not in explained:
                self._leave(lost.number, lost.row, why.UNKNOWN)
        if cut := cut_row(self.doubtful, self.area.taken, rows):
            self.doubtful.remove(cut)
            self._leave(*cut.rows[0], why.CUT)
        own = map(proved_if_fused, self.doubtful) if self.drops_cells else self.doubtful
        doubtful = [*own, *readings]
        if doubtful:
            known = {item: token for item, token in self.tokens.items() if not self.units.get(item)}
            for one, ways in zip(doubtful, settle(form, known, doubtful), strict=True):
                self._keep(one, ways)

    def _leave_heading_rows(self, form: Edition) -> None:
        """(六)其他处理 stands in place of its rows; over some of them it is a head, and the row's own label is lost."""
        for row in form.matrix_rows:
            printed = self.printed.rows.get(row.item) if row.kind == "variant" else None
            if printed is None:
                continue
            parts = {one.item for one in form.matrix_rows if (one.parent, one.kind) == (row.parent, "row")}
            if parts & self.anchors.keys() and parts - self.printed.rows.keys():
                self._forget(items_of(row.item))
                self._leave(*printed, why.NO_LABEL)

    def _leave_filled_rows(self) -> None:
        """Where rows lose blank cells and are filled up, one that ends in a blank cell may have lost another."""
        for group in self.measures.blank_at_end if self.measures.drop_cells or self.drops_cells else ():
            if printed := self.printed.rows.get(group):
                self._forget({item for item in self.tokens if item.startswith(f"{group}__")})
                self._leave(*printed, why.NO_PLACE)

    def _settle_group(self, form: Edition, number: int, row: TableRow, group: str) -> None:
        """A group under heads that cannot be read, where other heads tell the form and all cells are there."""
        items = [item.item for item in form.items if item.is_valued and item.parent == group]
        printed = [cell for cell in row.cells if not cell.is_blank]
        is_told = self.votes.are_all_for(form.name) and len(printed) == len(items)
        is_told = is_told and not any(is_parted(cell.text) for cell in printed)
        if not is_told or set(items) & set(self.tokens) or not self.area.holds(number):
            self._leave(number, row, why.NO_PLACE if is_told else why.NO_MEASURE)
            return
        self.area.taken.append((number, row))
        self.tokens |= dict(zip(items, printed, strict=True))
        self.inferred |= set(items)

    def _keep(self, one: Doubtful, ways: Sequence[Way]) -> None:
        """Keep what all ways agree on; the figures of a row that are in no cell then are unread."""
        kept = agreed_on(one, ways)
        self.tokens |= kept
        self.inferred |= set(kept)
        for number, row in one.rows:
            if kept and (number, row) not in self.area.taken:
                self.area.taken.append((number, row))
            left = left_over(row.cells, [token for token in kept.values() if not token.is_blank])
            self._leave_cells(number, row, left, why.NO_PLACE)


def read_matrix_form(document: Document, year: int | None) -> FormReading | None:
    """The form of 2019 or 2021 in a document, or None where it is not printed."""
    in_order = arranged(document)
    reader = _Reader(printed=PrintedRows(of_other_years=places_of_other_years(in_order, year)))
    rows = list(enumerate(with_doubts(with_halves_joined(without_spread_cells(table_rows(in_order))))))
    for number, row in rows:
        reader.take(number, row)
    reader.area.see_end(rows)
    form = reader.votes.form(year)
    reader.settle(form, rows)
    has_heads = reader.appeals.are_headed
    if not reader.area.is_of_a_form(has_heads=has_heads):
        return tables_without_rows(document, rows, reader.area, form.name, has_heads=has_heads)
    start, end = reader.area.stretch(document)
    cells, own_units = cells_of(form, reader.tokens, reader.units, reader.inferred)
    return FormReading(
        form.name,
        tuple(cells),
        (*reader.area.unread_within(), *foreign_cells(form, reader.tokens)),
        start,
        end,
        tuple(own_units),
        min(1.0, len(reader.tokens) / len(form.valued)),
    )
