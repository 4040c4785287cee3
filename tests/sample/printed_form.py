"""Reads the figures back from a sample file, whatever its layout: what stands between two labels is the value."""

from __future__ import annotations

import re
import unicodedata

from gongkai.forms import edition

_ENCODINGS = ("utf-8-sig", "utf-16", "gb18030")
_HEADING = "信息公开情况统计"


def text_of(content: bytes) -> str:
    """The text of a sample file in whichever of the four encodings it is written."""
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("in none of the encodings samples are written in")


def figures_in(content: bytes) -> dict[str, str]:
    """The printed figure of every line of the form, without thousands separators, by item."""
    form = text_of(content)
    stream = _condensed(form[form.index(_HEADING) :])
    found, place = {}, 0
    items = edition("2014").printed
    starts = []
    for item in items:
        label = _condensed(item.label_zh)
        at = stream.index(label, place)
        starts.append((at, at + len(label)))
        place = at + len(label)
    for item, (_, end), (following, _) in zip(items, starts, [*starts[1:], (len(stream), 0)], strict=True):
        found[item.item] = _without_unit(stream[end:following], item.unit)
    return found


def _condensed(text: str) -> str:
    """Half-width, without white space, bars, and what numbering and brackets differ in."""
    return re.sub(r"[\s|]", "", unicodedata.normalize("NFKC", text)).replace("、", ".")


def _without_unit(value: str, unit: str) -> str:
    bare = value.removeprefix(":")
    bare = bare.removeprefix(unit).removesuffix(unit) if unit else bare
    return re.sub(r"(?<=\d),(?=\d{3})", "", bare)
