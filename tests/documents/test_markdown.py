import pytest

from gongkai.documents import Grid, Paragraph
from gongkai.documents.reader import read_document
from tests.shared import SHARED, needs_shared


def read(text, name="年报.md"):
    return read_document(text.encode(), name)


def test_lines_lose_their_marks_and_keep_their_numbers():
    document = read(
        "# 年报\n\n> 引文\n* 一条\n**主动公开** 300 条，见[目录](http://a.example/b)\n\n---\n1. 第一\n- 5\n"
    )
    assert [(block.text, block.locator) for block in document.blocks] == [
        ("年报", "line 1"),
        ("引文", "line 3"),
        ("一条", "line 4"),
        ("主动公开 300 条，见目录", "line 5"),
        ("1. 第一", "line 8"),
        ("- 5", "line 9"),
    ]
    assert document.media_type == "text/markdown"


def test_a_pipe_table_is_a_grid_between_lines():
    document = read(
        "前\n| 信息内容 | 本年制发 |\n|---|:-:|\n| 规章 | **1,234** |\n|---|---|\n| 商业<br/>企业 |  |\n后"
    )
    before, grid, after = document.blocks
    assert (before.text, after.text) == ("前", "后")
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["信息内容", "本年制发"],
        ["规章", "1,234"],
        ["商业\n企业", ""],
    ]
    assert (grid.locator, grid.rows[1][1].locator) == ("line 2", "line 4 column 2")


def test_ragged_rows_stay_ragged_and_leading_blanks_count():
    (grid,) = read("| 甲 | 1 | 2 |\n| | 3 |\n| 乙 | 4 | 5 | 6 |").blocks
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["甲", "1", "2"],
        ["", "3"],
        ["乙", "4", "5", "6"],
    ]


def test_a_row_of_dashes_for_none_is_no_separator():
    (grid,) = read("| 1 | 2 |\n| - | - |\n| -- | - |").blocks
    assert [[cell.text for cell in row] for row in grid.rows] == [["1", "2"], ["-", "-"], ["--", "-"]]


def test_a_table_without_outer_bars_is_known_by_its_separator():
    document = read("指标 | 数量\n--- | ---\n规章 | 1\n\n规章 | 制度")
    assert [[cell.text for cell in row] for row in document.blocks[0].rows] == [
        ["指标", "数量"],
        ["规章", "1"],
    ]
    assert document.blocks[1] == Paragraph("规章 | 制度", "line 5")


def test_an_escaped_bar_is_no_border():
    (grid,) = read(r"| 甲\|乙 | 1 |").blocks
    assert [cell.text for cell in grid.rows[0]] == ["甲|乙", "1"]


@pytest.mark.parametrize(
    "rows", ["| 规章 | 1 |\n| 1 | 2 |", "规章 |\n---- |\n1 |", "| 规章 | -- | -- |\n| 1 | --- | 2 |"]
)
def test_bars_in_a_text_file_stay_text(rows):
    assert all(isinstance(block, Paragraph) for block in read(rows, "年报.txt").blocks)


def test_a_text_file_whose_tables_have_rows_of_dashes_is_markdown():
    heading, grid = read(
        "## 二、主动公开政府信息情况\r\n\r\n| 规章 | 1 |\r\n|---|---|\r\n| 2 | 3 |", "年报.txt"
    ).blocks
    assert heading == Paragraph("二、主动公开政府信息情况", "line 1")
    assert [[cell.text for cell in row] for row in grid.rows] == [["规章", "1"], ["2", "3"]]


@needs_shared
def test_a_real_fragment_gives_its_rows_as_printed():
    content = (SHARED / "reports" / "2021" / "huangpu_dapuqiao_2025_fragment.md").read_bytes()
    grids = [block for block in read_document(content, "a.md").blocks if isinstance(block, Grid)]
    assert [[[cell.text for cell in row] for row in grid.rows] for grid in grids] == [
        [
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            ["规章", "0", "0", "0"],
            ["行政规范性文件", "0", "0", "0"],
        ],
        [["一、本年新收政府信息公开申请数量", "19", "0", "0", "0", "0", "0", "19"]],
        [["0", "1", "0", "3", "4", "0", "0", "0", "0", "0", "1", "0", "0", "1", "2"]],
    ]


def test_a_picture_in_the_place_of_a_figure_is_a_doubt():
    text = "| 自然人 | ![3](a.png) | 1![](b.png) | ![标志](c.png)总计 |\n| --- | --- | --- | --- |"
    document = read_document(text.encode(), "a.md")
    assert [cell.text for cell in document.blocks[0].rows[0]] == ["自然人", "?", "1 ?", "标志总计"]


def test_bars_between_cells_only_leave_blank_ones_at_the_ends():
    (grid,) = read("规章| 3|  | 5  \n---|---  \n总数  \n规范性文件| 4| 7|   \n| 2| | 9  \n").blocks
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["规章", "3", "", "5"],
        ["总数"],
        ["规范性文件", "4", "7", ""],
        ["", "2", "", "9"],
    ]


def test_a_line_below_a_title_makes_no_table():
    document = read("年报\n---\n公开300条\n\n甲|乙\n")
    assert all(isinstance(block, Paragraph) for block in document.blocks)
