"""From the paths a person names to documents: files, folders, ZIP archives and CSV lists of files."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath

from gongkai.documents import UnreadableError
from gongkai.documents.limits import (
    MAX_BYTES,
    MAX_ENTRIES,
    MAX_NAME_CHARACTERS,
    MAX_UNPACKED_BYTES,
    MEGABYTE,
)
from gongkai.documents.package import unpacked
from gongkai.errors import UsageError
from gongkai.fetching import Fetched
from gongkai.lists import DocumentList, Row, is_report, read_list
from gongkai.parsing.reading import NOTHING_GIVEN, Given

_LARGEST_TABLE_BYTES = MEGABYTE
# the record that ends a ZIP archive: its signature, 8 bytes, and how large the directory before it is
_END_RECORD = struct.Struct("<4s8xL")
_END_WITHIN = 22 + 0xFFFF
_LARGEST_DIRECTORY_BYTES = 4 * MEGABYTE
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
        """The name whose suffix tells what the bytes leave open; of a member of an archive its own."""
        return self.fetched.file_name if self.fetched else self.name.rpartition("!")[2].strip()


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
                _demand_size(self.path.stat().st_size)
                return Source(self.name, self.path.read_bytes(), self.given)
            with zipfile.ZipFile(self.path) as archive:
                entry = archive.getinfo(self.member)
                _demand_size(entry.file_size)
                return Source(self.name, unpacked(archive, entry), self.given)
        except OSError as error:
            raise UnreadableError(f"the file cannot be read ({error.strerror})") from error
        except KeyError as error:
            raise UnreadableError(
                "the ZIP archive has changed and holds it no more: give it again"
            ) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
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
    """Every document under the paths, in the order given, folders in the order of names.

    A document is named from the folder, archive or list that was given: where on a machine that lies is nobody's
    business but of those who work there, and a name goes on screens and into exports.
    """
    found: list[Found] = []
    passed_over: list[str] = []
    for path in paths:
        if path.is_dir():
            files, closed = _walked(path)
            passed_over += closed
            for file in files:
                hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
                if file.is_symlink() and not file.resolve().is_relative_to(path.resolve()):
                    passed_over.append(f"{file}: a link that leads out of the folder")
                elif not file.is_file():
                    passed_over.append(f"{file}: no file but a pipe, a device, or a link to nothing")
                elif hidden or _is_passed_over(file):
                    passed_over.append(f"{file}: not a document")
                else:
                    found += _file(file, file.relative_to(path).as_posix())
        elif path.is_file() and path.suffix.lower() == ".csv" and not _is_report(path):
            documents = read_list(path)
            found += _listed(path, documents)
            passed_over += [f"{path}: column {name}: it means nothing here" for name in documents.unused]
        elif path.is_file():
            found += _file(path, path.name)
        else:
            raise UsageError(f"{path}: no such file or folder")
    return Gathered(tuple(found), tuple(passed_over))


def _walked(folder: Path) -> tuple[list[Path], list[str]]:
    """All that lies in a folder and those within, by name, and the folders that could not be walked with the reason."""
    closed: list[str] = []
    files: list[Path] = []

    def told(error: OSError) -> None:
        closed.append(f"{error.filename}: the folder cannot be read ({error.strerror})")

    for place, folders, names in os.walk(folder, onerror=told):
        files += (Path(place, name) for name in names)
        links = (Path(place, name) for name in folders if Path(place, name).is_symlink())
        closed += (f"{link}: a link to a folder: name the folder itself" for link in links)
    return sorted(files), closed


def _is_passed_over(path: PurePath) -> bool:
    return path.suffix.lower() in _PASSED_OVER or path.name.lower().startswith("readme")


def _is_report(path: Path) -> bool:
    """Whether a CSV file is the table of a report; one that cannot be read is left to the reader of lists."""
    try:
        return is_report(path.read_bytes())
    except OSError:
        return False


def shown(name: str) -> str:
    """A name with what would not be seen, or would turn the text around it, written as an escape."""
    if name.isprintable():
        return name
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in name)


def _demand_size(size: int) -> None:
    if size > MAX_BYTES:
        raise UnreadableError(f"the file is larger than {MAX_BYTES // MEGABYTE} MB: give the report alone")


def _file(path: Path, name: str) -> list[Found]:
    return list(_members(path, name)) if path.suffix.lower() == ".zip" else [Found(shown(name), path)]


def _members(path: Path, name: str) -> Iterator[Found]:
    """The documents in a ZIP archive; names are only shown, never used as paths.

    An archive that cannot be opened stands for itself, and is rejected as any document is.
    """
    try:
        entries, trouble = _entries(path)
        tables = _tables(path, entries) if trouble is None else set[str]()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        yield Found(shown(name), path)
        return
    if trouble is not None:
        yield Found(shown(name), path, trouble=trouble)
        return
    for member, count in sorted(Counter(entry.filename for entry in entries).items()):
        if member in tables or not _is_passed_over(PurePosixPath(member)):
            found = _member(path, name, member)
            trouble = f"the archive holds {count} files of this name: which is meant cannot be told"
            yield replace(found, trouble=trouble) if count > 1 else found


def _member(path: Path, name: str, member: str) -> Found:
    if len(member) > MAX_NAME_CHARACTERS:
        said = shown(f"{name}!{member[:MAX_NAME_CHARACTERS]}…")
        trouble = f"its name has more than {MAX_NAME_CHARACTERS} characters: rename it"
        return Found(said, path, member, trouble=trouble)
    return Found(shown(f"{name}!{member}"), path, member)


def _entries(path: Path) -> tuple[list[zipfile.ZipInfo], str | None]:
    """The files in an archive, or what is wrong with so many or so large ones."""
    too_many = f"it holds more than {MAX_ENTRIES} files: split it"
    if _directory_bytes(path) > _LARGEST_DIRECTORY_BYTES:
        return [], too_many
    with zipfile.ZipFile(path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_ENTRIES:
        return [], too_many
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        return [], f"it unpacks to more than {MAX_UNPACKED_BYTES // MEGABYTE} MB: split it"
    return entries, None


def _directory_bytes(path: Path) -> int:
    """How large the directory of an archive says it is, before it is read into memory; 0 where none is found."""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(0, end - _END_WITHIN))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    return int(_END_RECORD.unpack_from(tail, at)[1]) if 0 <= at <= len(tail) - 22 else 0


def _tables(path: Path, entries: Iterable[zipfile.ZipInfo]) -> set[str]:
    """The names of the CSV files in an archive that are tables of reports."""
    with zipfile.ZipFile(path) as archive:
        return {entry.filename for entry in entries if _is_table(archive, entry)}


def _is_table(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a member is a CSV file that holds the table of a report."""
    if not entry.filename.lower().endswith(".csv") or entry.file_size > _LARGEST_TABLE_BYTES:
        return False
    try:
        return is_report(unpacked(archive, entry))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
        return False  # damaged or encrypted: no table that could be told from a list


def _listed(path: Path, documents: DocumentList) -> Iterator[Found]:
    """The documents of a list; a row that cannot be used stands for itself, and is rejected."""
    for row in documents.rows:
        said_in = f"{path} row {row.number}"
        if row.address is not None:
            yield Found(row.address, path, None, row.given, row.address, said_in)
        elif row.path is not None:
            yield from _listed_file(row.path, path.parent, row, said_in)
        else:
            yield Found(said_in, path, said_in=said_in, trouble=row.trouble)


def _listed_file(path: Path, folder: Path, row: Row, said_in: str) -> Iterator[Found]:
    """A file with what its row says of it, which can hold for a whole archive only if it says nothing."""
    is_beside = path.is_relative_to(folder) and ".." not in path.parts
    found = _file(path, path.relative_to(folder).as_posix() if is_beside else path.name)
    if len(found) > 1 and row.given != NOTHING_GIVEN:
        trouble = f"the columns can hold for one of its {len(found)} documents only: unpack it and list them"
        yield Found(said_in, path, said_in=said_in, trouble=f"{shown(path.name)}: {trouble}")
        return
    yield from (replace(one, given=row.given, said_in=said_in) for one in found)
