"""PDF: PDFium reads the text and finds the pages with drawn lines, pdfplumber the tables on those.

Pages that are pictures are read where the extra `ocr` is there. Shading, bookmarks, comments and forms
are ignored; so are page numbers.
"""

from __future__ import annotations

import ctypes
import io
import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pdfplumber
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from gongkai.documents import Document, UnreadableError, ocr
from gongkai.documents.limits import MAX_PAGES
from gongkai.documents.pdf_joining import blocks_of, joined
from gongkai.documents.pdf_page import PageLine, Part, numbered, parts_of
from gongkai.documents.pdf_pictures import holds_large_picture, is_scan, read_scans, tables_beside_text
from gongkai.documents.pdf_rules import THIN
from gongkai.documents.pdf_streams import check_streams

_FEWEST_CHARACTERS = 50
_FEWEST_CHARACTERS_A_PAGE = 10
# beyond this a page is a drawing; looking for tables in it would take minutes
_MOST_OBJECTS = 10_000
_MOST_CHARACTERS = 20_000
_SEGMENTS_OF_A_RECTANGLE = 5
_NO_MEANING = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_MOST_WITHOUT_MEANING = 0.3
# what pdfminer raises on files that are not as the standard wants them
_BROKEN = (
    *(PDFException, PSException, PdfminerException, MalformedPDFException, struct.error, zlib.error),
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RecursionError),
)
# what pdfminer says of drawing commands it passes over is no message to our users
logging.getLogger("pdfminer").setLevel(logging.ERROR)
_SCANNED = f"a scanned PDF: it holds pictures of pages and no text; {ocr.HOW} or give a PDF with text"
_WITHOUT_TEXT = "a scanned PDF in whose pages no text was found"


@dataclass(frozen=True, slots=True)
class _Page:
    """What PDFium sees of a page: its lines of text, and whether lines are drawn that may rule a table."""

    number: int
    lines: tuple[str, ...]
    is_ruled: bool
    is_scan: bool
    has_large_picture: bool


def read_pdf(content: bytes, source_name: str) -> Document:
    """Read a PDF; UnreadableError where it is broken, locked, too long or holds no text."""
    check_streams(content)
    pages = _pages(content)
    scans = [page.number for page in pages if page.is_scan]
    beside = [page.number for page in pages if page.has_large_picture]
    readings = read_scans(content, scans) if ocr.is_installed() else {}
    _check_text([page for page in pages if page.number not in readings])
    pictured = tables_beside_text(content, beside) if ocr.is_installed() else {}
    both = {**readings, **pictured}
    doubts = ocr.doubts_of(list(both.values())) if both else []
    doubts += _pictures_left(pages, both)
    parts, more_doubts = _parts(content, pages, readings, pictured)
    blocks = tuple(blocks_of(joined(parts)))
    if not blocks:
        raise UnreadableError(_WITHOUT_TEXT)
    return Document(source_name, "application/pdf", blocks, (*doubts, *more_doubts))


def _pictures_left(pages: Sequence[_Page], readings: Mapping[int, ocr.PageReading]) -> list[str]:
    """What is said of pictures that were not read."""
    how = "" if ocr.is_installed() else f": {ocr.HOW}"
    found = []
    for page in pages:
        if page.number in readings:
            continue
        if page.is_scan:
            found.append(f"page {page.number} holds a picture and no text{how}")
        elif page.has_large_picture:
            found.append(f"page {page.number} holds a large picture beside its text, which is not read{how}")
    return found


