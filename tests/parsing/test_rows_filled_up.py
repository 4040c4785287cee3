"""Text that programs made from the tables of pages: rows filled up with bars, or begun with one, and cells two tabs apart."""

import pytest

from gongkai.documents.reader import read_document
from gongkai.parsing.matrix_form import read_matrix_form

TITLE = "清源区示例局2020年政府信息公开工作年度报告"
HEADS = ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]
COLUMNS = ["自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]


def read(lines, name="a.txt", year=2020):
    reading = read_matrix_form(read_document("\n".join([TITLE, *lines]).encode(), name), year)
    assert reading is not None
    found = {cell.item: str(cell.value) for cell in reading.cells if cell.value is not None}
    return found, [row.text.replace(" ", "") for row in reading.unread]


def filled_up(row, width):
    """A row without its blank cells, filled up with bars at its end as wide as the table is."""
    printed = [cell for cell in row if cell]
    return " | ".join(printed) + " | " + "|" * (width - len(printed))


def matrix(*rows):
    return [f"{' | '.join(COLUMNS)} |", *rows]


def test_a_figure_before_bars_that_fill_a_row_up_may_stand_under_any_head():
    rows = [
        ["第二十条第(五)项"],
        HEADS,
        ["行政许可", "106", "", "2939"],
        ["其他对外管理服务事项", "40", "3", "8"],
    ]
    rows += [["第二十条第(六)项"], HEADS, ["行政强制", "", "", "5"], ["行政处罚", "663", "19", "333"]]
    found, unread = read([filled_up(row, 4) for row in rows])
    assert {item: value for item, value in found.items() if item.startswith("licensing")} == {}
    assert not [item for item in found if item.startswith("compulsory")]
    assert found["penalty__decisions"] == "333"
    assert found["other_services__items_change"] == "3"
    assert any(text.startswith("行政许可|106|2939") for text in unread)
    assert any(text.startswith("行政强制|5") for text in unread)


def test_a_row_that_ends_in_a_blank_cell_is_read_where_no_row_loses_cells():
    lines = [
        f"| {' | '.join(row)} |"
        for row in (HEADS, ["行政许可", "106", "2939", ""], ["行政处罚", "6", "1", "3"])
    ]
    found, unread = read(["第二十条第(五)项", *lines])
    assert (found["licensing__items_prev"], found["licensing__items_change"]) == ("106", "2939")
    assert "licensing__decisions" not in found
    assert unread == []


@pytest.mark.parametrize("begins", ["", "| "], ids=["rows as they are", "bars before the next label"])
def test_a_lone_total_behind_printed_blanks_is_the_total(begins):
    blanks = "| " * 6
    rows = [
        f"一、本年新收政府信息公开申请数量 {blanks}| 4 |",
        f"{begins}二、上年结转政府信息公开申请数量 {blanks}| 2 |",
        f"{begins}四、结转下年度继续办理 {blanks}| 1 |",
        f"{begins}三、本年度办理结果 | (一)予以公开 {blanks}| 5 |",
    ]
    found, unread = read(matrix(*rows))
    assert unread == []
    assert found == {
        "requests_new__total": "4",
        "requests_carried_in__total": "2",
        "granted_full__total": "5",
        "requests_carried_out__total": "1",
    }


def test_a_lone_total_on_a_line_of_its_own_is_told_from_the_bars_that_fill_its_row_up():
    rows = []
    for label, figure in (
        ("一、本年新收政府信息公开申请数量", "7"),
        ("二、上年结转政府信息公开申请数量", "3"),
    ):
        rows += [f"{label} |", *["|"] * 6, f"{figure} |", "||"]
    found, unread = read([*matrix(*rows), "四、结转下年度继续办理 |"])
    assert found == {"requests_new__total": "7", "requests_carried_in__total": "3"}
    assert unread == []


def test_a_lone_figure_of_a_row_that_lost_its_blanks_is_not_placed():
    rows = [
        "一、本年新收政府信息公开申请数量 |",
        "7 | ||||||||",
        "二、上年结转政府信息公开申请数量 |",
        "3 | ||||||||",
    ]
    found, unread = read(
        [
            *matrix(*rows),
            "(一)予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
            "(七)总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
        ]
    )
    assert not [item for item in found if item.startswith("requests")]
    assert [text for text in unread if "7" in text]


def test_cells_that_two_tabs_set_apart_are_neighbours():
    rows = [
        ["一、本年新收政府信息公开申请数量", "4", "", "", "1", "", "", "5"],
        ["二、上年结转政府信息公开申请数量", "", "", "", "", "2", "", "2"],
        ["四、结转下年度继续办理", "1", "0", "0", "0", "0", "0", "1"],
    ]
    found, unread = read(["\t\t".join(row) for row in (COLUMNS, *rows)])
    assert unread == []
    assert {item: value for item, value in found.items() if value != "0"} == {
        "requests_new__natural_person": "4",
        "requests_new__org_public_interest": "1",
        "requests_new__total": "5",
        "requests_carried_in__org_legal_service": "2",
        "requests_carried_in__total": "2",
        "requests_carried_out__natural_person": "1",
        "requests_carried_out__total": "1",
    }


def test_tabs_on_lines_of_their_own_do_not_tell_how_many_cells_are_blank():
    results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    heads = ["行政复议", "行政诉讼", *results, "未经复议直接起诉", "复议后起诉", *results, *results]
    figures = ["5", "\t\t \t\t", "2", "7", "8", "\t\t \t\t", "1", "9", "\t\t \t\t \t\t \t\t \t\t"]
    first = "一、本年新收政府信息公开申请数量 4 0 0 0 0 0 4"
    found, unread = read(
        [first, "四、结转下年度继续办理 1 0 0 0 0 0 1", *heads, *figures, "五、存在的主要问题"]
    )
    assert not [item for item in found if item.startswith(("recon", "lit"))]
    assert unread


def test_heads_in_pieces_do_not_give_the_last_of_them_a_column():
    page = [
        "第二十条第(一)项",
        "| 信息内容 | 本年新 |",
        "| 制作数量 | 本年新 |",
        "| 公开数量 | 对外公开总数量 |",
        "| 规范性文件 | 61 | | |",
        "| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
        "| 一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
    ]
    found, _ = read(page, "a.md")
    assert not [item for item in found if item.startswith("normative_docs")]


def test_labels_in_the_words_of_other_places():
    lines = [
        "信息內容 | 本年新製作數量 | 本年新公開數量 | 對外公開總數量 |",
        "規範性檔案(以本單位名義發布的公文，一般屬於規範性檔案) | 2 | 3 | 19 |",
        "信息內容 | 採購專案數量 | 採購總金額 |",
        "政府集中採購 | 4 | 12 |",
    ]
    found, unread = read(lines)
    assert (found["normative_docs__made"], found["normative_docs__public_total"]) == ("2", "19")
    assert found["procurement__projects"] == "4"
    assert unread == []


RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def appeals(figures, *, width=15):
    """The table of appeals with its heads and one row, every line filled up with bars where blank cells are dropped."""
    heads = [
        ["行政复议", "行政诉讼"],
        [*RESULTS, "未经复议直接起诉", "复议后起诉"],
        [*RESULTS, *RESULTS],
    ]
    first = ["一、本年新收政府信息公开申请数量 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |"]
    rows = [filled_up(row, width) for row in (*heads, figures)]
    found, unread = read(
        [*first, "(七)总计 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |", *rows, "五、存在的主要问题及改进情况"]
    )
    return {item: value for item, value in found.items() if item.startswith(("recon", "lit"))}, unread


def test_figures_of_appeals_that_bars_fill_up_are_not_moved_to_the_left_nor_to_the_right():
    assert appeals(["2", "2", "2", "2", "1", "2", "7"])[0] == {}
    assert appeals(["2", "1", "2", "5", "1", "1", "2", "2", "1", "3"])[0] == {}
    whole = ["1", "0", "2", "0", "3", "0", "0", "0", "1", "1", "0", "0", "2", "0", "2"]
    assert list(appeals(whole)[0].values()) == whole


def test_the_last_figure_of_appeals_may_be_blank_where_the_others_add_up():
    found, _ = appeals(["1", "0", "2", "0", "3", "0", "0", "0", "1", "1", "0", "0", "0", "0"], width=16)
    assert found == {} or "lit_after_total" not in found


def test_heads_with_a_character_left_out_stand_for_those_of_the_form_in_their_order():
    lines = [
        "信息内容 | 本年发件 | 本年废止件数 | 现行有效件 |",
        "规章 | 0 | 0 | 2 |",
        "行政规范性文件 | 3 | 1 | 9 |",
    ]
    found, unread = read(lines, year=2025)
    assert [found[f"normative_docs__{head}"] for head in ("issued", "repealed", "in_force")] == [
        "3",
        "1",
        "9",
    ]
    assert unread == []
    others = ["(一)予以公开 1 0 0 0 0 0 1", "(七)总计 1 0 0 0 0 0 1"]
    found, _ = read([lines[0].replace("本年发件", "现行有效件"), *lines[1:], *others], year=2025)
    assert not [item for item in found if item.startswith("normative_docs")]
