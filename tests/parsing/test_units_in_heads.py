"""Heads of the first table that print a unit of their own: the figures below them are in it."""

from decimal import Decimal

import pytest

from gongkai.parsing.matrix_form import read_matrix_form
from tests.parsing.matrix_figures import consistent
from tests.parsing.matrix_layouts import as_grids, tables

VALUES = consistent("2021") | {"admin_fees__amount": "12.5", "licensing__decisions": "3"}


def read(old: str, new: str, values: dict[str, str] = VALUES) -> dict[str, tuple[str, Decimal | None]]:
    proactive, *others = tables("2021", values)
    reading = read_matrix_form(
        as_grids([[[cell.replace(old, new) for cell in row] for row in proactive], *others]), 2022
    )
    assert reading is not None
    return {cell.item: (cell.state, cell.value) for cell in reading.cells}


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("万元", ("value", Decimal("12.5"))),
        ("元", ("value", Decimal("0.00125"))),
        ("亿元", ("value", Decimal(125_000))),
        ("千元", ("text", None)),
        ("美元", ("text", None)),
    ],
)
def test_amounts_are_in_the_unit_of_their_head(unit, expected):
    assert read("单位：万元", f"单位：{unit}")["admin_fees__amount"] == expected


@pytest.mark.parametrize(("unit", "value"), [("件", 3), ("条", 3), ("万件", 30_000)])
def test_counts_are_in_the_unit_of_their_head(unit, value):
    cells = read("本年处理决定数量", f"本年处理决定数量（单位：{unit}）")
    assert cells["licensing__decisions"] == ("value", Decimal(value))


def test_a_blank_cell_under_a_head_with_a_unit_is_blank():
    assert read("单位：万元", "单位：元", VALUES | {"admin_fees__amount": ""})["admin_fees__amount"] == (
        "blank",
        None,
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("本年收费金额单位:万元", ("value", Decimal("12.5"))),
        ("本年收费金额（单位：万元", ("value", Decimal("12.5"))),
        ("本年收费金额 单位：元）", ("value", Decimal("0.00125"))),
        ("本年收费金额单位:千元", ("text", None)),
        ("本年收费金额单位:美元", ("text", None)),
    ],
)
def test_a_unit_behind_its_name_needs_no_brackets(head, expected):
    found = read("本年收费金额（单位：万元）", head)
    assert found["admin_fees__amount"] == expected
    assert found["penalty__decisions"][0] in ("value", "zero")
