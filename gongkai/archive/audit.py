"""The audit log of a store: who decided, exported and uploaded what, and when; it only ever grows.

`audit.jsonl` is chained like the ledger, a line an event. Of a person it holds the account and nothing else; where
nobody logs in that is `local`. Dashboard and command line write to it at the same time, each waiting for the other.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock

from gongkai.archive.ledger import AuditEvent, Ledger, LedgerLine
from gongkai.durable import make_folder
from gongkai.errors import StoreError

FILE = "audit.jsonl"
LOCK = "audit.lock"


class AuditLog:
    """The log of one store; any number of threads and processes may write."""

    def __init__(self, store: Path) -> None:
        self.path = store / FILE
        self._lock = store / LOCK
        self._ledger = Ledger(self.path)
        self._mine = Lock()

    def note(self, event: AuditEvent, who: str, **fields: object) -> LedgerLine:
        """Write one line and wait for the disk; StoreError if the disk refuses or the log is damaged."""
        with self._mine, self._held():
            if not self._ledger.is_at_its_end():  # another process has written, or was killed while writing
                self._ledger = Ledger(self.path)
                self._ledger.mend()
            return self._ledger.append(event, {"who": who, **fields})

    def lines(self) -> Iterator[LedgerLine]:
        """Every whole line from the first, verified; StoreError names the first that is not as it was written."""
        return Ledger(self.path).lines()

    def snapshot(self) -> tuple[bytes, tuple[str, ...]]:
        """The whole lines as they stand now, and the names of pieces that a crash tore off."""
        content, lines = Ledger(self.path).snapshot()
        return content, tuple(line.fields["kept_in"] for line in lines if line.event == "torn")

    def decisions(self) -> int:
        """How many decisions it tells of, also where its chain is broken. Read anew only where the file has changed."""
        if not self.path.exists():
            return 0
        there = self.path.stat()
        return _decisions(self.path, there.st_ino, there.st_mtime_ns, there.st_size)

    def demand_kept(self, decisions: Path) -> None:
        """StoreError where the file of the decisions is not there though some were told: none made is another thing.

        Whoever is to write makes that file before the log tells of the first decision.
        """
        told = 0 if decisions.exists() else self.decisions()
        if told:
            raise StoreError(
                f"{decisions} is missing, though {told} decisions were told: restore it from a backup"
            )

    @contextmanager
    def _held(self) -> Iterator[None]:
        try:
            make_folder(self.path.parent)
            descriptor = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise StoreError(
                f"{self.path} cannot be written ({error.strerror}): nothing is done that it would not tell of"
            ) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)


@lru_cache(maxsize=8)
def _decisions(path: Path, *_state: int) -> int:
    with path.open("rb") as file:  # in a text of somebody's the quotes would be escaped
        return sum(1 for line in file if b'"event":"decision"' in line)
