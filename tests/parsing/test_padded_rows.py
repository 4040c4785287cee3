"""Rows padded with blank cells at both ends, tables without a column of totals, sums of groups, ways in another order."""

import pytest

from gongkai.documents.reader import read_document
from gongkai.forms import edition
from gongkai.parsing.matrix_form import read_matrix_form
from tests.parsing.matrix_figures import consistent, wanted
from tests.parsing.matrix_layouts import COLUMN_HEADS, COLUMNS, Table, as_grids, as_text, tables

VALUES = consistent("2021")
ITEMS = [row.item for row in edition("2021").matrix_rows if row.kind == "row"]
TITLE = "清源区示例局2022年政府信息公开工作年度报告"
WITHOUT_TOTALS = {item: "" if item.endswith("__total") else value for item, value in VALUES.items()}


def padded(values: dict[str, str], *, has_totals: bool = True) -> list[Table]:
    """The form with its labels in three columns, as sheets and converters print merged cells."""
    first, second, third = tables("2021", values)
    width = len(COLUMNS) if has_totals else len(COLUMNS) - 1
    over, leaves = COLUMN_HEADS[:3], COLUMN_HEADS[3:]
    heads = [
        ["", "", "", over[0], over[1], "", "", "", "", *over[2:][: width - 6]],
        ["", "", "", "", *leaves, *[""] * (width - 6)],
    ]
    rows = [[*row[: -len(COLUMNS)], *row[-len(COLUMNS) :][:width]] for row in second[3:]]
    lines = [[*row[:-width], *[""] * (3 + width - len(row)), *row[-width:]] for row in rows]
    return [first, [second[0], *heads, *lines], third]


def read(document) -> dict[str, object]:
    reading = read_matrix_form(document, 2022)
    assert reading is not None
    return {cell.item: cell.value for cell in reading.cells if cell.value is not None}


def tabs(table: Table) -> list[str]:
    return ["\t".join([*row, ""]) for row in table]


def expected(values: dict[str, str]) -> dict[str, object]:
    return wanted({item: value for item, value in values.items() if value})


@pytest.mark.parametrize("has_totals", [True, False], ids=["blank totals", "no column of totals"])
def test_rows_of_a_grid_between_blank_cells_stand_under_their_heads(has_totals):
    assert read(as_grids(padded(WITHOUT_TOTALS, has_totals=has_totals))) == expected(WITHOUT_TOTALS)


@pytest.mark.parametrize("has_totals", [True, False], ids=["blank totals", "no column of totals"])
def test_rows_of_a_text_between_blank_cells_are_given_to_no_neighbour(has_totals):
    found = read(as_text(padded(WITHOUT_TOTALS, has_totals=has_totals), tabs))
    assert found.items() <= expected(WITHOUT_TOTALS).items()


@pytest.mark.parametrize("has_totals", [True, False], ids=["blank totals", "no column of totals"])
def test_a_row_that_stands_right_of_its_heads_is_not_read_by_them(has_totals):
    found = padded(WITHOUT_TOTALS, has_totals=has_totals)
    found[1][-1] = ["", *found[1][-1]]
    values = read(as_grids(found))
    assert {item: value for item, value in values.items() if expected(WITHOUT_TOTALS)[item] != value} == {}
    assert len(values) > len(expected(WITHOUT_TOTALS)) - len(COLUMNS)


@pytest.mark.parametrize(
    "way", ["行政诉讼-未经复议直接起诉", "行政诉讼：未经复议直接起诉", "未经复议直接起诉"]
)
def test_a_row_for_each_way_of_appeal_is_read_by_its_label(way):
    first, second, third = tables("2021", VALUES)
    results, figures = third[2][:5], third[3]
    names = ("行政复议", way, way.replace("未经复议直接起诉", "复议后起诉"))
    rows = [[name, *figures[at : at + 5]] for name, at in zip(names, (0, 5, 10), strict=True)]
    assert read(as_grids([first, second, [["类别", *results], *rows]])) == wanted(VALUES)


def test_heads_that_a_converter_made_up_are_no_columns_of_the_table_s_own():
    first, second, third = tables("2021", VALUES)
    invented = ["项目", *(f"数据{at}" for at in range(1, 9))]
    # one applicant's figures alone, which no sum of several tells from their total
    rows = [[row[-8], row[-7], *[""] * 5, row[-7]] for row in second[3:]]
    values = read(as_grids([third, first, [*second[:3], invented, *rows]]))
    alone = {f"{item}__natural_person" for item in ITEMS}
    assert {item: value for item, value in values.items() if item in alone} == {
        item: value for item, value in wanted(VALUES).items() if item in alone
    }


def test_totals_at_the_end_tell_which_blank_cells_are_padding():
    values = {item: "" if value == "0" else value for item, value in VALUES.items()}
    found = [[[*row, ""] for row in table] for table in padded(values)]
    assert read(as_grids(found)) == expected(values)


