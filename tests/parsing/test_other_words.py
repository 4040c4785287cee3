"""Subjects, denials and outcomes in less usual words: each sentence of our own making, and what it claims."""

from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped
from gongkai.records import Claim

YEARS = {"2008": 2012, "2014": 2016, "2019": 2020, "2021": 2023}


def claims(form: str, text: str, agency: str | None = None, *, is_one_body: bool = False) -> list[Claim]:
    lines = [Wrapped.of([Paragraph(line, f"line {at}")]) for at, line in enumerate(text.split("\n"), 1)]
    return claims_of(lines, edition(form), YEARS[form], agency, is_one_body=is_one_body)


def said(form: str, text: str, agency: str | None = None) -> dict[str, Decimal | None]:
    return {c.item: c.value for c in claims(form, text, agency) if c.kind in ("figure", "zero")}


NEW, IN, OUT, ENDS = (
    "requests_new__total",
    "requests_carried_in__total",
    "requests_carried_out__total",
    "outcomes_total__total",
)
APPEALS = {"recon_total": 0, "lit_direct_total": 0, "lit_after_total": 0}
TOLD = (
    ("2021", "收到申请11件，其中9件已经按时按规完成答复。", {NEW: 11, ENDS: 9}),
    ("2021", "收到申请5件，上年无结转，已办理5件，无结转下年度。", {NEW: 5, IN: 0, ENDS: 5, OUT: 0}),
    ("2021", "全镇共收到政府信息申请公开件37件。", {NEW: 37}),
    ("2021", "依申请公开0件。", {NEW: 0}),
    ("2021", "收到申请6起，答复6起，其中公开2起。", {NEW: 6, ENDS: 6}),
    ("2021", "受理政府信息公开申请6件，申请主体均为自然人。", {NEW: 6, "requests_new__natural_person": 6}),
    ("2021", "收到政府信息公开申请1件，由自然人提交。", {NEW: 1, "requests_new__natural_person": 1}),
    ("2021", "信息公开申请9件，其中通过平台收到7件，局长信箱收到2件；部分公开4件。",
     {NEW: 9, "granted_partial__total": 4}),
    ("2021", "部分公开13，占41%；不予公开2件。", {"granted_partial__total": 13, "refused_state_secret__total": 2}),
    ("2021", "本年单位行政处罚处理决定数27件。", {"penalty__decisions": 27}),
    ("2021", "行政处罚本年处理决定数量41条。", {"penalty__decisions": 41}),
    ("2021", "办理与政府信息公开申请有关的行政复议3件。", {"recon_total": 3}),
    ("2021", "政府信息公开行政复议2件，均为其他结果。", {"recon_total": 2, "recon_other": 2}),
    ("2021", "发生政府信息公开行政复议1起，该案截至本年年末尚未审结。", {"recon_total": 1, "recon_pending": 1}),
    ("2021", "政府信息公开行政复议4件，其中2件正在复议机关审理。", {"recon_total": 4, "recon_pending": 2}),
    ("2021", "收到申请20件。政府信息公开行政复议4件，结果维持3件，正在复议1件。",
     {NEW: 20, "recon_total": 4, "recon_upheld": 3, "recon_pending": 1}),
    ("2021", "政府信息公开行政诉讼3件，其中败诉1件。", {"lit_direct_total": 3, "lit_direct_corrected": 1}),
    ("2021", "全年没有行政复议被纠正、行政诉讼败诉的情况。",
     {"recon_corrected": 0, "lit_direct_corrected": 0, "lit_after_corrected": 0}),
    ("2021", "信息公开引起的行政复议和诉讼共0件。", APPEALS),
    ("2021", "全局没有制发规范性文件和重大政策文件。", {"normative_docs__issued": 0}),
    ("2021", "本年度无规范性文件的立改废。", {"normative_docs__issued": 0, "normative_docs__repealed": 0}),
    ("2021", "全年新发布的3件规范性文件都作了图解。", {"normative_docs__issued": 3}),
    ("2021", "接到申请15件，其中本局受理申请8件，结转下年7件。", {NEW: 15, OUT: 7}),
    ("2021", "没有收到群众通过网络、传真、当面等方式提交的信息公开申请。", {NEW: 0}),
    ("2021", "全年发生依申请公开2次。", {NEW: 2}),
    ("2021", "本年未发生政府信息依申请公开情形。", {NEW: 0}),
    ("2021", "收到申请13件，13件均在时限内完成答复。", {NEW: 13, ENDS: 13}),
    ("2021", "依申请公开申请数为19件，截至年底已全部办结。", {NEW: 19}),
    ("2021", "收到申请23件（含上年结转件4件）。", {NEW: 23, IN: 4}),
    ("2021", "依申请公开申请数为19件。已办结件中予以公开的12件。", {NEW: 19, "granted_full__total": 12}),
    ("2021", "本单位无行政许可、行政事业性收费项目。", {"licensing__decisions": 0, "admin_fees__amount": 0}),
    ("2021", "公布各类文件24项，书面答复依申请公开4件。", {ENDS: 4}),
    ("2021", "收到申请9件，其中“区分处理后公开数”4件。", {NEW: 9, "granted_partial__total": 4}),
    ("2021", "收到申请3件，根据政府信息公开程序办结2件。", {NEW: 3, ENDS: 2}),
    ("2021", "收到依申请公开信息26件，均为不同意公开。", {NEW: 26, "refused_state_secret__total": 26}),
    ("2014", "收到依申请公开信息26件，均为不同意公开。", {"requests_received": 26, "replies_refused": 26}),
    ("2014", "收到信息公开行政复议3件，均为维持具体行政行为。",
     {"reconsideration_total": 3, "reconsideration_upheld": 3}),
    ("2014", "微博回应2次，留言板、信箱等其他方式回应事件28次。", {"other_responses": 28}),
    ("2019", "其他对外管理服务事项处理决定数量318件。", {"other_services__decisions": 318}),
    ("2019", "行政许可处理决定数量62件，其他对外管理服务事项处理决定数量318件。",
     {"licensing__decisions": 62, "other_services__decisions": 318}),
    ("2019", "以乡政府办公室名义印发规范性文件6份。", {"normative_docs__made": 6}),
    ("2019", "处理依申请公开4次。", {ENDS: 4}),
    ("2014", "本年度未受到公民、法人申请公开政府信息。", {"requests_received": 0}),
    ("2014", "因政府信息公开申请行政复议、提起行政诉讼的情况。无。",
     {"reconsideration_total": 0, "litigation_total": 0}),
    ("2014", "未发生就政府信息公开申请行政复议，提起行政诉讼的情况。",
     {"reconsideration_total": 0, "litigation_total": 0}),
    ("2014", "全年无不予公开政府信息的情况。", {"replies_refused": 0}),
    ("2014", "党政办有4名兼职人员，承担政府信息公开日常事务。", {"staff_parttime": 4}),
    ("2014", "今年落实5名工作人员具体负责政府信息公开。", {"staff_total": 5}),
    ("2014", "我局重视政府信息公开。全年安排工作经费0.6万元。", {"special_funds": Decimal("0.6")}),
    ("2014", "微信公众号（某某发布）发布信息14条。", {"channel_wechat": 14}),
    ("2008", "（三）与诉讼有关的费用支出\n全年没有相应费用支出。", {"a_litigation_costs": 0}),
)  # fmt: skip
SILENT = (
    ("2021", "主动公开文件60件，依申请公开5件。"),
    ("2021", "收到申请9件，其中不属于本机关职责2件，另7件均进行了回复。"),
    ("2021", "本机关不掌握相关信息4件，信息不存在3件。"),
    ("2021", "公开行政处罚处理决定12条。"),
    ("2014", "我局重视政府信息公开。全年投入经费30万元，升级门户网站。"),
    ("2021", "没有擅自改变行政许可职权。"),
    ("2021", "本年度未新增行政许可职权。"),
    ("2021", "今年未调整行政处罚权限。"),
    ("2021", "部分乡镇不具备行政处罚权限。"),
    ("2014", "政府信息公开查阅点均免费开放。"),
    ("2014", "对低保户查阅政府信息不收费。"),
    ("2021", "另有1人经复议维持后申请人未起诉。"),
    ("2021", "被纠错的行政复议和行政诉讼0件。"),
    ("2021", "公开信息320条，其中依申请公开0条。"),
    ("2021", "公文按属性分，依申请公开0件。"),
)


