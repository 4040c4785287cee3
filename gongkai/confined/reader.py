"""Workers that read documents, several at a time and ahead of their turn.

Each thread of this process has one worker and waits for it. A worker that dies or hangs is replaced, and
the document it was at is rejected.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

from gongkai.confined.budgets import LARGER, MAX_ANSWER_BYTES, ORDINARY
from gongkai.confined.frames import ANSWERED, read_frame, write_frame
from gongkai.confined.wire import Request, WireError, one_line, packed_request, reports_of
from gongkai.documents import UnreadableError
from gongkai.documents.limits import MAX_BYTES, MEGABYTE
from gongkai.records import Report

_ROOT = Path(__file__).resolve().parents[2]
Item = TypeVar("Item")
_MOST_WORKERS = 8
# documents lie in memory until their turn comes
_TURNS_AHEAD = 8
# a worker ends its children in time; only one that was itself taken over needs longer
_PATIENCE = ORDINARY.wall_seconds + max(budget.wall_seconds for budget in LARGER.values()) + 15
_BROKE_OUT = "reading it broke the reader, as a damaged file does: save it again, or in another format"


class LimitError(UnreadableError):
    """The child gave no answer: beyond a limit, or a fault of ours. Not what the document says of itself."""


class Reader:
    """Reads documents in confined processes; `read` may be called from any thread.

    What `begin` was called with is read while others are, and `read` then takes its result.
    """

    def __init__(self, workers: int | None = None) -> None:
        count = workers or min(_MOST_WORKERS, len(os.sched_getaffinity(0)))
        self.workers = count
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reading")
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()
        self._begun: dict[Hashable, Future[list[Report]]] = {}

    def begin(self, request: Request) -> None:
        """Have a document read that `read` will be called for."""
        key = _key(request)
        if key not in self._begun:
            self._begun[key] = self._threads.submit(self._read, request)

    def read(self, request: Request) -> list[Report]:
        """The reports in a document; UnreadableError with the reason where it gives none."""
        begun = self._begun.pop(_key(request), None)
        return (begun or self._threads.submit(self._read, request)).result()

    def forget(self) -> None:
        """Drop what was begun and never asked for."""
        for begun in self._begun.values():
            begun.cancel()
        self._begun.clear()

    def close(self) -> None:
        """End all workers; what was begun and not read is dropped."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        while self._idle:
            self._idle.pop().end()

    def _read(self, request: Request) -> list[Report]:
        if len(request.content) > MAX_BYTES:
            raise UnreadableError(f"the file is larger than {MAX_BYTES // MEGABYTE} MB")
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        worker = worker or _Worker()
        answer = worker.ask(packed_request(request))
        if answer is None:
            worker.end()
            raise LimitError(_BROKE_OUT)
        with self._lock:
            self._idle.append(worker)
        if answer[:1] != ANSWERED:
            raise LimitError(one_line(answer[1:].decode(errors="replace")))
        try:
            return reports_of(answer[1:])
        except WireError as error:
            raise LimitError(_BROKE_OUT) from error


class _Worker:
    """A running `gongkai.confined.worker`, in a group of its own so that its children end with it."""

    def __init__(self) -> None:
        # -P: no module is taken from the folder this happens to be called in
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "gongkai.confined.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            start_new_session=True,
        )

    def ask(self, message: bytes) -> bytes | None:
        """What the worker answers; None where it has ended or does not answer."""
        source, to = self._process.stdout, self._process.stdin
        assert source is not None
        assert to is not None
        guard = threading.Timer(_PATIENCE, self._kill)
        guard.start()
        try:
            write_frame(to, message)
            return read_frame(source, MAX_ANSWER_BYTES + 1)
        except OSError:
            return None
        finally:
            guard.cancel()

    def end(self) -> None:
        """Stop it, whatever it is doing."""
        self._kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)


def read_ahead(items: Iterable[Item], begin: Callable[[Item], None]) -> Iterator[Item]:
    """The items in their order, each begun some turns before it comes."""
    waiting: deque[Item] = deque()
    for item in items:
        begin(item)
        waiting.append(item)
        if len(waiting) > _TURNS_AHEAD:
            yield waiting.popleft()
    yield from waiting


def _key(request: Request) -> Hashable:
    sha256 = hashlib.sha256(request.content).hexdigest()
    return sha256, request.file_name, request.source_name, request.given


@cache
def reader() -> Reader:
    """The reader of this process; its workers start with the first document and end with the process."""
    found = Reader()
    atexit.register(found.close)
    return found
