"""The lines that rule the tables of a page, with those that a page break leaves out put in.

Where a table goes on over the page, its last cells often have no lower border and its first ones no
upper one: the columns just end. Two neighbouring column lines that end together close the cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import merge_edges
from pdfplumber.utils.geometry import obj_to_edges

# pdfplumber hands lines out as dictionaries: orientation h or v, x0, x1, top, bottom
Edge = dict[str, Any]

# points: a drawn shape thinner than this is a line; lines nearer than this are one
THIN = 3.0
_SAME_LINE = 3.0


def rules_of(page: Page) -> list[Edge]:
    """Drawn lines and frames as edges; an area that is only filled lies behind text and rules nothing."""
    shapes = [*page.lines, *(rect for rect in page.rects if rect["stroke"] or _is_thin(rect))]
    return ruled([edge for shape in shapes for edge in obj_to_edges(shape) if edge["orientation"]])


def ruled(drawn: list[Edge]) -> list[Edge]:
    """Edges that are one line made one, and those put in that a page break leaves out."""
    tolerances = (_SAME_LINE, _SAME_LINE, _SAME_LINE, _SAME_LINE)
    edges: list[Edge] = merge_edges(drawn, *tolerances)
    return [*edges, *_closing([edge for edge in edges if edge["orientation"] == "v"])]


def _is_thin(rect: Edge) -> bool:
    return bool(min(rect["width"], rect["height"]) < THIN)


def _closing(upright: Sequence[Edge]) -> list[Edge]:
    """A line between each two neighbouring column lines that end, or begin, at the same height."""
    found: list[Edge] = []
    for side in ("top", "bottom"):
        for height in sorted({round(edge[side]) for edge in upright}):
            there = sorted(
                (e for e in upright if e["top"] - _SAME_LINE <= height <= e["bottom"] + _SAME_LINE),
                key=lambda edge: float(edge["x0"]),
            )
            found += [
                _line(left["x0"], right["x0"], left[side])
                for left, right in pairwise(there)
                if all(abs(edge[side] - height) <= _SAME_LINE for edge in (left, right))
            ]
    return found


def _line(x0: float, x1: float, height: float) -> Edge:
    return {
        "object_type": "line_edge",
        "orientation": "h",
        "x0": x0,
        "x1": x1,
        "top": height,
        "bottom": height,
        "width": x1 - x0,
        "height": 0.0,
    }
