"""The year a report is about: what its title, the period it names and its text agree on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gongkai.parsing.phrases import YEAR, year_of

_PERIOD = re.compile(rf"({YEAR}) ?年 ?1 ?月 ?1 ?日.{{0,8}}({YEAR})? ?年? ?12 ?月 ?3[01] ?日")
_LAST_DAY = re.compile(rf"截[至止]到? ?({YEAR}) ?年 ?12 ?月 ?31 ?日")
_YEAR_IN_TEXT = re.compile(
    rf"({YEAR}) ?年(?! ?[0-9]{{1,2}} ?月)(?!.{{0,8}}?(?:打算|计划|将|要|拟|安排|重点))"
)
# not the year in which a report came out: (2018年发布), (2018年3月)
TITLE_YEAR = re.compile(rf"({YEAR})(?! ?年?[0-9月日 ]*(?:发布|公布|印发))(?! ?年 ?[0-9]{{1,2}} ?月)")
# a title of two years: 2022-2023年
YEARS = re.compile(rf"({YEAR}) ?年?度? ?[-–—―~～至到、和及与/]+ ?(?={YEAR})")
_WEIGHT_TITLE, _WEIGHT_PERIOD, _WEIGHT_TEXT, _MOST_TEXT = 6, 5, 1, 3


def year_of_report(
    texts: Sequence[str], title: str | None, headings: Sequence[str]
) -> tuple[int | None, tuple[str, ...]]:
    """The report year that the document's own statements agree on best; `headings` are all its lines that are titles."""
    if title and (several := YEARS.search(title)):
        return _year_of_several(texts, title, several)
    votes: Counter[int] = Counter()
    for text in dict.fromkeys(filter(None, (title, *headings))):
        votes.update({year_of(match): _WEIGHT_TITLE for match in set(TITLE_YEAR.findall(text))})
    for year in _periods(texts):
        votes[year] += _WEIGHT_PERIOD
    mentions = Counter(year_of(year) for text in texts for year in _YEAR_IN_TEXT.findall(text))
    if not votes and len(mentions) > 1:
        return _told_by_the_text_alone(mentions)
    votes.update({year: min(count, _MOST_TEXT) * _WEIGHT_TEXT for year, count in mentions.items()})
    ranked = votes.most_common(2)
    if not ranked:
        return _year_of_the_last_day(texts)
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None, (f"the report year may be {ranked[0][0]} or {ranked[1][0]}",)
    year = ranked[0][0]
    titled = {year_of(found) for found in TITLE_YEAR.findall(title or "")}
    if titled and year not in titled:
        return year, (f"the title says the year {min(titled)}, the rest of the document {year}",)
    return year, ()


def _periods(texts: Sequence[str]) -> Iterator[int]:
    """The years that a text names from their first to their last day."""
    for text in texts:
        for first, last in _PERIOD.findall(text):
            if not last or last == first:
                yield year_of(first)


def _year_of_the_last_day(texts: Sequence[str]) -> tuple[int | None, tuple[str, ...]]:
    """The year up to whose last day a text without any other year counts: 截至2023年12月31日."""
    years = {year_of(found) for text in texts for found in _LAST_DAY.findall(text)}
    if len(years) != 1:
        return None, ("no report year was found",)
    year = years.pop()
    return year, (f"the report year {year} is told by a last day only",)


def _year_of_several(
    texts: Sequence[str], title: str, several: re.Match[str]
) -> tuple[int | None, tuple[str, ...]]:
    """The year of a report whose title names two: only the period that its text names tells."""
    named = {year_of(found) for found in re.findall(YEAR, title[several.start() :])}
    told = named & set(_periods(texts))
    year = told.pop() if len(told) == 1 else None
    years = " and ".join(map(str, sorted(named)))
    return year, (f"the title names the years {years}",)


def _told_by_the_text_alone(mentions: Counter[int]) -> tuple[int, tuple[str, ...]]:
    """The year named most; of two named as often the earlier, since the later is the one being planned."""
    year = min(mentions, key=lambda named: (-mentions[named], named))
    others = " and ".join(str(named) for named in sorted(mentions) if named != year)
    return year, (f"the report year {year} is told by the text alone, which names {others} too",)
