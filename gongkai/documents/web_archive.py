"""Pages saved with all they need in one file (.mht), which Word also writes under the name .doc.

The file is a message of many parts (RFC 2557). Read is the page; pictures, styles and what else it holds are not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from gongkai.documents import Document, UnreadableError
from gongkai.documents.html import read_html

MEDIA_TYPE = "multipart/related"
# what a message begins with: lines of a name and a value, among them this one
_BEGINS = re.compile(rb"\s{0,20}[A-Za-z][A-Za-z-]{0,40}:[^\r\n]{0,1000}\r?\n")
_TYPE = re.compile(rb"^Content-Type:\s{0,20}(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)
_WITHIN = 4096
_MANY = re.compile(rb"multipart/", re.IGNORECASE)
_MOST_IN_ONE_ANOTHER = 20


def is_web_archive(content: bytes) -> bool:
    """Whether the bytes begin as a message whose content is a page."""
    return bool(_BEGINS.match(content) and _TYPE.search(content[:_WITHIN]))


def read_web_archive(content: bytes, source_name: str) -> Document:
    """Read the page of a web archive: the first that holds a table, for a frame may stand around it; else the first."""
    if len(_MANY.findall(content)) > _MOST_IN_ONE_ANOTHER:
        raise UnreadableError("a web archive of more than twenty archives: save the report as .docx or PDF")
    pages = [
        _content_of(part)
        for part in BytesParser(policy=compat32).parsebytes(content.lstrip()).walk()
        if _is_page(part)
    ]
    page = next((page for page in pages if b"<table" in page.lower()), pages[0] if pages else b"")
    if not page:
        raise UnreadableError("a web archive without a page: save the report as .docx, PDF or HTML")
    return replace(read_html(page, source_name), media_type=MEDIA_TYPE)


def _is_page(part: Message) -> bool:
    return part.get_content_type() == "text/html"


def _content_of(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
