"""The 2014 form printed in the ways real documents print it, for any values."""

from __future__ import annotations

from collections.abc import Callable

from gongkai.forms import edition

ITEMS = edition("2014").cells
Row = tuple[str, str, str]
TITLE = "清源区示例局2016年政府信息公开工作年度报告"
NARRATIVE = (
    "一、主动公开情况",
    "本年度我局按照要求开展工作，及时更新目录，方便公众查阅，各项制度得到进一步落实和完善，取得较好效果。",
    "三、依申请公开情况",
    "我局设立受理点，安排专人负责，畅通渠道，规范流程，认真办理群众提出的每一件事项，努力做到件件有着落。",
)


def rows(values: dict[str, str]) -> list[Row]:
    return [(item.label_zh, item.unit, values.get(item.item, "")) for item in ITEMS]


def _wide(text: str) -> str:
    return text.translate(str.maketrans("0123456789(),:.", "０１２３４５６７８９（），：．"))


def bar_after_each_cell(rows: list[Row]) -> list[str]:
    return [
        line for label, unit, value in rows for line in (f"{label} |", f"{unit} |" if unit else "|", value)
    ]


def lone_bars(rows: list[Row]) -> list[str]:
    return [line for row in rows for cell in row for line in (cell, "|")]


def inline_bars(rows: list[Row]) -> list[str]:
    return [f"{label} | {unit} | {value} | |" for label, unit, value in rows]


def leading_bars(rows: list[Row]) -> list[str]:
    return [f"| {label} | {unit} | {value} |" for label, unit, value in rows]


def blank_lines(rows: list[Row]) -> list[str]:
    return [line for row in rows for cell in row for line in (f"  {cell}", "", "\u00a0")]


def tabs(rows: list[Row]) -> list[str]:
    return ["\t".join(row) for row in rows]


def spaces(rows: list[Row]) -> list[str]:
    return [f"{label}    {unit}          {value}" for label, unit, value in rows]


def full_width(rows: list[Row]) -> list[str]:
    return [f"{_wide(label)}\u3000{unit}\u3000{_wide(value)}" for label, unit, value in rows]


def without_units(rows: list[Row]) -> list[str]:
    return [f"{label} | {value} |" for label, _unit, value in rows]


def value_before_unit(rows: list[Row]) -> list[str]:
    return [f"{label} | {value} | {unit}" for label, unit, value in rows]


def labels_broken_in_two(rows: list[Row]) -> list[str]:
    lines = []
    for label, unit, value in rows:
        half = len(label) // 2
        lines += [label[:half], label[half:], "|", unit, "|", value, "|"]
    return lines


def enumerators_with_other_marks(rows: list[Row]) -> list[str]:
    changed = [(label.replace(".", "、").replace("(", "（").replace(":", "："), u, v) for label, u, v in rows]
    return inline_bars(changed)


def fused_lines(rows: list[Row]) -> list[str]:
    return [f"{label}{unit}{value}" for label, unit, value in rows]


LAYOUTS: dict[str, Callable[[list[Row]], list[str]]] = {
    layout.__name__: layout
    for layout in (
        *(bar_after_each_cell, lone_bars, inline_bars, leading_bars, blank_lines, tabs, spaces, full_width),
        *(without_units, value_before_unit, labels_broken_in_two, enumerators_with_other_marks, fused_lines),
    )
}


def document(table: list[str]) -> str:
    head = ["政府信息公开情况统计表", "(2016年度)", "统计指标 | 单位 | 统计数"]
    return "\n".join([TITLE, *NARRATIVE, *head, *table, "", "清源区示例局", "2017年2月10日"])
