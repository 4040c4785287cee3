import json
import zlib

import pytest

from gongkai.documents import Grid, Paragraph, UnreadableError
from gongkai.documents.pdf_text import text_of
from gongkai.documents.reader import read_document
from tests.documents.making_pdf import PdfPage, pdf
from tests.shared import SHARED, needs_shared

EDGES = (60, 120, 260, 320, 380)
TITLE = "示例区财政局二〇二四年政府信息公开工作年度报告，一、总体情况，本年度主动公开政府信息三百条，全部在门户网站公布。"


def read(*pages):
    return read_document(pdf(*pages), "年报.pdf")


def only_grid(document):
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return grid


def texts(grid):
    return [["".join(cell.text.split()) for cell in row] for row in grid.rows]


def test_text_stands_line_by_line_without_page_marks():
    document = read(
        PdfPage().text(60, 80, TITLE[:25]).text(60, 100, TITLE[25:]).text(280, 800, "- 1 -"),
        PdfPage().text(60, 80, "公开300条").text(280, 800, "— 2 —"),
    )
    assert document.media_type == "application/pdf"
    assert [(block.text, block.locator) for block in document.blocks] == [
        (TITLE[:25], "page 1 line 1"),
        (TITLE[25:], "page 1 line 2"),
        ("公开300条", "page 2 line 1"),
    ]


def test_the_end_of_a_number_that_the_page_break_cut_is_no_page_number():
    document = read(
        PdfPage().text(60, 80, TITLE).text(60, 780, "总计 254 185").text(280, 800, "1"),
        PdfPage().text(60, 40, "2").text(60, 80, "公开300条").text(280, 800, "2"),
    )
    assert [block.text for block in document.blocks] == [TITLE, "总计 254 185", "2", "公开300条"]


def test_a_ruled_table_is_a_grid_between_the_lines_around_it():
    page = PdfPage().text(60, 60, TITLE[:30]).text(60, 80, TITLE[30:])
    page.table(EDGES, 100, [["规章", "制发", "1", "11"], ["文件", "制发", "8", ""]]).text(
        60, 200, "三、申请情况"
    )
    document = read(page)
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph, Grid, Paragraph]
    grid = document.blocks[2]
    assert texts(grid) == [["规章", "制发", "1", "11"], ["文件", "制发", "8", ""]]
    assert grid.rows[1][2].locator == "page 1 (260,120,320,140)"
    assert document.text.count("制发") == 2


def test_a_cell_without_a_line_across_spans_rows():
    page = PdfPage().text(60, 60, TITLE)
    page.table(EDGES, 100, [["（三）", "1.秘密", "2", "2"], [None, "2.禁止", "3", "3"]])
    first = only_grid(read(page)).rows[0][0]
    assert (first.text, first.row_span, first.column_span) == ("（三）", 2, 1)


def test_a_table_goes_on_over_the_page_and_the_cut_label_is_put_together():
    one = PdfPage().text(60, 60, TITLE).table(EDGES, 700, [["（四）无", "1.不掌握", "746", "769"]])
    two = PdfPage().table(EDGES, 60, [["法提供", "2.另行制作", "11", "11"], [None, "3.不明确", "1", "1"]])
    document = read(one.text(280, 800, "- 1 -"), two.text(280, 800, "- 2 -"))
    grid = only_grid(document)
    assert texts(grid) == [
        ["（四）无法提供", "1.不掌握", "746", "769"],
        ["2.另行制作", "11", "11"],
        ["3.不明确", "1", "1"],
    ]
    assert grid.rows[0][0].row_span == 3
    assert grid.rows[1][0].column == 1
    assert grid.rows[1][1].locator.startswith("page 2 ")


def test_a_row_cut_in_two_is_one_row_where_only_one_part_has_the_figures():
    one = (
        PdfPage()
        .text(60, 60, TITLE)
        .table(EDGES, 700, [["（六）", "1.逾期", "1", "1"], ["", "2.未按收费", "", ""]])
    )
    two = PdfPage().table(EDGES, 60, [["", "通知缴纳", "6", "7"], ["（七）", "总计", "9", "9"]])
    assert texts(only_grid(read(one, two))) == [
        ["（六）", "1.逾期", "1", "1"],
        ["", "2.未按收费通知缴纳", "6", "7"],
        ["（七）", "总计", "9", "9"],
    ]


