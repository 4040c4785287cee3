"""Counts told of several at once, or before or apart from what they count: each put behind its own name.

As in `wording`, only the order of words changes, and only what no claim could be made of is left out.
"""

from __future__ import annotations

import re

from gongkai.parsing.both_ways_told import each_way_counted
from gongkai.parsing.word_classes import cut

_COUNT = r"(?:[0-9]{1,9}(?:,[0-9]{3})*|[零一二两三四五六七八九十百]{1,5})"
_REQUESTS = "[件条份宗]"
_OF_CASES = "[件条份宗起例]"
_AND = "(?:、|和|以及|及|与)"
# 科研机构、法律服务机构各2件; 维持和纠正均为0件
_EACH = re.compile(
    rf"(?P<names>(?<![^,;。:(])[^,;。:()0-9]{{2,16}}?(?:{_AND}[^,;。:()0-9、]{{2,20}}?){{1,5}})的?(?:案件|申请)?(?:分别)?(?P<all>,?各(?:占|(?:向[我本][局镇乡委办厅])?(?:提出|提交)(?:申请)?)?|均)(?:为|有|是)?(?P<count>{_COUNT})(?P<unit>[件条份宗起例名人次期篇场])"
)
_ENDS = re.compile("维持|纠正|纠错|公开|提供|处理")
_SPLIT = re.compile(_AND)
_NO_LIST = re.compile(
    "复议|诉讼|驳回|会议|培训|网格|[专兼]职|法人|个人|规章|结转|参加|每|各|均|分别|以上|其他人|乡镇|街道|部门(?!掌握)|单位(?!掌握)|年度?均?|月|[镇村局]"
)
# 予以公开,5件; 部分公开,无: a line of the form, its count behind a comma
_BEHIND_A_COMMA = re.compile(
    rf"(?P<what>(?:(?<![0-9])[0-9]\.|(?<=其中)|(?<=[件条份宗],))[^,;。:0-9()]{{2,14}}(?:公开|提供|处理|信息|事项|制作|案卷|申请|起诉)),(?:(?P<none>无|零)|(?P<count>{_COUNT}{_OF_CASES}))(?=[;。,]|$)"
)
_NUMBERED = re.compile(r"(?<![0-9])1\.[^0-9].*(?<![0-9])2\.[^0-9]")
# 对60件已办结申请(作出如下答复): what was counted stands behind
_ENDED_FIRST = re.compile(
    rf"(?P<begin>^|[,;。:])(?:对|在)?(?P<count>{_COUNT}{_REQUESTS})(?:已|已经)?(?P<what>办结|答复)的?(?:(?:政府信息公开)?申请(?:中|里|作出如下答复:?|(?=[,;]))|件?[中里](?=,)),?(?P<rest>[^。]*)"
)
# 476条主动公开信息(的去向是:)
_DISCLOSED_FIRST = re.compile(
    rf"(?P<begin>(?:^|[,;。:])(?:全年|本年度?|今年)?(?:共)?)(?P<count>{_COUNT}条)主动公开的?(?:政府)?信息(?:的?去向是|中):?"
)
# 行政复议方面:收到5件: what a heading names is what is counted behind it
_UNDER_A_HEADING = re.compile(
    rf"(?P<what>行政复议|行政诉讼)(?:方面|情况)?:(?P<verb>(?:全年|本年度?|共|收到|受理|发生|新收|被提起|有)+)(?P<count>{_COUNT}{_OF_CASES})(?![^。]*(?:信息公开类|均为))"
)
# 门户网站仍然是我局信息公开的主渠道,公开信息336条
_A_CHANNEL = "(?:(?:[省市区县镇局]?政府|门户|官方|政务)*网站|政务微信|政务微博|微信公众号|政府公报)"
_IS_A_CHANNEL = re.compile(
    rf"(?P<what>{_A_CHANNEL})(?:(?:仍然?|依然|还|已)?(?:是|为|成为)(?![^,;。]{{0,20}}全[省市区县])[^,;。0-9]{{0,16}}(?:公开[^,;。0-9]{{0,6}}(?:平台|阵地|途径)|渠道)|(?:于?(?:年内|[0-9]{{1,2}}月)|今年|本年度?|新近?)(?:新|正式)?(?:开通|开设)|尚未(?:创办|开通|开设|启用)(?=,[^,;。0-9]{{0,10}}(?:0|零)条))"
    rf",(?:全年|本年度?|今年|共)*(?:公开(?:政府|各类)?(?:信息)?|发布政府信息)(?:数)?(?:为)?(?P<count>{_COUNT}条)(?!,其中(?:主动公开|政府信息))"
)
# 同意公开(含部分公开)11件: both together
_IN_PART_TOO = re.compile(
    rf"(?:同意|予以)?公开\((?:含|包括|包含)部分公开\)的?(?:共|为|有)*(?P<count>{_COUNT}{_REQUESTS})"
)
# 公开18件、部分公开3件: the first in whole
_IN_WHOLE = re.compile(rf"(?<=[:,为])公开(?={_COUNT}{_REQUESTS}[、,]部分公开{_COUNT}{_REQUESTS})")
# 通过网络提交的最多,为17件
_THE_MOST = re.compile(
    rf"(?P<what>[^,;。:0-9]{{0,8}}(?:网络|网上|在线|信函|邮寄|当面|传真|自然人|不掌握)[^,;。:0-9]{{0,6}}?)(?:申请)?的?(?:数量)?(?:最多|居多|占大多数|为主),(?:为|共|有|达|计)+(?P<count>{_COUNT}{_REQUESTS})"
)
# 其中某某、某某等均同步解读;废止1件: what is named without a number divides nothing
_NOTHING_DIVIDED = re.compile(r"其中(?:,|:)?[^0-9零一二两三四五六七八九十百其;。()]*;")
# 公开、部分公开合计8件: both together
_GRANTED_AT_ALL = re.compile(
    rf"(?:予以)?(?<!部分)(?<!不予)(?<!主动)公开{_AND}部分公开(?:的|答复|申请)*(?P<both>共计?|合计|总计|一共|计)(?P<count>{_COUNT}{_REQUESTS})"
)
# 不予公开、无法提供合计9件: of several outcomes, and of none of them
_OF_SEVERAL_OUTCOMES = re.compile(
    rf"(?<=公开|提供|处理)(?P<names>、(?:部分公开|不予公开|无法提供|不予处理|其他处理))(?=(?:共计|合计|总计|共){_COUNT}{_REQUESTS})"
)
# 截至年底,累计(现行有效)规范性文件41件: what is in force is counted on that day
_IN_FORCE = re.compile("累计(?=现行有效|保持有效)")


