"""The form of 2008 as Dingxi and Shanghai print it: line codes, a column of the period, one figure or two."""

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.stream import stream_of

LINES = edition("2008").lines
HEAD = "指 标 名 称\n| 计量\n单位\n| 代码\n| 本期实际\n| 本年累计\n|\n甲\n| 乙\n| 丙\n| 1\n| 2\n|"


def figures(at):
    return 100 + 7 * at, 3000 + 31 * at


def read(*parts):
    text = "\n".join(parts).split("\n")
    return read_list_form(stream_of([Paragraph(line, f"line {n}") for n, line in enumerate(text, 1)]), "2008")


def values(reading):
    return {cell.item: cell.value for cell in reading.cells if cell.value is not None}


def table(row):
    return [
        row.format(line.label_zh, line.unit, f"{at:02d}", *figures(at)) for at, line in enumerate(LINES, 1)
    ]


def both():
    expected = {}
    for at, line in enumerate(LINES, 1):
        expected[f"{line.item}__current"], expected[line.item] = figures(at)
    return expected


ROWS = [
    "{}\n| {}\n| {}\n| {}\n| {}\n|",
    "{} | {} | {} | {} | {} |",
    "{2} | {0} | {1} | {3} | {4}",
    "{}\t{}\t{}\t{}\t{}",
]


@pytest.mark.parametrize("row", ROWS)
def test_the_figure_of_the_year_is_the_cumulative_one_and_that_of_the_period_is_kept(row):
    reading = read(HEAD, *table(row))
    assert values(reading) == both()
    assert reading.unread == ()


def test_heads_in_the_other_order_are_followed():
    assert (
        values(read("指标 | 单位 | 代码 | 本年累计 | 本期实际", *table("{0} | {1} | {2} | {4} | {3}")))
        == both()
    )


@pytest.mark.parametrize("period", ["本季实际", "上半年", "本期"])
def test_forms_of_a_quarter_or_a_half_year_are_read_alike(period):
    assert values(read(f"指标 | 单位 | 代码 | {period} | 本年累计", *table(ROWS[1]))) == both()


@pytest.mark.parametrize("head", ["统计数", "本年累计", "2012年", "数量"])
@pytest.mark.parametrize(
    "row", ["{0} | {1} | {2} | {4}", "{0} | {1} | {4}", "{0}\n{1}\n{2}\n{4}", "{0}{1}{2}{4}"]
)
def test_one_column_is_that_of_the_year(head, row):
    reading = read(f"指标 | 单位 | {head}", *table(row))
    assert values(reading) == {line.item: figures(at)[1] for at, line in enumerate(LINES, 1)}


def test_a_column_of_the_period_alone_is_not_taken_for_the_year():
    found = values(read("指标 | 单位 | 代码 | 本期实际", *table("{0} | {1} | {2} | {3}")))
    assert found == {f"{line.item}__current": figures(at)[0] for at, line in enumerate(LINES, 1)}


def test_two_figures_under_no_heads_are_left():
    reading = read(*table(ROWS[1]))
    assert values(reading) == {}
    assert len(reading.unread) == len(LINES)


@pytest.mark.parametrize(("blank", "kept"), [(3, "{}"), (4, "{}__current")])
def test_bars_tell_the_column_of_a_single_figure(blank, kept):
    rows = table("{} | {} | {} | {} | {} |")
    cells = rows[5].split(" | ")
    cells[blank] = cells[blank].replace(cells[blank].rstrip(" |"), "")
    expected = both()
    gone = LINES[5].item if blank == 4 else f"{LINES[5].item}__current"
    del expected[gone]
    reading = read(HEAD, *rows[:5], " | ".join(cells), *rows[6:])
    assert values(reading) == expected
    assert {cell.item: cell.state for cell in reading.cells}[gone] == "blank"
    assert kept.format(LINES[5].item) in expected


def test_a_column_of_another_year_is_unread_and_moves_nothing():
    reading = read("指标 | 单位 | 2011年 | 2012年", *table("{0} | {1} | {3} | {4}"))
    assert values(reading) == {line.item: figures(at)[1] for at, line in enumerate(LINES, 1)}
    assert {row.reason for row in reading.unread} == {"a figure in a column that the form does not have"}


def test_a_single_figure_that_bars_do_not_place_is_text():
    rows = table("{}   {}   {}   {}   {}")
    rows[5] = rows[5].rsplit("   ", 1)[0]
    cells = {cell.item: cell for cell in read(HEAD, *rows).cells}
    assert {cells[code].state for code in (LINES[5].item, f"{LINES[5].item}__current")} == {"text"}