def test_a_figure_that_the_break_cuts_is_no_number():
    one = PdfPage().text(60, 60, TITLE).table(EDGES, 700, [["（五）", "4.反复申请", "3125", "17"]])
    two = PdfPage().table(EDGES, 60, [["", "", "180", ""], ["", "5.重新出具", "6", "7"]])
    assert texts(only_grid(read(one, two))) == [
        ["（五）", "4.反复申请", "3125180", "17"],
        ["", "5.重新出具", "6", "7"],
    ]
    assert only_grid(read(one, two)).rows[0][2].text == "3125\n180"


def test_a_label_that_the_break_cuts_is_known_beside_a_column_of_units():
    one = PdfPage().text(60, 60, TITLE).table(EDGES, 700, [["(一)热", "", "次", "16154"]])
    two = PdfPage().table(EDGES, 60, [["点数", "", "", ""], ["(二)会", "", "次", "7"]])
    assert texts(only_grid(read(one, two))) == [
        ["(一)热点数", "", "次", "16154"],
        ["(二)会", "", "次", "7"],
    ]


def test_figures_under_heads_are_no_rest_of_the_heads():
    one = PdfPage().text(60, 60, TITLE).table(EDGES, 700, [["维持", "纠正", "其他", "总计"]])
    two = PdfPage().table(EDGES, 60, [["3", "1", "0", "4"]])
    assert texts(only_grid(read(one, two))) == [["维持", "纠正", "其他", "总计"], ["3", "1", "0", "4"]]


def test_a_number_that_a_narrow_column_breaks_is_one_number():
    # 44 points wide, 33 of them free: five digits of ten points do not fit into one line
    page = PdfPage().text(60, 60, TITLE).table([60, 200, 244, 288], 100, [["予以公开", "", ""]], height=40)
    page.text(205.5, 115, "123456").text(205.5, 130, "78").text(249.5, 115, "12").text(249.5, 130, "34")
    assert [cell.text for cell in only_grid(read(page)).rows[0][1:]] == ["12345678", "12\n34"]


def test_a_row_of_figures_without_a_label_stays_a_row():
    one = PdfPage().text(60, 60, TITLE).table(EDGES, 700, [["", "维持", "3", "4"]])
    two = PdfPage().table(EDGES, 60, [["", "", "5", "6"]])
    assert texts(only_grid(read(one, two))) == [["", "维持", "3", "4"], ["", "", "5", "6"]]


def test_rows_with_blank_figures_at_the_break_stay_two_rows():
    one = PdfPage().text(60, 60, TITLE).table(EDGES, 700, [["", "规章", "", ""]])
    two = PdfPage().table(EDGES, 60, [["", "行政规范性文件", "5", "5"]])
    assert texts(only_grid(read(one, two))) == [["", "规章", "", ""], ["", "行政规范性文件", "5", "5"]]


def test_a_head_that_is_printed_again_is_left_out_once_joined():
    head = ["序", "指标", "单位", "数量"]
    one = PdfPage().text(60, 60, TITLE).table(EDGES, 700, [head, ["一", "主动公开", "条", "300"]])
    two = PdfPage().table(EDGES, 60, [head, ["二", "网站公开", "条", "0"]])
    assert [row[-1] for row in texts(only_grid(read(one, two)))] == ["数量", "300", "0"]


def test_a_heading_between_two_tables_keeps_them_apart():
    one = PdfPage().text(60, 60, TITLE).table(EDGES, 700, [["甲", "乙", "1", "2"]])
    two = PdfPage().text(60, 50, "四、行政复议情况").table(EDGES, 60, [["丙", "丁", "3", "4"]])
    assert sum(isinstance(block, Grid) for block in read(one, two).blocks) == 2


def test_a_missing_border_at_the_break_loses_no_row():
    page = PdfPage().text(60, 60, TITLE).table(EDGES, 100, [["甲", "乙", "1", "2"]])
    for x in EDGES:
        page.line(x, 120, x, 140)
    for x, text in zip(EDGES, ("丙", "丁", "3", "4"), strict=False):
        page.text(x + 2, 134, text)
    assert texts(only_grid(read(page)))[1] == ["丙", "丁", "3", "4"]


def test_shading_behind_text_is_no_table():
    page = PdfPage()
    for number in range(4):
        page.shade(60, 60 + 20 * number, 500, 80 + 20 * number).text(
            62, 75 + 20 * number, TITLE[number : number + 30]
        )
    assert all(isinstance(block, Paragraph) for block in read(page).blocks)


