"""Requests, documents, staff and days under less usual words: what is claimed of them, and their like that claims nothing."""

import pytest

from tests.parsing.test_other_words import claims, said

NEW, IN, ENDS = "requests_new__total", "requests_carried_in__total", "outcomes_total__total"
NATURAL, ISSUED = "requests_new__natural_person", "normative_docs__issued"
TOTAL, PART_TIME = "proactive_total", "staff_parttime"
TOLD = (
    ("2021", "受理依申请公开来件9件，续办上年度结转办件1件。", {NEW: 9, IN: 1}),
    ("2021", "上一年度结转受理0件。", {IN: 0}),
    ("2021", "受理并按时回复政府信息依申请公开事项7项，全部为自然人申请。", {NEW: 7, NATURAL: 7}),
    ("2021", "2023全年本局受理并答复政府信息依申请公开件3件。", {NEW: 3}),
    ("2021", "全年处理依申请公开6件。", {ENDS: 6}),
    ("2021", "累计办理公民、法人或其他组织通过邮寄等途径依申请公开信息合计6件。", {ENDS: 6}),
    ("2021", "收到申请公开政府信息的要求8件。", {NEW: 8}),
    ("2021", "未收到申请公开政府信息要求（历年累计0条）。", {NEW: 0}),
    ("2021", "收到政府信息公开申请2，均已办结。", {NEW: 2}),
    ("2021", "截至2023年12月31日，我局共受理政府信息公开申请9件。", {NEW: 9}),
    ("2021", "以“临体规”文号出台了2份规范性文件。", {ISSUED: 2}),
    ("2021", "制发规范性文件3篇。", {ISSUED: 3}),
    ("2021", "全年未印制行政规范性文件。", {ISSUED: 0}),
    ("2021", "未发生政府信息公开行政复议、起诉。", {"recon_total": 0, "lit_direct_total": 0, "lit_after_total": 0}),
    ("2014", "未收到政府信息依申请公开以及相关行政复议。", {"requests_received": 0, "reconsideration_total": 0}),
    ("2014", "我局共发布各类主动公开信息36件。", {TOTAL: 36}),
    ("2014", "全年主动发布各类政府信息76条。", {TOTAL: 76}),
    ("2014", "指定1名同志兼职负责政府信息公开工作。", {PART_TIME: 1}),
    ("2014", "专门配备了6名兼职工作人员，设立了1个专门的申请政府信息受理点。", {PART_TIME: 6}),
    ("2014", "其中申请公开信息不存在2件。", {"replies_not_existing": 2}),
    ("2014", "其中，政务微博公开政府信息条数42条。", {"channel_weibo": 42}),
    ("2014", "旗政府门户网站主动公开政府信息76条。", {"channel_website": 76}),
    ("2014", "专门配备了2名专职工作人员和3名兼职工作人员，设立了3个专门的信息公开查询点。",
     {"staff_fulltime": 2, PART_TIME: 3}),
    ("2008", "主动公开政府信息56条，全文电子化的主动公开信息数41条。",
     {"a_proactive_total": 56, "a_proactive_fulltext_digital": 41}),
    ("2008", "受理了52人次网上咨询。", {"a_online_inquiries": 52}),
    ("2008", "截至2012年底，我局主动公开政府信息历年累计52条，其中2012年新增主动公开政府信息14条。",
     {"a_proactive_total": 14}),
    ("2008", "電話谘詢27人次。", {"a_phone_inquiries": 27}),
    ("2021", "收到针对我街道信息公开事务的行政复议1件。", {"recon_total": 1}),
    ("2021", "因政务信息公开工作被申请行政复议6件，结果维持5件，尚未审结1件。",
     {"recon_total": 6, "recon_upheld": 5, "recon_pending": 1}),
    ("2021", "我镇收到政府信息公开申请信件22件，结转下年度办理1件。", {NEW: 22, "requests_carried_out__total": 1}),
    ("2021", "收到依申请公开64件，结转上年2件，下年度继续办理8件。",
     {NEW: 64, IN: 2, "requests_carried_out__total": 8}),
    ("2021", "受理申请政府信息公开件29件。", {NEW: 29}),
    ("2021", "接收依申请信息公开办理5件。", {NEW: 5}),
)  # fmt: skip
SILENT = (
    ("2021", "公文中主动公开件20件，依申请公开件3件，不予公开件2件。"),
    ("2021", "各镇受理依申请公开来件9件。"),
    ("2021", "处理依申请公开信箱来信6件。"),
    ("2021", "收到申请公开政府信息要求的咨询8件。"),
    ("2021", "收到政府信息公开申请2023年1月前办结。"),
    ("2021", "截至2023年12月31日，历年累计共受理政府信息公开申请9件。"),
    ("2021", "自2008年起截至2023年12月31日，共受理政府信息公开申请9件。"),
    ("2021", "截至2023年9月30日，我局共受理政府信息公开申请9件。"),
    ("2021", "以“临体规”文号备案了2份规范性文件。"),
    ("2021", "收到针对我街道物业公司的行政复议1件。"),
    ("2021", "收到上级信息公开申请信件转办函3件。"),
    ("2021", "下年度继续办理建议8件。"),
    ("2014", "其中主动发布政府信息36条。"),
    ("2014", "各科室发布主动公开信息36件。"),
    ("2014", "各村1名同志兼职负责政府信息公开工作。"),
    ("2014", "指定1名同志兼职负责各科室政府信息公开工作。"),
    ("2014", "指定1名同志兼职负责消防工作。"),
)


@pytest.mark.parametrize(("form", "text", "told"), TOLD)
def test_what_is_called_otherwise_claims_what_it_says(form, text, told):
    assert said(form, text) == told


@pytest.mark.parametrize(("form", "text"), SILENT)
def test_its_like_claims_nothing(form, text):
    assert said(form, text) == {}


@pytest.mark.parametrize(
    ("agency", "text", "told"),
    [
        ("示例市卫生局", "主动公开卫生政府信息52条。", {TOTAL: 52}),
        ("示例市公安局白河分局", "主动公开涉公安政府信息52条。", {TOTAL: 52}),
        ("示例市教育局", "主动公开卫生政府信息52条。", {}),
        ("示例市卫生局", "主动公开卫生许可政府信息52条。", {}),
    ],
)
def test_what_a_body_is_there_for_narrows_nothing(agency, text, told):
    assert {claim.item: claim.value for claim in claims("2014", text, agency)} == told


def test_penalties_among_what_a_site_published_are_not_those_of_the_year():
    assert said("2021", "局官方网站发布信息400余条，其中行政处罚决定68条、许可决定74条。") == {}
    assert said("2021", "全年作出行政处罚决定68件。") == {"penalty__decisions": 68}
