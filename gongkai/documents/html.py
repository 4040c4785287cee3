"""HTML pages: blocks as paragraphs, tables as grids with their spans; tables that lay out the page are flattened.

Tables are counted in document order without those that only lay out the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gongkai.documents import DOUBT, Block, Document, Grid, GridCell, Paragraph, UnreadableError
from gongkai.documents.decoding import decode_declared
from gongkai.documents.grids import check_size, made_cell, only_lays_out, places
from gongkai.documents.html_fields import with_fields_written_out
from gongkai.documents.html_marks import (
    BREAK,
    CELL,
    CELL_END,
    COLUMN_SPAN,
    ROW,
    TABLE,
    TABLE_END,
    TEXT,
    marked_text,
)
from gongkai.documents.html_scripts import tables_in_scripts
from gongkai.documents.limits import MAX_COLUMNS, MAX_TABLE_DEPTH

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,30})", re.IGNORECASE)
_CHARSET_WITHIN = 4096
# without one of these the file is text with tables in it, and its line ends are line ends
_HAS_BLOCKS = re.compile(r"<(?:html|body|div|p|br)\b", re.IGNORECASE)
_LEAD = re.compile(f"{CELL}[^{TEXT}]*{TEXT}")
_MARK = re.compile(f"[{BREAK}-{CELL_END}]+")
_NUMBER = re.compile(r"\s*0*([0-9]{1,9})")
_EDGE = f"{BREAK} \t\r\n\u00a0"
_SHORT_CELL = 80

# text, rowspan (0 reaches to the end of the table), colspan, and what stands behind the cell in its row
_Cell = tuple[str, int, int, str]


def read_html(content: bytes, source_name: str) -> Document:
    """Read a page; UnreadableError where its text cannot be taken out whole."""
    declared = _CHARSET.search(content[:_CHARSET_WITHIN])
    text, doubts, encoded = decode_declared(content, declared[1].decode("ascii") if declared else None)
    if (shown := with_fields_written_out(text)) is not text:
        text, encoded = shown, shown.encode("utf-8", "surrogatepass")
    if not _HAS_BLOCKS.search(text):
        text, encoded = text.replace("\n", "<br>\n"), encoded.replace(b"\n", b"<br>\n")
    marked = marked_text(text, encoded)
    if TABLE not in marked and (written := tables_in_scripts(text)):
        marked += marked_text(written, written.encode("utf-8", "surrogatepass"))
    if _depth(marked) > MAX_TABLE_DEPTH:
        raise UnreadableError(f"tables stand more than {MAX_TABLE_DEPTH} deep in one another")
    blocks = tuple(_Blocks().of(marked))
    if not blocks:
        raise UnreadableError("the page holds no text")
    return Document(source_name, "text/html", blocks, doubts)


def _depth(marked: str) -> int:
    if marked.count(TABLE) <= MAX_TABLE_DEPTH:
        return 0
    depth = deepest = 0
    for character in marked:
        depth += (character == TABLE) - (character == TABLE_END)
        deepest = max(deepest, depth)
    return deepest


class _Blocks:
    """Counts the paragraphs and tables of one page as they come."""

    def __init__(self) -> None:
        self.paragraphs = 0
        self.tables = 0

    def of(self, marked: str) -> Iterator[Block]:
        """The blocks of a marked text; only innermost tables can be grids."""
        *parts, rest = marked.split(TABLE_END)
        for part in parts:
            # without a beginning it is what stands behind the tables in another
            before, begins, table = part.rpartition(TABLE)
            yield from self._paragraphs(before if begins else part)
            if begins:
                yield from self._table(table)
        yield from self._paragraphs(rest)

    def _paragraphs(self, marked: str) -> Iterator[Paragraph]:
        for piece in _MARK.split(_LEAD.sub(BREAK, marked)):
            text = " ".join(piece.split())
            if text:
                self.paragraphs += 1
                yield Paragraph(text, f"paragraph {self.paragraphs}")

    def _table(self, marked: str) -> Iterator[Block]:
        table = _Table(marked, f"table {self.tables + 1}")
        yield from self._paragraphs(BREAK.join(table.stray))
        if not any(cell.text not in ("", DOUBT) for row in table.rows for cell in row):
            return
        if only_lays_out(table.rows):
            texts = [cell.text for row in table.rows for cell in row if cell.text not in ("", DOUBT)]
            yield from self._paragraphs(BREAK.join(texts).replace("\n", BREAK))
            return
        self.tables += 1
        yield Grid(table.rows, table.locator)


class _Table:
    """An innermost table: its cells on free columns, and the text that stands in none of them."""

    def __init__(self, marked: str, locator: str) -> None:
        self.locator = locator
        parts = [part.split(CELL) for part in marked.split(ROW)]
        self.stray = [part[0] for part in parts]
        # cells before the first row mark are a row of their own
        printed = [part[1:] for part in (parts if len(parts[0]) > 1 else parts[1:])]
        check_size(len(printed), 0, locator)
        # up to which row a column is taken by a cell that spans rows
        self.taken: dict[int, int] = {}
        self.rows = tuple(self._row(cells, row, len(printed) - row) for row, cells in enumerate(printed))

    def _row(self, cells: list[str], row: int, rows_left: int) -> tuple[GridCell, ...]:
        found: list[GridCell] = []
        column = 0
        place = places(self.locator, row)
        taken = {column for column, until in self.taken.items() if until >= row}
        for cell in cells:
            read = _short_cell if len(cell) <= _SHORT_CELL else _read_cell
            text, row_span, column_span, behind = read(cell)
            if behind:
                self.stray.append(behind)
            while column in taken:
                column += 1
            if column >= MAX_COLUMNS:
                check_size(row, column + 1, self.locator)
            if row_span != 1:
                row_span = min(row_span or rows_left, rows_left)
            if column_span != 1:
                column_span = min(column_span, MAX_COLUMNS - column)
            found.append(made_cell((text, row, column, row_span, column_span, place[column])))
            if row_span > 1:
                self.taken.update(dict.fromkeys(range(column, column + column_span), row + row_span - 1))
            column += column_span
        return tuple(found)


def _read_cell(marked: str) -> _Cell:
    printed, _, rest = marked.partition(TEXT)
    text, _, behind = rest.partition(CELL_END)
    rows, _, columns = printed.partition(COLUMN_SPAN)
    return _cell_text(text), _number(rows), _number(columns) or 1, "" if behind.isspace() else behind


# figures and labels are the same in every document
_short_cell = lru_cache(maxsize=16384)(_read_cell)


def _number(printed: str) -> int:
    """A span as HTML reads it: what is no number is 1."""
    found = _NUMBER.match(printed)
    return int(found[1]) if found else 1


def _cell_text(marked: str) -> str:
    marked = marked.strip(_EDGE)
    if marked.isalnum():
        return marked
    if BREAK not in marked:
        return " ".join(marked.split())
    lines = (" ".join(line.split()) for line in marked.split(BREAK))
    return "\n".join(line for line in lines if line)
