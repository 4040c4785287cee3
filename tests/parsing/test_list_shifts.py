"""List forms whose figures their lines do not tell: nothing is read, and the report is no clean one."""

import pytest

from gongkai.documents import lines
from gongkai.documents.reader import read_document
from gongkai.forms import edition
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.list_shifts import APART
from gongkai.parsing.stream import stream_of
from tests.parsing.layouts import ITEMS, LAYOUTS, document, rows

VALUES = {item.item: str(7 * at) for at, item in enumerate(ITEMS, 1) if item.is_valued}


def read(table):
    reading = read_list_form(stream_of(lines(read_document(document(table).encode(), "a.txt"))), "2014")
    assert reading is not None
    return {cell.item: cell.value for cell in reading.cells if cell.value is not None}, reading


def test_figures_printed_after_all_labels_are_of_no_line():
    printed = rows(VALUES)
    values, reading = read([*(label for label, _, _ in printed), *(figure for _, _, figure in printed)])
    assert values == {}
    assert [row.reason for row in reading.unread] == [APART]
    assert all(figure in reading.unread[0].text.split() for figure in VALUES.values())


def test_figures_printed_before_their_labels_are_of_no_line():
    values, _ = read([cell for label, unit, figure in rows(VALUES) for cell in (figure, label, unit)])
    assert values == {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_two_tables_with_other_figures_none_is_chosen(layout):
    last = {item: str(int(value) + 1) for item, value in VALUES.items()}
    values, reading = read([*LAYOUTS[layout](rows(last)), *LAYOUTS[layout](rows(VALUES))])
    assert values == {}
    assert len(reading.unread) >= len(VALUES)


def test_the_same_table_again_changes_nothing():
    table = LAYOUTS["inline_bars"](rows(VALUES))
    assert {item: str(value) for item, value in read([*table, *table])[0].items()} == VALUES


def above(values: dict[str, str], stroke: str, beside: frozenset[str] = frozenset()) -> list[str]:
    """The form as `pdftotext -layout` sets it: each figure in a line of its own above its label and unit."""
    table: list[str] = []
    for label, unit, figure in rows(values):
        if label in beside:
            table.append(f"{label}    {unit}    {figure}")
            continue
        printed = figure or ("" if unit else stroke)
        table += [*([f"{' ' * 40}{printed}"] if printed else []), f"{label}    {unit}"]
    return table


BESIDE = frozenset(label for label, _, _ in rows(VALUES) if "专项经费" in label or "兼职人员" in label)


@pytest.mark.parametrize("stroke", ["——", ""], ids=["strokes", "blank"])
@pytest.mark.parametrize("beside", [frozenset(), BESIDE], ids=["all above", "some beside"])
@pytest.mark.parametrize("every", [1, 2, 3], ids=["full", "half", "third"])
def test_figures_in_lines_above_their_labels_are_of_no_other_line(stroke, beside, every):
    printed = {item: value for at, (item, value) in enumerate(VALUES.items()) if at % every == 0}
    values, _ = read(above(printed, stroke, beside))
    assert {item: str(value) for item, value in values.items()}.items() <= printed.items()


def test_figures_in_lines_below_their_labels_are_read():
    table = [line for label, unit, figure in rows(VALUES) for line in (f"{label}    {unit}", figure) if line]
    assert {item: str(value) for item, value in read(table)[0].items()} == VALUES


@pytest.mark.parametrize("length", [9, 14, 20])
def test_text_that_goes_down_the_columns_of_each_page_gives_no_line_another_s_figure(length):
    printed = {item: value for at, (item, value) in enumerate(VALUES.items()) if at % 4 < 2}
    table: list[str] = []
    for at in range(0, len(ITEMS), length):
        part = rows(printed)[at : at + length]
        table += [line for label, unit, _ in part for line in (label, unit) if line]
        table += [figure for _, _, figure in part if figure]
    values, _ = read(table)
    assert {item: str(value) for item, value in values.items()}.items() <= printed.items()


@pytest.mark.parametrize("blank", [frozenset(), frozenset({0, 1, 2})], ids=["full", "first lines blank"])
@pytest.mark.parametrize("name", ["2008", "2008_fujian", "2014_fujian"])
def test_a_form_without_headings_shows_by_its_first_or_last_line_that_figures_stand_above(name, blank):
    form = edition(name)
    lines_of_form = [line for line in form.lines if line.unit]
    table = ["政府信息公开情况统计表", "指标名称    单位    本年度"]
    printed = {}
    for at, line in enumerate(lines_of_form):
        if at not in blank:
            printed[line.item] = str(11 * at + 3)
            table.append(f"{' ' * 30}{printed[line.item]}")
        table.append(f"{line.label_zh}    {line.unit}")
    text = read_document(document(table).encode(), "a.txt")
    reading = read_list_form(stream_of(lines(text)), name)
    assert reading is None or [cell for cell in reading.cells if cell.value is not None] == []


def test_figures_after_all_labels_of_a_form_with_two_columns_are_of_no_line():
    form = edition("2008_fujian")
    table = [f"{line.label_zh}    {line.unit or ''}" for line in form.lines]
    figures = [str(7 * at) for at in range(2 * len(form.lines))]
    text = document(["指标名称    单位    本年度    历年累计", *table, *figures])
    reading = read_list_form(stream_of(lines(read_document(text.encode(), "a.txt"))), "2008_fujian")
    assert reading is not None
    assert [cell for cell in reading.cells if cell.value is not None] == []
    assert APART in {row.reason for row in reading.unread}
