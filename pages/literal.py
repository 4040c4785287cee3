"""Text from documents and messages, made safe for elements that read Markdown."""

from __future__ import annotations

import re

import pandas as pd

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def literal(text: str) -> str:
    """The text with every Markdown mark escaped, so that it shows as it was written."""
    return _MARKS.sub(r"\\\1", text)


def words(value: object) -> str:
    """What a cell of a table says, nothing where it has no value."""
    return "" if value is None or value is pd.NA or value != value else str(value)  # noqa: PLR0124  # NaN
