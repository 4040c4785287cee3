"""Layouts in which a matrix form loses gaps, labels, heads or cells: what is left is read right or not at all."""

from __future__ import annotations

import re

import pytest

from gongkai.documents import Document, Grid, GridCell, Paragraph
from gongkai.forms import edition
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.matrix_form import read_matrix_form
from tests.parsing.matrix_figures import consistent, wanted
from tests.parsing.matrix_layouts import COLUMN_HEADS, COLUMNS, RESULT_HEADS, as_grids, tables

TITLE = "清源区示例局2022年政府信息公开工作年度报告"
EDITIONS = ("2019", "2021")


def read(document: Document) -> FormReading:
    reading = read_matrix_form(document, 2022)
    assert reading is not None
    return reading


def text_of(*printed: str) -> Document:
    return Document(
        "a.txt", "text/plain", tuple(Paragraph(line, f"line {n}") for n, line in enumerate(printed, 1))
    )


def in_one_line(name: str, values: dict[str, str], gap: str) -> Document:
    headings = (
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    )
    parts = [TITLE, "一、总体情况全年共公开行政许可33项，行政处罚36项，行政强制1项。"]
    for heading, table in zip(headings, tables(name, values), strict=True):
        parts += [heading, *(cell for row in table for cell in row)]
    parts.append("五、存在的主要问题及改进情况一是内容有待充实，计划新增12项。")
    return text_of(gap.join(parts))


def values_of(reading: FormReading) -> dict[str, object]:
    return {cell.item: cell.value for cell in reading.cells if cell.value is not None}


def assert_nothing_wrong(reading: FormReading, values: dict[str, str]) -> None:
    for item, value in values_of(reading).items():
        assert value == wanted(values).get(item), item


@pytest.mark.parametrize("name", EDITIONS)
def test_a_whole_report_in_one_line_is_read(name):
    values = consistent(name)
    reading = read(in_one_line(name, values, " "))
    assert (reading.edition, values_of(reading), reading.unread) == (name, wanted(values), ())
    assert not any(cell.inferred for cell in reading.cells)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", EDITIONS)
def test_fused_figures_are_cut_only_as_the_sums_allow(name, seed):
    values = consistent(name, seed, largest=3)
    reading = read(in_one_line(name, values, ""))
    assert_nothing_wrong(reading, values)
    matrix = [cell for cell in reading.cells if "__" in cell.item and cell.item.split("__")[1] in COLUMNS]
    read_cells = [cell for cell in matrix if cell.value is not None]
    assert len(read_cells) > 0.8 * len(matrix)
    assert all(cell.inferred for cell in read_cells)


def test_fused_figures_that_can_be_cut_in_two_ways_are_left_unread():
    # 1|11|0|0|0|0|12 and 11|1|0|0|0|0|12
    reading = read(
        text_of(
            "一、本年新收政府信息公开申请数量 111000012", "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0"
        )
    )
    cells = {cell.item: cell for cell in reading.cells}
    assert cells["requests_new__natural_person"].state == "absent"
    assert (cells["requests_new__total"].value, cells["requests_new__total"].inferred) == (12, True)
    assert "111000012" in reading.unread[0].text


def grids_with(values: dict[str, str], change) -> Document:
    found = tables("2021", values)
    change(found)
    return as_grids(found)


def row_of(found, label: str) -> list[str]:
    return next(row for row in found[1] if any(cell.startswith(label) for cell in row))


def test_rows_without_their_label_are_known_by_their_place_and_the_sums():
    values = consistent("2021")

    def tear(found):
        for label in ("(二)部分公开", "5.要求行政机关确认", "4.保护第三方"):
            row = row_of(found, label)
            row[-8] = ""

    reading = read(grids_with(values, tear))
    assert values_of(reading) == wanted(values)
    torn = {cell.item.split("__")[0] for cell in reading.cells if cell.inferred}
    assert torn == {"granted_partial", "not_processed_reconfirm", "refused_third_party"}


def test_a_row_without_a_label_beside_two_missing_ones_is_given_to_the_one_that_the_sums_allow():
    values = consistent("2021", 3) | {f"refused_state_secret__{column}": "0" for column in COLUMNS}
    values = balanced(values)

    def tear(found):
        found[1].remove(row_of(found, "1.属于国家秘密"))
        row_of(found, "2.其他法律")[0] = ""

    reading = read(grids_with(values, tear))
    assert_nothing_wrong(reading, values)


