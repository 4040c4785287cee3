"""Statements in less usual order or words: each of our own making, what it claims, and its like that claim less."""

from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped

YEARS = {"2008": 2012, "2014": 2016, "2019": 2020, "2021": 2023}
NEW, IN, OUT, ENDS = (
    "requests_new__total",
    "requests_carried_in__total",
    "requests_carried_out__total",
    "outcomes_total__total",
)
FULL, PARTIAL = "granted_full__total", "granted_partial__total"
TOTAL, TEXTS = "a_proactive_total", "a_proactive_fulltext_digital"
FULL_TIME, PART_TIME, VISITS = "a_staff_fulltime", "a_staff_parttime", "a_onsite_visitors"


def said(form: str, text: str, agency: str | None = None) -> dict[str, Decimal | None]:
    lines = [Wrapped.of([Paragraph(line, f"line {at}")]) for at, line in enumerate(text.split("\n"), 1)]
    claims = claims_of(lines, edition(form), YEARS[form], agency)
    return {claim.item: claim.value for claim in claims if claim.kind in ("figure", "zero")}


TOLD = (
    # who does the work is told by what is set up beside
    ("2008", "为此，专门配备了2名全职工作人员、3名兼职工作人员，设立了1个专门的信息申请受理点。",
     {FULL_TIME: 2, PART_TIME: 3}),
    ("2008", "为此，专门配备了3名兼职工作人员，设立了两个信息公开受理点。", {PART_TIME: 3}),
    ("2021", "受理并按规定时限及时答复依申请公开件19件，另有3件未到答复期限。", {OUT: 3}),
    ("2021", "全年处理政府信息公开申请22件，另有3件未结。", {OUT: 3}),
    # all in hand are closed where none goes on
    ("2021", "本年度共办理依申请公开申请31件，已全部按时办结，没有结转下年度的申请。", {ENDS: 31, OUT: 0}),
    ("2021", "收到申请9件，其中8件予以公开，1件公开部分内容。", {NEW: 9, FULL: 8, PARTIAL: 1}),
    ("2021", "收到依申请公开申请3件，1件转结2024年办结。", {NEW: 3, OUT: 1}),
    ("2021", "全年未制定发布、修改、废止行政规范性文件。", {"normative_docs__issued": 0, "normative_docs__repealed": 0}),
    ("2021", "本年度无人申请公开政府信息。", {NEW: 0}),
    ("2021", "2023年1月1日至12月31日，我局未收到政府信息公开申请。", {NEW: 0}),
    ("2021", "截至2023年12月底，本机关没有收到政府信息公开申请。", {NEW: 0}),
    ("2014", "受理政府信息公开申请3次，答复2次。", {"requests_received": 3, "replies_total": 2}),
    ("2014", "全年无不予公开政府信息的情形发生。", {"replies_refused": 0}),
    ("2021", "我街全年共收到政府信息公开申请总数4件。", {NEW: 4}),
    ("2014", "我委（办）主动公开政府信息共209条。", {"proactive_total": 209}),
    ("2014", "收到政府信息公开举报投诉2件。", {"complaints_total": 2}),
    ("2014", "组织政务公开培训4次，参训320人次。", {"training_courses": 4, "persons_trained": 320}),
    ("2021", "公开信息300条，制定发布规范性文件5件。", {"normative_docs__issued": 5}),
    # what was public already may count as given
    ("2021", "收到申请30件，其中依法不予公开5件，已主动公开告知查询途径8件，其余17件予以公开。",
     {NEW: 30, "refused_state_secret__total": 5}),
    ("2014", "答复申请30件，属于已主动公开范围8件，同意公开17件。",
     {"replies_total": 30, "replies_already_public": 8, "replies_granted_full": 17}),
    ("2021", "作为被申请人，涉及政府信息公开的行政复议5件。", {"recon_total": 5}),
    ("2008", "2012年共公开信息60条。", {TOTAL: 60}),
    # those withdrawn are other outcomes of the form, or none
    ("2021", "收到申请30件，办结26件，另有4件应申请人请求撤回。", {NEW: 30}),
    ("2021", "收到申请20件，撤回3件，办结17件。", {NEW: 20}),
    ("2021", "收到申请20件，办结20件。", {NEW: 20, ENDS: 20}),
)  # fmt: skip
SILENT = (
    ("2008", "窗口配备了2名兼职工作人员，设立了1个信息公开受理点。"),
    ("2008", "各街道共配备了6名兼职工作人员，设立了6个信息公开受理点。"),
    ("2008", "2011年配备了3名兼职工作人员，设立了信息公开申请受理点。"),
    ("2008", "为此，专门配备了3名兼职工作人员，设立了1个受理点。"),
    ("2008", "通过政府信息公开专栏主动公开政府信息48条。"),
    ("2008", "各街道全文电子化的主动公开信息数50条。"),
    ("2008", "2008年以来全文电子化的主动公开信息数累计500条。"),
    ("2021", "全县确定继续有效的工程项目33件。"),
    ("2008", "通过微博主动公开政府信息48条，全文电子化率100%。"),
    ("2008", "自开通以来，通过政府信息公开专栏主动公开政府信息837条，全文电子化率100%。"),
    ("2008", "各街道通过政府网站主动公开政府信息837条，全文电子化率100%。"),
    ("2008", "政务大厅当面接待3000人次。"),
    ("2008", "局领导当面接待群众来访30次。"),
    ("2008", "当面受理申请3次。"),
    ("2021", "受理并转交有关部门办理政府信息公开申请3件。"),
    ("2021", "受理并答复12345热线工单30件。"),
    ("2021", "收到并按时办理建议提案30件。"),
    ("2021", "主动公开部分内容12件。"),
    ("2021", "文件30件，1件公开部分内容。"),
    ("2021", "未发布规范性文件解读。"),
    ("2021", "未及时发布、废止规范性文件。"),
    ("2021", "超期未办结的政府信息公开申请为0。"),
    ("2021", "各街道政府信息公开申请为0。"),
    # none of one means, of one kind of applicants, of some bodies, in one time of the year
    ("2014", "通过传真没有收到政府信息公开申请。"),
    ("2014", "当面申请方面，没有收到政府信息公开申请。"),
    ("2021", "下半年没有收到政府信息公开申请。"),
    ("2021", "第一季度，我局未收到政府信息公开申请。"),
    ("2021", "截至6月底，无人申请公开政府信息。"),
    ("2021", "1月至3月无人申请公开政府信息。"),
    ("2021", "春节期间无人提出政府信息公开申请。"),
    ("2021", "机构改革前，原单位无人申请公开政府信息。"),
    ("2021", "科研机构：没有收到政府信息公开申请。"),
    ("2021", "除网上申请外，无人员提交政府信息公开申请。"),
    ("2021", "个别单位全年没有收到政府信息公开申请。"),
    ("2021", "下设的3个事业单位无人提出政府信息公开申请。"),
    ("2021", "针对部分单位长期无人申请公开政府信息的情况，开展专项指导。"),
    ("2021", "2018年以前无人申请公开政府信息。"),
    ("2021", "上半年没有发生行政复议。"),
    ("2021", "受理许可申请120次，办结120次。"),
    ("2021", "受理许可申请120件，办结120件。"),
    ("2014", "收到救助申请120件，答复120件。"),
    ("2014", "公开举报电话，全年受理举报投诉230件。"),
    ("2014", "主动公开方面，没有不予公开政府信息的情形。"),
    ("2008", "举办宣传日活动，现场接待群众咨询300人次。"),
    ("2021", "全年办理依申请公开申请22件，其中3件跨年度办理。"),
    ("2021", "受理并按期答复政府信息公开申请19件，另有1件逾期答复。"),
    ("2021", "投诉举报50件，上年结转7件，办结55件，结转下年2件。"),
    ("2008", "2012年，在市政府门户网站主动公开政府信息120条，全文电子化率100%。"),
    ("2008", "12月4日法制宣传日，现场接受群众咨询300人次。"),
    ("2021", "2022年政府信息公开申请为0。"),
    ("2021", "无人员申请信息公开岗位。"),
    ("2021", "窗口收到许可申请材料30份。"),
    ("2021", "收到申请材料30份。"),
    ("2014", "没有应公开而不予公开的情况发生。"),
    ("2014", "没有随意不予公开政府信息的情况发生。"),
    ("2014", "微信订阅号（关注1200人）公开信息12条。"),
    ("2014", "各镇微信订阅号公开信息12条。"),
    ("2014", "各科室公布主动公开政府信息405条。"),
    ("2014", "2015年公布主动公开政府信息405条。"),
    ("2014", "通过政务微博微信渠道公开信息20条。"),
    # of others, of all kinds, of a part: what the form does not count
    ("2008", "本机关对申请人减免收取检索、复印、邮递等成本费用共计40元。"),
    ("2008", "支付档案复印、邮递等费用共计30元。"),
    ("2021", "主动公开文件50件，处理依申请公开文件5件。"),
    ("2021", "通过政府网站发布信息1260条，其中，发布规范性文件8件。"),
    ("2021", "以县政府名义印发规范性文件3件，以本局名义印发2件。"),
    ("2021", "作为复议机关，全年受理涉及政府信息公开的行政复议15件。"),
    ("2008", "2012年共公开信息60条，其中主动公开50条，依申请公开10条。"),
    ("2021", "作为被申请人办理行政复议5件，均与政府信息公开无关。"),
    ("2021", "办理行政诉讼5件，均不涉及政府信息公开。"),
    ("2014", "全年收到投诉举报230件，均已办结。"),
    ("2014", "组织培训4次，其中公开工作培训1次，参训320人次。"),
)


