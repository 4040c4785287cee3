"""Tables as an Excel workbook: provenance on the first sheet, then a sheet a table; texts never run."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd
import xlsxwriter

_SHEET_NAME_CHARACTERS = 31
TEXTS_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def to_xlsx(tables: Mapping[str, pd.DataFrame], provenance: Mapping[str, str]) -> bytes:
    """The tables as .xlsx bytes; lists are joined by |, missing values are empty cells."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, TEXTS_ONLY) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("provenance")
        for row, (key, value) in enumerate(provenance.items()):
            sheet.write_string(row, 0, key, bold)
            sheet.write_string(row, 1, value)
        for name, frame in tables.items():
            _write(book.add_worksheet(name[:_SHEET_NAME_CHARACTERS]), frame, bold)
    return buffer.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, frame: pd.DataFrame, bold: object) -> None:
    for column, name in enumerate(frame.columns):
        sheet.write_string(0, column, str(name), bold)
    for row, values in enumerate(frame.itertuples(index=False, name=None), start=1):
        for column, value in enumerate(values):
            _write_cell(sheet, row, column, value)
    sheet.freeze_panes(1, 0)
    if len(frame):
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)


def _write_cell(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object) -> None:
    if isinstance(value, (list, tuple, np.ndarray)):
        sheet.write_string(row, column, "|".join(map(str, value)))
    elif value is None or pd.isna(value):  # type: ignore[call-overload]  # any scalar
        return
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, (str, date)):
        sheet.write_string(row, column, str(value))
    else:
        sheet.write_number(row, column, float(value))  # type: ignore[arg-type]  # int, float, Decimal
