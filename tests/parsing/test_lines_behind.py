"""Figures behind the last row that is read, and in tables of which none is: told as unread; narrative is not."""

import pytest

from gongkai.documents.reader import read_document
from gongkai.parsing.matrix_form import read_matrix_form
from gongkai.parsing.reading import read_reports
from gongkai.registers import registers

TITLE = "清源区示例局2021年政府信息公开工作年度报告"
HEADS_2019 = "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |"
FIRST = [
    "二、主动公开政府信息情况",
    "第二十条第(一)项",
    "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |",
    "规章 | 0 | 0 | 0 |",
    "行政规范性文件 | 3 | 1 | 4 |",
]
SECOND = ["第二十条第(六)项", "信息内容 | 本年处理决定数量 |", "行政处罚 | 7 |", "行政强制 | 2 |"]
RESULTS = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"


def read(lines, year=2021):
    return read_matrix_form(read_document("\n".join([TITLE, *lines]).encode(), "a.txt"), year)


def report(lines, name="a.txt"):
    document = read_document("\n".join([TITLE, *lines]).encode(), name)
    return read_reports(document, "0" * 64, registers())[0]


def values(reading):
    return {cell.item: str(cell.value) for cell in reading.cells if cell.value is not None}


def unread(reading):
    return [row.text.rstrip(" |") for row in reading.unread]


def test_lines_with_labels_of_their_own_behind_the_last_row_are_told():
    reading = read(
        [*FIRST, *SECOND, "其他管理事项 |", "行政登记 |", "5 |", "-1 |", "40 |", "行政裁定 |", "6 |"]
    )
    assert unread(reading) == ["行政登记 | 5 | -1 | 40", "行政裁定 | 6"]
    assert values(reading)["compulsory__decisions"] == "2"


def test_a_row_that_the_end_of_the_text_cuts_is_told_and_not_read():
    head = ["第二十条第(五)项", HEADS_2019]
    reading = read(
        [
            "第二十条第(一)项",
            "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |",
            "规章 | 0 | 0 | 0 |",
            "规范性文件 | 1 | 1 | 4 |",
            *head,
            "行政许可 | 9",
        ],
        2019,
    )
    assert unread(reading) == ["行政许可 | 9"]
    assert not any(item.startswith("licensing") for item in values(reading))


APPEALS = [
    "四、政府信息公开行政复议、行政诉讼情况",
    "| 类别 | 维持数 | 纠错数 | 其它 | 在审 | 合计 |",
    "|---|---|---|---|---|---|",
    "| 复议案 | 21 | 4 | 3 | 2 | 30 |",
    "| 直接诉讼案 | 3 | 0 | 0 | 0 | 3 |",
]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("a.md", APPEALS),
        ("a.txt", [APPEALS[0], "维持数 纠错数 在审 合计", "复议案 21 4 3 2 30", "直接诉讼案 3 0 0 0 3"]),
        ("a.md", [APPEALS[0], "2021年，办理了若干案件，情况如下。", *APPEALS[1:]]),
    ],
)
def test_a_table_of_appeals_in_words_of_its_own_is_told(name, lines):
    text = "\n".join([TITLE, *FIRST, *SECOND, *lines, "五、存在的主要问题", "全年培训 12 次。"])
    reading = read_matrix_form(read_document(text.encode(), name), 2021)
    found = [text.replace(" | ", " ") for text in unread(reading)]
    assert found == ["复议案 21 4 3 2 30", "直接诉讼案 3 0 0 0 3"]


@pytest.mark.parametrize(
    "lines",
    [
        ["五、存在的主要问题及改进情况", "12", "全年开展培训", "3 次", "受众 40 人"],
        ["存在的主要问题", "培训场次 | 3 |", "培训人数 | 40 |"],
        ["全年收到建议若干，均已办理。", "其中涉及公开", "3", "件"],
        ["四、政府信息公开行政复议、行政诉讼情况", "7"],
        ["联系电话 12345678", "邮编 223000", "浏览次数 315", "第3页", "2022年1月9日", "4"],
        ["清源区示例局", "2022年1月9日", "附件 1", "12"],
    ],
)
def test_narrative_and_the_frame_of_a_page_behind_the_tables_are_no_lines_of_them(lines):
    assert unread(read([*FIRST, *SECOND, *lines])) == []


@pytest.mark.parametrize(
    "row", ["| 复议案 | 4? | 1? |", "| 复议案 | / | / | / | / |", "| 复议案 | 1 |  | 无 |"]
)
def test_uncertain_figures_and_signs_for_none_are_told_too(row):
    text = "\n".join([TITLE, *FIRST, *SECOND, APPEALS[0], "| 类别 | 一 | 二 |", "|---|---|---|", row])
    (found,) = unread(read_matrix_form(read_document(text.encode(), "a.md"), 2021))
    assert found.startswith("复议案 | ")