@pytest.mark.parametrize(("form", "text", "told"), TOLD)
def test_a_statement_in_less_usual_words_claims_what_it_says(form, text, told):
    assert said(form, text) == told


@pytest.mark.parametrize(("form", "text"), SILENT)
def test_its_like_of_a_part_or_of_others_claims_nothing(form, text):
    assert said(form, text) == {}


def test_what_one_site_disclosed_is_no_total_where_the_total_was_told_before():
    text = "全年主动公开政府信息120条。\n通过政府信息公开专栏主动公开政府信息48条，全文电子化率100%。"
    assert said("2008", text) == {TOTAL: 120}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("因政府信息公开被申请行政复议5件，上年结转1件，维持4件。", {"recon_total": 5, "recon_upheld": 4}),
        (
            "因政府信息公开被申请行政复议5件（含上年结转1件），维持4件。",
            {"recon_total": 5, "recon_upheld": 4},
        ),
        ("收到申请9件（含上年结转1件）。", {NEW: 9, IN: 1}),
    ],
)
def test_appeals_that_went_on_are_no_requests_that_did(text, told):
    assert said("2021", text) == told


def parts(form: str, text: str) -> list[Decimal | None]:
    lines = [Wrapped.of([Paragraph(line, f"line {at}")]) for at, line in enumerate(text.split("\n"), 1)]
    claims = claims_of(lines, edition(form), YEARS[form], None)
    return [claim.value for claim in claims if claim.kind == "part"]


