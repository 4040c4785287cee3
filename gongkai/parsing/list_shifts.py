"""List forms whose figures are not told by the lines they stand on.

Some texts print all labels and then all figures, some tables the figure before its label: read in order, each
figure would go to another line. Some documents print two tables, of last year and of this. None of it is read:
which figure is whose, and which table the report's, nothing tells.
"""

from __future__ import annotations

from gongkai.parsing.list_rows import SEVERAL, RowReader
from gongkai.parsing.pieces import pieces_of
from gongkai.parsing.stream import Stream
from gongkai.records import Cell

APART = "the figures stand apart from the labels; whose each is cannot be told"
_FEWEST = 8
_MOST_BLANK = 0.8
_FEWEST_HEADINGS = 3
_FEWEST_RUNS = 3


def leave_what_is_apart(stream: Stream, reader: RowReader, behind_last_label: int) -> int | None:
    """Take back figures that are not those of their lines; where the last of them ends, if they stand at the end."""
    if _stand_before_labels(reader) or _stand_above_labels(reader) or _run_on(reader):
        for cell in list(reader.cells.values()):
            _take_back(reader, cell)
        return None
    again = [(reader.cells[code], text) for code, text in reader.again.items() if code in reader.cells]
    others = [cell for cell, text in again if _differs(cell, text)]
    if len(others) >= _FEWEST:  # a single line may be a heading of the text
        for cell in others:
            _take_back(reader, cell)
    end = _end_of_figures_at_the_end(stream, reader, behind_last_label)
    if end is not None and reader.order:
        reader.cells[reader.order[-1]] = reader.cells[reader.order[-1]]._replace(state="text", value=None)
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


def _stand_above_labels(reader: RowReader) -> bool:
    """Whether figures have lines of their own between labels with their units, and a heading would have one."""
    forms = reader.labels.form.by_code
    valued = [code for code, cell in reader.cells.items() if _is_filled(cell) and forms[code].is_valued]
    apart = [code for code in valued if code in reader.apart]
    headings = [
        code for code in reader.apart if not forms[code].is_valued and _is_filled(reader.cells.get(code))
    ]
    return bool(headings) and len(apart) >= _FEWEST and len(apart) >= _MOST_BLANK * len(valued)


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
