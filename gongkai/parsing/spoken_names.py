"""The body that a text without a title speaks of: whom to ask about it, who compiled it, whose work it tells.

Pages keep the title apart from the text, and a text saved alone names its body only in sentences. The one to ask
may be another body (an office reports for its government, a service centre answers for a county): it counts
only where the text speaks as a body of its kind (我局, 本镇).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongkai.parsing.phrases import YEAR
from gongkai.registers import Registers

_NAME = r"[\u4e00-\u9fff·()]{2,40}"
# what the text calls itself, by the end of the body's name
_SELF = {
    "局": "局",
    "分局": "局",
    "委": "委",
    "委员会": "委",
    "管委会": "委",
    "管理委员会": "委",
    "厅": "厅",
    "镇人民政府": "镇",
    "镇政府": "镇",
    "乡人民政府": "乡",
    "乡政府": "乡",
    "街道办事处": "街道?",
    "街道办": "街道?",
}
_ENDS = "|".join(sorted(_SELF, key=len, reverse=True))
_TOWN = re.compile(r"(?<=[\u4e00-\u9fff])(?:[镇乡](?:人民政府|政府)?|街道(?:办事处|办)?)$")
# the part of a body that answers the telephone
_OFFICE = r"(?:办公室|(?:综合|党政|秘书|政策|宣传|信息)?[\u4e00-\u9fff]{0,8}(?:科|股|室|办|中心)|(?:政府|政务)?(?:信息)?公开[\u4e00-\u9fff]{0,16})?"
_ASKED = re.compile(
    rf"请(?:径?与|联系|致电|咨询) ?:? ?(?P<name>{_NAME}?(?:{_ENDS})){_OFFICE}(?= ?[(,;。]| ?联系|$)"
)
# an office answers for its government as often as for itself
_GOVERNMENT_ASKED = re.compile(
    rf"请(?:径?与|联系|致电|咨询) ?:? ?(?P<name>{_NAME}?(?P<level>[省市县区州盟旗])人民政府)办公[厅室]"
)
# the office of a town that leaves 政府 out: 请与某县某镇党政综合办公室联系
_TOWN_ASKED = re.compile(
    rf"请(?:径?与|联系|致电|咨询) ?:? ?(?P<name>{_NAME}?(?P<kind>(?<![乡城街市村])镇|(?<![城镇])乡|街道))(?:党政)?(?:综合)?办(?:公室)?(?= ?[(,;。]| ?联系|$)"
)
_OF_THE_OFFICE = re.compile("[我本]办|[我本]单位")
_WHO = rf"(?P<name>{_NAME}?(?:{_ENDS}|人民政府办公[厅室]|中心))"
_WHO_OR_TOWN = rf"(?P<name>{_NAME}?(?:{_ENDS}|镇|乡|街道))"
_TOLD = (
    # 为做好某局政府信息公开工作，我局 …
    re.compile(rf"(?:做好|推进|加强) ?{_WHO}(?:{YEAR} ?年?度?)?(?:的)?(?:政府|政务)?信息公开工作"),
    # 2023年，在上级领导下，某局坚持 …
    re.compile(
        rf"^[^\u4e00-\u9fff0-9]*(?:{YEAR} ?年?度?(?:以来)?,)?(?:在[^,。]{{2,60}}(?:下|中),)?{_WHO}"
        r"(?=坚持|认真|严格|深入|继续|全面|高度重视|紧紧围绕|牢牢|始终|以习近平|按照|根据)"
    ),
)
_ABOUT_DISCLOSURE = r"(?:的)?(?:政府|政务)?信息公开(?:工作)?(?:年度报告|年报)"
_PUBLISHED = (
    # 现向社会公开某乡2021年政府信息公开工作年度报告
    re.compile(rf"现向社会(?:公众)?(?:公开|公布|发布) ?{_WHO_OR_TOWN} ?{YEAR} ?年?度? ?{_ABOUT_DISCLOSURE}"),
    # 现将某镇2021年政府信息公开工作年度报告进行公开
    re.compile(
        rf"现将 ?{_WHO_OR_TOWN} ?{YEAR} ?年?度? ?{_ABOUT_DISCLOSURE}(?=(?:向社会|予以|进行|对外)*(?:公开|公布|发布))"
    ),
)
# words for several bodies, or for others
_OTHER_TOWNS = re.compile("[所下]属|辖|乡镇|镇街|村镇|城镇|城乡|有关|相关|部分|其他")
_OTHERS = re.compile("国务院|中共|党委|党中央|各级")


def spoken_names(texts: Sequence[str], registers: Registers) -> Iterator[str]:
    """Names in the folded lines of a document, the more reliable first; each as the text writes it."""
    whole = "".join(texts)
    for text in texts:
        for match in _ASKED.finditer(text):
            name = match["name"]
            end = max((end for end in _SELF if name.endswith(end)), key=len)
            if re.search(rf"[我本]{_SELF[end]}", whole):
                yield name
        for match in _TOWN_ASKED.finditer(text):
            if f"我{match['kind']}" in whole or f"本{match['kind']}" in whole:
                yield match["name"]
        government = _GOVERNMENT_ASKED.search(text)
        if government and f"我{government['level']}" in whole and not _OF_THE_OFFICE.search(whole):
            yield government["name"]
    yield from _published(texts, registers)
    for pattern in _TOLD:
        for text in texts:
            told = pattern.search(text)
            if told and _begins_with_a_region(told["name"], registers):
                yield told["name"]


def _published(texts: Sequence[str], registers: Registers) -> Iterator[str]:
    """Whose report a sentence makes public: a town by its own name, others with the name of their place."""
    for text in texts:
        for pattern in _PUBLISHED:
            found = pattern.search(text)
            name = found["name"] if found else ""
            is_town = bool(_TOWN.search(name)) and not _OTHER_TOWNS.search(name)
            if is_town or (name and _begins_with_a_region(name, registers)):
                yield name


def _begins_with_a_region(name: str, registers: Registers) -> bool:
    if _OTHERS.search(name):
        return False
    return any(name[:length] in registers.regions_by_name for length in range(2, min(len(name), 12) + 1))
