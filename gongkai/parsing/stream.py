"""The text of a document as one run of characters without white space and bars, each with its origin.

Real reports print one and the same table as one cell a line, as bars, as inline rows or fused into
one line. What is common to all is the order of characters; where white space, a line end or a bar
stood is kept beside it, as the gap before a character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from itertools import pairwise, repeat
from math import gcd

import opencc

from gongkai.documents import Document, Paragraph
from gongkai.parsing.numbers import NARROW

_BARS = "|｜│┃¦\t"
_BAR = re.compile(f"[{_BARS}]")
_TABS = re.compile("\t+")
_SEVERAL = 2
_LINE_END = re.compile(r"[\r\n\f\v]")
# brackets of all kinds alike, 其它 as 其他; quotation marks come and go in labels and are dropped
_SAME = str.maketrans("【】〔〕［］[]﹙﹚它", "()()()()()他", "\u200b\u200c\u200d\ufeff\u00ad“”‘’「」『』\"'")
_LONGEST_LABEL = 60
# dots that lead from a label to its figure, or from one figure to the next
_LEADERS = re.compile(
    "(?<=[\u4e00-\u9fff)）”’0-9０-９])[ \u3000]*(?:[…⋯]++|[.．]{3,}+|[·•]{3,}+|_{3,}+)[ \u3000…⋯.．·•_]*+(?=[0-9０-９/—-]|$)"
)
_OF_LEADERS = re.compile(r"[…⋯_]|\.\.|．．|··|••")
# what parts characters: white space, bars, and what is dropped
_DROPPED = "".join(chr(code) for code, folded in _SAME.items() if folded is None) + "\u00a0\u3000"
_RUN = re.compile(rf"[^\s{re.escape(_BARS + _DROPPED)}]+")
_FOLDED = {**_SAME, **NARROW}


class Gap(IntEnum):
    """What stood before a character, the stronger the larger."""

    NONE = 0
    SPACE = 1
    LINE = 2
    BAR = 3


@dataclass(frozen=True, slots=True)
class Stream:
    """Characters with the gap and the number of bars before each, and the line and offset it came from."""

    text: str
    gaps: Sequence[Gap]
    bars: Sequence[int]
    origins: Sequence[tuple[int, int]]
    lines: Sequence[Paragraph]

    def locator(self, position: int) -> str:
        """Where the character at a position stands."""
        return self.lines[self.origins[position][0]].locator

    def line_of(self, position: int) -> int:
        """Index of the line that the character at a position stands in."""
        return self.origins[position][0]

    def between(self, position: int) -> str:
        """What stood between a character and the one before it, bars and white space, a line end as one."""
        line, offset = self.origins[position]
        if not position:
            return self.lines[line].text[:offset]
        first, end = self.origins[position - 1]
        if first == line:
            return self.lines[line].text[end + 1 : offset]
        middle = (skipped.text for skipped in self.lines[first + 1 : line])
        return "\n".join((self.lines[first].text[end + 1 :], *middle, self.lines[line].text[:offset]))

    def printed(self, start: int, end: int) -> str:
        """The original text between two positions, line ends as blanks."""
        if start >= end:
            return ""
        (first, begin), (last, finish) = self.origins[start], self.origins[end - 1]
        if first == last:
            return self.lines[first].text[begin : finish + 1]
        middle = [line.text for line in self.lines[first + 1 : last]]
        pieces = [self.lines[first].text[begin:], *middle, self.lines[last].text[: finish + 1]]
        return " ".join(piece.strip() for piece in pieces)

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The range cut at every gap: (start, end) of each run of characters."""
        cuts = [start, *(at for at in range(start + 1, end) if self.gaps[at] > Gap.NONE), end]
        return [(a, b) for a, b in pairwise(cuts) if a < b]


def cell_ends_marked(document: Document) -> list[Paragraph]:
    """The lines of a document, those that are table cells with a bar at their end."""
    found: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found += [Paragraph(f"{cell.text} |", cell.locator) for row in block.rows for cell in row]
    return found


