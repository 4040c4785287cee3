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
_SHARE = re.compile(
    rf"{_BRACKET}(?:[,，]?(?:约)?占(?:比)?(?:{_WHOLE})*|(?<=\())(?P<number>{ARABIC})%(?!以上|以下|左右|上下|多|强)"
)
LAST_YEAR = r"(?:上一?年(?:同期|度|[底末])?|去年(?:同期|[底末])?)"
AGAINST = rf"(?:同比|环比上年|(?:与|相)?[较比](?:于|之)?{LAST_YEAR}(?:同期)?(?:相比)?|(?:较|与|同|和)?{LAST_YEAR}(?:同期)?(?:相比|相较))"
WAYS = {
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
    "降幅": -1,
    "多出": 1,
    "多": 1,
    "少": -1,
    "增": 1,
    "减": -1,
}
_UNITS = "万元|人次|件次|条次|条|件|篇|个|宗|次|人|名|期|份|元|场|起|例|处|项"
_CHANGE = re.compile(
    rf"{_BRACKET}[,，]?(?:(?:申请|公开|信息)?(?:总量|总数|数量|件数|次数|人数|条数|量|数))?{AGAINST}[,，]?(?:有所|略|净|又)?(?P<way>{'|'.join(WAYS)})(?:了|为|达)?"
    rf"(?:百分之(?P<percent>{CHINESE})|(?P<number>{ARABIC}|{CHINESE})(?P<scale>万|亿)?(?P<unit>%|倍|{_UNITS}))(?!点|以上|以下|左右|上下|多|强)"
)
# 比上年减少11件,降幅26.2%: the same change once more
_ONCE_MORE = re.compile(
    rf"{_BRACKET}(?:同比)?(?:净|共)?(?P<way>{'|'.join(WAYS)})(?:比例|率)?(?:了|为|达)?(?P<percent>)(?P<number>{ARABIC})(?P<scale>)(?P<unit>%|{_UNITS})(?!点|以上|以下|左右|上下|多|强)"
)
_STAYED = re.compile(
    rf"{_BRACKET}[,，]?(?:次数|件数|条数|人数|总数|数量|总量|数)?(?:均|都)?(?:与{LAST_YEAR}(?:同期)?(?:相比)?,?(?:持平|相同|一致|一样|没有变化|无变化)"
    rf"|{AGAINST},?(?:均|都)?(?:持平|没有变化|无变化|无增减|没有增减|保持不变))(?=[,;。)]|$)"
)
# what stands before the number of a change
IS_CHANGE = re.compile(rf"(?:{'|'.join(WAYS)})(?:了|为|达|约)?$")
_SCALE = {None: 1, "万": 10_000, "亿": 100_000_000}


_ANY_AGAINST = re.compile(AGAINST)


def comparing_claims(claim: Claim, behind: Sequence[str], heard: str = "") -> Iterator[Claim]:
    """Claims of the kinds share and change that the texts behind a figure's unit make about it.

    A share is in percent of the whole that the text names, of which `claim` is the part; a change is in
    percent, or in the figure's own unit, and negative where the text says that it fell. `heard`: the sentence
    before the figure; where it names last year already, 增加14件 alone is a change from it.
    """
    is_told = claim.kind == "change" or bool(_ANY_AGAINST.search(heard))
    for at, text in enumerate(behind):
        share = _SHARE.match(text)
        if share and "约" not in share[0]:
            yield _of(claim, "share", number_of(share["number"]), "%")
        # a part is claimed under its total, whose change is another
        changes = [] if claim.kind == "part" else list(_changes(claim, text, is_told=is_told))
        yield from changes
        is_told = is_told or bool(changes)
        if at and not changes:
            return


def _changes(claim: Claim, text: str, *, is_told: bool) -> Iterator[Claim]:
    """What a text says of the change of a figure, one after the other; in percent alone only where the change was told."""
    rest = text
    while told := _CHANGE.match(rest) or (is_told and _ONCE_MORE.match(rest)) or _STAYED.match(rest):
        yield from (
            [_of(claim, "change", Decimal(0), claim.unit)] if told.re is _STAYED else _change(claim, told)
        )
        is_told, rest = True, rest[told.end() :].lstrip("(),")


def _change(claim: Claim, match: re.Match[str]) -> Iterator[Claim]:
    value = (
        WAYS[match["way"]] * number_of(match["percent"] or match["number"]) * _SCALE[match["scale"] or None]
    )
    if match["percent"] or match["unit"] in ("%", "倍"):
        yield _of(claim, "change", value * (100 if match["unit"] == "倍" else 1), "%")
    elif claim.unit == "万元" and match["unit"] == "元" and match["scale"] == "万":
        yield _of(claim, "change", value / _SCALE["万"], claim.unit)
    elif match["unit"] == claim.unit:
        yield _of(claim, "change", value, claim.unit)


def _of(claim: Claim, kind: ClaimKind, value: Decimal, unit: str) -> Claim:
    return Claim(claim.item, claim.concept, kind, value, None, None, unit, claim.text, claim.locator)
