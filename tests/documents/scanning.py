"""Pages as a scanner gives them: pictures, alone or in a PDF; and whether they can be made and read here."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image

from gongkai.documents import ocr
from tests.documents.making_pdf import PdfPage, pdf

DPI = 150


def pictures(content: bytes, dpi: int = DPI, turn: float = 0.0) -> list[Image.Image]:
    """The pages of a PDF as grey pictures, turned by degrees against the clock."""
    document = pypdfium2.PdfDocument(content)
    pages = [document[n].render(scale=dpi / 72).to_pil().convert("L") for n in range(len(document))]
    document.close()
    expand = turn % 90 == 0
    return [
        page.rotate(turn, Image.Resampling.BICUBIC, expand=expand, fillcolor=255) if turn else page
        for page in pages
    ]


def saved(pages: list[Image.Image], kind: str, dpi: int = DPI) -> bytes:
    """Pictures as one file of a format that Pillow knows: PDF, TIFF, PNG …"""
    out = io.BytesIO()
    several = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    resolution = {"resolution": dpi} if kind == "PDF" else {}
    pages[0].save(out, kind, **several, **resolution)
    return out.getvalue()


def _draws_chinese() -> bool:
    one, other = (pictures(pdf(PdfPage().text(60, 60, text)), 72)[0] for text in "中国")
    return one.tobytes() != other.tobytes()


needs_ocr = pytest.mark.skipif(
    not ocr.is_installed() or not _draws_chinese(),
    reason="the extra `ocr` is not installed, or no Chinese font to draw pages with",
)
