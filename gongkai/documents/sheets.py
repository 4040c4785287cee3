"""Workbooks (.xls, .xlsx): each visible sheet a grid, cells as the sheet names them.

Numbers are given as the workbook holds them, to the fifteen digits that a screen shows; a format that shows them
as percent or in another scale makes them a doubt, one that does not show them a blank and a doubt of the workbook.
Hidden sheets, rows and columns are not read and named as a doubt; charts, pictures, macros and formulas are
ignored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gongkai.documents import Document, Grid, GridCell, UnreadableError
from gongkai.documents.grids import grid_of
from gongkai.documents.limits import MAX_COLUMNS
from gongkai.documents.sheet_parts import Hidden, look_through
from gongkai.documents.workbook import Sheet, sheets_of
from gongkai.documents.xls_parts import hidden_in

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
_ALL_SHOWN = Hidden()


def read_xlsx(content: bytes, source_name: str) -> Document:
    """Read an .xlsx file; UnreadableError where it is broken, locked or larger than a report."""
    parts = look_through(content)
    doubts = []
    if parts.uncounted:
        doubts.append(
            f"{parts.uncounted} formulas are saved without their results and read as blank: save the workbook in Excel again"
        )
    if parts.has_pictures:
        doubts.append("the workbook holds pictures, which are not read: look whether figures stand in them")
    sheets = sheets_of(content)
    for sheet in sheets:
        doubts += _as_shown(sheet, parts.shown.get(sheet.name, {}))
    return _document(sheets, source_name, XLSX, parts.hidden, doubts)


def _as_shown(sheet: Sheet, shown: Mapping[tuple[int, int], str]) -> Iterator[str]:
    """Put what cells show in the place of what they hold; a doubt where they show nothing."""
    blank = 0
    for (row, column), text in shown.items():
        if row < len(sheet.rows) and column < len(sheet.rows[row]):
            blank += not text
            sheet.rows[row][column] = text
    if blank:
        yield f"{blank} cells of sheet {sheet.name} hold figures that their format does not show: they were read as blank"


def read_xls(content: bytes, source_name: str) -> Document:
    """Read an .xls file with the same errors as an .xlsx file.

    Its extent cannot be read beforehand: a sheet with a cell far out takes half a gigabyte before it is refused.
    """
    hidden = hidden_in(content)
    doubts = (
        ()
        if hidden is not None
        else ("whether rows or columns are hidden could not be told: they were read",)
    )
    return _document(sheets_of(content), source_name, XLS, hidden or {}, doubts)


def _document(
    sheets: Sequence[Sheet],
    source_name: str,
    media_type: str,
    hidden: Mapping[str, Hidden],
    doubts: Sequence[str],
) -> Document:
    shown = [sheet for sheet in sheets if any(text for row in sheet.rows for text in row)]
    grids = [_grid(sheet, hidden.get(sheet.name, _ALL_SHOWN)) for sheet in shown]
    if not any(cell.text for grid in grids for row in grid.rows for cell in row):
        raise UnreadableError(
            "the workbook holds no text that is not hidden" if shown else "the workbook holds no text"
        )
    told = [f"sheet {sheet.name} is hidden and was not read" for sheet in sheets if not sheet.is_visible]
    for sheet in shown:
        told += _hidden_text(sheet, hidden.get(sheet.name, _ALL_SHOWN))
    return Document(source_name, media_type, tuple(grids), (*told, *doubts))


def _hidden_text(sheet: Sheet, hidden: Hidden) -> Iterator[str]:
    """A doubt where rows or columns that hold something are hidden."""
    rows = [row for row in hidden.rows if row < len(sheet.rows) and any(sheet.rows[row])]
    columns = [at for at in hidden.columns if any(at < len(row) and row[at] for row in sheet.rows)]
    if rows or columns:
        yield f"{len(rows)} rows and {len(columns)} columns of sheet {sheet.name} are hidden and were not read"


def _grid(sheet: Sheet, hidden: Hidden) -> Grid:
    locator = f"sheet {sheet.name}"
    spans = _spans(sheet)
    _show_merged(sheet.rows, spans, hidden)
    covered = {
        (row + r, column + c)
        for (row, column), (rows, columns) in spans.items()
        for r in range(rows)
        for c in range(columns)
        if r or c
    }
    cells = [
        GridCell(text, row, column, *spans.get((row, column), (1, 1)), _place(locator, row, column))
        for row, line in enumerate(sheet.rows)
        if row not in hidden.rows
        for column, text in enumerate(line)
        if column not in hidden.columns
        # a value under a merged cell is not shown, but it is there
        if text or (row, column) not in covered
    ]
    return grid_of(cells, len(sheet.rows), locator)


def _show_merged(
    rows: list[list[str]], spans: dict[tuple[int, int], tuple[int, int]], hidden: Hidden
) -> None:
    """A merged cell that begins in a hidden row or column is shown in what is left of it."""
    for (top, left), (height, width) in [*spans.items()] if hidden else ():
        shown_rows = [row for row in range(top, top + height) if row not in hidden.rows]
        shown_columns = [column for column in range(left, left + width) if column not in hidden.columns]
        if not shown_rows or not shown_columns or (shown_rows[0], shown_columns[0]) == (top, left):
            continue
        row, column = shown_rows[0], shown_columns[0]
        if max(left, column) >= len(rows[row]):
            continue
        del spans[top, left]
        spans[row, column] = (top + height - row, left + width - column)
        rows[row][column] = rows[row][column] or rows[top][left]


def _spans(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Row and column span of each merged cell by its top left corner, cut to the sheet and the limits."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in sheet.merged:
        if top < len(sheet.rows) and left < MAX_COLUMNS:
            last_row, last_column = min(bottom, len(sheet.rows) - 1), min(right, MAX_COLUMNS - 1)
            found[top, left] = (last_row - top + 1, last_column - left + 1)
    return found


def _place(locator: str, row: int, column: int) -> str:
    letters = ""
    number = column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{locator} cell {letters}{row + 1}"
