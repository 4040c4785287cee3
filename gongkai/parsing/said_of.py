"""Which item of a form a number of a sentence is said of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gongkai.forms import Edition
from gongkai.parsing.appeals_told import without_all_received
from gongkai.parsing.clauses import Counted
from gongkai.parsing.composed import composed_items
from gongkai.parsing.in_hand import Spoken, of_those_in_hand
from gongkai.parsing.narrower import is_narrower
from gongkai.parsing.phrases import SEVERAL_YEARS, year_of
from gongkai.parsing.results_told import is_of_unclear_way
from gongkai.parsing.subjects import counts_since_long, subjects
from gongkai.parsing.told_concepts import single_concepts, summed_concepts
from gongkai.parsing.unspoken import unspoken_concept
from gongkai.parsing.whose_figures import WHOLE_REGION
from gongkai.parsing.wording import years_told
from gongkai.records import Claim

# what stands before a number whose outcome stands behind it
_COUNTS_FIRST = re.compile("(?:其中|其余|另外|另有|另|有|剩余|尚有|还有|共|的|,)*")
# 26件申请中已办结25件: all of them, of which some were
_AMONG_THEM = re.compile("(?:的)?(?:政府信息公开)?申请(?:当)?[中里]")
_NOUN = re.compile("^(?:的)?(?:(?:政府)?信息公开|依申请公开)?(?:申请)?(?:均|全部(?!公开)|都)?(?=.)")
_OUTCOMES = re.compile(
    "(?:recon(?:sideration)?|@?litigation|lit_(?:direct|after))_(?:upheld|corrected|other|pending)"
    "|@(?:granted|refused|unable|not_processed|other_outcome)|granted|refused|unable|not_processed|other_(?!services)|replies_|requests_c|outcomes|closed_"
)
# outcomes that the form heads together without a line of their own: parts of all outcomes
_GROUPS = ("@granted", "@refused", "@unable", "@not_processed", "@other_outcome")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: its sentence in plain words and as printed, and the sentence up to its clause.

    `heading` it stands under, `told`: the last sentence that says of what it speaks, `before`: the sentence before.
    """

    sentence: str
    printed: str
    heard: str
    heading: str
    told: str
    before: str


@dataclass(frozen=True, slots=True)
class ItemReader:
    """Reads what the numbers of one report are said of; None where no or several subjects fit."""

    form: Edition
    year: int | None
    is_one_body: bool

    def item_of(self, number: Counted, place: Place, total: Claim | None) -> str | None:
        """The item the number is said of behind a total; `@concept` where the form splits it over several cells."""
        is_of_region = self.is_one_body and WHOLE_REGION.search(number.before)
        if is_of_region or is_of_another_year(number.before, self.year):
            return None
        if _AMONG_THEM.match(number.after) and _COUNTS_FIRST.fullmatch(number.before):
            return None
        sentence, heard = place.sentence, place.heard
        named = self._items(number, sentence, heard + number.before, total)
        named = named or self._said_behind(number, sentence, heard, total)
        if not named and not counts_since_long(number, sentence):
            context, around = place.heading + place.told, f"{place.before}。{sentence}"
            named = composed_items(number, self.form.name, heard + number.passed, context, around)
        named = of_those_in_hand(named, self.form, Spoken(number.before, heard, sentence, place.printed))
        spoken = heard + number.passed
        named = {item for item in named if not is_narrower(item, spoken, number, sentence, place.before)}
        named = {item for item in named if not is_of_unclear_way(item, number, spoken, total)}
        reviewed_under = None if self.is_one_body else place.heading
        named = without_all_received(named, sentence, heard, number.before, reviewed_under=reviewed_under)
        if not named and len(years_told(heard)) < 2:
            above = heard or (place.before if number.before.startswith("以上") else "")
            named = self._of_concept(unspoken_concept(number, above, place.heading, sentence))
        return named.pop() if len(named) == 1 else None

    def _items(self, number: Counted, sentence: str, heard: str, total: Claim | None) -> set[str]:
        named = name_of(total, self.form)
        items = (
            subject.items.get(self.form.name)
            for subject in subjects()
            if subject.fits(number, sentence, heard, named)
        )
        return {item for item in items if item}

    def _said_behind(self, number: Counted, sentence: str, heard: str, total: Claim | None) -> set[str]:
        """The item of an outcome told behind its number: 60件已办结, 2件不予公开."""
        if number.rest != number.after or not _COUNTS_FIRST.fullmatch(number.before):
            return set()
        turned = replace(number, before=_NOUN.sub("", number.after), after="", rest="")
        items = self._items(turned, sentence, heard + number.before + number.after, total)
        return {item for item in items if _OUTCOMES.match(item)}

    def _of_concept(self, concept: str | None) -> set[str]:
        """The cell, or the concept itself where the form splits it."""
        if concept in summed_concepts(self.form.name):
            return {f"@{concept}"}
        return {item for item, of in single_concepts(self.form.name).items() if of == concept}


def is_of_another_year(text: str, year: int | None) -> bool:
    """Whether a text names other years and not the report's own."""
    if any(year_of(first) != year_of(last) for first, last in SEVERAL_YEARS.findall(text)):
        return True
    named = years_told(text)
    return bool(named) and year is not None and year not in named


def is_part_of(item: str, total: Claim, form: Edition) -> bool:
    """Whether the form adds the item up to the whole; channels overlap, and outcomes stand under their own heads."""
    if item.startswith(("channel_", "granted_full__", "fj_website", "fj_gazette")):
        return False
    named = name_of(total, form)
    if any(named in subject.within and subject.items.get(form.name) == item for subject in subjects()):
        return True
    if item in _GROUPS and total.item == "outcomes_total__total":
        return True
    line = form.by_code[summed_concepts(form.name)[item[1:]] if item.startswith("@") else item]
    return line.parent == total.item and line.relation in ("sum", "of_which")


def name_of(total: Claim | None, form: Edition) -> str | None:
    """What subjects.csv calls the item of a total."""
    if total is None:
        return None
    return f"@{total.concept}" if total.concept in summed_concepts(form.name) else total.item
