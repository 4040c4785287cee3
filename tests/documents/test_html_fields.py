"""Text that a page holds in a field of a form: line ends are line ends, tables held as text are tables."""

from html import escape

from gongkai.documents import Grid, Paragraph
from gongkai.documents.reader import read_document

TABLE = "<table><tr><td>规章</td><td>3</td></tr><tr><td>行政规范性文件</td><td>12</td></tr></table>"


def blocks(body):
    return read_document(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "年报.html").blocks


def cells(found):
    return [[cell.text for cell in row] for block in found if isinstance(block, Grid) for row in block.rows]


def test_lines_of_a_field_are_lines():
    found = blocks("<textarea>规章 | 3\n行政规范性文件 | 12</textarea>")
    assert [block.text for block in found] == ["规章 | 3", "行政规范性文件 | 12"]


def test_a_table_that_a_field_holds_as_text_is_a_table():
    found = blocks(f"<p>一、总体情况</p><textarea style='display:none'>{escape(TABLE)}</textarea><p>完</p>")
    assert cells(found) == [["规章", "3"], ["行政规范性文件", "12"]]
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["一、总体情况", "完"]


def test_a_field_beside_the_table_that_the_page_shows_is_no_second_one():
    older = TABLE.replace("12", "11")
    found = blocks(f"{TABLE}<textarea style='display:none'>{escape(older)}</textarea>")
    assert cells(found) == [["规章", "3"], ["行政规范性文件", "12"]]
