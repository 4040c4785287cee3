"""Characters with their places to lines of text, as both tables and the text around them need them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

# pdfplumber hands characters out as dictionaries: text, x0, x1, top, bottom, size
Char = dict[str, Any]
# the entry of those that a line strikes out
STRUCK = "struck"

# in shares of the character size
_SAME_LINE = 0.5
_BLANK = 0.3
_SMALLER = 0.8
# in gray, RGB and CMYK
_WHITE = ((1,), (1, 1, 1), (0, 0, 0, 0))
# fake bold prints a character twice, a fraction of a point apart
_PRINTED_TWICE = 1.0
_OF_A_NUMBER = frozenset("0123456789,.０１２３４５６７８９，．")
_PAGE_MARK = re.compile(
    r"[-—–－―·•~\s]{1,6}[0-9]{1,3}[-—–－―·•~\s]{1,6}|第\s*[0-9]{1,3}\s*页.{0,12}|[0-9]{1,3}\s*/\s*[0-9]{1,3}"
)


def lines_of(chars: Iterable[Char]) -> list[tuple[float, str]]:
    """The lines that the characters form, from the top down: (middle of the line, text)."""
    texts = ((middle, _line(line)) for middle, line in _rows(chars))
    return [(middle, text) for middle, text in texts if text]


def text_of(chars: Iterable[Char], width: float) -> tuple[str, bool]:
    """The text of a cell that has so much room across, and whether its last line fills it.

    Lines are parted by line ends, but not where a number was broken because its next digit had no room.
    """
    lines = [line for _, line in _rows(chars) if _line(line)]
    text = ""
    for at, line in enumerate(lines):
        is_broken = at > 0 and _is_broken(lines[at - 1], line, width)
        text += ("\n" if at and not is_broken else "") + _line(line)
    return text, bool(lines) and _extent(lines[-1]) + _width(lines[-1][-1]) > width


def _rows(chars: Iterable[Char]) -> list[tuple[float, list[Char]]]:
    """Characters on one height, left to right, from the top down."""
    found: list[tuple[float, list[Char]]] = []
    for char in sorted(chars, key=_middle):
        if found and _middle(char) - found[-1][0] <= _SAME_LINE * char["size"]:
            found[-1][1].append(char)
        else:
            found.append((_middle(char), [char]))
    return [(middle, sorted(line, key=_left)) for middle, line in found]


def _is_broken(line: Sequence[Char], following: Sequence[Char], width: float) -> bool:
    """Whether a number goes on in the next line, for want of room in this one."""
    printed = [char for char in line if char["text"].strip()]
    rest = [char for char in following if char["text"].strip()]
    of_number = printed[-1]["text"] in _OF_A_NUMBER and rest[0]["text"] in _OF_A_NUMBER
    is_one_print = not _is_mark_beside_digit(printed[-1], rest[0])
    return of_number and is_one_print and _extent(printed) + _width(rest[0]) > width


def _extent(line: Sequence[Char]) -> float:
    printed = [char for char in line if char["text"].strip()]
    return float(printed[-1]["x1"]) - _left(printed[0]) if printed else 0.0


def _width(char: Char) -> float:
    return float(char["x1"]) - _left(char)


def is_page_mark(text: str, page: int) -> bool:
    """Whether a line at the edge of a page only numbers it."""
    return bool(_PAGE_MARK.fullmatch(text)) or text == str(page)


def _line(chars: Sequence[Char]) -> str:
    pieces: list[str] = []
    before: Char | None = None
    for char in chars:
        if before and char["text"] == before["text"] and _left(char) - _left(before) < _PRINTED_TWICE:
            continue
        if before and (_stands_apart(before, char) or _is_mark_beside_digit(before, char)):
            pieces.append(" ")
        pieces.append(char["text"])
        before = char
    return " ".join("".join(pieces).split())


def _stands_apart(before: Char, char: Char) -> bool:
    return float(char["x0"] - before["x1"]) > _BLANK * float(char["size"])


def _is_mark_beside_digit(before: Char, char: Char) -> bool:
    """Whether two digits differ so much in size that one of them marks a footnote, or one is struck out, or white and not seen."""
    if not (before["text"].isdigit() and char["text"].isdigit()):
        return False
    if _is_white(before) != _is_white(char) or before.get(STRUCK) != char.get(STRUCK):
        return True
    small, large = sorted((float(before["size"]), float(char["size"])))
    return small < _SMALLER * large


def _is_white(char: Char) -> bool:
    color = char.get("non_stroking_color")
    if not isinstance(color, tuple | list):
        return False
    return tuple(color) in _WHITE


def _middle(char: Char) -> float:
    return (float(char["top"]) + float(char["bottom"])) / 2


def _left(char: Char) -> float:
    return float(char["x0"])
