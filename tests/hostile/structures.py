"""Tables, nesting and lines beyond any report."""

from __future__ import annotations

import io
import zipfile

import xlsxwriter

from tests.documents.making_pdf import PdfPage, pdf
from tests.hostile.case import GOOD, LINES, READ, Case, docx, html, package

_TEXT = "政府信息公开工作年度报告 一、主动公开 二、依申请公开 三、行政复议 四、行政诉讼 存在的问题。本年度我局按照要求开展工作，及时更新目录，方便公众查阅，各项制度得到进一步落实。"


def _spanned(attributes: str) -> bytes:
    return html(f"<table><tr><td {attributes}>甲<td>乙</tr><tr><td>1<td>2</tr></table>")


def _word_table(properties: str) -> bytes:
    cell = f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
    return docx(f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}{cell}</w:tr></w:tbl>")


def _sheet(old: bytes, new: bytes) -> bytes:
    """A workbook with the good report, one sheet's XML changed."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for row, line in enumerate(LINES):
        for column, text in enumerate(line.split("|")):
            sheet.write_string(row, column, text.strip())
    book.close()
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as before, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(old, new, 1) if "sheet1" in name else part)
    return changed.getvalue()


def _raw_pdf(objects: str) -> bytes:
    return f"%PDF-1.4\n{objects}\ntrailer<</Root 1 0 R>>\n%%EOF".encode()


def _page_of(count: int) -> PdfPage:
    page = PdfPage().text(60, 60, _TEXT)
    for number in range(count):
        page.line(60, number % 800, 500, number % 800)
    return page


CASES = (
    Case(
        "colspan of a hundred million",
        "a.html",
        lambda: _spanned("colspan=100000000"),
        "larger than 2000 rows of 64 columns",
    ),
    Case("rowspan of a hundred million", "a.html", lambda: _spanned("rowspan=100000000"), READ),
    Case(
        "both spans enormous",
        "a.html",
        lambda: _spanned("rowspan=99999999999999999999 colspan=99999999999999999999"),
        "larger than 2000 rows of 64 columns",
    ),
    Case("a span of -1", "a.html", lambda: _spanned("colspan=-1 rowspan=-5"), READ),
    Case("a span of 0", "a.html", lambda: _spanned("colspan=0 rowspan=0"), READ),
    Case("a span of letters", "a.html", lambda: _spanned("colspan=abc rowspan='٣'"), READ),
    Case("a span of 1e8", "a.html", lambda: _spanned("colspan=1e8 rowspan=0x10"), READ),
    Case("a span given twice", "a.html", lambda: _spanned("colspan=1 colspan=99999"), READ),
    Case(
        "gridSpan of a hundred million",
        "a.docx",
        lambda: _word_table('<w:gridSpan w:val="100000000"/>'),
        "larger than 2000 rows of 64 columns",
    ),
    Case("gridSpan of -1", "a.docx", lambda: _word_table('<w:gridSpan w:val="-1"/>'), READ),
    Case("vMerge that nothing began", "a.docx", lambda: _word_table("<w:vMerge/>"), READ),
    Case(
        "gridBefore of a hundred million",
        "a.docx",
        lambda: docx(
            '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="100000000"/></w:trPr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>'
        ),
        "larger than 2000 rows of 64 columns",
    ),
    Case(
        "a merge over the whole sheet",
        "a.xlsx",
        lambda: _sheet(
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        READ,
    ),
    Case(
        "a merge that ends before it begins",
        "a.xlsx",
        lambda: _sheet(
            b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="C9:A1"/></mergeCells>'
        ),
        f"{READ}|broken",
    ),
    Case(
        "a false dimension",
        "a.xlsx",
        lambda: _sheet(b'<dimension ref="', b'<dimension ref="A1:XFD1048576" x="'),
        READ,
    ),
    Case(
        "a cell at the far corner",
        "a.xlsx",
        lambda: _sheet(b'r="A1"', b'r="XFD1048576"'),
        "larger than 2000 rows",
    ),
    Case("a cell without a name", "a.xlsx", lambda: _sheet(b'r="A1"', b'r=""'), "broken|is named"),
    Case(
        "a shared string that is not there",
        "a.xlsx",
        lambda: _sheet(b"<v>0</v>", b"<v>999999999</v>"),
        f"{READ}|broken",
    ),
    Case(
        "65 columns",
        "a.csv",
        lambda: GOOD.replace("|", ",").encode() + b"," * 64 + b"\n",
        "larger than 2000 rows of 64 columns",
    ),
    Case(
        "a hundred thousand columns",
        "a.csv",
        lambda: GOOD.replace("|", ",").encode() + b"," * 100_000,
        "larger than 2000 rows of 64 columns",
    ),
    Case(
        "a hundred thousand rows", "a.csv", lambda: b"a,b\n" * 100_000, "larger than 2000 rows|neither|larger"
    ),
    Case(
        "a hundred thousand bars",
        "a.md",
        lambda: GOOD.encode() + b"\n" + b"|" * 100_000 + b"\n",
        "larger than|longer",
    ),
    Case(
        "2,001 rows",
        "a.html",
        lambda: html("<table>" + "<tr><td>甲<td>1</tr>" * 2_001 + "</table>"),
        "larger than 2000 rows",
    ),
    Case(
        "a thousand tables in one another",
        "a.html",
        lambda: html("<table><tr><td>" * 1_000 + "深" + "</table>" * 1_000),
        "deep",
    ),
    Case(
        "101 tables in one another",
        "a.html",
        lambda: html("<table><tr><td>" * 101 + "深" + "</table>" * 101),
        "deep",
    ),
    Case(
        "two hundred thousand divs in one another",
        "a.html",
        lambda: html("<div>" * 200_000),
        "deep|could be read|cannot be read",
    ),
    Case(
        "a hundred thousand bold words never closed",
        "a.html",
        lambda: html("<b>公开" * 100_000),
        "deep|could be read|cannot be read",
    ),
    Case("lists in lists", "a.html", lambda: html("<ul><li>" * 5_000), "deep|could be read|cannot be read"),
    Case("ten thousand cells outside any table", "a.html", lambda: html("<td>1" * 10_000), READ),
    Case(
        "a thousand tables in one another in Word",
        "a.docx",
        lambda: docx("<w:tbl><w:tr><w:tc>" * 1_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 1_000),
        "broken|deep",
    ),
    Case(
        "80 tables in one another in Word",
        "a.docx",
        lambda: docx("<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80),
        READ,
    ),
    Case(
        "ten thousand content controls in one another",
        "a.docx",
        lambda: docx("<w:sdt><w:sdtContent>" * 10_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 10_000),
        "broken",
    ),
    Case(
        "240 content controls in one another",
        "a.docx",
        lambda: docx("<w:sdt>" * 240 + "<w:p/>" + "</w:sdt>" * 240),
        READ,
    ),
    Case(
        "a thousand text boxes in one another",
        "a.docx",
        lambda: docx("<w:p><w:r><w:txbxContent>" * 60 + "<w:p/>" + "</w:txbxContent></w:r></w:p>" * 60),
        READ,
    ),
    Case("a line of 15 MB", "a.txt", lambda: GOOD.encode() + b"x" * 15_000_000, "longer than"),
    Case(
        "a line of a million characters",
        "a.md",
        lambda: GOOD.encode() + ("公" * 1_000_000).encode(),
        "longer than 200000",
    ),
    Case(
        "a paragraph of a million characters",
        "a.docx",
        lambda: docx(f"<w:p><w:r><w:t>{'公开信息' * 250_000}</w:t></w:r></w:p>"),
        "longer than|200 times",
    ),
    Case(
        "a paragraph of two million characters in a page",
        "a.html",
        lambda: html(f"<p>{'公开信息' * 500_000}</p>"),
        "longer than",
    ),
    Case("19 MB of blanks", "a.html", lambda: html(" " * 19_000_000), f"{READ}|could be read"),
    Case("a million line ends", "a.txt", lambda: GOOD.encode() + b"\n" * 1_000_000, READ),
    Case(
        "a million empty paragraphs",
        "a.html",
        lambda: html("<p>" * 1_000_000),
        f"{READ}|deep|could be read|computing",
    ),
    Case(
        "a hundred thousand attributes",
        "a.html",
        lambda: html("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>"),
        f"{READ}|computing",
    ),
    Case(
        "a tag of ten million characters",
        "a.html",
        lambda: html(f"<p title='{'x' * 10_000_000}'>x</p>"),
        f"{READ}|could be read|cannot be read",
    ),
    Case(
        "an XML prefix bomb",
        "a.docx",
        lambda: docx("".join(f'<w:p xmlns:p{n}="urn:{n}"/>' for n in range(20_000))),
        READ,
    ),
    Case(
        "PDF arrays in one another",
        "a.pdf",
        lambda: _raw_pdf("1 0 obj" + "[" * 500_000 + "endobj"),
        "the PDF is broken",
    ),
    Case(
        "a PDF whose pages are their own parents",
        "a.pdf",
        lambda: _raw_pdf(
            "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]/Parent 2 0 R>>endobj"
        ),
        "PDF",
    ),
    Case(
        "a PDF that says it has a thousand million pages",
        "a.pdf",
        lambda: _raw_pdf(
            "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1000000000/Kids[]>>endobj"
        ),
        "PDF",
    ),
    Case("201 pages", "a.pdf", lambda: pdf(*[PdfPage().text(60, 60, _TEXT)] * 201), "more than 200"),
    Case(
        "a PDF whose xref points to itself",
        "a.pdf",
        lambda: b"%PDF-1.4\nxref\n0 0\ntrailer<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF",
        "PDF",
    ),
    Case(
        "twenty thousand lines drawn on a page",
        "a.pdf",
        lambda: pdf(_page_of(20_000)),
        "year|annual disclosure",
    ),
    Case(
        "nine thousand lines drawn on a page",
        "a.pdf",
        lambda: pdf(_page_of(9_000)),
        "year|annual disclosure|computing",
    ),
    Case(
        "a page as large as a province",
        "a.pdf",
        lambda: pdf(PdfPage().text(60, 60, _TEXT)).replace(b"0 0 595 842", b"0 0 9e9 9e9"),
        "year|annual disclosure|PDF",
    ),
    Case(
        "a page of size none",
        "a.pdf",
        lambda: pdf(PdfPage().text(60, 60, _TEXT)).replace(b"0 0 595 842", b"0 0 000 000"),
        "year|annual disclosure|PDF",
    ),
    Case(
        "thirty thousand characters on one spot",
        "a.pdf",
        lambda: pdf(PdfPage().text(60, 60, _TEXT * 700)),
        "year|annual disclosure|computing",
    ),
    Case(
        "a workbook without sheets",
        "a.xlsx",
        lambda: package({"xl/workbook.xml": "<workbook/>"}),
        "broken|no text",
    ),
)
