"""What a hostile case is, and the good report that most of them are made of."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from tests.commands.taking import report

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# the document is read, with the figures of the good report in it
READ = "read"
GOOD = report()
LINES = [line for line in GOOD.split("\n") if line.strip()]


class Case(NamedTuple):
    """A file and what must become of it: READ, or what the reason of its rejection must say (a pattern)."""

    name: str
    file_name: str
    make: Callable[[], bytes]
    outcome: str


def html(extra: str = "", head: str = "", tail: str = "") -> bytes:
    """The good report as a page, with what a case puts in."""
    body = "".join(f"<p>{escape(line)}</p>\n" for line in LINES)
    return f"<!DOCTYPE html><html><head>{head}</head><body>{extra}{body}{tail}</body></html>".encode()


def paragraphs() -> str:
    """The good report as the body of a Word document."""
    return "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in LINES)


def docx(
    extra: str = "",
    more: dict[str, bytes | str] | None = None,
    body: str | None = None,
    prolog: str = "",
) -> bytes:
    """A Word document with the good report, or with the body that a case gives."""
    inner = paragraphs() if body is None else body
    xml = f'{prolog}<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{extra}{inner}</w:body></w:document>'
    return package({"word/document.xml": xml, **(more or {})})


def package(parts: dict[str, bytes | str]) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
