"""A page that is a picture, laid before the reader: turned upright, set straight, its tables found."""

from __future__ import annotations

import numpy as np

from gongkai.documents.ocr import PagePicture
from gongkai.documents.ocr_engine import Pixels, find_lines, read_lines
from gongkai.documents.ocr_ink import Area, character_size, ink_of, skew_of, turned, turning
from gongkai.documents.ocr_rules import PIXELS_A_POINT, Strip, cells_of, ruled_lines
from gongkai.documents.pdf_page import Box

PAPER = 255
RULE_WIDTH = 2
_STRAIGHT = 0.05
# what the engine is given at once is that high at most
_BAND = 2_400
_SAMPLE, _SAMPLE_WIDTH = 6, 600
# a line of several characters is longer than high
_LONG = 3
# lines of a page that stands on its head are read with less certainty
_UPRIGHT = 0.8


class Sheet:
    """Grey pixels, ink without the lines that rule it, lines of text, and the cells of tables in points."""

    def __init__(self, picture: PagePicture) -> None:
        grey: Pixels = np.asarray(picture.image, dtype=np.uint8)
        self.unit = picture.unit
        lines = _lines_of_text(grey)
        self.quarters = _quarters(grey, lines)
        grey = np.ascontiguousarray(np.rot90(grey, self.quarters))
        angle = skew_of(ink_of(grey))
        self.angle = angle if abs(angle) >= _STRAIGHT else 0.0
        self.grey = turned(grey, self.angle, PAPER) if self.angle else grey
        self.ink = ink_of(self.grey)
        self.lines = _lines_of_text(self.grey) if self.quarters or self.angle else lines
        across, down = ruled_lines(self.ink, self.lines)
        self.tables: list[list[Box]] = cells_of(across, down)
        for line in (*across, *down):
            _wipe(self.ink, line)
        self.size = character_size(self.ink)

    @property
    def area(self) -> Area:
        """The whole page."""
        return 0, 0, self.grey.shape[1], self.grey.shape[0]

    @property
    def cells(self) -> list[Area]:
        """The cells of all tables, in pixels."""
        found = []
        for cell in (cell for table in self.tables for cell in table):
            left, top, right, bottom = (round(value * PIXELS_A_POINT) for value in cell)
            found.append((left, top, right, bottom))
        return found

    def locate(self, box: Box) -> Box:
        """A box in points of the straight page as the units of the original have it."""
        x0, top, x1, bottom = (value * PIXELS_A_POINT for value in box)
        corners = np.array([[x0, top, 1], [x1, top, 1], [x0, bottom, 1], [x1, bottom, 1]])
        height, width = self.grey.shape
        points = corners @ turning(width, height, -self.angle).T
        for _ in range(self.quarters):
            points = np.column_stack([height - points[:, 1], points[:, 0]])
            height, width = width, height
        (left, upper), (right, lower) = (points / self.unit).min(axis=0), (points / self.unit).max(axis=0)
        return round(float(left)), round(float(upper)), round(float(right)), round(float(lower))


def _quarters(grey: Pixels, lines: list[Area]) -> int:
    """How many quarter turns against the clock make the page stand upright."""
    sizes = [(right - left, bottom - top) for left, top, right, bottom in lines]
    # single digits are higher than wide on any page
    across = sum(width >= _LONG * height for width, height in sizes)
    down = sum(height >= _LONG * width for width, height in sizes)
    if down > across:
        return _best(grey, (1, 3))
    return 0 if not across or _legibility(grey, lines) >= _UPRIGHT else _best(grey, (0, 2))


def _best(grey: Pixels, quarters: tuple[int, int]) -> int:
    """The turn after which lines are read with the greatest certainty."""
    pages = {turn: np.ascontiguousarray(np.rot90(grey, turn)) for turn in quarters}
    return max(quarters, key=lambda turn: _legibility(pages[turn], _lines_of_text(pages[turn])))


def _legibility(grey: Pixels, lines: list[Area]) -> float:
    """How certain the beginnings of the longest lines are read, 0 to 1."""
    longest = sorted(lines, key=lambda line: line[0] - line[2])[:_SAMPLE]
    readings = read_lines(
        [grey[top:bottom, left : min(right, left + _SAMPLE_WIDTH)] for left, top, right, bottom in longest]
    )
    certainties = [value for reading in readings for value in reading.certainty]
    return sum(certainties) / len(certainties) if certainties else 0.0


def _lines_of_text(grey: Pixels) -> list[Area]:
    """The lines of text that the engine finds, band by band."""
    return [
        (left, upper + top, right, lower + top)
        for top, bottom in _bands(grey)
        for left, upper, right, lower in find_lines(grey[top:bottom])
        if left < right and upper < lower
    ]


def _bands(grey: Pixels) -> list[tuple[int, int]]:
    """The page in bands not too high for the engine, cut where no ink stands if there is such a place."""
    height = grey.shape[0]
    if height <= _BAND:
        return [(0, height)]
    rows = np.asarray(ink_of(grey).any(axis=1))
    cuts = [0]
    while height - cuts[-1] > _BAND:
        window = rows[cuts[-1] + _BAND // 2 : cuts[-1] + _BAND]
        free = np.flatnonzero(~window)
        cuts.append(cuts[-1] + _BAND // 2 + (int(free[-1]) if free.size else window.size))
    return [*zip(cuts, [*cuts[1:], height], strict=True)]


def _wipe(ink: Pixels, line: Strip) -> None:
    left, top = max(0, line[0] - RULE_WIDTH), max(0, line[1] - RULE_WIDTH)
    ink[top : line[3] + RULE_WIDTH, left : line[2] + RULE_WIDTH] = 0