def test_sentences_before_a_line_that_is_told_stay_narrative():
    text = [*FIRST, *SECOND, APPEALS[0], "2021年，我局办理案件若干，情况如下。", *APPEALS[1:]]
    found = report(text, "a.md")
    assert len(found.unread) == 2
    assert [passage.part for passage in found.passages if "情况如下" in passage.text] == ["narrative"]


def test_tables_of_which_no_row_is_read_above_the_others_are_told():
    strange = [
        line
        for article in "一二三四五六"
        for line in (
            f"第二十条第({article})项",
            "信息内容",
            "上年数",
            "本年数",
            "办结数",
            "登记 |",
            "3 |",
            "4 |",
        )
    ]
    reading = read([*strange, *SECOND])
    assert len(unread(reading)) == 6


def test_one_row_under_its_heads_is_read():
    reading = read(FIRST[:4])
    assert values(reading) == dict.fromkeys(("rules__issued", "rules__repealed", "rules__in_force"), "0")
    lines = ["第二十条第(九)项", "信息内容", "采购项目数量", "采购总金额", "政府集中采购", "31", "18.25"]
    assert values(read(lines, 2020)) == {"procurement__projects": "31", "procurement__amount": "18.25"}
    assert read(["行政处罚 | 7 |"]) is None
    ways = ["行政复议", "未经复议直接起诉", "复议后起诉"]
    heads = [line for way in ways for line in (way, *RESULTS.split(" | "))]
    appeals = values(read([*heads, "3 | 1 | 0 | 0 | 4 | 0 | 0 | 0 | 0 | 0 | 2 | 0 | 0 | 0 | 2"]))
    assert (appeals["recon_total"], appeals["lit_after_upheld"]) == ("4", "2")


NARRATIVE = ["一、总体情况", "2021年我局做好主动公开、依申请公开，没有行政复议、行政诉讼，存在的问题不多。"]


def test_a_table_without_a_row_of_the_form_is_told_line_by_line():
    lines = [
        "第二十条第(一)项",
        "信息内容 | 本年制发件数 | 本年废止件数 |",
        "某类文件 | 8 | 5 |",
        "另一类 | 1 | 0 |",
    ]
    found = report([*NARRATIVE, *lines, "三、存在的主要问题", "培训 | 3 |"])
    assert [row.text.rstrip(" |") for row in found.unread] == ["某类文件 | 8 | 5", "另一类 | 1 | 0"]
    assert found.cells == ()
    assert "no row below them can be read" in (found.reason or "")
    assert {passage.part for passage in found.passages if "某类文件" in passage.text} == {"form"}


def test_heads_of_applicants_in_one_row_are_heads_of_a_form():
    rows = ["| 申请人情况 | 自然人 | 法人或其他组织 | 总计 |", "|---|---|---|---|", "| 收件 | 3 | 0 | 3 |"]
    assert [row.text for row in report([*NARRATIVE, *rows], "a.md").unread] == ["收件 | 3 | 0 | 3"]


def test_a_blank_form_in_a_text_is_a_form_and_no_cell_of_it_is_read():
    lines = [
        "第二十条第(一)项",
        "信息内容",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
        "规章",
        "",
        "",
        "",
    ]
    found = report([*NARRATIVE, *lines, "行政规范性文件", "", "", ""])
    assert (found.cells, found.unread) == ((), ())
    assert sum(passage.part == "form" for passage in found.passages) == 7
    assert [passage.part for passage in found.passages if "没有行政复议" in passage.text] == ["narrative"]


def test_words_of_the_narrative_make_no_form():
    assert "no statistical form" in (report([*NARRATIVE, "信息内容", "以政策为主。"]).reason or "")


def matrix(*rows):
    heads = ["申请人情况", "自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织"]
    return [*FIRST, *heads, "法律服务机构", "其他", "一、本年新收政府信息公开申请数量", *"3000003", *rows]


@pytest.mark.parametrize("figures", ["3003", "00000", "303"])
def test_a_row_that_the_end_of_the_text_may_cut_has_no_total(figures):
    lines = matrix("二、上年结转政府信息公开申请数量", *figures)
    for last in (lines, [*lines, "扫一扫在手机打开当前页"]):
        reading = read(last)
        assert not any(item.startswith("requests_carried_in") for item in values(reading))
        assert any(row.text.split(" | ")[1:] == list(figures) for row in reading.unread)


