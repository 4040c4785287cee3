"""Stopping a question that takes too long, so that one person's does not keep all others waiting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock, Timer

import duckdb

from gongkai.errors import SlowError
from gongkai.warehouse import Reader

PATIENCE = 5.0  # seconds that a question of a page may take
LONG_PATIENCE = 60.0  # and one whose answer is handed out as a file, which nobody watches


def patient(reader: Reader) -> Reader:
    """The same reader for what is handed out as a file."""
    return replace(reader, patience=LONG_PATIENCE)


@contextmanager
def stopped_after(con: duckdb.DuckDBPyConnection, seconds: float | None, what: str) -> Iterator[None]:
    """Run a question; SlowError after so many seconds. The connection is of no more use then."""
    if seconds is None:
        yield
        return
    lock, is_over = Lock(), False

    def stop() -> None:
        with lock:
            if not is_over:
                con.interrupt()

    timer = Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except duckdb.InterruptException as error:
        raise SlowError(
            f"{what} took longer than {seconds:g} seconds and was stopped: narrow the filters"
        ) from error
    finally:
        timer.cancel()
        with lock:  # a late timer must not stop the next question
            is_over = True
