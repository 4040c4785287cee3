from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped, narrative_of
from gongkai.records import Passage


def claims(text: str, form: str = "2014", year: int = 2017) -> list[tuple[str, str, object]]:
    found = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition(form), year, "清源区财政局")
    return [(c.kind, c.item, c.value if c.value is not None else (c.low, c.high)) for c in found]


FIGURES = {
    "2017年，主动公开信息300条。": ("proactive_total", 300),
    "全年共主动公开政府信息1,234条。": ("proactive_total", 1234),
    "我局2017年度主动公开政府信息数为222条。": ("proactive_total", 222),
    "清源区财政局全年累计主动公开各类政府信息１２０条。": ("proactive_total", 120),
    "本年度共收到政府信息公开申请12件。": ("requests_received", 12),
    "2017年度我镇共收到4件信息公开申请。": ("requests_received", 4),
    "全年受理依申请公开政府信息3宗。": ("requests_received", 3),
    "其中网络申请2件": ("requests_online", 2),
    "在政府网站上共公开285条信息": ("channel_website", 285),
    "通过微信公众平台发布信息116条": ("channel_wechat", 116),
    "同意公开5件": ("replies_granted_full", 5),
    "不予公开1件": ("replies_refused", 1),
    "全年发生行政复议案件2件。": ("reconsideration_total", 2),
    "本单位配备了1名兼职工作人员": ("staff_parttime", 1),
    "全年收取费用2500元": ("fees_collected", Decimal("0.25")),
    "先后召开政府信息公开专题会议5次": ("meetings_held", 5),
    "主动公开政府信息三百二十条": ("proactive_total", 320),
}


@pytest.mark.parametrize(("text", "expected"), FIGURES.items())
def test_a_figure_is_bound_to_its_subject(text, expected):
    item, value = expected
    assert ("figure", item, Decimal(value)) in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "各乡镇主动公开政府信息477条，",
        "去年主动公开政府信息200条。",
        "截至目前累计主动公开政府信息9000条。",
        "2016年主动公开政府信息180条。",
        "开通服务热线12345，接听来电300件。",
        "公开办事指南35条。",
        "建立窗口服务大厅，开设窗口24个，共受理申请136437件。",
    ],
)
def test_a_number_with_another_or_unclear_subject_is_no_claim(text):
    assert [c for c in claims(text) if c[1] in ("proactive_total", "requests_received")] == []


def test_parts_after_among_them_are_parts_of_the_total_each_kept():
    text = "2017年，主动公开信息300条。其中：行政事项176条，政策法规文件3条，政务信息指南3条。"
    assert claims(text) == [
        ("figure", "proactive_total", Decimal(300)),
        ("part", "proactive_total", Decimal(176)),
        ("part", "proactive_total", Decimal(3)),
        ("part", "proactive_total", Decimal(3)),
    ]


def test_a_list_goes_on_over_semicolons_and_shares_between():
    text = (
        "共主动公开政府信息339条。其中，动态类112条，占33.04%；统计类146条，占43.07%；其它类81条，占23.89%。"
    )
    assert [c[2] for c in claims(text) if c[0] == "part"] == [112, 146, 81]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("主动公开政府信息10余条", 10, 20),
        ("主动公开政府信息1200多条", 1200, 1300),
        ("主动公开政府信息约300条", 270, 330),
        ("主动公开政府信息近300条", 270, 300),
        ("主动公开政府信息超过300条", 300, None),
        ("主动公开政府信息300条以上", 300, None),
    ],
)
def test_vague_figures_are_ranges(text, low, high):
    assert claims(text) == [("figure", "proactive_total", (low, high))]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("通过海口市政府信息公开网站(//www.example.com)主动公开。", "channel_website"),
        ("公开的形式：利用政务微博及时发布信息。", "channel_weibo"),
        ("依托微信公众号主动公开各类信息。", "channel_wechat"),
    ],
)
def test_a_channel_that_the_text_names_has_carried_something(text, item):
    assert ("channel", item, (Decimal(1), None)) in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "下一步将通过政府网站及时发布信息。",
        "通过网站受理公众申请并公开电话。",
        "在政府门户网站设立了信息公开目录。",
    ],
)
def test_a_channel_planned_or_only_mentioned_is_no_claim(text):
    assert [c for c in claims(text) if c[0] == "channel"] == []


