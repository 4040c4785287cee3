"""The words of told_words.csv in a text: what it is made of, what it tells, and what it speaks of last."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources

from gongkai.parsing.phrases import YEAR
from gongkai.parsing.subjects import WHOLE_YEAR

Classes = frozenset[str]
FOREIGN = "foreign"

# words that are written in too many ways to be listed: the body itself, dates, the numbers of a list
_WRITTEN = re.compile(
    rf"{WHOLE_YEAR}|(?:截至|截止)(?:{YEAR}) ?年(?:年?底|年?末)"
    r"|[\u4e00-\u9fff]{2,14}等(?:处|地|场所)"
    r"|[我本全][省市区县州盟旗镇乡局委办厅院处]|[我本](?:机关|单位|部门|部(?!门|分)|街道|中心|镇政府|乡政府|办事处)|[我本全]街(?!道)|全(?:系统|街道)"
    rf"|(?:截至|截止)?(?:(?:{YEAR})年)?12月(?:31日)?(?:底|止)?|(?:{YEAR}) ?年(?:度|全年)?"
    r"|[一二三四五六七八九十]是|\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[).]"
)
SIGNS = " ,:“”\"'()。"
# words longer than this are none of ours
_MOST_CHARACTERS = 80


def cut(text: str) -> list[Classes] | None:
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
    if text[at] in SIGNS or text[at] == "\n":
        yield at + 1, frozenset()
    words = _words()
    for length in reversed(_lengths(_words).get(text[at], ())):
        end = at + length
        if end <= len(text) and text[at:end] in words:
            yield end, words[text[at:end]]
    if written := _WRITTEN.match(text, at):
        yield written.end(), frozenset()


def spotted(text: str) -> Classes:
    """The classes of all words found in a text, and whether it speaks of a foreign matter."""
    found = frozenset[str]().union(*_spots(text, _words))
    return found | {FOREIGN} if any(FOREIGN in topics for topics in _spots(text, _topics)) else found


def topic(text: str) -> str | None:
    """What a text speaks of last; None where it names nothing of the kind."""
    last = None
    for topics in _spots(text, _topics):
        last = next(iter(topics), last)
    return last


def _spots(text: str, known: Callable[[], Mapping[str, Classes]]) -> Iterator[Classes]:
    """What is known of the words found in a text one behind the other, the longest that begin at each place."""
    words, lengths, at = known(), _lengths(known), 0
    while at < len(text):
        ends = (at + length for length in lengths.get(text[at], ()))
        end = next((end for end in ends if text[at:end] in words), None)
        if end is not None:
            yield words[text[at:end]]
        at = end or at + 1


@cache
def _lengths(known: Callable[[], Mapping[str, Classes]]) -> dict[str, list[int]]:
    """How long the words are that begin with a sign, the longest first."""
    found: dict[str, set[int]] = {}
    for word in known():
        found.setdefault(word[0], set()).add(len(word))
    return {sign: sorted(lengths, reverse=True) for sign, lengths in found.items()}


@cache
def _words() -> dict[str, Classes]:
    """Every word and its classes; a word may have several, those without one narrow nothing."""
    found: dict[str, set[str]] = {}
    for row in rows("told_words.csv"):
        for word in row["words"].split("|"):
            found.setdefault(word, set()).update(filter(None, [row["class"]]))
    return {word: frozenset(classes) for word, classes in found.items()}


@cache
def _topics() -> dict[str, Classes]:
    """The one matter that a word tells of; the words of told_words.csv tell of none but their own."""
    own = {topic for row in rows("told_subjects.csv") for topic in row["topic"].split("|") if topic}
    told = {word: frozenset(sorted(classes & own)[:1]) for word, classes in _words().items()}
    for row in rows("told_topics.csv"):
        told |= {word: frozenset({row["topic"]}) for word in row["words"].split("|")}
    return told


def rows(name: str) -> list[dict[str, str]]:
    """The lines of one of the lists of words beside this module, by column."""
    text = (resources.files("gongkai.parsing") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))
