"""The sheets of a workbook as plain lists, by calamine; run as a program, in a process of its own.

calamine spreads a sheet out to its farthest cell in memory, and stops the whole process where that
does not fit. The extent of an .xlsx file can be read beforehand, that of an .xls file cannot, so
an .xls file is read by `python -m gongkai.documents.workbook` under a limit of memory.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass

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

_MOST_MEMORY = 1 << 30
_MOST_SECONDS = 20

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
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value).strip()


def main(arguments: Sequence[str]) -> None:
    """Read a workbook from standard input, write its sheets, or the reason of a refusal, as JSON."""
    if arguments:
        raise SystemExit("usage: python -m gongkai.documents.workbook < FILE.xls")
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    try:
        said: object = [asdict(sheet) for sheet in sheets_of(sys.stdin.buffer.read())]
    except UnreadableError as error:
        said = {"reason": str(error)}
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
