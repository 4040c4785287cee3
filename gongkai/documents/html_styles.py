"""What a page says by styles and not by elements: figures struck out, raised, hidden, filled in or drawn.

A browser shows 12 where a cell holds a hidden 9 and 12; joined they would be 912. Elements are renamed to
those that say the same, before the text of the page is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from gongkai.documents import DOUBT
from gongkai.documents.html_classes import with_classes_as_elements

_PICTURES = ("img", "svg")
# an element that HTML has and that says nothing of its own
_PICTURED = "var"
_TINY = frozenset("012")
_NO_WORDS = re.compile(r"[0-9０-９.,，/+\s\u00a0-]*")
_INLINE = ("span", "font", "a", "b", "i", "em", "strong", "u", "small")
_STYLE = "translate(@style, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ \t\r\n', 'abcdefghijklmnopqrstuvwxyz')"
_TAG = re.compile(r"<([A-Za-z]+)[\s/]")


class _Saying(NamedTuple):
    """Which elements say something by style, the words and then the text by which pages without it are told, and the same as an element.

    `hint` stands in the style of each element that says it, behind no - or letter, so that `background-color` is no `color`.
    """

    elements: tuple[str, ...]
    words: Mapping[bytes, tuple[bytes, ...]]
    hint: re.Pattern[str]
    found: etree.XPath
    same: str


def _saying(
    same: str,
    elements: tuple[str, ...],
    words: Mapping[bytes, tuple[bytes, ...]],
    hint: str,
    condition: str,
) -> _Saying:
    named = " or ".join(f"self::{element}" for element in elements)
    found = etree.XPath(f"//*[{named}][{condition}]")
    return _Saying(elements, words, re.compile(hint, re.IGNORECASE), found, same)


def _styles(*styles: str) -> str:
    said = " or ".join(f"contains({_STYLE}, '{style}')" for style in styles)
    return f"@style and ({said})"


# words behind one that they all hold and most pages do not
_SAYINGS = (
    # rows, cells and words that nobody sees; hidden blocks are kept, for scripts show them (the tabs of a page)
    _saying(
        "template",
        (*_INLINE, "tr", "td", "th"),
        {b"display": (b"display:none", b"display: none"), b"hidden": (b" hidden", b"visibility:hidden")},
        r"display\s*:\s*none|visibility\s*:\s*hidden|\shidden\b",
        f"@hidden or ({_styles('display:none', 'visibility:hidden')})",
    ),
    _saying(
        "del",
        _INLINE,
        {
            b"line-through": (b"line-through",),
            b"vertical-align": (b"align:su", b"align: su", b"align:text-top", b"align: text-top"),
        },
        r"line-through|vertical-align\s*:\s*(?:super|sub|text-top)",
        _styles("line-through", "vertical-align:super", "vertical-align:sub", "vertical-align:text-top"),
    ),
    # white on white, or too small to be seen; children of a tiny element may have a size of their own
    _saying(
        "del",
        _INLINE,
        {
            b"color": (b"color:#fff", b"color: #fff", b"color:white", b"color: white", b"color:transparent"),
            b"font-size": (b"font-size:0", b"font-size: 0"),
            b"opacity": (b"opacity:0", b"opacity: 0"),
        },
        r"(?<![\w-])(?:color\s*:\s*(?:#fff(?:fff)?|white|transparent)|"
        r"(?:font-size|opacity)\s*:\s*0(?:\.0+)?(?:px|pt|r?em|%)?)(?![\w.])",
        f"({_styles(':#fff', ':white', ':transparent', 'font-size:0', 'opacity:0')}) and not(*)",
    ),
)


def with_styles_as_elements(root: etree._Element, source: str, pieces: bytes) -> None:
    """Rename what is hidden to an element that is dropped, what stands apart to one that does; show what is filled in.

    `source` is the page of which `root` was parsed, `pieces` in UTF-8 what stands in it between two ">", each once.
    """
    lower = pieces.lower()
    if b"<style" in lower:
        with_classes_as_elements(root, _INLINE)
    for saying in _SAYINGS:
        if _may_be_said(saying, lower) and _is_said(saying, source):
            for element in saying.found(root):
                if element.get("hidden") is not None or saying.hint.search(element.get("style", "")):
                    element.tag = saying.same
    for element in list(root.iter("a", "input", *_PICTURES)):
        if element.tag == "a" and _leads_to_a_note(element):
            element.tag = "del"
        elif element.tag == "input" and _is_filled_in(element):
            element.text = f" {element.get('value')} "
        elif element.tag in _PICTURES and _may_be_a_figure(element):
            element[:] = []
            element.tag, element.text = _PICTURED, f" {DOUBT} "


def _may_be_said(saying: _Saying, lower: bytes) -> bool:
    return any(
        common in lower and any(word in lower for word in words) for common, words in saying.words.items()
    )


def _is_said(saying: _Saying, source: str) -> bool:
    """Whether the hint stands in the tag of such an element: most pages have none, and need not be searched."""
    for hint in saying.hint.finditer(source):
        start = source.rfind("<", 0, hint.start())
        tag = _TAG.match(source, max(start, 0))
        if tag and tag[1].lower() in saying.elements and source.find(">", start, hint.start()) < 0:
            return True
    return False


def _leads_to_a_note(link: etree._Element) -> bool:
    """Whether it is a link from a figure to a note on the page."""
    target = link.get("href", "").strip()
    return len(target) > 1 and target[0] == "#" and _is_in_a_cell(link)


def _is_filled_in(field: etree._Element) -> bool:
    """Whether it is a field of a cell in which text or a number stands."""
    is_shown = field.get("type", "text") in ("text", "number")
    return is_shown and field.get("value") is not None and _is_in_a_cell(field)


def _may_be_a_figure(picture: etree._Element) -> bool:
    """Whether it stands in a cell without words and may be its figure, or digits of it; one of two pixels holds a place."""
    cell = next(picture.iterancestors("td", "th"), None)
    if cell is None or {picture.get("width"), picture.get("height")} & _TINY:
        return False
    return all(map(_NO_WORDS.fullmatch, cell.itertext())) and next(cell.iter("table"), None) is None


def _is_in_a_cell(element: etree._Element) -> bool:
    return next(element.iterancestors("td"), None) is not None
