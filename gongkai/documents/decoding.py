"""Bytes to text without guessing: byte order mark, then UTF-8, then what the field's own words confirm.

GB 18030 and UTF-16 accept almost any bytes, so they are believed only where words that every
annual report uses come out. (Big5 bytes decode as GB 18030 to rubbish without an error.)
"""

from __future__ import annotations

import codecs

from gongkai.documents import UnreadableError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORDS = (
    *("信息", "公开", "政府", "申请", "年度", "报告", "情况", "机关", "行政", "工作", "主动", "复议"),
    *("資訊", "公開", "申請", "報告", "情況", "機關", "年報"),
)
_WORDS_NEEDED = 3
_UNMARKED = ("utf-16-le", "utf-16-be", "gb18030", "big5")


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Text, and what is doubtful about it; UnreadableError where no encoding fits."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strict(content, encoding)
    if b"\x00" not in content:
        utf8 = _tolerating_a_cut_end(content, "utf-8")
        if utf8:
            return utf8
    known = [found for encoding in _UNMARKED if (found := _plausible(content, encoding))]
    if not known:
        raise UnreadableError(_explain(content))
    return max(known, key=lambda found: _words_in(found[0]))


def _strict(content: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    found = _tolerating_a_cut_end(content, encoding)
    if not found:
        raise UnreadableError(f"the file begins with the mark of {encoding} but is no such text")
    return found


def _tolerating_a_cut_end(content: bytes, encoding: str) -> tuple[str, tuple[str, ...]] | None:
    """Decode strictly, but for a last character whose bytes stop with the file."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(content, final=False)
    except UnicodeDecodeError:
        return None
    rest = decoder.getstate()[0]
    return (text, ("the file ends in the middle of a character",)) if rest else (text, ())


def _plausible(content: bytes, encoding: str) -> tuple[str, tuple[str, ...]] | None:
    found = _tolerating_a_cut_end(content, encoding)
    if not found or "\x00" in found[0] or _words_in(found[0]) < _WORDS_NEEDED:
        return None
    return found


def _words_in(text: str) -> int:
    return sum(word in text for word in _WORDS)


def _explain(content: bytes) -> str:
    if b"\x00" in content:
        return "no text: the bytes are binary"
    return "the text is neither UTF-8, UTF-16, GBK nor Big5: save it as UTF-8"