def stream_of(lines: Sequence[Paragraph]) -> Stream:
    """The lines of a document as one stream."""
    text: list[str] = []
    gaps: list[Gap] = []
    bars: list[int] = []
    origins: list[tuple[int, int]] = []
    gap, barred = Gap.LINE, 0
    step = _tabs_for_a_cell(lines)
    for number, line in enumerate(lines):
        gap = max(gap, Gap.LINE)
        end = 0
        for run in _RUN.finditer(_without_leaders(simplified(line.text))):
            start, between = run.start(), line.text[end : run.start()]
            gap, barred = _gap(between, gap), barred + _bars_in(between, step)
            end, rest = run.end(), run.end() - start - 1
            text.append(run[0].translate(_FOLDED))
            gaps += (gap, *(Gap.NONE,) * rest)
            bars += (barred, *(0,) * rest)
            origins += zip(repeat(number), range(start, end), strict=False)
            gap, barred = Gap.NONE, 0
        behind = line.text[end:] if end or step else line.text.replace("\t", " ")
        gap, barred = _gap(behind, gap), barred + _bars_in(behind, step)
    return Stream("".join(text), gaps, bars, origins, lines)


def _without_leaders(line: str) -> str:
    """A line with blanks for the dots that lead to its figures, as long as it was."""
    return _LEADERS.sub(_blanks, line) if _OF_LEADERS.search(line) else line


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _tabs_for_a_cell(lines: Sequence[Paragraph]) -> int:
    """How many tabs set two cells of a line apart: some programs write two.

    None where they stand on lines of their own only, which say nothing of how many cells there are.
    """
    found = [
        len(run)
        for line in lines
        if "\t" in line.text and line.text.strip()
        for run in _TABS.findall(line.text)
    ]
    return gcd(*found)


def _bars_in(between: str, step: int) -> int:
    """How many bars stand between two characters, as many tabs as a cell has as one."""
    count = len(_BAR.findall(between))
    return count if step < _SEVERAL else count - between.count("\t") + between.count("\t") // step


def has_bar(text: str) -> bool:
    """Whether anything in a text parts cells."""
    return bool(_BAR.search(text))


def has_line_end(text: str) -> bool:
    """Whether a text is several lines."""
    return bool(_LINE_END.search(text))


def runs(text: str) -> list[tuple[int, int]]:
    """Where the characters stand that nothing parts: (start, end) of each run."""
    return [run.span() for run in _RUN.finditer(text)]


def _gap(between: str, before: Gap) -> Gap:
    """The strongest of what stands between two characters, and of what stood there before."""
    if not between:
        return before
    if _BAR.search(between):
        return Gap.BAR
    return max(before, Gap.LINE if _LINE_END.search(between) else Gap.SPACE)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A label or phrase in the same alphabet as a stream's text."""
    return "".join(_RUN.findall(simplified(text))).translate(_FOLDED)


def simplified(text: str) -> str:
    """Traditional characters one for one as simplified ones; the length never changes."""
    if text.isascii():
        return text
    return _label_simplified(text) if len(text) <= _LONGEST_LABEL else _simplified(text)


# what programs that turn pages into traditional characters make of words, as long as they were
_OVERSEAS = {"规范性档案": "规范性文件", "资讯": "信息", "专案数": "项目数", "谘询": "咨询"}
# in the names of 乾县 and 乾安县 it is not the traditional 干
_KEPT = "乾"


def _simplified(text: str) -> str:
    if _KEPT in text:
        return _KEPT.join(map(_simplified, text.split(_KEPT)))
    converted: str = _converter().convert(text)
    if converted == text:
        return text
    whole = converted if len(converted) == len(text) else "".join(map(_one_simplified, text))
    for word, usual in _OVERSEAS.items():
        whole = whole.replace(word, usual)
    return whole


# cells and labels are the same in every document, sentences are not
_label_simplified = lru_cache(maxsize=16384)(_simplified)


def _one_simplified(character: str) -> str:
    converted: str = _converter().convert(character)
    return converted if len(converted) == 1 else character


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
