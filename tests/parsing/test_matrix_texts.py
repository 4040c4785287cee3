"""Texts of the 2019 and 2021 forms: labels of two lines, heads of both forms, blank cells that are lost."""

import pytest

from gongkai.documents.reader import read_document
from gongkai.parsing.matrix_form import read_matrix_form

TITLE = "清源区示例局2021年政府信息公开工作年度报告"
HEADS = "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def read(lines, year=2021):
    reading = read_matrix_form(read_document("\n".join([TITLE, *lines]).encode(), "a.txt"), year)
    assert reading is not None
    return reading, {cell.item: str(cell.value) for cell in reading.cells if cell.value is not None}


def test_a_note_in_brackets_may_end_in_the_line_of_the_figures():
    reading, found = read(
        [
            "一、本年新收政府信息公开申请数量 31 2 0 0 1 0 34",
            "（一）予以公开 18 2 0 0 1 0 21",
            "（二）部分公开（区分处理的，只计这一情",
            "形，不计其他情形） 13 0 0 0 0 0 13",
            "（三）不予公开",
            "1.属于国家秘密 0 0 0 0 0 0 0",
        ]
    )
    assert found["granted_partial__natural_person"] == found["granted_partial__total"] == "13"
    assert reading.unread == ()
    assert not any(cell.inferred for cell in reading.cells)


def test_the_form_is_the_one_of_most_rows_of_the_first_table():
    lines = ["第二十条第(一)项", "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |"]
    lines += ["规章 | 0 | 0 | 0 |", "规范性文件 | 1 | 1 | 4 |"]
    for article, rows in (("五", ["行政许可 | 5 |"]), ("六", ["行政处罚 | 7 |", "行政强制 | 2 |"])):
        lines += [f"第二十条第({article})项", "信息内容 | 本年处理决定数量 |", *rows]
    lines += ["第二十条第(八)项", "信息内容 | 本年收费金额(单位:万元) |", "行政事业性收费 | 28.1 |"]
    reading, found = read(lines)
    assert reading.edition == "2021"
    assert (found["admin_fees__amount"], found["penalty__decisions"]) == ("28.1", "7")
    assert any("normative_docs__public_total 4" in row.text for row in reading.unread)


def appeals(row):
    return [
        "| 行政复议 | 行政诉讼 |",
        f"| {' | '.join(RESULTS)} | 未经复议直接起诉 | 复议后起诉 |",
        f"| {' | '.join(RESULTS * 2)} |",
        row,
    ]


MATRIX = [f"| {HEADS}", "| 一、本年新收政府信息公开申请数量 | 31 | 2 | 0 | 0 | 1 | 0 | 34 |"]
MATRIX += ["| （一）予以公开 | 31 | 2 | 0 | 0 | 1 | 0 | 34 |"]


def test_the_bar_that_begins_a_line_is_no_blank_cell_of_appeals():
    _, found = read([*MATRIX, *appeals("| 2 | 1 | 2 | 5 | 5 | 5 | 1 | 5 | 16 | 5 | 1 | 2 | 5 | 13 |")])
    assert not [item for item in found if item.startswith(("recon", "lit"))]
    _, found = read([*MATRIX, *appeals("| 2 | 1 | 0 | 2 | 5 | 5 | 5 | 1 | 5 | 16 | 5 | 1 | 2 | 5 | 13 |")])
    assert (found["recon_other"], found["recon_total"], found["lit_after_total"]) == ("0", "5", "13")


def test_a_lone_blank_cell_before_appeals_may_be_the_bar_of_their_line():
    figures = ["2", "1", "2", "5", "5", "5", "1", "5", "16", "5", "1", "2", "5", "13"]
    heads = [
        f"{head} |" for head in ["行政复议", "行政诉讼", *RESULTS, "未经复议直接起诉", "复议后起诉", *RESULTS]
    ]
    _, found = read([*MATRIX, *heads, *[f"{head} |" for head in RESULTS], "|", *[f"{x} |" for x in figures]])
    assert not [item for item in found if item.startswith(("recon", "lit"))]


def test_rows_that_end_blank_are_not_read_where_another_row_has_lost_a_cell():
    def line(*cells):
        return [f"{cell} |" for cell in cells]

    lines = ["|", *line("第二十条第（五）项"), "|"]
    lines += [*line("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"), "|"]
    lines += [*line("行政许可", "106", "4"), "|", *line("其他对外管理服务事项", "5", "4", "3"), "|"]
    lines += [*line("第二十条第（六）项"), "|"]
    lines += [*line("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"), "|"]
    lines += [*line("行政处罚", "106"), "|", *line("行政强制", "1", "2", "3")]
    _, found = read(lines, 2020)
    assert not [item for item in found if item.startswith(("licensing", "penalty"))]
    assert found["other_services__decisions"] == "3"


