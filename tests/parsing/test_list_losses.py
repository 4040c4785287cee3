"""Lists of which a program left out the lines that repeat others."""

import pytest

from gongkai.documents import lines
from gongkai.documents.reader import read_document
from gongkai.forms import edition
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.stream import stream_of

TITLE = "清源区示例局2016年政府信息公开工作年度报告"
FORM = edition("2014")


def table(make_row):
    """The lines of a table with one cell on each, of rows that `make_row` gives for a line of the form and its number."""
    return [cell for at, line in enumerate(FORM.lines, 1) for cell in make_row(line, at)]


def once(printed):
    return list(dict.fromkeys(printed))


def read(printed):
    text = "\n\n".join([TITLE, *printed])
    return read_list_form(stream_of(lines(read_document(text.encode(), "a.txt"))), "2014")


def value(line, at):
    return str(at % 7 * 3) if line.unit else ""


def plain(line, at):
    return [line.label_zh, line.unit or "——", value(line, at) or "——"]


def coded(line, at):
    return [line.label_zh, line.unit or "——", f"{at:02d}", value(line, at) or "——"]


def of_bodies(line, at):
    return [str(at), line.label_zh, line.unit or "——", "0", value(line, at) or "——", str(at % 3)]


@pytest.mark.parametrize("make_row", [coded, of_bodies], ids=["a column of codes", "several bodies"])
def test_no_figure_is_read_where_numbers_and_columns_are_lost_too(make_row):
    reading = read([*make_heads(make_row), *once(table(make_row))])
    assert reading is None or not [cell.item for cell in reading.cells if cell.value is not None]


def make_heads(make_row):
    if make_row is coded:
        return ["指标名称", "计量单位", "代码", "数值"]
    return ["序号", "统计指标", "单位", "区政府统计数", "区直单位统计数", "乡镇街道统计数"]


def test_a_line_before_a_lost_label_is_not_read():
    printed = once(
        table(lambda line, at: [line.label_zh, line.unit or "——", str(at * 11) if line.unit else "——"])
    )
    reading = read(["统计指标", "单位", "统计数", *printed])
    figures = {cell.item: cell.value for cell in reading.cells}
    assert figures["litigation_upheld"] is None
    assert figures["proactive_total"] is not None


def test_a_text_that_repeats_its_units_is_read_whole():
    reading = read(["统计指标", "单位", "统计数", *table(plain)])
    found = {cell.item: str(cell.value) for cell in reading.cells if cell.value is not None}
    assert found == {line.item: value(line, at) for at, line in enumerate(FORM.lines, 1) if line.unit}


@pytest.mark.parametrize("dots", ["………………", ".........", "．．．．"])
def test_dots_may_lead_from_a_label_to_its_figure(dots):
    printed = [
        f"{line.label_zh}{dots}{at * 7 % 41}{line.unit}" if line.unit else line.label_zh
        for at, line in enumerate(FORM.lines, 1)
    ]
    found = {cell.item: str(cell.value) for cell in read(printed).cells if cell.value is not None}
    assert found == {line.item: str(at * 7 % 41) for at, line in enumerate(FORM.lines, 1) if line.unit}
