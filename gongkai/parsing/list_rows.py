"""One printed line of a list form: which item its label names, and what unit and number follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.forms import Item
from gongkai.parsing.labels import Labels
from gongkai.parsing.list_columns import ColumnRow, has_unnamed_columns, in_other_columns, placed
from gongkai.parsing.list_repeats import Repeats
from gongkai.parsing.misprints import misprinted_label
from gongkai.parsing.numbers import read_figure
from gongkai.parsing.pieces import Piece, may_be_value, pieces_of
from gongkai.parsing.scales import SCALES, combined, has_scale, is_other_unit, scale_in
from gongkai.parsing.splitting import Run, agreed
from gongkai.parsing.stream import Stream
from gongkai.parsing.table_columns import TableColumns
from gongkai.parsing.table_heads import is_furniture
from gongkai.records import Cell, Unread

TWICE = "this line of the form is printed a second time"
SEVERAL = "more than one number stands on this line of the form"
UNKNOWN = "no line of the form has this label"
AMBIGUOUS = "several lines of the form have this label and nothing tells which is meant"
NOT_ALL_COLUMNS = "the line has not one number for each column; which column each stands in cannot be told"
BESIDE = "text beside the number"
ON_ITS_OWN = "a number on a line of its own, where those of the form stand beside their labels"
SEVERAL_COLUMNS = "the table has several columns of figures, and the form has one"
FOREIGN_COLUMN = "a figure in a column that the form does not have"
# no figure begins so: a line number or a 0 stands before it without a gap
_RUN_TOGETHER = re.compile(r"[-+]?0[0-9]")
# (元), (单位:元), (亿元) behind a label
_UNIT_IN_LABEL = re.compile(r"\((?:单位:?)?([十百千万亿]{0,3}[\u4e00-\u9fff]?元)\)")


def _without_a_stroke_for_the_unit(item: Item, figures: Sequence[Piece]) -> Sequence[Piece]:
    """A heading has neither unit nor figure, and the official form prints a stroke for each."""
    is_stroke = len(figures) == 2 and not item.unit and read_figure(figures[0].text).state == "na"
    return figures[1:] if is_stroke else figures


@dataclass
class RowReader:
    """Takes printed lines one after the other and knows what has been read so far.

    `repeats` knows the lines that are printed a second time, `apart` those whose figure stands on another line than
    their label and unit do, `blank_above` the cells of a blank form above the filled one.
    """

    stream: Stream
    labels: Labels
    columns: TableColumns
    cells: dict[str, Cell] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    own_units: list[str] = field(default_factory=list)
    repeats: Repeats = field(default_factory=Repeats)
    apart: set[str] = field(default_factory=set)
    blank_above: dict[str, Cell] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    column_rows: list[ColumnRow] = field(default_factory=list)

    def take(self, label_start: int, label_end: int, items: Sequence[str], end: int) -> None:
        """Read the line whose label is [label_start, label_end) and that ends before `end`."""
        if self._begins_anew(items, pieces_of(self.stream, label_end, end)):
            self._start_again(label_start)
        item = self._resolve(items)
        if item is None:
            reason = TWICE if any(code in self.order for code in items) else AMBIGUOUS
            self._leave(label_start, end, reason)
            if reason == TWICE:
                self.repeats.see_again(items, pieces_of(self.stream, label_end, end))
            return
        pieces = pieces_of(self.stream, label_end, end)
        pieces = [piece for piece in pieces if piece.start not in self.columns.line_numbers]
        self._take_value(item, (label_start, label_end), pieces, end)

    def _begins_anew(self, items: Sequence[str], pieces: Sequence[Piece]) -> bool:
        """Whether a line printed again has a figure and none so far had: a blank form stands above, or headings do."""
        is_again = len(items) == 1 and items[0] in self.order
        has_figure = any(piece.is_figure and read_figure(piece.text).state != "na" for piece in pieces)
        is_blank = all(cell.state in ("blank", "na") for cell in self.cells.values())
        return is_again and has_figure and is_blank and not any(row.figures for row in self.column_rows)

    def _start_again(self, position: int) -> None:
        """Take what was read so far for the blank form above; of its lines those that do not follow again are blank."""
        locator = self.stream.locator(position)
        codes = [item.item for line in self.order for item in self.items_of(line)]
        self.blank_above = {
            code: Cell(code, "", "blank", None, False, locator) for code in codes
        } | self.cells
        self.cells, self.order, self.column_rows = {}, [], []
        self.repeats, self.apart = Repeats(), set()

    def _resolve(self, items: Sequence[str]) -> str | None:
        """The line meant by a label: of several, the one under the heading or after the fellow printed last."""
        free = [code for code in items if code not in self.order]
        if len(items) == 1 or not free:
            return free[0] if free else None
        forms = self.labels.form.by_code
        for seen in reversed(self.order):
            family = [code for code in items if forms[code].parent in (seen, forms[seen].parent)]
            if family:
                in_order = family[0] in free and forms[family[0]].ordinal > forms[seen].ordinal
                return family[0] if in_order else None
        last = max((forms[code].ordinal for code in self.order), default=0)
        after = [code for code in free if forms[code].ordinal == last + 1]
        return after[0] if len(after) == 1 else None

    def _take_value(self, item: str, label: tuple[int, int], pieces: list[Piece], end: int) -> None:
        self.order.append(item)
        self.repeats.see_first(item, pieces)
        label_start, label_end = label
        own, rest = self._own_and_rest(pieces)
        for stray in self.columns.strays(self.stream, label_end, own):
            self._leave(stray.start, stray.end, ON_ITS_OWN)
            own.remove(stray)
        figures = [kept for piece in own if self._is_value(piece) and (kept := self.columns.own(piece))]
        self._see_apart(item, label_end, own, figures)
        in_label = _UNIT_IN_LABEL.search(self.stream.text, label_start, label_end)
        unit = next((piece.unit for piece in own if piece.unit), in_label[1] if in_label else None)
        if scale := scale_in(self.stream.text[label_start:label_end]):
            unit = combined(scale, unit if unit and unit[0] in SCALES else "")
        if self.columns.scale and not (unit and (unit[0] in SCALES or unit.endswith("元"))):
            unit = self.columns.scale
        if self.columns.order:
            self.column_rows.append(ColumnRow(item, label_start, label_end, end, tuple(figures), unit))
        else:
            self._put(self.items_of(item)[0], label_start, figures, unit, several=True)
        if rest:
            self._take_stray(rest, end)

    def _see_apart(self, item: str, label_end: int, own: Sequence[Piece], figures: Sequence[Piece]) -> None:
        line = self.stream.line_of(label_end - 1)
        units = [piece for piece in own if piece.is_unit]
        are_together = all(self.stream.line_of(unit.start) == line for unit in units)
        is_told = bool(units) or not self.labels.form.by_code[item].unit
        if figures and is_told and are_together and self.stream.line_of(figures[0].start) != line:
            self.apart.add(item)

    def _is_value(self, piece: Piece) -> bool:
        return not piece.is_unit and not is_furniture(piece.text, self.columns.heads)

    def items_of(self, line: str) -> list[Item]:
        """The cells of a line in the order of the columns, those of foreign columns left out."""
        forms = self.labels.form.by_code
        codes = [
            f"{line}__{suffix}" if suffix else line for suffix in self.columns.order if suffix is not None
        ]
        return [forms[code] for code in codes if code in forms] or [forms[line]]

    def _put(
        self,
        item: Item,
        label_start: int,
        figures: Sequence[Piece],
        unit: str | None,
        *,
        several: bool = False,
    ) -> None:
        figures = _without_a_stroke_for_the_unit(item, figures)
        cell = self._cell(item, label_start, figures, unit)
        if figures and several:
            cell = cell._replace(state="text", value=None)
        self.cells[item.item] = cell
        if len(figures) > 1 or (figures and several):
            self._leave(figures[0].start, figures[-1].end, SEVERAL_COLUMNS if several else SEVERAL)

    def place_columns(self) -> None:
        """Put the figures of all lines into the columns of the table."""
        open_rows = []
        order = self.columns.order
        if len(order) == 1:
            self._place_only_column()
            return
        for row, places in zip(
            self.column_rows, placed(self.stream, self.column_rows, len(order)), strict=True
        ):
            if places is None:
                open_rows.append(row)
                continue
            by_column = dict(zip(places, row.figures, strict=True))
            for column, suffix in enumerate(order):
                self._put_in_column(row, suffix, by_column.get(column))
        self._part(open_rows)

    def _place_only_column(self) -> None:
        """Put figures into the one column; those that bars put into another one are unread."""
        found = in_other_columns(self.stream, self.column_rows, has_remarks=self.columns.has_remarks)
        is_told = self.columns.has_remarks and any(found)
        several = not is_told and has_unnamed_columns(self.stream, self.column_rows)
        for row, elsewhere in zip(self.column_rows, found, strict=True):
            others = () if several else elsewhere
            own = [figure for figure in row.figures if figure not in others]
            self._put(self.items_of(row.item)[0], row.label_start, own, row.unit, several=several)
            for figure in others:
                if read_figure(figure.text).state != "na":
                    self._leave(figure.start, figure.end, FOREIGN_COLUMN)

    def _put_in_column(self, row: ColumnRow, suffix: str | None, figure: Piece | None) -> None:
        code = row.item if not suffix else f"{row.item}__{suffix}"
        item = self.labels.form.by_code.get(code)
        if suffix is not None and item:
            self._put(item, row.label_start, [figure] if figure else [], row.unit)
        elif figure and read_figure(figure.text).state != "na":
            self._leave(figure.start, figure.end, FOREIGN_COLUMN)

    def _part(self, rows: Sequence[ColumnRow]) -> None:
        """Fused figures parted where arithmetic leaves one way; every other line keeps its text."""
        order = self.columns.order
        runs = [
            Run(
                row.figures[0].text,
                tuple(f"{row.item}__{suffix}" if suffix else row.item for suffix in order),
            )
            for row in rows
            if len(row.figures) == 1 and None not in order and not has_scale(row.unit)
        ]
        known = {code: cell.value for code, cell in self.cells.items() if cell.state != "text"}
        parted = agreed(runs, self.labels.form.wholes, known, blanks=True)
        for row in rows:
            items = self.items_of(row.item)
            start, end = row.figures[0].start, row.figures[-1].end
            # that one of two cells is blank cannot follow from a relation that a blank leaves open
            if all(parted.get(item.item) for item in items):
                for item in items:
                    self.cells[item.item] = self._parted_cell(item, parted[item.item], start)
                continue
            self._leave(start, end, NOT_ALL_COLUMNS)
            raw = self.stream.printed(start, end).strip()
            for item in items:
                self.cells[item.item] = Cell(item.item, raw, "text", None, False, self.stream.locator(start))

    def _parted_cell(self, item: Item, text: str, start: int) -> Cell:
        figure = read_figure(text, item.unit)
        return Cell(item.item, text, figure.state, figure.value, True, self.stream.locator(start))

    def _own_and_rest(self, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
        """The pieces that belong to this line, and those from the first foreign text on."""
        for at, piece in enumerate(pieces):
            if is_furniture(piece.text, self.columns.heads) or piece.is_unit or piece.is_figure:
                continue
            before = pieces[:at]
            has_figure = any(p.is_figure for p in before)
            is_last = not any(p.is_figure or p.is_unit for p in pieces[at + 1 :])
            if is_last and not has_figure and may_be_value(piece):
                continue
            if may_be_value(piece) and self._has_place(pieces, at):
                continue
            return before, pieces[at:]
        return pieces, []

    def _has_place(self, pieces: Sequence[Piece], at: int) -> bool:
        """Whether a text stands between the figures of a line that has one for each column."""
        others = [p for n, p in enumerate(pieces) if n != at and not p.is_unit and self._is_value(p)]
        width = len(self.columns.order)
        return len(others) == width - 1 > 0 and all(p.is_figure or may_be_value(p) for p in others)

    def _cell(self, item: Item, label_start: int, figures: Sequence[Piece], unit: str | None) -> Cell:
        if not figures:
            return Cell(item.item, "", "blank", None, False, self.stream.locator(label_start))
        start, end = figures[0].start, figures[-1].end
        raw = self.stream.printed(start, end).strip()
        in_unit = f"{raw}{unit}" if is_other_unit(unit, item.unit) and raw[-1:].isdigit() else raw
        figure = read_figure(in_unit, item.unit) if len(figures) == 1 else None
        if figure is None or _RUN_TOGETHER.match(raw):
            return Cell(item.item, raw, "text", None, False, self.stream.locator(start))
        if figure.own_unit and figure.own_unit != item.unit:
            self.own_units.append(item.item)
        return Cell(item.item, raw, figure.state, figure.value, False, self.stream.locator(start))

    def _take_stray(self, pieces: list[Piece], end: int) -> None:
        """Text that is no official label: a misprint of one, or a line the form does not have."""
        for length in (1, 2):
            text = "".join(piece.text for piece in pieces[:length])
            items = self._misprint(text)
            if items and len(pieces) >= length:
                item = self._resolve(items)
                if item:
                    self._take_value(item, (pieces[0].start, pieces[length - 1].end), pieces[length:], end)
                    return
        has_figure = any(piece.is_figure for piece in pieces)
        self._leave(pieces[0].start, pieces[-1].end, UNKNOWN if has_figure else BESIDE)

    def _misprint(self, text: str) -> tuple[str, ...]:
        open_cores = {
            core: items
            for core, items in self.labels.by_core.items()
            if any(code not in self.order for code in items)
        }
        core = misprinted_label(text, open_cores)
        return open_cores[core] if core else ()

    def leave(self, start: int, end: int, reason: str = UNKNOWN) -> None:
        """Note what is not read; a line that the form does not have unless another reason is given."""
        self._leave(start, end, reason)

    def _leave(self, start: int, end: int, reason: str) -> None:
        text = self.stream.printed(start, end).strip()
        self.unread.append(Unread(self.stream.locator(start), text, reason))

    def all_cells(self) -> Iterator[Cell]:
        """A cell for every line of the form, absent where the document does not print it."""
        printed = self.blank_above | self.cells
        for item in self.labels.form.cells:
            if item.item in printed:
                yield printed[item.item]
            elif not item.is_variant:
                yield Cell(item.item, None, "absent", None, False, None)

    def unknown_lines(self) -> int:
        """How many lines with a number had a label that is not on the form."""
        return sum(row.reason == UNKNOWN for row in self.unread)
