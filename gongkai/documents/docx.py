"""Word documents (.docx): paragraphs and tables of the body in order, as `document.xml` has them.

Ignored: macros, links to other files, headers and footers, notes, comments, hidden text and rows, what tracked
changes removed, the numbers that Word puts before the items of an automatic list, and pictures but for a doubt in
the cells of a table that may print their figure as one.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from itertools import takewhile

from lxml import etree  # type: ignore[import-untyped]

from gongkai.documents import DOUBT, Block, Document, Grid, GridCell, Paragraph, UnreadableError
from gongkai.documents.docx_runs import (
    SKIPPED,
    is_set,
    name_of,
    number_property,
    text_of,
    value_of,
    without_field_codes,
)
from gongkai.documents.docx_styles import with_styles_written_out
from gongkai.documents.grids import beside_picture, check_size, grid_of, only_lays_out
from gongkai.documents.limits import MAX_COLUMNS, MAX_TABLE_DEPTH, MAX_XML_BYTES, MEGABYTE
from gongkai.documents.package import open_package, parsed, part

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_RELATIONSHIPS = "_rels/.rels"
_USUAL_PART = "word/document.xml"
_PICTURES = ("{*}drawing", "{*}pict", "{*}object")


def read_docx(content: bytes, source_name: str) -> Document:
    """Read a Word document; UnreadableError where it is broken or beyond the limits."""
    with open_package(content) as archive:
        main_part = _main_part(archive)
        xml = part(archive, main_part)
        if len(xml) > MAX_XML_BYTES:
            raise UnreadableError(f"the text of the document is larger than {MAX_XML_BYTES // MEGABYTE} MB")
        root = parsed(xml, main_part)
        with_styles_written_out(root, archive, main_part)
    without_field_codes(root)
    body = next((child for child in root if name_of(child) == "body"), None)
    blocks = tuple(_Blocks().of(body, 0)) if body is not None else ()
    if not blocks:
        raise UnreadableError("the Word document holds no text")
    return Document(source_name, MEDIA_TYPE, blocks)


def _main_part(archive: zipfile.ZipFile) -> str:
    """The part that holds the text, as the package itself names it."""
    if _RELATIONSHIPS not in archive.namelist():
        return _USUAL_PART
    for relation in parsed(part(archive, _RELATIONSHIPS), _RELATIONSHIPS):
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(str(relation.get("Target", _USUAL_PART))).lstrip("/")
    return _USUAL_PART


class _Blocks:
    """Counts the paragraphs and tables of one document as they come."""

    def __init__(self) -> None:
        self.paragraphs = 0
        self.tables = 0

    def of(self, parent: etree._Element, depth: int) -> Iterator[Block]:
        """The blocks under an element, content controls and text boxes opened."""
        for child in parent.iterchildren(tag=etree.Element):
            name = name_of(child)
            if name == "p":
                yield from self._paragraphs(text_of(child))
                for box in _boxes(child):
                    yield from self.of(box, depth)
            elif name == "tbl":
                yield from self._table(child, depth + 1)
            elif name not in SKIPPED:
                yield from self.of(child, depth)

    def _paragraphs(self, text: str) -> Iterator[Paragraph]:
        for line in text.split("\n"):
            if line.strip():
                self.paragraphs += 1
                yield Paragraph(line.strip(), f"paragraph {self.paragraphs}")

    def _table(self, table: etree._Element, depth: int) -> Iterator[Block]:
        if depth > MAX_TABLE_DEPTH:
            raise UnreadableError(f"tables stand more than {MAX_TABLE_DEPTH} deep in one another")
        if next(table.iterdescendants("{*}tbl"), None) is not None:
            for cell in _below(table, ("tr", "tc")):
                yield from self.of(cell, depth)
            return
        locator = f"table {self.tables + 1}"
        grid = _grid(table, locator)
        if only_lays_out(grid.rows):
            for cell in (cell for row in grid.rows for cell in row):
                yield from self._paragraphs("" if cell.text == DOUBT else cell.text)
        elif any(cell.text for row in grid.rows for cell in row):
            self.tables += 1
            yield grid


def _grid(table: etree._Element, locator: str) -> Grid:
    """The table with merged cells as one cell each: gridSpan across, vMerge down."""
    rows = [row for row in _below(table, ("tr",)) if not _is_gone(row)]
    check_size(len(rows), 0, locator)
    cells: list[GridCell] = []
    open_merges: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = _skipped_columns(row)
        for cell in _below(row, ("tc",)):
            if cell.find("{*}tcPr/{*}cellDel") is not None:
                continue  # a tracked change removed it
            check_size(number, column + 1, locator)
            span = min(number_property(cell, "tcPr", "gridSpan") or 1, MAX_COLUMNS - column)
            merge = _merge(cell)
            if merge == "continue" and column in open_merges:
                cells[open_merges[column]] = _longer(cells[open_merges[column]], _cell_text(cell), number)
            else:
                place = f"{locator} row {number + 1} column {column + 1}"
                cells.append(GridCell(_cell_text(cell), number, column, 1, span, place))
                open_merges.pop(column, None)
                if merge:
                    open_merges[column] = len(cells) - 1
            column += span
    return grid_of(cells, len(rows), locator)


def _longer(cell: GridCell, more: str, row: int) -> GridCell:
    """A merged cell that goes on in a row; text hidden in the merge is kept."""
    text = f"{cell.text}\n{more}" if more and cell.text else cell.text or more
    return GridCell(text, cell.row, cell.column, row - cell.row + 1, cell.column_span, cell.locator)


def _below(parent: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    """Rows of a table, or cells of a row, those in content controls too."""
    for child in parent.iterchildren(tag=etree.Element):
        if name_of(child) == names[-1]:
            yield child
        elif name_of(child) in (*names, "sdt", "sdtContent", "ins", "customXml"):
            yield from _below(child, names)


def _skipped_columns(row: etree._Element) -> int:
    return min(number_property(row, "trPr", "gridBefore"), MAX_COLUMNS - 1)


def _merge(cell: etree._Element) -> str | None:
    """restart, continue, or None for a cell that is not merged downwards."""
    found = cell.find("{*}tcPr/{*}vMerge")
    return (value_of(found) or "continue") if found is not None else None


def _cell_text(cell: etree._Element) -> str:
    text = "\n".join(line for text in _texts(cell) if (line := text.strip()))
    return beside_picture(text) if any(map(_is_picture, cell.iter(*_PICTURES))) else text


def _is_picture(drawing: etree._Element) -> bool:
    """Whether a drawing shows more than the text box in it, which is read."""
    is_box = next(drawing.iter("{*}txbxContent"), None) is not None
    return not is_box or next(drawing.iter("{*}blip", "{*}imagedata"), None) is not None


def _texts(parent: etree._Element) -> Iterator[str]:
    """The paragraphs under an element that holds no table."""
    for child in parent.iterchildren(tag=etree.Element):
        if name_of(child) == "p":
            yield text_of(child)
            for box in _boxes(child):
                yield from _texts(box)
        elif name_of(child) not in SKIPPED:
            yield from _texts(child)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes anchored in a paragraph, without their repetition and those inside others."""
    for box in paragraph.iter("{*}txbxContent"):
        above = takewhile(lambda element: element is not paragraph, box.iterancestors())
        if not any(name_of(element) in ("Fallback", "txbxContent") for element in above):
            yield box


def _is_gone(row: etree._Element) -> bool:
    """Whether a tracked change removed a row, or it is hidden."""
    return is_set(row, "trPr", "del") or is_set(row, "trPr", "hidden")
