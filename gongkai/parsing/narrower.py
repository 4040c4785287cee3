"""Figures of a part only, whose words would name the whole: outcomes of one channel, applicants of one outcome."""

from __future__ import annotations

import re

from gongkai.parsing.clauses import Counted
from gongkai.parsing.of_anything import is_of_anything
from gongkai.parsing.word_classes import FOREIGN, spotted, topic

_APPLICANTS = frozenset(["natural", "business", "research", "charity", "legal", "org", "org_other"])
_MEANS = frozenset(["in_person", "by_fax", "online", "by_letter", "by_email"])
# requests carried over and those set apart (补正申请5件)
_CARRIED = frozenset(["carried_in", "onward", "apart"])
_OUTCOMES = frozenset(["full", "partial", "refuse", "unable", "not_processed", "other_outcome"])
# what items are outcomes, ends of requests, applicants and means
_ENDS = re.compile(r"outcomes_total|requests_closed|replies_total|closed_")
_OUTCOME_ITEMS = re.compile(
    "@(?:granted|refused|unable|not_processed|other_outcome)|granted|refused|unable|not_processed|other_(?!services|responses)|replies_|a_re(?:plies|fused)"
)
_APPLICANT_ITEMS = re.compile("@applicant|requests_new__(?!total)")
_MEANS_ITEMS = re.compile("(?:a_)?requests_(?:in_person|fax|online|letter|email|other)$")
# 予以公开的申请中,自然人申请90件
_AMONG = re.compile(r"(?P<which>公开|提供|处理|办理|结转|下年度?)的?(?:申请|件)?(?:当)?中")
# 自然人申请中,予以公开18件
_OF_ONE_KIND = re.compile(
    r"(?:自然人|公民个人|企业|科研机构|公益组织|法律服务机构|其他组织|个人|法人)(?:提出|提交)?(?:的)?(?:(?:[0-9]{1,6}[件条份宗])?申请|[0-9]{1,6}[件条份宗])(?:当)?中|(?:自然人|公民个人|企业|科研机构|公益组织|法律服务机构|其他组织)的?申请(?:则|均|全部)?(?:为|获)(?=予以|部分|不予)"
)
# 结转的2件已办结;新收27件,其中年内办结25件: those of the new ones
_CARRIED_ARE_DONE = re.compile(
    r"结转的?(?:申请)?[0-9]{1,6}[件条份宗](?:申请)?[^,;。]{0,16}(?:办结|答复)[^。]*[0-9][件条份宗]"
)
_ALL_ENDS = re.compile("outcomes_total|requests_closed|replies_total")
# 另2件已答复: those that are left
_REST = re.compile("(?:其中)?(?:另外?|其余|剩余|余下|还有|剩下)")
# 办结26件,另有4件应申请人请求撤回
_WITHDRAWN = re.compile(
    r"[0-9][件条份宗](?:申请)?(?:[^,;。0-9]{0,12}(?:申请人|要求|自愿|主动|沟通)[^,;。0-9]{0,8}|已?)(?:撤销|撤回)|(?:撤销|撤回)(?:了|政府信息公开|申请|的|共|为)*[0-9]"
)
# 1份正在办理,其余8份均已答复: what goes on was not answered
_REST_ANSWERED = re.compile(
    r"(?P<left>(?<![0-9])[0-9]{1,6})[件条份宗](?:申请)?(?:(?:正在|尚在|仍在)(?:办理|处理)(?:之?中)?|尚未(?:办结|答复)|(?:结转|顺延)至?下(?:一)?年度?(?:办理|答复)?),"
    r"其余(?:的)?(?P<rest>[0-9]{1,6})[件条份宗](?:申请)?(?:均|全部|都)(?:已|按时|按期|依法|按规定|予以|作出)*答复"
)
_FIRST_COUNT = re.compile("([0-9]{1,6})[件条份宗]")
_NOT_ALL_THERE_IS = re.compile("网上|上年|去年|涉及")
_REPLIES = re.compile("(?:a_)?replies_total$")
_ON_TIME = re.compile("按时|按期|如期|准时")
_NOT_ON_TIME = re.compile(
    "(?<![无未])(?:延期|延长|提前|逾期|超期)(?:答复|办结|办理|回复)[^,;。0-9]{0,8}[0-9]"
)
_PARTS = "其中"
# 编印简报18期,公开政府信息85条: those of the means named before
_BY_ONE_MEANS = re.compile(
    r"(?:通过|利用|依托|借助|编[印发]|刊发|印发|开设)[^,。;0-9]{2,30}[0-9]+[期份册次个]$"
)
# 收到申请3起,公开信息8条: those that the answers gave
_IN_ANSWER = re.compile(r"申请(?:的|总数|数量|数|共|有)*[0-9,]+[件条份宗起]")
# 公开信息60条,其中主动公开50条,依申请公开10条
_BOTH_WAYS = re.compile(
    r"主动公开[^,;。0-9]{0,8}[0-9]+[^;。]{0,12}依申请公开[^,;。0-9]{0,8}[0-9]|依申请公开[^,;。0-9]{0,8}[0-9]+[^;。]{0,12}主动公开[^,;。0-9]{0,8}[0-9]"
)
# 逾期未补正2件,其他处理5件: those that are left, not the whole group
_PARTS_BEFORE = re.compile(r"(?:逾期[未不]补正|逾期未缴|未按收费通知)[^,;。0-9]{0,14}[0-9]")
# funds may be for another use
_OTHER_USE = re.compile("建设|改造|升级|购置|采购|维护|运维|租赁|开发")
# the form has no line for what does not exist, and some count it to what is not held; points that are new are not all
_UNLESS = {
    # what was public already may count as given
    "granted_full__total": re.compile(
        "已(?:经)?主动公开(?!政府信息)[^,;。0-9]{0,16}[0-9]|[0-9][件条份宗](?:[^,;。0-9]{0,8})已(?:经)?主动公开"
    ),
    "unable_not_held__total": re.compile(r"信息不存在[^,;。0-9]{0,8}[0-9]"),
    "reading_points": re.compile("新(?:设立|增|建|设置|设)[^,;。]{0,16}查阅"),
    "special_funds": _OTHER_USE,
    "a_special_funds": re.compile(rf"{_OTHER_USE.pattern}|近.年|累计|下一?年|明年|追加|其中|用于"),
    "a_litigation_costs": re.compile("其中"),
    "other_responses": re.compile("除"),
    "a_refused_unclear": re.compile("更改|沟通|引导|补正"),
}
# 通过官网发布信息300条,其中发布规范性文件5件: what was put on a site, not what was issued
_ON_A_SITE = re.compile(r"(?:网站|官网|平台|专栏|公众号|微信|微博|信息)[^。;]*[0-9]")
_ISSUED = re.compile("normative_docs_+(?:issued|made)|a_normative_docs_new")
# 官网主动公开公告38份,…;行政处罚379件: what was put there
_DECIDED = re.compile("(?:licensing|penalty|compulsory|other_services)__decisions")
_LISTED_ON_A_SITE = re.compile(
    r"(?:网站|官网|平台|专栏|公众号|微信|微博)[^。0-9]{0,8}(?:主动公开|公开|发布|公示)[^。0-9]{0,60}[0-9]"
)
# 发布信息400条,其中行政处罚决定68条
_LISTED_OF_WHAT_IS_THERE = re.compile(
    r"(?:网站|官网|平台|专栏|公众号|微信|微博)(?:共|累计|主动)*(?:公开|发布|公示)[^。;0-9]{0,12}信息[0-9,]+[余多]?条[,:]?其中[^。;]*$"
)
_PROACTIVE = re.compile("(?:a_)?proactive_total$")
# 组织培训4次,其中政务公开培训1次
_OF_WHICH = re.compile("(?:其中|包括|含)[^,;。0-9]{0,10}公开[^,;。0-9]{0,8}[0-9]")
_GATHERINGS = ("training_courses", "meetings_held", "persons_trained")
_OTHER_APPEALS = ("reconsideration", "lawsuit")
# 受理许可申请120件,办结120件; 投诉举报50件,上年结转7件
_OTHER_REQUESTS = re.compile(
    "(?:许可|救助|来访|低保|补贴|补助|登记|审批|证|贷款|仲裁|执行|认定|资助|住房|保障|入学|职称|资格)(?:类|的)?申请"
)
_HOW_THEY_CAME_AND_ENDED = re.compile(
    "outcomes_total|requests_closed|replies_total|closed_|(?:a_)?requests_(?:in_person|fax|online|letter|email|other)$"
)
_OTHER_CASES = re.compile("投诉|举报|信访|来访|工单|建议|提案|案件")
# 行政复议、行政诉讼共7件: those of both; 新收和上年结转申请40件 likewise
_AND = "(?:、|,|和|及|与|以及|加上?|或|/)"
_BOTH_APPEALS = re.compile(
    rf"复议[^0-9,;。、]{{0,6}}{_AND}(?:[^0-9,;。、]{{0,8}})诉讼[^0-9]{{0,16}}$|诉讼[^0-9,;。、]{{0,6}}{_AND}(?:[^0-9,;。、]{{0,8}})复议[^0-9]{{0,16}}$"
)
_FEES = re.compile("a_fees_(?!total)")
_NEW_AND_CARRIED = re.compile(
    rf"新收[^0-9,;。、]{{0,12}}{_AND}[^0-9,;。、]{{0,4}}结转[^0-9]{{0,16}}$|结转[^0-9,;。、]{{0,12}}{_AND}[^0-9,;。、]{{0,4}}新收[^0-9]{{0,16}}$"
)
_EACH = re.compile("[各均都]|分别|其中")
_APPEAL_ITEMS = re.compile("@?(?:a_)?(?:recon|lit)")
_REQUEST_ITEMS = re.compile("(?:a_)?requests_(?:received|new__total|carried_in__total)")
_HANDLED = re.compile("办理|处理|受理|接待|接到")
_SEGMENT = re.compile("[;。]")
# 执法资格等业务培训另办27期,参训1900人次
_OTHER_COURSES = re.compile(
    "(?:执法|资格|技能|安全|党建|消防|法制|保密|其[他它])[^;。0-9公]{0,14}(?:培训|会议)"
)
# 工伤认定类行政复议7件、行政诉讼12件; 其他事项引发行政复议2件
_OTHER_APPEALS_TOLD = re.compile(
    "(?:其[他它](?:事项|案件|类型|领域|行政行为|行政管理)|另有)[^;。]{0,14}(?:复议|诉讼|应诉)|(?<!公开)(?<!公开工作)(?<!公开事项)类(?:型)?的?(?:行政)?(?:复议|诉讼|应诉)"
)
# 处理信访事项30件 is no request for information
_ASKED_FOR = re.compile("申请|不予处理|信息公开|类")


