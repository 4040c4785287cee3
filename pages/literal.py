"""Text from documents and messages, made safe for elements that read Markdown."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def literal(text: str) -> str:
    """The text with every Markdown mark escaped, so that it shows as it was written."""
    return _MARKS.sub(r"\\\1", text)
