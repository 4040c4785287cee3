"""Small files that unpack, expand or count to far more than they are."""

from __future__ import annotations

import bz2
import gzip
import io
import struct
import zipfile
import zlib

from tests.documents.making_xls import xls
from tests.hostile.case import GOOD, READ, Case, docx, html, package

MB = 1024 * 1024


def _gigabyte_in_a_part() -> bytes:
    """A packed gigabyte of zeros: a stream for a megabyte, its blocks repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    blocks = [packer.compress(bytes(64 * MB)) + packer.flush(zlib.Z_FULL_FLUSH)]
    whole = blocks[0] * 16 + packer.flush()
    return _entry_claiming(whole, 1024 * MB, zlib.crc32(b""))


def _entry_claiming(packed: bytes, size: int, crc: int, name: bytes = b"word/document.xml") -> bytes:
    head = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 0, crc, len(packed), size, len(name), 0)
    local = b"PK\x03\x04" + head + name + packed
    central = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHLL", 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def _lying_size() -> bytes:
    """A part that says it is small and unpacks to 64 MB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return _entry_claiming(packer.compress(bytes(64 * MB)) + packer.flush(), 1000, 0)


def _many_parts() -> bytes:
    return docx(more={f"word/media/{n}.png": b"" for n in range(2_001)})


def _two_of_one_name() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for text in ("<a/>", "<b/>"):
            archive.writestr("word/document.xml", text)
    return out.getvalue()


def _nested_zips() -> bytes:
    content = GOOD.encode()
    for depth in range(50):
        content = package({f"{depth}.zip": content})
    return content


def _laughs(kind: str) -> str:
    lines = ['<!ENTITY a0 "lol">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))]
    return f"<!DOCTYPE {kind} [{''.join(lines)}]>"


def _quadratic() -> str:
    return f'<!DOCTYPE d [<!ENTITY a "{"x" * 100_000}">]>'


def _pdf(stream: bytes, filters: str) -> bytes:
    head = f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n4 0 obj<</Length {len(stream)}/Filter {filters}>>stream\n"
    return head.encode() + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def _flate(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    head = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", _flate(bytes(10 * MB)))
        + chunk(b"IEND", b"")
    )


def _shared_strings() -> bytes:
    return package(
        {
            "xl/workbook.xml": "<workbook/>",
            "xl/sharedStrings.xml": "<sst>" + "<si><t>年报</t></si>" * 4_000_000 + "</sst>",
        }
    )


def _bmp() -> bytes:
    return (
        b"BM"
        + struct.pack("<LLL", 54, 0, 54)
        + struct.pack("<LllHHLLllLL", 40, 60_000, 60_000, 1, 24, 0, 0, 0, 0, 0, 0)
    )


def _gif() -> bytes:
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", 65_535, 65_535, 0x80, 0, 0)
        + bytes(6)
        + b","
        + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0)
        + b"\x02\x02\x44\x01\x00;"
    )


