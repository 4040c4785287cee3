"""What a sentence says without a figure: a channel used, a frequency, that nothing of a kind happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongkai.forms import Edition
from gongkai.parsing.denials import ZERO_ITEMS, denied_subjects, tells_no_fees
from gongkai.parsing.denied_outcomes import denied_outcomes, without_denied_ways
from gongkai.parsing.denied_parts import denied_parts, without_denied_applicants
from gongkai.parsing.word_classes import FOREIGN, topic
from gongkai.records import Claim

# means of disclosure named as such: 公开的形式：通过政府网站主动公开
_MEANS = r"(?:形式|方式|渠道|途径|通过|利用|依托|借助|运用)"
_DISCLOSES = r"(?:主动公开|公开(?!目录|栏|指南|条例|制度|办法|平台|专栏|工作)|公布(?!电话)|发布)"
_NOT_AN_ACT = re.compile(
    r"申请|受理|领导小组|下一步|今后|将(?:进一步|继续|通过)|计划|拟|加强|完善|推进|建立|要求|没有|未通过|未发布|未公开|未使用|未开通|不通过|应当|可以|可通过|公众可|查阅|查询|咨询|规定|条例"
)
# 通过政府公报公开:0条
_NOTHING_OUT = re.compile(r"[^,。;0-9]{0,14}(?:0(?![0-9.])|零(?=条|$|[,。;]))")
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
    r"(?:(?P<verb>接?收到|受到|接到|接收|接获|受理|发生|产生|出现|引发|收取|收费|涉及|制发|制定|出台|印发|作出|办理|实施)(?:过|了)?)?"
    r"(?P<what>[^,。;:]{0,45})"
)
_NO_ABSENCE = re.compile(
    r"^(?:法|偿|正当|障碍|关(?!于)|条件|故|需|论|误|遗漏|及时|按|能|经|公开|纳入|予|满|尽|规定)"
)
# another year or other bodies had none, or there was none of one means, of one kind of applicants, in one time of the year
_OF_OTHERS = re.compile(
    r"(?:去年|上年|上一年|各乡镇|各镇|各街道|所属单位|下属单位|[省市区县]直部门|政府办公[厅室])[^,。;]{0,12}$"
    r"|(?:上半年|下半年|[一二三四1-4]季度|(?<![0-9])(?:[1-9]|1[01])月(?!1日|份?[至到\-—~]1?2月)|节假日|春节|疫情期间|改革前|以前|之前"
    r"|通过(?:传真|网络|网上|信函|邮件|邮寄|电子邮件)|当面|现场|窗口|传真|企业|自然人|科研机构|公益组织|(?:法人|组织|个人)[^,。;]{0,6}方面"
    r"|(?:公平竞争|营商环境|知识产权|涉企)[^,。;]{0,8}"
    r"|个别|部分|少数|事业单位|二级单位|站所|派出|(?:下属|下设|所属)[^,。;]{2,8}|针对|主动公开(?:工作|方面)中?|除[^,。;]{2,12}外)[^,。;]{0,6}(?:[,:][^,。;]{0,8})?$"
)
# 行政复议、行政诉讼均为0: said of every subject of the list
_ALL_ZERO = re.compile(
    r"(?P<what>(?:行政复议|行政诉讼|举报投诉|政府信息公开|信息公开|(?<![理续予分结])依申请公开|(?<![理续予分结])依申请|办理|事项|收费|减免|行政许可|行政处罚|行政强制|作出|处理|决定|案件|数量|数|和|与|及|以及|、)+)(?:的)?(?:(?:均|都)(?:为|是)(?:0|零|〇)|(?:为|是)(?:零|〇)|(?:均|都|实现)*零发生)"
    r"(?![0-9.])(?:件|起|宗|例)?"
)
# 上年无结转
_NONE_CARRIED = re.compile(r"(?<!与)(?<!同)上(?:一)?年(?:度)?(?:均|并|也)?(?:无|没有)(?:任何)?结转")
# 未发生行政复议,提起行政诉讼的情况: both are denied
_BOTH_DENIED = re.compile(
    r"(?<=复议),(?=(?:被)?(?:提起|申请)?(?:行政)?诉讼(?:的|案件|情况|事项|情形|发生)*(?:[,;。]|$))"
)
# 行政复议、诉讼0件: of either
_NO_APPEALS = re.compile(
    r"(?<![错正销诉]的)(?<![错正销诉]的行政)复议(?:案件)?(?:、|和|及|与|以及)(?:行政)?诉讼(?:案件)?(?:共|均|各|为|是)*0[件起宗例]"
)
# 未收到政府信息公开申请,也不涉及行政复议和行政诉讼: behind that nobody asked
_CONCERNS_NONE = re.compile(
    r"(?:未|没有)(?:收到|接到|受理)(?:任何)?(?:公民|法人|(?:其他|社会)?组织|[、和及与或]|提出|的|公开|政府信息公开|信息公开|公开政府信息|政府信息)*申请(?:的?(?:情况|事项))?,(?:也|均|亦)?不涉及(?:任何)?"
    r"行政复议(?:、|和|及|与|或|以及)(?:行政)?诉讼(?:案件|等?情况|事项)?(?=[,。;]|$)"
)
# 没有当面、传真和信函申请: none by each of these means
_BY = "(?:当面|现场|传真|信函|邮寄|网上|网络|在线|电子邮件)(?:方式|形式)?(?:提交|提出)?的?(?:申请)?"
_NONE_BY_MEANS = re.compile(
    rf"(?:没有|无|未收到|未接到|未受理)(?:收到|接到|任何|通过)*(?P<means>{_BY}(?:[、和及与或]{_BY})*)(?:的)?(?:政府)?(?:信息公开)?(?:申请)?(?:的?(?:情况|情形))?(?=[,。;]|$)"
)
_OF_A_PART = re.compile(
    "20[0-9]{2} ?年.*20[0-9]{2} ?年|去年|上一?年|半年|季度|(?<![0-9])(?:[2-9]|1[01])月|窗口|大厅|各|下属|所属|许可|登记|中心|其中"
    "|其余|申请中|不属于|复议|诉讼|党务|办事|开办|法人|群众|公民|企业|系统"
)
_REQUESTS_TOLD = re.compile(
    "信息公开申请|依申请公开|(?:当面|现场|传真|信函|邮寄|网上|网络|在线|电子邮件)(?:方式)?(?:提交|提出)?的?申请[0-9]"
)
_MEANS_NAMED = (
    ("requests_in_person", re.compile("当面|现场")),
    ("requests_fax", re.compile("传真")),
    ("requests_letter", re.compile("信函|邮寄")),
    ("requests_online", re.compile("网上|网络|在线")),
    ("requests_email", re.compile("电子邮件")),
)
# a sentence that denies what the one before it names
NOTHING = re.compile("(?:无|没有|零)。?")
# none, told behind a heading of its own
_NONE_BEHIND = re.compile(r"(?P<what>[^,。;:0-9]{4,40}?)的?(?:情况|数量|总数|数):(?:无|零|没有)(?=[。;]|$)")
_ONLY_REQUESTS = re.compile(
    r"(?:本单位|[我本全][省市区县镇乡局委办]|行政机关|收到|受理|新收|政府信息公开|政府信息|信息公开|的|、|和)*(?:依申请公开|依申请|申请)"
    r"(?:政府信息公开|政府信息|信息公开|公开|办理|事项|件|的)*"
)
_ANY_REQUEST = re.compile("(?:人|公民|群众)?申请(?:件|事项|情况)?")


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
            and not _NOTHING_OUT.match(sentence, act.end())
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
    for item in (*denied_outcomes(sentence, form, heading), *denied_parts(sentence, form)):
        yield Claim(
            item, None, "zero", Decimal(0), None, None, form.by_code[item].unit, source.text, source.locator
        )
    sentence = _BOTH_DENIED.sub("、", without_denied_ways(without_denied_applicants(sentence)))
    denials = [
        match
        for match in _NONE.finditer(sentence)
        if not _NO_ABSENCE.match(_denial(match)) and not _OF_OTHERS.search(sentence[: match.start()])
    ]
    denied = [_denied(match) for match in denials]
    is_of_requests = "依申请公开" in heading and not re.search("收费|费用|复议|诉讼", heading)
    if is_of_requests and any(_ANY_REQUEST.fullmatch(match["what"]) for match in denials):
        denied.append(["requests_received"])
    if "诉讼有关的费用" in heading and any("费用" in match["what"] for match in denials):
        denied.append(["litigation_costs"])
    denied += [["fees_collected"]] if tells_no_fees(sentence) else []
    denied += [["reconsideration_total", "litigation_total"]] if _tells_no_appeals(sentence) else []
    denied += [["requests_carried_in"]] if _NONE_CARRIED.search(sentence) else []
    denied += [["reconsideration_total", "litigation_total"]] if _NO_APPEALS.search(sentence) else []
    denied += [
        denied_subjects("收到" if _ONLY_REQUESTS.fullmatch(match["what"]) else None, match["what"])
        for match in (*_ALL_ZERO.finditer(sentence), *_NONE_BEHIND.finditer(sentence))
        if not _OF_OTHERS.search(sentence[: match.start()])
    ]
    for match in _NONE_BY_MEANS.finditer(sentence) if "公开" in sentence else ():
        before = sentence[: match.start()]
        if (
            "申请" in match[0]
            and _REQUESTS_TOLD.search(before)
            and "部门" not in sentence
            and not _OF_A_PART.search(before)
        ):
            yield from _none_by_means(match["means"], source, form)
    for subject in (name for names in denied for name in names):
        for item in ZERO_ITEMS.get(form.name, {}).get(subject, ()):
            unit = form.by_code[item].unit
            yield Claim(item, None, "zero", Decimal(0), None, None, unit, source.text, source.locator)


def _none_by_means(means: str, source: Source, form: Edition) -> Iterator[Claim]:
    for subject, named in _MEANS_NAMED:
        for item in (subject, f"a_{subject}"):
            if item in form.by_code and named.search(means):
                unit = form.by_code[item].unit
                yield Claim(item, None, "zero", Decimal(0), None, None, unit, source.text, source.locator)


# 收取费用7元,未收检索费: one kind of fees, where others are told
_ONE_FEE = re.compile("(?:收取?|任何)*(?:检索|复制|复印|邮寄|邮递|工本)费")


def _denied(match: re.Match[str]) -> list[str]:
    """What is denied; behind appeals and complaints none of those is carried over, which says nothing of requests."""
    named = denied_subjects(_verb(match), match["what"])
    if _ONE_FEE.fullmatch(match["what"]) and re.search("[0-9]元", match.string):
        named = [name for name in named if name != "fees_collected"]
    is_of_others = topic(match.string[: match.start()]) in ("reconsideration", "lawsuit", FOREIGN)
    return [name for name in named if not (is_of_others and name.startswith("requests_carried"))]


def _tells_no_appeals(sentence: str) -> bool:
    found = _CONCERNS_NONE.search(sentence)
    return bool(found and "公开" in found[0] and not _OF_OTHERS.search(sentence[: found.start()]))


def _verb(match: re.Match[str]) -> str | None:
    """What was not done; no requests at all (没有政府信息公开申请) are none received."""
    is_bare = not match["verb"] and match[0].startswith(("无", "没"))
    is_of_requests = is_bare and "公开" in match["what"] and _ONLY_REQUESTS.fullmatch(match["what"])
    return "收到" if is_of_requests else match["verb"]


def _denial(match: re.Match[str]) -> str:
    return (match["verb"] or "") + match["what"]


def _at_least(kind: Literal["channel", "frequency"], item: str, low: int, unit: str, source: Source) -> Claim:
    return Claim(item, None, kind, None, Decimal(low), None, unit, source.text, source.locator)
