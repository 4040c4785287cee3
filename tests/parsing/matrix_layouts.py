"""The 2019 and 2021 forms printed as tables of rows, for any values, and ways to lay them out as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gongkai.documents import Document, Grid, GridCell, Paragraph
from gongkai.forms import edition

COLUMN_HEADS = [
    "自然人",
    "法人或其他组织",
    "总计",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
]
COLUMNS = (
    "natural_person",
    "org_business",
    "org_research",
    "org_public_interest",
    "org_legal_service",
    "org_other",
    "total",
)
GROUPS = ("recon", "lit_direct", "lit_after")
RESULTS = ("upheld", "corrected", "other", "pending", "total")
RESULT_HEADS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
Table = list[list[str]]


def tables(name: str, values: Mapping[str, str]) -> list[Table]:
    """The three tables of a form; the first row of a table is its first head."""
    return [_proactive(name, values), _requests(name, values), _appeals(values)]


def _proactive(name: str, values: Mapping[str, str]) -> Table:
    rows: Table = []
    heads: list[str] = []
    form = edition(name)
    for line in form.printed:
        if line.table_no != 1 or line.kind not in ("heading", "group"):
            continue
        if line.kind == "heading":
            rows.append([line.label_zh])
            heads = []
            continue
        cells = [item for item in form.items if item.parent == line.item]
        own = ["信息内容", *(item.label_zh.split(" / ")[1] for item in cells)]
        if own != heads:
            rows.append(own)
            heads = own
        rows.append([line.label_zh, *(values.get(item.item, "") for item in cells)])
    return rows


def _requests(name: str, values: Mapping[str, str]) -> Table:
    note = "(本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和)"
    rows: Table = [[note, "申请人情况"], COLUMN_HEADS[:3], COLUMN_HEADS[3:]]
    group: list[str] = []
    for line in edition(name).printed:
        if line.table_no != 2 or line.kind not in ("heading", "row"):
            continue
        if line.kind == "heading":
            group.append(line.label_zh)
            continue
        figures = [values.get(f"{line.item}__{column}", "") for column in COLUMNS]
        rows.append([*group, line.label_zh, *figures])
        group = []
    return rows


def _appeals(values: Mapping[str, str]) -> Table:
    heads = [["行政复议", "行政诉讼"], ["未经复议直接起诉", "复议后起诉"], RESULT_HEADS * 3]
    return [*heads, [values.get(f"{group}_{result}", "") for group in GROUPS for result in RESULTS]]


def as_grids(found: list[Table]) -> Document:
    blocks = [Paragraph("清源区示例局2022年政府信息公开工作年度报告", "paragraph 1")]
    grids = [_grid(table, number) for number, table in enumerate(found, 1)]
    return Document("a.html", "text/html", (*blocks, *grids))


def _grid(table: Table, number: int) -> Grid:
    rows = tuple(
        tuple(
            GridCell(text, r, c, 1, 1, f"table {number} row {r + 1} column {c + 1}")
            for c, text in enumerate(row)
        )
        for r, row in enumerate(table)
    )
    return Grid(rows, f"table {number}")


def bar_after_each_cell(table: Table) -> list[str]:
    return [line for row in table for line in (*(f"{cell} |" if cell else "|" for cell in row[:-1]), row[-1])]


def lone_bars(table: Table) -> list[str]:
    return [line for row in table for cell in row for line in (cell, "|")]


def inline_bars(table: Table) -> list[str]:
    return [" | ".join([*row, ""]) + "|" * (9 - len(row)) for row in table]


def blank_lines(table: Table) -> list[str]:
    return [line for row in table for cell in row for line in (cell, "", "\u00a0")]


TEXT_LAYOUTS: dict[str, Callable[[Table], list[str]]] = {
    layout.__name__: layout for layout in (bar_after_each_cell, lone_bars, inline_bars, blank_lines)
}


def as_text(found: list[Table], layout: Callable[[Table], list[str]]) -> Document:
    headings = (
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    )
    text = [
        "清源区示例局2022年政府信息公开工作年度报告",
        "一、总体情况",
        "全年工作有序开展，各项任务均已完成，群众较为满意。",
    ]
    for heading, table in zip(headings, found, strict=True):
        text += [heading, *layout(table)]
    text += ["五、存在的主要问题及改进情况", "一是内容有待充实，二是形式有待创新。"]
    lines = tuple(Paragraph(line, f"line {number}") for number, line in enumerate(text, 1))
    return Document("a.txt", "text/plain", lines)
