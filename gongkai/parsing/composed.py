"""Subjects put together of words: what a number counts where no ready phrase of subjects.csv names it.

The words about a number are cut into those of told_words.csv; one word that is not among them, and the number
stays unread. Words without a class (我局, 依法, 共计) narrow nothing. told_subjects.csv says which classes together
name a subject, which may stand beside them, and what must or must not have been told before.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from gongkai.parsing.clauses import Counted
from gongkai.parsing.phrases import YEAR
from gongkai.parsing.subjects import WHOLE_YEAR, subjects

# words that are written in too many ways to be listed: the body itself, dates, the numbers of a list
_WRITTEN = re.compile(
    rf"{WHOLE_YEAR}|(?:截至|截止)(?:{YEAR}) ?年(?:年?底|年?末)"
    r"|[我本全][省市区县州盟旗镇乡局委办厅院处]|[我本](?:机关|单位|部门|街道|中心|镇政府|乡政府|办事处)|全(?:系统|街道)"
    rf"|(?:截至|截止)?(?:(?:{YEAR})年)?12月(?:31日)?(?:底|止)?|(?:{YEAR}) ?年(?:度|全年)?"
    r"|[一二三四五六七八九十]是|\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[).]"
)
_SIGNS = " ,:“”\"'()。"
# a share or a change behind a number says nothing of what it counts
_COMPARES = re.compile(r"\(|\)|占|同比|环比|较|比上|比去")
_LAST_NUMBER = re.compile(r"^.*[0-9]")
_TOLD_TOGETHER = re.compile(r"复议[^0-9]{0,8}[0-9,]+[件起宗例次][^0-9]{0,12}诉[^0-9]{0,6}[0-9]+")
_FOREIGN = "foreign"
# words longer than this are none of ours
_MOST_CHARACTERS = 80

Classes = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Composition:
    subject: str
    needs: Classes
    may: Classes
    topics: Classes  # of which one must be spoken of; with a blank also none
    heard: Classes
    unheard: Classes

    def fits(self, words: list[Classes], heard: Classes, told: Classes, topic: str | None) -> bool:
        """Whether the words name the subject; `told` counts only what numbers before were said of."""
        allowed = self.needs | self.may
        spoken = frozenset().union(*words)
        return (
            all(not word or word & allowed for word in words)
            and self.needs <= spoken
            and (not self.topics or (topic or "") in self.topics)
            and (not self.heard or bool(self.heard & (heard | spoken)))
            and not self.unheard & told
        )


def composed_items(number: Counted, edition_name: str, heard: str, context: str) -> set[str]:
    """The items of an edition that the words about a number name; several where they are not clear.

    `heard` is the sentence up to the words before the number, `context` what was told before the sentence.
    """
    words = _about(number)
    if not words or not any(words):
        return set()
    text = heard + number.before + number.after
    before = _LAST_NUMBER.match(heard)
    told = _spotted(before[0] if before else "")
    topic = _topic(text) or _topic(context)
    if "receive" in told:  # behind what was published of its own accord the requests are told
        told -= {"proactive"}
    if _TOLD_TOGETHER.search(heard):
        told |= {"direct", "after_review"}
    spoken = _spotted(context + heard)
    return {
        item
        for composition in _compositions()
        if composition.fits(words, spoken, told, topic)
        and (item := _items()[composition.subject].get(edition_name))
        and number.unit in _units()[composition.subject]
    }


def _about(number: Counted) -> list[Classes] | None:
    """The classes of each word before and after a number; None where one is unknown."""
    after = "" if _COMPARES.match(number.after) else number.after
    return _cut(number.before.strip(_SIGNS) + "\n" + after.strip(_SIGNS))


def _cut(text: str) -> list[Classes] | None:
    """The classes of the words a text is made of, in the fewest words; None where it is not made of ours."""
    if len(text) > _MOST_CHARACTERS:
        return None
    best: list[list[Classes] | None] = [[]] + [None] * len(text)
    for at in range(len(text)):
        here = best[at]
        if here is None:
            continue
        for end, classes in _words_at(text, at):
            known = best[end]
            if known is None or len(known) > len(here) + 1:
                best[end] = [*here, classes]
    return best[-1]


def _words_at(text: str, at: int) -> Iterator[tuple[int, Classes]]:
    if text[at] in _SIGNS or text[at] == "\n":
        yield at + 1, frozenset()
    words = _words()
    for end in range(at + 1, min(len(text), at + _longest()) + 1):
        if text[at:end] in words:
            yield end, words[text[at:end]]
    if written := _WRITTEN.match(text, at):
        yield written.end(), frozenset()


def _spotted(text: str) -> Classes:
    """The classes of all words found in a text, and whether it speaks of a foreign matter."""
    found = frozenset[str]().union(*_spots(text, _words()))
    return found | {_FOREIGN} if any(_FOREIGN in topics for topics in _spots(text, _topics())) else found


def _topic(text: str) -> str | None:
    """What a text speaks of last; None where it names nothing of the kind."""
    last = None
    for topics in _spots(text, _topics()):
        last = next(iter(topics), last)
    return last


def _spots(text: str, words: Mapping[str, Classes]) -> Iterator[Classes]:
    """What is known of the words found in a text one behind the other, the longest that begin at each place."""
    at = 0
    while at < len(text):
        ends = range(min(len(text), at + _longest()), at, -1)
        end = next((end for end in ends if text[at:end] in words), None)
        if end is not None:
            yield words[text[at:end]]
        at = end or at + 1


@cache
def _words() -> dict[str, Classes]:
    """Every word and its classes; a word may have several, those without one narrow nothing."""
    found: dict[str, set[str]] = {}
    for row in _rows("told_words.csv"):
        for word in row["words"].split("|"):
            found.setdefault(word, set()).update(filter(None, [row["class"]]))
    return {word: frozenset(classes) for word, classes in found.items()}


@cache
def _longest() -> int:
    return max(map(len, _topics()))


@cache
def _topics() -> dict[str, Classes]:
    """The one matter that a word tells of; the words of told_words.csv tell of none but their own."""
    own = {topic for row in _rows("told_subjects.csv") for topic in row["topic"].split("|") if topic}
    told = {word: frozenset(sorted(classes & own)[:1]) for word, classes in _words().items()}
    for row in _rows("told_topics.csv"):
        told |= {word: frozenset({row["topic"]}) for word in row["words"].split("|")}
    return told


@cache
def _compositions() -> tuple[_Composition, ...]:
    return tuple(
        _Composition(
            row["subject"],
            *(frozenset(filter(None, row[name].split("|"))) for name in ("needs", "may")),
            frozenset(row["topic"].split("|") if row["topic"] else ()),
            *(frozenset(filter(None, row[name].split("|"))) for name in ("heard", "unheard")),
        )
        for row in _rows("told_subjects.csv")
    )


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


def _rows(name: str) -> list[dict[str, str]]:
    text = (resources.files("gongkai.parsing") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))