def test_half_a_matrix_without_its_first_column_is_not_taken_for_a_whole_one():
    columns = "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |"
    lines = ["申请人情况 | 自然人 |", "一、本年新收政府信息公开申请数量 | 11 |", "（一）予以公开 | 11 |"]
    lines += ["续表", f"法人或其他组织 | 总计 | {columns}"]
    # 19 is the total, and 3 0 1 0 4 1 | 9 adds up too
    lines += ["2.重复申请 | 3 | 0 | 1 | 0 | 4 | 19 |", "（七）总计 | 3 | 0 | 1 | 0 | 4 | 19 |"]
    _, found = read(lines)
    assert not [item for item in found if item.startswith(("not_processed", "outcomes_total"))]


@pytest.mark.parametrize("dots", ["……", "......", "·····", " ………… "])
def test_dots_may_lead_to_the_figures(dots):
    rows = {
        "一、本年新收政府信息公开申请数量": 5,
        "（一）予以公开": 4,
        "3.危及“三安全一稳定”": 1,
        "（七）总计": 5,
    }
    lines = [dots.join([label, str(count), *["0"] * 5, str(count)]) for label, count in rows.items()]
    reading, found = read(lines)
    assert found["requests_new__natural_person"] == found["outcomes_total__total"] == "5"
    assert (found["granted_full__total"], found["refused_security_stability__total"]) == ("4", "1")
    assert reading.unread == ()


def test_a_note_below_a_label_may_go_on_over_several_lines():
    reading, found = read(
        [
            "一、本年新收政府信息公开申请数量 31 2 0 0 1 0 34",
            "（二）部分公开",
            "（区分处理的，只",
            "计这一情形，不计",
            "其他情形）",
            "13 0 0 0 0 0 13",
            "（三）不予公开",
            "1.属于国家秘密",
            "2 0 0 0 0 0 2",
        ]
    )
    assert found["granted_partial__total"] == "13"
    assert found["refused_state_secret__total"] == "2"
    assert reading.unread == ()


def test_a_unit_apart_from_its_figure_is_no_label():
    rows = {"一、本年新收政府信息公开申请数量": "31 件 2件 0 件 0 件 1 件 0 件 34 件"}
    rows |= {"（一）予以公开": "31 件 2 件 0 件 0件 1 件 0 件 34 件"}
    reading, found = read([f"{label} {figures}" for label, figures in rows.items()])
    assert found["granted_full__total"] == found["requests_new__total"] == "34"
    assert reading.unread == ()


def test_a_line_of_results_may_begin_with_the_head_of_the_ways():
    rows = [
        "行政复议 0 1 0 5 6",
        "行政诉讼（未经复议直接起诉） 2 0 2 0 4",
        "行政诉讼（复议后起诉） 1 0 5 1 7",
    ]
    _, found = read([*MATRIX, "类别 结果维持 结果纠正 其他结果 尚未审结 总计", *rows])
    assert [found[f"{way}_total"] for way in ("recon", "lit_direct", "lit_after")] == ["6", "4", "7"]


def test_figures_of_a_way_of_appeal_without_heads_are_unread():
    reading, found = read([*MATRIX, "一种 另一种 第三种", "行政复议 0 1 0 5 6"])
    assert "recon_total" not in found
    assert any(row.text.startswith("行政复议 | 0 | 1 | 0 | 5 | 6") for row in reading.unread)


def halves(*, last="25"):
    labels = ["一、本年新收政府信息公开申请数量", "（一）予以公开", "2.重复申请", "3.要求提供公开出版物"]
    labels += ["（七）总计", "四、结转下年度继续办理"]
    left = [30, 20, 3, 2, 25, 5]
    right = ["1 0 0 0 1 32", "1 0 0 0 0 21", "0 0 0 0 0 3", "0 0 0 0 0 2", f"1 0 0 0 1 {last}", "0 0 0 0 0 5"]
    lines = ["申请人情况 自然人", *(f"{label} {count}" for label, count in zip(labels, left, strict=True))]
    lines += ["续表", "法人或其他组织 总计", "商业企业 科研机构 社会公益组织 法律服务机构 其他"]
    return lines + [f"{label} {counts}" for label, counts in zip(labels, right, strict=True)]


def test_halves_of_a_matrix_in_a_text_are_put_together():
    reading, found = read(halves(last="27"))
    assert (found["requests_new__natural_person"], found["requests_new__org_business"]) == ("30", "1")
    assert (found["outcomes_total__org_other"], found["outcomes_total__total"]) == ("1", "27")
    assert reading.unread == ()


def test_halves_that_do_not_add_up_are_not_read():
    _, found = read(halves(last="25"))
    assert not [item for item in found if "__" in item]
