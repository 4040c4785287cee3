"""Figures told around their words, denied outcomes and ways, the one request: sentences of our own and their like that claim less."""

from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped

YEARS = {"2019": 2020, "2021": 2023}
NEW, IN, OUT, ENDS = (
    "requests_new__total",
    "requests_carried_in__total",
    "requests_carried_out__total",
    "outcomes_total__total",
)
NATURAL, BUSINESS, LEGAL, CHARITY = (
    f"requests_new__{kind}"
    for kind in ("natural_person", "org_business", "org_legal_service", "org_public_interest")
)
FULL, PARTIAL = "granted_full__total", "granted_partial__total"
RECON, DIRECT, AFTER = "recon_total", "lit_direct_total", "lit_after_total"
UNPAID, UNCORRECTED = "other_fee_unpaid__total", "other_no_correction__total"
LICENCES, PENALTIES, COMPULSION = (f"{act}__decisions" for act in ("licensing", "penalty", "compulsory"))
REFUSED = {
    f"refused_{reason}__total": 0
    for reason in (
        "state_secret",
        "law_prohibits",
        "security_stability",
        "third_party",
        "internal_affairs",
        "deliberative",
        "enforcement_file",
        "registry_query",
    )
}


def said(form: str, text: str) -> dict[str, Decimal | None]:
    """The last figure or zero claimed of each item; what the form splits by the name of its concept."""
    claims = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition(form), YEARS[form], "清源县水务局")
    cells = [claim for claim in claims if claim.kind in ("figure", "zero")]
    names = [
        f"@{claim.concept}"
        if claim.concept in ("litigation_total", "refused", "other_outcome", "unable")
        else claim.item
        for claim in cells
    ]
    return {name: claim.value for name, claim in zip(names, cells, strict=True)}


TOLD = (
    # what a figure is compared with stands before it
    ("2021", "收到的政府信息公开申请数量较上年减少4件，为27件。", {NEW: 27}),
    ("2021", "我局新收申请同比增长20%，达到36件；其中30件由自然人提出，6件由企业提出。",
     {NEW: 36, NATURAL: 30, BUSINESS: 6}),
    ("2021", "政府信息公开申请量保持低位，仅为4件。", {NEW: 4}),
    ("2021", "政府信息公开申请数量与上年基本持平，为41件。", {NEW: 41}),
    ("2021", "收到市民、企业提出的政府信息公开申请45件。", {NEW: 45}),
    ("2021", "收到单位和个人提出的政府信息公开申请45件。", {NEW: 45}),
    ("2021", "今年共收到12件（自然人10件、商业企业2件）政府信息公开申请。", {NEW: 12, NATURAL: 10, BUSINESS: 2}),
    # most of them are of one kind, companies are 商业企业 beside persons
    ("2021", "收到申请60件，以自然人申请为主，共52件，其余8件为商业企业申请。",
     {NEW: 60, NATURAL: 52, BUSINESS: 8}),
    ("2019", "从申请渠道看，网上提交占70%，邮寄占30%；从申请主体看，公民个人21件，企业9件，共计30件。",
     {NATURAL: 21, BUSINESS: 9, NEW: 30}),
    ("2021", "收到政府信息公开申请8件，其中自然人5件、律师事务所等法律服务机构3件。",
     {NEW: 8, NATURAL: 5, LEGAL: 3}),
    ("2021", "依申请公开件3件，已全部办结，其中予以公开3件。", {NEW: 3, FULL: 3}),
    ("2021", "我部共收到政府信息公开申请12件。", {NEW: 12}),
    # parts of a group whose first cell stands for it
    ("2021", "其他处理5件，其中申请人逾期不补正的3件。", {"@other_outcome": 5, UNCORRECTED: 3}),
    ("2021", "不予公开5件，其中涉及国家秘密2件，三类内部事务信息3件。",
     {"@refused": 5, "refused_state_secret__total": 2, "refused_internal_affairs__total": 3}),
    ("2021", "因申请人逾期未按收费通知要求缴纳费用，不再处理其申请2件。", {UNPAID: 2}),
    ("2021", "答复申请50件，公开31件；其余主要为本机关不掌握相关信息，共19件。",
     {ENDS: 50, "unable_not_held__total": 19}),
    ("2021", "其中，对17件作出予以公开决定，对2件申请作出部分公开答复。", {FULL: 17, PARTIAL: 2}),
    # all of them, and the one
    ("2019", "收到书面申请1件，申请人为社会公益组织。", {NEW: 1, CHARITY: 1}),
    ("2021", "收到政府信息公开申请5件，均为企业提出，均予以公开。", {NEW: 5, BUSINESS: 5, FULL: 5}),
    ("2021", "收到政府信息公开申请5件，全部为部分公开。", {NEW: 5, PARTIAL: 5}),
    ("2021", "收到政府信息公开申请1件，已按期答复，予以公开。", {NEW: 1, FULL: 1}),
    ("2021", "办结申请1件，决定不予公开，理由为属于三类内部事务信息。",
     {ENDS: 1, "@refused": 1, "refused_internal_affairs__total": 1}),
    # none of an outcome
    ("2021", "答复申请11件，未作出不予公开决定。", {ENDS: 11, **REFUSED}),
    ("2021", "全年答复的申请没有部分公开、不予公开的情形。", {PARTIAL: 0, **REFUSED}),
    # appeals
    ("2021", "政府信息公开类行政复议、诉讼案件7件，其中复议4件，诉讼3件。", {RECON: 4, "@litigation_total": 3}),
    ("2021", "涉及政府信息公开的复议、诉讼案件共7件，其中复议4件、诉讼3件。", {RECON: 4, "@litigation_total": 3}),
    ("2021", "政府信息公开行政诉讼案件4件，其中未经复议直接起诉1件（维持1件），复议后起诉3件。",
     {"@litigation_total": 4, DIRECT: 1, "lit_direct_upheld": 1, AFTER: 3}),
    ("2021", "政府信息公开行政诉讼案件2件，均为复议后起诉，尚未审结。",
     {"@litigation_total": 2, AFTER: 2, "lit_after_pending": 2, DIRECT: 0}),
    ("2021", "复议后起诉2件，均已审结，结果为维持；没有未经复议直接起诉的案件。",
     {AFTER: 2, "lit_after_upheld": 2, DIRECT: 0}),
    ("2021", "政府信息公开行政复议案件4件，全部维持，纠错率为零。",
     {RECON: 4, "recon_upheld": 4, "recon_corrected": 0}),
    ("2021", "没有在行政复议中被纠正、在行政诉讼中被纠正的案件。",
     {"recon_corrected": 0, "lit_direct_corrected": 0, "lit_after_corrected": 0}),
    ("2021", "本年度我局政府信息公开行政复议案件3件；另有2022年受理的1起劳动争议案件已结案。", {RECON: 3}),
    # decisions and documents
    ("2021", "实施行政处罚42宗，行政强制措施9宗。", {PENALTIES: 42, COMPULSION: 9}),
    ("2021", "核发取水许可等行政许可决定共31件。", {LICENCES: 31}),
    ("2021", "现行有效的规范性文件73件，其中2023年新印发11件。",
     {"normative_docs__in_force": 73, "normative_docs__issued": 11}),
    ("2019", "集中采购项目3项，金额128万元。", {"procurement__projects": 3, "procurement__amount": None}),
)  # fmt: skip

