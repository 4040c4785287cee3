"""Patterns for the ways reports write years, dates and names of bodies."""

from __future__ import annotations

import re
from datetime import date

from gongkai.parsing.stream import simplified

_CHINESE_DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "Ｏ": "0",
    "O": "0",
}
_FOLD = str.maketrans("０１２３４５６７８９（）：，．／－　", "0123456789():,./- ")

# what the name of a body ends with
BODY_ENDS = (
    "人民政府|政府|管委会|管理委员会|委员会|委|局|厅|办公室|办公厅|办事处|街道|镇|乡|中心|院|所|站|队|处|部|"
    "大队|支队|总队|分局|公司|集团|银行|学校|大学|协会|联合会|馆|署|会|办|海关|分行|支行"
)
YEAR = r"(?:20[0-4][0-9]|二[〇零○OＯ0][〇零○OＯ0一二三四五六七八九]{2})"
# a part of a year, or several years
MONTHS = re.compile(
    rf"(?:其中)?(?:(?:(?:自|从)?(?:{YEAR} ?年|今年|本年度?)? ?1 ?月?(?: ?1 ?日)?起?(?:至|到|-|—|–|~)|(?:截至|截止)(?:到|目前)?(?:{YEAR} ?年|今年|本年)?) ?(?:[2-9]|1[01]) ?月"
    r"|上半年|下半年|第[一二三四]季度|[一二三四]季度)"
)
PART_OF_A_YEAR = re.compile(rf"(?:{MONTHS.pattern}|去年|上一?年(?!度?(?:无|没有)?结转))")
SEVERAL_YEARS = re.compile(rf"({YEAR}) ?年[^,。;]{{0,10}}?(?<!结转|顺延)(?:至|到|-|—|–|~) ?({YEAR}) ?年")
_DATE = re.compile(
    rf"({YEAR}) ?[-./年] ?([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}) ?[-./月] ?([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})"
)
_CHINESE_NUMBER = re.compile(r"([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)")


def folded(text: str) -> str:
    """Full-width signs as ASCII ones, character for character, so that offsets stay."""
    return text.translate(_FOLD)


def in_usual_words(line: str) -> str:
    """A line as names and titles are looked for: in simplified characters, signs as in ASCII, 信息 for 资讯."""
    return simplified(folded(line)).replace("资讯", "信息").strip()


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