def test_a_small_digit_beside_a_figure_is_not_read_into_it():
    page = PdfPage().text(60, 60, TITLE).table(EDGES, 100, [["甲", "乙", "12", "3"], ["丙", "丁", "5", "6"]])
    page.text(272.5, 112, "1", 6)
    assert only_grid(read(page)).rows[0][2].text == "12 1"


def with_digit_behind(before, after):
    """A table with 12 in a cell and a 9 right behind it, drawn between two commands."""
    page = PdfPage().text(60, 60, TITLE).table(EDGES, 100, [["甲", "乙", "12", "3"], ["丙", "丁", "5", "6"]])
    page.commands.append(before)
    page.text(272, 114, "9").commands.append(after)
    return only_grid(read(page)).rows[0][2].text


@pytest.mark.parametrize("white", ["1 1 1 rg", "1 g", "0 0 0 0 k"])
def test_a_white_digit_joins_no_figure(white):
    assert with_digit_behind(white, "0 g") == "12 9"
    assert with_digit_behind("1 0 0 rg", "0 g") == "129"


@pytest.mark.parametrize(("y", "text"), [(731.5, "12 9"), (725, "129")])
def test_a_digit_that_a_line_strikes_out_joins_no_figure(y, text):
    assert with_digit_behind("", f"271 {y} m 278 {y} l S") == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf(PdfPage()), "scanned PDF"),
        (pdf(*[PdfPage().text(60, 60, TITLE)] * 201), "201 pages"),
        (b"%PDF-1.7 ...", "the PDF is broken"),
        (b"%PDF-1.4\nstream\n" + zlib.compress(bytes(101 * 1024 * 1024)), "unpacks to more than 100 MB"),
        (b"%PDF-1.4\nstream\n" + zlib.compress(zlib.compress(bytes(9_000_000))), "packed twice"),
    ],
    ids=["no text", "too long", "cut", "bomb", "bomb in a bomb"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content, reason):
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_document(content, "年报.pdf")
    assert "\n" not in str(caught.value)


@needs_shared
@pytest.mark.parametrize(("name", "rows"), [("huaian_shi_2024", 28), ("huaian_hongze_qu_2023", 26)])
def test_real_reports_give_three_whole_tables_with_every_figure(name, rows):
    folder = SHARED / "reports" / "2021"
    document = read_document((folder / f"{name}.pdf").read_bytes(), f"{name}.pdf")
    truth = json.loads((folder / f"{name}.truth.json").read_text("utf-8"))
    assert document.doubts == ()
    active, matrix, appeals = [block for block in document.blocks if isinstance(block, Grid)]
    assert (len(active.rows), len(matrix.rows), len(appeals.rows)) == (14, rows, 4)
    printed = [float(cell.text) for row in matrix.rows[3:] for cell in row if cell.column > 2]
    assert printed == [float(cell["value"]) for cell in truth["requests_matrix"]]
    assert len(printed) == (rows - 3) * 7
    assert [cell.text for cell in appeals.rows[3]] == [
        str(value) for group in truth["review_litigation"].values() for value in group.values()
    ]


def test_rules_around_two_columns_of_a_table_leave_its_rows_as_lines():
    page = PdfPage().text(60, 60, TITLE)
    for number, row in enumerate((("信息内容", "制发件数", "废止件数", "有效件数"), ("规章", "1", "2", "3"))):
        for x, text in zip(EDGES, row, strict=False):
            page.text(x + 2, 114 + 20 * number, text)
    for x in EDGES[1:4]:
        page.line(x, 100, x, 140)
    for y in (100, 140):
        page.line(EDGES[1], y, EDGES[3], y)
    lines = ["".join(block.text.split()) for block in read(page).blocks if isinstance(block, Paragraph)]
    assert lines[-2:] == ["信息内容制发件数废止件数有效件数", "规章123"]


def test_a_figure_in_wide_digits_broken_in_a_narrow_cell_is_one():
    def printed(text, top):
        return [
            {
                "text": one,
                "x0": 534 + 12 * at,
                "x1": 546 + 12 * at,
                "top": top,
                "bottom": top + 12,
                "size": 12,
            }
            for at, one in enumerate(text)
        ]

    assert text_of([*printed("４０", 100), *printed("２", 117)], 34) == ("４０２", False)
    assert text_of([*printed("４０", 100), *printed("２", 117)], 90)[0] == "４０\n２"
