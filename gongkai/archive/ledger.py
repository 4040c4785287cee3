"""The ledger: what came in and what became of it, one JSON line an event, each bound to the one before.

A line is `{"n", "at", "event", "fields", "previous"}`; `previous` is the SHA-256 of the bytes of the line
before without its line break, 64 zeros for the first. So a changed, dropped or swapped line is found.
Only the end can be cut off unnoticed: that a generation knows how far it read is what guards it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from gongkai.durable import sync, write_file
from gongkai.errors import StoreError

Event = Literal["received", "restated", "rejected", "fetched", "unfetched", "torn"]
AuditEvent = Literal["decision", "export", "upload"]  # of the audit log, which is chained alike
_KEYS = {"n", "at", "event", "fields", "previous"}
# what the readers of a line rely on; a name that a flipped bit has changed is found here, not where it is looked up
_FIELDS: dict[str, set[str]] = {
    "received": {"sha256", "source_name", "given"},
    "restated": {"sha256", "given"},
    "rejected": {"sha256", "source_name", "reason"},
    "fetched": {"sha256", "fetched"},
    "unfetched": {"address", "reason"},
    "torn": {"kept_in"},
}
_BEFORE_THE_FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One event; `hash` is the SHA-256 of the line's own bytes, which the next line repeats."""

    n: int
    at: datetime
    event: str
    fields: dict[str, Any]
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Tip:
    """Where the ledger ends: lines, hash of the last line, bytes up to and with its line break."""

    lines: int = 0
    hash: str = _BEFORE_THE_FIRST
    size: int = 0


class Ledger:
    """The file of events; appending is for the one who holds the store."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._tip: Tip | None = None

    def lines(self) -> Iterator[LedgerLine]:
        """Every whole line from the first, verified; StoreError names the first that does not fit.

        What follows the last line break is a line being written, or torn off: `mend` sees to it.
        """
        for line, _ in self._verified():
            yield line

    def snapshot(self) -> tuple[bytes, list[LedgerLine]]:
        """The bytes of every whole line as they stand now, and the lines, verified."""
        lines, size = [], 0
        for line, length in self._verified():
            lines.append(line)
            size += length
        if not lines:
            return b"", []
        with self.path.open("rb") as file:
            return file.read(size), lines

    def is_at_its_end(self) -> bool:
        """Whether nothing was written since this object last wrote or mended."""
        size = self.path.stat().st_size if self.path.exists() else 0
        return self._tip is not None and self._tip.size == size

    def append(self, event: Event | AuditEvent, fields: dict[str, Any]) -> LedgerLine:
        """Write one line and wait for the disk; StoreError if the disk refuses or another wrote."""
        tip = self._known_tip()
        written = {
            "n": tip.lines + 1,
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "event": event,
            "fields": fields,
            "previous": tip.hash,
        }
        # A file name that is no valid text keeps its lone surrogates as JSON escapes.
        content = _compact(written).encode("utf-8", "backslashreplace")
        self._tip = None
        self._write(content + b"\n", tip.size)
        line = _parsed(content)
        self._tip = Tip(line.n, line.hash, tip.size + len(content) + 1)
        return line

    def mend(self) -> None:
        """Cut off a line that a crash left unfinished, keep its bytes aside and record that."""
        whole = self._read_tip()
        if not self.path.exists() or self.path.stat().st_size == whole.size:
            self._tip = whole
            return
        with self.path.open("rb") as file:
            file.seek(whole.size)
            torn = file.read()
        digest = hashlib.sha256(torn).hexdigest()
        aside = self.path.with_name(f".torn-{whole.lines + 1:06d}-{digest[:12]}")
        write_file(aside, torn)
        os.truncate(self.path, whole.size)
        self._tip = whole
        self.append("torn", {"bytes": len(torn), "sha256": digest, "kept_in": aside.name})

    def tip(self) -> Tip:
        """Where the ledger ends, verified from the first line."""
        return self._read_tip()

    def _known_tip(self) -> Tip:
        tip = self._tip or self._read_tip()
        size = self.path.stat().st_size if self.path.exists() else 0
        if size != tip.size:
            raise StoreError(
                f"{self.path} was changed while it was held: run `gongkai verify` before going on"
            )
        return tip

    def _read_tip(self) -> Tip:
        tip = Tip()
        for line, size in self._verified():
            tip = Tip(line.n, line.hash, tip.size + size)
        return tip

    def _verified(self) -> Iterator[tuple[LedgerLine, int]]:
        if not self.path.exists():
            return
        number, previous = 0, _BEFORE_THE_FIRST
        with self.path.open("rb") as file:
            for content in file:
                if not content.endswith(b"\n"):
                    return
                number += 1
                line = self._checked(content[:-1], number, previous)
                previous = line.hash
                yield line, len(content)

    def _checked(self, content: bytes, number: int, previous: str) -> LedgerLine:
        try:
            line = _parsed(content)
            if line.n != number:
                raise ValueError(f"it is numbered {line.n}")
            if line.previous != previous:
                raise ValueError("it does not continue the line before")
            if missing := _FIELDS.get(line.event, set()) - {*line.fields}:
                raise ValueError(f"it has no {min(missing)}")
            if not isinstance(line.fields.get("sha256", ""), str | None):
                raise ValueError("its sha256 is no text")
        except (ValueError, TypeError) as error:
            raise StoreError(
                f"{self.path} line {number} is not as it was written ({error}): restore it from a backup"
            ) from error
        return line

    def _write(self, content: bytes, size: int) -> None:
        is_new = not self.path.exists()
        try:
            with self.path.open("ab") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if is_new:
                sync(self.path.parent)
        except OSError as error:
            if self.path.exists():
                os.truncate(self.path, size)
            raise StoreError(
                f"{self.path} cannot be written ({error.strerror}): free space or mend the permissions"
            ) from error


def _parsed(content: bytes) -> LedgerLine:
    try:
        found = json.loads(content)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    if not isinstance(found, dict) or set(found) != _KEYS:
        raise ValueError("it is no ledger line")
    at = datetime.fromisoformat(found.pop("at"))
    return LedgerLine(**found, at=at, hash=hashlib.sha256(content).hexdigest())


def _compact(line: dict[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))
