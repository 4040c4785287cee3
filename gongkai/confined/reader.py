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
    """Workers that read documents in confined processes; may be used from any thread."""

    def __init__(self, workers: int | None = None) -> None:
        count = workers or min(_MOST_WORKERS, len(os.sched_getaffinity(0)))
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reading")
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()

    def read(self, request: Request) -> list[Report]:
        """The reports in a document; UnreadableError with the reason where it gives none."""
        with self.batch() as batch:
            return batch.read(request)

    def batch(self) -> Batch:
        """Several documents of one caller, read ahead; ends what is left of them when it ends."""
        return Batch(self)

    def start(self, request: Request) -> _Reading:
        """Have a document read."""
        reading = _Reading()
        reading.future = self._threads.submit(self._read, request, reading)
        return reading

    def close(self) -> None:
        """End all workers."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        while self._idle:
            self._idle.pop().end()

    def _at_rest(self) -> _Worker | None:
        """A worker that has nothing to do; one that somebody ended meanwhile would reject a sound document."""
        while True:
            with self._lock:
                worker = self._idle.pop() if self._idle else None
            if worker is None or worker.is_alive():
                return worker
            worker.end()

    def _read(self, request: Request, reading: _Reading) -> list[Report]:
        if len(request.content) > MAX_BYTES:
            raise UnreadableError(f"the file is larger than {MAX_BYTES // MEGABYTE} MB")
        worker = self._at_rest() or _Worker()
        # stopped before there was a worker to stop
        answer = worker.ask(packed_request(request)) if reading.is_given(worker) else None
        reading.let_go()
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


class Batch:
    """What was begun is read while others are, and `read` then takes its result."""

    def __init__(self, by: Reader) -> None:
        self._by = by
        self._begun: dict[Hashable, _Reading] = {}

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *_: object) -> None:
        for reading in self._begun.values():
            reading.stop()
        self._begun.clear()

    def begin(self, request: Request) -> None:
        """Have a document read that `read` will be called for."""
        key = _key(request)
        if key not in self._begun:
            self._begun[key] = self._by.start(request)

    def read(self, request: Request) -> list[Report]:
        """The reports in a document; UnreadableError with the reason where it gives none."""
        reading = self._begun.pop(_key(request), None) or self._by.start(request)
        try:
            return reading.future.result()
        finally:
            reading.stop()  # where the one who waits was interrupted


class _Reading:
    """A document that is being read, or waits for it."""

    def __init__(self) -> None:
        self.future: Future[list[Report]] = Future()
        self._worker: _Worker | None = None
        self._is_stopped = False
        self._lock = threading.Lock()

    def is_given(self, worker: _Worker) -> bool:
        """Take the worker that reads it; False where it was stopped before."""
        with self._lock:
            self._worker = None if self._is_stopped else worker
            return not self._is_stopped

    def let_go(self) -> None:
        """The worker has answered and may read for another: it is no longer to be stopped."""
        with self._lock:
            self._worker = None

    def stop(self) -> None:
        """End it unless it is done: its worker goes, and the next document gets another."""
        with self._lock:
            self._is_stopped = True
            if not self.future.done() and not self.future.cancel() and self._worker is not None:
                self._worker.kill()


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
        guard = threading.Timer(_PATIENCE, self.kill)
        guard.start()
        try:
            write_frame(to, message)
            return read_frame(source, MAX_ANSWER_BYTES + 1)
        except OSError:
            return None
        finally:
            guard.cancel()

    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def end(self) -> None:
        """Stop it, whatever it is doing."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def kill(self) -> None:
        """Stop it now; whoever waits for its answer gets none."""
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
