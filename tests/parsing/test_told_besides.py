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
    ("2008_fujian", "2012年我委主动公开政府信息739条，全部通过网站公开；历年累计4359条。",
     {"fj_proactive_total__this_year": 739, "fj_proactive_total__cumulative": 4359}),
    ("2008_fujian", "自开展政府信息公开工作以来，我区发生1件因信息公开引起的行政复议，发生2件行政诉讼，接到行政申诉1件。",
     {"fj_reconsiderations__cumulative": 1, "fj_litigation__cumulative": 2, "fj_complaints__cumulative": 1}),
    ("2008_fujian", "截至年底，网站累计发布信息4359条；政府公报刊载信息15条。",
     {"fj_website__cumulative": 4359, "fj_gazette__this_year": 15}),
    ("2008", "本期实际公开信息76条，本期实际收到申请17条。",
     {"a_proactive_total__current": 76, "a_requests_received__current": 17}),
    ("2008_fujian", "2012年我委主动公开政府信息739条，历年累计主动公开4359条。",
     {"fj_proactive_total__this_year": 739, "fj_proactive_total__cumulative": 4359}),
    # kinds of acts
    ("2019", "行政许可事项较上一年13项增加1项，处理决定361件。",
     {"licensing__items_prev": 13, "licensing__items_change": 1, "licensing__decisions": 361}),
    ("2019", "行政许可项目净减2项。", {"licensing__items_change": -2}),
    ("2019", "行政许可事项上年为13项，本年增加1项，作出处理决定361件；行政处罚事项30项无增减，处理决定38件。",
     {"licensing__items_prev": 13, "licensing__items_change": 1, "licensing__decisions": 361, "penalty__items_prev": 30,
      "penalty__items_change": 0, "penalty__decisions": 38}),
    ("2019", "行政权力事项：行政许可396项、其他对外管理服务事项10项、行政强制126项。",
     {"licensing__items_prev": 396, "other_services__items_prev": 10, "compulsory__items_prev": 126}),
    ("2019", "许可处理决定332件，处罚处理决定40件。", {"licensing__decisions": 332, "penalty__decisions": 40}),
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
    ("2014", "因信息公开引发行政复议1件，复议机关撤销了我局作出的答复，件数与去年相同。",
     {"reconsideration_total": 1, "reconsideration_corrected": 1}),
    # the form's own lines beside each other
    ("2014", "我局从事政府信息公开工作人员4人。召开专题会议4次，举办培训班3次，参训48人次。",
     {"staff_total": 4, "meetings_held": 4, "training_courses": 3, "persons_trained": 48}),
    ("2014", "无因信息公开引发的行政复议、行政诉讼。收到举报投诉2件。",
     {"reconsideration_total": 0, "litigation_total": 0, "complaints_total": 2}),
    ("2014", "主动公开政府信息476条，按渠道分，网站428条，微博56条，微信33条，其他58条。",
     {"channel_website": 428, "channel_weibo": 56, "channel_wechat": 33, "channel_other": 58}),
    ("2014", "制发规范性文件4件，其中3件主动公开。", {"normative_docs_issued": 4, "proactive_normative_docs": 3}),
    ("2008", "行政申诉8件，其中对首次处理不满意的2件。", {"a_appeals_first_handling": 2}),
    ("2008", "指定专职人员14人，全职6人，兼职8人；专项经费4万元。",
     {"a_staff_total": 14, "a_staff_fulltime": 6, "a_staff_parttime": 8}),
    ("2021", "2023年新收申请45件，个人34件，商业企业8件，法律服务机构3件。",
     {"requests_new__total": 45, "requests_new__natural_person": 34, "requests_new__org_business": 8,
      "requests_new__org_legal_service": 3}),
    ("2021", "新收申请25件，申请人以自然人为主（20件），另有商业企业3件、科研机构2件。",
     {"requests_new__natural_person": 20, "requests_new__org_business": 3}),
    ("2021", "申请人构成：自然人22人次、商业企业6家次、科研机构2家次。",
     {"requests_new__natural_person": 22, "requests_new__org_business": 6, "requests_new__org_research": 2}),
    ("2021", "新收申请45件，加上结转1件，共办结46件。", {"requests_carried_in__total": 1, "outcomes_total__total": 46}),
    ("2021", "新收申请14件，自然人10件，科研机构、法律服务机构各提出2件。",
     {"requests_new__org_research": 2, "requests_new__org_legal_service": 2}),
    ("2014", "围绕户籍改革等热点，全年回应10次，微博微信回应5次，其他方式回应4次。",
     {"response_hot_issues": 10, "weibo_wechat_responses": 5, "other_responses": 4}),
    ("2014", "参加政府网站在线访谈2次，其中局长出席1次。", {"online_interviews": 2, "online_interviews_head": 1}),
    ("2014", "因信息公开引发行政诉讼5件，维持或驳回诉讼请求2件，其他情形3件。",
     {"litigation_total": 5, "litigation_upheld": 2, "litigation_other": 3}),
    ("2014", "从事信息公开工作的共5人，其中专职1人、兼职4人。",
     {"staff_total": 5, "staff_fulltime": 1, "staff_parttime": 4}),
    ("2014", "在便民服务中心和镇文化站设信息公开查阅点2个。", {"reading_points": 2}),
    ("2014", "我镇信息公开工作由党政办承担，设专门机构1个。", {"dedicated_offices": 1}),
    ("2014", "依申请公开收取检索复制费0.03万元。", {"fees_collected": Decimal("0.03")}),
    ("2008", "因信息公开引发的复议2件、诉讼8件、申诉6件，申诉均因对首次处理不满意提起。",
     {"a_appeals_total": 6, "a_appeals_first_handling": 6}),
    ("2008", "指定13名同志承担政府信息公开工作，6名全职、7名兼职。",
     {"a_staff_total": 13, "a_staff_fulltime": 6, "a_staff_parttime": 7}),
    ("2008", "对70条申请均作了答复：同意公开2条，部分公开1条，否决67条。", {"a_replies_refused": 67}),
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


