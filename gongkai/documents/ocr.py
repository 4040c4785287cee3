"""Pages that are pictures: whether they can be read here, and how what is read from them is held.

Reading them is an extra; nothing of it is imported before the first picture comes.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image

from gongkai.documents import DOUBT, UnreadableError
from gongkai.documents.pdf_page import Part

MAX_PAGES = 40
HOW = "install the extra `ocr` (pip install 'gongkai[ocr]')"
READ_FROM_PICTURE = "read from a picture: compare with the original"
_NEEDED = ("rapidocr", "onnxruntime", "cv2")
_LOCATORS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as a grey picture (mode L); `unit` says how many of its pixels make one unit of locators."""

    number: int
    image: Image.Image
    unit: float


@dataclass(frozen=True, slots=True)
class PageReading:
    """The lines and tables of a page, and the places of what was read with little certainty."""

    parts: tuple[Part, ...]
    uncertain: tuple[str, ...]


def is_installed() -> bool:
    """Whether the extra is there."""
    return all(importlib.util.find_spec(name) for name in _NEEDED)


def page_reader(page_count: int) -> Callable[[PagePicture], PageReading]:
    """What reads one page; UnreadableError where more pages are pictures than anyone would wait for."""
    if page_count > MAX_PAGES:
        raise UnreadableError(
            f"{page_count} pages are pictures, more than {MAX_PAGES}: give the report alone, or as a PDF with text"
        )
    read: Callable[[PagePicture], PageReading] = importlib.import_module(
        "gongkai.documents.ocr_page"
    ).read_page
    return read


def doubts_of(readings: Sequence[PageReading]) -> list[str]:
    """What a document says of itself once pages of it were read from pictures."""
    places = [place for reading in readings for place in reading.uncertain]
    if not places:
        return [READ_FROM_PICTURE]
    shown = ", ".join(places[:_LOCATORS_SHOWN])
    more = f" and {len(places) - _LOCATORS_SHOWN} more" if len(places) > _LOCATORS_SHOWN else ""
    return [
        READ_FROM_PICTURE,
        f"{len(places)} readings are uncertain and carry a {DOUBT}: {shown}{more}",
    ]
