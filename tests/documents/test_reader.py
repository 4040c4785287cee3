import io
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents import Document, Grid, UnreadableError
from gongkai.documents.reader import read_document

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
OLD_WORD = COMPOUND + "WordDocument".encode("utf-16-le")


def word(text):
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.xlsx", "a", "a.doc", "a.html"])
def test_bytes_decide_whatever_the_name_says(name):
    assert read_document(word("年报"), name).media_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        ("<!DOCTYPE html><p>年报</p>", "a.txt", "text/html"),
        ("\ufeff<HTML><p>年报</p>", "a.doc", "text/html"),
        ("前言<table><tr><td>1<td>2</table>", "a.md", "text/html"),
        ("<p>年报</p>", "a.htm", "text/html"),
        ("没有标签", "a.html", "text/plain"),
        ("# 年报", "a.md", "text/markdown"),
        ("# 年报", "a.txt", "text/plain"),
        ("指标,1", "a.csv", "text/csv"),
        ("年报 5 < 6 > 4", "a", "text/plain"),
    ],
)
def test_text_is_told_apart_by_its_tags_then_by_its_name(content, name, media_type):
    assert read_document(content.encode(), name).media_type == media_type


def test_a_page_in_utf_16_is_a_page():
    page = "<html><p>政府信息公开年度报告</p></html>"
    assert read_document(page.encode("utf-16"), "a.html").text == "政府信息公开年度报告"


def archive(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"\x89PNG\r\n", "a.docx", "picture"),
        (b"\xff\xd8\xff\xe0", "a.jpg", "picture"),
        (b"Rar!\x1a", "a.pdf", "a RAR archive"),
        (b"MZ\x90", "a.pdf", "a program"),
        (archive(**{"a.txt": "x"}), "a.docx", "a ZIP archive that is no .docx"),
        (archive(**{"content.xml": "<a/>"}), "a.ods", "an OpenDocument file: save"),
        (archive(**{"xl/workbook.bin": "x"}), "a.xlsb", r"save it as \.xlsx"),
        (archive(**{"OFD.xml": "<a/>"}), "a.ofd", "an OFD file: save the report as PDF"),
        (COMPOUND, "a.doc", "no .doc or .xls"),
        (COMPOUND + "Workbook".encode("utf-16-le"), "a.xls", "the workbook is broken"),
        (b"text", "a.exe", ".exe file"),
        (b"x" * (20 * 1024 * 1024 + 1), "a.txt", "larger than 20 MB"),
    ],
)
def test_what_is_no_document_is_refused_with_what_to_do(content, name, reason):
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_document(content, name)
    assert "\n" not in str(caught.value)


HTML = "<html><p>一、总体情况</p><table><tr><td rowspan=2>甲<td>1</tr><tr><td>2</tr></table></html>".encode()
CSV = "指标,数量\n政府信息公开,300\n".encode()


@given(
    st.sampled_from([HTML, CSV, word("年报")]),
    st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), max_size=8),
    st.sampled_from(["a.html", "a.md", "a.csv", "a.docx", "a.txt"]),
)
def test_any_bytes_end_in_a_document_or_a_reason(content, changes, name):
    changed = bytearray(content)
    for place, value in changes:
        changed[place % len(changed)] = value
    reason, document = None, Document(name, "", ())
    try:
        document = read_document(bytes(changed), name)
    except UnreadableError as error:
        reason = str(error)
    assert bool(reason) != bool(document.blocks)
    assert "\n" not in (reason or "")
    for grid in (block for block in document.blocks if isinstance(block, Grid)):
        for number, row in enumerate(grid.rows):
            assert all(cell.row == number and cell.row_span > 0 and cell.column_span > 0 for cell in row)
            assert [cell.column for cell in row] == sorted({cell.column for cell in row})
