"""Shares and changes told in words or only about: 占近八成, 恰占一半, 约占87%, 较上年翻了一番, 是上年的两倍多, 有所下降.

Such a claim has bounds in percent and no value. They are wider than the words are: 七成 may be said of 66 % and of 74 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from gongkai.parsing.clauses import ARABIC, Counted, number_of
from gongkai.parsing.comparisons import AGAINST, LAST_YEAR
from gongkai.records import Claim, ClaimKind

Bounds = tuple[Decimal | None, Decimal | None]
_WHOLE = "(?:全部|所有|全年|新收|收到|受理|本年度?|主动公开|政府|信息|公开|依申请|申请|答复|办结|已|件|条|数量|总数|总量|总|数|量|的|里|中)*"
_DIGIT = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_ABOUT = "正好|恰好|刚好|恰|约|大约|近|接近|将近|超过|超|逾|不足|不到|达到|达|仅|为|过"
_PART = (
    r"(?P<half>一半|半数|半)|(?P<tenths>[一二三四五六七八九])成|(?P<of>[二三四五])分之(?P<parts>[一二三四])"
    rf"|(?P<percent>{ARABIC})%"
)
_BEHIND = "(?P<behind>以上|左右|上下|以下|多|强)?(?=[,;。)]|$)"
_SHARE = re.compile(
    rf"[,(]?(?:正好|恰好|刚好|恰|仅|几乎|已)*(?P<first>约|大约|近|接近)?(?:占(?:比例?|到|了)?|比例|比重)(?!全[省市区县州盟旗]){_WHOLE}(?:比例|比重)?(?P<about>{_ABOUT})?(?:{_PART}){_BEHIND}"
)
# 自然人申请占比为80%, 近八成申请来自个人
_SHARE_OF = re.compile(
    rf"^(?:其中)?(?P<what>[^0-9,;。:()]{{2,20}}?)(?:的)?(?P<first>约|大约|近|接近)?占(?:比例?)?(?!全[省市区县州盟旗]){_WHOLE}(?:比例|比重)?(?P<about>{_ABOUT})?(?:{_PART}){_BEHIND}"
)
_EXACTLY = ("正好", "恰好", "刚好", "恰", None, "达到", "达", "为", "仅")
# how far from the words a share may be that they are said of, in points
_TENTH, _FRACTION, _PERCENT = Decimal(6), Decimal(6), Decimal(5)

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
# of what a share without a count is read: names of reasons are names of matters, too (信访类申请占一半)
SHARED = re.compile(
    "requests_new__(?!total)|(?:a_)?requests_(?:in_person|fax|online|letter|email)$|granted_|unable_not_held|(?:a_)?replies_(?:granted|refused)"
)
_UNITS_OF_SUBJECTS = ("件", "条")


def rough_claims(claim: Claim, behind: Sequence[str], heard: str) -> Iterator[Claim]:
    """The shares and changes that the texts right behind a figure tell of it in such words."""
    if claim.kind != "figure":
        return
    is_told = bool(_ANY_AGAINST.search(heard))
    for at, text in enumerate(behind[:3]):
        share, change = _SHARE.match(text), _change(text, is_told=is_told)
        bounds = _share(share) if share else None
        if bounds:
            yield _with(claim, "share", bounds)
        if change:
            yield _with(claim, "change", change)
        if old := _last_years(claim, text):
            yield old
        is_told = is_told or bool(_ANY_AGAINST.match(text.lstrip(",(")))
        if at and not (share or change):
            return


def shares_of(clause: str) -> Iterator[tuple[Counted, Bounds]]:
    """What a clause without a figure tells the share of, under each unit that may count it, with its bounds."""
    told = _SHARE_OF.match(clause)
    bounds = _share(told) if told else None
    if told and bounds:
        for unit in _UNITS_OF_SUBJECTS:
            yield Counted(None, None, None, unit, told["what"], "", "", is_chinese=False), bounds


def _share(told: re.Match[str]) -> Bounds | None:
    exact, off = _said(told)
    about, behind = told["about"] or told["first"], told["behind"]
    is_exact = bool(told["percent"]) and about in _EXACTLY and behind is None
    if is_exact and told.re is _SHARE:
        return None  # as exact as it is printed: comparisons reads it
    if about in ("不足", "不到") or behind == "以下":
        return None, exact
    if about in ("超过", "超", "逾", "过") or behind in ("以上", "多", "强"):
        return exact - _LEAST, (exact + 10 if behind in ("多", "强") else None)
    if about in ("近", "接近", "将近"):
        return exact - 2 * off, exact + 1
    if is_exact:
        off = Decimal(1).scaleb(int(exact.as_tuple().exponent))
    elif about in ("正好", "恰好", "刚好", "恰"):
        off = Decimal(2)
    return exact - off, exact + off


def _said(told: re.Match[str]) -> tuple[Decimal, Decimal]:
    """What the words say in percent, and how far from it they may be."""
    if told["half"]:
        return Decimal(50), _TENTH
    if told["tenths"]:
        return Decimal(10 * _DIGIT[told["tenths"]]), _TENTH
    if told["of"]:
        return (Decimal(100 * _DIGIT[told["parts"]]) / _DIGIT[told["of"]]).quantize(_LEAST), _FRACTION
    return number_of(told["percent"]), _PERCENT


def _change(text: str, *, is_told: bool) -> Bounds | None:
    if told := _SOMEHOW.match(text):
        return (_LEAST, None) if told["up"] else (None, -_LEAST)
    if told := _DOUBLED.match(text):
        return (Decimal(80), Decimal(130)) if told["times"] in (None, "一") else (Decimal(200), Decimal(400))
    if _HALVED.match(text):
        return Decimal(-60), Decimal(-40)
    if told := _TIMES.match(text):
        times = _DIGIT.get(told["times"]) or int(told["times"])
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


def _with(claim: Claim, kind: ClaimKind, bounds: Bounds) -> Claim:
    return replace(claim, kind=kind, value=None, low=bounds[0], high=bounds[1], unit="%")
