"""Workbooks (.xls, .xlsx): each visible sheet a grid, cells as the sheet names them.

Numbers are given as the workbook holds them, without the format that a screen would show them in.
Hidden sheets are not read and named as a doubt; charts, macros and formulas are ignored.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree  # type: ignore[import-untyped]

from gongkai.documents import Document, Grid, GridCell, UnreadableError
from gongkai.documents.grids import check_size, grid_of
from gongkai.documents.limits import MAX_COLUMNS, MAX_XML_BYTES, MEGABYTE
from gongkai.documents.package import open_package, part
from gongkai.documents.workbook import Sheet, sheets_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
_CELL_NAME = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def read_xlsx(content: bytes, source_name: str) -> Document:
    """Read an .xlsx file; UnreadableError where it is broken, locked or larger than a report."""
    uncounted = _check_extent(content)
    document = _document(sheets_of(content), source_name, XLSX)
    if not uncounted:
        return document
    doubt = f"{uncounted} formulas are saved without their results and read as blank: save the workbook in Excel again"
    return replace(document, doubts=(*document.doubts, doubt))


def read_xls(content: bytes, source_name: str) -> Document:
    """Read an .xls file with the same errors as an .xlsx file.

    Its extent cannot be read beforehand: a sheet with a cell far out takes half a gigabyte before it is refused.
    """
    return _document(sheets_of(content), source_name, XLS)


def _check_extent(content: bytes) -> int:
    """Refuse a sheet with a cell far out before it is spread out in memory; how many formulas have no result."""
    uncounted = 0
    with open_package(content) as archive:
        for name in archive.namelist():
            xml = part(archive, name)
            if b"sheetData" in xml:
                uncounted += _check_part(xml, name)
    return uncounted


def _check_part(xml: bytes, name: str) -> int:
    """UnreadableError where one sheet is too long, or names a row or cell beyond the limits of a table.

    Gives the number of formulas without a result; an empty text (t="str") is one.
    """
    uncounted = 0
    if len(xml) > MAX_XML_BYTES:
        raise UnreadableError(f"{name} is larger than {MAX_XML_BYTES // MEGABYTE} MB")
    try:
        for _, element in etree.iterparse(io.BytesIO(xml), tag=("{*}row", "{*}c"), resolve_entities=False):
            place = element.get("r")
            if place is not None:
                check_size(*_extent(place, name), f"the sheet in {name}")
            if element.tag.endswith("}c"):
                uncounted += _has_no_result(element)
            element.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadableError(
            f"{name} in the workbook is broken ({' '.join(str(error).split())[:200]})"
        ) from error
    return uncounted


def _has_no_result(cell: etree._Element) -> bool:
    """Whether a cell holds a formula that the program which wrote the workbook has not worked out."""
    if cell.find("{*}f") is None or cell.get("t") == "str":
        return False
    return not cell.findtext("{*}v")


def _extent(place: str, part_name: str) -> tuple[int, int]:
    """Rows and columns up to a row number or a cell name."""
    if place.isascii() and place.isdigit():
        return int(place[:9]), 0
    named = _CELL_NAME.fullmatch(place)
    if not named:
        raise UnreadableError(f"{part_name} in the workbook is broken (a cell is named {place[:20]!r})")
    column = 0
    for letter in named[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(named[2]), column


def _document(sheets: Sequence[Sheet], source_name: str, media_type: str) -> Document:
    grids = [_grid(sheet) for sheet in sheets if any(text for row in sheet.rows for text in row)]
    if not grids:
        raise UnreadableError("the workbook holds no text")
    doubts = [f"sheet {sheet.name} is hidden and was not read" for sheet in sheets if not sheet.is_visible]
    return Document(source_name, media_type, tuple(grids), tuple(doubts))


def _grid(sheet: Sheet) -> Grid:
    locator = f"sheet {sheet.name}"
    spans = _spans(sheet)
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
        for column, text in enumerate(line)
        # a value under a merged cell is not shown, but it is there
        if text or (row, column) not in covered
    ]
    return grid_of(cells, len(sheet.rows), locator)


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