def test_the_last_row_of_a_table_that_a_format_gives_may_be_cut_too():
    heads = "申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    rows = [
        "一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3",
        "二、上年结转政府信息公开申请数量 | 3 | 0 | 3",
    ]
    text = "\n".join([TITLE, *(f"| {line} |" for line in (heads, "|".join(["---"] * 8), *rows))])
    reading = read_matrix_form(read_document(text.encode(), "a.md"), 2021)
    assert unread(reading) == [rows[1]]
    assert values(reading)["requests_new__total"] == "3"


def test_a_row_that_something_of_the_form_follows_is_not_cut():
    label = "二、上年结转政府信息公开申请数量"
    assert (
        values(read(matrix(label, *"303", "三、本年度办理结果", "(一)予以公开")))[
            "requests_carried_in__total"
        ]
        == "3"
    )
    last = matrix("四、结转下年度继续办理", *"202")
    assert "requests_carried_out__total" not in values(read(last))
    assert values(read([*last, "四、政府信息公开行政复议情况"]))["requests_carried_out__total"] == "2"


def test_a_label_and_its_one_figure_with_nothing_between_are_told():
    reading = read([*FIRST, *SECOND, APPEALS[0], "复议案27", "直接诉讼案3件", "表2", "（另见附件1）"])
    assert unread(reading) == ["复议案27", "直接诉讼案3件"]


def test_a_row_with_a_long_note_on_how_to_fill_it_in_is_told():
    label = f"其他主动公开的文件（{'包括以机关名义签发的各类公文，' * 6}“其他”栏目的数据）"
    assert unread(read([*FIRST, label, "5", "6", "7"])) == [f"{label} | 5 | 6 | 7"]


ROW_OF_APPEALS = "1 | 0 | 0 | 2 | 3 | " + " | ".join("0" * 10)
TABLE_OF_APPEALS = [
    APPEALS[0],
    "未经复议直接起诉 | 复议后起诉 |",
    "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |",
]
CALENDAR = [
    "日 一 二 三 四 五 六",
    *(" ".join(map(str, range(day, min(day + 7, 32)))) for day in (1, 8, 15, 22, 29)),
]
ARTICLES = [
    "热点",
    *(line for at in range(1, 7) for line in (f"{at}", f"关于第{'一二三四五六'[at - 1]}件事的通知")),
]


@pytest.mark.parametrize(
    "page", [CALENDAR, ARTICLES, ["上一页 1 2 3 4 5 6 下一页"], ["今日访问 12", "在线：3"]]
)
@pytest.mark.parametrize("between", [[], ["五、存在的主要问题", "一是公开还不够，二是渠道不多。"]])
def test_what_a_page_prints_below_the_tables_is_none_of_their_lines(page, between):
    lines = [*FIRST, *TABLE_OF_APPEALS, ROW_OF_APPEALS, *between]
    assert unread(read([*lines, *page])) == []
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split())}</tr>" for line in page)
    html = "".join(f"<p>{line}</p>" for line in lines) + f"<table>{cells}</table>"
    reading = read_matrix_form(read_document(f"<p>{TITLE}</p>{html}".encode(), "a.html"), 2021)
    assert unread(reading) == []


TORN_HEADS = [
    APPEALS[0],
    "行政复议 行政诉讼",
    "未经复议直接起诉 复议后起诉",
    "结果 结果 其他 尚未 总",
    "维持 纠正 结果 审结 计 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总",
    "维持 纠正 结果 审结 计 维持 纠正 结果 审结 计",
]


def test_appeals_alone_are_a_form_where_the_heads_of_their_results_are_torn():
    reading = read([*TORN_HEADS, ROW_OF_APPEALS.replace(" |", "")])
    assert values(reading)["recon_total"] == "3"
    assert reading.unread == ()


def test_totals_in_the_upper_line_of_torn_heads_tell_nothing_of_the_order():
    upper, lower = " ".join(["结果 结果 其他 尚未 总计"] * 3), "      ".join(["维持 纠正 结果 审结"] * 3)
    reading = read([*FIRST, *TORN_HEADS[:3], upper, lower, ROW_OF_APPEALS.replace(" |", "")])
    assert (values(reading)["recon_pending"], values(reading)["recon_total"]) == ("2", "3")
    assert reading.unread == ()


def test_appeals_under_torn_heads_that_lack_a_figure_are_told():
    reading = read([*TORN_HEADS, ROW_OF_APPEALS.replace(" |", "")[:-2]])
    assert values(reading) == {}
    assert len(reading.unread) == 1


def test_a_year_in_a_sentence_between_the_tables_is_no_number_beside_them():
    lines = [
        APPEALS[0],
        "2021 年，我局依法、有序公开信息，",
        "未发生行政复议和行政诉讼。",
        *TABLE_OF_APPEALS[1:],
    ]
    assert unread(read([*FIRST, *lines, ROW_OF_APPEALS])) == []
