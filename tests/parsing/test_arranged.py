"""Tables of the forms that are printed turned, or cut in two by columns, alone and all on one sheet."""

import pytest

from gongkai.documents import Document, Grid, GridCell, Paragraph
from gongkai.parsing.matrix_form import read_matrix_form
from tests.parsing.matrix_figures import consistent, wanted
from tests.parsing.matrix_layouts import COLUMN_HEADS, RESULT_HEADS, tables

YEARS = {"2019": 2020, "2021": 2023}
FIRST, ORGANISATIONS, TOTAL, *KINDS = COLUMN_HEADS
HEADS = [FIRST, *KINDS, TOTAL]
WAYS = ["行政复议", "未经复议直接起诉", "复议后起诉"]


def grid(rows, number):
    return Grid(
        tuple(
            tuple(
                GridCell(text, r, c, 1, 1, f"table {number} row {r + 1} column {c + 1}")
                for c, text in enumerate(row)
            )
            for r, row in enumerate(rows)
        ),
        f"table {number}",
    )


def document(*parts):
    blocks = [
        Paragraph(part, f"paragraph {at}") if isinstance(part, str) else grid(part, at)
        for at, part in enumerate(parts, 1)
    ]
    return Document("a.html", "text/html", tuple(blocks))


def one_sheet(*parts):
    rows = [row for part in parts for row in ([[part]] if isinstance(part, str) else part)]
    width = max(map(len, rows))
    return Document("a.xlsx", "xlsx", (grid([[*row, *[""] * (width - len(row))] for row in rows], 1),))


def printed(values, name):
    """The figures of each row of the matrix, behind its label."""
    proactive, requests, appeals = tables(name, values)
    matrix = [[row[-8], *row[-7:]] for row in requests[3:]]
    return proactive, matrix, appeals[-1]


def turned(rows):
    return [list(row) for row in zip(*rows, strict=True)]


def of_appeals(figures):
    return [["结果", *RESULT_HEADS], *([way, *figures[at * 5 : at * 5 + 5]] for at, way in enumerate(WAYS))]


def read(found, name):
    reading = read_matrix_form(found, YEARS[name])
    assert reading is not None
    assert reading.edition == name
    return {cell.item: cell.value for cell in reading.cells if cell.value is not None}, reading


@pytest.mark.parametrize("name", YEARS)
@pytest.mark.parametrize("put", [document, one_sheet], ids=["tables", "one sheet"])
def test_turned_tables_are_read_as_the_form_prints_them(name, put):
    values = consistent(name)
    proactive, matrix, appeals = printed(values, name)
    parts = [proactive, "三、收到情况", turned([["申请人情况", *HEADS], *matrix]), "四、复议、诉讼情况"]
    found, reading = read(put(*parts, turned(of_appeals(appeals))), name)
    assert found == wanted(values)
    assert reading.unread == ()
    assert not any(cell.inferred for cell in reading.cells)


@pytest.mark.parametrize("name", YEARS)
def test_a_turned_table_with_blank_cells_keeps_each_in_its_place(name):
    values = {item: value for item, value in consistent(name).items() if value != "0"}
    proactive, matrix, appeals = printed(values, name)
    matrix = [["" if text == "0" else text for text in row] for row in matrix]
    found, _ = read(
        document(proactive, turned([["申请人情况", *HEADS], *matrix]), turned(of_appeals(appeals))), name
    )
    assert found == wanted(values)


def test_a_turned_first_table_is_read():
    values = consistent("2021")
    proactive, matrix, appeals = printed(values, "2021")
    rules = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], *proactive[2:4]]
    parts = [turned(rules), proactive[4:], [["申请人情况", *HEADS], *matrix], of_appeals(appeals)]
    assert read(document(*parts), "2021")[0] == wanted(values)


def test_a_turned_table_that_has_lost_its_blank_first_head_is_not_read():
    values = consistent("2021")
    proactive, matrix, appeals = printed(values, "2021")
    moved = turned([["", *RESULT_HEADS], *of_appeals(appeals)[1:]])
    moved[0] = [*moved[0][1:], ""]
    found, _ = read(document(proactive, [["申请人情况", *HEADS], *matrix], moved), "2021")
    assert not [item for item in found if item.startswith(("recon", "lit"))]


@pytest.mark.parametrize("name", YEARS)
@pytest.mark.parametrize("put", [document, one_sheet], ids=["tables", "one sheet"])
@pytest.mark.parametrize("cut", [1, 3, 6])
def test_a_matrix_cut_by_columns_is_put_together(name, put, cut):
    values = consistent(name)
    proactive, matrix, appeals = printed(values, name)
    left = [["申请人情况", *HEADS[:cut]], *(row[: cut + 1] for row in matrix)]
    right = [["申请人情况", *HEADS[cut:]], *([row[0], *row[cut + 1 :]] for row in matrix)]
    found, reading = read(put(proactive, "三、收到情况", left, "续表", right, *[of_appeals(appeals)]), name)
    assert found == wanted(values)
    assert reading.unread == ()


def test_a_second_half_without_labels_is_taken_where_all_rows_add_up():
    values = consistent("2021")
    proactive, matrix, appeals = printed(values, "2021")
    left = [["申请人情况", FIRST], *(row[:2] for row in matrix)]
    right = [HEADS[1:], *(row[2:] for row in matrix)]
    found, _ = read(document(proactive, left, "续表", right, of_appeals(appeals)), "2021")
    assert found == wanted(values)
    moved = [HEADS[1:], *(row[2:] for row in [*matrix[1:], matrix[0]])]
    found, _ = read(document(proactive, left, "续表", moved, of_appeals(appeals)), "2021")
    assert not [item for item in found if item.startswith(("requests", "granted", "refused", "outcomes"))]


def test_halves_with_other_rows_give_no_figure():
    values = consistent("2021")
    proactive, matrix, appeals = printed(values, "2021")
    left = [["申请人情况", FIRST], *(row[:2] for row in matrix)]
    right = [["申请人情况", *HEADS[1:]], *([row[0], *row[2:]] for at, row in enumerate(matrix) if at != 5)]
    found, reading = read(document(proactive, left, "续表", right, of_appeals(appeals)), "2021")
    assert not [item for item in found if item.endswith(("__org_business", "__total"))]
    assert reading.unread


def test_a_row_of_one_way_of_appeal_may_have_blank_cells():
    values = {item: value for item, value in consistent("2021").items() if not item.endswith("_other")}
    values = {item: value for item, value in values.items() if not item.startswith("lit_after")}
    proactive, matrix, appeals = printed(values, "2021")
    found, _ = read(document(proactive, [["申请人情况", *HEADS], *matrix], of_appeals(appeals)), "2021")
    assert {item: value for item, value in found.items() if item.startswith(("recon", "lit"))} == {
        item: value for item, value in wanted(values).items() if item.startswith(("recon", "lit"))
    }
