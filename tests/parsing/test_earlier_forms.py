"""Sentences of the reports of 2008 to 2018: each of our own making, what it claims, and its like that claim less."""

from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped

YEARS = {"2008": 2012, "2014": 2016, "2021": 2023}
GOT, CLOSED, ON_TIME, REPLIES = "requests_received", "requests_closed", "closed_on_time", "replies_total"
PERSON, FAX, ONLINE, LETTER = "requests_in_person", "requests_fax", "requests_online", "requests_letter"
RECON, RECON_KEPT = "reconsideration_total", "reconsideration_upheld"
LIT, LIT_KEPT = "litigation_total", "litigation_upheld"
FEES, FUNDS = "a_fees_total", "a_special_funds"


def said(form: str, text: str, agency: str | None = None) -> dict[str, Decimal | None]:
    lines = [Wrapped.of([Paragraph(line, f"line {at}")]) for at, line in enumerate(text.split("\n"), 1)]
    claims = claims_of(lines, edition(form), YEARS[form], agency)
    return {claim.item: claim.value for claim in claims if claim.kind in ("figure", "zero")}


TOLD = (
    # all of them answered or closed, told behind their number or some clauses later
    ("2014", "今年收到申请14件，均按期办结。", {GOT: 14, CLOSED: 14, ON_TIME: 14}),
    ("2014", "受理信息公开申请14件，已全部办结。", {GOT: 14, CLOSED: 14}),
    ("2014", "受理信息公开申请14件，均在15个工作日内答复。", {GOT: 14, REPLIES: 14}),
    ("2014", "受理信息公开申请3件，均为网上申请，内容涉及征地和社保，已全部同意公开。",
     {GOT: 3, ONLINE: 3, "replies_granted_full": 3}),
    ("2008", "收到信息公开申请5件，均已答复。", {"a_requests_received": 5, "a_replies_total": 5}),
    ("2014", "办理政府信息公开申请12件，均按时办结。", {CLOSED: 12, ON_TIME: 12}),
    ("2014", "我局共收到政府信息公开申请21件。其中，网上申请15件，信函申请6件。上述申请均依法答复。",
     {GOT: 21, ONLINE: 15, LETTER: 6, REPLIES: 21}),
    ("2014", "收到政府信息公开申请9件，其中2件正在办理，其余7件均已答复。", {GOT: 9, REPLIES: 7}),
    ("2014", "在已作出的41件答复中，同意公开30件，不同意公开6件。",
     {REPLIES: 41, "replies_granted_full": 30, "replies_refused": 6}),
    # whose requests, and by what means none came
    ("2014", "2016年，向我局提出的政府信息公开申请共计41件。", {GOT: 41}),
    ("2014", "收到信息公开申请6件，其中网上申请6件，当面申请、传真申请均为0件。",
     {GOT: 6, ONLINE: 6, PERSON: 0, FAX: 0}),
    ("2014", "收到的6件政府信息公开申请全部通过网络提交，没有当面、传真和信函申请。",
     {GOT: 6, ONLINE: 6, PERSON: 0, FAX: 0, LETTER: 0}),
    # the reason of all that was refused
    ("2014", "不予公开4件，均因涉及第三方个人隐私。", {"replies_refused": 4, "refused_privacy": 4}),
    ("2008", "不予公开4件，均涉及商业秘密。", {"a_replies_refused": 4, "a_refused_exempt2": 4}),
    # who decided all appeals
    ("2014", "政府信息公开行政复议3件，复议机关均维持我局作出的答复；行政诉讼1件，法院判决驳回原告的诉讼请求。",
     {RECON: 3, RECON_KEPT: 3, LIT: 1, LIT_KEPT: 1}),
    ("2014", "因政府信息公开被提起行政诉讼2件，均被法院驳回原告诉讼请求。", {LIT: 2, LIT_KEPT: 2}),
    ("2014", "因政府信息公开被申请行政复议9件，其中6件维持，3件被依法纠错；被提起行政诉讼2件，均被法院驳回诉讼请求。",
     {RECON: 9, RECON_KEPT: 6, "reconsideration_corrected": 3, LIT: 2, LIT_KEPT: 2}),
    ("2014", "五、行政复议数量：7件\n（一）维持具体行政行为数：4件\n（二）被依法纠错数：2件\n（三）其他情形数：1件\n六、行政诉讼数量：2件\n1.被依法纠错数：1件",
     {RECON: 7, RECON_KEPT: 4, "reconsideration_corrected": 2, "reconsideration_other": 1, LIT: 2, "litigation_corrected": 1}),
    ("2008", "针对本局有关政府信息公开事务的行政复议案2件，行政诉讼案1件，行政申诉案0件。",
     {"a_reconsideration_total": 2, "a_litigation_total": 1, "a_appeals_total": 0}),
    # what is done beside
    ("2014", "在政务服务中心、图书馆等处共设立信息公开查阅点2个。", {"reading_points": 2}),
    ("2014", "区财政安排政府信息公开专项经费11万元。", {"special_funds": 11}),
    ("2014", "政府信息公开工作专项经费列入年度财政预算，共计二十万元。", {"special_funds": 20}),
    ("2014", "我局通过政府门户网站组织在线访谈3次，其中主要负责同志参加1次。",
     {"online_interviews": 3, "online_interviews_head": 1}),
    ("2014", "通过微博微信回应事件5次，以其他方式回应事件4次。", {"weibo_wechat_responses": 5, "other_responses": 4}),
    ("2014", "全年制发规范性文件8件，全部在门户网站主动公开。",
     {"normative_docs_issued": 8, "proactive_normative_docs": 8}),
    ("2014", "通过门户网站公开信息90条；通过公开栏、显示屏等其他方式公开30条。", {"channel_website": 90, "channel_other": 30}),
    ("2014", "我关收到政府信息公开申请4件。", {GOT: 4}),
    # the lines that only the form of 2008 has
    ("2008", "收取费用120元，其中检索费20元，邮寄费30元，复印费70元。",
     {FEES: 120, "a_fees_search": 20, "a_fees_postage": 30, "a_fees_copying": 70}),
    ("2008", "共收取费用100元（检索费20元、复制费80元）。", {FEES: 100, "a_fees_search": 20, "a_fees_copying": 80}),
    ("2008", "政府信息公开专项经费15万元，实际支出14.2万元。", {FUNDS: 15, "a_actual_spending": Decimal("14.2")}),
    ("2008", "与政府信息公开诉讼有关的费用支出为0.5万元。", {"a_litigation_costs": Decimal("0.5")}),
    ("2008", "向社会提供服务类信息64条。", {"a_service_info_items": 64}),
    ("2008", "不予公开的9件答复中，“非政府信息”2件，“申请内容不明确”3件，“免予公开范围1”4件。",
     {"a_replies_refused": 9, "a_refused_not_gov_info": 2, "a_refused_unclear": 3, "a_refused_exempt1": 4}),
    ("2008", "纳入主动公开目录的信息当年新增150条，依申请公开目录信息12条。",
     {"a_proactive_total": 150, "a_request_catalogue_items": 12}),
    ("2008", "政府信息公开受理点全年现场接待群众56人次。", {"a_onsite_visitors": 56}),
)  # fmt: skip
LESS = (
    ("2014", "收到申请14件，除1件外均按期办结。", {GOT: 14}),
    ("2014", "收到申请14件，1件结转下年，均按期办结。", {GOT: 14}),
    ("2014", "上半年收到申请14件，均按期办结。", {}),
    ("2014", "收到申请14件，涉及征地3件，均已答复。", {GOT: 14}),
    ("2014", "收到申请14件，涉及征地、建议提案均已办结。", {GOT: 14}),
    ("2014", "我局收到政府信息公开申请21件。其余申请均依法答复。", {GOT: 21}),
    ("2014", "我局收到政府信息公开申请21件，2件撤回。上述申请均依法答复。", {GOT: 21}),
    ("2014", "收到申请9件，7件已答复，2件答复中。", {GOT: 9, REPLIES: 7}),
    ("2014", "不予公开4件，均因涉及国家秘密、个人隐私。", {"replies_refused": 4}),
    ("2014", "不予公开4件，均因涉及国家秘密或个人隐私。", {"replies_refused": 4}),
    ("2014", "不予公开4件，因涉及个人隐私。", {"replies_refused": 4}),
    ("2014", "政府信息公开行政复议3件，复议机关维持我局作出的答复。", {RECON: 3}),
    ("2014", "政府信息公开行政复议3件，复议机关均驳回申请。", {RECON: 3}),
    ("2014", "因政府信息公开被提起行政诉讼2件，均被法院裁定驳回起诉。", {LIT: 2}),
    ("2014", "收到政府信息公开申请7件\n（一）其他情形：4件", {GOT: 7}),
    ("2014", "上半年没有当面、传真申请公开信息。", {}),
    ("2014", "政府信息公开窗口没有收到传真申请。", {}),
    ("2014", "当面申请、传真申请均为2件。", {}),
    ("2014", "在县级设立查阅场所3个。", {}),
    ("2008", "与行政诉讼有关的费用支出2万元，其中信息公开0.5万元。", {}),
    ("2014", "在镇政府设立查阅点1个，在各村设立查阅点20个。", {}),
    ("2014", "新设立3个政府信息查阅点。", {}),
    ("2014", "全市财政每年安排信息公开平台建设经费11万元。", {}),
    ("2014", "分管领导做客在线访谈2次。", {}),
    ("2008", "政府信息公开专项经费15万元用于网站改造。", {}),
    ("2008", "培训费80元，其中复印费20元。", {}),
    ("2008", "新增依申请公开信息目录数12条。", {}),
    ("2008", "纳入主动公开目录的信息150条。", {}),
    ("2008", "在微博上新增主动公开政府信息150条，全文电子化率达100%。", {}),
    ("2008", "各受理点全年现场接待群众56人次。", {}),
    # all that was answered, where the text counts more requests or leaves some open
    ("2014", "收到申请14件，均已答复，合并答复12件。", {GOT: 14}),
    ("2014", "收到申请14件，均已答复，有1件是咨询，当场说明。", {GOT: 14}),
    ("2014", "收到申请14件，均按期办结，3件经负责人批准顺推办结。", {GOT: 14}),
    ("2014", "收到政府信息公开申请14件，另收到档案查询申请30件。上述申请均依法答复。", {GOT: 14}),
    ("2014", "收到政府信息公开申请14件，有效申请11件。所有申请均已答复。", {GOT: 14}),
    ("2014", "受理信息公开申请14件，均已登记，涉及征地的，已全部同意公开。", {GOT: 14}),
    ("2014", "受理信息公开申请14件，均已登记，内容涉及征地部分，已全部同意公开。", {GOT: 14}),
    # what may be decided again, or was decided otherwise
    ("2014", "政府信息公开行政复议3件，复议机关均维持我局作出的答复，1件尚在审理。", {RECON: 3}),
    ("2014", "因政府信息公开被提起行政诉讼2件，一审法院均驳回诉讼请求。", {LIT: 2}),
    ("2014", "因政府信息公开被提起行政诉讼2件，均被法院驳回原告诉讼请求，当事人上诉1件。", {LIT: 2}),
    ("2014", "政府信息公开行政复议3件，复议机关均维持，其中2件与信息公开有关。", {RECON: 3}),
    ("2014", "全年制发规范性文件8件，均在门户网站公开，补充公开往年文件5件。", {"normative_docs_issued": 8}),
    ("2014", "其余信息公开申请都是当面提出，没有信函申请。", {}),
    ("2014", "不予公开4件，均因涉及国家秘密，个人隐私。", {"replies_refused": 4}),
    ("2014", "全年制发规范性文件8件，除2件外全部在内网公开。", {"normative_docs_issued": 8}),
    ("2014", "政府信息公开行政复议3件，行政诉讼2件。\n（一）维持具体行政行为数：4件", {RECON: 3, LIT: 2}),
    # where some read, whose funds, whose talks
    ("2014", "在一楼大厅设立信息公开查阅点1个。", {}),
    ("2014", "在档案馆共设立信息公开查阅点1个，图书馆2个。", {}),
    ("2014", "近两年，区财政安排政府信息公开专项经费11万元。", {}),
    ("2014", "省财政安排政府信息公开专项经费11万元。", {}),
    ("2014", "政府信息公开工作专项经费列入下一年度财政预算，共计二十万元。", {}),
    ("2008", "累计投入政府信息公开专项经费15万元。", {}),
    ("2014", "通过县政府网站组织在线访谈8次。", {}),
    ("2014", "通过政府网站组织在线访谈8次，我局参加2次。", {}),
    ("2014", "局领导做客县政府网站在线访谈3次。", {}),
    ("2014", "市政府及市政府办公室共制发规范性文件12件。", {}),
    ("2014", "除发布会外，以其他方式回应事件4次。", {}),
    ("2014", "通过报刊公开信息5条；通过公开栏、显示屏等其他方式公开30条。", {}),
    # none by some means, of some other business
    ("2014", "行政复议中没有当面、传真申请，均为信息公开类。", {}),
    ("2014", "党务公开方面，没有网上申请。", {}),
    ("2014", "不动产登记信息公开，当面申请、传真申请均为0件。", {}),
    ("2014", "收到申请9件，其中涉及征地4件，1件正在办理，其余3件均已答复。", {GOT: 9}),
    ("2014", "收到政府信息公开申请9件，其中2件由申请人撤回，其余7件均已按时答复。", {GOT: 9}),
    # of the form of 2008: what was refused only, what both fees were
    ("2008", "涉及个人隐私的信息5条，均作处理后公开。", {}),
    ("2008", "部分公开3件，其中涉及商业秘密3件。", {"a_replies_granted_partial": 3}),
    ("2008", "申请内容不明确3件，经沟通后明确。", {}),
    ("2008", "非政府信息4件，告知走信访渠道。", {}),
    ("2008", "收取费用30元，其中检索、复制费30元。", {FEES: 30}),
    ("2008", "与诉讼有关的总费用12万元。", {}),
    ("2008", "纳入主动公开目录的信息当年新增150条，总数达900条。", {}),
    ("2008", "我局在网站上新增主动公开政府信息150条，全文电子化率达100%。", {}),
    ("2008", "信息公开窗口全年现场接待56人次，其中我局20人次。", {}),
    ("2008", "全年提供便民服务120次。", {}),
)  # fmt: skip


