"""Choose the reader of a file by its bytes, and hold every format to the same limits.

The name decides only what the bytes leave open: whether text is Markdown or a CSV file, and whether
a file without any sign of what it is may be text at all.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from gongkai.documents import Document, UnreadableError, lines, texts
from gongkai.documents.delimited import read_csv
from gongkai.documents.docx import read_docx
from gongkai.documents.html import read_html
from gongkai.documents.limits import MAX_BYTES, MAX_LINE_CHARACTERS, MAX_TEXT_CHARACTERS, MEGABYTE
from gongkai.documents.lookalikes import holds_lookalikes, without_lookalikes
from gongkai.documents.markdown import read_markdown
from gongkai.documents.office import read_doc
from gongkai.documents.package import open_package
from gongkai.documents.pdf import read_pdf
from gongkai.documents.picture import is_picture, read_picture
from gongkai.documents.sheets import read_xls, read_xlsx
from gongkai.documents.text import read_text
from gongkai.documents.web_archive import is_web_archive, read_web_archive

_ARCHIVE = "unpack it, or give the reports as .zip"
_REFUSED = (
    (b"Rar!", f"a RAR archive: {_ARCHIVE}"),
    (b"7z\xbc\xaf", f"a 7-Zip archive: {_ARCHIVE}"),
    (b"\x1f\x8b", f"a gzip file: {_ARCHIVE}"),
    (b"MZ", "a program, no report"),
    (b"\x7fELF", "a program, no report"),
)
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".shtml", ".xhtml", ".jhtml", ".asp", ".aspx", ".jsp", ".php"})
# office programs and servers give text and pages these names
_TEXT_SUFFIXES = frozenset(
    {"", ".txt", ".text", ".doc", ".docx", ".rtf", ".wps", ".xls", ".xlsx", ".et", ".pdf"}
)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_PAGE_WITHIN = 4096
_ANY_TAG = re.compile(rb"<[a-z!][^<>]{0,400}>", re.IGNORECASE)
_TABLE = re.compile(rb"<table\b", re.IGNORECASE)
# the row of dashes under the heads of a Markdown table, which some programs save as .txt
_DASHED_ROW = re.compile(
    rb"^[ \t]*\|[^\r\n]*\|[ \t]*\r?\n[ \t]*\|[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|[ \t]*\r?$",
    re.MULTILINE,
)


def read_document(content: bytes, source_name: str) -> Document:
    """Read the bytes of one file.

    Raises UnreadableError with the reason where they hold no document that can be read.
    """
    if not content:
        raise UnreadableError("the file is empty")
    if len(content) > MAX_BYTES:
        raise UnreadableError(f"the file is larger than {MAX_BYTES // MEGABYTE} MB")
    document = _read(content, source_name)
    text = "".join(texts(document))
    if len(text) > MAX_TEXT_CHARACTERS:
        raise UnreadableError(f"the text is longer than {MAX_TEXT_CHARACTERS} characters")
    if len(text) > MAX_LINE_CHARACTERS:
        _check_lines(document)
    return without_lookalikes(document) if holds_lookalikes(text) else document


def _check_lines(document: Document) -> None:
    for line in lines(document):
        if len(line.text) > MAX_LINE_CHARACTERS:
            raise UnreadableError(f"{line.locator} is longer than {MAX_LINE_CHARACTERS} characters")


def _read(content: bytes, source_name: str) -> Document:
    for signature, reason in _REFUSED:
        if content.startswith(signature):
            raise UnreadableError(reason)
    if is_picture(content):
        return read_picture(content, source_name)
    for signature, read in _READERS:
        if content.startswith(signature):
            return read(content, source_name)
    if is_web_archive(content):
        return read_web_archive(content, source_name)
    return _read_text(content, source_name)


def _read_package(content: bytes, source_name: str) -> Document:
    """A ZIP-based file, told apart by the parts it holds."""
    with open_package(content) as archive:
        names = archive.namelist()
    if any(name.startswith("word/") for name in names):
        return read_docx(content, source_name)
    if "xl/workbook.bin" in names:
        raise UnreadableError("a binary workbook (.xlsb): save it as .xlsx")
    if any(name.startswith("xl/") for name in names):
        return read_xlsx(content, source_name)
    if "content.xml" in names:
        raise UnreadableError("an OpenDocument file: save the report as .docx, .xlsx or PDF")
    if "OFD.xml" in names:
        raise UnreadableError("an OFD file: save the report as PDF")
    raise UnreadableError("a ZIP archive that is no .docx or .xlsx: if it holds reports, name it .zip")


def _read_compound(content: bytes, source_name: str) -> Document:
    """An old Office file, told apart by the names in its directory, which are UTF-16."""
    if "WordDocument".encode("utf-16-le") in content:
        return read_doc(content, source_name)
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return read_xls(content, source_name)
    raise UnreadableError("an old Office file that is no .doc or .xls: save the report as .docx or PDF")


def _read_text(content: bytes, source_name: str) -> Document:
    suffix = PurePath(source_name).suffix.lower()
    # UTF-16 puts a zero beside every character of a tag
    plain = content.replace(b"\x00", b"") if b"\x00" in content[:_PAGE_WITHIN] else content
    is_page = _PAGE.search(plain[:_PAGE_WITHIN]) or _TABLE.search(plain)
    if is_page or (suffix in _HTML_SUFFIXES and _ANY_TAG.search(plain)):
        return read_html(content, source_name)
    if suffix in _MARKDOWN_SUFFIXES or (suffix in _TEXT_SUFFIXES and _DASHED_ROW.search(plain)):
        return read_markdown(content, source_name)
    if suffix == ".csv":
        return read_csv(content, source_name)
    if suffix in _TEXT_SUFFIXES or suffix in _HTML_SUFFIXES:
        return read_text(content, source_name)
    raise UnreadableError(f"a {suffix} file: give the report as .docx, PDF, HTML or text")


_READERS = (
    (b"%PDF-", read_pdf),
    (b"PK\x03\x04", _read_package),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _read_compound),
    (b"{\\rtf", read_doc),
)
