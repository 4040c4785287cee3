"""Why a document was not taken in, wants eyes or has unread lines, and what went wrong, in the language of the session.

The engine says it in English: reasons stand so in the tables, errors in what commands print. reasons.csv holds these
sentences with `{places}` for what differs (`{count:n}` is a number), and beside each the Chinese one.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import pandas as pd

from pages.address import language
from pages.literal import words

_FILE = Path(__file__).with_name("reasons.csv")
_PLACE = re.compile(r"{(\w+)(:n)?}")
_BETWEEN = "; "  # stands between reasons, and within some


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the engine says, as a pattern, and the same in Chinese with places of the same names."""

    english: str
    pattern: re.Pattern[str]
    chinese: str


@cache
def sentences() -> tuple[Sentence, ...]:
    """All sentences, those that say most in words of their own first: `{}` of another may swallow them."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        found = [Sentence(row["en"], _pattern(row["en"]), row["zh"]) for row in csv.DictReader(lines)]
    return tuple(sorted(found, key=lambda sentence: -len(_PLACE.sub("", sentence.english))))


def in_session_language(reasons: object) -> str:
    """One or more reasons as the tables hold them, for people; nothing where there is none."""
    said = words(reasons)
    return said if language() == "en" else in_chinese(said) or said


def with_reasons(rows: pd.DataFrame, column: str = "reason") -> pd.DataFrame:
    """The rows with that column in the language of the session; what was asked of the view stays with them."""
    told = rows.assign(**{column: [in_session_language(value) for value in rows[column]]})
    told.attrs = rows.attrs
    return told


@lru_cache(maxsize=4096)  # lists say few things often, and of many pieces each rest is looked at once
def in_chinese(reasons: str) -> str | None:
    """The reasons in Chinese; None where one of them is none of the sentences, as what a system says."""
    pieces = reasons.split(_BETWEEN)
    for count in range(1, len(pieces) + 1):
        first = _one(_BETWEEN.join(pieces[:count]))
        if first is None:
            continue
        if count == len(pieces):
            return first
        rest = in_chinese(_BETWEEN.join(pieces[count:]))
        if rest is not None:
            return f"{first}；{rest}"
    return None


@lru_cache(maxsize=4096)
def _one(reason: str) -> str | None:
    for sentence in sentences():
        if found := sentence.pattern.fullmatch(reason):
            values = {name: _one(value) or value for name, value in found.groupdict().items()}
            return sentence.chinese.format_map(values)
    return None


def _pattern(english: str) -> re.Pattern[str]:
    pattern, end = "", 0
    for place in _PLACE.finditer(english):
        name, is_number = place.groups()
        what = "[0-9.,]+" if is_number else ".*?"
        pattern += f"{re.escape(english[end : place.start()])}(?P<{name}>{what})"
        end = place.end()
    return re.compile(pattern + re.escape(english[end:]), re.DOTALL)
