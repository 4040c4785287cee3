"""The rows of all tables in a document: a label and the cells that follow it.

Tables that the format gives come cell by cell, blank ones too. Text made from tables is cut at bars and
line ends; of blank cells only those that bars show are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.documents import Document, Grid, GridCell, Paragraph
from gongkai.parsing.matrix_labels import is_known
from gongkai.parsing.numbers import read_figure
from gongkai.parsing.stream import Gap, Stream, stream_of

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LABEL_THEN_FIGURES = re.compile(
    r"(?P<label>.*?[\u4e00-\u9fff)）”\"])(?P<figures>(?:[\s\u3000]*[-+]?[0-9][0-9,.]*)+)\s*"
)
_PIECES_OF_A_LABEL = 3


@dataclass(frozen=True, slots=True)
class Token:
    """One cell as printed; a blank cell has no text."""

    text: str
    locator: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed."""
        return not self.text.strip()

    @property
    def is_label(self) -> bool:
        """Whether it is words and not a figure or a sign for none."""
        return bool(_CHINESE.search(self.text)) and read_figure(self.text).state == "text"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A label and the cells after it up to the next label; `is_whole` if blank cells were kept."""

    label: Token
    cells: tuple[Token, ...]
    is_whole: bool


def table_rows(document: Document) -> Iterator[TableRow]:
    """Every row in reading order; heads come as rows of their own without cells."""
    paragraphs: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            paragraphs.append(block)
            continue
        yield from _rows_of_text(stream_of(paragraphs))
        paragraphs = []
        yield from _rows_of_grid(block)
    yield from _rows_of_text(stream_of(paragraphs))


def _rows_of_grid(grid: Grid) -> Iterator[TableRow]:
    for row in grid.rows:
        tokens = [_token(cell) for cell in row]
        last = max((at for at, token in enumerate(tokens) if token.is_label), default=-1)
        for head in tokens[: max(last, 0)]:
            if head.is_label:
                yield TableRow(head, (), is_whole=True)
        label = tokens[last] if last >= 0 else Token("", tokens[0].locator if tokens else grid.locator)
        yield TableRow(label, tuple(tokens[last + 1 :]), is_whole=True)


def _token(cell: GridCell) -> Token:
    return Token(cell.text, cell.locator)


def _rows_of_text(stream: Stream) -> Iterator[TableRow]:
    label = Token("", "")
    cells: list[Token] = []
    for token in _joined(list(_tokens(stream))):
        if not token.is_label:
            cells.append(token)
            continue
        if label.text or cells:
            yield TableRow(label, tuple(cells), is_whole=False)
        label, cells = token, []
    if label.text or cells:
        yield TableRow(label, tuple(cells), is_whole=False)


def _tokens(stream: Stream) -> Iterator[Token]:
    """Cells cut at bars and line ends, a blank one for each bar that has nothing before it."""
    cuts = [at for at, gap in enumerate(stream.gaps) if gap > Gap.SPACE]
    for begin, end in pairwise([*cuts, len(stream.text)]):
        locator = stream.locator(begin)
        yield from (Token("", locator) for _ in range(stream.bars[begin] - 1))
        yield from _split(stream.printed(begin, end).strip(), locator)


def _split(text: str, locator: str) -> Iterator[Token]:
    """A known label with figures on the same line is cut from them."""
    match = _LABEL_THEN_FIGURES.fullmatch(text)
    if match and is_known(match["label"]):
        yield Token(match["label"].strip(), locator)
        yield from (Token(figure, locator) for figure in match["figures"].split())
    elif not _CHINESE.search(text):
        yield from (Token(figure, locator) for figure in text.split())
    else:
        yield Token(text, locator)


def _joined(tokens: Sequence[Token]) -> Iterator[Token]:
    """Labels that a line end cut in two are put together where that makes a known one."""
    at = 0
    while at < len(tokens):
        length = _length_of_label(tokens[at : at + _PIECES_OF_A_LABEL])
        yield Token("".join(token.text for token in tokens[at : at + length]), tokens[at].locator)
        at += length


def _length_of_label(tokens: Sequence[Token]) -> int:
    """How many tokens make the longest known label; one where none does."""
    if not tokens[0].is_label or is_known(tokens[0].text):
        return 1
    for length in range(2, len(tokens) + 1):
        if not tokens[length - 1].is_label:
            return 1
        if is_known("".join(token.text for token in tokens[:length])):
            return length
    return 1
