"""Remarks, codes and line numbers beside the figures of the 2014 form: numbers of theirs are no figures of a line."""

from decimal import Decimal

import pytest

from gongkai.documents.reader import read_document
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.stream import cell_ends_marked, stream_of
from tests.parsing import layouts

VALUES = {item.item: str(100 + 7 * at) for at, item in enumerate(layouts.ITEMS) if item.is_valued}
HEADS = ["统计指标", "单位", "统计数"]
CODES = {
    "numbers": [f"{at + 1}" for at in range(65)],
    "letters": [f"A{at + 1:02d}" for at in range(65)],
    "groups": [f"{at // 10 + 1}.{at % 10 + 1}" for at in range(65)],
    "hundreds": [f"{100 * (at // 3 + 1) + at % 3 + 1}" for at in range(65)],
    "no order": [f"{at * 37 % 50 + 1}" for at in range(65)],
    "some": [f"{at + 1}" if at % 3 == 0 else "" for at in range(65)],
}
MEDIA = ("bars", "lone bars", "tabs", "blanks", "html")


def printed(rows, medium):
    if medium == "html":
        lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        return f"<html><body><p>{layouts.TITLE}</p><table>{lines}</table></body></html>", "a.html"
    if medium == "lone bars":
        table = [line for row in rows for cell in row for line in (cell, "|")]
    else:
        table = [{"bars": " | ", "tabs": "\t", "blanks": "    "}[medium].join(row) for row in rows]
    return "\n".join((layouts.TITLE, *layouts.NARRATIVE, *table)), "a.txt"


def read(head, position, codes, medium, *, blanks):
    """The cells of a form with one more column; every fifth line is blank where `blanks`."""
    rows = [
        [label, unit, "" if blanks and at % 5 == 0 else value]
        for at, (label, unit, value) in enumerate(layouts.rows(VALUES))
    ]
    rows = [list(HEADS), *rows]
    for row, beside in zip(rows, [head, *codes], strict=True):
        row.insert(position, beside)
    text, name = printed(rows, medium)
    reading = read_list_form(stream_of(cell_ends_marked(read_document(text.encode(), name))), "2014")
    if reading is None:
        return None
    return {cell.item: cell for cell in reading.cells}, reading


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("codes", CODES)
@pytest.mark.parametrize("position", [1, 2, 3])
@pytest.mark.parametrize("head", ["代码", "备注", "其他"])
def test_no_number_of_a_column_beside_is_the_figure_of_a_line(medium, codes, position, head):
    for blanks in (False, True):
        cells, reading = read(head, position, CODES[codes], medium, blanks=blanks)
        values = {item: cell.value for item, cell in cells.items() if cell.value is not None}
        assert {item: value for item, value in values.items() if VALUES.get(item) != str(value)} == {}
        lost = [
            item
            for at, item in enumerate(item.item for item in layouts.ITEMS)
            if item in VALUES and not (blanks and at % 5 == 0) and cells[item].state == "blank"
        ]
        assert not lost or reading.unread


@pytest.mark.parametrize("medium", MEDIA[:3])
@pytest.mark.parametrize("codes", CODES)
@pytest.mark.parametrize("position", [1, 2, 3])
def test_where_the_head_names_the_column_the_figures_are_read(medium, codes, position):
    cells, _ = read("备注", position, CODES[codes], medium, blanks=False)
    right = [item for item, value in VALUES.items() if cells[item].value == Decimal(value)]
    # the last line may take in what follows the table
    assert len(right) >= len(VALUES) - 1


def test_a_column_of_remarks_without_numbers_changes_nothing():
    cells, reading = read("备注", 3, [""] * 65, "bars", blanks=True)
    assert not reading.unread
    assert sum(cell.value is not None for cell in cells.values()) == len(
        [at for at, item in enumerate(layouts.ITEMS) if item.is_valued and at % 5]
    )


@pytest.mark.parametrize("medium", ["bars", "html"])
def test_strokes_for_the_units_of_headings_make_no_column(medium):
    rows = [["统计指标", "单位", "统计数", "备注"]]
    for item in layouts.ITEMS:
        unit = item.unit if item.is_valued else "——"
        rows.append([item.label_zh, unit, VALUES.get(item.item, ""), ""])
    text, name = printed(rows, medium)
    reading = read_list_form(stream_of(cell_ends_marked(read_document(text.encode(), name))), "2014")
    assert {cell.item: str(cell.value) for cell in reading.cells if cell.value is not None} == VALUES


@pytest.mark.parametrize(
    ("heads", "beside"),
    [("本年度历年累计", "90"), ("区政府统计数区直单位统计数", "7")],
    ids=["years", "bodies"],
)
def test_figures_of_two_columns_that_nothing_parts_are_not_one_figure(heads, beside):
    lines = [layouts.TITLE, f"统计指标单位{heads}"]
    lines += [
        f"{item.label_zh}{item.unit}{VALUES[item.item]}{beside}" for item in layouts.ITEMS if item.is_valued
    ]
    document = read_document("\n".join(lines).encode(), "a.txt")
    reading = read_list_form(stream_of(cell_ends_marked(document)), "2014")
    assert [cell for cell in reading.cells if cell.value is not None] == []
    assert len(reading.unread) >= len(VALUES)


def test_a_line_of_heads_that_nothing_parts_may_name_one_column():
    lines = [layouts.TITLE, "序号统计指标单位统计数"]
    lines += [f"{item.label_zh}{item.unit}{VALUES[item.item]}" for item in layouts.ITEMS if item.is_valued]
    document = read_document("\n".join(lines).encode(), "a.txt")
    reading = read_list_form(stream_of(cell_ends_marked(document)), "2014")
    assert {cell.item: str(cell.value) for cell in reading.cells if cell.value is not None} == VALUES
