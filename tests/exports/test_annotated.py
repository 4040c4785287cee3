"""The annotated copy of a draft: its form laid out as printed, comments at suspect cells, texts that never run."""

import io
import re
import zipfile
from html import unescape

import pandas as pd
from python_calamine import CalamineWorkbook

from gongkai.exports.annotated import AnnotatedReport, to_annotated

WORDS = {
    name: name
    for name in ("about", "findings", "form", "unread", "line", "unit", "printed", "place", "note", "author")
}
HOSTILE = '=HYPERLINK("http://example.org")'
FORM = pd.DataFrame(
    [
        ("", "Items", "items", "1,200", "line 1", 1, "a"),
        ("▶", "　Staff", "persons", HOSTILE, "line 2", 1, "b"),
        ("", "in a matrix", "", "3", "line 3", 2, "c"),
    ],
    columns=["mark", "label", "unit", "raw", "place", "table_no", "item"],
)
MATRIX = pd.DataFrame(
    [
        (2, "Requests", 10, "Received", 0, "People", "", "3", "c"),
        (2, "Requests", 10, "Received", 6, "Total", "▶", "4", "d"),
        (2, "Requests", 18, "Outcomes", None, None, "", None, None),
        (3, "Appeals", 31, "Courts", 0, "Upheld", "•", None, "e"),
    ],
    columns=["table_no", "section", "row_no", "row", "column_no", "column", "mark", "raw", "item"],
)


def _report(**other: object) -> AnnotatedReport:
    told = {
        "facts": {"Report": "@Body · 2016"},
        "form": FORM,
        "matrix": MATRIX,
        "findings": pd.DataFrame({"Rule": ["B-1"], "Found": [9.0], "Expected": [float("nan")]}),
        "unread": pd.DataFrame({"Text": [HOSTILE]}),
        "notes": {"b": "Is it 2?", "d": "Is it 3?"},
    }
    return AnnotatedReport(**{**told, **other})


def _sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def _comments(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = "".join(archive.read(name).decode() for name in archive.namelist() if "comments" in name)
    found = re.findall(r'<comment ref="(\w+)".*?<t>(.*?)</t>', xml, re.S)
    return {cell: unescape(said) for cell, said in found}


def test_the_form_stands_as_printed_with_what_is_asked_at_its_cells():
    content = to_annotated([_report()], WORDS)
    sheets = _sheets(content)
    assert list(sheets) == ["findings", "form", "unread"]
    form = sheets["form"]
    assert form[1][:4] == ["Items", "items", "1,200", "line 1"]
    assert form[2][:5] == ["　Staff", "persons", HOSTILE, "line 2", "Is it 2?"]
    assert [row[:3] for row in form[4:8]] == [
        ["Requests", "", ""],
        ["line", "People", "Total"],
        ["Received", "3", "4"],
        ["Outcomes", "", ""],
    ]
    assert form[9][0] == "Appeals"
    assert _comments(content) == {"C3": "Is it 2?", "C7": "Is it 3?"}


def test_findings_and_unread_lines_are_texts():
    content = to_annotated([_report()], WORDS)
    sheets = _sheets(content)
    assert sheets["findings"][0][:2] == ["Report", "@Body · 2016"]
    assert sheets["findings"][-1][:3] == ["B-1", "9", ""]
    assert sheets["unread"] == [["Text"], [HOSTILE]]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]


def test_several_reports_have_numbered_sheets_of_their_own():
    content = to_annotated([_report(), _report(matrix=MATRIX.head(0), notes={})], WORDS)
    assert list(_sheets(content)) == [
        f"{number} {name}" for number in (1, 2) for name in ("findings", "form", "unread")
    ]
