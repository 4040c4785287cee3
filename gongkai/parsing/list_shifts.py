"""List forms whose figures are not told by the lines they stand on.

Some texts print all labels and then all figures, some tables the figure before its label: read in order, each
figure would go to another line. Some documents print two tables, of last year and of this. None of it is read:
which figure is whose, and which table the report's, nothing tells.
"""

from __future__ import annotations

from gongkai.parsing.list_losses import lines_in_doubt
from gongkai.parsing.list_rows import SEVERAL, RowReader
from gongkai.parsing.pieces import pieces_of
from gongkai.parsing.stream import Stream
from gongkai.records import Cell

APART = "the figures stand apart from the labels; whose each is cannot be told"
_FEWEST = 8
_MOST_BLANK = 0.8
_FEWEST_HEADINGS = 3
_FEWEST_RUNS = 3
# a figure and its unit
_CELLS_BEFORE_A_LABEL = 2


def leave_what_is_apart(stream: Stream, reader: RowReader, table: tuple[int, int]) -> int | None:
    """Take back figures that are not those of their lines; where the last of them ends, if they stand at the end.

    `table` is where the first label begins and the last one ends.
    """
    first_label, behind_last_label = table
    are_above = _stand_before_labels(reader) or _stand_above_labels(stream, reader, first_label)
    if are_above or _stand_left_of_labels(stream, reader, first_label) or _run_on(reader):
        for cell in list(reader.cells.values()):
            _take_back(reader, cell)
        return None
    for line in lines_in_doubt(stream, reader, table):
        for item in reader.items_of(line):
            if item.item in reader.cells:
                _take_back(reader, reader.cells[item.item])
    again = [
        (reader.cells[code], text) for code, text in reader.repeats.figures.items() if code in reader.cells
    ]
    others = [cell for cell, text in again if _differs(cell, text)]
    for cell in others:
        # a single line may be a heading of the text, unless it is printed as a line of the table is
        if len(others) >= _FEWEST or cell.item in reader.repeats.alike:
            _take_back(reader, cell)
    end = _end_of_figures_at_the_end(stream, reader, behind_last_label)
    if end is not None and reader.order:
        for item in reader.items_of(reader.order[-1]):
            reader.cells[item.item] = Cell(
                item.item, "", "text", None, False, stream.locator(behind_last_label)
            )
        reader.leave(behind_last_label, end, APART)
    return end


def _end_of_figures_at_the_end(stream: Stream, reader: RowReader, start: int) -> int | None:
    """Where figures after figures end that follow the last label of a table whose other lines are blank."""
    blank = [cell for cell in reader.cells.values() if cell.state == "blank"]
    if len(reader.cells) < _FEWEST or len(blank) < _MOST_BLANK * len(reader.cells):
        return None
    end, count = start, 0
    for piece in pieces_of(stream, start, len(stream.text)):
        if not (piece.is_figure or piece.is_unit):
            break
        end, count = piece.end, count + piece.is_figure
    return end if count >= _FEWEST else None


def _stand_before_labels(reader: RowReader) -> bool:
    """Whether most headings have figures, which they never do, and few lines above headings, or the last, have any.

    Few and not none: a label of several lines has its figure beside it even where others have theirs above.
    """
    forms = reader.labels.form.by_code
    headings = [
        at for at, code in enumerate(reader.order) if not forms[code].is_valued and not forms[code].unit
    ]
    inner = [at for at in headings if at and (at - 1) not in headings]
    ends = [reader.order[at - 1] for at in [*inner, len(reader.order)]]
    filled = [at for at in headings if _is_filled(reader.cells.get(reader.order[at]))]
    return (
        len(filled) >= _FEWEST_HEADINGS
        and len(filled) * 2 >= len(headings)
        and sum(_is_filled(reader.cells.get(code)) for code in ends) * 3 <= len(ends)
    )


def _stand_above_labels(stream: Stream, reader: RowReader, first_label: int) -> bool:
    """Whether figures have lines of their own between labels with their units, and may be those of the label below.

    They are if a line of figures stands above the first label too, if a heading would have a figure, or if the last
    line has none.
    """
    forms = reader.labels.form.by_code
    filled = [code for code in reader.order if _has_figure(reader, code)]
    valued = [code for code in filled if forms[code].unit]
    apart = [code for code in valued if code in reader.apart]
    if len(apart) < _FEWEST or len(apart) < _MOST_BLANK * len(valued):
        return False
    has_heading = any(code in reader.apart for code in filled if not forms[code].unit)
    return has_heading or filled[-1] != reader.order[-1] or _is_line_of_figures(stream, first_label)


def _stand_left_of_labels(stream: Stream, reader: RowReader, first_label: int) -> bool:
    """Whether a figure, with its unit or alone, stands before the first label and none behind the last.

    A number that counts lines stands there too, but then others do before the other labels.
    """
    if reader.columns.line_numbers or not reader.order or _has_figure(reader, reader.order[-1]):
        return False
    if sum(_has_figure(reader, code) for code in reader.order) < _FEWEST:
        return False
    start, cells = first_label, 0
    while start > 0 and cells < _CELLS_BEFORE_A_LABEL:
        start, cells = _start_of_line(stream, start - 1), cells + 1
        pieces = pieces_of(stream, start, first_label)
        if not all(piece.is_unit or piece.is_figure for piece in pieces):
            return False
        if any(piece.is_figure for piece in pieces):
            return True
    return False


def _start_of_line(stream: Stream, position: int) -> int:
    line = stream.line_of(position)
    while position > 0 and stream.line_of(position - 1) == line:
        position -= 1
    return position


def _has_figure(reader: RowReader, line: str) -> bool:
    return any(_is_filled(reader.cells.get(item.item)) for item in reader.items_of(line))


def _is_line_of_figures(stream: Stream, below: int) -> bool:
    """Whether nothing but figures stands in the line above a position."""
    if below == 0:
        return False
    pieces = pieces_of(stream, _start_of_line(stream, below - 1), below)
    return bool(pieces) and all(piece.is_figure for piece in pieces)


def _run_on(reader: RowReader) -> bool:
    """Whether figures follow figures where most lines have none, as in text that goes down a table's columns."""
    runs_of_figures = sum(row.reason == SEVERAL for row in reader.unread)
    blank = sum(cell.state == "blank" for cell in reader.cells.values())
    return runs_of_figures >= _FEWEST_RUNS and blank * 2 >= len(reader.cells)


def _is_filled(cell: Cell | None) -> bool:
    return cell is not None and cell.state in ("value", "zero", "text")


def _differs(cell: Cell, text: str) -> bool:
    """Whether a line printed again has another figure; one without a figure, as in a blank form, says nothing."""
    return bool(text and cell.raw) and text != cell.raw


def _take_back(reader: RowReader, cell: Cell) -> None:
    if _is_filled(cell):
        reader.cells[cell.item] = cell._replace(state="text", value=None)
