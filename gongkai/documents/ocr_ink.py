"""The ink of a page that is a picture: set straight, told from the paper, and cut into lines of print."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

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
_FLAT = 2.2
_SMALLEST_SIZE, _LARGEST_SIZE = 8, 90
_MOST_SPOTS = 3_000

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


def turning(width: int, height: int, angle: float) -> NDArray[np.float64]:
    """The 2 x 3 matrix of a turn around the middle."""
    matrix: NDArray[np.float64] = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return matrix


def character_size(ink: Pixels) -> float:
    """The usual size of a character in pixels; digits and strokes are smaller, headings larger."""
    spots = _spots(ink)
    sizes = np.maximum(spots[:, 2], spots[:, 3])
    usual = sizes[(sizes >= _SMALLEST_SIZE) & (sizes <= _LARGEST_SIZE)]
    return float(np.percentile(usual, 75)) if usual.size else float(_SMALLEST_SIZE)


def print_in(ink: Pixels, area: Area, size: float) -> list[Area]:
    """The pieces of print inside a cell, line by line, each to the next wide gap; specks are none."""
    left, top, right, bottom = area
    found = _spots(ink[max(0, top) : bottom, max(0, left) : right])
    found = found[np.maximum(found[:, 2], found[:, 3]) > _SPECK * size]
    if len(found) > _MOST_SPOTS:
        return [area]  # no print but a picture: read as one piece, it comes out illegible
    spots = [
        (x + left, y + top, x + left + width, y + top + height)
        for x, y, width, height in found.tolist()
        if not _is_border(x, y, width, height, area)
    ]
    return [piece for line in _lines(spots, size) for piece in _pieces(line, size)]


def slant_of(ink: Pixels, piece: Area) -> float:
    """How far the print of a piece leans: columns a row, of the spot that leans most. Upright is 0."""
    left, top, right, bottom = piece
    crop = np.ascontiguousarray(ink[max(0, top) : bottom, max(0, left) : right])
    if not crop.size:
        return 0.0
    count, labels = cv2.connectedComponents(crop, connectivity=8)
    slants = []
    for spot in range(1, min(count, _MOST_SPOTS)):
        rows, columns = np.nonzero(labels == spot)
        spread = float(rows.var())
        if spread > 1:
            slants.append(abs(float(((rows - rows.mean()) * (columns - columns.mean())).mean())) / spread)
    return max(slants, default=0.0)


def spots_in(ink: Pixels, piece: Area) -> int:
    """How many spots the print of a piece has: digits have one each, unless strokes are broken off."""
    left, top, right, bottom = piece
    return len(_spots(ink[max(0, top) : bottom, max(0, left) : right]))


def is_flat(ink: Pixels, piece: Area) -> bool:
    """Whether the print of a piece is one stroke along the line, as a dash is."""
    left, top, right, bottom = piece
    return right - left >= _FLAT * (bottom - top) and spots_in(ink, piece) == 1


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


def _spots(ink: Pixels) -> NDArray[np.int32]:
    """Connected ink, a row each: left, top, width, height."""
    if not ink.size:
        return np.empty((0, 4), np.int32)  # OpenCV does not look
    stats: NDArray[np.int32] = cv2.connectedComponentsWithStats(ink, connectivity=8)[2]
    return stats[1:, :4]


def _is_border(x: int, y: int, width: int, height: int, area: Area) -> bool:
    """Whether a thin spot along the edge of a cell is left over from its border."""
    beside = width <= _BORDER and (x <= 1 or x + width >= area[2] - area[0] - 1)
    above = height <= _BORDER and (y <= 1 or y + height >= area[3] - area[1] - 1)
    return beside or above


def _lines(spots: Sequence[Area], size: float) -> list[list[Area]]:
    """Spots on one height together; strokes of one character that lie above each other too."""
    found: list[list[Area]] = []
    first_top = last_bottom = 0
    for spot in sorted(spots, key=lambda spot: spot[1]):
        if found and (spot[1] < last_bottom or spot[3] - first_top <= _ONE_LINE * size):
            found[-1].append(spot)
            last_bottom = max(last_bottom, spot[3])
        else:
            found.append([spot])
            first_top, last_bottom = spot[1], spot[3]
    return found


def _pieces(line: Sequence[Area], size: float) -> list[Area]:
    """The areas of a line's print, cut where a wide gap is."""
    found: list[Area] = []
    for spot in sorted(line):
        before = found[-1] if found else None
        if before and spot[0] - before[2] <= _APART * size:
            top, right, bottom = min(before[1], spot[1]), max(before[2], spot[2]), max(before[3], spot[3])
            found[-1] = (before[0], top, right, bottom)
        else:
            found.append(spot)
    return found


def _contrast(ink: Pixels) -> float:
    rows = ink.sum(axis=1, dtype=np.float64)
    return float((np.diff(rows) ** 2).sum())
