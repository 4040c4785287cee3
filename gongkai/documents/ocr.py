"""Pages that are pictures: whether they can be read here, and how what is read from them is held.

Reading them is an extra; nothing of it is imported before the first picture comes.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from gongkai.documents import DOUBT, UnreadableError
from gongkai.documents.limits import MAX_PICTURED_PAGES, MAX_PIECES, grants
from gongkai.documents.pdf_page import PageTable, Part

HOW = "install the extra `ocr` (pip install '.[ocr]' in Gongkai's folder)"
READ_FROM_PICTURE = "read from a picture: compare with the original"
_NEEDED = ("rapidocr", "onnxruntime", "cv2")
# the runtime of the models would report its use to its maker, and keep a number of the machine
_SILENT = {"ORT_DISABLE_TELEMETRY": "1"}
_LOCATORS_SHOWN = 5
# tables that go on are as wide on the next page, but paper lies in a scanner as it falls
_SAME_WIDTH = 0.03


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as a grey picture (mode L); `unit` says how many of its pixels make one unit of locators."""

    number: int
    image: Image.Image
    unit: float


@dataclass(frozen=True, slots=True)
class PageReading:
    """The lines and tables of a page, the places of what is uncertain, and how many pieces were read."""

    parts: tuple[Part, ...]
    uncertain: tuple[str, ...]
    pieces: int


def is_installed() -> bool:
    """Whether the extra is there."""
    return all(importlib.util.find_spec(name) for name in _NEEDED)


def read_pages(pages: Iterable[PagePicture], count: int) -> list[PageReading]:
    """Read pages one after the other; UnreadableError where there is more than anyone would wait for."""
    if count > MAX_PICTURED_PAGES:
        raise UnreadableError(
            f"{count} pages are pictures, more than {MAX_PICTURED_PAGES}: give the report alone, or as a PDF with text"
        )
    grants.demand("pictures")
    os.environ.update(_SILENT)
    read: Callable[[PagePicture, int], PageReading]
    read = importlib.import_module("gongkai.documents.ocr_page").read_page
    found: list[PageReading] = []
    left = MAX_PIECES
    for page in pages:
        found.append(read(page, left))
        left -= found[-1].pieces
    return found


def doubts_of(readings: Sequence[PageReading]) -> list[str]:
    """What a document says of itself once pages of it were read from pictures."""
    places = [place for reading in readings for place in reading.uncertain]
    if not places:
        return [READ_FROM_PICTURE]
    where = ", ".join(places[:_LOCATORS_SHOWN])
    if len(places) > _LOCATORS_SHOWN:
        where = f"{where} and {len(places) - _LOCATORS_SHOWN} more"
    return [READ_FROM_PICTURE, f"{len(places)} uncertain readings are marked {DOUBT}: {where}"]


def aligned(parts: Sequence[Part]) -> list[Part]:
    """The parts with a table right below a page break moved under the one above it, if it is as wide."""
    found: list[Part] = []
    for part in parts:
        above = found[-1] if found else None
        if isinstance(part, PageTable) and isinstance(above, PageTable) and part.page == above.page + 1:
            found.append(_under(above, part))
        else:
            found.append(part)
    return found


def _under(above: PageTable, table: PageTable) -> PageTable:
    left, width = above.edges[0], above.edges[-1] - above.edges[0]
    own_left, own_width = table.edges[0], table.edges[-1] - table.edges[0]
    if abs(own_width - width) > _SAME_WIDTH * width:
        return table
    return replace(table, edges=tuple(left + (edge - own_left) * width / own_width for edge in table.edges))
