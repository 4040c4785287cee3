"""The lines of a document told apart: narrative, form, and the frame of titles, site text and signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.documents import Paragraph
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.phrases import in_usual_words
from gongkai.records import Part, Passage

_METADATA = re.compile(
    r"^ *(?:标题|发布时间|发布日期|公开时间|公开日期|来源|信息来源|栏目|原文链接|作者|文号|发布机构|索引号|浏览次数|点击数|"
    r"时间|当前位置|打印|字体|分享到|责任编辑|附件|填报单位)[ :(【]"
)
_CLOSES_A_SENTENCE = re.compile(r"[。！？!?；;：:.）)]\s*$")
_OPENS_A_PARAGRAPH = re.compile(
    r"\s{2,}|\u3000|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[0-9]{1,2}[.、．]|第[一二三四五六七八九十]+[章节条]"
)
_SHORTEST_FULL_LINE = 18
_HEADING_CHARACTERS = 45
_LINES_ABOVE_THE_TABLE = 12


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A paragraph of one or several lines: its text, and at which offset each line begins."""

    text: str
    starts: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, lines: Sequence[Paragraph]) -> Wrapped:
        """The lines put together without a gap."""
        starts, offset = [], 0
        for line in lines:
            starts.append((offset, line.locator))
            offset += len(line.text)
        return cls("".join(line.text for line in lines), tuple(starts))

    def locator_at(self, offset: int) -> str:
        """Where the character at an offset stands."""
        return next(locator for start, locator in reversed(self.starts) if start <= offset)


def passages_of(lines: Sequence[Paragraph], form: FormReading | None, title: str | None) -> list[Passage]:
    """Every line that is not empty, in order; a line that the form begins or ends in is cut there."""
    pieces = list(_pieces(lines, form))
    heads = _table_heads(pieces)
    found = []
    for at, (part, paragraph) in enumerate(pieces):
        is_frame = part == "narrative" and (at in heads or _is_frame(paragraph.text, title))
        found.append(Passage(at + 1, paragraph.locator, "frame" if is_frame else part, paragraph.text))
    return found


def narrative_of(passages: Sequence[Passage]) -> list[Wrapped]:
    """The narrative's paragraphs; lines that a page's width cut are put together again."""
    found: list[list[Paragraph]] = []
    goes_on = False
    for passage in passages:
        if passage.part != "narrative":
            goes_on = False
            continue
        line = Paragraph(passage.text, passage.locator)
        if goes_on and not _OPENS_A_PARAGRAPH.match(passage.text):
            found[-1].append(line)
        else:
            found.append([line])
        goes_on = len(passage.text) >= _SHORTEST_FULL_LINE and not _CLOSES_A_SENTENCE.search(passage.text)
    return [Wrapped.of(lines) for lines in found]


def _pieces(lines: Sequence[Paragraph], form: FormReading | None) -> Iterator[tuple[Part, Paragraph]]:
    first = form.start if form else (len(lines), 0)
    last = form.end if form else (len(lines), 0)
    for number, line in enumerate(lines):
        begin = first[1] if number == first[0] else 0
        finish = last[1] if number == last[0] else len(line.text)
        if number < first[0] or number > last[0]:
            yield from _filled("narrative", line, 0, len(line.text))
            continue
        yield from _filled("narrative", line, 0, begin)
        yield from _filled("form", line, begin, finish)
        yield from _filled("narrative", line, finish, len(line.text))


def _filled(part: Part, line: Paragraph, begin: int, finish: int) -> Iterator[tuple[Part, Paragraph]]:
    text = line.text[begin:finish].strip()
    if text:
        yield part, Paragraph(text, line.locator)


def _table_heads(pieces: Sequence[tuple[Part, Paragraph]]) -> set[int]:
    """The short lines right above the form: its title, who fills it in, the names of its columns."""
    first = next((at for at, (part, _) in enumerate(pieces) if part == "form"), None)
    heads: set[int] = set()
    for at in range((first or 0) - 1, max(-1, (first or 0) - 1 - _LINES_ABOVE_THE_TABLE), -1):
        if len(pieces[at][1].text) > _HEADING_CHARACTERS or "。" in pieces[at][1].text:
            break
        heads.add(at)
    return heads


def _is_frame(text: str, title: str | None) -> bool:
    line = in_usual_words(text)
    return bool(_METADATA.match(line)) or (title is not None and len(line) >= 6 and line in title)
