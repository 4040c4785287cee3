"""Originals by the SHA-256 of their content: written once, whole, and verified when read."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gongkai.durable import make_folder, write_file
from gongkai.errors import StoreError

SUFFIXES = frozenset(
    {".txt", ".md", ".htm", ".html", ".mht", ".mhtml", ".pdf", ".doc", ".docx", ".wps", ".rtf", ".ofd"}
    | {".xls", ".xlsx", ".csv", ".zip"}
)
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Original:
    """A kept document; `is_new` says whether its content was not there before."""

    sha256: str
    path: Path
    is_new: bool


def digest(content: bytes) -> str:
    """The name of a content."""
    return hashlib.sha256(content).hexdigest()


def keep(folder: Path, content: bytes, source_name: str) -> Original:
    """Keep `content` in the folder under its hash; the same content again changes nothing.

    Of the source name only the suffix is used, and only if it is a known one. A copy on disk that no
    longer has its hash is replaced by the sound content at hand.
    """
    sha256 = digest(content)
    there = find(folder, sha256)
    if there is not None and _is_sound(there, sha256):
        return Original(sha256, there, is_new=False)
    path = there or folder / f"{sha256}{_suffix(source_name)}"
    try:
        make_folder(folder)
        write_file(path, content)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written ({error.strerror}): free space or mend the permissions"
        ) from error
    return Original(sha256, path, is_new=there is None)


def find(folder: Path, sha256: str) -> Path | None:
    """The file of that hash in the folder, whatever its suffix; StoreError if it is no hash."""
    if not _SHA256.fullmatch(sha256):
        raise StoreError(f"{sha256!r} is no SHA-256: give its 64 hexadecimal digits in lower case")
    return next(iter(sorted(folder.glob(f"{sha256}.*"))), None)


def is_name(stem: str) -> bool:
    """Whether a file of that name is one of these."""
    return bool(_SHA256.fullmatch(stem))


def read(path: Path, sha256: str) -> bytes:
    """The content of a kept file; StoreError if it is not what was kept."""
    remedy = "restore it from a backup, or ingest the document again"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}): {remedy}") from error
    if digest(content) != sha256:
        raise StoreError(f"{path} is not what was kept (its hash differs): {remedy}")
    return content


def _is_sound(path: Path, sha256: str) -> bool:
    try:
        return digest(path.read_bytes()) == sha256
    except OSError:
        return False


def _suffix(source_name: str) -> str:
    suffix = PurePosixPath(source_name.replace("\\", "/")).suffix.lower()
    return suffix if suffix in SUFFIXES else ".bin"
