"""Every word of the dashboard, read from texts.csv: key, Chinese, English.

A text has {places} for values. `{reports:report|reports}` is no number but its noun: the first form
for one, the second for any other. Counts are grouped by thousands; years are text and are not.
"""

from __future__ import annotations

import csv
from functools import cache
from numbers import Integral
from pathlib import Path
from string import Formatter

LANGUAGES = {"zh": "中文", "en": "English"}
_FILE = Path(__file__).with_name("texts.csv")


@cache
def texts() -> dict[str, dict[str, str]]:
    """All texts: key -> language -> wording with {places} for values."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return {row["key"]: {lang: row[lang] for lang in LANGUAGES} for row in csv.DictReader(lines)}


def wording(key: str, lang: str, **values: object) -> str:
    """The text of that key in that language with its places filled."""
    return _WORDING.vformat(texts()[key][lang], (), values)


class _Wording(Formatter):
    """str.format, the noun of a number in its singular or plural, and thousands that can be read."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if bar:
            return one if value == 1 else many
        is_count = isinstance(value, Integral) and not format_spec
        return str(super().format_field(value, "," if is_count else format_spec))


_WORDING = _Wording()