def balanced(values: dict[str, str]) -> dict[str, str]:
    """The figures with the totals that follow from their outcomes."""
    outcomes = [
        k.split("__")[0]
        for k in values
        if k.endswith("__total")
        and k[0] in "gruno"
        and not k.startswith(("requests", "outcomes", "rules", "normative"))
    ]
    for column in COLUMNS:
        total = sum(int(values[f"{row}__{column}"]) for row in outcomes)
        values[f"outcomes_total__{column}"] = str(total)
        known = (
            total
            + int(values[f"requests_carried_out__{column}"])
            - int(values[f"requests_carried_in__{column}"])
        )
        values[f"requests_new__{column}"] = str(known)
    return values


def test_a_row_of_a_province_without_a_place_in_the_form_stays_unread():
    values = consistent("2021")
    reading = read(grids_with(values, lambda found: found[1].insert(9, ["", *"1111117"])))
    assert values_of(reading) == wanted(values)
    assert [row.reason for row in reading.unread] == ["no row of the form has this label"]


def with_heads(values: dict[str, str], heads: list[str], order: list[str | None]) -> Document:
    """The matrix under heads of the given order; None stands for a column that the form does not have."""
    found = tables("2021", values)
    rows = [["", *heads]]
    for row in found[1][3:]:
        figures = dict(zip(COLUMNS, row[-7:], strict=True))
        rows.append([row[-8], *(figures[column] if column else "77" for column in order)])
    return as_grids([found[0], rows, found[2]])


LEAVES = dict(
    zip(
        COLUMNS,
        ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
        strict=True,
    )
)


def test_a_column_that_the_form_does_not_have_moves_no_other():
    values = consistent("2021")
    order = [*COLUMNS[:2], None, *COLUMNS[2:]]
    reading = read(with_heads(values, [LEAVES.get(c, "新闻媒体") for c in order], order))
    assert values_of(reading) == wanted(values)
    assert {row.reason for row in reading.unread} == {"the form has no such column"}


def test_columns_in_another_order_are_read_by_their_heads():
    values = consistent("2021")
    order = [COLUMNS[-1], *COLUMNS[:-1]]
    reading = read(with_heads(values, [LEAVES[c] for c in order], order))
    assert_nothing_wrong(reading, values)
    assert values_of(reading)["requests_new__total"] == wanted(values)["requests_new__total"]


def test_heads_that_stand_over_the_wrong_columns_move_no_figure():
    values = consistent("2021")
    found = tables("2021", values)
    found[1][1] = ["", "自然人", "法人或其他组织", "总计"]
    reading = read(as_grids(found))
    assert values_of(reading) == wanted(values)


def test_appeals_printed_as_a_table_for_each_way_are_read():
    values = consistent("2021")
    found = tables("2021", values)
    figures = found[2][-1]
    parts = [
        [[name], RESULT_HEADS, figures[at * 5 : at * 5 + 5]]
        for at, name in enumerate(("行政复议", "未经复议直接起诉", "复议后起诉"))
    ]
    assert values_of(read(as_grids([*found[:2], *parts]))) == wanted(values)


@pytest.mark.parametrize("label", ["数量", "件数", "四、合计"])
def test_appeals_with_a_label_before_their_figures_are_read(label):
    values = consistent("2019")
    found = tables("2019", values)
    found[2][-1].insert(0, label)
    assert values_of(read(as_grids(found))) == wanted(values)


def test_a_lost_total_is_no_other_figure():
    values = consistent("2021")

    def lose(found):
        row_of(found, "四、结转下年度").pop()

    cells = {cell.item: cell for cell in read(grids_with(values, lose)).cells}
    for column in COLUMNS[:-1]:
        item = f"requests_carried_out__{column}"
        assert (cells[item].value, cells[item].inferred) == (wanted(values)[item], True)
    assert cells["requests_carried_out__total"].value is None


def test_a_fee_column_headed_in_yuan_is_turned_into_the_unit_of_the_form():
    values = consistent("2021") | {"admin_fees__amount": "251000"}
    found = tables("2021", values)
    for row in found[0]:
        row[:] = [cell.replace("（单位：万元）", "（单位：元）") for cell in row]
    reading = read(as_grids(found))
    cell = next(cell for cell in reading.cells if cell.item == "admin_fees__amount")
    assert (cell.raw, str(cell.value.normalize()), reading.own_units) == (
        "251000",
        "25.1",
        ("admin_fees__amount",),
    )


