"""Subjects put together of words: what a number counts where no ready phrase of subjects.csv names it.

The words about a number are cut into those of told_words.csv; one word that is not among them, and the number
stays unread. Words without a class (我局, 依法, 共计) narrow nothing. told_subjects.csv says which classes together
name a subject, which may stand beside them, and what must or must not have been told before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gongkai.parsing.clauses import Counted
from gongkai.parsing.listed_lines import listed_with
from gongkai.parsing.subjects import subjects
from gongkai.parsing.word_classes import SIGNS, Classes, cut, rows, spotted, topic

# a share or a change behind a number says nothing of what it counts
_COMPARES = re.compile(r"\(|\)|占|同比|环比|较|比上|比去")
_LAST_NUMBER = re.compile(r"^.*[0-9]")
_HEADING_OF_APPEALS = re.compile("^[^0-9,;。]{0,20}复议[^0-9,;。]{0,8}诉讼")
_TOLD_TOGETHER = re.compile(r"复议[^0-9]{0,8}[0-9,]+[件起宗例次][^0-9]{0,12}诉[^0-9]{0,6}[0-9]+")


@dataclass(frozen=True, slots=True)
class _Composition:
    subject: str
    needs: Classes
    may: Classes
    topics: Classes  # of which one must be spoken of; with a blank also none
    heard: Classes
    unheard: Classes

    def is_named(self, words: list[Classes]) -> bool:
        """Whether the words about a number alone may name the subject."""
        allowed = self.needs | self.may
        return self.needs <= frozenset().union(*words) and all(not word or word & allowed for word in words)

    def fits(self, words: list[Classes], heard: Classes, told: Classes, topic: str | None) -> bool:
        """Whether what was spoken of before lets them; `told` counts only what numbers before were said of."""
        spoken = frozenset().union(*words)
        return (
            (not self.topics or (topic or "") in self.topics)
            and (not self.heard or bool(self.heard & (heard | spoken)))
            and not self.unheard & told
        )


def composed_items(number: Counted, edition_name: str, heard: str, context: str, around: str) -> set[str]:
    """The items of an edition that the words about a number name; several where they are not clear.

    `heard` is the sentence up to the words before the number, `context` what was told before
    the sentence, `around` the sentence itself with the one before.
    """
    words = _about(number)
    if not words or not any(words):
        return set()
    named = [
        composition
        for composition in _compositions()
        if composition.is_named(words)
        and _items()[composition.subject].get(edition_name)
        and number.unit in _units()[composition.subject]
    ]
    if not named:  # what looks at all that was heard comes last
        return set()
    text = heard + number.before + _after(number)
    before = _LAST_NUMBER.match(heard)
    told = spotted(before[0] if before else "")
    last = topic(text) or topic(context)
    if "receive" in told:  # behind what was published of its own accord the requests are told
        told -= {"proactive"}
    if _TOLD_TOGETHER.search(heard):
        told |= {"direct", "after_review"}
    spoken = spotted(context + heard) | listed_with(around)
    if _HEADING_OF_APPEALS.search(context):  # the part of the form on them counts those of disclosure alone
        spoken |= {"disclosure"} if last in ("reconsideration", "lawsuit") else set()
    return {
        _items()[composition.subject][edition_name]
        for composition in named
        if composition.fits(words, spoken, told, last)
    }


def _about(number: Counted) -> list[Classes] | None:
    """The classes of each word before and after a number; None where one is unknown."""
    listed = cut(number.listed.replace("、", ""))
    before = number.before if listed is not None and not any(listed) else number.listed + number.before
    return cut(before.strip(SIGNS) + "\n" + _after(number).strip(SIGNS))


def _after(number: Counted) -> str:
    """What stands behind a number, but a remark or a comparison: those tell nothing of what it counts."""
    return "" if _COMPARES.match(number.after) else number.after


@cache
def _compositions() -> tuple[_Composition, ...]:
    return tuple(
        _Composition(
            subject=row["subject"],
            needs=_classes(row["needs"]),
            may=_classes(row["may"]),
            topics=frozenset(row["topic"].split("|")) if row["topic"] else frozenset(),
            heard=_classes(row["heard"]),
            unheard=_classes(row["unheard"]),
        )
        for row in rows("told_subjects.csv")
    )


def _classes(listed: str) -> Classes:
    return frozenset(filter(None, listed.split("|")))


@cache
def _items() -> dict[str, dict[str, str]]:
    """The item of each subject in each edition, as subjects.csv has it."""
    found: dict[str, dict[str, str]] = {}
    for subject in subjects():
        found.setdefault(subject.name, {}).update(
            {name: item for name, item in subject.items.items() if item}
        )
    return found


@cache
def _units() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for subject in subjects():
        found[subject.name] = found.get(subject.name, frozenset()) | subject.units
    return found
