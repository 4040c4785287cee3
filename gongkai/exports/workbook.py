"""Tables as an Excel workbook: on the first sheet what they are and where from, then a sheet a table; texts never run."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import xlsxwriter

from gongkai.errors import UsageError
from gongkai.exports.legible import legible

FIRST_SHEET = "provenance"
MOST_ROWS = 1_048_575  # of a sheet, below its head
MOST_CELLS = 5_000_000  # of a workbook: beyond that the programs that open it do so no more
_SHEET_NAME_CHARACTERS = 31
_CELL_CHARACTERS = 32_767
_CUT = "… [cut: the whole text is in the CSV]"
_NARROW, _WIDE, _WIDTH_ROWS = 8, 48, 200
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its rows, its title and columns in (Chinese, English), the filters it was made under.

    `headings` names the columns in the sheet where that is not their stable name.
    """

    name: str
    frame: pd.DataFrame
    titles: tuple[str, str]
    columns: Mapping[str, tuple[str, str]]
    filters: str
    headings: Mapping[str, str]


def to_xlsx(sheets: Sequence[Sheet], about: Mapping[str, str], step: Step = lambda _name: None) -> bytes:
    """The tables as .xlsx bytes; lists are joined by |, missing values are empty cells, numbers stay numbers.

    `about` heads the first sheet, which lists the sheets and explains every column. UsageError where a table is too
    large for a sheet. `step` is called with the name of each sheet that is written.
    """
    for sheet in sheets:
        _demand_room(sheet)
    cells = sum(sheet.frame.size for sheet in sheets)
    if cells > MOST_CELLS:
        raise UsageError(
            f"{cells:,} cells are too many for a workbook ({MOST_CELLS:,}): narrow the filters, or take CSV or Parquet"
        )
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        bold = book.add_format({"bold": True})
        _write_first(book.add_worksheet(FIRST_SHEET), sheets, about, bold)
        for sheet in sheets:
            _write(book.add_worksheet(_sheet_name(sheet)), sheet, bold)
            step(sheet.name)
    return buffer.getvalue()


def _demand_room(sheet: Sheet) -> None:
    if len(sheet.frame) > MOST_ROWS:
        raise UsageError(
            f"{sheet.name}: {len(sheet.frame):,} rows, and a sheet holds {MOST_ROWS:,}: "
            "narrow the filters, or take CSV or Parquet"
        )


def _sheet_name(sheet: Sheet) -> str:
    return sheet.name[:_SHEET_NAME_CHARACTERS]


def _write_first(
    page: xlsxwriter.worksheet.Worksheet, sheets: Sequence[Sheet], about: Mapping[str, str], bold: object
) -> None:
    """Where from; which sheets; what their columns mean."""
    rows: list[tuple[object, ...] | None] = [(key, value) for key, value in about.items()]
    rows += [None, ("sheet", "中文", "English", "rows", "filters")]
    heads = {len(rows) - 1}
    rows += [(_sheet_name(one), *one.titles, len(one.frame), one.filters) for one in sheets]
    rows += [None, ("sheet", "column", "heading", "中文", "English")]
    heads.add(len(rows) - 1)
    rows += [
        (_sheet_name(one), column, one.headings.get(column, column), *one.columns[column])
        for one in sheets
        for column in map(str, one.frame.columns)
    ]
    for place, row in enumerate(rows):
        for column, value in enumerate(row or ()):
            is_bold = place in heads or (place < len(about) and column == 0)
            _write_cell(page, place, column, value, bold if is_bold else None)
    page.set_column(0, 1, 28)
    page.set_column(2, 4, 32)


def _write(page: xlsxwriter.worksheet.Worksheet, sheet: Sheet, bold: object) -> None:
    frame = sheet.frame
    for column, name in enumerate(map(str, frame.columns)):
        heading = sheet.headings.get(name, name)
        _write_cell(page, 0, column, heading, bold)
        page.set_column(column, column, _width(heading, frame.iloc[:_WIDTH_ROWS, column]))
    for row, values in enumerate(frame.itertuples(index=False, name=None), start=1):
        for column, value in enumerate(values):
            _write_cell(page, row, column, value)
    page.freeze_panes(1, 0)
    if len(frame.columns):
        page.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)


def _write_cell(
    page: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object, look: object = None
) -> None:
    if isinstance(value, (list, tuple, np.ndarray)):
        page.write_string(row, column, _text("|".join(map(str, value))), look)
    elif value is None or pd.isna(value):  # type: ignore[call-overload]  # any scalar
        return
    elif isinstance(value, (bool, np.bool_)):
        page.write_boolean(row, column, bool(value), look)
    elif isinstance(value, (str, date)):
        page.write_string(row, column, _text(str(value)), look)
    elif math.isfinite(number := float(value)):  # type: ignore[arg-type]  # int, float, Decimal
        page.write_number(row, column, number, look)
    else:  # Excel knows no infinity
        page.write_string(row, column, str(number), look)


def _text(value: str) -> str:
    """What a cell can hold; a text that is cut says so."""
    shown = legible(value)
    return shown if len(shown) <= _CELL_CHARACTERS else shown[: _CELL_CHARACTERS - len(_CUT)] + _CUT


def _width(heading: str, values: Iterable[object]) -> int:
    """Characters that hold the heading and most of the first values; a Chinese character takes two."""
    longest = max((_columns(str(value)) for value in values), default=0)
    return max(_NARROW, min(_WIDE, max(longest, _columns(heading) + 3)))


def _columns(text: str) -> int:
    return sum(2 if "⺀" <= one <= "￯" else 1 for one in text[:_WIDE])
