"""The audit log of a store: who decided, exported and uploaded what, and when; it only ever grows.

`audit.jsonl` is chained like the ledger, a line an event. Of a person it holds the account and nothing else; where
nobody logs in that is `local`. Dashboard and command line write to it at the same time, each waiting for the other.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from gongkai.archive.ledger import AuditEvent, Ledger, LedgerLine
from gongkai.durable import make_folder
from gongkai.errors import StoreError

FILE = "audit.jsonl"
_LOCK = "audit.lock"


class AuditLog:
    """The log of one store; any number of threads and processes may write."""

    def __init__(self, store: Path) -> None:
        self.path = store / FILE
        self._lock = store / _LOCK
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
