"""Requests, staff and days under less usual words: what is claimed of them, and their like that claims nothing."""

import pytest

from tests.parsing.test_other_words import said

NEW, IN, ENDS = "requests_new__total", "requests_carried_in__total", "outcomes_total__total"
NATURAL = "requests_new__natural_person"
TOTAL, PART_TIME = "proactive_total", "staff_parttime"
TOLD = (
    ("2021", "受理政府信息公开申请9件，续办上年度结转办件1件。", {NEW: 9, IN: 1}),
    ("2021", "受理政府信息公开申请9件，上一年度结转受理0件。", {NEW: 9, IN: 0}),
    ("2021", "受理并按时回复政府信息依申请公开事项7项，全部为自然人申请。", {NEW: 7, NATURAL: 7}),
    ("2021", "2023全年本局受理并答复政府信息依申请公开件3件。", {NEW: 3}),
    ("2021", "全年处理依申请公开6件。", {ENDS: 6}),
    ("2021", "累计办理公民、法人或其他组织通过邮寄等途径依申请公开信息合计6件。", {ENDS: 6}),
    ("2021", "收到申请公开政府信息的要求8件。", {NEW: 8}),
    ("2021", "未收到申请公开政府信息要求（历年累计0条）。", {NEW: 0}),
    ("2021", "收到政府信息公开申请2，均已办结。", {NEW: 2}),
    ("2021", "截至2023年12月31日，我局共受理政府信息公开申请9件。", {NEW: 9}),
    ("2021", "未发生政府信息公开行政复议、起诉。", {"recon_total": 0, "lit_direct_total": 0, "lit_after_total": 0}),
    ("2014", "指定1名同志兼职负责政府信息公开工作。", {PART_TIME: 1}),
    ("2014", "专门配备了6名兼职工作人员，设立了1个专门的申请政府信息受理点。", {PART_TIME: 6}),
    ("2014", "其中申请公开信息不存在2件。", {"replies_not_existing": 2}),
    ("2014", "专门配备了2名专职工作人员和3名兼职工作人员，设立了3个专门的信息公开查询点。",
     {"staff_fulltime": 2, PART_TIME: 3}),
    ("2008", "主动公开政府信息56条，全文电子化的主动公开信息数41条。",
     {"a_proactive_total": 56, "a_proactive_fulltext_digital": 41}),
    ("2008", "截至2012年底，我局主动公开政府信息历年累计52条，其中2012年新增主动公开政府信息14条。",
     {"a_proactive_total": 14}),
    ("2008", "電話谘詢27人次。", {"a_phone_inquiries": 27}),
    ("2021", "收到针对我街道信息公开事务的行政复议1件。", {"recon_total": 1}),
    ("2021", "因政务信息公开工作被申请行政复议6件，结果维持5件，尚未审结1件。",
     {"recon_total": 6, "recon_upheld": 5, "recon_pending": 1}),
    ("2021", "我镇收到依申请公开办件22件，结转下年度办理1件。", {NEW: 22, "requests_carried_out__total": 1}),
    ("2021", "收到依申请公开64件，结转上年2件。",
     {NEW: 64, IN: 2}),
    ("2021", "受理申请政府信息公开件29件。", {NEW: 29}),
    ("2021", "接收依申请信息公开办理5件。", {NEW: 5}),
)  # fmt: skip
SILENT = (
    ("2021", "收到申请公开政府信息的要求8件，按信访程序处理。"),
    ("2021", "政务服务中心上年结转办件32件。"),
    ("2021", "12345平台上年结转受理56件。"),
    ("2021", "办公室全年审核公文16件，办理依申请公开件4件、不予公开件3件。"),
    ("2021", "法律文书无复议、起诉期限告知错误。"),
    ("2021", "未收到政府信息公开申请（累计20件）。"),
    ("2021", "编印政府公报6期，发布主动公开信息85条。"),
    ("2014", "另有1名同志兼职负责政府信息公开工作。"),
    ("2008", "截至2012年底，全文电子化的主动公开信息数达2600条。"),
    ("2021", "公文中主动公开件20件，依申请公开件3件，不予公开件2件。"),
    ("2021", "各镇受理依申请公开来件9件。"),
    ("2021", "处理依申请公开信箱来信6件。"),
    ("2021", "收到申请公开政府信息要求的咨询8件。"),
    ("2021", "收到政府信息公开申请2023年1月前办结。"),
    ("2021", "截至2023年12月31日，历年累计共受理政府信息公开申请9件。"),
    ("2021", "自2008年起截至2023年12月31日，共受理政府信息公开申请9件。"),
    ("2021", "截至2023年9月30日，我局共受理政府信息公开申请9件。"),
    ("2021", "收到针对我街道物业公司的行政复议1件。"),
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
    ("text", "told"),
    [
        ("收到政府信息公开申请1,234件，答复公开申请987件。", 1234),
        ("收到政府信息公开申请12,345件。", 12345),
        ("收到政府信息公开申请123,456件。", 123456),
    ],
)
def test_a_comma_within_a_figure_ends_nothing(text, told):
    assert said("2021", text)[NEW] == told


@pytest.mark.parametrize("means", ["信函", "网络", "当面"])
def test_requests_of_one_means_are_not_all(means):
    told = said("2021", f"收到公民、法人或者其他组织通过{means}提交的政府信息公开申请8件。")
    assert NEW not in told


def test_penalties_among_what_a_site_published_are_not_those_of_the_year():
    assert said("2021", "局官方网站发布信息400余条，其中行政处罚决定68条、许可决定74条。") == {}
    assert said("2021", "全年作出行政处罚决定68件。") == {"penalty__decisions": 68}