def test_words_in_the_place_of_a_figure_move_no_other():
    values = consistent("2021")

    def say(found):
        row_of(found, "(一)予以公开")[-6] = "不详"
        row_of(found, "2.重复申请")[-7] = "3（含邮件1件）"

    cells = {cell.item: cell for cell in read(grids_with(values, say)).cells}
    assert cells["granted_full__org_business"].state == "text"
    assert cells["granted_full__total"].value == wanted(values)["granted_full__total"]
    assert cells["not_processed_repeat__natural_person"].raw == "3（含邮件1件）"
    assert cells["not_processed_repeat__total"].value == wanted(values)["not_processed_repeat__total"]


def test_page_marks_between_rows_are_no_figures():
    values = consistent("2021")
    printed = [TITLE]
    for table in tables("2021", values):
        for row in table:
            printed += [*row, "— 4 —"]
    assert values_of(read(text_of(*printed))) == wanted(values)


def test_nothing_printed_in_the_area_of_the_form_is_passed_over():
    values = consistent("2021")
    found = tables("2021", values)
    document = as_grids(found)
    stray = Paragraph("其中修订 16 件", "paragraph 9")
    blocks = (document.blocks[0], document.blocks[1], stray, *document.blocks[2:])
    reading = read(Document("a.html", "text/html", blocks))
    assert values_of(reading) == wanted(values)
    assert [(row.locator, row.text) for row in reading.unread] == [("paragraph 9", "其中修订 16 件")]


def test_heads_cut_short_count_what_the_official_ones_count():
    values = consistent("2019")
    found = tables("2019", values)
    for row in found[0]:
        row[:] = [re.sub("本年新(?:制作|公开)数量", "本年新", cell) for cell in row]
    assert values_of(read(as_grids(found))) == wanted(values)


def test_column_heads_are_those_of_the_form():
    assert [head for head in COLUMN_HEADS if head in LEAVES.values()] == [
        "自然人",
        "总计",
        *list(LEAVES.values())[1:-1],
    ]


def grid(*rows: list[str]) -> Grid:
    return Grid(
        tuple(
            tuple(GridCell(text, r, c, 1, 1, f"row {r + 1} column {c + 1}") for c, text in enumerate(row))
            for r, row in enumerate(rows)
        ),
        "table 1",
    )


def test_a_blank_cell_at_the_front_and_a_lost_one_are_not_confused():
    rows = [
        ["一、本年新收政府信息公开申请数量", "5", "0", "0", "0", "0", "0", "5"],
        ["二、上年结转政府信息公开申请数量", "0", "0", "0", "0", "0", "0"],
    ]
    reading = read(Document("a.md", "text/markdown", (grid(*rows),)))
    cells = {cell.item: cell for cell in reading.cells}
    assert cells["requests_new__natural_person"].value == 5
    assert {cells[f"requests_carried_in__{column}"].value for column in COLUMNS} == {None}


def test_rows_without_a_label_that_sums_contradict_are_unread():
    values = consistent("2021", 6)

    def tear(found):
        row = row_of(found, "(二)部分公开")
        row[-8:] = ["", "1", "2", "3", "4", "5", "6", "21"]

    reading = read(grids_with(values, tear))
    assert not any(item.startswith("granted_partial") for item in values_of(reading))
    assert [row.text for row in reading.unread] == [" | 1 | 2 | 3 | 4 | 5 | 6 | 21"]


def test_heads_that_converters_make_up_are_no_text_beside_the_figures():
    values = consistent("2021")
    reading = read(
        grids_with(values, lambda found: found[1].insert(5, ["项目", *(f"数据{n}" for n in range(1, 8))]))
    )
    assert (values_of(reading), reading.unread) == (wanted(values), ())


SENTENCES = (
    "其中，予以公开及部分公开208件（17.46%），不予公开20件（1.68%），属信访等",
    "不予处理80件（6.72%），其他处理319件（26.78%，含申请人主动撤回157件）",
    "上年结转3件，结转下年度继续办理 2 件。",
)


