"""The sheets of a workbook as plain lists, by calamine.

calamine spreads a sheet out to its farthest cell in memory, and stops the whole process where that does
not fit; what comes from elsewhere is therefore read in a process of its own (`gongkai.confined`).
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from gongkai.documents import UnreadableError
from gongkai.documents.grids import check_size

Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet from A1 on: its printed values, and its merged cells by first and last corner."""

    name: str
    is_visible: bool
    rows: list[list[str]]
    merged: list[tuple[Corner, Corner]]


def sheets_of(content: bytes) -> list[Sheet]:
    """The worksheets of a workbook, hidden ones without their values; UnreadableError where it is broken."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = []
        for sheet in workbook.sheets_metadata:
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            if sheet.visible == SheetVisibleEnum.Visible:
                found.append(_sheet(workbook.get_sheet_by_name(sheet.name)))
            else:
                found.append(Sheet(sheet.name, False, [], []))
        return found
    except PasswordError as error:
        raise UnreadableError("the workbook is locked with a password: save it again without") from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise UnreadableError(f"the workbook is broken ({' '.join(str(error).split())[:200]})") from error
    except BaseException as error:  # calamine's panics derive from no other class, and theirs cannot be named
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError("the workbook is broken: save it again") from error


def _sheet(sheet: CalamineSheet) -> Sheet:
    if sheet.end is None:
        return Sheet(sheet.name, True, [], [])
    check_size(sheet.end[0] + 1, sheet.end[1] + 1, f"sheet {sheet.name}")
    values = sheet.to_python(skip_empty_area=False)
    rows = [[_printed(value) for value in row] for row in values]
    return Sheet(sheet.name, True, rows, list(sheet.merged_cell_ranges or []))


def _printed(value: object) -> str:
    """The value as a person would write it; whole numbers without `.0`."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        # sums such as 16.860000000000003 are shown with fifteen digits
        value = float(f"{value:.15g}")
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value).strip()
