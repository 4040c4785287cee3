"""Bytes of one file to a Document: text in reading order, every piece with the place it stands in.

One file of this folder reads one format; which one is decided by the bytes, the name only settles
what the bytes leave open.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

# stands behind figures that were read from a picture with little certainty; no such text is a number
DOUBT = "?"


class UnreadableError(Exception):
    """These bytes give no document; the message is the reason of the rejection, in one line."""


# a page has hundreds of these two: tuples are made twice as fast as dataclasses
class Paragraph(NamedTuple):
    """One line or paragraph of running text; table cells of a text file stand in it parted by bars."""

    text: str
    locator: str


class GridCell(NamedTuple):
    """One cell of a table; spans count rows and columns, row and column are zero-based."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    locator: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose rows and columns the format itself gives."""

    rows: tuple[tuple[GridCell, ...], ...]
    locator: str


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, in reading order; `doubts` are what the reader wants eyes on."""

    source_name: str
    media_type: str
    blocks: tuple[Block, ...]
    doubts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All text, a line a paragraph or cell."""
        return "\n".join(texts(self))


def texts(document: Document) -> list[str]:
    """The text of every paragraph and every table cell."""
    return [piece.text for piece in pieces(document)]


def lines(document: Document) -> list[Paragraph]:
    """Every paragraph and every table cell as one line with its place."""
    return [
        piece if isinstance(piece, Paragraph) else Paragraph(piece.text, piece.locator)
        for piece in pieces(document)
    ]


def pieces(document: Document) -> list[Paragraph | GridCell]:
    """Every paragraph and every table cell, in reading order."""
    found: list[Paragraph | GridCell] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found += chain.from_iterable(block.rows)
    return found
