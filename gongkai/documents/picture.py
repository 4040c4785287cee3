"""Pictures of reports: PNG, JPEG, TIFF (each picture a page), GIF, WebP and BMP.

Transparent parts are paper. Of an animation the first picture counts. Turned is only what the camera
says it has turned.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from math import sqrt

from PIL import Image, ImageOps, UnidentifiedImageError

from gongkai.documents import Document, UnreadableError, ocr
from gongkai.documents.limits import MAX_PIXELS
from gongkai.documents.pdf_joining import blocks_of, joined

# what pages are brought to: 200 dots an inch on A4, the width of which counts whatever the paper is
SHORT_SIDE = 1654
# a picture is enlarged that far at most: there is nothing more in it
_MOST_ENLARGED = 3.0
MOST_READ_PIXELS = 24_000_000
_LONGEST_SIDE = 30_000
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP")
# what Pillow raises on files that are not as their format wants them
_BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error),
    *(LookupError, TypeError, ArithmeticError, NotImplementedError, AttributeError),
)
_NOT_INSTALLED = f"a picture: {ocr.HOW} or give the report as a PDF with text"
_TOO_LARGE = f"the picture has more than {MAX_PIXELS // 1_000_000} million pixels: save it smaller"


def is_picture(content: bytes) -> bool:
    """Whether the bytes begin as those of a picture do."""
    if content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")):
        return True
    is_bitmap = content.startswith(b"BM") and content[6:10] == bytes(4)
    return is_bitmap or (content.startswith(b"RIFF") and content[8:12] == b"WEBP")


def read_picture(content: bytes, source_name: str) -> Document:
    """Read the pictures of a file as pages; UnreadableError where they cannot be read or show no text."""
    if not ocr.is_installed():
        raise UnreadableError(_NOT_INSTALLED)
    try:
        # what Pillow says of tags it passes over is no message to our users
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(content), formats=_FORMATS) as image,
        ):
            count = getattr(image, "n_frames", 1)
            is_paged = image.format == "TIFF"
            pages = count if is_paged else 1
            readings = ocr.read_pages(_pages(image, pages), pages)
            media_type = Image.MIME[str(image.format)]
    except Image.DecompressionBombError as error:
        raise UnreadableError(_TOO_LARGE) from error
    except UnidentifiedImageError as error:
        raise UnreadableError("the picture is broken: save it again") from error
    except _BROKEN as error:
        raise UnreadableError(
            f"the picture is broken ({type(error).__name__}: {' '.join(str(error).split())[:100]}): save it again"
        ) from error
    parts = ocr.aligned([part for reading in readings for part in reading.parts])
    blocks = blocks_of(joined(parts))
    if not blocks:
        raise UnreadableError("a picture in which no text was found")
    doubts = ocr.doubts_of(readings)
    if count > 1 and not is_paged:
        doubts.append(f"of {count} pictures in the file the first is read")
    return Document(source_name, media_type, tuple(blocks), tuple(doubts))


def scale_of(width: float, height: float, most: float) -> float:
    """How much a page of this size is enlarged for reading; below 1 it is reduced."""
    short, long = sorted((max(width, 1.0), max(height, 1.0)))
    return min(SHORT_SIDE / short, most, sqrt(MOST_READ_PIXELS / (short * long)), _LONGEST_SIDE / long)


def _pages(image: Image.Image, count: int) -> Iterator[ocr.PagePicture]:
    for number in range(count):
        image.seek(number)
        if image.width * image.height > MAX_PIXELS:
            raise UnreadableError(_TOO_LARGE)
        grey = ImageOps.exif_transpose(_grey(image))
        scale = scale_of(grey.width, grey.height, _MOST_ENLARGED)
        size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
        yield ocr.PagePicture(number + 1, grey.resize(size, Image.Resampling.LANCZOS), scale)


def _grey(image: Image.Image) -> Image.Image:
    """The picture in 256 shades of grey on white paper."""
    if image.mode.startswith("I"):
        # 16 bits a pixel: converting would cut them off instead of scaling them
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        paper = Image.new("L", image.size, "white")
        layers = image.convert("LA")
        paper.paste(layers.getchannel("L"), mask=layers.getchannel("A"))
        return paper
    return image.convert("L")
