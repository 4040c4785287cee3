"""HTML to one run of text in which marks stand where blocks, tables, rows and cells begin and end.

libxml2 parses and libxslt writes the text, so that no element is touched in Python. The marks are
Unicode noncharacters, which no text may hold; a page that does is refused.
"""

from __future__ import annotations

import re

from lxml import etree  # type: ignore[import-untyped]

from gongkai.documents import UnreadableError
from gongkai.documents.html_styles import with_styles_as_elements

BREAK, TABLE, TABLE_END, ROW, CELL, COLUMN_SPAN, TEXT, CELL_END = map(chr, range(0xFDD0, 0xFDD8))

# between these and the text around them is a line break
_BLOCKS = (
    "address|article|aside|blockquote|body|button|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h1|h2|h3|h4|h5|h6|header|hr|legend|li|main|menu|nav|ol|optgroup|option|p|"
    "section|select|summary|textarea|title|ul|pre"
)
# beside a number these are no digits of it: a footnote mark, a figure struck out
_APART = "sup|sub|del|s|strike|ins|rt|rp"
_DROPPED = "script|style|template|iframe|object|applet|canvas|svg|noframes"
_SHEET = f"""
<!DOCTYPE xsl:stylesheet [
  <!ENTITY break "{BREAK}"> <!ENTITY table "{TABLE}"> <!ENTITY table_end "{TABLE_END}"> <!ENTITY row "{ROW}">
  <!ENTITY cell "{CELL}"> <!ENTITY column_span "{COLUMN_SPAN}"> <!ENTITY text "{TEXT}"> <!ENTITY cell_end "{CELL_END}">
]>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>
  <xsl:template match="{_DROPPED}"/>
  <xsl:template match="br">&break;</xsl:template>
  <xsl:template match="{_BLOCKS}">&break;<xsl:apply-templates/>&break;</xsl:template>
  <xsl:template match="{_APART}"><xsl:text> </xsl:text><xsl:apply-templates/><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="table">&table;<xsl:apply-templates/>&table_end;</xsl:template>
  <xsl:template match="tr">&row;<xsl:apply-templates/></xsl:template>
  <xsl:template match="td|th">&cell;<xsl:value-of select="@rowspan"/>&column_span;<xsl:value-of
    select="@colspan"/>&text;<xsl:apply-templates/>&cell_end;</xsl:template>
  <xsl:template match="pre//text()|textarea//text()"><xsl:value-of select="translate(., '&#10;', '&break;')"/></xsl:template>
</xsl:stylesheet>
"""
_WRITE = etree.XSLT(etree.XML(_SHEET.strip()))
_ENTITY = re.compile(r"&[#0-9A-Za-z]{1,10};")
_OUTSIDE_TAGS = re.compile(r">([^<]+)")
_MARKS = (BREAK, TABLE, TABLE_END, ROW, CELL, COLUMN_SPAN, TEXT, CELL_END)
_MARK_BEGINS = BREAK.encode()[:2]
_MARK_AS_NUMBER = re.compile(rb"&#(?:[xX]0*[fF][dD][dD]|0*6497)")
# a little differs in every page: stray "<", text between "<!" and ">"
_SHARE_TO_BE_FOUND = 0.5


def marked_text(source: str, encoded: bytes) -> str:
    """The visible text of a page with the marks of this module in it; `encoded` is the page in UTF-8.

    Raises UnreadableError where the parser gives up on the page or loses much of its text.
    """
    pieces = each_once(encoded)
    if _holds_marks(source, pieces):
        raise UnreadableError("the page holds characters that no text may hold (U+FDD0 to U+FDDF)")
    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
        no_network=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(encoded, parser)
        if root is None:
            raise UnreadableError("the page holds no text")
        with_styles_as_elements(root, source, pieces)
        marked = str(_WRITE(root))
    except (etree.XMLSyntaxError, etree.XSLTApplyError) as error:
        raise UnreadableError(f"the page cannot be read as HTML ({_one_line(error)})") from error
    if any(
        entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log.filter_from_fatals()
    ):
        raise UnreadableError("the page is nested too deeply to be read: save it again from a browser")
    _check_nothing_lost(source, root, marked)
    return marked


def each_once(encoded: bytes) -> bytes:
    """A page without what it repeats: the same tag, with the text before it, once; ">" stands between.

    The cells of tables are written with the same styles: a ninth of such a page is left. Words that hold
    no ">" stand in it where they stand in the page, and are found in much less time.
    """
    return b">".join(dict.fromkeys(encoded.split(b">")))


def _holds_marks(source: str, pieces: bytes) -> bool:
    """Whether a mark of this module stands in a page, as a character or by its number."""
    # one search in place of eight: all of them begin with these two bytes
    is_printed = _MARK_BEGINS in pieces and any(mark in source for mark in _MARKS)
    return is_printed or (b"&#" in pieces and _MARK_AS_NUMBER.search(pieces) is not None)


def _check_nothing_lost(source: str, root: etree._Element, marked: str) -> None:
    """The parser drops text without an error where a page breaks its limits; counting shows it."""
    found = _visible_length(marked) - _marks_in(marked)
    outside = _outside_tags(source)
    # nearly always enough is found even if comments, scripts and entities are taken for text
    if found >= (len(outside) - outside.count(" ") - outside.count("\n")) * _SHARE_TO_BE_FOUND:
        return
    unseen = sum(
        _visible_length(text) for element in root.iter(*_DROPPED.split("|")) for text in element.itertext()
    )
    held = _length_outside_tags(_without_comments(source))
    if found < (held - unseen) * _SHARE_TO_BE_FOUND:
        raise UnreadableError(
            f"only {found} of the page's {held - unseen} characters could be read: save it again"
        )


def _marks_in(marked: str) -> int:
    """How many marks the sheet wrote: two for a table, four for a cell."""
    single = marked.count(BREAK) + marked.count(ROW)
    return single + 2 * marked.count(TABLE) + 4 * marked.count(CELL)


def _length_outside_tags(source: str) -> int:
    return _visible_length(_outside_tags(source))


def _outside_tags(source: str) -> str:
    first = source.find("<")
    return source if first < 0 else source[:first] + "".join(_OUTSIDE_TAGS.findall(source, first))


def _visible_length(text: str) -> int:
    return len("".join((_ENTITY.sub("", text) if "&" in text else text).split()))


def _without_comments(source: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := source.find("<!--", at)) >= 0 and (end := source.find("-->", start + 4)) >= 0:
        kept.append(source[at:start])
        at = end + 3
    return "".join([*kept, source[at:]])


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
