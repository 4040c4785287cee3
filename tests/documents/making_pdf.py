"""A small PDF written by hand: Chinese text at points and ruled lines, several pages."""

from __future__ import annotations

from collections.abc import Sequence

HEIGHT = 842


class PdfPage:
    """Drawing commands of one page; y counts from the top, as readers give places."""

    def __init__(self) -> None:
        self.commands: list[str] = []

    def text(self, x: float, y: float, text: str, size: int = 10) -> PdfPage:
        """Text whose line begins at x and stands on y."""
        code = text.encode("utf-16-be").hex()
        self.commands.append(f"BT /F1 {size} Tf {x} {HEIGHT - y} Td <{code}> Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> PdfPage:
        """A thin stroked line."""
        self.commands.append(f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def shade(self, x0: float, y0: float, x1: float, y1: float) -> PdfPage:
        """A filled area without a border, as programs put behind text."""
        self.commands.append(f"1 1 1 rg {x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re f 0 g")
        return self

    def table(
        self, edges: Sequence[float], top: float, rows: Sequence[Sequence[str]], height: float = 20
    ) -> PdfPage:
        """A ruled table of equal rows; a cell of None has no line to the one above it."""
        bottom = top + height * len(rows)
        for x in edges:
            self.line(x, top, x, bottom)
        self.line(edges[0], top, edges[-1], top)
        for number, row in enumerate(rows):
            y = top + height * number
            for column, text in enumerate(row):
                if text is None:
                    continue
                self.line(edges[column], y, edges[column + 1], y)
                self.text(edges[column] + 2, y + height - 6, text)
        self.line(edges[0], bottom, edges[-1], bottom)
        return self


def pdf(*pages: PdfPage) -> bytes:
    """The pages as a PDF with one Chinese font that is not embedded."""
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        3: "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        4: "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 5 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/W[1 95 500 814 939 500]>>",
        5: "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
        "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    }
    numbers = []
    for number, page in enumerate(pages):
        at = 6 + 2 * number
        numbers.append(at)
        content = "\n".join(page.commands)
        objects[at] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 {HEIGHT}]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {at + 1} 0 R>>"
        )
        objects[at + 1] = f"<</Length {len(content)}>>stream\n{content}\nendstream"
    objects[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{at} 0 R' for at in numbers)}]>>"
    return _assembled(objects)


def _assembled(objects: dict[int, str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += f"{number} 0 obj\n{objects[number]}\nendobj\n".encode("ascii")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{places[number]:010d} 00000 n \n".encode() for number in sorted(objects))
    return out + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF".encode()
