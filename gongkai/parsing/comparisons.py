"""What is said of a figure right behind it: its share of a whole, and its change from the year before.

A share or a change has no subject of its own. It is taken only where it follows the figure it belongs to, in
the same clause or at the beginning of the next; anything between them makes it unclear, and then it is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongkai.parsing.clauses import ARABIC, CHINESE, number_of
from gongkai.records import Claim, ClaimKind

_BRACKET = r"\(?"
# 占申请总数的75%; a share of one kind among several (占网络申请的75%) has another whole than its own
_WHOLE = (
    r"全部|所有|全年|全区|全市|全县|本年度?|主动公开|政府|信息|公开|依申请|申请|答复|办结|办理|受理|收到|件|条|数量|总数|总量|总|数|量"
    r"|的|比例|比重|比|约|为|达到|达|:"
)
# 占(总数的)79%, (79%), 占比为79%
_SHARE = re.compile(rf"{_BRACKET}(?:[,，]?(?:约)?占(?:比)?(?:{_WHOLE})*|(?<=\())(?P<number>{ARABIC})%")
_LAST_YEAR = r"(?:上一?年度?|去年|上一?年同期|去年同期)"
_AGAINST = (
    rf"(?:同比|环比上年|与?(?:相)?[较比]{_LAST_YEAR}(?:同期)?(?:相比)?|较?与?{_LAST_YEAR}(?:同期)?相比)"
)
_WAYS = {
    "增长": 1,
    "增加": 1,
    "上升": 1,
    "提高": 1,
    "增幅": 1,
    "下降": -1,
    "减少": -1,
    "降低": -1,
    "回落": -1,
    "上涨": 1,
    "下滑": -1,
    "多": 1,
    "少": -1,
}
_UNITS = "万元|人次|件次|条次|条|件|篇|个|宗|次|人|名|期|份|元|场|起|例|处|项"
_CHANGE = re.compile(
    rf"{_BRACKET}[,，]?(?:(?:申请|公开|信息)?(?:总量|总数|数量|件数|量|数))?{_AGAINST}[,，]?(?P<way>{'|'.join(_WAYS)})(?:了|为|达)?"
    rf"(?:百分之(?P<percent>{CHINESE})|(?P<number>{ARABIC}|{CHINESE})(?P<scale>万|亿)?(?P<unit>%|倍|{_UNITS}))(?!点)"
)
# what stands before the number of a change
IS_CHANGE = re.compile(rf"(?:{'|'.join(_WAYS)})(?:了|为|达|约)?$")
_SCALE = {None: 1, "万": 10_000, "亿": 100_000_000}


def comparing_claims(claim: Claim, behind: Sequence[str]) -> Iterator[Claim]:
    """Claims of the kinds share and change that the texts behind a figure's unit make about it.

    A share is in percent of the whole that the text names, of which `claim` is the part; a change is in
    percent, or in the figure's own unit, and negative where the text says that it fell.
    """
    for text in behind:
        if share := _SHARE.match(text):
            yield _of(claim, "share", number_of(share["number"]), "%")
        if change := _CHANGE.match(text):
            yield from _change(claim, change)


def _change(claim: Claim, match: re.Match[str]) -> Iterator[Claim]:
    value = _WAYS[match["way"]] * number_of(match["percent"] or match["number"]) * _SCALE[match["scale"]]
    if match["percent"] or match["unit"] in ("%", "倍"):
        yield _of(claim, "change", value * (100 if match["unit"] == "倍" else 1), "%")
    elif match["unit"] == claim.unit:
        yield _of(claim, "change", value, claim.unit)


def _of(claim: Claim, kind: ClaimKind, value: Decimal, unit: str) -> Claim:
    return Claim(claim.item, claim.concept, kind, value, None, None, unit, claim.text, claim.locator)
