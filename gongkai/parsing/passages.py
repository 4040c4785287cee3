"""The lines of a document told apart: narrative, form, and the frame of titles, site text and signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongkai.documents import Paragraph
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.phrases import folded
from gongkai.parsing.stream import Stream
from gongkai.records import Part, Passage

_METADATA = re.compile(
    r"^ *(?:标题|发布时间|发布日期|公开时间|公开日期|来源|信息来源|栏目|原文链接|作者|文号|发布机构|索引号|浏览次数|点击数|"
    r"时间|当前位置|打印|字体|分享到|责任编辑|附件|填报单位)[ :(【]"
)
_HEADING_CHARACTERS = 45
_LINES_ABOVE_THE_TABLE = 12


def passages_of(
    lines: Sequence[Paragraph], stream: Stream, form: FormReading | None, title: str | None
) -> list[Passage]:
    """Every line that is not empty, in order; a line that the form begins or ends in is cut there."""
    pieces = list(_pieces(lines, stream, form))
    heads = _table_heads(pieces)
    found = []
    for at, (part, paragraph) in enumerate(pieces):
        is_frame = part == "narrative" and (at in heads or _is_frame(paragraph.text, title))
        found.append(Passage(at + 1, paragraph.locator, "frame" if is_frame else part, paragraph.text))
    return found


def narrative_of(passages: Sequence[Passage]) -> list[Paragraph]:
    """The narrative's paragraphs."""
    return [Paragraph(passage.text, passage.locator) for passage in passages if passage.part == "narrative"]


def _pieces(
    lines: Sequence[Paragraph], stream: Stream, form: FormReading | None
) -> Iterator[tuple[Part, Paragraph]]:
    first = stream.origins[form.start] if form else (len(lines), 0)
    last = stream.origins[form.end - 1] if form else (len(lines), 0)
    for number, line in enumerate(lines):
        begin = first[1] if number == first[0] else 0
        finish = last[1] + 1 if number == last[0] else len(line.text)
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
    line = folded(text).strip()
    return bool(_METADATA.match(line)) or (title is not None and len(line) >= 6 and line in title)
