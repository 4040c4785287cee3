"""One page that is a picture to its lines and ruled tables, as a PDF with text gives them.

Tables are read cell by cell: a cell without ink is blank, and ink that cannot be read is not. Every
figure is read twice, from the page as it is and with its paper cleared; where the two differ, or the
engine is unsure of a digit, the figure carries a doubt. No character is ever replaced by a likelier one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gongkai.documents import DOUBT, UnreadableError
from gongkai.documents.ocr import PagePicture, PageReading
from gongkai.documents.ocr_engine import Pixels, Reading, find_lines, read_lines
from gongkai.documents.ocr_ink import (
    Area,
    character_size,
    cleared,
    cut_out,
    ink_of,
    print_in,
    skew_of,
    turned,
    turning,
)
from gongkai.documents.ocr_rules import PIXELS_A_POINT, Strip, cells_of, ruled_lines
from gongkai.documents.pdf_joining import locator_of
from gongkai.documents.pdf_page import Box, arranged
from gongkai.documents.pdf_text import Char

_STRAIGHT = 0.05
_PAPER = 255
_RULE_WIDTH = 2
_MOST_PIECES = 4_000
_BAND = 2_400
_CERTAIN = 0.95
_LEGIBLE = 0.5
_FIGURE = re.compile(r"[0-9０-９](?:[0-9０-９.,，．]*[0-9０-９])?")
_ENUMERATOR = re.compile(r"\s*[（(]?[0-9]{1,2}[)）.．、,:：]\s*(?=[\u4e00-\u9fff])")
_WORDS = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Print to be read: where it stands, and the cell or page that nothing is taken from outside of."""

    area: Area
    within: Area


class _Sheet:
    """A page set straight, with its ink and the lines that rule it."""

    def __init__(self, picture: PagePicture) -> None:
        grey: Pixels = np.asarray(picture.image, dtype=np.uint8)
        angle = skew_of(ink_of(grey))
        self.angle = angle if abs(angle) >= _STRAIGHT else 0.0
        self.grey = turned(grey, self.angle, _PAPER) if self.angle else grey
        self.ink = ink_of(self.grey)
        self.unit = picture.unit
        self.lines = _lines_of_text(self.grey, self.ink)
        across, down = ruled_lines(self.ink, self.lines)
        self.tables = cells_of(across, down)
        for line in (*across, *down):
            self._wipe(self.ink, line, 0)
        self.size = character_size(self.ink)

    @property
    def area(self) -> Area:
        """The whole page."""
        return 0, 0, self.grey.shape[1], self.grey.shape[0]

    def _wipe(self, pixels: Pixels, line: Strip, value: int) -> None:
        left, top, right, bottom = (
            max(0, line[0] - _RULE_WIDTH),
            max(0, line[1] - _RULE_WIDTH),
            line[2] + _RULE_WIDTH,
            line[3] + _RULE_WIDTH,
        )
        pixels[top:bottom, left:right] = value

    def locate(self, box: Box) -> Box:
        """A box in points of the straight page as the units of the original have it."""
        x0, top, x1, bottom = (value * PIXELS_A_POINT for value in box)
        corners = np.array([[x0, top, 1], [x1, top, 1], [x0, bottom, 1], [x1, bottom, 1]])
        back = turning(self.grey.shape[1], self.grey.shape[0], -self.angle)
        points = corners @ back.T / self.unit
        (left, upper), (right, lower) = points.min(axis=0), points.max(axis=0)
        return round(float(left)), round(float(upper)), round(float(right)), round(float(lower))


def read_page(picture: PagePicture) -> PageReading:
    """The lines and tables of a page, and the places of readings that carry a doubt."""
    sheet = _Sheet(picture)
    pieces = [*_in_cells(sheet), *_outside(sheet)]
    if len(pieces) > _MOST_PIECES:
        raise UnreadableError(
            f"page {picture.number} holds more than {_MOST_PIECES} pieces of print: it is no report"
        )
    chars: list[Char] = []
    uncertain: list[str] = []
    for piece, text in zip(pieces, _texts(sheet, pieces), strict=True):
        if not text:
            continue
        chars.append(_char(piece.area, text))
        if DOUBT in text:
            box = tuple(value / PIXELS_A_POINT for value in piece.area)
            uncertain.append(locator_of(picture.number, sheet.locate((box[0], box[1], box[2], box[3]))))
    parts = arranged(chars, sheet.tables, picture.number, sheet.locate)
    return PageReading(tuple(parts), tuple(uncertain))


