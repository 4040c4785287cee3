"""What may come back: not larger than a document may be, and nothing that is certainly none.

A page that says "log in" or "not found" with status 200 is a document all the same: the reader judges it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

from urllib3 import BaseHTTPResponse

from gongkai.fetching import FetchError
from gongkai.fetching.addresses import Address

_PIECE = 64 * 1024
_HEAD = 16
_LONGEST_NAME = 120
_REFUSED_TYPES = re.compile(
    r"(?:video|audio|font|model)/"
    r"|application/(?:x-msdownload|x-msdos-program|x-dosexec|x-executable|x-sharedlib|x-mach-binary|x-sh$"
    r"|java-archive|x-java|vnd\.android\.package-archive|x-ms-installer|x-msi|x-iso9660-image|x-apple-diskimage"
    r"|wasm|x-shockwave-flash|javascript|x-bittorrent)|text/(?:javascript|css)"
)
_REFUSED_BYTES = (
    # Windows, Linux, Java and macOS, macOS, WebAssembly, Android, scripts, Flash
    (rb"MZ|\x7fELF|\xca\xfe\xba\xbe|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe", "a program"),
    (rb"\x00asm|dex\n|#!|[CFZ]WS[\x01-\x40]", "a program"),
    # MP4, AVI and WAV, Matroska, FLV, Ogg, MP3, FLAC, MPEG, WMV
    (rb".{4}ftyp|RIFF.{4}(?:AVI |WAVE)|\x1a\x45\xdf\xa3|FLV\x01", "video or sound"),
    (rb"OggS|ID3|fLaC|\x00\x00\x01[\xb3\xba]|\x30\x26\xb2\x75", "video or sound"),
)
_SUFFIX_OF_TYPE = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls",
}
_KNOWN_SUFFIXES = frozenset(
    {
        ".txt",
        ".md",
        ".markdown",
        ".htm",
        ".html",
        ".mht",
        ".mhtml",
        ".pdf",
        ".doc",
        ".docx",
        ".wps",
        ".rtf",
        ".ofd",
    }
    | {".xls", ".xlsx", ".csv", ".zip", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
)


def body_of(answer: BaseHTTPResponse, size: int, going_on: Callable[[], None]) -> bytes:
    """The unpacked body, at most `size` bytes; FetchError where it is larger or of a refused kind.

    `going_on` is called between pieces, and may raise.
    """
    too_large = FetchError(
        f"it is larger than {size / 1024 / 1024:.3g} MB, the most a document may have: name the report alone"
    )
    kind = media_type(answer.headers.get("Content-Type"))
    if kind and _REFUSED_TYPES.match(kind):
        raise FetchError(f"it is {kind}, no document: mend the address")
    declared = answer.headers.get("Content-Length", "")
    if declared.isdecimal() and int(declared) > size:
        raise too_large
    content = bytearray()
    while piece := answer.read1(_PIECE):
        going_on()
        judged = len(content) >= _HEAD
        content += piece
        if len(content) > size:
            raise too_large
        if not judged:
            _demand_document(bytes(content[:_HEAD]))
    return bytes(content)


def _demand_document(head: bytes) -> None:
    for mark, what in _REFUSED_BYTES:
        if re.match(mark, head, re.DOTALL):
            raise FetchError(f"it is {what}, no document: mend the address")


def media_type(content_type: str | None) -> str | None:
    """text/html of `Text/HTML; charset=gbk`."""
    return content_type.partition(";")[0].strip().lower() if content_type else None


def file_name(address: Address, answer: BaseHTTPResponse) -> str:
    """A name for the document, only ever shown and looked at for its suffix: never a path.

    The server's own name for it, else the end of the address; where its suffix says nothing, one after
    the content type.
    """
    name = _named_by_server(answer) or _last(unquote_to_bytes(address.target.partition("?")[0]))
    if PurePosixPath(name).suffix.lower() not in _KNOWN_SUFFIXES:
        name += _SUFFIX_OF_TYPE.get(media_type(answer.headers.get("Content-Type")) or "", "")
    return name or "document"


def _named_by_server(answer: BaseHTTPResponse) -> str:
    said = answer.headers.get("Content-Disposition")
    if not said:
        return ""
    message = Message()
    message["Content-Disposition"] = said
    named = message.get_filename() or ""
    try:
        # header lines come as Latin-1 whatever they were; some servers quote a name as in an address
        return _last(unquote_to_bytes(named) if named.isascii() else named.encode("latin-1"))
    except UnicodeEncodeError:  # named in the form of RFC 2231, which says its encoding
        return _last(named.encode())


def _last(raw: bytes) -> str:
    """The last part of a path, readable and short; bytes that are neither UTF-8 nor GBK are replaced."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", "replace")
    name = "".join(character for character in text if character.isprintable())
    name = re.split(r"[/\\:]", name)[-1].strip(" .")
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{suffix[:12]}" if dot else name[:_LONGEST_NAME]