@pytest.mark.parametrize(
    ("form", "text", "told"),
    [
        ("2021", "收到申请12件，其中网络申请5件，信函申请7件；答复完毕12件。", [5, 7]),
        ("2021", "收到申请12件，其中网络申请6件，信函申请7件；答复完毕12件。", [6, 7, 12]),
        ("2021", "收到申请15件，其中自然人10件，企业5件；网络申请6件，信函9件。", [10, 5]),
        ("2021", "收到申请14件，上年结转2件，其中网络申请9件，信函申请7件。", []),
        ("2014", "组织政务公开培训4次，其中集中培训2次，参训320人次。", [2]),
        ("2021", "收到申请9件。\n其中，自然人申请6件，商业企业申请3件。", [6, 3]),
        ("2021", "收到申请9件。\n另外，自然人来访6件。", []),
        ("2021", "收到申请9件，其中当面4件。\n全年收到来信30封。\n其中，自然人来信6件。", [4]),
        ("2014", "召开新闻发布会3次，其中局主要负责人出席1次，协助市政府召开新闻发布会5次。", [1]),
    ],
)
def test_what_follows_a_list_that_adds_up_is_no_part(form, text, told):
    assert parts(form, text) == told


def test_the_government_itself_is_not_all_of_its_bodies():
    text = "县政府收到政府信息公开申请12件，县直部门收到100件。"
    assert said("2021", text, "临江市青田县人民政府") == {}
    assert said("2021", text.split("，", maxsplit=1)[0] + "。", "临江市青田县人民政府") == {NEW: 12}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到申请9件，上年结转1件，办理8件，结转下年2件。", {NEW: 9, IN: 1, OUT: 2}),
        ("收到申请9件，办理8件，无上年结转，结转下年1件。", {NEW: 9, IN: 0, OUT: 1}),
        ("本年新收申请9件，上年结转1件，共办理申请8件，剩余2件结转下年。", {NEW: 9, IN: 1, OUT: 2}),
        ("共办理申请9件（含上年结转1件），办结8件，结转下年1件。", {NEW: 9, ENDS: 8, OUT: 1, IN: 1}),
    ],
)
def test_requests_dealt_with_are_no_second_figure_of_those_received(text, told):
    assert said("2021", text) == told


@pytest.mark.parametrize(
    ("name", "is_own"),
    [
        ("市财政局白河分局", True),
        ("临江市财政局白河分局", True),
        ("白河分局", True),
        ("省财政局白河分局", False),
        ("市财政局青山分局", False),
        ("市财政局", False),
    ],
)
def test_a_branch_is_called_by_the_level_of_the_body_it_is_of(name, is_own):
    told = said("2021", f"2023年，{name}共收到政府信息公开申请7件。", "临江市财政局白河分局")
    assert told == ({NEW: 7} if is_own else {})


def test_a_district_of_one_character_is_a_district():
    text = "2023年，区审计局收到政府信息公开申请7件。"
    assert said("2021", text, "临江市西区审计局") == {NEW: 7}
    assert said("2021", text, "临江市城区街道办事处") == {}
