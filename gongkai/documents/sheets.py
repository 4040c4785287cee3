"""Workbooks (.xls, .xlsx, .ods): each visible sheet a grid, cells as the sheet names them.

Numbers are given as the workbook holds them, without the format that a screen would show them in.
Hidden sheets are not read and named as a doubt; charts, macros and formulas are ignored.
"""

from __future__ import annotations

import datetime
import io
import re

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from gongkai.documents import Document, Grid, GridCell, UnreadableError
from gongkai.documents.grids import MAX_COLUMNS, MAX_ROWS, check_size, grid_of
from gongkai.documents.package import open_package, part

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta

_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELL_NAME = re.compile(rb"<(?:\w+:)?c\b[^>]{0,200}?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
# a row of an .ods sheet may be repeated a million times by one attribute
_REPEATED = re.compile(rb"number-(rows|columns)-repeated=[\"']([0-9]{1,9})[\"']")
_MOST_REPEATED_CELLS = 20_000_000


def read_workbook(content: bytes, source_name: str, media_type: str) -> Document:
    """Read a workbook; UnreadableError where it is broken, locked or larger than a report."""
    if media_type != XLS:
        _check_extent(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        grids, doubts = _sheets(workbook)
    except PasswordError as error:
        raise UnreadableError("the workbook is locked with a password: save it again without") from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise UnreadableError(f"the workbook is broken ({' '.join(str(error).split())[:200]})") from error
    if not grids:
        raise UnreadableError("the workbook holds no text")
    return Document(source_name, media_type, tuple(grids), tuple(doubts))


def _check_extent(content: bytes) -> None:
    """Refuse a sheet with a cell far out before it is spread out in memory."""
    with open_package(content) as archive:
        for name in archive.namelist():
            if _SHEET_PART.fullmatch(name):
                for column, row in _CELL_NAME.findall(part(archive, name)):
                    check_size(int(row), _column_number(column), f"the sheet in {name}")
            elif name == "content.xml":
                _check_repeated(part(archive, name))


def _check_repeated(xml: bytes) -> None:
    found = {kind: [int(n) for k, n in _REPEATED.findall(xml) if k == kind] for kind in (b"rows", b"columns")}
    if max(found[b"rows"], default=1) * max(found[b"columns"], default=1) > _MOST_REPEATED_CELLS:
        raise UnreadableError("the workbook repeats cells beyond the size of a report: save it as .xlsx")


def _sheets(workbook: CalamineWorkbook) -> tuple[list[Grid], list[str]]:
    grids: list[Grid] = []
    doubts: list[str] = []
    for sheet in workbook.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible != SheetVisibleEnum.Visible:
            doubts.append(f"sheet {sheet.name} is hidden and was not read")
            continue
        grid = _grid(workbook.get_sheet_by_name(sheet.name))
        if any(cell.text for row in grid.rows for cell in row):
            grids.append(grid)
    return grids, doubts


def _grid(sheet: CalamineSheet) -> Grid:
    locator = f"sheet {sheet.name}"
    if sheet.end is None:
        return Grid((), locator)
    check_size(sheet.end[0] + 1, sheet.end[1] + 1, locator)
    values = sheet.to_python(skip_empty_area=False)
    spans = _merged(sheet, len(values))
    covered = {
        (row + r, column + c)
        for (row, column), (rows, columns) in spans.items()
        for r in range(rows)
        for c in range(columns)
        if r or c
    }
    cells = [
        GridCell(
            _printed(value), row, column, *spans.get((row, column), (1, 1)), _place(locator, row, column)
        )
        for row, line in enumerate(values)
        for column, value in enumerate(line)
        # a value under a merged cell is not shown, but it is there
        if (row, column) not in covered or value != ""
    ]
    return grid_of(cells, len(values), locator)


def _merged(sheet: CalamineSheet, row_count: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Row and column span of each merged cell by its top left corner, cut to the limits."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if top < row_count and left < MAX_COLUMNS and top < MAX_ROWS:
            found[top, left] = (min(bottom, row_count - 1) - top + 1, min(right, MAX_COLUMNS - 1) - left + 1)
    return found


def _printed(value: Value) -> str:
    """The value as a person would write it; whole numbers without `.0`."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value).strip()


def _place(locator: str, row: int, column: int) -> str:
    letters = ""
    number = column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{locator} cell {letters}{row + 1}"


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