@pytest.mark.parametrize(("form", "text", "told"), TOLD)
def test_a_sentence_in_other_words_claims_what_it_says(form, text, told):
    assert said(form, text) == told


@pytest.mark.parametrize(("form", "text"), SILENT)
def test_what_may_mean_another_thing_is_left_alone(form, text):
    counted = {"收到申请9件": {NEW: 9}}  # what else the sentence says
    told = next((items for words, items in counted.items() if words in text), {})
    assert said(form, text) == told


def test_an_amount_in_ten_thousands_is_as_exact_as_its_last_digit():
    claim = claims("2019", "政府集中采购项目20个，总金额217.5万元。")[-1]
    assert (claim.item, claim.value, claim.low, claim.high) == (
        "procurement__amount", None, Decimal(2_174_000), Decimal(2_176_000),
    )  # fmt: skip


def test_what_became_of_requests_divides_them_and_not_their_applicants():
    text = "收到申请7件，自然人的4件，法人或者其他组织的3件。其中6件已书面答复，1件结转下年度继续办理。"
    told = said("2021", text)
    assert (told["requests_new__total"], told[ENDS], told[OUT]) == (7, 6, 1)


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        ("某县人民政府办公室", "县政府办公室"),
        ("某某市公安局乙丙区分局", "区公安分局"),
    ],
)
def test_a_body_is_known_by_the_name_of_a_short_county_or_of_a_branch(agency, name):
    assert said("2021", f"{name}累计收到政府信息公开申请18件。", agency) == {"requests_new__total": 18}


def test_the_kind_of_a_small_body_stands_for_it_where_it_had_appeals():
    assert said("2021", "2023年度街道发生信息公开行政复议案2件。", "某某街道办事处") == {"recon_total": 2}