def is_narrower(item: str, heard: str, number: Counted, sentence: str, before: str = "") -> bool:
    """Whether a number is of a part of what the item counts, or of another matter.

    `heard` is the sentence up to the words that stand about the number, `before` the sentence before.
    """
    own = number.before + number.after
    if (
        _is_of_both(item, number)
        or _is_of_one_place(item, heard, own, sentence)
        or _is_of_another_matter(item, heard + own, sentence, number)
        or is_of_anything(item, sentence, number, before)
    ):
        return True
    is_unclear = bool(_FEES.match(item) and number.listed)  # 检索、复制费30元: those of both
    is_unclear = is_unclear or (item in _UNLESS and bool(_UNLESS[item].search(sentence)))
    divided = _divided(heard + own)
    if _APPLICANT_ITEMS.match(item) or _MEANS_ITEMS.match(item):
        is_shared = bool(number.listed)  # 书面、网络申请13件: those of both
        return is_shared or bool(divided & (_CARRIED | _OUTCOMES)) or bool(_AMONG.search(heard))
    if _OUTCOME_ITEMS.match(item) or _ENDS.match(item):
        is_left = item == "@other_outcome" and _PARTS_BEFORE.search(heard)
        # those withdrawn are other outcomes, or none
        is_open = _REST.match(number.before) or _WITHDRAWN.search(sentence)
        if _REPLIES.match(item) and "其余" in number.before and _rest_is_answered(sentence):
            is_open = None
        is_left = is_left or (_ALL_ENDS.match(item) and is_open)
        is_left = is_left or _OF_ONE_KIND.search(heard)
        is_new = "其中" in number.before and _CARRIED_ARE_DONE.search(heard)
        is_left = is_left or (_ALL_ENDS.match(item) and is_new)
        if is_unclear or is_left or divided & (_APPLICANTS | _MEANS | _CARRIED):
            return True
        if _ON_TIME.search(own) and _NOT_ON_TIME.search(sentence) and _ALL_ENDS.match(item):
            return True  # those answered on time are not all
        last = topic(heard + own)
        return last == FOREIGN or (last in _OTHER_APPEALS and bool(_ENDS.match(item)))
    return is_unclear


