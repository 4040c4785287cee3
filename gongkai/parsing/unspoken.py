"""Numbers without a subject of their own: sums of what was told before them, and what their heading speaks of."""

from __future__ import annotations

import re

from gongkai.parsing.clauses import Counted
from gongkai.parsing.phrases import YEAR

# a line or a sentence that only says of what the next ones speak
HEADING = re.compile(r"[^0-9,;。]{2,24}。?")
# 三、回应解读情况 回应公众关注热点2次: a blank parts a heading of the form's own parts from the sentence
_BEFORE_A_BLANK = re.compile(
    r"\(?[一二三四五六七八九十]{1,3}[)、.] ?(?P<words>(?:(?:政府信息)?(?:主动公开|依申请公开)(?:政府信息)?(?:工作|办理)?|回应解读"
    r"|收到和处理(?:政府)?信息公开申请|(?:政府信息公开)?(?:行政)?复议(?:、|和|及)(?:行政)?诉讼)(?:情况|方面)) +(?=[\u4e00-\u9fff])"
)
# 信函收到申请2件,网络收到申请4件,共计6件
_SUM = re.compile(r"(?:以上)?(?:共计|合计|总计|总共|共)(?:为)?")
# 部分公开5件,两项合计26件: of the two told before
_OF_SOME = re.compile("[两二三四五][项类]$")
_SUMMED = (
    ("litigation_total", re.compile("直接起诉[0-9].*复议后起诉[0-9]")),
    ("requests_handled", re.compile(r"^(?!.*(?:收到|受理|复议|诉讼)).*予以公开[0-9]")),
    (
        "requests_received",
        re.compile(r"(?:收到|受理|接到|接收)[^,]*申请(?!.*(?:办结|答复|复议|诉讼|公开[0-9]))"),
    ),
    (  # 申请人为自然人57件,商业企业6件,共计63件
        "requests_received",
        re.compile(
            r"^(?!.*(?:复议|公开的|网上|登记|许可))(?:.*[,;。])?(?:其中,?)?申请人为(?:自然人|公民个人)[0-9]{1,6}[件条份宗](?:[^0-9]{2,14}[0-9]{1,6}[件条份宗])+$"
        ),
    ),
)
# the requests of 依申请公开情况, of which 受理37件 tells
_RECEIVED = re.compile(
    rf"(?:{YEAR} ?年度?|全年|本年度?|今年|[我本全][省市区县局委办镇乡院厅]|单位|机关|街道|新|共)*(?:收到|受理|接收|接到|新收)(?:了)?"
)
_REQUESTS = re.compile(
    r"^[^0-9]*(?:依申请公开|信息公开申请|公开申请)(?!.*(?:留言|来信|信访|热线|投诉|建议|提案|咨询|复议|诉讼))[^0-9]{0,14}$"
)
_UNITS = ("件", "条", "份", "宗")
_PERSONS = ("人", "人次", "名", "位")
# 依申请公开0件: none at all, where documents are not told by how they are to be disclosed
_BARE = re.compile(
    rf"(?:{YEAR} ?年度?|全年|本年度?|今年|[我本全][省市区县局委办镇乡院厅]|本单位|共)*(?:政府信息)?依申请公开(?:政府信息)?(?:申请|事项|件)?(?:数量|数)?(?:共计|共|为|有|是)?"
)
_BY_ATTRIBUTE = re.compile("主动公开|不予公开|不公开|属性|公文|文件")


def without_heading(sentence: str) -> tuple[str, str]:
    """The heading that a sentence is printed behind, empty without one, and the sentence."""
    heading = _BEFORE_A_BLANK.match(sentence)
    return (heading["words"], sentence[heading.end() :]) if heading else ("", sentence)


def unspoken_concept(number: Counted, heard: str, heading: str, sentence: str) -> str | None:
    """The concept that a number counts without naming it; None where that is open.

    `heard` is the sentence up to the number; where that says nothing, what stands in the heading counts.
    """
    if _OF_SOME.search(number.passed):
        return None
    if _SUM.fullmatch(number.before) and number.unit not in _PERSONS:
        return next((concept for concept, told in _SUMMED if told.search(heard)), None)
    is_bare = _RECEIVED.fullmatch(number.before) and not re.match("[\u4e00-\u9fff]", number.after)
    if is_bare and number.unit in _UNITS and _REQUESTS.search(heard or heading):
        return "requests_received"
    if number.value == 0 and _BARE.fullmatch(number.before) and not _BY_ATTRIBUTE.search(sentence):
        return "requests_received"
    return None
