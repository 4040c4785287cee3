"""Bytes to text without guessing: byte order mark, then UTF-8, then what the field's own words confirm.

GB 18030 and UTF-16 accept almost any bytes, so they are believed only where words that every
annual report uses come out. (Big5 bytes decode as GB 18030 to rubbish without an error.)
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from itertools import islice

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
# what pages declare; GB 2312 and GBK are parts of GB 18030, which is what is really written
_DECLARED = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "cp936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cp950"), "big5hkscs"),
}
# how the field's words look after their UTF-8 bytes were once read as something else
_GARBLED = frozenset(
    garbled
    for word in _WORDS
    for encoding in ("gb18030", "cp1252", "latin-1")
    for at in (0, 1)  # a character before the word may have taken its first byte
    if len(garbled := word.encode()[at:].decode(encoding, "ignore")) > 1
)


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Text, and what is doubtful about it; UnreadableError where no encoding fits."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strict(content, encoding)
    utf8 = _unmarked_utf8(content)
    if utf8:
        return _not_garbled(utf8)
    known = [found for encoding in _UNMARKED if (found := _plausible(content, encoding))]
    if not known:
        raise UnreadableError(_explain(content))
    return max(known, key=lambda found: _words_in(found[0]))


def decode_declared(content: bytes, declared: str | None) -> tuple[str, tuple[str, ...], bytes]:
    """As `decode`, for a file that names its encoding; behind the doubts the text in UTF-8.

    The name is believed only where the bytes are no UTF-8, decode strictly under it, and no other
    encoding makes the field's words of them.
    """
    utf8 = _unmarked_utf8(content)
    if utf8 and not utf8[1] and not _is_garbled(utf8[0]):
        return *utf8, content  # what nearly all pages are: they need not be encoded again
    encoding = _DECLARED.get((declared or "").lower())
    as_declared = _tolerating_a_cut_end(content, encoding) if encoding else None
    try:
        text, doubts = decode(content)
    except UnreadableError:
        if as_declared is None or b"\x00" in content:
            raise
        text, doubts = as_declared
    return text, doubts, text.encode("utf-8", "surrogatepass")


def _unmarked_utf8(content: bytes) -> tuple[str, tuple[str, ...]] | None:
    """The text of bytes that are UTF-8 without a byte order mark."""
    if b"\x00" in content or content.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)):
        return None
    return _tolerating_a_cut_end(content, "utf-8")


def _not_garbled(found: tuple[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    """Refuse text that was garbled before it was saved: no repair of it is certain."""
    if _is_garbled(found[0]):
        raise UnreadableError(
            "the text was garbled before it was saved (UTF-8 read as GBK): get the original file"
        )
    return found


def _is_garbled(text: str) -> bool:
    return not _holds(_WORDS, text) and _holds(_GARBLED, text)


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
    if not found or "\x00" in found[0] or not _holds(_WORDS, found[0]):
        return None
    return found


def _holds(words: Iterable[str], text: str) -> bool:
    """Whether enough different ones of the words stand in the text."""
    return len(list(islice((word for word in words if word in text), _WORDS_NEEDED))) == _WORDS_NEEDED


def _words_in(text: str) -> int:
    return sum(word in text for word in _WORDS)


def _explain(content: bytes) -> str:
    if b"\x00" in content:
        return "no text: the bytes are binary"
    return "the text is neither UTF-8, UTF-16, GBK nor Big5: save it as UTF-8"