UNTOLD = (
    # of another matter, of all years, of some
    ("2021", "信访件较上年减少5件，为18件。"),
    ("2021", "受理许可申请同比增加9件，达到33件。"),
    ("2021", "政府信息公开申请较上年增加5件，累计达到500件。"),
    ("2021", "信访申请量保持低位，仅为3件。"),
    ("2021", "收到群众和某公司提出的政府信息公开申请5件。"),
    ("2021", "自然人咨询占绝大多数，达214件。"),
    ("2021", "收到许可申请8件，其中自然人5件、企业3件。"),
    ("2021", "依申请公开件3件，其中已办结的自然人申请2件。"),
    # what a body publishes of itself is not what it was asked for
    ("2021", "坚持公开为常态，没有不予公开的情形。"),
    ("2021", "12345热线工单全部办理，没有不予处理情形。"),
    # appeals of any kind
    ("2021", "工伤认定行政复议案件12件，纠错率为0。"),
    ("2021", "下一步，推动行政复议纠错率为0。"),
    ("2021", "公文方面，依申请公开件35件，均已按期答复。"),
    # denied of documents, of some requests, of another year
    ("2021", "公文属性审查中无不予公开的文件。"),
    ("2021", "对涉及第三方的申请均征求意见，没有不予公开的情形。"),
    ("2021", "上年行政复议纠错率为零。"),
    # not of disclosure, or of a body that reviews
    ("2021", "我局作为复议机关，全年复议案件5件：维持3件、纠正1件、其他结果1件。"),
    ("2021", "全年复议案件5件，其中维持3件，纠正2件。"),
    # kinds of acts are no decisions, and one of several kinds is not all
    ("2021", "公布行政处罚事项120项，行政强制措施19项。"),
    ("2021", "办理取水许可等行政许可20件，排污许可等行政许可5件。"),
    ("2021", "未采取查封等行政强制措施。"),
)  # fmt: skip

PARTLY = (
    ("2021", "收到政府信息公开申请5件；依申请公开件3件，已全部办结。", {NEW: 5}),
    ("2021", "收到政府信息公开申请3件，予以公开。", {NEW: 3}),
    ("2021", "政府信息公开申请量保持平稳，有3件结转下年。", {OUT: 3}),
    ("2021", "新收申请没有不予公开情形，不予公开的2件均为上年结转。", {"@refused": 2}),
    ("2021", "收到政府信息公开申请1件，予以公开，后改为部分公开。", {NEW: 1}),
    ("2021", "收到政府信息公开申请1件，予以公开，另有1件结转下年度。", {NEW: 1, OUT: 1}),
    ("2021", "上年结转的2件申请已办结；本年新收到申请27件，其中年内办结25件。", {IN: 2, NEW: 27}),
    # of which way the results are is not said
    ("2021", "政府信息公开行政诉讼案件5件，其中直接起诉3件，复议后起诉2件，维持4件，纠正1件。",
     {"@litigation_total": 5, DIRECT: 3, AFTER: 2}),
    ("2021", "政府信息公开行政诉讼案件3件，为复议后起诉。", {"@litigation_total": 3}),
    ("2021", "现行有效规范性文件40件，其中县政府办公室印发6件。", {"normative_docs__in_force": 40}),
    ("2021", "办理行政许可12件，行政强制措施3件。", {LICENCES: 12}),
)  # fmt: skip


@pytest.mark.parametrize(("form", "text", "claimed"), TOLD)
def test_what_is_told(form, text, claimed):
    assert said(form, text) == claimed


@pytest.mark.parametrize(("form", "text"), UNTOLD)
def test_what_is_left_alone(form, text):
    assert said(form, text) == {}


@pytest.mark.parametrize(("form", "text", "claimed"), PARTLY)
def test_what_is_told_in_part(form, text, claimed):
    assert said(form, text) == claimed
