"""What a sentence tells beside the figures behind their words: other columns, kinds of acts, who asked for what, sums."""

from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped

YEARS = {"2008": 2012, "2008_fujian": 2012, "2014": 2017, "2019": 2020, "2021": 2023}


def figures(text: str, form: str, agency: str = "示例市清源区教育局") -> dict[str, Decimal | None]:
    paragraphs = [Wrapped.of([Paragraph(text, "line 1")])]
    claims = claims_of(paragraphs, edition(form), YEARS[form], agency, is_one_body=True)
    return {claim.item: claim.value for claim in claims if claim.kind in ("figure", "zero")}


def got(row: str, **by: int) -> dict[str, int]:
    return {f"{row}__{column}": value for column, value in by.items()}


TOLD = [
    # the columns beside the year's own
    # kinds of acts
    # who asked for what ended in one way
    ("2021", "予以公开的5件申请中，自然人4件，法律服务机构1件。",
     {"granted_full__total": 5, **got("granted_full", natural_person=4, org_legal_service=1)}),
    ("2021", "自然人申请则为予以公开2件、部分公开1件、本机关不掌握3件。",
     {**got("granted_full", natural_person=2), **got("granted_partial", natural_person=1),
      **got("unable_not_held", natural_person=3)}),
    ("2021", "2件予以公开的申请均由自然人提出，2件部分公开的申请由自然人和商业企业各提出1件。",
     {**got("granted_full", natural_person=2), **got("granted_partial", natural_person=1, org_business=1)}),
    # how lawsuits of both ways ended
    ("2021", "因信息公开发生的未经复议直接起诉和复议后起诉各1起，法院判决结果均为纠正。",
     {"lit_direct_total": 1, "lit_after_total": 1, "lit_direct_corrected": 1, "lit_after_corrected": 1}),
    ("2021", "信息公开行政诉讼2件，一件系直接起诉、判决纠正，一件系复议后起诉、结果维持。",
     {"lit_direct_total": 1, "lit_after_total": 1, "lit_direct_corrected": 1, "lit_after_upheld": 1}),
    # the form's own lines beside each other
    ("2021", "新收申请14件，自然人10件，科研机构、法律服务机构各提出2件。",
     {"requests_new__org_research": 2, "requests_new__org_legal_service": 2}),
    ("2014", "参加政府网站在线访谈2次，其中局长出席1次。", {"online_interviews": 2, "online_interviews_head": 1}),
    ("2014", "因信息公开引发行政诉讼5件，维持或驳回诉讼请求2件，其他情形3件。",
     {"litigation_total": 5, "litigation_upheld": 2, "litigation_other": 3}),
]  # fmt: skip

LEFT_ALONE = [
    # other times, other counts of what no form has
    ("2008_fujian", "截至2012年6月底，累计主动公开信息4000条。", "__cumulative"),
    ("2008_fujian", "2012年主动公开739条，网站公开730条，政府公报公开9条；历年累计4359条。", "__cumulative"),
    ("2008_fujian", "截至2012年底，网站累计访问量达430万人次，我区各部门累计公开信息9000条。", "__cumulative"),
    ("2008_fujian", "自2009年以来，我区发生行政诉讼12件，均与信息公开无关。", "fj_litigation"),
    ("2019", "作出行政许可12项、行政处罚30项。", "__items_prev"),
    ("2019", "取消行政许可事项2项，承接行政许可事项3项。", "__items"),
    ("2019", "动态调整权责清单，现有行政许可事项18项，行政处罚事项210项。", "__items"),
    ("2019", "双随机检查行政许可事项5项。", "__items"),
    ("2019", "全区行政许可事项360项。", "__items"),
    ("2019", "公布许可决定12件、处罚决定3件，公示率100%。", "__decisions"),
    ("2019", "抽查案卷，许可决定20件，处罚决定12件，全部合格。", "__decisions"),
    ("2019", "新制作规范性文件5件，其中3件公开征求意见。", "newly_public"),
    # of other requests, and of outcomes that the form splits
    ("2021", "信用修复予以公开的20件申请中，自然人4件，企业16件。", "granted_full__natural_person"),
    ("2021", "上年予以公开的23件申请中，自然人18件、商业企业3件。", "granted_full__natural_person"),
    ("2021", "不予公开的9件申请中，自然人7件。", "__natural_person"),
    ("2021", "部分公开行政处罚决定书5件，其中企业3件、自然人2件。", "__natural_person"),
    ("2021", "非信息公开类行政诉讼中，直接起诉5件，复议后起诉3件，结果均为维持。", "lit_direct_upheld"),
    ("2021", "信息公开行政诉讼2件，一件为直接起诉，结果维持，一件为复议后起诉，正在审理。", "lit_after_upheld"),
    ("2014", "党建工作方面，公开党务信息12条，召开会议12次，举办培训5期，培训300人次。", "meetings_held"),
    ("2014", "未发生行政复议、行政诉讼，受理消费举报投诉12件。", "complaints_total"),
    ("2014", "未发生行政复议、行政诉讼，受理举报投诉312件。", "complaints_total"),
    ("2014", "网站公开信息230条，其中机构职能3条，工作动态180条，其他47条。", "channel_other"),
    ("2014", "门户网站是宣传教育的主渠道，发布信息3200条，微信推送300条。", "channel_website"),
    ("2014", "执法公开透明，行政复议20件，无一被纠错。", "reconsideration"),
    ("2008", "扶贫专项经费120万元，实际支出98万元。", "a_"),
    ("2008", "与诉讼有关的总费用12万元。", "a_"),
    ("2008", "人员经费保障到位；专职人员13人。", "a_staff_fulltime"),
    ("2014", "各村设查阅点16个。", "reading_points"),
    ("2014", "围绕招生等热点，全年回应网民留言300条。", "response"),
    ("2014", "举办校园开放日2次，其中局长参加1次；参加在线访谈2次。", "online_interviews_head"),
    ("2014", "各学校从事信息公开工作的有76人。", "staff"),
    ("2014", "镇安监办承担安全生产工作，设专门机构1个。", "dedicated_offices"),
    ("2021", "新收许可申请120件，加上结转5件，共办结125件。", "requests_carried_in"),
    ("2021", "信访以自然人为主（120件）。", "natural_person"),
    ("2008", "变更会计资格申请20条，同意15条，否决5条。", "a_replies_refused"),
    ("2008", "主动公开信息229条，近三年全文电子化率约80%。", "a_proactive_fulltext_digital"),
    ("2021", "我局对48件申请逐一登记、分类办理，予以公开18件。", "requests_new__total"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "text", "expected"), TOLD)
def test_what_is_told_beside_is_read(form: str, text: str, expected: dict[str, int]):
    told = figures(text, form)
    assert {item: told.get(item) for item in expected} == expected


@pytest.mark.parametrize(("form", "text", "item"), LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(form: str, text: str, item: str):
    assert not [found for found in figures(text, form) if item in found]


def test_the_governments_own_requests_are_not_those_of_its_region():
    text = (
        "2023年，区政府新收政府信息公开申请21件；全区各部门、各镇（街道）共办理申请196件，由各单位自行反映。"
    )
    claims = claims_of(
        [Wrapped.of([Paragraph(text, "line 1")])], edition("2021"), 2023, "示例市清源区人民政府"
    )
    assert {claim.item: claim.value for claim in claims} == {"requests_new__total": 21}
