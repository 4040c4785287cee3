"""The archive of a store: originals, the ledger of what became of them, and the lock for writing.

    originals/ab/abcd….pdf   every document that was received, by the SHA-256 of its content
    quarantine/abcd….pdf     documents that could not be read; the reason stands in the ledger
    ledger.jsonl             one line an event, append-only, hash-chained
    lock                     who is writing

Everything else in a store is derived from these, except the decisions of auditors.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gongkai.archive import lock, originals
from gongkai.archive.ledger import Event, Ledger, LedgerLine, Tip
from gongkai.archive.originals import Original
from gongkai.errors import StoreError

__all__ = ["DOCUMENTS", "Archive", "Event", "LedgerLine", "Original", "Snapshot", "Tip"]


DOCUMENTS = ("received", "rejected")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole lines of a ledger, where it ends, the documents it names and the pieces torn off it."""

    content: bytes
    tip: Tip
    documents: tuple[str, ...]
    torn: tuple[str, ...]


class Archive:
    """What a store has received; writing needs `hold`, reading does not."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self._ledger = Ledger(store / "ledger.jsonl")
        self._is_held = False

    @contextmanager
    def hold(self) -> Iterator[Archive]:
        """Hold the store for writing and mend a torn ledger; StoreHeldError if another does."""
        with lock.held(self.store):
            self._ledger.mend()
            self._is_held = True
            try:
                yield self
            finally:
                self._is_held = False

    def held_by(self) -> str | None:
        """Who is writing, None where nobody is."""
        return lock.holder(self.store)

    def keep(self, content: bytes, source_name: str) -> Original:
        """Keep a document as it came.

        An original that is not new may still lack its ledger line, after a crash between the two:
        whether a document is a duplicate is for the ledger to say.
        """
        self._demand_hold()
        return originals.keep(self._shelf(originals.digest(content)), content, source_name)

    def quarantine(self, content: bytes, source_name: str, reason: str, **fields: object) -> LedgerLine:
        """Keep a document that cannot be read and record why; `fields` go into the ledger line."""
        self._demand_hold()
        kept = originals.keep(self._quarantine, content, source_name)
        return self.record(
            "rejected",
            sha256=kept.sha256,
            source_name=source_name,
            bytes=len(content),
            verdict="reject",
            reason=reason,
            **fields,
        )

    def record(self, event: Event, **fields: object) -> LedgerLine:
        """Append one event to the ledger; when this returns, it is on the disk.

        Of a document: sha256, source_name, media_type, bytes, verdict, reason, parser_version, `given`
        (columns that override recognition) and, from an address, `fetched`. Values are what JSON can hold.
        """
        self._demand_hold()
        return self._ledger.append(event, fields)

    def lines(self) -> Iterator[LedgerLine]:
        """The ledger from its first line, verified on the way; StoreError names a broken line."""
        return self._ledger.lines()

    def tip(self) -> Tip:
        """Where the verified ledger ends: what a generation says of how far it read."""
        return self._ledger.tip()

    def read(self, sha256: str) -> bytes:
        """A kept document, received or quarantined; StoreError if it is missing or was changed."""
        return self.locate(sha256)[1]

    def locate(self, sha256: str) -> tuple[Path, bytes]:
        """A kept document and where it lies; StoreError if it is missing or was changed."""
        path = self._find(sha256)
        return path, originals.read(path, sha256)

    def size(self, sha256: str) -> int:
        """The bytes of a kept document without reading it; StoreError if it is missing."""
        path = self._find(sha256)
        try:
            return path.stat().st_size
        except OSError as error:
            raise StoreError(f"{path} cannot be read ({error.strerror}): mend the permissions") from error

    def kept(self) -> Iterator[tuple[str, Path]]:
        """Every document that lies in the store by its hash, whether the ledger names it or not."""
        for pattern in ("originals/*/*", "quarantine/*"):
            for path in sorted(self.store.glob(pattern)):
                if originals.is_name(path.stem):
                    yield path.stem, path

    def snapshot(self) -> Snapshot:
        """The ledger as it stands, and what it names: whatever is appended later, this stays true."""
        content, lines = self._ledger.snapshot()
        documents = dict.fromkeys(line.fields["sha256"] for line in lines if line.event in DOCUMENTS)
        torn = tuple(line.fields["kept_in"] for line in lines if line.event == "torn")
        last = lines[-1] if lines else None
        tip = Tip(last.n, last.hash, len(content)) if last else Tip()
        return Snapshot(content, tip, tuple(documents), torn)

    def confirm(self, ledger_lines: int, ledger_hash: str) -> None:
        """StoreError unless the ledger still begins with what a generation was made from."""
        known = {0: Tip().hash} | {line.n: line.hash for line in self.lines() if line.n == ledger_lines}
        if ledger_lines not in known:
            raise StoreError(
                f"{self._ledger.path} is shorter than the {ledger_lines} lines it had: restore it from a backup"
            )
        if known[ledger_lines] != ledger_hash:
            raise StoreError(
                f"{self._ledger.path} line {ledger_lines} is not the one it had: restore it from a backup"
            )

    def _find(self, sha256: str) -> Path:
        for folder in (self._shelf(sha256), self._quarantine):
            path = originals.find(folder, sha256)
            if path is not None:
                return path
        raise StoreError(
            f"no original {sha256} in {self.store}: restore it from a backup, or ingest the document again"
        )

    @property
    def _quarantine(self) -> Path:
        return self.store / "quarantine"

    def _shelf(self, sha256: str) -> Path:
        return self.store / "originals" / sha256[:2]

    def _demand_hold(self) -> None:
        if not self._is_held:
            raise StoreError(f"the store {self.store} is not held: write within `with archive.hold():`")
