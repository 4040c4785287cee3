"""Workbooks: nothing runs, numbers are numbers, the first sheet says what all of it is."""

import io
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
import python_calamine
import xlsxwriter

from gongkai.errors import UsageError
from gongkai.exports import workbook
from gongkai.exports.workbook import Sheet, to_xlsx


def _sheet(frame: pd.DataFrame, name: str = "findings", **headings: str) -> Sheet:
    columns = {str(column): ("列", "Column") for column in frame.columns}
    return Sheet(name, frame, ("审计发现", "Findings"), columns, "years=2017", headings)


def _book(*sheets: Sheet, **about: str) -> python_calamine.CalamineWorkbook:
    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx(sheets, about)))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\")", "http://example.org",
                                  "<b>x</b>", "![x](http://example.org/x.png)", "1e5", "007"])  # fmt: skip
def test_a_text_stays_a_text(text):
    data = to_xlsx([_sheet(pd.DataFrame({"a": [text]}))], {"key": text})
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.get_sheet_by_name("findings").to_python() == [["a"], [text]]
    assert book.get_sheet_by_name("provenance").to_python()[0][:2] == ["key", text]
    assert b"<f>" not in data


def test_what_a_workbook_cannot_hold_is_written_out():
    frame = pd.DataFrame({"a": ["\x00\x0b", "\ud800x", "\uffff"]}, dtype=object)
    book = _book(_sheet(frame, a="\x01"), about="\ud800")
    assert book.get_sheet_by_name("findings").to_python() == [
        [r"\x01"],
        [r"\x00\x0b"],
        [r"\ud800x"],
        [r"\uffff"],
    ]
    assert book.get_sheet_by_name("provenance").to_python()[0][1] == r"\ud800"


def test_numbers_are_numbers_and_missing_ones_are_empty():
    frame = pd.DataFrame(
        {
            "whole": [3, -7],
            "decimal": [Decimal("12.500000"), None],
            "float": [0.25, float("nan")],
            "boundless": [float("inf"), 1.0],
            "truth": np.array([True, False]),
            "day": [date(2026, 3, 1), None],
            "list": [["a", "b"], np.array(["c"])],
        }
    )
    rows = _book(_sheet(frame)).get_sheet_by_name("findings").to_python()
    assert rows[1:] == [
        [3.0, 12.5, 0.25, "inf", True, "2026-03-01", "a|b"],
        [-7.0, "", "", 1.0, False, "", "c"],
    ]


def test_the_first_sheet_lists_sheets_and_columns():
    one = _sheet(pd.DataFrame({"a": [1, 2]}), "one", a="甲")
    rows = (
        _book(one, _sheet(pd.DataFrame({"b": []}), "two"), generation="7")
        .get_sheet_by_name("provenance")
        .to_python()
    )
    assert rows == [
        ["generation", "7", "", "", ""],
        ["", "", "", "", ""],
        ["sheet", "中文", "English", "rows", "filters"],
        ["one", "审计发现", "Findings", 2.0, "years=2017"],
        ["two", "审计发现", "Findings", 0.0, "years=2017"],
        ["", "", "", "", ""],
        ["sheet", "column", "heading", "中文", "English"],
        ["one", "a", "甲", "列", "Column"],
        ["two", "b", "b", "列", "Column"],
    ]


def test_the_head_stays_in_sight_and_filters(monkeypatch):
    calls = []
    kind = xlsxwriter.worksheet.Worksheet
    for name in ("freeze_panes", "autofilter"):
        own = getattr(kind, name)
        monkeypatch.setattr(
            kind, name, lambda page, *given, own=own: (calls.append((page.name, *given)), own(page, *given))
        )
    to_xlsx([_sheet(pd.DataFrame({"a": [1, 2], "b": [3, 4]}))], {})
    assert calls == [("findings", 1, 0), ("findings", 0, 0, 2, 1)]


def test_a_long_text_is_cut_and_says_so():
    rows = _book(_sheet(pd.DataFrame({"a": ["字" * 40_000]}))).get_sheet_by_name("findings").to_python()
    assert len(rows[1][0]) == 32_767
    assert rows[1][0].endswith("[cut: the whole text is in the CSV]")


def test_a_table_too_large_for_a_sheet_is_refused(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(UsageError, match="findings: 3 rows, and a sheet holds 2: narrow the filters"):
        to_xlsx([_sheet(pd.DataFrame({"a": [1, 2, 3]}))], {})
    monkeypatch.setattr(workbook, "MOST_ROWS", 20)
    monkeypatch.setattr(workbook, "MOST_CELLS", 5)
    with pytest.raises(UsageError, match="6 cells are too many for a workbook"):
        to_xlsx([_sheet(pd.DataFrame({"a": [1, 2, 3]}), name) for name in ("one", "two")], {})