def _pages(content: bytes) -> list[_Page]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("the PDF is locked with a password: save it again without") from error
        raise UnreadableError(f"the PDF is broken ({error}): save it again") from error
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableError(
                f"the PDF has {len(document)} pages, more than {MAX_PAGES}: give the report alone"
            )
        return [_page(document, index) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"the PDF is broken ({error}): save it again") from error
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, index: int) -> _Page:
    page = document[index]
    textpage = page.get_textpage()
    # PDFium writes U+FFFE for a hyphen at the end of a line
    text = textpage.get_text_range().replace("\ufffe", "-")
    lines = tuple(line for piece in text.splitlines() if (line := " ".join(piece.split())))
    is_ruled = len(text) <= _MOST_CHARACTERS and _has_rules(page)
    is_page_scan = is_scan(page, text)
    has_large_picture = not is_page_scan and holds_large_picture(page)
    textpage.close()
    page.close()
    return _Page(index + 1, lines, is_ruled, is_page_scan, has_large_picture)


def _has_rules(page: pypdfium2.PdfPage) -> bool:
    """Whether two lines across and two down are drawn, or a frame."""
    if pdfium.FPDFPage_CountObjects(page) > _MOST_OBJECTS:
        return False
    across = down = 0
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = shape.get_bounds()
        across += top - bottom < THIN
        down += right - left < THIN
        if (across > 1 and down > 1) or (min(top - bottom, right - left) >= THIN and _is_frame(shape)):
            return True
    return False


def _is_frame(shape: pypdfium2.PdfObject) -> bool:
    """Whether a shape that is no line has drawn borders, or consists of many pieces."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)
    return bool(stroke.value) or pdfium.FPDFPath_CountSegments(shape) > _SEGMENTS_OF_A_RECTANGLE


def _check_text(pages: Sequence[_Page]) -> None:
    if not pages:
        return
    text = "".join(line for page in pages for line in page.lines)
    if len(text) < max(_FEWEST_CHARACTERS, _FEWEST_CHARACTERS_A_PAGE * len(pages)):
        raise UnreadableError(_WITHOUT_TEXT if ocr.is_installed() else _SCANNED)
    if len(_NO_MEANING.findall(text)) > _MOST_WITHOUT_MEANING * len(text):
        raise UnreadableError(
            "the PDF's fonts do not tell which characters they print: save the report as .docx"
        )


def _parts(
    content: bytes,
    pages: Sequence[_Page],
    readings: Mapping[int, ocr.PageReading],
    pictured: Mapping[int, ocr.PageReading],
) -> tuple[list[Part], list[str]]:
    """Lines and tables of all pages, and what is doubtful about them.

    Tables that stand in pictures beside text come behind it.
    """
    parts: list[Part] = []
    doubts: list[str] = []
    ruled = [page.number for page in pages if page.is_ruled and page.number not in readings]
    by_page = _ruled_parts(content, ruled, doubts)
    for page in pages:
        if page.number in readings:
            parts += readings[page.number].parts
            continue
        as_text = numbered(page.lines, page.number)
        found = by_page.get(page.number, as_text)
        if _digits(found) != _digits(as_text):
            doubts.append(f"page {page.number}: two ways of reading it do not find the same figures")
        parts += [*found, *(pictured[page.number].parts if page.number in pictured else ())]
    return (ocr.aligned(parts) if readings else parts), doubts


def _digits(parts: Sequence[Part]) -> Counter[str]:
    texts = (text for part in parts for text in _texts(part))
    return Counter(character for text in texts for character in text if character.isdecimal())


def _texts(part: Part) -> Iterator[str]:
    if isinstance(part, PageLine):
        yield part.text
    else:
        yield from (cell.text for cell in part.cells)


def _ruled_parts(content: bytes, numbers: list[int], doubts: list[str]) -> dict[int, list[Part]]:
    """Lines and tables of the pages with drawn lines; a page that pdfplumber cannot read is left out."""
    found: dict[int, list[Part]] = {}
    if not numbers:
        return found
    try:
        with pdfplumber.open(io.BytesIO(content), pages=numbers) as document:
            for page in document.pages:
                found[page.page_number] = parts_of(page)
                page.close()
    except _BROKEN as error:
        lost = ", ".join(str(number) for number in numbers if number not in found)
        doubts.append(f"tables on page {lost} are read as lines of text ({type(error).__name__})")
    return found
