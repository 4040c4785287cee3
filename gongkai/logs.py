"""The log: what a command does to a store, one line an event, as JSON where a machine reads it.

    {"at": "2026-11-25T22:11:46.120+00:00", "level": "info", "event": "taken in", "run": "5f0c…", "sha256": "ab12…"}

What would else be said to people on standard error is an event too: every line of that stream is one JSON object.

`run` is the same in every line of one command; a server has another behind `listening`, as long as it lives, and each
run of a page a `request` of its own (pages/run_log.py), between which Streamlit writes lines of text. Documents are
told by their SHA-256, as in the ledger: names of files, texts and reasons may hold what is no business of a log and
are never in it. Only `message`, the line that a person would be told of a failure, may name the file or folder that
was asked for; personal numbers in it are masked.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

SWITCH = "GONGKAI_LOG_JSON"
_YES = {"1", "true", "t", "yes", "y", "on"}  # as the option's variable is read
_LOG = logging.getLogger("gongkai")
# as Python writes them: /…/openpyxl/reader.py:12: UserWarning: …
_WARNING = re.compile(r"(?:.*[/\\])?(?P<place>[^/\\]+:[0-9]+): (?P<category>\w+):")
_RUN = uuid4().hex[:12]


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "run": _RUN,
            **getattr(record, "fields", {}),
        }
        return json.dumps(told, ensure_ascii=False, default=str)


class _Warnings(_Json):
    """A warning of a library by its kind and place: its words may quote a cell, its path a folder."""

    def format(self, record: logging.LogRecord) -> str:
        found = _WARNING.match(record.getMessage())
        record.__dict__["fields"] = found.groupdict() if found else {}
        record.msg, record.args = "warning", ()
        return super().format(record)


def to_standard_error() -> None:
    """Write the log from now on, as JSON lines; without this nothing is logged."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json())
    _LOG.handlers = [handler]
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False
    warned = logging.getLogger("py.warnings")
    of_warnings = logging.StreamHandler(sys.stderr)
    of_warnings.setFormatter(_Warnings())
    warned.handlers, warned.propagate = [of_warnings], False
    logging.captureWarnings(True)


def as_asked_for() -> None:
    """Write the log if the environment asks for it (GONGKAI_LOG_JSON): for the server, which no option reaches."""
    if is_asked_for():
        to_standard_error()


def is_asked_for() -> bool:
    """Whether the environment asks for the log."""
    return os.environ.get(SWITCH, "").lower() in _YES


def to_nowhere() -> None:
    """Write no log from now on: standard error is for people."""
    _LOG.handlers = [logging.NullHandler()]
    _LOG.setLevel(logging.NOTSET)
    logging.captureWarnings(False)


def is_on() -> bool:
    """Whether standard error is for a machine: then nothing else may be written to it."""
    return any(isinstance(handler.formatter, _Json) for handler in _LOG.handlers)


def note(event: str, **fields: Any) -> None:  # noqa: ANN401 - whatever JSON or str() can tell
    """Log one event; fields are numbers, verdicts, hashes and names of commands."""
    _LOG.info(event, extra={"fields": fields})


def trouble(event: str, **fields: Any) -> None:  # noqa: ANN401
    """Log that a command failed."""
    _LOG.error(event, extra={"fields": fields})


to_nowhere()
