import json

import pytest

from gongkai.documents import Grid, Paragraph, UnreadableError
from gongkai.documents.decoding import decode_declared
from gongkai.documents.html_marks import each_once
from gongkai.documents.reader import read_document
from tests.shared import SHARED, needs_shared

REPORTS = SHARED / "reports"


def read(body, name="年报.html"):
    return read_document(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), name)


def only_grid(document):
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return grid


def shape(grid):
    return [[(cell.text, cell.column, cell.row_span, cell.column_span) for cell in row] for row in grid.rows]


def paragraphs(document):
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>公开<span>3</span><span>5</span>条</p>", ["公开35条"]),
        ("<p>3</p><p>5</p>", ["3", "5"]),
        ("3<br>5<br/>7", ["3", "5", "7"]),
        ("<div>3<div>5</div>7</div>", ["3", "5", "7"]),
        ("<p>公开&nbsp;300&#160;条\n  件</p>", ["公开 300 条 件"]),
        ("<p>12<sup>1</sup></p><p><s>12</s>13</p>", ["12 1", "12 13"]),
        ("<script>var a='<p>9</p>'</script><style>p{}</style><!-- 8 --><p>公开</p>", ["公开"]),
        ("<pre>甲 1\n乙 2</pre>", ["甲 1", "乙 2"]),
        ("<p>a &lt; b &amp; c</p>", ["a < b & c"]),
        ("<ul><li>甲<li>乙</ul><h2>丙</h2>", ["甲", "乙", "丙"]),
    ],
)
def test_blocks_break_lines_and_inline_elements_do_not(body, lines):
    assert paragraphs(read(body)) == lines


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<td><span style="DISPLAY: none">9</span>12</td>', "12"),
        ("<td><b hidden>9</b>12</td>", "12"),
        ('<td style="display:none">9</td><td>12</td>', "12"),
        ('<td><span style="text-decoration:underline line-through">9</span>12</td>', "9 12"),
        ('<td>12<font style="font-size:8pt; vertical-align: super">9</font></td>', "12 9"),
        ('<td>12<a href="#note9">9</a></td>', "12 9"),
        ('<td>12<a class="n" href = "#note9">9</a></td>', "12 9"),
        ('<td><input type="text" value="12"></td>', "12"),
        ('<td><input type="hidden" value="9">12</td>', "12"),
        ('<td><span style="vertical-align:middle">1</span><a href="/a">2</a></td>', "12"),
        ('<td><span style="font-size:0px">9</span>12</td>', "9 12"),
        ('<td><span style="font-size:0.8em">1</span>2</td>', "12"),
        ('<td><font style="COLOR: white">9</font>12</td>', "9 12"),
        ('<td><span style="background-color:#ffffff">1</span>2</td>', "12"),
        ('<td><span style="opacity: 0">9</span><b style="opacity:0.9">12</b></td>', "9 12"),
    ],
)
def test_no_digit_joins_a_figure_that_a_browser_shows_without_it(cell, text):
    document = read(f"<table><tr><td>自然人</td>{cell}</tr><tr><td>总计</td><td>7</td></tr></table>")
    assert [row[1].text for row in document.blocks[0].rows] == [text, "7"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<img src="3.png">', "?"),
        ('<p><span><img src="3.png" alt="3"></span>&nbsp;</p>', "?"),
        ('1<img src="2.png">', "1 ?"),
        ('<svg width="9"><path d="M0 0"/></svg>', "?"),
        ('<img src="a.gif" width="1" height="1">', ""),
        ('3<img src="a.gif" width="1" height="20">', "3"),
        ('自然人<img src="mark.png">', "自然人"),
        ("", ""),
    ],
)
def test_a_picture_in_the_place_of_a_figure_is_a_doubt(cell, text):
    document = read(f"<table><tr><td>其他</td><td>{cell}</td></tr><tr><td>总计</td><td>7</td></tr></table>")
    assert [row[1].text for row in document.blocks[0].rows] == [text, "7"]


def test_pictures_that_lay_out_a_page_say_nothing():
    logo = '<table><tr><td><img src="logo.png"></td></tr></table>'
    frame = '<table><tr><td><img src="corner.png"></td></tr><tr><td>一、概述</td></tr></table>'
    assert paragraphs(read(f"{logo}{frame}<p>二、主动公开</p>")) == ["一、概述", "二、主动公开"]


