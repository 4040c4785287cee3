"""Patterns for the ways reports write years, dates and names of bodies."""

from __future__ import annotations

import re
from datetime import date

_CHINESE_DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "Ｏ": "0",
    "O": "0",
}
_FOLD = str.maketrans("０１２３４５６７８９（）：，．／－　", "0123456789():,./- ")

YEAR = r"(?:20[0-4][0-9]|二[〇零○OＯ0][〇零○OＯ0一二三四五六七八九]{2})"
_DATE = re.compile(
    rf"({YEAR}) ?[-./年] ?([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}) ?[-./月] ?([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})"
)
_CHINESE_NUMBER = re.compile(r"([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)")


def folded(text: str) -> str:
    """Full-width signs as ASCII ones, character for character, so that offsets stay."""
    return text.translate(_FOLD)


def year_of(text: str) -> int:
    """2017 of 2017 or 二〇一七."""
    return int("".join(_CHINESE_DIGITS.get(character, character) for character in text))


def date_in(text: str) -> date | None:
    """The first date in a folded text, or None; an impossible one (2月30日) is none."""
    return _date(_DATE.search(text))


def whole_date(text: str) -> date | None:
    """The date that a folded text is and nothing else, or None."""
    return _date(_DATE.fullmatch(text.removesuffix("日")))


def _date(match: re.Match[str] | None) -> date | None:
    if not match:
        return None
    try:
        return date(year_of(match[1]), _small_number(match[2]), _small_number(match[3]))
    except ValueError:
        return None


def _small_number(text: str) -> int:
    if text.isdigit():
        return int(text)
    match = _CHINESE_NUMBER.fullmatch(text)
    if not match:
        raise ValueError(text)
    tens, ten, ones = match.groups()
    unit = {character: number for number, character in enumerate("〇一二三四五六七八九")}
    if not ten:
        return unit[tens or ones]
    return (unit[tens] if tens else 1) * 10 + (unit[ones] if ones else 0)
