"""Digits of a PDF page that a line strikes out, as a document printed with its tracked changes shows them."""

from __future__ import annotations

from collections import defaultdict

from pdfplumber.page import Page

from gongkai.documents.pdf_text import STRUCK, Char

# points
_THINNEST = 2.0
# of the height of a digit: a border of a cell touches its edge, a strike goes through here
_FROM, _TO = 0.3, 0.8


def mark_struck(page: Page) -> None:
    """Give the digits of a page that a level line goes through the entry `struck`."""
    by_height: dict[int, list[Char]] = defaultdict(list)
    for char in page.chars:
        if char["text"].isdigit():
            for height in range(int(char["top"]), int(char["bottom"]) + 1):
                by_height[height].append(char)
    for line in (*page.lines, *page.rects):
        if line["bottom"] - line["top"] > _THINNEST or line["x1"] - line["x0"] <= _THINNEST:
            continue
        middle = (line["top"] + line["bottom"]) / 2
        for char in by_height.get(int(middle), ()):
            share = (middle - char["top"]) / (char["bottom"] - char["top"])
            if _FROM < share < _TO and line["x0"] <= (char["x0"] + char["x1"]) / 2 <= line["x1"]:
                char[STRUCK] = True
