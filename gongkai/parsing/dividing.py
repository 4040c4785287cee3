"""A document that holds several reports, one after another, into a document for each.

A second title alone starts no report: pages link to other years, and a table repeats the title over it.
So a part is cut off only where its title names another year or body and every part is a report of
its own: all have their form, or none has one and each has its chapters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gongkai.documents import Block, Document, Paragraph
from gongkai.parsing.identity import is_body_line, title_said
from gongkai.parsing.phrases import folded

_TITLE_ROWS = 2

IsReport = Callable[[Document], bool]


@dataclass(frozen=True, slots=True)
class _Head:
    """A title, the block it starts at, and what it says."""

    block: int
    year: int
    name: str | None


def split(document: Document, has_form: IsReport, has_chapters: IsReport) -> list[Document]:
    """The document itself, or one document for each report in it; no block is lost or stands twice."""
    heads = _heads(document.blocks)
    if len(heads) < 2:
        return [document]
    parts = _merged(_cut(document, heads), has_form)
    if len(parts) < 2:
        parts = _merged(_cut(document, heads), has_chapters)
        if any(has_form(part) for part in parts):
            return [document]
    return parts if len(parts) > 1 else [document]


def _heads(blocks: Sequence[Block]) -> list[_Head]:
    """Titles that name another year or body than the title before them."""
    texts = [(index, text) for index, block in enumerate(blocks) if (text := _heading(block)) is not None]
    heads: list[_Head] = []
    for place, (index, text) in enumerate(texts):
        before = texts[place - 1] if place else (index, "")
        after = texts[place + 1][1] if place + 1 < len(texts) else ""
        said, start = title_said(text) or title_said(text + after), index
        if said and said[1] is None and is_body_line(before[1]):
            said, start = (
                title_said(before[1] + text) or title_said(before[1] + text + after) or said,
                before[0],
            )
        if said and (not heads or _is_other(heads[-1], *said)):
            heads.append(_Head(start, *said))
    return heads


def _is_other(head: _Head, year: int, name: str | None) -> bool:
    if year != head.year:
        return True
    return bool(name and head.name) and not (str(name) in str(head.name) or str(head.name) in str(name))


def _heading(block: Block) -> str | None:
    """The text of a paragraph, or of the only cell filled in a table's first rows; None for an empty line."""
    if isinstance(block, Paragraph):
        return folded(block.text).strip(" |#*") or None
    for row in block.rows[:_TITLE_ROWS]:
        filled = {cell.text for cell in row if cell.text.strip()}
        if len(filled) == 1:
            return folded(filled.pop()).strip()
    return ""


def _cut(document: Document, heads: Sequence[_Head]) -> list[Document]:
    edges = [0, *(head.block for head in heads[1:]), len(document.blocks)]
    return [replace(document, blocks=document.blocks[start:end]) for start, end in pairwise(edges)]


def _merged(parts: Sequence[Document], is_report: IsReport) -> list[Document]:
    """Parts that are no report of their own go to the one before, those at the very top to the one after."""
    found: list[Document] = []
    top: tuple[Block, ...] = ()
    for part in parts:
        if is_report(part):
            found.append(replace(part, blocks=top + part.blocks))
            top = ()
        elif found:
            found[-1] = replace(found[-1], blocks=found[-1].blocks + part.blocks)
        else:
            top += part.blocks
    return found
