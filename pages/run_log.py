"""What the log tells of each run of a page, where it is switched on: JSON lines, as `gongkai.logs` has them.

    {"at": …, "level": "info", "event": "page", "run": "5f0c…", "request": "9ab3…", "page": "overview", "generation": 12, "seconds": 0.41, "ended": "done"}

`request` is one run of one page, `run` the same as long as the server lives. A fault behind a press, which Streamlit
carries out before the page runs, has none. What somebody chose, searched for or typed,
and who it was, is in no line: decisions, exports and uploads are told in the audit log.
"""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import streamlit as st

from gongkai import logs
from pages.controls import text
from pages.literal import literal

_ROOT = Path(__file__).resolve().parents[1]
_TOLD = "request "


@dataclass
class Run:
    """One run of a page; the page and the generation it reads are known a moment after it has begun."""

    page: str = ""
    generation: int | None = None
    request: str = field(default_factory=lambda: uuid4().hex[:12])


@contextmanager
def told() -> Iterator[Run]:
    """Log how a run ended: done, left (stopped with a line for its reader, or asked for anew), or by a fault of ours.

    A fault is raised on; whoever looks at the page is told its request, by which the log is searched, if there is a log.
    """
    run, begun, ended = Run(), time.monotonic(), "left"
    try:
        yield run
        ended = "done"
    except Exception as error:
        ended = "failed"
        _tell(error, request=run.request)
        error.add_note(f"{_TOLD}{run.request}")
        if logs.is_on():
            st.error(literal(text("fault.request", request=run.request)))
        raise
    finally:
        logs.note(
            "page",
            request=run.request,
            page=run.page,
            generation=run.generation,
            seconds=round(time.monotonic() - begun, 3),
            ended=ended,
        )


class _Faults(logging.Filter):
    """Errors that Streamlit would write with their words, which may hold what was typed, told by their places instead."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is None or not logs.is_on():
            return True
        if not any(note.startswith(_TOLD) for note in getattr(error, "__notes__", ())):
            _tell(error)
        return False


def _tell(error: BaseException, **request: str) -> None:
    logs.trouble("fault", **request, error=type(error).__name__, places=_places(error))


def _places(error: BaseException) -> list[str]:
    """Where in our own files an error came through; its words may hold what was typed, and are not told."""
    frames = traceback.extract_tb(error.__traceback__)
    return [
        f"{Path(frame.filename).relative_to(_ROOT)}:{frame.lineno}"
        for frame in frames
        if Path(frame.filename).is_relative_to(_ROOT) and ".venv" not in frame.filename
    ]


logs.as_asked_for()
logging.getLogger("streamlit.error_util").filters = [_Faults()]
