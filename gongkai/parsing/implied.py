"""What a sentence says without a figure: a channel used, a frequency, that nothing of a kind happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongkai.forms import Edition
from gongkai.records import Claim

# means of disclosure named as such: 公开的形式：通过政府网站主动公开
_MEANS = r"(?:形式|方式|渠道|途径|通过|利用|依托|借助|运用)"
_DISCLOSES = r"(?:主动公开|公开(?!目录|栏|指南|条例|制度|办法|平台|专栏|工作)|公布(?!电话)|发布)"
_NOT_AN_ACT = re.compile(
    r"申请|受理|领导小组|下一步|今后|将(?:进一步|继续|通过)|计划|拟|加强|完善|推进|建立|要求|没有|未通过|不通过|应当|可以|可通过|公众可|查阅|查询|咨询|规定|条例"
)
_BEFORE_AN_ACT = 24
_CHANNELS = {
    "channel_website": r"(?:网站|门户网)",
    "channel_weibo": r"微博",
    "channel_wechat": r"微信",
    "channel_gazette": r"政府公报",
}
_TIMES_A_YEAR = {"季度": 4, "季": 4, "月": 12, "半年": 2}
_FREQUENCY = re.compile(
    r"每个?(?P<every>季度|季|月|半年)(?:至少|均|都|定期|组织|各)?(?:召开|举办|开展|组织|举行)(?:了)?"
    r"(?:(?P<times>[一二两三四1-4])[次期场])?(?P<what>.{0,14}?(?:会议|例会|培训))"
)
_FREQUENCY_AFTER = re.compile(
    r"(?P<what>会议|例会|培训)(?:均|都|定期|至少)?每个?(?P<every>季度|季|月|半年)(?:至少)?(?:召开|举办|开展|组织|举行)"
    r"(?P<times>[一二两三四1-4])?[次期场]?"
)
_OTHER_MEETING = re.compile(r"安全|支部|党|消防|办公|民主|学习|业务工作|行政")
_OF_DISCLOSURE = re.compile(r"公开|专题")
_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
_NONE = re.compile(
    r"(?:未曾?有?|没有?|无|尚未|均未|从未|(?<!信息)不存在(?=[^,。;]{0,20}(?:收费|收取|费用|复议|诉讼)))"
    r"(?:(?P<verb>接?收到|接到|接收|接获|受理|发生|产生|出现|引发|收取|收费|涉及|制发|制定|出台|印发|作出|办理|实施)(?:过|了)?)?"
    r"(?P<what>[^,。;:]{0,45})"
)
_NO_ABSENCE = re.compile(
    r"^(?:法|偿|正当|障碍|关(?!于)|条件|故|需|论|误|遗漏|及时|按|能|经|公开|纳入|予|满|尽|规定)"
)
# another year or other bodies had none
_OF_OTHERS = re.compile(
    r"(?:去年|上年|上一年|各乡镇|各镇|各街道|所属单位|下属单位|[省市区县]直部门|政府办公[厅室])[^,。;]{0,12}$"
)
# 行政复议、行政诉讼均为0: said of every subject of the list
_ALL_ZERO = re.compile(
    r"(?P<what>(?:行政复议|行政诉讼|举报投诉|政府信息公开|信息公开|(?<![理续予分结])依申请公开|(?<![理续予分结])依申请|办理|事项|收费|减免|行政许可|行政处罚|行政强制|作出|处理|决定|案件|数量|数|和|与|及|以及|、)+)(?:的)?(?:(?:均|都)(?:为|是)(?:0|零|〇)|(?:为|是)(?:零|〇)|(?:均|都|实现)*零发生)"
    r"(?![0-9.])(?:件|起|宗|例)?"
)
# none, told behind a heading of its own
_NONE_BEHIND = re.compile(r"(?P<what>[^,。;:0-9]{4,40}?)的?(?:情况|数量|总数|数):(?:无|零|没有)(?=[。;]|$)")
_ONLY_REQUESTS = re.compile(
    r"(?:本单位|[我本全][省市区县镇乡局委办]|行政机关|收到|受理|新收|政府信息公开|政府信息|信息公开|的|、|和)*(?:依申请公开|依申请|申请)"
    r"(?:政府信息公开|政府信息|信息公开|公开|办理|事项|件|的)*"
)
_ANY_REQUEST = re.compile("(?:人|公民|群众)?申请(?:件|事项|情况)?")
_DECIDED = "(?:作出|办理|实施|涉及|发生)?(?:任何)?"
_DECISIONS = "(?:处理)?(?:决定|事项|案件|行为|情况|措施)?(?:数量|数)?(?:[、和与及]|以及|$)"
_PUBLIC_EVENTS = (
    "(?:举办|参加|召开|举行|组织|开展|过|政府网站|新闻发布会|(?:在线|网上)访谈|活动|、|和|及|或者?|与)"
)
_AND_RULES = "(?:(?:政府)?规章(?:、|和|或|及|以及|与))?"
_RULES = "(?:政府)?规章(?:(?:、|和|或|及|以及|与)(?:行政)?规范性文件)?"
_DOCUMENT_ACTS = "(?:新|制发|制定|出台|印发|修改|修订|废止|清理|或|和|及)"
_ZERO_SUBJECTS = (
    ("reconsideration_total", re.compile(r"复议")),
    ("litigation_total", re.compile(r"诉讼(?!有关的|费)")),
    ("complaints_total", re.compile(r"举报|投诉")),
    ("appeals_total", re.compile(r"申诉|申述")),
    ("litigation_costs", re.compile(r"诉讼有关的(?:总)?(?:费用|支出)|诉讼费用")),
    (
        "fees_collected",
        re.compile(
            r"(?<!诉讼)(?<!诉讼有关的)(?<!诉讼有关的总)费用(?!支出)|(?<!事业性)收费|检索费|复制费|邮寄费|工本费"
        ),
    ),
    ("requests_carried_in", re.compile(r"上(?:一)?年(?:度)?结转")),
    ("requests_carried_out", re.compile(r"结转(?:至|到)?下(?:一)?年|^下(?:一)?年度?结转")),
    ("press_conferences", re.compile(rf"^{_PUBLIC_EVENTS}*新闻发布会{_PUBLIC_EVENTS}*$")),
    ("online_interviews", re.compile(rf"^{_PUBLIC_EVENTS}*(?:在线|网上)访谈{_PUBLIC_EVENTS}*$")),
    (
        "rules_issued",
        re.compile(rf"^(?:{_DOCUMENT_ACTS}、?)*(?:制发|制定|出台|印发)(?:、?{_DOCUMENT_ACTS})*{_RULES}$"),
    ),
    ("rules_repealed", re.compile(rf"^(?:{_DOCUMENT_ACTS}、?)*废止(?:、?{_DOCUMENT_ACTS})*{_RULES}$")),
    (
        "normative_docs_issued",
        re.compile(
            rf"^(?:{_DOCUMENT_ACTS}、?)*(?:制发|制定|出台|印发)(?:、?{_DOCUMENT_ACTS})*{_AND_RULES}(?:行政)?规范性文件$"
        ),
    ),
    (
        "normative_docs_repealed",
        re.compile(rf"^(?:{_DOCUMENT_ACTS}、?)*废止(?:、?{_DOCUMENT_ACTS})*{_AND_RULES}(?:行政)?规范性文件$"),
    ),
    ("licensing", re.compile(rf"^{_DECIDED}行政许可{_DECISIONS}")),
    ("penalty", re.compile(rf"^{_DECIDED}(?:行政许可{_DECISIONS})?行政处罚{_DECISIONS}")),
    ("compulsory", re.compile(rf"^{_DECIDED}(?:行政(?:许可|处罚){_DECISIONS})*行政强制{_DECISIONS}")),
    ("admin_fees", re.compile(r"^(?:收取|发生|涉及)?(?:任何)?行政事业性收费(?:项目|情况|收入|事项)?$")),
    ("proactive_total", re.compile(r"^主动公开(?:的)?(?:政府|政务)?信息$")),
    (
        "staff_fulltime",
        re.compile(r"^(?:从事政府信息公开工作的|配备|设立|设有|设|安排)?(?:专职|全职)的?(?:工作)?人员$"),
    ),
)
_REQUESTS = re.compile(
    r"(?<!许可)(?<!复议)申请(?!人)|公开请求|要求(?:我[局镇乡办]|本单位|主动)*(?:公开|提供政府信息)"
)
# 没有公民向我局提出信息公开申请
_ASKED_US = re.compile(
    r"向(?:我|本)[^,]{1,8}(?:提出|提交|递交|申请)[^,]*(?:信息公开|政府信息|依申请公开)"
    r"|^(?:公民|个人|群众|申请人|法人|单位)[^,]{0,14}(?:申请公开(?:政府)?信息|申请政府信息公开(?!的?(?:行政|复议))|要求(?:提供|公开)政府信息)"
    r"|^(?:依法|依)?申请(?:公开)?(?:政府|政务)?信息(?:公开)?(?!复议|行政)|^依法申请公开"
)
# requests as the first of a list of what did not come: 政府信息公开申请、行政复议及行政诉讼
_REQUESTS_AND_MORE = re.compile(r"(?:任何)?(?:政府|政务)?信息公开申请[、,和及与]")
# what is denied of a part says nothing of the whole: 没有被纠错的行政复议, 未收到书面申请
_RECEIVING = ("收到", "接收到", "接到", "接收", "接获", "受理")
_PART_ONLY = re.compile(r"[0-9]|部分|个别|一些|纠错|纠正|败诉|撤销|违法|责令")
_ALL_MEANS = re.compile(r"[^,。;]{2,20}或者?(?:以|通过)?其[他它](?:形式|方式|渠道|途径)")
_BY_MEANS = re.compile(r"传真|书面|当面|现场|信函|网络|网上|邮件|口头|其[他它](?:形式|方式)")
_ZERO_ITEMS: dict[str, dict[str, tuple[str, ...]]] = {
    "2008": {
        "reconsideration_total": ("a_reconsideration_total",),
        "litigation_total": ("a_litigation_total",),
        "complaints_total": ("a_appeals_total",),
        "appeals_total": ("a_appeals_total",),
        "litigation_costs": ("a_litigation_costs",),
        "fees_collected": ("a_fees_total",),
        "requests_received": ("a_requests_received",),
        "staff_fulltime": ("a_staff_fulltime",),
        "proactive_total": ("a_proactive_total",),
        "normative_docs_issued": ("a_normative_docs_new",),
    },
    "2014": {
        "reconsideration_total": ("reconsideration_total",),
        "litigation_total": ("litigation_total",),
        "complaints_total": ("complaints_total",),
        "fees_collected": ("fees_collected",),
        "requests_received": ("requests_received",),
        "staff_fulltime": ("staff_fulltime",),
        "proactive_total": ("proactive_total",),
        "normative_docs_issued": ("normative_docs_issued",),
        "press_conferences": ("press_conferences",),
        "online_interviews": ("online_interviews",),
    },
}
_DECISION_ITEMS = {name: (f"{name}__decisions",) for name in ("licensing", "penalty", "compulsory")}
_MATRIX_ITEMS = {
    "reconsideration_total": ("recon_total",),
    "litigation_total": ("lit_direct_total", "lit_after_total"),
    "requests_received": ("requests_new__total",),
    "requests_carried_in": ("requests_carried_in__total",),
    "requests_carried_out": ("requests_carried_out__total",),
    **_DECISION_ITEMS,
}
_ZERO_ITEMS["2019"] = _MATRIX_ITEMS | {
    "rules_issued": ("rules__made",),
    "normative_docs_issued": ("normative_docs__made",),
}
_ZERO_ITEMS["2021"] = _MATRIX_ITEMS | {
    "rules_issued": ("rules__issued",),
    "rules_repealed": ("rules__repealed",),
    "normative_docs_repealed": ("normative_docs__repealed",),
    "normative_docs_issued": ("normative_docs__issued",),
    "admin_fees": ("admin_fees__amount",),
}
_ZERO_ITEMS["2008_fujian"] = _ZERO_ITEMS["2014_fujian"] = {
    "reconsideration_total": ("fj_reconsiderations__this_year",),
    "litigation_total": ("fj_litigation__this_year",),
    "requests_received": ("fj_requests_total__this_year",),
}


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence as printed and where it stands."""

    text: str
    locator: str


