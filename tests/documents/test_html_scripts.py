import json

import pytest

from gongkai.documents import Grid
from gongkai.documents.html import read_html
from gongkai.documents.html_scripts import tables_in_scripts

TABLE = '<p>行政"许可"\n情况</p><table><tr><td class="x">行政许可</td><td>12</td></tr></table>'


def page(script: str) -> bytes:
    return f"<html><body><h1>年度报告</h1><script>{script}</script></body></html>".encode()


@pytest.mark.parametrize(
    "script",
    [
        f"var content = {json.dumps(TABLE)}; show(content);",
        f"document.write({json.dumps(TABLE, ensure_ascii=False)})",
        "var a='" + TABLE.replace("\n", "\\n") + "';",
        "var a='" + TABLE.replace("'", "\\'").replace("\n", "\\\n".replace("\n", "n")) + "'",
        "x(" + json.dumps(TABLE).replace("<", "\\u003c").replace("/", "\\/") + ")",
        "x(" + json.dumps(TABLE).replace("<", "\\x3c") + ")",
    ],
)
def test_a_table_in_a_string_of_a_script_is_read(script):
    document = read_html(page(script), "a.html")
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [[cell.text for cell in row] for row in grids[0].rows] == [["行政许可", "12"]]
    assert "年度报告" in document.text


def test_scripts_of_a_page_that_has_its_tables_say_nothing():
    content = page("var a='<td>99</td>'").replace(
        b"</h1>", b"</h1><table><tr><td>a</td><td>1</td></tr></table>"
    )
    assert "99" not in read_html(content, "a.html").text


@pytest.mark.parametrize("script", ["", "var a = 1 < 2;", "'unfinished <td>", '"\\u00g0<td>"', "var t='td'"])
def test_a_script_without_cells_in_a_string_gives_nothing(script):
    assert tables_in_scripts(f"<script>{script}</script>") == ""


def test_a_hostile_script_takes_no_time():
    assert tables_in_scripts("<script>" + '"\\' * 200_000 + "<td" + "'" * 200_000 + "</script>") == ""
