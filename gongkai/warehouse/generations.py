"""Generations: immutable files under new names, and the pointer to the current one.

DuckDB admits one writing process and then no reader, and a process that still holds an old file gets
old data under the same name. So each publishing makes a new file, and CURRENT is replaced in one step.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import NotRequired, TypedDict
from uuid import uuid4

import duckdb
from duckdb import DuckDBPyConnection

from gongkai import __version__
from gongkai.durable import make_folder, sync
from gongkai.errors import StaleError, StoreError
from gongkai.warehouse.content import content_hash
from gongkai.warehouse.copying import copy_reports
from gongkai.warehouse.failures import writing
from gongkai.warehouse.pointer import (
    NAME,
    Seal,
    demand_no_folder,
    demand_sealed,
    read_pointer,
    seal,
    write_pointer,
)
from gongkai.warehouse.reader import OFFLINE, Generation, Reader, open_generation
from gongkai.warehouse.schema import SCHEMA_VERSION, append, create
from gongkai.warehouse.statements import statement
from gongkai.warehouse.threads import ALONE, worth
from gongkai.warehouse.transactions import transaction

KEPT = 3
_FLOOR = 0.9  # of the reports of the generation before


class GenerationInfo(TypedDict):
    """What the publisher knows of a generation: the rules applied and the ledger it was made from.

    `settings` names what auditors have set otherwise than declared, if anything. `made_by` and `published_at` (with a zone) are this program and now, unless given.
    """

    rules_version: str
    ledger_lines: int
    ledger_hash: str
    settings: NotRequired[str]
    made_by: NotRequired[str]
    published_at: NotRequired[datetime]


@dataclass
class Draft:
    """A private database that may become the next generation; as a context it is discarded unless published."""

    con: DuckDBPyConnection
    path: Path
    number: int
    reports_before: int

    def discard(self) -> None:
        """Close and remove the file; after publishing there is nothing left to remove."""
        self.con.close()
        _remove(self.path.parent.glob(f"{self.path.name}*"))

    def __enter__(self) -> Draft:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()


@dataclass(frozen=True, slots=True)
class Served:
    """A generation that is held while it is copied; `pointer` is what CURRENT says of it."""

    path: Path
    name: str
    sha256: str
    pointer: bytes
    content_hash: str


class Generations:
    """The generations of a store; `begin` and `publish` are for the one who holds its archive."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self._folder = store / "generations"
        self._pointer = store / "CURRENT"

    def current(self) -> Path | None:
        """The current generation, whole as it was published, None before the first.

        StoreError if it is damaged or missing, StaleError if CURRENT itself is missing.
        """
        sealed = self._pointed()
        if sealed is None:
            return None
        path = self._folder / sealed.name
        demand_sealed(path, sealed)
        return path

    def newest_readable(self) -> Generation | None:
        """What the newest file of a generation of this version says of itself, whether it is served or not."""
        for path in reversed(self._numbered()):
            with suppress(StoreError), _opened(path) as reader:
                return reader.generation
        return None

    def hold_current(self, folder: Path) -> Served | None:
        """The current generation under a second name in `folder`, which stays when the first one goes.

        None before the first; StoreError as of `current`. A copy where the folder is on another disk.
        """
        path = self.current()
        if path is None:
            return None
        held = folder / path.name
        try:
            held.hardlink_to(path)
        except OSError:  # another disk, or one that knows no second names
            with writing(folder):
                shutil.copyfile(path, held)
        sealed = seal(held)
        with _opened(held, path) as reader:
            return Served(held, sealed.name, sealed.sha256, sealed.line(), reader.generation.content_hash)

    def _pointed(self) -> Seal | None:
        sealed = read_pointer(self._pointer)
        if sealed is None and self._numbered():
            raise StaleError(
                f"{self._pointer} is missing, though there are generations: run `gongkai rebuild`"
            )
        return sealed

    def begin(self, *, fresh: bool = False, without: Collection[str] = ()) -> Draft:
        """A draft of the next generation: a copy of the current one, or an empty one if there is none.

        Reports of documents with a SHA-256 in `without` are left out, to be loaded as they are read now.
        `fresh` begins empty in any case, also where the current generation cannot be read; one that
        cannot be read sets no floor for `publish`.
        """
        demand_no_folder(self._pointer)
        with writing(self._folder):
            make_folder(self._folder)
            self._sweep()
            path = self._folder / f"draft-{uuid4().hex}.duckdb"
            number = self._next_number()
            if fresh:
                return _new_draft(path, number, self._reports_if_readable())
            current = self.current()
            if current is None:
                return _new_draft(path, number, 0)
            if without:
                return _thinned_draft(path, number, current, without)
            return _copied_draft(path, number, current)

    def publish(self, draft: Draft, info: GenerationInfo, *, force: bool = False) -> Path:
        """Make the draft the current generation and return its file.

        StoreError, with the old generation still current, if the draft holds fewer than 90 % of the
        reports of the one before, unless forced, or if the disk refuses.
        """
        _demand_enough(draft, force=force)
        with writing(self._folder):
            _finish(draft, info)
            path = self._folder / f"{draft.number:06d}.duckdb"
            draft.path.rename(path)
            sync(self._folder)
            write_pointer(self._pointer, seal(path))
            self._drop_old()
        return path

    def _numbered(self) -> list[Path]:
        if not self._folder.is_dir():
            return []
        files = (file for file in self._folder.iterdir() if NAME.fullmatch(file.name))
        return sorted(files, key=_number)

    def _next_number(self) -> int:
        # A number that CURRENT has named is not used again: a reader may still hold that file.
        pointed = self._pointer.read_bytes().decode("ascii", "replace") if self._pointer.exists() else ""
        named = NAME.match(pointed)
        numbers = [_number(Path(named[0]))] if named else []
        return max([0, *numbers, *map(_number, self._numbered())]) + 1

    def _reports_if_readable(self) -> int:
        try:
            current = self.current()
            return _count_reports(current) if current else 0
        except StoreError:
            return 0

    def _sweep(self) -> None:
        _remove(self._folder.glob("draft-*"))

    def _drop_old(self) -> None:
        _remove(self._numbered()[:-KEPT])


