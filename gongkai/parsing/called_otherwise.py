"""Requests, staff and days under the less usual words for them, each called as it usually is.

As in `wording`, only what no claim could be made of is left out.
"""

from __future__ import annotations

import re

from gongkai.parsing.phrases import YEAR

_REQUEST = "政府信息公开申请"
# 受理并答复(依申请公开事项)19项: those that came in, and no documents to be disclosed so
_AS_MATTERS = re.compile(
    r"(?P<verb>(?:收到|受理|接到|接收|新收)(?:了|并|和|及|、|按时|按期|及时|依法|答复|回复|办理|办结|处理|各类|群众|公民|的)*)"
    r"(?:(?:政府|政务)?(?:信息)?依申请(?:信息)?公开(?:政府|政务)?(?:信息)?(?:的)?(?:申请)?(?:件|事项|办件|案件|事宜|办理)"
    r"|申请(?:公开)?(?:政府|政务)信息(?:公开)?(?:件|项目))(?=(?:共计|共|数|计|为)?[0-9])"
)
# 处理(依申请公开)15条, 办理(依申请公开信息)合计16件
_HANDLED = re.compile(
    r"(?P<verb>处理|办理)(?:政府信息)?(?:依申请公开(?=[0-9]{1,6}[件条份宗])|依申请公开(?:政府)?信息(?=(?:合计|共计|总计|共)[0-9]{1,6}[件条份宗]))"
)
# 受理并按时(回复)申请
_REPLIED = re.compile(r"(?<=受理并)(?P<how>(?:按时|按期|及时|依法)*)回复(?=政府信息公开申请)")
# 收到(申请公开政府信息的要求)31件
_AS_DEMANDS = re.compile(r"(?<=收到)申请公开(?:政府|政务)?信息(?:的)?要求(?=[0-9])(?![^,。;0-9]{0,4}[的和])")
_OTHER_DEMANDS = re.compile("信访|来访|接待|热线|留言")
# 收到政府信息公开申请1。: what requests are counted by is not told
_WITHOUT_UNIT = re.compile(
    r"(?P<what>(?:收到|受理|接到)(?:政府|政务)?信息公开申请(?:共计|共)?)(?P<number>[0-9]{1,6})(?=[。;]|,(?!(?:[0-9]|由))|$)"
)
# (续办)上年结转(办件)1件
_CARRIED = re.compile(r"续办(?=上年结转)|(?<=上年结转)(?:受理|办件|申请件)(?=[0-9])")
_OF_DISCLOSURE = re.compile("信息公开|依申请公开")
# 截至12月31日,共受理政府信息公开申请11件: the year's, where nothing sums up more
_UNTIL_ITS_END = re.compile(
    rf"截[至止](?:到)?(?:{YEAR} ?年|本年|今年)?12月31日(?:止|前)?,(?=(?:本单位|[我本][省市区县局委办镇乡院厅处])?(?:共计|共)?(?:收到|受理|接到)(?:各类)?(?:政府|政务)?信息公开申请)"
)
_SUMS_UP = re.compile("累计|历年|以来|年来|起|当年|其中本年")
# 1名同志兼职负责政府信息公开工作
_HOW_THEY_WORK = re.compile(
    r"(?<!另有)(?<!还有)(?<!新增)(?P<number>(?<![0-9])[0-9]{1,2}[名位人])(?:同志|工作人员|干部)(?P<kind>专职|兼职)(?=(?:具体)?(?:负责|从事|承担)(?:[我本][局委办厅院镇乡处])?(?:的)?(?:政府信息公开|政务公开|信息公开))"
)
# 2021全年: a year is one without 年 too
_YEAR_BEFORE_ALL_OF_IT = re.compile(r"(?<![0-9])(?P<year>20[0-2][0-9])(?=全年)")


def usually_called(text: str) -> str:
    """A folded sentence in which requests, staff and days are called as they usually are."""
    text = _YEAR_BEFORE_ALL_OF_IT.sub(r"\g<year>年", text)
    text = _HANDLED.sub(rf"\g<verb>{_REQUEST}", _AS_MATTERS.sub(rf"\g<verb>{_REQUEST}", text))
    text = _WITHOUT_UNIT.sub(r"\g<what>\g<number>件", _REPLIED.sub(r"\g<how>答复", text))
    if not _OTHER_DEMANDS.search(text):
        text = _AS_DEMANDS.sub(_REQUEST, text)
    if not _SUMS_UP.search(text):
        text = _UNTIL_ITS_END.sub("", text)
    if _OF_DISCLOSURE.search(text):
        text = _CARRIED.sub("", text)
    return _HOW_THEY_WORK.sub(r"\g<number>\g<kind>人员", text)
