"""What of a text read from a picture is certain: figures twice read alike, each digit surely.

A doubt is a mark behind the figure. Nothing is corrected: an O stays an O, and is no number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gongkai.documents import DOUBT

# a zero is less certain than other digits because the letter looks the same, which would be no number
_CERTAIN, _CERTAIN_ZERO = 0.99, 0.85
_LEGIBLE = 0.5
_FIGURE = re.compile(r"[0-9０-９](?:[0-9０-９.,，．]*[0-9０-９])?")
# a comma of thousands and a point look alike in a picture, and mean a thousandfold
_POINT_OR_COMMA = re.compile(r"[0-9]{1,3}(?:[.．][0-9]{3})+")
_ENUMERATOR = re.compile(r"\s*[（(]?[0-9]{1,2}[)）.．、,:：]\s*(?=[\u4e00-\u9fff])")
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_ONES = re.compile("1+")
_STROKES = re.compile("一")


def is_read_twice(text: str) -> bool:
    """Whether a line holds a figure, or a sign that a figure may have been misread as."""
    return bool(_FIGURE.search(_ENUMERATOR.sub("", text, count=1))) or is_wordless(text)


def is_wordless(text: str) -> bool:
    """Whether it has no Chinese character: a figure, a sign, or what one was misread as."""
    return not _WORDS.search(text)


def doubted(text: str, certainty: Sequence[float], again: str | None) -> str:
    """The text with its doubts, DOUBT alone where nothing legible was read.

    `certainty` has a value from 0 to 1 for each character; `again` is the second reading, where there
    is one.
    """
    if not text.strip() or sum(certainty) < _LEGIBLE * len(certainty):
        return DOUBT
    if again is None:
        return text
    if not _FIGURE.search(text):
        return text if again.strip() == text.strip() else f"{text.strip()}{DOUBT}"
    confirmed = Counter(_FIGURE.findall(again))
    found: list[str] = []
    end = 0
    for match in _FIGURE.finditer(text):
        digits = zip(match[0], certainty[match.start() : match.end()], strict=True)
        is_sure = confirmed[match[0]] > 0 and all(
            sure >= (_CERTAIN_ZERO if digit == "0" else _CERTAIN) for digit, sure in digits
        )
        is_plain = not _POINT_OR_COMMA.fullmatch(match[0])
        found += [text[end : match.end()], "" if is_sure and is_plain else DOUBT]
        confirmed[match[0]] -= 1
        end = match.end()
    return "".join([*found, text[end:]])


def is_ones(text: str) -> bool:
    """Whether a text is read as ones alone: a stroke across, the sign for none, is read as a one too."""
    return bool(_ONES.fullmatch(text))


def of_flat_print(text: str) -> str:
    """What a single flat stroke, alone in a cell, was read as: a dash, if it is no figure.

    The character for one looks the same, so where that was read the dash is doubtful.
    """
    if _FIGURE.search(text):
        return text
    return f"—{DOUBT}" if _STROKES.match(text) else "—"
