"""Characters that files for offices cannot hold, written out so that a reader sees what was there."""

from __future__ import annotations

import re

# what XML 1.0 has no place for: control characters, halves of surrogate pairs, two noncharacters
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    r"""The text with each character that XML refuses as its escape, such as `\x00` or `\ud800`; the rest as it is."""
    return _UNWRITABLE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
