"""Markdown: pipe tables as grids with ragged rows kept ragged, everything else lines without its marks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from gongkai.documents import Block, Document, Grid, GridCell, Paragraph, UnreadableError
from gongkai.documents.decoding import decode
from gongkai.documents.grids import beside_picture, check_size, grid_of
from gongkai.documents.limits import MAX_LINE_CHARACTERS

MEDIA_TYPE = "text/markdown"
_LINE_END = re.compile(r"\r\n|\r|\n")
# fewer than three dashes may be a figure: "-" and "--" are printed for none
_DASHES = r"\s*(?::?-{3,}:?|:-+:?|-+:)\s*"
_SEPARATOR = re.compile(rf"\|?{_DASHES}(?:\|{_DASHES})*\|?")
_UNESCAPED_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LEADING_MARKS = re.compile(r"^(?:#{1,6}\s+|>\s?|[*+]\s+)+")
_RULE = re.compile(r"(?:[-*_]\s*){3,}")
_PICTURE = re.compile(r"!\[([^\]\[]{0,200})\]\([^()\s]{0,500}\)")
_LINK = re.compile(r"\[([^\]\[]{0,200})\]\([^()\s]{0,500}\)")
_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\\)\*")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")


def read_markdown(content: bytes, source_name: str) -> Document:
    """Read a Markdown file; UnreadableError where the bytes are no text."""
    text, doubts = decode(content)
    lines = _LINE_END.split(text.lstrip("\ufeff"))
    too_long = next((number for number, line in enumerate(lines, 1) if len(line) > MAX_LINE_CHARACTERS), None)
    if too_long:
        raise UnreadableError(f"line {too_long} is longer than {MAX_LINE_CHARACTERS} characters")
    blocks = tuple(_blocks(lines))
    if not blocks:
        raise UnreadableError("the file holds no text")
    return Document(source_name, MEDIA_TYPE, blocks, doubts)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    in_table = _table_lines(lines)
    numbered = enumerate(lines, 1)
    for is_table, group in groupby(numbered, key=lambda line: line[0] in in_table):
        if is_table:
            grid = _grid(list(group))
            if any(grid.rows):
                yield grid
            continue
        for number, line in group:
            text = _plain(_LEADING_MARKS.sub("", line.strip(), count=1))
            if text and not _RULE.fullmatch(line.strip()):
                yield Paragraph(text, f"line {number}")


def _table_lines(lines: Sequence[str]) -> set[int]:
    """Numbers of the lines that belong to tables: between bars, or around a separator row."""
    found: set[int] = set()
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        bars = len(_UNESCAPED_BAR.findall(stripped))
        goes_on = number - 1 in found and bars > 0
        if goes_on or (bars > 1 and stripped.startswith("|") and stripped.endswith("|")):
            found.add(number)
        elif bars and _SEPARATOR.fullmatch(stripped) and "|" in (lines[number - 2] if number > 1 else ""):
            found |= {number - 1, number}
        if number > 1 and _SEPARATOR.fullmatch(stripped):
            found |= _without_edges(lines, number)
    return found


def _without_edges(lines: Sequence[str], separator: int) -> set[int]:
    """The lines of a table without bars around its rows, up to an empty one: a row of one cell has no bar at all."""
    rows = list(takewhile(str.strip, lines[separator:]))
    heads = lines[separator - 2].strip()
    is_one = (
        heads
        and any(map(_UNESCAPED_BAR.search, rows))
        and not any(row.lstrip().startswith("#") for row in rows)
    )
    has_edges = any(row.strip().startswith("|") and row.strip().endswith("|") for row in (heads, *rows))
    if not is_one or has_edges:
        return set()
    return set(range(separator - 1, separator + len(rows) + 1))


def _grid(lines: Sequence[tuple[int, str]]) -> Grid:
    """One grid of the rows; separator rows hold nothing, wherever they stand."""
    locator = f"line {lines[0][0]}"
    printed = [(number, line) for number, line in lines if not _SEPARATOR.fullmatch(line.strip())]
    check_size(len(printed), 0, f"the table on {locator}")
    has_edges = _has_edges([line.strip() for _, line in printed])
    rows = [(number, _cells(line, has_edges=has_edges)) for number, line in printed]
    check_size(0, max((len(cells) for _, cells in rows), default=0), f"the table on {locator}")
    cells = (
        GridCell(text, row, column, 1, 1, f"line {number} column {column + 1}")
        for row, (number, texts) in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return grid_of(cells, len(rows), locator)


def _has_edges(lines: Sequence[str]) -> bool:
    """Whether bars stand around the rows of a table too; where they do not, one at an end sets a blank cell apart."""
    are_around = [(line.startswith("|"), line.endswith("|")) for line in lines if "|" in line]
    return (True, True) in are_around or (False, False) not in are_around


def _cells(line: str, *, has_edges: bool) -> list[str]:
    pieces = _UNESCAPED_BAR.split(line.strip())
    if has_edges and not pieces[0].strip():
        del pieces[0]
    if has_edges and pieces and not pieces[-1].strip():
        del pieces[-1]
    return [_cell(piece) for piece in pieces]


def _cell(piece: str) -> str:
    """The text of a cell; what stands in for a picture is no figure."""
    without = _PICTURE.sub("", piece).strip()
    if without != piece.strip() and (doubtful := beside_picture(without)) != without:
        return doubtful
    return "\n".join(_plain(part) for part in _BREAK.split(piece))


def _plain(text: str) -> str:
    """Text without the marks of emphasis, code and links."""
    for linked in (_PICTURE, _LINK):
        text = linked.sub(r"\1", text)
    text = _ESCAPED.sub(r"\1", _EMPHASIS.sub("", text))
    return html.unescape(text).replace("\u00a0", " ").strip()
