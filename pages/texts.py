"""Every word of the dashboard, read from texts.csv: key, Chinese, English."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

LANGUAGES = {"zh": "中文", "en": "English"}
_FILE = Path(__file__).with_name("texts.csv")


@cache
def texts() -> dict[str, dict[str, str]]:
    """All texts: key -> language -> wording with {places} for values."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return {row["key"]: {lang: row[lang] for lang in LANGUAGES} for row in csv.DictReader(lines)}


def wording(key: str, lang: str, **values: object) -> str:
    """The text of that key in that language with its places filled."""
    return texts()[key][lang].format(**values)
