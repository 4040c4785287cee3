"""A report written in each medium: text made from tables in the ways sites make it, and files."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterable, Sequence

import docx
import xlsxwriter

from benchmarks.disturbing import Printed
from tests.documents.making_pdf import PdfPage, pdf

_LINES_ON_A_PAGE = 34
_SIZE = 6
_CHARACTERS_ON_A_LINE = 36


def _text(lines_of: Callable[[tuple[str, ...]], Iterable[str]]) -> Callable[[Printed], bytes]:
    def write(report: Printed) -> bytes:
        rows = [report.head, *(row.cells for row in report.rows)]
        table = [line for cells in rows for line in lines_of(cells)]
        return "\n".join([*report.above, *table, *report.below]).encode()

    return write


def _one_cell_a_line(cells: tuple[str, ...]) -> list[str]:
    return [f"{cell} |".strip() for cell in cells]


def _lone_bars(cells: tuple[str, ...]) -> list[str]:
    return [line for cell in cells for line in (cell, "|")]


def _inline(cells: tuple[str, ...]) -> list[str]:
    return [" | ".join(cells) + " |"]


def _padded(cells: tuple[str, ...]) -> list[str]:
    return [" | ".join(cells) + " | |||"]


def _blank_lines(cells: tuple[str, ...]) -> list[str]:
    return [line for cell in cells for line in (f"  {cell}", "", "\u00a0")]


def _tabs(cells: tuple[str, ...]) -> list[str]:
    return ["\t".join(cells)]


def _blanks(cells: tuple[str, ...]) -> list[str]:
    return ["      ".join(cells)]


def _html(report: Printed) -> bytes:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>\n" for line in report.above)
    rows = [report.head, *(row.cells for row in report.rows)]
    table = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>\n" for cells in rows
    )
    below = "".join(f"<p>{html.escape(line)}</p>\n" for line in report.below)
    page = f"<html><head><meta charset='utf-8'></head><body>\n{paragraphs}<table>\n{table}</table>\n{below}"
    return f"{page}</body></html>".encode()


def _docx(report: Printed) -> bytes:
    document = docx.Document()
    for line in report.above:
        document.add_paragraph(line)
    rows = [report.head, *(row.cells for row in report.rows)]
    table = document.add_table(len(rows), max(len(cells) for cells in rows))
    for cells, row in zip(rows, table.rows, strict=True):
        # row.cells is made anew at each access
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text
    for line in report.below:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _xlsx(report: Printed) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    lines = [*((line,) for line in report.above), report.head, *(row.cells for row in report.rows)]
    for at, cells in enumerate([*lines, *((line,) for line in report.below)]):
        for column, text in enumerate(cells):
            sheet.write_string(at, column, text)
    book.close()
    return out.getvalue()


def _markdown(report: Printed) -> bytes:
    rows = ["| " + " | ".join(row.cells) + " |" for row in report.rows]
    head = ["| " + " | ".join(report.head) + " |", "|" + "---|" * len(report.head)]
    above = [f"# {report.above[0]}", "", *(line for text in report.above[1:] for line in (text, ""))]
    return "\n".join([*above, *head, *rows, "", *report.below]).encode()


def _pdf(report: Printed) -> bytes:
    pages: list[PdfPage] = []
    lines = [
        line[at : at + _CHARACTERS_ON_A_LINE]
        for line in report.above
        for at in range(0, len(line), _CHARACTERS_ON_A_LINE)
    ]
    for at in range(0, len(lines), _LINES_ON_A_PAGE):
        page = PdfPage()
        for number, line in enumerate(lines[at : at + _LINES_ON_A_PAGE]):
            page.text(60, 60 + 20 * number, line)
        pages.append(page)
    rows = [report.head, *(row.cells for row in report.rows)]
    width = max(len(cells) for cells in rows)
    rows = [cells + ("",) * (width - len(cells)) for cells in rows]
    edges = _edges(rows)
    for at in range(0, len(rows), _LINES_ON_A_PAGE):
        chunk = rows[at : at + _LINES_ON_A_PAGE]
        page = _ruled(edges, chunk)
        if at + _LINES_ON_A_PAGE >= len(rows):
            for number, line in enumerate(report.below):
                page.text(60, 60 + 20 * (len(chunk) + 1 + number), line)
        pages.append(page)
    return pdf(*pages)


def _edges(rows: Sequence[tuple[str, ...]]) -> list[int]:
    """Where the lines between columns stand, so that the longest text of each fits."""
    edges = [20]
    for column in zip(*rows, strict=True):
        longest = max(sum(1 if character.isascii() else 2 for character in text) for text in column)
        edges.append(edges[-1] + max(longest, 2) * _SIZE // 2 + 6)
    return edges


def _ruled(edges: Sequence[int], rows: Sequence[tuple[str, ...]]) -> PdfPage:
    page = PdfPage()
    top, height = 60, 20
    for x in edges:
        page.line(x, top, x, top + height * len(rows))
    for number in range(len(rows) + 1):
        page.line(edges[0], top + height * number, edges[-1], top + height * number)
    for number, cells in enumerate(rows, 1):
        for x, text in zip(edges, cells, strict=False):
            if text:
                page.text(x + 2, top + height * number - 6, text, _SIZE)
    return page


# name: the file name a document has, and how it is written
MEDIA: dict[str, tuple[str, Callable[[Printed], bytes]]] = {
    "one cell a line": ("a.txt", _text(_one_cell_a_line)),
    "lone bars": ("a.txt", _text(_lone_bars)),
    "inline bars": ("a.txt", _text(_inline)),
    "padded bars": ("a.txt", _text(_padded)),
    "blank lines": ("a.txt", _text(_blank_lines)),
    "tabs": ("a.txt", _text(_tabs)),
    "blanks": ("a.txt", _text(_blanks)),
    "html": ("a.html", _html),
    "docx": ("a.docx", _docx),
    "xlsx": ("a.xlsx", _xlsx),
    "md": ("a.md", _markdown),
    "pdf": ("a.pdf", _pdf),
}
# text that does not show which of several cells is blank
DROPS_BLANKS = frozenset({"blank lines", "blanks"})
TEXTS = tuple(name for name, (file, _) in MEDIA.items() if file == "a.txt")
