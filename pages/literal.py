"""Text from documents and messages, made safe for elements that read Markdown."""

from __future__ import annotations

import re

import pandas as pd

# what a Markdown reader makes a link of although nothing marks it: http://, www. and a mail address; and what Streamlit
# makes a picture of although its marks are escaped
_LINKED = re.compile(
    r"(?<=http)(?=s?://)|(?<=www)(?=\.)|(?=@)|(?<=:)(?=(?:material/|streamlit:))", re.IGNORECASE
)
_WORD_JOINER = "\u2060"
_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def literal(text: str) -> str:
    """The text with every Markdown mark escaped, so that it shows as it was written.

    Addresses found in a document are no links, and names of icons no icons: an unseen sign parts what would make them one.
    """
    return _MARKS.sub(r"\\\1", unlinked(text))


def unlinked(text: str) -> str:
    """The text as `literal` shows it: with the unseen sign in what would be a link or an icon."""
    return _LINKED.sub(_WORD_JOINER, text)


def words(value: object) -> str:
    """What a cell of a table says, nothing where it has no value."""
    return "" if value is None or value is pd.NA or value != value else str(value)  # noqa: PLR0124  # NaN
