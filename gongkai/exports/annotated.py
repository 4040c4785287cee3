"""A draft's form as an Excel workbook, laid out as printed, with what is found written at its cells; texts never run."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gongkai.exports.workbook import TEXTS_ONLY

_MARKS = {"▶": "suspect", "•": "concerned"}
_WIDTHS = {
    "findings": (14, 14, 30, 34, 10, 10, 12, 60, 14, 60),
    "form": (46, 14, 14, 16, 60, 14, 14, 14),
    "unread": (24, 80, 60),
}
_COMMENT = {"x_scale": 2.5, "y_scale": 2.0}
_SHEET_NAME_CHARACTERS = 24


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """One report of a draft.

    form, matrix: the rows of the views of these names; findings, unread: tables as they are to be shown;
    notes: what is to be said at a cell, by its code; facts: what is known of the report, name and value.
    """

    facts: Mapping[str, str]
    form: pd.DataFrame
    matrix: pd.DataFrame
    findings: pd.DataFrame
    unread: pd.DataFrame
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Book:
    """A workbook, the words it is written in and the looks of its cells."""

    book: xlsxwriter.Workbook
    words: Mapping[str, str]
    looks: Mapping[str, Format]


def to_annotated(reports: Sequence[AnnotatedReport], words: Mapping[str, str]) -> bytes:
    """The reports as .xlsx bytes: of each what is found, the form as printed, the lines that were not read.

    `words`: about, findings, form, unread (names of sheets), line, unit, printed, place, note (headings), author.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, TEXTS_ONLY) as book:
        made = _Book(book, words, _looks(book))
        for number, report in enumerate(reports, start=1):
            before = f"{number} " if len(reports) > 1 else ""
            _found(made, _sheet(made, before, "findings"), report)
            _form(made, _sheet(made, before, "form"), report)
            _table(made, _sheet(made, before, "unread"), report.unread, 0)
    return buffer.getvalue()


def _looks(book: xlsxwriter.Workbook) -> dict[str, Format]:
    plain = {"text_wrap": True, "valign": "top"}
    boxed = {**plain, "border": 1}
    return {
        "": book.add_format(boxed),
        "suspect": book.add_format({**boxed, "bg_color": "#F4C26B", "bold": True}),
        "concerned": book.add_format({**boxed, "bg_color": "#FBEBD0"}),
        "head": book.add_format({**boxed, "bold": True, "bg_color": "#E4EBF1"}),
        "bold": book.add_format({**plain, "bold": True}),
        "plain": book.add_format(plain),
    }


def _sheet(made: _Book, before: str, name: str) -> Worksheet:
    sheet = made.book.add_worksheet(f"{before}{made.words[name][:_SHEET_NAME_CHARACTERS]}")
    for column, width in enumerate(_WIDTHS[name]):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    return sheet


def _found(made: _Book, sheet: Worksheet, report: AnnotatedReport) -> None:
    for row, (name, value) in enumerate(report.facts.items()):
        sheet.write_string(row, 0, name, made.looks["bold"])
        sheet.write_string(row, 1, value)
    after = len(report.facts) + 1
    sheet.write_string(after, 0, made.words["about"])
    _table(made, sheet, report.findings, after + 2)


def _table(made: _Book, sheet: Worksheet, frame: pd.DataFrame, top: int) -> None:
    for column, name in enumerate(frame.columns):
        sheet.write_string(top, column, str(name), made.looks["head"])
    for row, values in enumerate(frame.itertuples(index=False, name=None), start=top + 1):
        for column, value in enumerate(values):
            sheet.write_string(row, column, _said(value), made.looks[""])


def _form(made: _Book, sheet: Worksheet, report: AnnotatedReport) -> None:
    """The lines of the form, then its matrices below one another."""
    row = 0
    for name in ("line", "unit", "printed", "place", "note"):
        sheet.write_string(0, _column(name), made.words[name], made.looks["head"])
    listed = report.form[report.form["table_no"] == 1]
    for row, cell in enumerate(_rows(listed), start=1):
        look = made.looks[_MARKS.get(cell["mark"], "")]
        for name in ("label", "unit", "raw", "place"):
            sheet.write_string(row, _column(name), _said(cell[name]), look)
        _annotate(made, sheet, row, _column("raw"), report.notes.get(cell["item"]))
        sheet.write_string(row, _column("note"), report.notes.get(cell["item"], ""), made.looks["plain"])
    for _, table in report.matrix.groupby("table_no", sort=True):
        row = _matrix(made, sheet, table, report.notes, row + 2)


def _matrix(made: _Book, sheet: Worksheet, table: pd.DataFrame, notes: Mapping[str, str], top: int) -> int:
    """One matrix with its title from row `top` on; the number of its last row."""
    sheet.write_string(top, 0, _said(table["section"].iloc[0]), made.looks["bold"])
    at = {number: place for place, number in enumerate(sorted(table["row_no"].unique()), start=top + 2)}
    columns = table.dropna(subset=["column_no"]).drop_duplicates("column_no").sort_values("column_no")
    across = {number: place for place, number in enumerate(columns["column_no"], start=1)}
    sheet.write_string(top + 1, 0, made.words["line"], made.looks["head"])
    for place, name in enumerate(columns["column"], start=1):
        sheet.write_string(top + 1, place, _said(name), made.looks["head"])
    for cell in _rows(table):
        row = at[cell["row_no"]]
        sheet.write_string(row, 0, _said(cell["row"]), made.looks[""])
        if cell["column_no"] in across:
            column = across[cell["column_no"]]
            sheet.write_string(row, column, _said(cell["raw"]), made.looks[_MARKS.get(cell["mark"], "")])
            _annotate(made, sheet, row, column, notes.get(cell["item"]))
    return max(at.values())


def _annotate(made: _Book, sheet: Worksheet, row: int, column: int, note: str | None) -> None:
    if note:
        sheet.write_comment(row, column, note, {**_COMMENT, "author": made.words["author"]})


def _column(name: str) -> int:
    return ("label", "unit", "raw", "place", "note").index(
        {"line": "label", "printed": "raw"}.get(name, name)
    )


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for values in frame.itertuples(index=False, name=None):
        yield dict(zip(map(str, frame.columns), values, strict=True))


def _said(value: object) -> str:
    """A value as text, nothing where it has none; numbers without idle zeros."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]  # any scalar
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)