def open_reader(store: Path) -> Reader:
    """Open the current generation of a store; StoreError says in one line what to do if that fails."""
    current = Generations(store).current()
    if current is None:
        raise StoreError(f"no store at {store}: run `gongkai ingest …` or `make demo`")
    return open_generation(current)


@contextmanager
def _opened(path: Path, called: Path | None = None) -> Iterator[Reader]:
    reader = open_generation(path, called)
    try:
        yield reader
    finally:
        reader.close()


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.is_dir():  # where DuckDB put what did not fit into memory
            shutil.rmtree(path)
        else:
            path.unlink()


def _number(path: Path) -> int:
    return int(path.stem)


def _count_reports(path: Path) -> int:
    with _opened(path) as reader:
        return len(reader.connection.table("reports"))


def _new_draft(path: Path, number: int, reports_before: int, threads: int = ALONE) -> Draft:
    # with one until it is known what there is to share out
    con = duckdb.connect(path, config=OFFLINE | {"threads": threads})
    create(con)
    return Draft(con, path, number, reports_before)


def _copied_draft(path: Path, number: int, current: Path) -> Draft:
    shutil.copyfile(current, path)
    con = duckdb.connect(path, config=OFFLINE | {"threads": worth(current)})
    return Draft(con, path, number, len(con.table("reports")))


def _thinned_draft(path: Path, number: int, current: Path, without: Collection[str]) -> Draft:
    draft = _new_draft(path, number, 0, worth(current))
    is_copied = False
    try:
        with transaction(draft.con):
            draft.reports_before = copy_reports(draft.con, current, without)
        is_copied = True
    finally:
        if not is_copied:
            draft.discard()
    return draft


def _demand_enough(draft: Draft, *, force: bool) -> None:
    reports = len(draft.con.table("reports"))
    if reports < _FLOOR * draft.reports_before and not force:
        raise StoreError(
            f"the new generation would hold {reports} reports, the last one holds {draft.reports_before}: "
            "find out why, or publish with --force"
        )


def _finish(draft: Draft, info: GenerationInfo) -> None:
    """Describe the draft, write it out whole and close it."""
    described = Generation(
        number=draft.number,
        schema_version=SCHEMA_VERSION,
        made_by=info.get("made_by", f"gongkai {__version__}"),
        rules_version=info["rules_version"],
        ledger_lines=info["ledger_lines"],
        ledger_hash=info["ledger_hash"],
        content_hash=content_hash(draft.con),
        published_at=info.get("published_at", datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None),
        settings=info.get("settings", ""),
    )
    with transaction(draft.con):
        draft.con.execute(statement("clear_generation"))
        append(draft.con, "generation", [described])
    draft.con.checkpoint()
    draft.con.close()
    draft.path.chmod(0o444)
    sync(draft.path)
