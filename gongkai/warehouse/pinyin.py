"""The order of Chinese names: by Pinyin, as a dictionary has them, worked out once when a name is stored.

A name's key is its syllables with their tones (`chong2 qing4 shi4`), then the name itself, for names that sound
alike. ICU and DuckDB order sign by sign and take 重庆 for zhòng; a reading by words knows most names of places, and
readings.csv those that it does not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

_SUFFIXES = "省市区县州盟旗"


def with_key(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a table of names with the `sort_key` of its `name`."""
    return {**row, "sort_key": sort_key(row["name"])}


def sort_key(name: str | None) -> str | None:
    """By which names are put in order; None where there is no name."""
    return None if name is None else _key(name)


@cache
def _key(name: str) -> str:
    # takes a sixth of the start of a process, and most name nobody
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    _teach()
    return " ".join([*lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True), name]).lower()


@cache
def _teach() -> None:
    """Names of places whose reading pypinyin does not know, with the endings they are met with."""
    from pypinyin import load_phrases_dict, pinyin  # noqa: PLC0415  # as above

    text = (resources.files(__package__) / "readings.csv").read_text(encoding="utf-8")
    phrases: dict[str, list[list[str]]] = {}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        syllables = [[syllable] for syllable in row["reading"].split()]
        phrases[row["name"]] = syllables
        phrases |= {row["name"] + end: [*syllables, *pinyin(end)] for end in _SUFFIXES}
    load_phrases_dict(phrases)
