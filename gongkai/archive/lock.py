"""The lock of a store: one process writes, and it says who it is."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from gongkai.durable import make_folder
from gongkai.errors import StoreError, StoreHeldError

_NAME = "lock"
_LARGEST_PID = 2**22  # of Linux


@contextmanager
def held(store: Path) -> Iterator[None]:
    """Hold the store for writing; StoreHeldError names the process that already does.

    The kernel lets go when the process ends, however it ends; the file itself stays.
    """
    with _saying(store):
        make_folder(store)
        descriptor = os.open(store / _NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(descriptor, store)
        with _saying(store):
            _sign(descriptor)
        yield
        with _saying(store):
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


@contextmanager
def _saying(store: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"the store {store} cannot be written ({error.strerror}): free space, mend the permissions, or choose "
            "another with --store"
        ) from error


def _take(descriptor: int, store: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StoreHeldError(
            f"the store {store} is held by {_holder(descriptor)}: wait until it is done, or stop it"
        ) from error


def _sign(descriptor: int) -> None:
    mine = {"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, json.dumps(mine).encode(), 0)


def _holder(descriptor: int) -> str:
    return _signed(os.pread(descriptor, 1000, 0)) or "another process"


def holder(store: Path) -> str | None:
    """Who signed the lock, if that process still runs; the lock itself is not touched, which would be in the way."""
    try:
        content = (store / _NAME).read_bytes()
        pid = json.loads(content)["pid"] if content else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not isinstance(pid, int) or not 0 < pid <= _LARGEST_PID or not _is_alive(pid):
        return None
    return _signed(content)


def _signed(content: bytes) -> str | None:
    try:
        signed = json.loads(content)
        return f"process {signed['pid']} since {signed['since']}"
    except (ValueError, KeyError, TypeError):  # taken a moment ago and not signed yet
        return None


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True
