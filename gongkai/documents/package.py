"""ZIP-based office files: opened only where their directory keeps to the limits, read part by part."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree  # type: ignore[import-untyped]

from gongkai.documents import UnreadableError
from gongkai.documents.limits import MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED_BYTES, MEGABYTE, RATIO_COUNTS_FROM

_ENCRYPTED = 0x1
# what every program writes; the others unpack without a limit, and one may ask for 4 GB to begin with
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_AT_ONCE = MEGABYTE


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry, a piece at a time: one that says it is smaller than it is takes no more memory.

    NotImplementedError where it is packed otherwise than by deflating, what `zipfile` raises where it is broken.
    """
    if entry.compress_type not in _PACKED:
        raise NotImplementedError("packed in a way that is not read here")
    with archive.open(entry) as file:
        return b"".join(iter(lambda: file.read(_AT_ONCE), b""))


def open_package(content: bytes) -> zipfile.ZipFile:
    """The archive; UnreadableError where it is broken, locked, ambiguous or unpacks to too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableError(f"a ZIP-based file that is broken ({error}): save it again") from error
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise UnreadableError(f"the file holds more than {MAX_ENTRIES} parts")
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise UnreadableError(
            "the file holds two parts of one name: which is meant cannot be told; save it again"
        )
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise UnreadableError(f"the file unpacks to more than {MAX_UNPACKED_BYTES // MEGABYTE} MB")
    for entry in entries:
        if entry.file_size > max(RATIO_COUNTS_FROM, entry.compress_size * MAX_RATIO):
            raise UnreadableError(f"{entry.filename} unpacks to more than {MAX_RATIO} times its size")
        if entry.flag_bits & _ENCRYPTED:
            raise UnreadableError("the file is locked with a password: save it again without")
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one part; UnreadableError where it is missing or broken."""
    try:
        return unpacked(archive, archive.getinfo(name))
    except KeyError as error:
        raise UnreadableError(f"the file lacks its part {name}: save it again") from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise UnreadableError(f"{name} in the file is broken ({error}): save it again") from error


def parsed(xml: bytes, name: str) -> etree._Element:
    """The root of a part without its comments; UnreadableError where it is no XML. Nothing outside it is read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        said = " ".join(str(error).split())[:200]
        raise UnreadableError(f"{name} in the file is broken ({said}): save it again") from error
