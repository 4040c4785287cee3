from gongkai.documents import Grid, Paragraph
from gongkai.documents.reader import read_document

TITLE = "政府信息公开工作年度报告"


def read(*lines):
    return read_document("\n".join([TITLE, *lines]).encode(), "a.txt").blocks[1:]


def test_lines_between_bars_with_as_many_cells_are_a_table():
    grid, behind = read(
        "| 信息内容 | 本年制发件数 | 现行有效件数 |",
        "| 规章 |  | 3 |",
        "|  | 12 |  | ",
        "四、其他",
    )
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["信息内容", "本年制发件数", "现行有效件数"],
        ["规章", "", "3"],
        ["", "12", ""],
    ]
    assert (grid.rows[1][2].locator, grid.rows[2][1].column) == ("line 3", 1)
    assert behind == Paragraph("四、其他", "line 5")


def test_a_table_that_is_short_of_cells_somewhere_stays_lines():
    ragged = ["| 信息内容 | 数量 | 备注 |", "| 规章 | 3 |", "| 规范性文件 | 4 | 5 |"]
    filled_up = ["| 信息内容 | 数量 | 备注 |", "| 规章 | 3 ||", "| 规范性文件 | 4 | 5 |"]
    for lines in (ragged, filled_up, ragged[:1]):
        assert all(isinstance(block, Paragraph) for block in read(*lines))
