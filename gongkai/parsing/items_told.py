"""How many kinds of licences, penalties, measures, charges and services a body has: table one of the form of 2019.

The form prints how many there were last year and by how many they grew or shrank; a text tells either, or how many
there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.forms import Edition
from gongkai.parsing.implied import Source
from gongkai.parsing.told_concepts import summed_concepts
from gongkai.records import Claim

_KINDS = {
    "行政许可": ("licensing", "licensing_items"),
    "行政处罚": ("penalty", "penalty_items"),
    "行政强制": ("compulsory", "compulsory_items"),
    "行政事业性收费": ("admin_fees", "admin_fee_items"),
    "其他对外管理服务": ("other_services", "other_services_items"),
}
_NUMBER = "[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6}"
_LAST_YEAR = "(?:上一?年度?|去年|年初)(?:末|底)?"
_MORE = "(?:增加|新增|增|减少|减)(?:了)?"
_NONE = "(?:未作|没有|无|未)(?:作|做|有)?(?:任何)?(?:增减|调整|变化|变动|增加或减少|新增)"
_COUNTED = re.compile(
    rf"(?:^|(?<=[,;。:、和及]))(?:[我本](?:局|委|办|单位|机关)|本单位|全区|现有|共有|目前|其中|对外公布|本年度?|共|有)*"
    rf"(?P<what>{'|'.join(_KINDS)})(?:类)?(?:事项|项目)?"
    rf"(?:(?P<last>{_LAST_YEAR}(?:为|有|共|是)*|(?:在|较|比){_LAST_YEAR}的?)|(?:总数|数量)?(?:共计|共|为|有|计|是|现有)*)"
    rf"(?P<number>{_NUMBER})项(?:的?基础上)?"
    rf"(?=[,;。、(和及]|$|{_MORE}|{_NONE}|无|没有)"
    rf"(?:[,(]?(?:本年度?|今年|年内)?(?:与上年相比)?(?:,)?(?:(?P<way>{_MORE})(?P<change>{_NUMBER})项|(?P<none>{_NONE})))?"
)
# 行政许可项目净增1项
_ONLY_CHANGED = re.compile(
    rf"(?:^|(?<=[,;。:、]))(?P<what>{'|'.join(_KINDS)})(?:事项|项目)(?:(?:较|比){_LAST_YEAR})?(?P<way>净增加?|净减少?)(?P<change>{_NUMBER})项(?=[,;。、]|$)"
)
# what was struck, handed on, drawn up or listed in another way than the form does
_OTHER_COUNT = re.compile(
    "清单|目录|指南|梳理|取消|下放|承接|委托|划转|赋权|认领|录入|抽查|标准化|一网|网办|最多跑|子项|即办|流程|检查"
)
# decisions and what was published of them may be counted by 项 as well
_DONE = re.compile(
    r"(?:作出|办理|办结|实施|查处|受理|完成|审批|公开|发布|公示|归集|报送|上报|征收|收取)[^,;。:0-9]{0,10}行政(?:许可|处罚|强制|事业性收费)[^,;。0-9]{0,10}[0-9][0-9,]*项"
)
_OF_KINDS = re.compile("事项|项目|增减|上年[0-9]|基础上|对外管理服务|未作|公布")
_OF_THE_REGION = re.compile("全[省市区县州盟旗镇乡]|各")


@dataclass(frozen=True, slots=True)
class _Told:
    item: str
    concept: str | None
    value: Decimal


def items_told(sentence: str, source: Source, form: Edition, *, is_one_body: bool) -> Iterator[Claim]:
    """The kinds of acts that a folded sentence counts, this year's, last year's or by how many they changed."""
    if "licensing__items_prev" not in form.by_code or _OTHER_COUNT.search(sentence):
        return
    if _DONE.search(sentence) or not _OF_KINDS.search(sentence):
        return
    if is_one_body and _OF_THE_REGION.search(sentence):
        return
    for said in (*_COUNTED.finditer(sentence), *_ONLY_CHANGED.finditer(sentence)):
        for told in _told(said):
            item = summed_concepts(form.name)[told.concept] if told.concept else told.item
            yield Claim(
                item, told.concept, "figure", told.value, None, None, "项", source.text, source.locator
            )


def _told(said: re.Match[str]) -> Iterator[_Told]:
    kind, concept = _KINDS[said["what"]]
    if said.re is _ONLY_CHANGED:
        yield _Told(f"{kind}__items_change", None, _change(said))
        return
    value = Decimal(said["number"].replace(",", ""))
    yield _Told(f"{kind}__items_prev", None if said["last"] else concept, value)
    if said["none"]:
        yield _Told(f"{kind}__items_change", None, Decimal(0))
    elif said["change"]:
        yield _Told(f"{kind}__items_change", None, _change(said))


def _change(said: re.Match[str]) -> Decimal:
    change = Decimal(said["change"].replace(",", ""))
    return change if "增" in said["way"] else -change
