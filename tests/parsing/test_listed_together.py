"""Lists with one count for all, counts before or apart from what they count, short names beside others of their block."""

from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped

YEARS = {"2008": 2012, "2014": 2017, "2019": 2020, "2021": 2023}


def figures(text: str, form: str) -> dict[str, Decimal | None]:
    paragraphs = [Wrapped.of([Paragraph(text, "line 1")])]
    claims = claims_of(paragraphs, edition(form), YEARS[form], "示例市清源区教育局", is_one_body=True)
    return {claim.item: claim.value for claim in claims if claim.kind in ("figure", "zero")}


def new(column: str) -> str:
    return f"requests_new__{column}"


TOLD = [
    (
        "2021", "新收申请12件，其中自然人8件，科研机构、法律服务机构各2件。",
        {new("total"): 12, new("natural_person"): 8, new("org_research"): 2, new("org_legal_service"): 2},
    ),
    ("2021", "申请办理结果：1.予以公开，5件；2.部分公开，无。", {"granted_full__total": 5, "granted_partial__total": 0}),
    ("2021", "对60件已办结申请作出如下答复：予以公开30件。", {"outcomes_total__total": 60, "granted_full__total": 30}),
    ("2021", "信息公开行政复议方面：收到5件，4件予以维持，1件为其他结果，无一被纠错。",
     {"recon_total": 5, "recon_upheld": 4, "recon_other": 1, "recon_corrected": 0}),
    ("2021", "未经复议直接起诉1件，结果纠正；复议后起诉1件，法院判决维持。",
     {"lit_direct_total": 1, "lit_direct_corrected": 1, "lit_after_total": 1, "lit_after_upheld": 1}),
    ("2019", "不予处理3件，均为重复申请。", {"not_processed_repeat__total": 3}),
    ("2019", "行政许可决定43件，行政处罚38件。", {"licensing__decisions": 43, "penalty__decisions": 38}),
    ("2021", "规范性文件管理上，全年制发4件，废止2件，目前保持有效的共41件。",
     {"normative_docs__issued": 4, "normative_docs__repealed": 2, "normative_docs__in_force": 41}),
    ("2021", "处理行政许可83件，处理行政处罚42件。", {"licensing__decisions": 83, "penalty__decisions": 42}),
    ("2021", "全年收到自然人申请5件、企业申请1件。", {new("natural_person"): 5, new("org_business"): 1}),
    ("2021", "不予处理的3件均为重复申请。", {"not_processed_repeat__total": 3}),
    ("2014", "答复内容分类如下：1.属于已主动公开范围7件；2.同意公开11件。",
     {"replies_already_public": 7, "replies_granted_full": 11}),
    ("2008", "依申请提供信息收取费用合计7元，其中邮寄费4元，未收检索费。", {"a_fees_total": 7, "a_fees_postage": 4}),
    ("2014", "从公开渠道看，政府网站623条、政务微博304条、政府公报1条，其他方式154条。",
     {"channel_website": 623, "channel_weibo": 304, "channel_gazette": 1, "channel_other": 154}),
    ("2014", "全年476条主动公开信息的去向是：网站428条、其他方式58条。",
     {"proactive_total": 476, "channel_website": 428, "channel_other": 58}),
    ("2014", "政务微信于年内开通，公开信息5条。", {"channel_wechat": 5}),
    ("2014", "设专门机构1个、查阅点2个，专职人员2名、兼职人员7名，专项经费10.9万元，召开工作会议5次，办培训班3期。",
     {"dedicated_offices": 1, "reading_points": 2, "staff_fulltime": 2, "staff_parttime": 7, "special_funds": Decimal("10.9"),
      "meetings_held": 5, "training_courses": 3}),
    ("2014", "收到政府信息公开申请26件，通过网络提交的最多，为17件。", {"requests_received": 26, "requests_online": 17}),
    ("2014", "办结申请85件，其中按时75件，延期10件。", {"requests_closed": 85, "closed_on_time": 75, "closed_extended": 10}),
    ("2008", "依申请提供信息共收费15元，包括检索费4元、邮寄费6元、复制费5元。",
     {"a_fees_total": 15, "a_fees_search": 4, "a_fees_postage": 6, "a_fees_copying": 5}),
    ("2008", "否决理由中，申请内容不明确7条，其它原因1条。", {"a_refused_unclear": 7, "a_refused_other": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("form", "text", "expected"), TOLD, ids=[text for _, text, _ in TOLD])
def test_each_has_its_own_count(form, text, expected):
    found = figures(text, form)
    assert {item: found.get(item) for item in expected} == {
        item: Decimal(value) for item, value in expected.items()
    }


SILENT = [
    ("2021", "各镇、各部门各报送信息2件。"),
    ("2021", "教师职称评审等其他事项引发行政复议2件、行政诉讼1件。"),
    ("2021", "清理规范性文件56件，其中继续有效40件、废止9件。"),
    ("2021", "县政府常务会议审议规范性文件6件，印发4件。"),
    ("2021", "受理行政许可申请860件，办结852件。"),
    ("2021", "行政处罚30项，行政许可12项，均已公示5件。"),
    ("2014", "受理消费投诉举报120件。"),
    ("2014", "举办执法资格培训27期，参训1900人次。"),
    ("2014", "专职网格员12名。"),
    ("2014", "网站主动公开动态180条、人事信息5条，其他42条。"),
    ("2014", "人民调解队伍45人，专职5人、兼职40人。"),
    ("2014", "公开三公经费信息。召开例会12次。"),
    ("2014", "全年办理行政复议、行政诉讼，投诉举报1500件。"),
    ("2021", "公开抽检结果，处罚决定35件，许可325件。"),
    ("2021", "处罚决定全部公开23件。"),
    ("2021", "代拟规范性文件5件，印发3件。"),
    ("2021", "对市政府规范性文件进行清理，废止2件，保留有效15件。"),
    ("2021", "未收到要求提供公开出版物的申请。"),
    ("2021", "申请听证的企业有3家，科研机构未提出申请。"),
    ("2014", "受理户籍业务申请，全部按时办结，无延期办结。"),
    ("2014", "规划委员会审议项目，否决12件。"),
    ("2021", "注册登记类、越权申请各20件。"),
    ("2021", "免申即享，企业未申请，主动兑付到位。"),
    ("2021", "上年结转行政复议2件，审结2件，无结转。"),
    ("2021", "参加市政务公开会议、培训各1次。"),
    ("2021", "代表建议办理结果：1.全文公开，45件；2.不予公开，3件。"),
]


@pytest.mark.parametrize(("form", "text"), SILENT)
def test_what_is_of_others_or_of_another_matter_claims_nothing(form, text):
    assert figures(text, form) == {}


@pytest.mark.parametrize(
    ("form", "text", "none"),
    [
        (
            "2021",
            "新收申请7件，均为自然人，科研机构、社会公益组织均未提出申请。",
            [new("org_research"), new("org_public_interest")],
        ),
        ("2021", "未收到来自商业企业和其他组织的政府信息公开申请。", [new("org_business"), new("org_other")]),
        ("2021", "上年结转1件，新收申请45件，办结46件，无结转。", ["requests_carried_out__total"]),
        ("2021", "收到申请2件，没有作出全部予以公开的答复。", ["granted_full__total"]),
        ("2014", "办结信息公开申请25件，均按时办结，没有延期的情形。", ["closed_extended"]),
    ],
)
def test_what_there_was_none_of(form, text, none):
    found = figures(text, form)
    assert {item: found.get(item) for item in none} == dict.fromkeys(none, Decimal(0))
    assert found.get(new("total")) != 0
