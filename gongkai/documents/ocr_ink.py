"""The ink of a page that is a picture: set straight, told from the paper, and cut into lines of print."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from gongkai.documents.ocr_engine import Pixels

# what is that much darker than its surroundings is ink
_SURROUNDINGS = 41
_DARKER = 18
# pixels that no stroke is wider than; shares of the brightness of the paper
_STROKE = 15
_BLACK, _WHITE = 0.35, 0.85
_MOST_SKEW = 3.0
_SKEW_WIDTH = 800
# pixels
_BORDER = 4
# in shares of the size of characters
_SPECK = 0.1
_ONE_LINE = 1.15
_APART = 1.2
_MARGIN = 0.25
_SMALLEST_SIZE, _LARGEST_SIZE = 8, 90

Area = tuple[int, int, int, int]


def ink_of(grey: Pixels) -> Pixels:
    """255 where there is ink, 0 where there is paper, whatever the shade of the paper."""
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    ink: Pixels = cv2.adaptiveThreshold(
        smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _SURROUNDINGS, _DARKER
    )
    return ink


def cleared(grey: Pixels) -> Pixels:
    """The page on even white paper with its ink black: what is faint on it is gone."""
    paper = cv2.GaussianBlur(cv2.dilate(grey, np.ones((_STROKE, _STROKE), np.uint8)), (0, 0), _STROKE / 2)
    share = grey / np.maximum(paper, 1).astype(np.float32)
    shades: Pixels = (np.clip((share - _BLACK) / (_WHITE - _BLACK), 0, 1) * 255).astype(np.uint8)
    return shades


def skew_of(ink: Pixels) -> float:
    """Degrees that the page must be turned by for its rows of ink to stand out best."""
    scale = min(1.0, _SKEW_WIDTH / ink.shape[1])
    small = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    best = 0.0
    for span, step in ((_MOST_SKEW, 0.25), (0.25, 0.05)):
        angles = [best + step * count for count in range(-round(span / step), round(span / step) + 1)]
        # of angles that do equally well the smallest: an empty page is straight
        best = max(angles, key=lambda angle: (_contrast(turned(small, angle, 0)), -abs(angle)))
    return best


def turned(picture: Pixels, angle: float, paper: int) -> Pixels:
    """The picture turned around its middle by degrees against the clock."""
    found: Pixels = cv2.warpAffine(
        picture,
        turning(picture.shape[1], picture.shape[0], angle),
        (picture.shape[1], picture.shape[0]),
        flags=cv2.INTER_LINEAR,
        borderValue=paper,
    )
    return found


def turning(width: int, height: int, angle: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """The 2 x 3 matrix of a turn around the middle."""
    matrix: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = cv2.getRotationMatrix2D(
        (width / 2, height / 2), angle, 1.0
    )
    return matrix


def character_size(ink: Pixels) -> float:
    """The usual size of a character in pixels; digits and strokes are smaller, headings larger."""
    sizes = [max(width, height) for _, _, width, height in _spots(ink)]
    usual = [size for size in sizes if _SMALLEST_SIZE <= size <= _LARGEST_SIZE]
    return float(np.percentile(usual, 75)) if usual else float(_SMALLEST_SIZE)


def print_in(ink: Pixels, area: Area, size: float) -> list[Area]:
    """The pieces of print inside a cell, line by line, each to the next wide gap; specks are none."""
    left, top, right, bottom = area
    spots = [
        (x + left, y + top, x + left + width, y + top + height)
        for x, y, width, height in _spots(ink[top:bottom, left:right])
        if max(width, height) > _SPECK * size and not _is_border(x, y, width, height, area)
    ]
    return [piece for line in _lines(spots, size) for piece in _pieces(line, size)]


def cut_out(grey: Pixels, piece: Area, within: Area, size: float) -> Pixels:
    """The picture of a piece with a margin of paper, without what lies outside its cell."""
    margin = round(_MARGIN * size)
    left, top = max(piece[0] - margin, within[0]), max(piece[1] - margin, within[1])
    right, bottom = min(piece[2] + margin, within[2]), min(piece[3] + margin, within[3])
    crop = grey[top:bottom, left:right]
    paper = int(np.percentile(crop, 90))
    framed: Pixels = cv2.copyMakeBorder(
        crop,
        margin - (piece[1] - top),
        margin - (bottom - piece[3]),
        margin - (piece[0] - left),
        margin - (right - piece[2]),
        cv2.BORDER_CONSTANT,
        value=paper,
    )
    return framed


def _spots(ink: Pixels) -> list[tuple[int, int, int, int]]:
    """Connected ink: left, top, width, height."""
    if not ink.size:
        return []  # OpenCV does not look
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return [(int(row[0]), int(row[1]), int(row[2]), int(row[3])) for row in stats[1:]]


def _is_border(x: int, y: int, width: int, height: int, area: Area) -> bool:
    """Whether a thin spot along the edge of a cell is left over from its border."""
    beside = width <= _BORDER and (x <= 1 or x + width >= area[2] - area[0] - 1)
    above = height <= _BORDER and (y <= 1 or y + height >= area[3] - area[1] - 1)
    return beside or above


def _lines(spots: Sequence[Area], size: float) -> list[list[Area]]:
    """Spots on one height together; strokes of one character that lie above each other too."""
    found: list[list[Area]] = []
    for spot in sorted(spots, key=lambda spot: spot[1]):
        if found and (spot[1] < _bottom(found[-1]) or spot[3] - _top(found[-1]) <= _ONE_LINE * size):
            found[-1].append(spot)
        else:
            found.append([spot])
    return found


def _pieces(line: Sequence[Area], size: float) -> list[Area]:
    """The areas of a line's print, cut where a wide gap is."""
    found: list[list[Area]] = []
    for spot in sorted(line):
        if found and spot[0] - max(other[2] for other in found[-1]) <= _APART * size:
            found[-1].append(spot)
        else:
            found.append([spot])
    return [
        (min(s[0] for s in piece), _top(piece), max(s[2] for s in piece), _bottom(piece)) for piece in found
    ]


def _top(spots: Sequence[Area]) -> int:
    return min(spot[1] for spot in spots)


def _bottom(spots: Sequence[Area]) -> int:
    return max(spot[3] for spot in spots)


def _contrast(ink: Pixels) -> float:
    rows = ink.sum(axis=1, dtype=np.float64)
    return float((np.diff(rows) ** 2).sum())
