"""The ruled lines of a page that is a picture, and the cells of the tables they rule.

A line is a long run of ink that is thin. Strokes of characters can be as long: what rules a table meets
lines of the other direction and does not lie inside a line of text.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

from gongkai.documents.ocr_engine import Pixels
from gongkai.documents.pdf_page import Box
from gongkai.documents.pdf_rules import Edge, ruled

# pixels of a page at PIXELS_A_POINT: a run of ink from here on may be a line, one that thick is none;
# down it may be one low row high
_SHORTEST_ACROSS, _SHORTEST_DOWN = 50, 30
_THICKEST = 14
# breaks in a line that are closed, and how near two lines meet; a short one, which may be a stroke of a
# character, has to touch the others at both ends
_BREAK = 5
_MEETING = 6
_TOUCHING = 2
_SHORT = 90
# a page with more lines than that, or places where they cross, is a drawing
_MOST_LINES = 1_000
_MOST_CROSSINGS = 3_000
PIXELS_A_POINT = 200 / 72
# points: borders of one table end a little apart in a picture
_CROSSING = 4

Strip = tuple[int, int, int, int]


def ruled_lines(ink: Pixels, text: Sequence[Strip]) -> tuple[list[Strip], list[Strip]]:
    """The areas of the lines across and down that rule tables: left, top, right, bottom in pixels.

    `text` holds the areas of lines of text.
    """
    across = _strips(ink, _SHORTEST_ACROSS, is_across=True)
    down = _strips(ink, _SHORTEST_DOWN, is_across=False)
    if len(across) + len(down) > _MOST_LINES:
        return [], []
    across, down = _not_in(text, across), _not_in(text, down)
    for _ in range(2):
        across = [line for line in across if _rules(line, down, is_across=True)]
        down = [line for line in down if _rules(line, across, is_across=False)]
    return across, down


def cells_of(across: Sequence[Strip], down: Sequence[Strip]) -> list[list[Box]]:
    """The cells of each table in points: x0, top, x1, bottom."""
    edges = ruled([*(_edge(line, "h") for line in across), *(_edge(line, "v") for line in down)])
    crossings = edges_to_intersections(edges, _CROSSING, _CROSSING)
    found = intersections_to_cells(crossings) if len(crossings) <= _MOST_CROSSINGS else []
    return [[(x0, top, x1, bottom) for x0, top, x1, bottom in table] for table in cells_to_tables(found)]


def _strips(ink: Pixels, shortest: int, *, is_across: bool) -> list[Strip]:
    """Runs of ink in one direction, thin ones only; small breaks are closed before and after."""
    long, thick = (shortest, 1), (1, 3)
    gap = (_BREAK, 1)
    if not is_across:
        long, thick, gap = long[::-1], thick[::-1], gap[::-1]
    wide = cv2.dilate(ink, np.ones(thick[::-1], np.uint8))
    closed = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, np.ones(gap[::-1], np.uint8))
    runs = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(long[::-1], np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    found = [tuple(int(value) for value in row[:4]) for row in stats[1:]]
    return [
        (x, y, x + width, y + height)
        for x, y, width, height in found
        if (height if is_across else width) <= _THICKEST
    ]


def _not_in(text: Sequence[Strip], strips: Sequence[Strip]) -> list[Strip]:
    return [
        s
        for s in strips
        if not any(t[0] <= s[0] and t[1] <= s[1] and s[2] <= t[2] and s[3] <= t[3] for t in text)
    ]


def _rules(line: Strip, others: Sequence[Strip], *, is_across: bool) -> bool:
    """Whether a line meets lines of the other direction as the rules of a table do."""
    start, end = (line[0], line[2]) if is_across else (line[1], line[3])
    if end - start < _SHORT:
        at_start = (line[0], line[1], line[0], line[3]) if is_across else (line[0], line[1], line[2], line[1])
        at_end = (line[2], line[1], line[2], line[3]) if is_across else (line[0], line[3], line[2], line[3])
        return all(any(_meet(tip, other, _TOUCHING) for other in others) for tip in (at_start, at_end))
    return sum(_meet(line, other, _MEETING) for other in others) > is_across


def _meet(one: Strip, other: Strip, within: int) -> bool:
    return (
        one[0] <= other[2] + within
        and other[0] <= one[2] + within
        and one[1] <= other[3] + within
        and other[1] <= one[3] + within
    )


def _edge(line: Strip, orientation: str) -> Edge:
    """A line as pdfplumber has it, its middle taken for its place."""
    x0, top, x1, bottom = (value / PIXELS_A_POINT for value in line)
    if orientation == "h":
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "object_type": "line_edge",
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }
