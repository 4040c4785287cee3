"""A backup of a store, taken while others read it and write to it."""

from __future__ import annotations

import hashlib
import io
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai import __version__
from gongkai.archive import Archive, Snapshot
from gongkai.archive.audit import FILE as AUDIT_LOG
from gongkai.archive.audit import AuditLog
from gongkai.backups.manifest import NAME, Kept, Manifest, written
from gongkai.checks.settings import FILE_NAME as SETTINGS
from gongkai.durable import sync
from gongkai.errors import StoreError, UsageError
from gongkai.people import FILE as PEOPLE
from gongkai.review import Reviews
from gongkai.review.database import DAMAGED, said
from gongkai.warehouse import Generations, Served

_ZIPPED = (".tar.gz", ".tgz")


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was taken along; `without` says why the generation was not, None where it was."""

    files: int
    ledger_lines: int
    without: str | None


@dataclass(slots=True)
class _Writing:
    """A tar file that is being written, and what it holds so far."""

    tar: tarfile.TarFile
    files: dict[str, Kept] = field(default_factory=dict)

    def add(self, name: str, content: bytes) -> None:
        self._add(name, io.BytesIO(content), len(content))
        self.files[name] = Kept(hashlib.sha256(content).hexdigest(), len(content))

    def add_file(self, name: str, path: Path, kept: Kept) -> None:
        with path.open("rb") as file:
            self._add(name, file, kept.size)
        self.files[name] = kept

    def _add(self, name: str, file: io.BufferedIOBase, size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode, member.mtime = size, 0o644, int(datetime.now(UTC).timestamp())
        self.tar.addfile(member, file)


def backup(store: Path, output: Path) -> BackedUp:
    """Write a backup of the store to `output`, whole or not at all; needs no hold and keeps nobody waiting.

    Every document is verified on its way. StoreError if one is missing or damaged, UsageError if the file
    is there already or its name is not .tar, .tar.gz or .tgz.
    """
    if not output.name.endswith((".tar", *_ZIPPED)):
        raise UsageError(f"{output}: give a name that ends in .tar, .tar.gz or .tgz")
    if output.exists() or output.is_symlink():  # a link to nothing would be overwritten as well
        raise UsageError(f"{output} is there already: give another name, a backup is not overwritten")
    archive = Archive(store)
    # The generation first: the ledger read after it reaches at least as far as it does.
    with TemporaryDirectory(dir=output.parent, prefix=f".{output.name}.") as folder:
        served, without = _served(store, Path(folder))
        snapshot = archive.snapshot()
        if not snapshot.tip.lines:
            raise StoreError(f"{store}: there is nothing to back up: run `gongkai ingest …`")
        part = Path(folder) / output.name
        with _tar(part) as writing:
            _archive(writing, archive, snapshot)
            _decisions(writing, store, Path(folder))
            _people(writing, store)
            if served:
                writing.add("CURRENT", served.pointer)
                kept = Kept(served.sha256, served.path.stat().st_size)
                writing.add_file(f"generations/{served.name}", served.path, kept)
            manifest = Manifest(
                made_by=f"gongkai {__version__}",
                made_at=datetime.now(UTC).isoformat(timespec="seconds"),
                ledger_lines=snapshot.tip.lines,
                ledger_hash=snapshot.tip.hash,
                content_hash=served.content_hash if served else None,
                files=dict(writing.files),
            )
            writing.add(NAME, written(manifest))
        sync(part)
        part.rename(output)
        sync(output.parent)
    return BackedUp(len(manifest.files), snapshot.tip.lines, without)


def _served(store: Path, folder: Path) -> tuple[Served | None, str | None]:
    """The generation that is served, under a name of its own that stays when others are published."""
    try:
        served = Generations(store).hold_current(folder)
    except StoreError as error:
        return None, str(error)
    return served, None if served else "nothing is published"


def _archive(writing: _Writing, archive: Archive, snapshot: Snapshot) -> None:
    for sha256 in snapshot.documents:
        path, content = archive.locate(sha256)
        writing.add(path.relative_to(archive.store).as_posix(), content)
    for name in snapshot.torn:
        writing.add(name, (archive.store / name).read_bytes())
    writing.add("ledger.jsonl", snapshot.content)


def _people(writing: _Writing, store: Path) -> None:
    """Who may do what, how the rules are set, and the audit log of what was done."""
    for name in (PEOPLE, SETTINGS):
        if (store / name).exists():
            writing.add(name, (store / name).read_bytes())
    content, torn = AuditLog(store).snapshot()
    for name in torn:
        writing.add(name, (store / name).read_bytes())
    if content:
        writing.add(AUDIT_LOG, content)


def _decisions(writing: _Writing, store: Path, folder: Path) -> None:
    """review.sqlite as it stands between two transactions, whoever is writing to it."""
    reviews = Reviews(store)
    path, copy = reviews.path, folder / "review.sqlite"
    AuditLog(store).demand_kept(path)
    if reviews.mark() is None:  # or StoreError: what is no file of decisions could not be restored
        return
    try:
        with (
            closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
            found = target.execute("PRAGMA quick_check").fetchone()[0]
    except DAMAGED as error:
        raise StoreError(
            f"{path} cannot be read ({said(error)}): restore it from an earlier backup"
        ) from error
    if found != "ok":
        raise StoreError(f"{path} is damaged ({found}): restore it from an earlier backup")
    writing.add("review.sqlite", copy.read_bytes())


@contextmanager
def _tar(path: Path) -> Iterator[_Writing]:
    try:
        with tarfile.open(path, "w:gz" if path.name.endswith(_ZIPPED) else "w") as tar:
            yield _Writing(tar)
    except OSError as error:
        raise StoreError(
            f"{path.name} cannot be written ({error.strerror}): free space or mend the permissions"
        ) from error