def _rest_is_answered(sentence: str) -> bool:
    """Whether those that go on and those answered make up the number that the sentence begins with."""
    told, first = _REST_ANSWERED.search(sentence), _FIRST_COUNT.search(sentence)
    if not told or not first or _NOT_ALL_THERE_IS.search(sentence):
        return False
    return int(told["left"]) + int(told["rest"]) == int(first[1])


def _is_of_both(item: str, number: Counted) -> bool:
    """Whether a number is the sum of reconsiderations and lawsuits, or of new requests and those carried in."""
    told = number.listed + number.before
    both = (
        _BOTH_APPEALS
        if _APPEAL_ITEMS.match(item)
        else _NEW_AND_CARRIED
        if _REQUEST_ITEMS.match(item)
        else None
    )
    return both is not None and number.value != 0 and bool(both.search(told)) and not _EACH.search(told)


def _divided(text: str) -> frozenset[str]:
    """The classes of the words about the number that the last 其中 divides."""
    head, _, _ = text.rpartition(_PARTS)
    told = re.split("[0-9][0-9,.]*", head)
    is_told = len(told) > 1 and ")" not in told[-1]  # what brackets list ends with them
    return spotted(told[-2]) if is_told else frozenset()


def _is_of_one_place(item: str, heard: str, own: str, sentence: str) -> bool:
    """Whether what was disclosed, or the documents, are those of a site or of the means named before."""
    if _PROACTIVE.match(item):
        is_of_more = _BY_ONE_MEANS.search(heard) or _IN_ANSWER.search(heard) or _BOTH_WAYS.search(sentence)
        return "主动" not in own and bool(is_of_more)
    if _DECIDED.match(item) and not re.search("作出|办理|实施|全年|本年|年度?共", own):
        is_listed = _LISTED_ON_A_SITE.search(heard) and "决定" not in own
        if is_listed or _LISTED_OF_WHAT_IS_THERE.search(heard + own):
            return True
    is_published = "发布" in own and not re.search("制|印发|出台|颁布", own)
    return is_published and bool(_ISSUED.match(item) and _ON_A_SITE.search(heard))


