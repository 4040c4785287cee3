"""The pages of a PDF that are pictures: which they are, and reading them where the extra is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from PIL import Image

from gongkai.documents import UnreadableError, ocr
from gongkai.documents.limits import MAX_PIXELS
from gongkai.documents.pdf_page import PageTable
from gongkai.documents.picture import scale_of

# a page with a picture that large and hardly any text is a scan; programs that scan add a line of their own
_MOST_OF_THE_PAGE = 0.5
_HARDLY_ANY_TEXT = 50
# letters drawn as outlines are some thousands on a page; one of more is a drawing, which takes minutes to be looked at
_MOST_OUTLINES = 100_000
# beside text a picture from that share of the page on may hold a table; seals and emblems are smaller
_LARGE = 0.08


def is_scan(page: pypdfium2.PdfPage, text: str) -> bool:
    """Whether what the page says stands in a picture: it holds hardly any text, and something is drawn."""
    characters = len("".join(text.split()))
    if not characters:
        return bool(0 < pdfium.FPDFPage_CountObjects(page) <= _MOST_OUTLINES)
    return characters < _HARDLY_ANY_TEXT and _share_of_pictures(page) >= _MOST_OF_THE_PAGE


def holds_large_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a picture takes so much of the page that a table may stand in it."""
    return _share_of_pictures(page) >= _LARGE


def read_scans(
    content: bytes, numbers: Sequence[int], *, only_pictures: bool = False
) -> dict[int, ocr.PageReading]:
    """What the pages with these numbers say; UnreadableError where they cannot be drawn."""
    if not numbers:
        return {}
    document = pypdfium2.PdfDocument(content)
    try:
        readings = ocr.read_pages(
            (_drawn(document, number, only_pictures=only_pictures) for number in numbers), len(numbers)
        )
        return dict(zip(numbers, readings, strict=True))
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise UnreadableError(f"a page of the PDF cannot be drawn ({error}): save it again") from error
    finally:
        document.close()


def tables_beside_text(content: bytes, numbers: Sequence[int]) -> dict[int, ocr.PageReading]:
    """The tables that stand in pictures on pages with text of their own; pages without any are left out."""
    readings = read_scans(content, numbers, only_pictures=True)
    found = {}
    for number, reading in readings.items():
        tables = tuple(part for part in reading.parts if isinstance(part, PageTable))
        if tables:
            found[number] = replace(reading, parts=tables)
    return found


def _drawn(document: pypdfium2.PdfDocument, number: int, *, only_pictures: bool) -> ocr.PagePicture:
    """A page as a picture; with `only_pictures` what is printed beside its pictures is left white."""
    page = document[number - 1]
    for picture in _pictures(page):
        width, height = picture.get_px_size()
        if width * height > MAX_PIXELS:
            raise UnreadableError(
                f"page {number} holds a picture of more than {MAX_PIXELS // 1_000_000} million pixels: "
                "save it smaller"
            )
    width, height = page.get_size()
    scale = scale_of(width, height, float("inf"))
    bitmap = page.render(scale=scale, grayscale=True)
    image = bitmap.to_pil().copy()
    unit = image.width / width
    if only_pictures:
        image = _with_only(image, [picture.get_bounds() for picture in _pictures(page)], unit)
    bitmap.close()
    page.close()
    return ocr.PagePicture(number, image, unit)


def _with_only(page: Image.Image, areas: Sequence[tuple[float, ...]], unit: float) -> Image.Image:
    """The page with nothing on it but these areas, given as left, bottom, right, top from below."""
    found = Image.new("L", page.size, "white")
    for left, bottom, right, top in areas:
        box = (
            max(0, round(left * unit)),
            max(0, page.height - round(top * unit)),
            min(page.width, round(right * unit)),
            min(page.height, page.height - round(bottom * unit)),
        )
        if box[0] < box[2] and box[1] < box[3]:
            found.paste(page.crop(box), box[:2])
    return found


def _share_of_pictures(page: pypdfium2.PdfPage) -> float:
    """The share of the page that pictures cover; scans come in strips, so they count together."""
    width, height = page.get_size()
    covered = 0.0
    for picture in _pictures(page):
        left, bottom, right, top = picture.get_bounds()
        covered += max(0.0, min(right, width) - max(left, 0.0)) * max(
            0.0, min(top, height) - max(bottom, 0.0)
        )
    return covered / max(1.0, float(width * height))


def _pictures(page: pypdfium2.PdfPage) -> Iterator[pypdfium2.PdfImage]:
    yield from page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
