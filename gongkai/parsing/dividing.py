"""A document that holds several reports, one after another, into a document for each.

A second title alone starts no report: pages link to other years, and a table repeats the title over it.
So a part is cut off only where its title names another year or body and every part is a report of
its own: all have their form, or none has one and each has its chapters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gongkai.documents import Block, Document, GridCell, Paragraph
from gongkai.parsing.identity import body_filling_in, is_body_line, title_said
from gongkai.parsing.phrases import in_usual_words

_TITLE_ROWS = 2

IsReport = Callable[[Document], bool]
Row = tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """A title, the block it starts at, and what it says."""

    block: int
    year: int
    name: str | None


def split(document: Document, has_form: IsReport, has_chapters: IsReport) -> list[Document]:
    """The document itself, or one document for each report in it; no block is lost or stands twice."""
    whole = document
    document = replace(document, blocks=tuple(part for block in document.blocks for part in _tables(block)))
    heads = _heads(document.blocks)
    if len(heads) < 2:
        return [whole]
    parts = _merged(_cut(document, heads), has_form)
    if len(parts) < 2:
        parts = _merged(_cut(document, heads), has_chapters)
        if any(has_form(part) for part in parts):
            return [whole]
    return parts if len(parts) > 1 else [whole]


def _tables(block: Block) -> Iterator[Block]:
    """A table, or the tables that titles in rows of their own divide it into, each with its title."""
    if isinstance(block, Paragraph):
        yield block
        return
    starts = [row for row, cells in enumerate(block.rows) if title_said(_only_text(cells) or "")]
    for start, end in pairwise(sorted({0, *starts, len(block.rows)})):
        yield replace(block, rows=tuple(_moved_up(row, start, end) for row in block.rows[start:end]))


def _moved_up(row: Row, start: int, end: int) -> Row:
    """The row as one of a table cut out of its own; a cell that spans the cut ends there."""
    return tuple(
        cell._replace(row=cell.row - start, row_span=min(cell.row_span, end - cell.row)) for cell in row
    )


def _only_text(row: Row) -> str | None:
    filled = {cell.text for cell in row if cell.text.strip()}
    return in_usual_words(filled.pop()) if len(filled) == 1 else None


def _heads(blocks: Sequence[Block]) -> list[_Head]:
    """Titles that name another year or body than the title before them."""
    texts = [(index, text) for index, block in enumerate(blocks) if (text := _heading(block)) is not None]
    heads: list[_Head] = []
    for place, (index, text) in enumerate(texts):
        before = texts[place - 1] if place else (index, "")
        after = texts[place + 1][1] if place + 1 < len(texts) else ""
        said, start = title_said(text), index
        if not said and text and not title_said(after):
            # a title that stands on its own takes no line over it along: not a table, not a date of signature
            said = title_said(text + after)
        if said and said[1] is None and is_body_line(before[1]):
            said, start = (
                title_said(before[1] + text) or title_said(before[1] + text + after) or said,
                before[0],
            )
        if said and said[1] is None:
            said = said[0], body_filling_in(_below_title(blocks[index]) or after)
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
        return in_usual_words(block.text).strip(" |#*") or None
    for row in block.rows[:_TITLE_ROWS]:
        text = _only_text(row)
        if text is not None:
            return text
    return ""


def _below_title(block: Block) -> str | None:
    """The first cell of the row under a table's title, where 填报单位 stands."""
    if isinstance(block, Paragraph) or len(block.rows) < 2:
        return None
    return next((in_usual_words(cell.text) for cell in block.rows[1] if cell.text.strip()), None)


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
