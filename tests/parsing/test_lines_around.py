"""Lines above the first line of a list form and below its last: told as unread; narrative and pages around are not."""

import pytest

from gongkai.documents.reader import read_document
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.stream import cell_ends_marked, stream_of
from tests.parsing.layouts import ITEMS, LAYOUTS, NARRATIVE, TITLE, inline_bars, rows

VALUES = {item.item: str(1000 + 3 * at) for at, item in enumerate(item for item in ITEMS if item.is_valued)}


def read(text, name="a.txt"):
    return read_list_form(stream_of(cell_ends_marked(read_document(text.encode(), name))), "2014")


def around(lines, layout=inline_bars, *, above=False):
    table = layout(rows(VALUES))
    reading = read("\n".join([TITLE, *NARRATIVE, *([*lines, *table] if above else [*table, *lines])]))
    assert {c.item: str(c.value) for c in reading.cells if c.value is not None} == VALUES
    return [row.text for row in reading.unread]


OTHER_LINES = [
    (["举报投诉数 | 件 | 77 |"], ["举报投诉数 | 件 | 77"]),
    (["举报投诉数    77"], ["举报投诉数    77"]),
    (["举报投诉数77件"], ["举报投诉数77件"]),
    (["举报投诉数：77"], ["举报投诉数：77"]),
    (["举报投诉数", "件", "77", "78"], ["举报投诉数 件 77 78"]),
    (["74 | 举报投诉数 | 件 | 77 | 含来信 |"], ["举报投诉数 | 件 | 77 | 含来信"]),
    (["十、举报投诉情况", "（一）规划计划类举报 | 件 | 77余件 |"], ["（一）规划计划类举报 | 件 | 77余件"]),
    (["合计 | 77 |"], ["合计 | 77"]),
    (["网站访问量 | 次 | 77 |"], ["网站访问量 | 次 | 77"]),
    (["网站访问量", "次", "77"], ["网站访问量 次 77"]),
    (["77 | 12 | 5 |"], ["77 | 12 | 5"]),
]


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize(("lines", "told"), OTHER_LINES)
def test_a_line_of_another_kind_is_told_and_moves_no_figure(lines, told, above):
    assert around(lines, above=above) == told


@pytest.mark.parametrize("layout", [layout for name, layout in LAYOUTS.items() if name != "fused_lines"])
def test_it_is_told_below_every_layout(layout):
    assert around(["公开目录条目", "条", "77"], layout) == ["公开目录条目 条 77"]


WHAT_IS_AROUND = [
    ["注：本表统计全年数据，共涉及12个单位。", "合计 77"],
    ["五、存在的主要问题", "1.培训次数不多", "2.渠道单一"],
    ["单位负责人：某某", "联系电话：", "00000000", "填报日期：", "2017", "年", "1", "月", "12", "日"],
    ["12"],
    ["附表2", "统计项目 | 单位 | 数量 |", "甲 | 乙 | 丙 | 1 | 2 |"],
    ["日 一 二 三 四 五 六", "1 2 3 4 5 6 7", "8 9 10 11 12 13 14", "15 16"],
    ["浏览 12 次"],
    ["浏览次数", "325"],
    ["全年共收到申请 12 件,其中当面申请", "3 件"],
]


@pytest.mark.parametrize("lines", WHAT_IS_AROUND)
def test_what_stands_around_the_table_is_no_line_of_it(lines):
    assert around(lines) == []


def test_lines_of_another_table_do_not_make_the_form_another():
    others = [f"某类事项第{sign}档 | 件 | {at} |" for at, sign in enumerate("甲乙丙丁戊己庚辛壬癸", 31)]
    assert len(around(others)) == len(others)


def test_a_line_printed_above_the_table_with_another_figure_is_read_neither_time():
    line = "（一）主动公开政府信息数 | 条 | 77 |"
    reading = read("\n".join([TITLE, *NARRATIVE, line, *inline_bars(rows(VALUES))]))
    cell = next(cell for cell in reading.cells if cell.item == "proactive_total")
    assert (cell.state, cell.raw) == ("text", "77")
    assert [row.reason for row in reading.unread] == ["this line of the form is printed a second time"]


@pytest.mark.parametrize("above", [inline_bars(rows({})), ["（一）主动公开政府信息数"]])
def test_a_blank_form_and_a_heading_above_the_filled_one_are_passed_over(above):
    reading = read("\n".join([TITLE, *NARRATIVE, *above, *inline_bars(rows(VALUES))]))
    assert {c.item: str(c.value) for c in reading.cells if c.value is not None} == VALUES
    assert "absent" not in {cell.state for cell in reading.cells}


def test_cells_of_a_page_are_lines_too():
    html = "".join(
        f"<tr>{''.join(f'<td>{cell.strip()}</td>' for cell in line.split('|')[:3])}</tr>"
        for line in [*inline_bars(rows(VALUES)), "举报投诉数 | 件 | 77 |"]
    )
    reading = read(f"<p>{TITLE}</p><table>{html}</table><p>清源区示例局</p>", "a.html")
    assert [row.text for row in reading.unread] == ["举报投诉数 | 件 | 77"]