def implied_claims(sentence: str, source: Source, form: Edition, heading: str = "") -> Iterator[Claim]:
    """Claims of the kinds channel, frequency and zero in one folded sentence; what 无申请 means its heading tells."""
    yield from _channels(sentence, source, form)
    yield from _frequencies(sentence, source, form)
    yield from _zeros(sentence, source, form, heading)


def _channels(sentence: str, source: Source, form: Edition) -> Iterator[Claim]:
    for item, name in _CHANNELS.items():
        if item not in form.by_code:
            continue
        act = re.search(rf"{_MEANS}[^。;]{{0,40}}{name}[^。;]{{0,40}}?{_DISCLOSES}", sentence)
        if (
            act
            and not _NOT_AN_ACT.search(sentence[max(0, act.start() - _BEFORE_AN_ACT) : act.end()])
            and not sentence.startswith(("今后", "下一步"))
        ):
            yield _at_least("channel", item, 1, form.by_code[item].unit, source)


def _frequencies(sentence: str, source: Source, form: Edition) -> Iterator[Claim]:
    for match in (*_FREQUENCY.finditer(sentence), *_FREQUENCY_AFTER.finditer(sentence)):
        item = "training_courses" if "培训" in match["what"] else "meetings_held"
        if (
            item not in form.by_code
            or _OTHER_MEETING.search(match["what"])
            or not _OF_DISCLOSURE.search(sentence)
        ):
            continue
        times = match["times"] or "1"
        count = _TIMES_A_YEAR[match["every"]] * (_NUMBERS.get(times) or int(times))
        yield _at_least("frequency", item, count, "次", source)


