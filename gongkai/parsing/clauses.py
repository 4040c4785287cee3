"""Sentences, clauses and the numbers in them, with the text that stands before and after each number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

_SENTENCE = re.compile(r"[^。!?！？]+[。!?！？]?")
# a comma between three digits groups thousands; every other one ends a clause
# and so does the sign of a list, but for a list of fees of which one sum is told (检索、复制等费用)
_CLAUSE_END = re.compile(
    r",(?![0-9]{3}(?![0-9]))|(?<![0-9]),|[:;；]|、(?!(?:检索|复制|复印|邮寄|邮递|递送|工本)(?:费(?!用)|、|检索|复制|复印|邮寄|邮递|递送|工本)*(?:等|费用))"
)
ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,12}(?:\.[0-9]+)?"
# 百, 千 and 二三十 alone are no figures
CHINESE = (
    r"(?<![零一二两三四五六七八九十百千几数上廿])"
    r"(?:(?:[一二两三四五六七八九]千)?(?:零?[一二两三四五六七八九]百)?(?:零?[一二两三四五六七八九]?[十廿])?(?:零?[一二三四五六七八九])?|[零两])"
    r"(?<=[零一二两三四五六七八九十百千廿])(?![零一二两三四五六七八九十百千廿])"
)
UNIT = "万元|人次|件次|条次|场次|条|件|篇|个|宗|次|人|名|位|期|份|元|场|起|例|处|项|部(?!门|委|分|队|署|长)"
_COUNTED = re.compile(
    rf"(?P<before_word>大约|约|近|超过|超|逾|至少|不少于|不低于|不足|不到|不超过|达到|达)?(?:(?P<from>{ARABIC})[-~～—至])?(?P<number>{ARABIC}|{CHINESE})(?P<scale>万|亿)?"
    rf"(?P<more>余|多)?(?P<unit>{UNIT})(?:(?P<after_word>以上|左右|上下|以内|以下)|(?P<more_behind>余|多)(?![\u4e00-\u9fff]))?"
)
_SAME = {"场次": "场"}
_SCALE = {None: Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_ABOUT = Decimal("0.1")
# 2名全职人员和(1名兼职人员): what stands before the word that joins was counted by the number before
_JOINED = re.compile(r"[^0-9]*?(?:以及|和|及|与)$")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its unit in a clause; low..high instead of value where the text is vague.

    `before` is the text since the clause began or the number before ended, `after` the rest up to
    the next number, `rest` all that the clause says behind it.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    before: str
    after: str
    rest: str
    is_chinese: bool
    passed: str = ""  # the clause before `before`, where it told other numbers
    listed: str = ""  # what is listed before the clause without a number of its own


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a line begin and end, their stop included."""
    return [match.span() for match in _SENTENCE.finditer(text) if match[0].strip()]


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence in order."""
    return [clause for piece in _CLAUSE_END.split(sentence) if (clause := piece.strip(" 。!?！？"))]


def counted(clause: str) -> Iterator[Counted]:
    """Every number with a unit in a clause."""
    found = list(_COUNTED.finditer(clause))
    for at, match in enumerate(found):
        begin = found[at - 1].end() if at else 0
        end = found[at + 1].start() if at + 1 < len(found) else len(clause)
        rest = clause[match.end() :].strip(" ")
        before, after = clause[begin : match.start()], clause[match.end() : end]
        before = before if at == 0 else _JOINED.sub("", before)
        value = number_of(match["number"]) * _SCALE[match["scale"]]
        exact, low, high = _range(value, match)
        if match["from"]:
            exact, low, high = None, number_of(match["from"]) * _SCALE[match["scale"]], value
        is_chinese = not match["number"][0].isdigit()
        yield Counted(
            exact,
            low,
            high,
            _SAME.get(match["unit"], match["unit"]),
            before.strip(" "),
            after.strip(" "),
            rest,
            is_chinese,
            clause[:begin],
        )


def number_of(text: str) -> Decimal:
    """The number that a match of ARABIC or CHINESE says."""
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    import cn2an  # noqa: PLC0415  # takes a sixth of the start of a process, and few need it

    return Decimal(str(cn2an.cn2an(text, "smart")))


def _range(value: Decimal, match: re.Match[str]) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    word, after = match["before_word"], match["after_word"]
    if match["more"] or match["more_behind"]:
        return None, value, value + _step(value)
    if word in ("超过", "超", "逾", "至少", "不少于", "不低于") or after == "以上":
        return None, value, None
    if word in ("不足", "不到", "不超过") or after in ("以内", "以下"):
        return None, None, value
    if word in ("约", "大约") or after in ("左右", "上下"):
        return None, value * (1 - _ABOUT), value * (1 + _ABOUT)
    if word == "近":
        return None, value * (1 - _ABOUT), value
    return _rounded(value, match)


def _rounded(value: Decimal, match: re.Match[str]) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """A count in 万 or an amount in 亿元 is as exact as its last digit (1.53万条 of 15327); others are as told."""
    _, _, decimals = match["number"].partition(".")
    if not (match["scale"] and decimals) or ("元" in match["unit"] and match["scale"] != "亿"):
        return value, None, None
    last_digit = _SCALE[match["scale"]].scaleb(-len(decimals))
    return None, value - last_digit, value + last_digit


def _step(value: Decimal) -> Decimal:
    """How far 余 may reach: 10余 is less than 20, 1200余 less than 1300."""
    step = Decimal(1)
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def listed_before(parts: Sequence[str], at: int, sentence: str) -> str:
    """What a list names before a clause without a number of its own: 书面、 of 书面、网络申请13件; empty where nothing."""
    begin = at
    while (
        begin and f"{parts[begin - 1]}、{parts[begin]}" in sentence and not _COUNTED.search(parts[begin - 1])
    ):
        begin -= 1
    return "".join(f"{part}、" for part in parts[begin:at])