@pytest.mark.parametrize(
    ("text", "item", "low"),
    [
        ("我中心每季度召开一次专题会议研究工作", "meetings_held", 4),
        ("专题会议每季度召开一次", "meetings_held", 4),
        ("每月召开政务公开工作例会", "meetings_held", 12),
        ("每半年组织两次信息公开业务培训", "training_courses", 4),
    ],
)
def test_a_frequency_is_a_least_number(text, item, low):
    assert claims(text) == [("frequency", item, (Decimal(low), None))]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("2017年未收到政府信息公开申请。", {"requests_received"}),
        ("2017年，我局没有受理信息公开申请。", {"requests_received"}),
        ("未发生有关政府信息公开的行政复议、行政诉讼。", {"reconsideration_total", "litigation_total"}),
        ("本年度没有收取任何费用。", {"fees_collected"}),
        (
            "未收到有关政府信息公开行政复议、提起行政诉讼的申请。",
            {"reconsideration_total", "litigation_total"},
        ),
    ],
)
def test_a_denial_is_a_zero_of_what_it_denies_and_of_nothing_else(text, items):
    assert {c[1] for c in claims(text) if c[0] == "zero"} == items


@pytest.mark.parametrize(
    "text",
    ["无法按时答复申请", "申请人无正当理由提出申请", "没有及时公开的信息将补充公开", "未经复议直接起诉3件"],
)
def test_other_negations_are_no_zero(text):
    assert [c for c in claims(text) if c[0] == "zero"] == []


def test_the_sentence_is_kept_as_printed():
    line = Paragraph("　２０１７年，清源区财政局主动公开信息３００条。", "line 9")
    found = claims_of([Wrapped.of([line])], edition("2014"), 2017, "清源区财政局")
    assert (found[0].text, found[0].locator) == ("２０１７年，清源区财政局主动公开信息３００条。", "line 9")


def test_lines_that_a_page_cut_are_read_as_one_and_the_claim_stands_where_its_sentence_begins():
    lines = ["全年按照上级部署，认真做好各项工作，不断提高质量。收到政府信息公开申", "请12件，全部按时办结。"]
    passages = [Passage(n, f"line {n}", "narrative", text) for n, text in enumerate(lines, 1)]
    found = claims_of(narrative_of(passages), edition("2014"), 2017, None)
    told = ("requests_received", "requests_closed", "closed_on_time")
    assert [(c.item, c.value, c.locator) for c in found] == [(item, 12, "line 1") for item in told]


def test_paragraphs_that_end_or_begin_as_such_are_not_joined():
    lines = ["全年按照上级部署，认真做好各项工作，不断提高质量。", "二、主动公开情况", "主动公开政府信息12条"]
    passages = [Passage(n, f"line {n}", "narrative", text) for n, text in enumerate(lines, 1)]
    assert [wrapped.text for wrapped in narrative_of(passages)] == lines


def test_a_new_matter_or_a_remark_is_no_part_of_the_list_before():
    text = "行政复议351件，其中结果维持72件，结果纠正279件；行政诉讼46件，其中结果维持25件。"
    assert [c[2] for c in claims(text, "2021") if c[0] == "part"] == [72, 279]
    text = "办结1191件。其中，予以公开208件（17.46%），其他处理319件（26.78%，含申请人主动撤回157件）。"
    assert 157 not in [c[2] for c in claims(text, "2021") if c[0] == "part"]


