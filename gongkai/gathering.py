"""From the paths a person names to documents: files, folders, ZIP archives and CSV lists of files."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from gongkai.documents import UnreadableError
from gongkai.documents.decoding import decode
from gongkai.errors import UsageError
from gongkai.parsing.reading import NOTHING_GIVEN, Given
from gongkai.registers import registers

MAX_ARCHIVE_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
# in a folder these are no reports: lists, notes and what the system leaves
_PASSED_OVER = frozenset({".csv", ".json", ".toml", ".py", ".log"})


@dataclass(frozen=True, slots=True)
class Source:
    """One document to read: its name, its bytes and what a list says of it."""

    name: str
    content: bytes
    given: Given = NOTHING_GIVEN


@dataclass(frozen=True, slots=True)
class Found:
    """A document that can be loaded when its turn comes."""

    name: str
    path: Path
    member: str | None = None
    given: Given = NOTHING_GIVEN

    def load(self) -> Source:
        """Read the bytes; UnreadableError where the file or the archive does not give them."""
        try:
            if self.member is None:
                return Source(self.name, self.path.read_bytes(), self.given)
            with zipfile.ZipFile(self.path) as archive:
                return Source(self.name, archive.read(self.member), self.given)
        except OSError as error:
            raise UnreadableError(f"the file cannot be read ({error.strerror})") from error
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise UnreadableError("the ZIP archive is damaged") from error
        except (RuntimeError, NotImplementedError) as error:
            raise UnreadableError(
                "the ZIP archive is encrypted or packed in a way that cannot be read"
            ) from error


@dataclass(frozen=True, slots=True)
class Gathered:
    """The documents found, and the files in folders that are no documents."""

    found: tuple[Found, ...]
    passed_over: tuple[str, ...]


def gather(paths: Iterable[Path]) -> Gathered:
    """Every document under the paths, in the order given, folders in the order of names."""
    found: list[Found] = []
    passed_over: list[str] = []
    for path in paths:
        if path.is_dir():
            for file in sorted(file for file in path.rglob("*") if file.is_file()):
                hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
                if hidden or _is_passed_over(file):
                    passed_over.append(str(file))
                else:
                    found += _file(file)
        elif path.is_file():
            found += _listed(path) if path.suffix.lower() == ".csv" else _file(path)
        else:
            raise UsageError(f"{path}: no such file or folder")
    return Gathered(tuple(found), tuple(passed_over))


def _is_passed_over(path: PurePath) -> bool:
    return path.suffix.lower() in _PASSED_OVER or path.name.lower().startswith("readme")


def _file(path: Path) -> list[Found]:
    return list(_members(path)) if path.suffix.lower() == ".zip" else [Found(str(path), path)]


def _members(path: Path) -> Iterator[Found]:
    """The documents in a ZIP archive; names are only shown, never used as paths.

    An archive that cannot be opened stands for itself, and is rejected as any document is.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (OSError, zipfile.BadZipFile):
        yield Found(str(path), path)
        return
    if len(entries) > MAX_ARCHIVE_ENTRIES:
        raise UsageError(f"{path}: holds more than {MAX_ARCHIVE_ENTRIES} files: split it")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise UsageError(f"{path}: unpacks to more than {MAX_UNPACKED_BYTES // 1024 // 1024} MB: split it")
    for entry in sorted(entries, key=lambda entry: entry.filename):
        if not _is_passed_over(PurePosixPath(entry.filename)):
            yield Found(f"{path}!{entry.filename}", path, entry.filename)


def _listed(path: Path) -> Iterator[Found]:
    """The files a CSV list names, relative to it, with the columns that override what is recognised."""
    try:
        text, _ = decode(path.read_bytes())
    except (OSError, UnreadableError) as error:
        raise UsageError(f"{path}: the list cannot be read: save it as UTF-8 ({error})") from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if "path" not in (rows.fieldnames or ()):
        raise UsageError(f"{path}: a list of documents needs a column `path`")
    for number, row in enumerate(rows, start=2):
        file = path.parent / (row["path"] or "")
        if not file.is_file():
            raise UsageError(f"{path} line {number}: no such file: {row['path']}")
        yield Found(str(file), file, None, _given(row, f"{path} line {number}"))


def _given(row: dict[str, str], where: str) -> Given:
    year, region = (row.get("year") or "").strip(), (row.get("region") or "").strip()
    if region and region not in registers().region_by_code:
        raise UsageError(f"{where}: no region has the code {region!r}; data/regions.csv lists them")
    if year and not (year.isascii() and year.isdigit()):
        raise UsageError(f"{where}: the year {year!r} is no number")
    return Given(
        agency=(row.get("agency") or "").strip() or None,
        region_code=region or None,
        year=int(year) if year else None,
    )
