"""Every cell of real documents read from pictures of their pages, against their true figures.

Their PDF are drawn, made into pictures as scanners give them, and read again. Missing is what was not
read or carries a doubt; what must stay at nothing is wrong.
"""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image
from rich.console import Console
from rich.table import Table

from benchmarks.accuracy import documents, score
from gongkai.documents import ocr

_SEED = 20240131


@dataclass(frozen=True)
class Scan:
    """How pages become pictures: dots an inch, degrees (every second page the other way), JPEG quality, noise."""

    dpi: int
    skew: float = 0.0
    quality: int = 90
    noise: float = 0.0
    is_bitonal: bool = False

    def __str__(self) -> str:
        parts = [f"{self.dpi} dpi", *([f"±{self.skew}°"] if self.skew else [])]
        parts += [f"JPEG {self.quality}"] if self.quality < 90 else []
        parts += [f"noise {self.noise:g}"] if self.noise else []
        return ", ".join([*parts, *(["black and white"] if self.is_bitonal else [])])


SCANS = (
    *(Scan(150), Scan(200), Scan(300)),
    *(Scan(150, 0.7, 60, 8), Scan(200, 0.7, 60, 8), Scan(300, 0.7, 60, 12)),
    *(Scan(200, 0.4, is_bitonal=True), Scan(300, 0.4, is_bitonal=True), Scan(100, quality=60)),
)


def scanned(content: bytes, scan: Scan) -> bytes:
    """A PDF as a PDF of pictures."""
    document = pypdfium2.PdfDocument(content)
    chance = np.random.default_rng(_SEED)
    pages = [_picture(document[number], number, scan, chance) for number in range(len(document))]
    document.close()
    out = io.BytesIO()
    pages[0].save(
        out, "PDF", save_all=True, append_images=pages[1:], resolution=scan.dpi, quality=scan.quality
    )
    return out.getvalue()


def _picture(page: pypdfium2.PdfPage, number: int, scan: Scan, chance: np.random.Generator) -> Image.Image:
    picture = page.render(scale=scan.dpi / 72).to_pil().convert("L")
    if scan.skew:
        angle = scan.skew if number % 2 else -scan.skew
        picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    if scan.noise:
        grey = np.asarray(picture).astype(float)
        noisy = 15 + 0.9 * grey + chance.normal(0, scan.noise, grey.shape)
        picture = Image.fromarray(noisy.clip(0, 255).astype(np.uint8))
    return picture.point(lambda value: 255 * (value > 128)) if scan.is_bitonal else picture


def run() -> None:
    """Print the table."""
    console = Console()
    real: list[tuple[Path, dict[str, object]]] = [found for found in documents() if found[0].suffix == ".pdf"]
    if not ocr.is_installed():
        console.print(f"pictures are not measured: {ocr.HOW}", markup=False)
        return
    if not real:
        console.print("no real documents beside this checkout: ../shared/reports is not here")
        return
    table = Table(
        "document", "picture", "right", "wrong", "missing", "seconds", title="reading pictures, cells"
    )
    for document, truth in real:
        for scan in SCANS:
            content = scanned(document.read_bytes(), scan)
            start = time.perf_counter()
            one = score(document.name, content, truth)
            seconds = time.perf_counter() - start
            counts = (one.right + one.inferred, one.wrong, one.missing)
            table.add_row(document.name, str(scan), *(str(count) for count in counts), f"{seconds:.1f}")
    console.print(table)