def test_a_sum_of_those_in_hand_says_how_many_were_carried_in():
    text = "2023年新收申请57件，上年结转4件，应办{}件，已办结60件。"
    assert figures(text.format(61), "2021")["requests_carried_in__total"] == 4
    told = [
        claim.value
        for claim in claims_of(
            [Wrapped.of([Paragraph(text.format(63), "line 1")])], edition("2021"), 2023, "清源区公安局"
        )
        if claim.item == "requests_carried_in__total"
    ]
    assert sorted(told) == [4, 6]


@pytest.mark.parametrize(
    "text",
    [
        "2023年新收申请57件，上年结转4件，共办理60件，结转1件。",
        "2023年新收申请57件，上年结转4件，共答复60件。",
        "2023年新收申请57件，上年结转4件，共收到补正材料12件。",
    ],
)
def test_what_was_closed_is_not_all_that_was_in_hand(text: str):
    assert figures(text, "2021")["requests_carried_in__total"] == 4


def test_the_governments_own_requests_are_not_those_of_its_region():
    text = (
        "2023年，区政府新收政府信息公开申请21件；全区各部门、各镇（街道）共办理申请196件，由各单位自行反映。"
    )
    claims = claims_of(
        [Wrapped.of([Paragraph(text, "line 1")])], edition("2021"), 2023, "示例市清源区人民政府"
    )
    assert {claim.item: claim.value for claim in claims} == {"requests_new__total": 21}


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("示例市清源区政务服务中心", "2023年，中心收到政府信息公开申请6件。"),
        ("示例市清源区人民政府", "2023年，清源区本级共收到政府信息公开申请6件。"),
        ("示例市清源区人民政府", "2023年，区政府本级共收到政府信息公开申请6件。"),
        ("示例市清源区人民政府", "2023年，清源区人民政府本级共收到政府信息公开申请6件。"),
    ],
)
def test_a_body_by_the_end_of_its_name(agency: str, text: str):
    assert figures(text, "2021", agency) == {"requests_new__total": 6}
