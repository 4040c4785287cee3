"""The container of an audit pack: a ZIP whose files are listed with their sizes and hashes, and the check of one.

    manifest.json    what the pack is and where from, and every other file with its SHA-256 and size
    SHA256SUMS       the same hashes for `sha256sum -c SHA256SUMS` in the unpacked folder, that of manifest.json too
    views/…          tables
    originals/…      documents

The same content gives the same bytes: files lie in the order in which they are added and carry one date.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
VERSION = 1
_MOST_LISTED = 64 * 1024 * 1024  # bytes of a manifest or a list of sums that is read
_ENCRYPTED = 0x1  # bit of an entry's flags
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a ZIP archive can say
_CHUNK = 1024 * 1024
_NAME_BYTES = 120
_UNSAFE = re.compile(r"[^\w.()（）〔〕【】《》-]+")
_SUM = re.compile(r"([0-9a-f]{64})  (\S.*)")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file in a pack."""

    path: str
    sha256: str
    bytes: int


class Pack:
    """A pack in the making, used in a `with`: add files, then finish it with what it is."""

    def __init__(self, out: IO[bytes], dated: datetime) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
        self._date = max(_EARLIEST, dated.timetuple()[:6])
        self.files: dict[str, Listed] = {}

    def __enter__(self) -> Pack:
        return self

    def __exit__(self, *_error: object) -> None:
        self._zip.close()

    def add(self, path: str, content: bytes) -> Listed:
        """Put a file in; `path` is a relative one of safe names. ValueError if it is not, or is there already."""
        if not is_safe(path) or path in self.files or path in (MANIFEST, SUMS):
            raise ValueError(f"{path!r} cannot be the name of a file in a pack")
        self._write(path, content)
        self.files[path] = Listed(path, hashlib.sha256(content).hexdigest(), len(content))
        return self.files[path]

    def finish(self, about: Mapping[str, Any]) -> None:
        """Write the manifest and the sums; nothing can be added after that."""
        files = [{"path": one.path, "sha256": one.sha256, "bytes": one.bytes} for one in self.files.values()]
        text = json.dumps({"pack": VERSION, **about, "files": files}, ensure_ascii=False, indent=1)
        manifest = text.encode(errors="backslashreplace")  # in JSON, the escape of half a pair is just that
        self._write(MANIFEST, manifest)
        sums = {MANIFEST: hashlib.sha256(manifest).hexdigest()}
        sums |= {one.path: one.sha256 for one in self.files.values()}
        self._write(SUMS, "".join(f"{digest}  {path}\n" for path, digest in sums.items()).encode())

    def _write(self, path: str, content: bytes) -> None:
        entry = zipfile.ZipInfo(path, self._date)
        entry.external_attr = 0o644 << 16
        self._zip.writestr(entry, content, zipfile.ZIP_DEFLATED)


def safe_name(source_name: str) -> str:
    """The last part of a document's name with nothing in it that a file system or a shell would act on."""
    name = PurePosixPath(re.sub(r".*[/\\!]", "", source_name)).name
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).lstrip(".-")
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 8:
        stem, dot, suffix = name, "", ""
    room = _NAME_BYTES - len(f"{dot}{suffix}".encode())
    return f"{stem.encode()[:room].decode(errors='ignore').rstrip('.') or 'document'}{dot}{suffix}"


def is_safe(path: str) -> bool:
    """Whether a path in an archive stays where the archive is unpacked, on any system."""
    parts = path.split("/")
    return all(part == safe_name(part) for part in parts)


def verify(file: Path) -> Iterator[str]:
    """One line for everything in a pack that is not as its manifest and its sums say; none if it is whole."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield from _verified(archive, str(file))
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        why = (isinstance(error, OSError) and error.strerror) or error
        yield f"{file}: cannot be read as a pack ({why}): get it again from whoever made it"


def about(file: Path) -> dict[str, Any]:
    """The manifest of a pack that was verified."""
    with zipfile.ZipFile(file) as archive:
        found: dict[str, Any] = json.loads(archive.read(MANIFEST))
        return found


def _verified(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    entries = {entry.filename: entry for entry in archive.infolist()}
    if len(entries) != len(archive.infolist()):
        yield f"{name}: two files of one name"
    for path in entries:
        if not is_safe(path):
            yield f"{name}: {path!r} is no name that a pack gives a file"
    locked = [path for path, entry in entries.items() if entry.flag_bits & _ENCRYPTED]
    if locked:
        yield f"{name}: {locked[0]!r} is encrypted, and nothing in a pack is"
        return
    lacking = [path for path in (MANIFEST, SUMS) if path not in entries]
    if lacking:
        yield f"{name}: no {', no '.join(lacking)}: this is no audit pack, or not all of it"
        return
    try:
        listed, sums = _manifest(archive, entries[MANIFEST]), _sums(archive, entries[SUMS])
    except ValueError as error:
        yield f"{name}: {error}"
        return
    yield from _compared(archive, entries, listed, sums, name)


def _compared(
    archive: zipfile.ZipFile,
    entries: Mapping[str, zipfile.ZipInfo],
    listed: Mapping[str, Listed],
    sums: Mapping[str, str],
    name: str,
) -> Iterator[str]:
    for path in sorted({*entries, *listed, *sums} - {SUMS}):
        entry, said = entries.get(path), listed.get(path)
        if entry is None:
            yield f"{name}: {path} is listed and is not there"
            continue
        if (said is None and path != MANIFEST) or path not in sums:
            yield f"{name}: {path} is there and is not listed"
            continue
        if said and entry.file_size != said.bytes:
            yield f"{name}: {path} has {entry.file_size} bytes, listed are {said.bytes}"
            continue
        digest = _digest(archive, entry)
        if digest != sums[path] or (said and digest != said.sha256):
            yield f"{name}: {path} is not what was packed (its hash differs)"


def _digest(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    digest = hashlib.sha256()
    with archive.open(entry) as content:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _manifest(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> dict[str, Listed]:
    """The files of a manifest by path; ValueError where it is none."""
    try:
        found = json.loads(_read(archive, entry))
        files = [Listed(str(one["path"]), str(one["sha256"]), int(one["bytes"])) for one in found["files"]]
        version = found["pack"]
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"{MANIFEST} cannot be read ({error})") from error
    if version != VERSION:
        raise ValueError(f"{MANIFEST} is of version {version}, this Gongkai reads {VERSION}: update it")
    return {one.path: one for one in files}


def _sums(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> dict[str, str]:
    lines = [_SUM.fullmatch(line) for line in _read(archive, entry).decode(errors="replace").splitlines()]
    found = {line[2]: line[1] for line in lines if line}
    if len(found) != len(lines):
        raise ValueError(f"{SUMS} has lines that are no sums, or a file twice")
    return found


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.file_size > _MOST_LISTED:
        raise ValueError(f"{entry.filename} is larger than any that a pack has")
    return archive.read(entry)
