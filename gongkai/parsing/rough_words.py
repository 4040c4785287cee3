"""Changes told in words or only about: 较上年翻了一番, 是上年的两倍多, 有所下降, 增长约15%.

Such a claim has bounds in percent and no value. They are wider than the words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from gongkai.parsing.clauses import ARABIC, number_of
from gongkai.parsing.comparisons import AGAINST, LAST_YEAR
from gongkai.records import Claim

Bounds = tuple[Decimal | None, Decimal | None]
_TIMES_IN_WORDS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
# how far from the words a change may be that they are said of, in points
_PERCENT = Decimal(5)
# 11件,占18.03%,同比有所下降: that is the share
_IS_SHARE = re.compile(r"[,(]?(?:约|近)?(?:占|比例|比重)")
_UP = "增加|增长|上升|提高|提升|增多|上涨"
_DOWN = "减少|下降|降低|回落|下滑"
_SOMEHOW = re.compile(
    rf"[,(]?(?:数量|总量|件数|人数|次数|均|都|也|则|但)*{AGAINST},?(?:均|都|也|又)*(?:有所|略有|稍有|小幅|大幅|明显|略|有了?)(?:所|明显|较大|较大幅度的?|小幅)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?=[,;。)]|$)"
)
_DOUBLED = re.compile(rf"[,(]?{AGAINST},?(?:又|几乎|近)?翻了?(?P<times>一|两|二)?番(?=[,;。)]|$)")
_TIMES = re.compile(
    rf"[,(]?(?:是|为|相当于){LAST_YEAR}度?(?:同期)?(?:的)?(?:\(?(?P<old>[0-9]{{1,9}})[件条次人篇份](?:次)?\)?)?的?(?P<times>[两二三四五2345])倍(?P<more>多|以上|有余)?(?=[,;。)]|$)"
)
_HALVED = re.compile(
    rf"[,(]?{AGAINST},?(?:近乎|几乎|近|约)?(?:减半|(?:{_DOWN})(?:了)?(?:近|约)?一半)(?=[,;。)]|$)"
)
_ABOUT_SO_MUCH = re.compile(
    rf"[,(]?(?P<against>{AGAINST})?,?(?:(?P<up>{_UP}|增幅)|(?P<down>{_DOWN}|降幅))(?:了|为|达)?(?:约|大约|近)(?P<number>{ARABIC})%(?=[,;。)]|$)"
)
_ANY_AGAINST = re.compile(AGAINST)
_LEAST = Decimal("0.01")


def rough_claims(claim: Claim, behind: Sequence[str], heard: str) -> Iterator[Claim]:
    """The changes that the texts right behind a figure tell of it in such words."""
    if claim.kind != "figure":
        return
    is_told = bool(_ANY_AGAINST.search(heard))
    for at, text in enumerate(behind[:3]):
        if _IS_SHARE.match(text):
            return
        change = _change(text, is_told=is_told)
        if change:
            yield replace(claim, kind="change", value=None, low=change[0], high=change[1], unit="%")
        if old := _last_years(claim, text):
            yield old
        is_told = is_told or bool(_ANY_AGAINST.match(text.lstrip(",(")))
        if at and not change:
            return


def _change(text: str, *, is_told: bool) -> Bounds | None:
    if told := _SOMEHOW.match(text):
        return (_LEAST, None) if told["up"] else (None, -_LEAST)
    if told := _DOUBLED.match(text):
        return (Decimal(80), Decimal(160)) if told["times"] in (None, "一") else (Decimal(200), Decimal(400))
    if _HALVED.match(text):
        return Decimal(-60), Decimal(-40)
    if told := _TIMES.match(text):
        times = _TIMES_IN_WORDS.get(told["times"]) or int(told["times"])
        low = Decimal(100 * (times - 1))
        return (low - 1, low + 100) if told["more"] else (low - 12, low + 12)
    told = _ABOUT_SO_MUCH.match(text)
    if told and (is_told or told["against"]):
        value = number_of(told["number"]) * (1 if told["up"] else -1)
        return value - _PERCENT, value + _PERCENT
    return None


def _last_years(claim: Claim, text: str) -> Claim | None:
    """The change that 是上年31条的两倍多 tells beside."""
    told = _TIMES.match(text)
    if not told or not told["old"] or claim.value is None:
        return None
    return replace(claim, kind="change", value=claim.value - Decimal(told["old"]))