def _char(area: Area, text: str) -> Char:
    x0, top, x1, bottom = (value / PIXELS_A_POINT for value in area)
    return {"text": text, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "size": bottom - top}


def _in_cells(sheet: _Sheet) -> list[_Piece]:
    found = []
    for cell in (cell for table in sheet.tables for cell in table):
        left, top, right, bottom = (round(value * PIXELS_A_POINT) for value in cell)
        inner = (left + _RULE_WIDTH, top + _RULE_WIDTH, right - _RULE_WIDTH, bottom - _RULE_WIDTH)
        found += [_Piece(area, inner) for area in print_in(sheet.ink, inner, sheet.size)]
    return found


def _outside(sheet: _Sheet) -> list[_Piece]:
    """Lines of text around the cells."""
    cells = [cell for table in sheet.tables for cell in table]
    return [_Piece(line, sheet.area) for line in sheet.lines if not any(_is_in(line, cell) for cell in cells)]


def _is_in(line: Area, cell: Box) -> bool:
    """Whether the middle of a line stands in a cell."""
    x, y = ((line[side] + line[side + 2]) / 2 / PIXELS_A_POINT for side in (0, 1))
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _lines_of_text(grey: Pixels, ink: Pixels) -> list[Area]:
    """The lines of text that the engine finds, band by band."""
    return [
        (left, upper + top, right, lower + top)
        for top, bottom in _bands(ink)
        for left, upper, right, lower in find_lines(grey[top:bottom])
        if left < right and upper < lower
    ]


def _bands(ink: Pixels) -> list[tuple[int, int]]:
    """The page in bands not too high for the engine, cut where the fewest ink stands."""
    rows = np.asarray(ink.any(axis=1))
    cuts = [0]
    while ink.shape[0] - cuts[-1] > _BAND:
        window = rows[cuts[-1] + _BAND // 2 : cuts[-1] + _BAND]
        free = np.flatnonzero(~window)
        cuts.append(cuts[-1] + _BAND // 2 + (int(free[-1]) if free.size else window.size))
    return [*zip(cuts, [*cuts[1:], ink.shape[0]], strict=True)]


def _texts(sheet: _Sheet, pieces: Sequence[_Piece]) -> list[str]:
    """What the pieces say, with a doubt behind every figure that is not certain."""
    first = read_lines([cut_out(sheet.grey, piece.area, piece.within, sheet.size) for piece in pieces])
    twice = [number for number, reading in enumerate(first) if _is_read_twice(reading.text)]
    clear = cleared(sheet.grey)
    second = read_lines(
        [cut_out(clear, pieces[number].area, pieces[number].within, sheet.size) for number in twice]
    )
    again = dict(zip(twice, second, strict=True))
    return [
        _with_doubts(reading, again[number].text if number in again else None)
        for number, reading in enumerate(first)
    ]


def _is_read_twice(text: str) -> bool:
    """Whether it holds a figure, or is a sign that a figure may have been misread as."""
    return bool(_FIGURE.search(_ENUMERATOR.sub("", text, count=1))) or not _WORDS.search(text)


def _with_doubts(reading: Reading, again: str | None) -> str:
    """The text; DOUBT alone where nothing legible was read."""
    text = reading.text.strip()
    if not text or float(np.mean(reading.certainty)) < _LEGIBLE:
        return DOUBT
    if again is None:
        return reading.text
    if not _FIGURE.search(reading.text):
        return reading.text if again.strip() == text else f"{text}{DOUBT}"
    confirmed = Counter(_FIGURE.findall(again))
    pieces: list[str] = []
    end = 0
    for match in _FIGURE.finditer(reading.text):
        sure = min(reading.certainty[match.start() : match.end()], default=0.0) >= _CERTAIN
        pieces += [reading.text[end : match.end()], "" if sure and confirmed[match[0]] else DOUBT]
        confirmed[match[0]] -= 1
        end = match.end()
    return "".join([*pieces, reading.text[end:]])