def listed_apart(text: str) -> str:
    """A folded sentence in which every name of a list has its own count behind it."""
    text = _IS_A_CHANNEL.sub(r"\g<what>公开信息\g<count>", text)
    text = _IN_WHOLE.sub("予以公开", _IN_FORCE.sub("", text))
    text = _THE_MOST.sub(r"\g<what>\g<count>", text)
    text = _GRANTED_AT_ALL.sub(r"予以公开和部分公开共\g<count>", _NOTHING_DIVIDED.sub(";", text))
    text = _OF_SEVERAL_OUTCOMES.sub(r"\g<names>几类", text)
    text = _IN_PART_TOO.sub(r"予以公开和部分公开共\g<count>", text)
    if "公开" in text:
        text = _UNDER_A_HEADING.sub(r"\g<what>\g<count>", text)
    text = _DISCLOSED_FIRST.sub(r"\g<begin>主动公开政府信息\g<count>,", text)
    text = _ENDED_FIRST.sub(_ended, text)
    if _NUMBERED.search(text) and "申请" in text:
        text = _BEHIND_A_COMMA.sub(_counted, text)
    return _EACH.sub(_each, each_way_counted(text))


def _ended(told: re.Match[str]) -> str:
    rest = told["rest"]
    return f"{told['begin']}{told['what']}申请{told['count']}" + (f",其中{rest}" if rest else "")


def _counted(told: re.Match[str]) -> str:
    return f"{told['what']}{told['count'] or '0件'}"


def _each(told: re.Match[str]) -> str:
    names = [name.removesuffix("的") for name in _SPLIT.split(told["names"])]
    if any(len(name) < 2 or _NO_LIST.search(name) or not any(cut(name) or ()) for name in names):
        return told[0]
    if told["all"] == "均" and not (told["count"] in ("0", "零") and all(map(_ENDS.search, names))):
        return told[0]
    return ",".join(f"{name}{told['count']}{told['unit']}" for name in names)