SHEET = """<style><!-- /* of Word */
.gone, b.away {DISPLAY: none} .menu .item {display:none}
span.MsoFootnoteReference {mso-style-priority:99;
 vertical-align:super;}
.old {text-decoration: line-through} @media print { .paper {display:none} .x {color:red} }
--></style>"""


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('12<span class="a gone">9</span>', "12"),
        ('12<b class="away">9</b><i class="away">3</i>', "123"),
        ('12<span class="MsoFootnoteReference">9</span>', "12 9"),
        ('<font class="old">9</font>12', "9 12"),
        ('1<span class="item">2</span>', "12"),
        ('1<span class="paper">2</span>', "12"),
        ('1<span class="gone" style="display:inline">2</span>', "12"),
    ],
)
def test_what_the_sheet_of_a_page_hides_or_raises_joins_no_figure(cell, text):
    rows = f'<tr><td>自然人</td><td class="old">{cell}</td></tr><tr class="gone"><td>总计</td><td>7</td></tr>'
    document = read(f"<html><head>{SHEET}</head><body><table>{rows}</table></body></html>")
    assert [[cell.text for cell in row] for row in document.blocks[0].rows] == [["自然人", text]]


def test_hidden_rows_are_not_printed_and_hidden_blocks_may_be_shown():
    hidden = '<tr style="display:none"><td>自然人</td><td>9</td></tr>'
    document = read(
        f'<div style="display:none"><table><tr><td>自然人</td><td>3</td></tr>{hidden}</table></div>'
    )
    assert [[cell.text for cell in row] for row in document.blocks[0].rows] == [["自然人", "3"]]


def test_reading_order_is_kept_and_every_block_knows_its_place():
    document = read("<p>甲</p><table><tr><td>规章<td>1</table><p>乙</p><table><tr><td>许可<td>2</table>")
    assert [block.locator for block in document.blocks] == [
        "paragraph 1",
        "table 1",
        "paragraph 2",
        "table 2",
    ]
    assert document.blocks[3].rows[0][1].locator == "table 2 row 1 column 2"
    assert document.media_type == "text/html"


def test_spans_put_every_cell_on_its_column():
    grid = only_grid(
        read(
            "<table><tr><td rowspan=3 colspan=2>甲<td colspan='2'>乙</tr>"
            "<tr><td>1<td>2</tr><tr><td>3<td rowspan=0>4</tr><tr><td>a<td>b<td>c</tr></table>"
        )
    )
    assert shape(grid) == [
        [("甲", 0, 3, 2), ("乙", 2, 1, 2)],
        [("1", 2, 1, 1), ("2", 3, 1, 1)],
        [("3", 2, 1, 1), ("4", 3, 2, 1)],
        [("a", 0, 1, 1), ("b", 1, 1, 1), ("c", 2, 1, 1)],
    ]


def test_blank_cells_stay_and_lines_in_a_cell_are_lines():
    grid = only_grid(read("<table><tr><td><p>商业</p><p>企业</p><td>&nbsp;<td></td><td>其<br/>他</table>"))
    assert [cell.text for cell in grid.rows[0]] == ["商业\n企业", "", "", "其\n他"]


def test_a_table_that_lays_out_the_page_is_flattened_and_not_counted():
    document = read(
        "<table><tr><td>栏目<td><p>正文</p><table><tr><td>规章<td>1</table>尾</table>"
        "<table><tr><td><p>单列</p><p>文字</p></table>"
        f"<table><tr><td>侧栏<td>{'长' * 1001}</table>"
        "<table><tr><td>许可<td>2</table>"
    )
    assert [block.locator for block in document.blocks if isinstance(block, Grid)] == ["table 1", "table 2"]
    assert paragraphs(document) == ["栏目", "正文", "尾", "单列", "文字", "侧栏", "长" * 1001]


def test_text_of_a_table_outside_its_cells_is_kept():
    assert paragraphs(read("<table><caption>表一</caption><tr>散<td>1<td>2</tr></table>")) == ["表一", "散"]


def test_cells_without_a_row_are_a_row():
    assert shape(only_grid(read("<table><td>1</td><td>2</td></table>"))) == [[("1", 0, 1, 1), ("2", 1, 1, 1)]]


def test_text_with_tables_in_it_keeps_its_line_ends():
    document = read_document("甲\n乙\n<table><tr><td>1<td>2</table>\n丙".encode(), "年报.txt")
    assert paragraphs(document) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("colspan=100000000", 64),
        ("colspan=abc", 1),
        ("colspan=-3", 1),
        ("colspan=0", 1),
        ("colspan=' 3;'", 3),
    ],
)
def test_column_spans_are_numbers_within_the_limits(span, expected):
    assert (
        only_grid(read(f"<table><tr><td {span}>1</tr><tr><td>1<td>2</tr></table>")).rows[0][0].column_span
        == expected
    )


