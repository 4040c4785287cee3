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
from gongkai.documents.docx_styles import parsed, with_styles_written_out
from gongkai.documents.grids import beside_picture, check_size, grid_of, only_lays_out
from gongkai.documents.limits import MAX_COLUMNS, MAX_TABLE_DEPTH, MAX_XML_BYTES, MEGABYTE
from gongkai.documents.package import open_package, part

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_RELATIONSHIPS = "_rels/.rels"
_USUAL_PART = "word/document.xml"
_LINE_ENDS = frozenset({"br", "cr"})
# w:moveFrom is where moved text stood before; mc:Fallback repeats a text box for old programs
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "rPr", "pPr", "instrText", "rt"})
# set small over the text: a footnote mark raised by hand, in half points
_RAISED = "position"
# w:webHidden is printed on paper and not shown in a browser
_STRUCK = ("strike", "dstrike", "webHidden")
_HIDDEN = ("vanish", "specVanish")
_PICTURES = ("{*}drawing", "{*}pict", "{*}object")
_APART = frozenset({"superscript", "subscript"})


def read_docx(content: bytes, source_name: str) -> Document:
    """Read a Word document; UnreadableError where it is broken or beyond the limits."""
    with open_package(content) as archive:
        main_part = _main_part(archive)
        xml = part(archive, main_part)
        if len(xml) > MAX_XML_BYTES:
            raise UnreadableError(f"the text of the document is larger than {MAX_XML_BYTES // MEGABYTE} MB")
        root = parsed(xml)
        with_styles_written_out(root, archive, main_part)
    body = next((child for child in root if _name(child) == "body"), None)
    blocks = tuple(_Blocks().of(body, 0)) if body is not None else ()
    if not blocks:
        raise UnreadableError("the Word document holds no text")
    return Document(source_name, MEDIA_TYPE, blocks)


def _main_part(archive: zipfile.ZipFile) -> str:
    """The part that holds the text, as the package itself names it."""
    if _RELATIONSHIPS not in archive.namelist():
        return _USUAL_PART
    for relation in parsed(part(archive, _RELATIONSHIPS)):
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
            name = _name(child)
            if name == "p":
                yield from self._paragraphs(_text(child))
                for box in _boxes(child):
                    yield from self.of(box, depth)
            elif name == "tbl":
                yield from self._table(child, depth + 1)
            elif name not in _SKIPPED:
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
            check_size(number, column + 1, locator)
            span = min(_property(cell, "tcPr", "gridSpan") or 1, MAX_COLUMNS - column)
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
        if _name(child) == names[-1]:
            yield child
        elif _name(child) in (*names, "sdt", "sdtContent", "ins", "customXml"):
            yield from _below(child, names)


def _skipped_columns(row: etree._Element) -> int:
    return min(_property(row, "trPr", "gridBefore"), MAX_COLUMNS - 1)


def _property(element: etree._Element, group: str, name: str) -> int:
    """A number among the properties of a row or cell, 0 where it is not set or no number."""
    found = element.find(f"{{*}}{group}/{{*}}{name}")
    value = _value(found) if found is not None else ""
    return int(value[:9]) if value.isascii() and value.isdigit() else 0


def _merge(cell: etree._Element) -> str | None:
    """restart, continue, or None for a cell that is not merged downwards."""
    found = cell.find("{*}tcPr/{*}vMerge")
    return (_value(found) or "continue") if found is not None else None


def _cell_text(cell: etree._Element) -> str:
    text = "\n".join(line for text in _texts(cell) if (line := text.strip()))
    has_picture = next(cell.iter(*_PICTURES), None) is not None
    return beside_picture(text) if has_picture else text


def _texts(parent: etree._Element) -> Iterator[str]:
    """The paragraphs under an element that holds no table."""
    for child in parent.iterchildren(tag=etree.Element):
        if _name(child) == "p":
            yield _text(child)
            for box in _boxes(child):
                yield from _texts(box)
        elif _name(child) not in _SKIPPED:
            yield from _texts(child)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes anchored in a paragraph, without their repetition and those inside others."""
    for box in paragraph.iter("{*}txbxContent"):
        above = takewhile(lambda element: element is not paragraph, box.iterancestors())
        if not any(_name(element) in ("Fallback", "txbxContent") for element in above):
            yield box


def _text(paragraph: etree._Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph's runs; paragraphs in text boxes stand for themselves."""
    for child in element.iterchildren(tag=etree.Element):
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _LINE_ENDS:
            yield "\n"
        elif name == "tab":
            yield "\t"
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "r" and any(_is_set(child, "rPr", hidden) for hidden in _HIDDEN):
            continue
        elif name == "r" and _stands_apart(child):
            yield f" {''.join(_pieces(child))} "
        elif name not in _SKIPPED and name != "txbxContent":
            yield from _pieces(child)


def _stands_apart(run: etree._Element) -> bool:
    """Whether a run beside a number is no part of it: a footnote mark, a figure struck out."""
    raised = run.find("{*}rPr/{*}vertAlign")
    if raised is not None and _value(raised) in _APART:
        return True
    return any(_is_set(run, "rPr", name) for name in _STRUCK) or _property(run, "rPr", _RAISED) > 0


def _is_gone(row: etree._Element) -> bool:
    """Whether a tracked change removed a row, or it is hidden."""
    return _is_set(row, "trPr", "del") or _is_set(row, "trPr", "hidden")


def _is_set(element: etree._Element, group: str, name: str) -> bool:
    """Whether a switch among the properties of a row or run is there and not turned off."""
    found = element.find(f"{{*}}{group}/{{*}}{name}")
    return found is not None and _value(found) not in ("0", "false", "off")


def _value(element: etree._Element) -> str:
    return next(
        (str(value) for key, value in element.attrib.items() if etree.QName(key).localname == "val"), ""
    )


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)
