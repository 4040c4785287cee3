"""What a page says by styles and not by elements: figures struck out, raised, hidden, filled in or drawn.

A browser shows 12 where a cell holds a hidden 9 and 12; joined they would be 912. Elements are renamed to
those that say the same, before the text of the page is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from gongkai.documents import DOUBT

_PICTURES = ("img", "svg")
# an element that HTML has and that says nothing of its own
_PICTURED = "var"
_TINY = frozenset("012")
_NO_WORDS = re.compile(r"[0-9０-９.,，/+\s\u00a0-]*")
_INLINE = ("span", "font", "a", "b", "i", "em", "strong", "u", "small")
_STYLE = "translate(@style, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ \t\r\n', 'abcdefghijklmnopqrstuvwxyz')"
_TAG = re.compile(r"<([A-Za-z]+)[\s/]")


class _Saying(NamedTuple):
    """Which elements say something, the words and then the text by which pages without it are told, and the same as an element."""

    elements: tuple[str, ...]
    words: tuple[str, ...]
    hint: re.Pattern[str]
    found: Callable[[etree._Element], Iterable[etree._Element]]
    same: str


def _saying(
    same: str, elements: tuple[str, ...], words: tuple[str, ...], hint: str, condition: str
) -> _Saying:
    named = " or ".join(f"self::{element}" for element in elements)
    found = etree.XPath(f"//*[{named}][{condition}]")
    return _Saying(elements, words, re.compile(hint, re.IGNORECASE), found, same)


def _styles(*styles: str) -> str:
    said = " or ".join(f"contains({_STYLE}, '{style}')" for style in styles)
    return f"@style and ({said})"


def _figures_drawn(root: etree._Element) -> list[etree._Element]:
    """The pictures in cells without words: each may be the figure, or digits of it; one of two pixels holds a place."""
    found = []
    for picture in root.iter(*_PICTURES):
        cell = next(picture.iterancestors("td", "th"), None)
        if cell is None or {picture.get("width"), picture.get("height")} & _TINY:
            continue
        if all(map(_NO_WORDS.fullmatch, cell.itertext())) and next(cell.iter("table"), None) is None:
            found.append(picture)
    return found


_SAYINGS = (
    # rows, cells and words that nobody sees; hidden blocks are kept, for scripts show them (the tabs of a page)
    _saying(
        "template",
        (*_INLINE, "tr", "td", "th"),
        ("display:none", "display: none", " hidden", "visibility:hidden"),
        r"display\s*:\s*none|visibility\s*:\s*hidden|\shidden\b",
        f"@hidden or ({_styles('display:none', 'visibility:hidden')})",
    ),
    _saying(
        "del",
        _INLINE,
        ("line-through", "align:su", "align: su", "align:text-top", "align: text-top"),
        r"line-through|vertical-align\s*:\s*(?:super|sub|text-top)",
        _styles("line-through", "vertical-align:super", "vertical-align:sub", "vertical-align:text-top"),
    ),
    # a link from a figure to a note on the page
    _saying(
        "del",
        ("a",),
        ('href="#', "href='#", "href=#"),
        r"href\s*=\s*[\"']?#[^\"'\s>]",
        "ancestor::td and starts-with(@href, '#') and string-length(@href) > 1",
    ),
    _Saying(
        _PICTURES,
        ("<img", "<svg"),
        re.compile(rf"(?<=<)(?:{'|'.join(_PICTURES)})\b", re.IGNORECASE),
        _figures_drawn,
        _PICTURED,
    ),
    _saying(
        "input",
        ("input",),
        ("<input",),
        r"\svalue\s*=",
        "ancestor::td and @value and (not(@type) or @type = 'text' or @type = 'number')",
    ),
)


def with_styles_as_elements(root: etree._Element, source: str) -> None:
    """Rename what is hidden to an element that is dropped, what stands apart to one that does; show what is filled in."""
    lower = source.lower()
    for saying in _SAYINGS:
        if any(word in lower for word in saying.words) and _is_said(saying, source):
            for element in saying.found(root):
                if element.tag == "input":
                    element.text = f" {element.get('value')} "
                elif saying.same == _PICTURED:
                    element[:] = []
                    element.text = f" {DOUBT} "
                element.tag = saying.same


def _is_said(saying: _Saying, source: str) -> bool:
    """Whether the hint stands in the tag of such an element: most pages have none, and need not be searched."""
    for hint in saying.hint.finditer(source):
        start = source.rfind("<", 0, hint.start())
        tag = _TAG.match(source, max(start, 0))
        if tag and tag[1].lower() in saying.elements and source.find(">", start, hint.start()) < 0:
            return True
    return False
