"""From the paths a person names to documents: files, folders, ZIP archives and CSV lists of files."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath

from gongkai.documents import UnreadableError
from gongkai.errors import UsageError
from gongkai.fetching import Fetched
from gongkai.lists import DocumentList, Row, is_report, read_list
from gongkai.parsing.reading import NOTHING_GIVEN, Given

MAX_ARCHIVE_ENTRIES = 2_000
_LARGEST_TABLE_BYTES = 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
# in a folder these are no reports: lists, notes and what the system leaves
_PASSED_OVER = frozenset({".csv", ".json", ".toml", ".py", ".log"})


@dataclass(frozen=True, slots=True)
class Source:
    """One document to read: its name, its bytes, what a list says of it, and how it was fetched."""

    name: str
    content: bytes
    given: Given = NOTHING_GIVEN
    fetched: Fetched | None = None

    @property
    def file_name(self) -> str:
        """The name whose suffix tells what the bytes leave open."""
        return self.fetched.file_name if self.fetched else self.name


@dataclass(frozen=True, slots=True)
class Found:
    """A document that can be loaded when its turn comes.

    `address` is set where a list names one; `said_in` is the row that says `given`; `trouble` is why the
    row gives no document at all.
    """

    name: str
    path: Path
    member: str | None = None
    given: Given = NOTHING_GIVEN
    address: str | None = None
    said_in: str | None = None
    trouble: str | None = None

    def load(self) -> Source:
        """Read the bytes; UnreadableError where the file or the archive does not give them."""
        if self.trouble is not None:
            raise UnreadableError(self.trouble)
        if self.address is not None:
            raise UnreadableError("it is not fetched yet: run `gongkai fetch` with the list")
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
    """The documents found, and what was passed over with the reason: files in folders, columns of lists."""

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
                    passed_over.append(f"{file}: not a document")
                else:
                    found += _file(file)
        elif path.is_file() and path.suffix.lower() == ".csv" and not _is_report(path):
            documents = read_list(path)
            found += _listed(path, documents)
            passed_over += [f"{path}: column {name}: it means nothing here" for name in documents.unused]
        elif path.is_file():
            found += _file(path)
        else:
            raise UsageError(f"{path}: no such file or folder")
    return Gathered(tuple(found), tuple(passed_over))


def _is_passed_over(path: PurePath) -> bool:
    return path.suffix.lower() in _PASSED_OVER or path.name.lower().startswith("readme")


def _is_report(path: Path) -> bool:
    """Whether a CSV file is the table of a report; one that cannot be read is left to the reader of lists."""
    try:
        return is_report(path.read_bytes())
    except OSError:
        return False


def _file(path: Path) -> list[Found]:
    return list(_members(path)) if path.suffix.lower() == ".zip" else [Found(str(path), path)]


def _members(path: Path) -> Iterator[Found]:
    """The documents in a ZIP archive; names are only shown, never used as paths.

    An archive that cannot be opened stands for itself, and is rejected as any document is.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            tables = {entry.filename for entry in entries if _is_table(archive, entry)}
    except (OSError, zipfile.BadZipFile):
        yield Found(str(path), path)
        return
    if len(entries) > MAX_ARCHIVE_ENTRIES:
        raise UsageError(f"{path}: holds more than {MAX_ARCHIVE_ENTRIES} files: split it")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise UsageError(f"{path}: unpacks to more than {MAX_UNPACKED_BYTES // 1024 // 1024} MB: split it")
    for entry in sorted(entries, key=lambda entry: entry.filename):
        if entry.filename in tables or not _is_passed_over(PurePosixPath(entry.filename)):
            yield Found(f"{path}!{entry.filename}", path, entry.filename)


def _is_table(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a member is a CSV file that holds the table of a report."""
    if not entry.filename.lower().endswith(".csv") or entry.file_size > _LARGEST_TABLE_BYTES:
        return False
    try:
        return is_report(archive.read(entry))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
        return False  # damaged or encrypted: no table that could be told from a list


def _listed(path: Path, documents: DocumentList) -> Iterator[Found]:
    """The documents of a list; a row that cannot be used stands for itself, and is rejected."""
    for row in documents.rows:
        said_in = f"{path} row {row.number}"
        if row.address is not None:
            yield Found(row.address, path, None, row.given, row.address, said_in)
        elif row.path is not None:
            yield from _listed_file(row.path, row, said_in)
        else:
            yield Found(said_in, path, said_in=said_in, trouble=row.trouble)


def _listed_file(path: Path, row: Row, said_in: str) -> Iterator[Found]:
    """A file with what its row says of it, which can hold for a whole archive only if it says nothing."""
    trouble = None
    try:
        found = _file(path)
    except UsageError as error:
        trouble = str(error)
    else:
        if len(found) > 1 and row.given != NOTHING_GIVEN:
            trouble = (
                f"the columns can hold for one of its {len(found)} documents only: unpack it and list them"
            )
    if trouble is not None:
        yield Found(said_in, path, said_in=said_in, trouble=f"{path.name}: {trouble}")
        return
    yield from (replace(one, given=row.given, said_in=said_in) for one in found)
