"""A letter as a Word document: what is to be verified point by point, with room for the answers.

Texts arrive as they are to be read and are set as runs, never as fields or markup. No font is carried along: the ones
named are on every machine with Word or WPS, and other office programs put a like one in the place of one they lack.
"""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from gongkai.errors import UsageError
from gongkai.exports.legible import legible

_LATIN, _BODY, _HEADING = "Times New Roman", "SimSun", "SimHei"
_LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
_LABEL_WIDTH, _VALUE_WIDTH = Cm(3.0), Cm(13.4)
_ANSWER_HEIGHT, _SIGN_HEIGHT = Cm(2.2), Cm(0.9)
_SIGN_WIDTHS = (Cm(3.0), Cm(4.4), Cm(2.6), Cm(2.6), Cm(1.6), Cm(2.2))
_GREY, _INK = "F0F2F4", RGBColor(0x1C, 0x26, 0x30)
_EARLIEST_YEAR = 1980  # that a ZIP archive can say
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


class _Look(NamedTuple):
    """How a style looks; lengths in points."""

    size: float
    before: float
    after: float
    is_heading: bool = False


_LOOKS = {
    "Normal": _Look(11, 0, 0),
    "Body Text": _Look(11, 0, 6),
    "Title": _Look(17, 0, 14, is_heading=True),
    "Heading 1": _Look(13, 14, 2, is_heading=True),
    "Heading 2": _Look(11, 8, 3, is_heading=True),
    "Caption": _Look(7.5, 0, 4),
    "Footer": _Look(8, 0, 0),
}


@dataclass(frozen=True, slots=True)
class Point:
    """One point to verify: its heading, what is said of it as (label, lines), and the label of the answer."""

    heading: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Part:
    """The points of one report under the name of the document they are in."""

    heading: str
    source: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """All that a letter says; `sign` has the labels of who writes and of who answers, `page` what stands around
    the number of the page and their count, divided by |."""

    title: str
    to: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: str
    sign: tuple[tuple[str, ...], ...]
    footer: tuple[str, ...]
    page: str
    made_from: datetime


def to_docx(letter: Letter, *, lang: str) -> bytes:
    """The letter in `lang` (zh or en), which only tells the office program what it checks the spelling by."""
    document = Document()
    _set_up(document, letter, lang)
    _paragraph(document, letter.title, "Title")
    _paragraph(document, letter.to, "Normal").paragraph_format.space_after = Pt(6)
    for said in letter.opening:
        _paragraph(document, said, "Body Text")
    for part in letter.parts:
        _paragraph(document, part.heading, "Heading 1")
        _paragraph(document, part.source, "Caption")
        for point in part.points:
            _point(document, point)
    _paragraph(document, letter.closing, "Body Text").paragraph_format.space_before = Pt(14)
    _sign(document, letter.sign)
    _footer(document, letter)
    out = io.BytesIO()
    _demand_a_clock()
    document.save(out)
    return out.getvalue()


def _demand_a_clock() -> None:
    """UsageError where the machine's clock says a year that the container of a Word document has no date for."""
    if (year := time.localtime().tm_year) < _EARLIEST_YEAR:
        raise UsageError(
            f"letter: this machine's clock says {year}, and no Word document is of a year before 1980: set it"
        )


def _set_up(document: DocumentObject, letter: Letter, lang: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = ""
    about.title, about.language = legible(letter.title)[:255], _LANGUAGES[lang]
    about.created = about.modified = letter.made_from
    for name, look in _LOOKS.items():
        _style(document, name, look)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _without_rule(document.styles["Title"])


def _style(document: DocumentObject, name: str, look: _Look) -> None:
    style = document.styles[name]
    font, spacing = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = _LATIN, Pt(look.size), look.is_heading, False
    font.color.rgb = _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in _THEMES:  # a theme's font goes before a named one
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:hAnsi"), _LATIN)
    fonts.set(qn("w:eastAsia"), _HEADING if look.is_heading else _BODY)
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(look.before), Pt(look.after), 1.25
    spacing.keep_with_next = name in ("Heading 1", "Heading 2", "Caption")


def _without_rule(style: ParagraphStyle) -> None:
    """The title of python-docx's own template stands above a blue line."""
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)


def _point(document: DocumentObject, point: Point) -> None:
    _paragraph(document, point.heading, "Heading 2")
    table = _table(document, len(point.rows) + 1, (_LABEL_WIDTH, _VALUE_WIDTH))
    for row, (label, lines) in zip(table.rows, point.rows, strict=False):
        _fill(row.cells[0], (label,), is_label=True)
        _fill(row.cells[1], lines)
    answer = table.rows[-1]
    _fill(answer.cells[0], (point.answer,), is_label=True)
    answer.height, answer.height_rule = _ANSWER_HEIGHT, WD_ROW_HEIGHT_RULE.AT_LEAST
    for row in table.rows[-3:-1]:  # the question stays together with the room for its answer
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _sign(document: DocumentObject, lines: tuple[tuple[str, ...], ...]) -> None:
    """Who writes and who answers: left to be filled in by hand."""
    table = _table(document, len(lines), _SIGN_WIDTHS)
    for row, labels in zip(table.rows, lines, strict=True):
        row.height, row.height_rule = _SIGN_HEIGHT, WD_ROW_HEIGHT_RULE.AT_LEAST
        for place, label in enumerate(labels):
            _fill(row.cells[2 * place], (label,), is_label=True)


def _footer(document: DocumentObject, letter: Letter) -> None:
    foot = document.sections[0].footer
    first, *others = letter.footer
    lines = [foot.paragraphs[0], *(foot.add_paragraph(style="Footer") for _ in others)]
    for paragraph, said in zip(lines, (first, *others), strict=True):
        _run(paragraph, said)
    numbers = foot.add_paragraph(style="Footer")
    numbers.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, between, after = letter.page.split("|")
    _run(numbers, before)
    _field(numbers, "PAGE")
    _run(numbers, between)
    _field(numbers, "NUMPAGES")
    _run(numbers, after)


def _table(document: DocumentObject, rows: int, widths: tuple[int, ...]) -> Table:
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.style = "Table Grid"
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    for row in table.rows:
        _unsplit(row)
    return table


def _unsplit(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # python-docx has no name for it


def _fill(cell: _Cell, lines: tuple[str, ...], *, is_label: bool = False) -> None:
    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        run = _run(paragraph, line, size=10, bold=is_label)
        if is_label:
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _HEADING)
    if is_label:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), _GREY)
        cell._tc.get_or_add_tcPr().append(shade)


def _paragraph(document: DocumentObject, said: str, style: str) -> Paragraph:
    return document.add_paragraph(legible(said), style)


def _run(paragraph: Paragraph, said: str, *, size: float | None = None, bold: bool = False) -> Run:
    run = paragraph.add_run(legible(said))
    if size is not None:
        run.font.size = Pt(size)
    run.bold = bold
    return run


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that the office program fills in."""
    run = _run(paragraph, "")
    for kind, content in (("begin", None), (None, name), ("end", None)):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = content
        run._r.append(mark)
