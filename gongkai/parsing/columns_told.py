"""Figures of a column beside the year's own: 历年累计 on the form of Fujian, 本期实际 on the form of 2008."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from gongkai.forms import Edition
from gongkai.parsing.clauses import Counted, clauses, counted
from gongkai.parsing.said_of import Place

_OF_THE_YEAR = "__this_year"
_OF_ALL_YEARS = "__cumulative"
_OF_THE_PERIOD = "__current"
# what says that a number sums up all years; 累计 alone may be said of one
_ALL_YEARS = re.compile("历年(?:来)?(?:的)?(?:累计|合计|共计|总计|共)?")
_PERIOD = re.compile("本期(?:实际)?(?:数)?(?:栏)?(?:为|是)?")
_SUMMED = re.compile("累计")
_SINCE = re.compile(r"截[至止]到?[^,。;]{0,14}?(?:年[底末]|年?12月[底末]|12月31日|目前)(?:止)?,?")
_SINCE_THE_BEGINNING = re.compile("^(?:自|从)[^,。;0-9]{2,24}以来,?")
_ANOTHER_TIME = re.compile("本年|今年|全年|当年|年度|往年|以前|此前|20[0-9]{2} ?年")
# a figure that names nothing is of what was counted before it
_NAMES_NOTHING = re.compile("(?:其中|(?:主动)?公开|共|为|是|有|达到|达|的|则|数|也|亦|,|:)*")

Reader = Callable[[Counted, Place], str | None]


def of_this_period(item: str, form: Edition) -> str | None:
    """The cell of 本期实际 beside an item's own; None where the form has none."""
    return f"{item}{_OF_THE_PERIOD}" if f"{item}{_OF_THE_PERIOD}" in form.by_code else None


def without_period(text: str) -> str:
    """The words before a number without those that say that it is of the period."""
    return _PERIOD.sub("", text)


def told_of_all_years(place: Place, form: Edition, read: Reader) -> Iterator[tuple[str, Counted]]:
    """The cells of 历年累计 that a sentence fills, with their numbers; `read` says what a number counts."""
    if not any(code.endswith(_OF_ALL_YEARS) for code in form.by_code):
        return
    begun = _SINCE_THE_BEGINNING.match(place.sentence)
    sentence = _plain(place.sentence[begun.end() :] if begun else place.sentence)
    named_before: set[str] = set()
    heard = ""
    for clause in clauses(place.sentence):
        for number in counted(clause):
            plain = replace(number, before=_plain(number.before), passed=_plain(number.passed))
            named = read(plain, replace(place, sentence=sentence, heard=_plain(heard)))
            is_bare = _NAMES_NOTHING.fullmatch(plain.before) and len(named_before) == 1
            item = named or (next(iter(named_before)) if is_bare else None)
            named_before |= {named} if named else set()
            own = heard + number.passed + number.before
            if item and item.endswith(_OF_THE_YEAR) and _is_of_all_years(own, place.sentence, begun):
                yield item.replace(_OF_THE_YEAR, _OF_ALL_YEARS), number
        heard += f"{clause},"


def _is_of_all_years(told: str, sentence: str, begun: re.Match[str] | None) -> bool:
    clause = re.split("[,;。:]", told)[-1]
    if _ALL_YEARS.search(clause):
        return True
    if _ANOTHER_TIME.search(_SINCE.sub("", clause)):
        return False
    if begun:
        return not _ANOTHER_TIME.search(told[begun.end() :])
    return bool(_SUMMED.search(clause) and _SINCE.match(sentence))


def _plain(text: str) -> str:
    return _SUMMED.sub("", _ALL_YEARS.sub("", _SINCE.sub("", _SINCE_THE_BEGINNING.sub("", text))))
