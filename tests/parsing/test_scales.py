"""Units with a scale in labels, heads and lines over a table: 万件 is reckoned in, 百件 leaves no number."""

from decimal import Decimal

import pytest

from gongkai.documents.reader import read_document
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.matrix_form import read_matrix_form
from gongkai.parsing.stream import cell_ends_marked, stream_of
from tests.parsing import layouts
from tests.parsing.matrix_figures import consistent, wanted
from tests.parsing.matrix_layouts import COLUMNS, TEXT_LAYOUTS, as_grids, as_text, tables

VALUES = consistent("2021")
NEW = "一、本年新收政府信息公开申请数量"


def readings(found):
    for document in (as_grids(found), *(as_text(found, layout) for layout in TEXT_LAYOUTS.values())):
        reading = read_matrix_form(document, 2022)
        assert reading is not None
        yield {cell.item: cell for cell in reading.cells}, reading


def relabelled(old, new):
    return [[[cell.replace(old, new) for cell in row] for row in table] for table in tables("2021", VALUES)]


@pytest.mark.parametrize("printed", ["（百件）", "（单位：百件）", " 单位：千件"])
def test_a_row_in_hundreds_is_text_and_the_others_are_read(printed):
    for cells, _ in readings(relabelled(NEW, NEW + printed)):
        for item, value in wanted(VALUES).items():
            is_scaled = item.startswith("requests_new__")
            assert (cells[item].state, cells[item].value) == (
                ("text", None) if is_scaled else (cells[item].state, value)
            )


def test_a_row_in_ten_thousands_is_reckoned_and_said():
    for cells, reading in readings(relabelled("规章", "规章（万件）")):
        assert cells["rules__issued"].value == Decimal(VALUES["rules__issued"]) * 10_000
        assert "rules__issued" in reading.own_units


def test_a_row_with_a_scale_is_no_part_of_sums():
    found = relabelled(NEW, NEW + "（万件）")
    row = next(row for row in found[1] if row[0].startswith(NEW))
    row[-7:] = ["7", "1", "8"]
    for cells, reading in readings(found):
        assert {cells[f"requests_new__{column}"].value for column in COLUMNS} == {None}
        assert any("7" in unread.text for unread in reading.unread)


@pytest.mark.parametrize(
    ("table", "others"), [(0, ("requests_", "recon_")), (1, ("rules", "recon_")), (2, ("rules", "requests_"))]
)
def test_a_unit_over_a_table_is_that_of_its_figures_and_of_no_other_table(table, others):
    found = tables("2021", VALUES)
    found[table] = [["单位：百件"], *found[table]]
    for cells, _ in readings(found):
        own = {("rules", "requests_new", "recon_")[table]} if table != 1 else {"requests_", "granted"}
        for item, cell in cells.items():
            if item.startswith(tuple(own)):
                assert (item, cell.state) == (item, "text")
            if item.startswith(others):
                assert cell.value == wanted(VALUES)[item]
    # an amount is in no 百件
    assert cells["admin_fees__amount"].value == wanted(VALUES)["admin_fees__amount"]


def test_a_scale_in_a_head_over_several_rows_or_columns_leaves_their_figures_open():
    for old, new, item in (
        ("(三)不予公开", "(三)不予公开（万件）", "refused_state_secret__total"),
        ("自然人", "自然人（万件）", "requests_new__natural_person"),
        ("结果维持", "结果维持（万件）", "recon_upheld"),
    ):
        for cells, _ in readings(relabelled(old, new)):
            assert (cells[item].state, cells[item].value) == ("text", None)


LINES = {item.item: str(100 + 7 * at) for at, item in enumerate(layouts.ITEMS) if item.is_valued}


def list_form(rows, head="统计指标 | 单位 | 统计数"):
    text = layouts.document(layouts.inline_bars(rows)).replace("统计指标 | 单位 | 统计数", head)
    document = read_document(text.encode(), "a.txt")
    reading = read_list_form(stream_of(cell_ends_marked(document)), "2014")
    assert reading is not None
    return {cell.item: cell for cell in reading.cells}


@pytest.mark.parametrize("unit", ["百条", "千条"])
def test_a_line_in_hundreds_is_text(unit):
    for where in ("column", "label"):
        rows = [
            (f"{label}（{unit}）", "条", value)
            if where == "label"
            else (label, unit if of == "条" else of, value)
            for label, of, value in layouts.rows(LINES)
        ]
        assert list_form(rows)["proactive_total"].state == "text"


def test_a_line_in_ten_thousands_is_reckoned():
    rows = [(label, "万条" if unit == "条" else unit, value) for label, unit, value in layouts.rows(LINES)]
    cells = list_form(rows)
    assert cells["proactive_total"].value == Decimal(LINES["proactive_total"]) * 10_000
    assert cells["requests_received"].value == Decimal(LINES["requests_received"])


@pytest.mark.parametrize("head", ["单位：百条\n统计指标 | 单位 | 统计数", "统计指标 | 单位 | 统计数（百条）"])
def test_a_unit_over_the_lines_is_that_of_all_counts_and_of_no_amount(head):
    rows = [
        (label, "元" if item.item == "special_funds" else unit, value)
        for item, (label, unit, value) in zip(layouts.ITEMS, layouts.rows(LINES), strict=True)
    ]
    cells = list_form(rows, head)
    assert cells["proactive_total"].state == cells["requests_received"].state == "text"
    assert cells["special_funds"].value == Decimal(LINES["special_funds"]) / 10_000
