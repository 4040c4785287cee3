"""What people type, made fit to be kept: no control characters, within limits."""

from __future__ import annotations

import unicodedata

from gongkai.errors import UsageError

# Cc: control; Cf: invisible, among them those that turn the direction of text; Cs: halves of a pair
_UNSEEN = {"Cc", "Cf", "Cs"}


def one_line(text: str, what: str, longest: int) -> str:
    """The text in one line; UsageError if nothing is left of it or it is too long."""
    kept = " ".join(_seen(text).split())
    if not kept:
        raise UsageError(f"{what} is missing: give one")
    return _within(kept, what, longest)


def lines(text: str | None, what: str, longest: int) -> str | None:
    """The text with its line breaks, None if it says nothing; UsageError if it is too long."""
    kept = "\n".join(_seen(line).rstrip() for line in (text or "").splitlines()).strip()
    return _within(kept, what, longest) if kept else None


def _seen(text: str) -> str:
    spaced = text.replace("\t", " ")
    return "".join(one for one in spaced if unicodedata.category(one) not in _UNSEEN)


def _within(text: str, what: str, longest: int) -> str:
    if len(text) > longest:
        raise UsageError(f"{what} has {len(text)} characters: at most {longest} are kept")
    return text