@pytest.mark.parametrize(("form", "text", "told"), TOLD)
def test_a_sentence_of_an_earlier_form_tells_its_figures(form, text, told):
    assert said(form, text) == told


@pytest.mark.parametrize(("form", "text", "told"), LESS)
def test_its_like_tells_no_more_than_it_says(form, text, told):
    assert said(form, text) == told


@pytest.mark.parametrize(
    ("agency", "text", "told"),
    [
        ("临江市青田镇", "青田镇通过各类渠道主动公开政府信息90条。", 90),
        ("临江市东湖街道办事处", "街道通过各类渠道主动公开政府信息90条。", 90),
        ("临江高新技术产业开发区管理委员会", "管委会先后举办政府信息公开培训班三期。", 3),
        ("临江市青田县财政局", "管委会先后举办政府信息公开培训班三期。", None),
        ("临江高新技术产业开发区管理委员会", "管委会先后举办政府信息公开培训班三期，各镇街举办九期。", None),
        ("临江市人民政府", "市政府及市政府办公室共制发规范性文件12件。", 12),
        ("临江市人民政府", "市政府及其办公室印发规范性文件12件，各部门印发30件。", None),
        ("临江市青田县人民政府", "市政府及市政府办公室共制发规范性文件12件。", None),
        ("临江市青田县财政局", "街道通过各类渠道主动公开政府信息90条。", None),
    ],
)
def test_a_body_alone_is_its_own(agency, text, told):
    assert list(said("2014", text, agency).values()) == ([] if told is None else [told])


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("2.通过政府公报公开：0条", False),
        ("通过政府公报公开信息3条。", True),
        ("通过政府公报公开300条。", True),
    ],
)
def test_a_channel_by_which_nothing_went_out_was_not_used(text, uses):
    claims = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition("2014"), 2016, None)
    assert any(claim.kind == "channel" for claim in claims) is uses