def _zeros(sentence: str, source: Source, form: Edition, heading: str) -> Iterator[Claim]:
    denials = [
        match
        for match in _NONE.finditer(sentence)
        if not _NO_ABSENCE.match(_denial(match)) and not _OF_OTHERS.search(sentence[: match.start()])
    ]
    denied = [_denied(_verb(match), match["what"]) for match in denials]
    is_of_requests = "依申请公开" in heading and not re.search("收费|费用|复议|诉讼", heading)
    if is_of_requests and any(_ANY_REQUEST.fullmatch(match["what"]) for match in denials):
        denied.append(["requests_received"])
    denied += [
        _denied("收到" if _ONLY_REQUESTS.fullmatch(match["what"]) else None, match["what"])
        for match in (*_ALL_ZERO.finditer(sentence), *_NONE_BEHIND.finditer(sentence))
        if not _OF_OTHERS.search(sentence[: match.start()])
    ]
    for subject in (name for names in denied for name in names):
        for item in _ZERO_ITEMS.get(form.name, {}).get(subject, ()):
            unit = form.by_code[item].unit
            yield Claim(item, None, "zero", Decimal(0), None, None, unit, source.text, source.locator)


def _verb(match: re.Match[str]) -> str | None:
    """What was not done; no requests at all (没有政府信息公开申请) are none received."""
    is_bare = not match["verb"] and match[0].startswith(("无", "没"))
    is_of_requests = is_bare and "公开" in match["what"] and _ONLY_REQUESTS.fullmatch(match["what"])
    return "收到" if is_of_requests else match["verb"]


def _denial(match: re.Match[str]) -> str:
    return (match["verb"] or "") + match["what"]


def _denied(verb: str | None, what: str) -> list[str]:
    """The subjects a denial speaks of; 申请 is a request only where it is not one of the others."""
    denied = [name for name, pattern in _ZERO_SUBJECTS if pattern.search((verb or "") + what)]
    what = _ALL_MEANS.sub("", what)
    if _PART_ONLY.search(what) or (_BY_MEANS.search(what) and denied != ["fees_collected"]):
        return []
    received = verb in _RECEIVING or what.startswith("依申请") or bool(_ASKED_US.search(what))
    if denied and received and _REQUESTS_AND_MORE.match(what):
        denied.append("requests_received")
    if not denied and received and _REQUESTS.search(what):
        return ["requests_received"]
    if "fees_collected" in denied and verb not in ("收取", "收费", "发生", "产生", None):
        denied.remove("fees_collected")
    return denied


def _at_least(kind: Literal["channel", "frequency"], item: str, low: int, unit: str, source: Source) -> Claim:
    return Claim(item, None, kind, None, Decimal(low), None, unit, source.text, source.locator)