CASES = (
    Case("a gigabyte in a Word document", "a.docx", _gigabyte_in_a_part, "unpacks to more than 100 MB"),
    Case("a part larger than it says", "a.docx", _lying_size, "broken"),
    Case("a part of 19 MB of blanks", "a.docx", lambda: docx(extra=" " * 19 * MB), "more than 200 times"),
    Case(
        "unused media of 60 MB of noise-free pixels",
        "a.docx",
        lambda: docx(more={"word/media/a.bmp": bytes(60 * MB)}),
        "more than 200 times",
    ),
    Case("2,002 parts", "a.docx", _many_parts, "more than 2000 parts"),
    Case("two parts of one name", "a.docx", _two_of_one_name, "two parts of one name"),
    Case("fifty archives in one another", "a.docx", _nested_zips, "a ZIP archive that is no .docx"),
    Case(
        "a billion laughs in Word",
        "a.docx",
        lambda: docx(prolog=_laughs("d"), extra="<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>"),
        "broken",
    ),
    Case("a billion laughs in a page", "a.html", lambda: _laughs("html").encode() + html("&a11;"), READ),
    Case(
        "a billion laughs in a workbook",
        "a.xlsx",
        lambda: package(
            {"xl/workbook.xml": _laughs("w") + "<w>&a11;</w>", "xl/worksheets/sheet1.xml": "<sheetData/>"}
        ),
        "broken",
    ),
    Case(
        "quadratic entities in Word",
        "a.docx",
        lambda: docx(prolog=_quadratic(), extra=f"<w:p><w:r><w:t>{'&a;' * 10_000}</w:t></w:r></w:p>"),
        "broken|holds no text|annual disclosure|memory|computing",
    ),
    Case(
        "a PDF stream of 101 MB",
        "a.pdf",
        lambda: _pdf(_flate(bytes(101 * MB)), "/FlateDecode"),
        "unpacks to more than 100 MB",
    ),
    Case(
        "a PDF stream packed twice",
        "a.pdf",
        lambda: _pdf(_flate(bytes(100 * MB), 2), "[/FlateDecode/FlateDecode]"),
        "packed twice",
    ),
    Case(
        "a PDF stream packed three times",
        "a.pdf",
        lambda: _pdf(_flate(bytes(100 * MB), 3), "[/FlateDecode/FlateDecode/FlateDecode]"),
        "packed twice",
    ),
    Case(
        "a PDF stream of run lengths",
        "a.pdf",
        lambda: _pdf(b"\x81 " * 5 * MB + b"\x80", "/RunLengthDecode"),
        "scanned PDF|no text|memory|computing|fonts",
    ),
    Case(
        "a PDF stream packed behind hexadecimal",
        "a.pdf",
        lambda: _pdf(_flate(bytes(200 * MB)).hex().encode() + b">", "[/ASCIIHexDecode/FlateDecode]"),
        "scanned PDF|no text|memory|computing",
    ),
    Case(
        "a million tiny PDF streams",
        "a.pdf",
        lambda: b"%PDF-1.4\n" + b"stream\nx\x9c" * 1_000_000,
        "more than 50000 parts",
    ),
    Case(
        "a picture of 3.6 thousand million pixels",
        "a.png",
        lambda: _png(60_000, 60_000),
        "million pixels|a picture:",
    ),
    Case("a picture broken off", "a.png", lambda: _png(3_000, 3_000)[:5_000], "picture"),
    Case("a bitmap that says it is enormous", "a.bmp", _bmp, "million pixels|broken|a picture:"),
    Case("a GIF that says it is enormous", "a.gif", _gif, "million pixels|broken|a picture:"),
    Case("four million shared strings", "a.xlsx", _shared_strings, "more than 200 times"),
    Case(
        "an old workbook with a cell far out",
        "a.xls",
        lambda: xls("表", {(0, 0): 1.0, (65_535, 65_535): 2.0}),
        "larger than|too much memory",
    ),
    Case(
        "a page of two hundred thousand lines",
        "a.pdf",
        lambda: _pdf(_flate(b"9 9 m 590 800 l S\n" * 200_000), "/FlateDecode"),
        "no text",
    ),
    Case(
        "an old workbook that a search spoiled: a text far out behind others",
        "a.xls",
        lambda: xls(
            "表", {(0, 0): "主动公开政府信息数", (0, 1): 1.0, (65_535, 65_535): "主动公开政府信息数"}
        ),
        "too much memory",
    ),
    Case("a gzip bomb", "a.txt.gz", lambda: gzip.compress(bytes(100 * MB)), "a gzip file"),
    Case("a bzip2 bomb named text", "a.txt", lambda: bz2.compress(bytes(100 * MB)), "no text|neither UTF-8"),
    Case("21 MB of text", "a.txt", lambda: b"x" * (21 * MB), "larger than 20 MB"),
    Case(
        "six million characters",
        "a.txt",
        lambda: GOOD.encode() + ("条" * 100 + "\n").encode() * 60_000,
        "longer than 5242880 characters",
    ),
)