@pytest.mark.parametrize(
    "text",
    [
        "2017年未收到传真申请。",
        "没有收到书面申请，收到网络申请20件。",
        "未收到其他形式的申请。",
        "截至2017年底，累计主动公开政府信息1520条。",
        "全市共主动公开政府信息5000条。",
        "窗口共受理行政审批申请3200件，办结3180件。",
        "没有通过政府公报公开信息。",
        "行政机关应当将主动公开的信息，通过政府公报、政府网站等方式公开。",
        "公众可以通过微博咨询公开事项。",
        "每月召开一次安全生产例会。",
        "每月召开一次党支部会议。",
        "每月组织消防安全培训。",
    ],
)
def test_true_sentences_about_something_else_make_no_claim(text):
    found = claims_of(
        [Wrapped.of([Paragraph(text, "line 1")])], edition("2014"), 2017, None, is_one_body=True
    )
    assert [c for c in found if c.item != "requests_online"] == []


def test_of_two_years_in_a_sentence_the_reports_own_is_taken():
    text = "2016年主动公开政府信息88条，2017年主动公开政府信息120条。"
    assert claims(text) == [("figure", "proactive_total", Decimal(120))]


def test_a_government_speaks_for_its_whole_region():
    assert ("figure", "proactive_total", Decimal(5000)) in claims("全市共主动公开政府信息5000条。")


def test_parts_that_have_lines_of_their_own_are_both():
    text = "收到政府信息公开申请20件，其中网络申请12件，信函申请4件，当面申请3件，传真申请1件。"
    found = claims(text)
    assert ("figure", "requests_online", Decimal(12)) in found
    assert [c[2] for c in found if c[0] == "part"] == [12, 4, 3, 1]


def test_a_number_of_another_kind_ends_the_list():
    text = "主动公开信息120条。其中财政信息2条，人事信息50条，点击量3000次，回复咨询400条。"
    assert [c[2] for c in claims(text) if c[0] == "part"] == [2, 50]


def test_what_a_figure_includes_does_not_take_its_parts():
    text = "办结政府信息公开申请40件（含上年结转5件）。其中，予以公开及部分公开30件，不予公开10件。"
    found = claims(text, "2021")
    assert ("figure", "requests_carried_in__total", Decimal(5)) in found
    assert [c[1:] for c in found if c[0] == "part"] == [
        ("outcomes_total__total", Decimal(30)),
        ("outcomes_total__total", Decimal(10)),
    ]


@pytest.mark.parametrize("numbers", ["3、5、2件", "3件、5件、2件", "3件、5件和2件", "三件、五件、两件"])
def test_respectively_gives_each_subject_its_number_in_order(numbers):
    found = claims(f"当面申请、网络申请、信函申请分别为{numbers}。")
    assert [c[1:] for c in found] == [
        ("requests_in_person", 3),
        ("requests_online", 5),
        ("requests_letter", 2),
    ]


def test_a_heading_that_limits_is_no_mere_heading():
    assert claims("（二）各部门公开情况 2017年主动公开政府信息300条。") == []
    assert claims("（二）主动公开情况 2017年主动公开政府信息300条。") == [("figure", "proactive_total", 300)]


@pytest.mark.parametrize("others", ["区政府办公室", "各乡镇", "去年", "区直部门"])
def test_what_is_said_of_others_goes_on_until_the_text_comes_back(others):
    text = f"{others}收到政府信息公开申请17件，按时办结17件。"
    assert claims(text) == []
    assert claims(f"{others}收到政府信息公开申请17件，我区按时办结20件。") == [
        ("figure", "closed_on_time", 20)
    ]


def test_in_its_own_report_an_office_is_no_other_body():
    line = Paragraph("市政府办公室收到政府信息公开申请17件，未发生行政复议。", "line 1")
    found = claims_of([Wrapped.of([line])], edition("2014"), 2017, "清源市人民政府办公室")
    assert [(c.item, c.value) for c in found] == [("requests_received", 17), ("reconsideration_total", 0)]


def test_a_narrative_in_traditional_characters_claims_the_same_and_is_quoted_as_printed():
    text = "2024年，收到政府信息公開申請3宗，沒有因政府信息公開申請引起行政復議和行政訴訟的情況。"
    claims = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition("2021"), 2024, None)
    assert {claim.item: claim.value for claim in claims} == {
        "requests_new__total": 3,
        "recon_total": 0,
        "lit_direct_total": 0,
        "lit_after_total": 0,
    }
    assert {claim.text for claim in claims} == {text}