def _is_of_another_matter(item: str, told: str, sentence: str, number: Counted) -> bool:
    """Whether carried-over cases are appeals, complaints of anything, or courses of which some are of disclosure."""
    if item.startswith("requests_carried"):
        return topic(told) in _OTHER_APPEALS or bool(_OTHER_CASES.search(told) and "申请" not in told)
    if _HOW_THEY_CAME_AND_ENDED.match(item) and _OTHER_REQUESTS.search(told) and "公开" not in told:
        return True
    own = number.before + number.after
    if item == "not_processed_petition__total":
        is_handled = _HANDLED.search(own) and not re.search("申请|不予处理|类", own)
        return bool(is_handled) or not _ASKED_FOR.search(sentence)
    if _APPEAL_ITEMS.match(item) and item != "a_litigation_costs":
        return bool(_OTHER_APPEALS_TOLD.search(_SEGMENT.split(told)[-1]))
    if item in _GATHERINGS:
        is_other = _OTHER_COURSES.search(_SEGMENT.split(told)[-1])
        return bool(is_other) or ("公开" not in own and bool(_OF_WHICH.search(sentence)))
    # 行政处罚30项,处理决定40件
    return bool(_DECIDED.match(item)) and number.unit == "项" and bool(re.search("[0-9]件", sentence))
