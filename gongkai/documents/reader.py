"""Choose the reader of a file by its first bytes, and hold every format to the same limits."""

from __future__ import annotations

from pathlib import PurePath

from gongkai.documents import Document, UnreadableError, lines
from gongkai.documents.text import read_text

MAX_BYTES = 20 * 1024 * 1024
MAX_TEXT_CHARACTERS = 5 * 1024 * 1024

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP-based file (.docx, .xlsx or .zip)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc or .xls)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_TEXT_SUFFIXES = (".txt", ".text", "")


def read_document(content: bytes, source_name: str) -> Document:
    """Read the bytes of one file.

    Raises UnreadableError with the reason where they hold no document that can be read.
    """
    if not content:
        raise UnreadableError("the file is empty")
    if len(content) > MAX_BYTES:
        raise UnreadableError(f"the file is larger than {MAX_BYTES // 1024 // 1024} MB")
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise UnreadableError(f"{what}: only plain text (.txt) is read; save the report as text")
    suffix = PurePath(source_name).suffix.lower()
    if suffix not in _TEXT_SUFFIXES:
        raise UnreadableError(f"a {suffix} file: only plain text (.txt) is read; save the report as text")
    document = read_text(content, source_name)
    if sum(len(line.text) for line in lines(document)) > MAX_TEXT_CHARACTERS:
        raise UnreadableError(f"the text is longer than {MAX_TEXT_CHARACTERS} characters")
    return document
