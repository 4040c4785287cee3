"""Plain text: one paragraph a line, located by its number as an editor counts it; tables that bars keep whole are grids."""

from __future__ import annotations

import re

from gongkai.documents import Document, UnreadableError
from gongkai.documents.barred import blocks_of
from gongkai.documents.decoding import decode

_LINE_END = re.compile(r"\r\n|\r|\n")
# C0 controls other than white space never occur in text that people wrote
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MAX_CONTROL_SHARE = 0.001


def read_text(content: bytes, source_name: str) -> Document:
    """Read a text file; UnreadableError where the bytes are no text."""
    text, doubts = decode(content)
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableError("the file holds no text")
    if len(_CONTROL.findall(text)) > max(3, len(text) * _MAX_CONTROL_SHARE):
        raise UnreadableError("no text: the bytes are binary")
    blocks = tuple(blocks_of(_LINE_END.split(text.lstrip("\ufeff"))))
    return Document(source_name, "text/plain", blocks, doubts)