def with_sums_of_groups(word: str, *, has_total: bool) -> list[Table]:
    first, second, third = tables("2021", VALUES)
    rows: Table = []
    sums: list[int] | None = None
    for row in second[3:]:
        figures = [int(figure) for figure in row[-len(COLUMNS) :]]
        if sums and len(row) > 8:
            rows.append([word, *map(str, sums)])
            sums = None
        if len(row) > 8 or sums:
            sums = [a + b for a, b in zip(sums or [0] * 7, figures, strict=True)]
        if not row[0].startswith("(七)"):
            rows.append(row)
            continue
        sums = None
        rows += [[word, *row[1:]]] if has_total else []
    return [first, [*second[:3], *rows], third]


@pytest.mark.parametrize("has_total", [True, False])
@pytest.mark.parametrize("word", ["总计", "合计"])
def test_the_sum_of_a_group_is_not_the_total_of_all_outcomes(word, has_total):
    found = read(as_grids(with_sums_of_groups(word, has_total=has_total)))
    assert found.items() <= wanted(VALUES).items()
    lost = wanted(VALUES).keys() - found.keys()
    assert {item.rpartition("__")[0] for item in lost} <= {"outcomes_total"}


def test_a_total_under_its_full_label_is_read_below_sums_of_groups():
    first, second, third = with_sums_of_groups("合计", has_total=True)
    second = [["(七)总计", *row[1:]] if row is second[-2] else row for row in second]
    assert read(as_grids([first, second, third])) == wanted(VALUES)


def test_ways_of_appeal_in_another_order_on_one_line_of_a_text_give_no_way_another_s_figures():
    first, second, third = tables("2021", VALUES)
    *heads, figures = third
    turned = [["行政诉讼" + " " * 90 + "行政复议"], *heads[1:], [*figures[5:], *figures[:5]]]
    document = as_text([first, second, turned], lambda table: ["    ".join(row) for row in table])
    found = read(document)
    assert {item: value for item, value in found.items() if wanted(VALUES)[item] != value} == {}


RULES = {
    "drawn": ("├────┼────┤", "│"),
    "ascii": ("+------+-----+", "|"),
    "query": ("-------+------", "|"),
}


@pytest.mark.parametrize("name", RULES)
def test_rules_between_the_rows_of_a_drawn_table_are_no_cells(name):
    rule, bar = RULES[name]

    def drawn(table: Table) -> list[str]:
        return [line for row in table for line in (rule, f"{bar} {f' {bar} '.join(row)} {bar}")]

    text = "\n".join([TITLE, *(line for table in tables("2021", VALUES) for line in drawn(table))])
    document = read_document(text.encode(), "a.txt")
    reading = read_matrix_form(document, 2022)
    assert reading is not None
    assert read(document) == wanted(VALUES)
    assert reading.unread == ()


def test_dashes_alone_on_a_line_of_a_text_stay_what_they_are():
    lines = [block.text for block in read_document("甲\n--\n----\n---\n+\n乙|\n".encode(), "a.txt").blocks]
    assert lines == ["甲", "--", "----", "---", "+", "乙|", ""]


@pytest.mark.parametrize("is_first", [True, False])
def test_a_blank_form_of_another_edition_does_not_tell_the_edition(is_first):
    blank = tables("2019", {})
    filled = tables("2021", VALUES)
    reading = read_matrix_form(as_grids([*blank, *filled] if is_first else [*filled, *blank]), 2022)
    assert reading is not None
    assert reading.edition == "2021"
    assert {cell.item: cell.value for cell in reading.cells if cell.value is not None} == wanted(VALUES)


@pytest.mark.parametrize("sign", ["零", "〇"])
@pytest.mark.parametrize("layout", ["grid", "text"])
def test_a_zero_in_chinese_is_a_zero(sign, layout):
    values = {item: sign if value == "0" else value for item, value in VALUES.items()}
    found = tables("2021", values)
    document = as_grids(found) if layout == "grid" else as_text(found, tabs)
    assert read(document) == wanted(VALUES)


def test_figures_fused_in_a_text_that_leaves_blank_cells_out_are_not_parted_by_a_row_s_own_sum():
    values = {item: "" if value == "0" else value for item, value in VALUES.items()}
    first, second, third = tables("2021", values)
    lines = ["".join(row) for row in second]
    text = "\n".join([TITLE, *("\t".join(row) for row in first), *lines, *("\t".join(row) for row in third)])
    found = read(read_document(text.encode(), "a.txt"))
    assert {item: value for item, value in found.items() if expected(values).get(item) != value} == {}


def with_remarks(numbers: bool) -> tuple[list[Table], dict[str, str]]:
    """Heads and rows as they are where spans were dropped: none of the heads stands over its column."""
    values = {item: "" if value == "0" else value for item, value in VALUES.items()}
    first, second, third = tables("2021", values)
    over = [*second[1][:3], "备注"]
    said = "12" if numbers else "见说明"
    rows = [[*row, said if at % 2 else ""] for at, row in enumerate(second[3:])]
    return [first, [second[0], over, second[2], *rows], third], values


@pytest.mark.parametrize("numbers", [True, False], ids=["numbers", "words"])
def test_remarks_whose_head_has_lost_its_column_move_no_figure(numbers):
    found, values = with_remarks(numbers)
    read_values = read(as_grids(found))
    assert {item: value for item, value in read_values.items() if expected(values).get(item) != value} == {}
    assert len(read_values) > len(values) / 3