def test_row_spans_end_with_the_table():
    grid = only_grid(read("<table><tr><td rowspan=100000000>1<td>2</tr><tr><td>3</tr></table>"))
    assert [cell.row_span for cell in grid.rows[0]] == [2, 1]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<table><tr><td>" * 1_000 + b"12345", "nested too deeply"),
        (b"<html>" + b"<table><tr><td>" * 101 + b"1<td>2", "more than 100 deep"),
        (b"<html>" + b"<font>" * 20_000 + b"12345", "nested too deeply"),
        (b"<html><table>" + b"<tr><td>1<td>2" * 2_001 + b"</table>", "larger than 2000 rows"),
        (b"<html><table><tr>" + b"<td>1" * 65 + b"</table>", "64 columns"),
        (b"<html><p>1</p><!--" + b"<p>12345</p>" * 100, r"only 1 of the page's 501 characters"),
        ("<html><p>\ufdd1</p>".encode(), "no text may hold"),
        (b"<html><p>&#xFDD1;</p>", "no text may hold"),
        (b"<html><script>1</script></html>", "no text"),
        (b"<html>" + b"1" * 6_000_000, "longer than"),
    ],
    ids=[
        "1,000 tables",
        "101 tables",
        "fonts",
        "rows",
        "columns",
        "open comment",
        "mark",
        "mark as number",
        "none",
        "long",
    ],
)
def test_a_page_that_cannot_be_read_whole_is_refused(content, reason):
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_document(content, "年报.html")
    assert "\n" not in str(caught.value)


def test_pages_are_searched_without_what_they_repeat_and_as_well():
    row = b'<tr style="height:2em"><td style="border:1px" width="72"></td><td style="border:1px" width="80"></td></tr>'
    page = b"<table>" + row * 500 + b'<tr><td><b style="display:none">9</b>12</td></tr></table>'
    pieces = each_once(page)
    assert len(pieces) * 100 < len(page)
    # all that stands between two ends of tags is there, and nothing that is not
    assert set(pieces.split(b">")) == set(page.split(b">"))
    assert only_grid(read(page.decode())).rows[-1][0].text == "12"


def test_a_page_in_utf8_is_not_encoded_again():
    page = "<p>公开</p>".encode()
    assert decode_declared(page, "gb2312")[2] is page


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_page_in_another_encoding_is_parsed_in_utf8(encoding):
    page = "<p>政府信息公开年度报告</p>"
    text, _, encoded = decode_declared(page.encode(encoding), "gb2312")
    assert (text, encoded) == (page, page.encode())


def test_a_table_in_another_leaves_the_text_around_it_in_order():
    document = read(
        "<table><tr><td>甲<table><tr><td>1<td>2</table>乙<td>丙<table><tr><td>3<td>4</table>丁</table>戊"
    )
    printed = [
        block.text if isinstance(block, Paragraph) else shape(block)[0][0][0] for block in document.blocks
    ]
    assert printed == ["甲", "1", "乙", "丙", "3", "丁", "戊"]


def test_an_entity_bomb_stays_small():
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><html><p>公开&b;&b;</p>'
    assert len(read_document(bomb.encode(), "a.html").text) < 500


@needs_shared
@pytest.mark.parametrize(
    ("name", "shapes"),
    [
        ("2021/pingtan_2023", [(14, 4), (28, 10), (4, 15)]),
        ("2021/shuyang_fagaiju_2023", [(4, 4), (14, 4), (28, 10), (4, 15)]),
        ("2019-2020/shanghai_shizhengfu_bangongting_2019", [(18, 5), (26, 10), (4, 15)]),
        ("2014-2018/pingtan_2015", [(17, 4)]),
    ],
)
def test_real_pages_give_their_tables_whole(name, shapes):
    document = read_document((REPORTS / f"{name}.html").read_bytes(), f"{name}.html")
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    widths = [max(cell.column + cell.column_span for row in grid.rows for cell in row) for grid in grids]
    assert [(len(grid.rows), width) for grid, width in zip(grids, widths, strict=True)] == shapes
    for grid, width in zip(grids, widths, strict=True):
        assert (
            sum(cell.row_span * cell.column_span for row in grid.rows for cell in row)
            == len(grid.rows) * width
        )


@needs_shared
@pytest.mark.parametrize("name", ["pingtan_2023", "shuyang_fagaiju_2023", "pingtan_2021"])
def test_real_pages_give_every_figure_of_the_request_matrix(name):
    document = read_document((REPORTS / "2021" / f"{name}.html").read_bytes(), f"{name}.html")
    matrix = next(b for b in document.blocks if isinstance(b, Grid) and len(b.rows) == 28)
    truth = json.loads((REPORTS / "2021" / f"{name}.truth.json").read_text("utf-8"))
    printed = [cell.text for row in matrix.rows[3:] for cell in row if cell.column > 2]
    values = [cell["value"] for cell in truth["requests_matrix"]]
    assert printed == ["" if value is None else str(value) for value in values]
