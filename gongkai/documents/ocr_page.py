"""One page that is a picture to its lines and ruled tables, as a PDF with text gives them.

Tables are read cell by cell: a cell without ink is blank, and ink that cannot be read is not. Every
line with figures is read twice, from the page as it is and with its paper cleared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.documents import DOUBT, UnreadableError
from gongkai.documents.limits import MAX_PIECES
from gongkai.documents.ocr import PagePicture, PageReading
from gongkai.documents.ocr_doubts import doubted, is_ones, is_read_twice, is_wordless, of_flat_print
from gongkai.documents.ocr_engine import Reading, read_lines
from gongkai.documents.ocr_ink import Area, cleared, cut_out, is_flat, print_in, slant_of, spots_in
from gongkai.documents.ocr_rules import PIXELS_A_POINT
from gongkai.documents.ocr_sheet import RULE_WIDTH, Sheet
from gongkai.documents.pdf_joining import locator_of
from gongkai.documents.pdf_page import Box, arranged
from gongkai.documents.pdf_text import Char

# pixels: no line of text is lower, nor a margin narrower
_LOWEST = 40
# columns a row: italic ones lean less, strokes across more
_LEANS = 0.18


@dataclass(frozen=True, slots=True)
class _Piece:
    """Print to be read: where it stands, and the cell, or the page, that nothing is taken from outside of."""

    area: Area
    within: Area
    is_cell: bool


def read_page(picture: PagePicture, most_pieces: int) -> PageReading:
    """The lines and tables of a page; UnreadableError where it holds more pieces of print than wanted."""
    if min(picture.image.size) < _LOWEST:
        return PageReading((), (), 0)
    sheet = Sheet(picture)
    pieces = [*_in_cells(sheet), *_outside(sheet)]
    if len(pieces) > most_pieces:
        raise UnreadableError(
            f"the pictures hold more than {MAX_PIECES} pieces of print (page {picture.number}): "
            "give the report alone, or as a PDF with text"
        )
    chars: list[Char] = []
    uncertain: list[str] = []
    for piece, text in zip(pieces, _texts(sheet, pieces), strict=True):
        x0, top, x1, bottom = box = _in_points(piece.area)
        chars.append({"text": text, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "size": bottom - top})
        if DOUBT in text:
            uncertain.append(locator_of(picture.number, sheet.locate(box)))
    parts = arranged(chars, sheet.tables, picture.number, sheet.locate)
    return PageReading(tuple(parts), tuple(uncertain), len(pieces))


def _in_points(area: Area) -> Box:
    left, top, right, bottom = (value / PIXELS_A_POINT for value in area)
    return left, top, right, bottom


def _in_cells(sheet: Sheet) -> list[_Piece]:
    found = []
    for left, top, right, bottom in sheet.cells:
        inner = (left + RULE_WIDTH, top + RULE_WIDTH, right - RULE_WIDTH, bottom - RULE_WIDTH)
        found += [_Piece(area, inner, is_cell=True) for area in print_in(sheet.ink, inner, sheet.size)]
    return found


def _outside(sheet: Sheet) -> list[_Piece]:
    """Lines of text around the cells."""
    cells = sheet.cells
    return [
        _Piece(line, sheet.area, is_cell=False)
        for line in sheet.lines
        if not any(_is_in(line, cell) for cell in cells)
    ]


def _is_in(line: Area, cell: Area) -> bool:
    """Whether the middle of a line stands in a cell."""
    x, y = (line[0] + line[2]) / 2, (line[1] + line[3]) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _texts(sheet: Sheet, pieces: Sequence[_Piece]) -> list[str]:
    """What the pieces say, with a doubt behind every figure that is not certain."""
    first = read_lines([cut_out(sheet.grey, piece.area, piece.within, sheet.size) for piece in pieces])
    twice = [number for number, reading in enumerate(first) if is_read_twice(reading.text)]
    clear = cleared(sheet.grey)
    crops = [cut_out(clear, pieces[number].area, pieces[number].within, sheet.size) for number in twice]
    again: dict[int, Reading] = dict(zip(twice, read_lines(crops), strict=True))
    alone = Counter(piece.within for piece in pieces if piece.is_cell)
    found = []
    for number, (piece, reading) in enumerate(zip(pieces, first, strict=True)):
        text = doubted(reading.text, reading.certainty, again[number].text if number in again else None)
        is_alone = piece.is_cell and alone[piece.within] == 1
        found.append(_by_shape(sheet, piece, text) if is_alone else text)
    return found


def _by_shape(sheet: Sheet, piece: _Piece, text: str) -> str:
    """The text of a cell, with a doubt where its print does not have the shape of what was read."""
    if is_flat(sheet.ink, piece.area):
        return of_flat_print(text)
    if not is_wordless(text) or text.endswith(DOUBT):
        return text
    is_broken = spots_in(sheet.ink, piece.area) > len("".join(text.split()))
    is_slash = is_ones(text) and slant_of(sheet.ink, piece.area) > _LEANS
    return f"{text}{DOUBT}" if is_broken or is_slash else text