@pytest.mark.parametrize("name", EDITIONS)
def test_sentences_that_name_rows_of_the_form_are_no_part_of_it(name):
    values = consistent(name)
    document = as_grids(tables(name, values))
    told = tuple(Paragraph(line, f"paragraph {n}") for n, line in enumerate(SENTENCES, 2))
    reading = read(Document("a.html", "text/html", (document.blocks[0], *told, *document.blocks[1:])))
    assert (values_of(reading), reading.unread) == (wanted(values), ())
    assert reading.start[0] > len(SENTENCES)


def lines_with(*rows: list[str]) -> Document:
    return text_of(
        *("一、本年新收政府信息公开申请数量", *rows[0], "二、上年结转政府信息公开申请数量"),
        *("7", "", "3", "", "", "", "10", "四、结转下年度继续办理", "1", "0", "0", "0", "0", "0", "1"),
    )


def test_blank_lines_stand_for_blank_cells_where_they_fill_the_row():
    reading = read(lines_with(["26", "", "", "", "", "", "26", ""]))
    assert values_of(reading) == {
        "requests_new__natural_person": 26, "requests_new__total": 26,
        "requests_carried_in__natural_person": 7, "requests_carried_in__org_research": 3,
        "requests_carried_in__total": 10,
        **dict.fromkeys((f"requests_carried_out__{column}" for column in COLUMNS), 0),
        "requests_carried_out__natural_person": 1, "requests_carried_out__total": 1,
    }  # fmt: skip
    inferred = {cell.item.split("__")[0] for cell in reading.cells if cell.inferred}
    assert inferred == {"requests_new", "requests_carried_in"}
    assert reading.unread == ()


@pytest.mark.parametrize(
    "row",
    [
        ["8", "", "9", "", "9", "", "26"],
        ["17", "", "", "9", "", "", "26"],
        ["26", "", "", "26"],
        ["25", "", "", "", "", "", "26"],
    ],
    ids=["a blank line parts", "two blank lines part", "fewer lines than columns", "no sum"],
)
def test_blank_lines_that_may_be_no_cells_tell_no_columns(row):
    reading = read(lines_with(row))
    assert not any(item.startswith("requests_new") and item[-5:] != "total" for item in values_of(reading))
    assert any(row[0] in one.text for one in reading.unread)


def test_fifteen_figures_under_heads_torn_into_letters_are_those_of_appeals():
    heads = ("结结其尚", "果果他未总", "维纠结审计", "持正果结")
    reading = read(
        text_of(
            "一、本年新收政府信息公开申请数量 1 2 0 0 0 0 3",
            "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0",
            "四、政府信息公开行政复议、行政诉讼情况",
            *heads,
            "1 0 2 0 3 12 0 0 0 12 0 0 0 4 4",
        )
    )
    appeals = [cell.value for cell in reading.cells if cell.item.startswith(("recon_", "lit_"))]
    assert appeals == [1, 0, 2, 0, 3, 12, 0, 0, 0, 12, 0, 0, 0, 4, 4]


@pytest.mark.parametrize("name", EDITIONS)
def test_a_figure_that_a_line_end_cut_is_not_read_by_its_first_digits(name):
    values = consistent(name)
    whole = in_one_line(name, values, " ").text
    for at in range(len(whole)):
        if re.match(r"[0-9][0-9]", whole[at:]) and at % 5 == 0:
            assert_nothing_wrong(read(text_of(whole[: at + 1], whole[at + 1 :])), values)


def test_cells_on_every_second_line_are_not_counted_as_if_on_each():
    row = ["", "", "", "", "", "", "", "26", "", "", "", "", "", "26", ""]
    values = values_of(read(lines_with(row)))
    assert not any(item.startswith("requests_new") and not item.endswith("__total") for item in values)
    assert values["requests_new__total"] == 26


def test_a_number_before_a_label_that_blanks_cut_is_no_figure_of_the_row_above():
    form = edition("2021")
    printed = [row.item for row in form.matrix_rows if not row.item.startswith("other_")]
    values = {f"{row}__{column}": "0" for row in printed for column in COLUMNS}
    text = "\n".join("\t".join(row) for table in tables("2021", values) for row in table)
    cut = text.replace("3.其他", "3 . 其 他").replace("2.重复申请", "2 . 重 复 申 请")
    reading = read(text_of(TITLE, *cut.split("\n")))
    assert "3 . 其 他" in cut
    assert {cell.value for cell in reading.cells} == {None, 0}
