"""A store out of a backup: unpacked beside its place, verified as a whole, then put in place in one step."""

from __future__ import annotations

import hashlib
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongkai.archive import lock
from gongkai.backups import manifest
from gongkai.backups.manifest import Kept, Manifest
from gongkai.durable import make_folder, resolved, sync
from gongkai.errors import LaterVersionError, StaleError, StoreError, UsageError
from gongkai.verification import verify
from gongkai.warehouse import open_reader

_AT_ONCE = 1024 * 1024


def restore(file: Path, store: Path) -> Manifest:
    """Make the store that a backup holds; the folder must be empty, or not there.

    Nothing is put in place unless every file is what the backup's list says, and the ledger, the documents
    and the generation agree. StoreError says what is wrong; a folder left by a crash is used again.
    """
    if not file.is_file():
        raise UsageError(f"{file}: no such backup")
    try:
        store = resolved(store)
    except OSError as error:
        raise UsageError(
            f"{store} is no place for a store ({error.strerror}): name another with --store"
        ) from error
    if store.exists() and (not store.is_dir() or any(store.iterdir())):
        raise UsageError(
            f"{store} is not empty: restore into another folder with --store, then exchange the two"
        )
    aside = store.with_name(f".{store.name}.restoring")
    with lock.held(aside):
        _clear(aside)
        with _unpacking(file):
            held = _unpacked(file, aside)
        _demand_whole(aside, file)
        _put_in_place(aside, store)
    return held


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != "lock":
            path.unlink()


@contextmanager
def _unpacking(file: Path) -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, zlib.error, EOFError) as error:
        said = str(error).partition("\n")[0].rstrip(":")
        raise StoreError(f"{file} is damaged ({said}): use another backup") from error
    except OSError as error:
        raise StoreError(
            f"{file} cannot be restored ({error.strerror or error}): free space, or use another backup"
        ) from error


def _unpacked(file: Path, folder: Path) -> Manifest:
    found: dict[str, Kept] = {}
    listed: Manifest | None = None
    with tarfile.open(file) as tar:
        for member in tar:
            if listed is not None or not member.isreg():
                raise StoreError(
                    f"{file} is damaged: {member.name!r} does not belong into it: use another backup"
                )
            if member.name == manifest.NAME:
                listed = manifest.read(_taken(tar, member, manifest.LARGEST), str(file))
            elif member.name in found or not manifest.MEMBER.fullmatch(member.name):
                raise StoreError(
                    f"{file} is damaged: {member.name!r} does not belong into it: use another backup"
                )
            else:
                found[member.name] = _written(tar, member, folder / member.name)
    if listed is None:
        raise StoreError(f"{file} was cut off: its list of files is missing: use another backup")
    odd = sorted(dict(found.items() ^ listed.files.items()))
    if odd:
        raise StoreError(f"{file} is damaged: {odd[0]} is not what was backed up: use another backup")
    return listed


def _taken(tar: tarfile.TarFile, member: tarfile.TarInfo, most: int) -> bytes:
    source = tar.extractfile(member)
    return source.read(most) if source else b""


def _written(tar: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> Kept:
    source = tar.extractfile(member)
    digest, size = hashlib.sha256(), 0
    make_folder(path.parent)
    with path.open("xb") as target:
        while source and (content := source.read(_AT_ONCE)):
            target.write(content)
            digest.update(content)
            size += len(content)
        target.flush()
        os.fsync(target.fileno())
    if path.suffix == ".duckdb":
        path.chmod(0o444)
    return Kept(digest.hexdigest(), size)


def _demand_whole(folder: Path, file: Path) -> None:
    """StoreError if the store would not be whole; one with nothing that can be served only lacks that."""
    problem = next(verify(folder, is_published=_is_served(folder)), None)
    if problem:
        raise StoreError(f"{file} does not hold a whole store ({problem}): use another backup")


def _is_served(folder: Path) -> bool:
    """Whether the generation is one to serve; one of an earlier version is made anew by the next ingest."""
    if not (folder / "CURRENT").exists():
        return False
    try:
        open_reader(folder).close()
    except StaleError:
        return False
    except LaterVersionError:
        raise
    except StoreError:  # what is wrong with it is for `verify` to say
        return True
    return True


def _put_in_place(aside: Path, store: Path) -> None:
    try:
        for folder in {path.parent for path in aside.rglob("*")}:
            sync(folder)
        aside.rename(store)
        sync(store.parent)
    except OSError as error:
        raise StoreError(
            f"{store} cannot be put in place ({error.strerror}): name a folder inside of it with --store"
        ) from error
