"""The text of a Word document's paragraphs: what their runs show, and what stands apart from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

_CHARACTERS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
# w:moveFrom is where moved text stood before; mc:Fallback repeats a text box for old programs
SKIPPED = frozenset({"del", "moveFrom", "Fallback", "rPr", "pPr", "instrText", "rt"})
# set small over the text: a footnote mark raised by hand, in half points
_RAISED = "position"
# w:webHidden is printed on paper and not shown in a browser
_STRUCK = ("strike", "dstrike", "webHidden")
_HIDDEN = ("vanish", "specVanish")
_APART = frozenset({"superscript", "subscript"})
_WHITE = "FFFFFF"
_TOO_SMALL = 4  # half points
# of 12² the 2, of a fraction what is below
_PARTS_OF_FORMULAS = frozenset({"sup", "sub", "den", "deg"})
_SYMBOL = re.compile(r"[Ff]0[2-7][0-9A-Fa-f]")
_PICTURE_FONTS = ("wingdings", "webdings", "dingbats")


def without_field_codes(root: etree._Element) -> None:
    """Empty the text inside the codes of fields, as the result of a field in the formula of another; only results are shown.

    A field that nothing ends is left as it is.
    """
    fields: list[list[etree._Element] | None] = []
    for element in root.iter("{*}fldChar", "{*}t", "{*}sym"):
        if name_of(element) != "fldChar":
            code = next((within for within in reversed(fields) if within is not None), None)
            if code is not None:
                code.append(element)
            continue
        kind = _attribute(element, "fldCharType")
        if kind == "begin":
            fields.append([])
        elif fields and kind in ("separate", "end"):
            for text in fields[-1] or ():
                text.tag, text.text = etree.QName(etree.QName(text).namespace, "instrText"), None
            fields[-1] = None
            if kind == "end":
                fields.pop()


def text_of(paragraph: etree._Element) -> str:
    """The text of a paragraph, line ends and tabs as such; what text boxes in it hold stands for itself."""
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph's runs; paragraphs in text boxes stand for themselves."""
    for child in element.iterchildren(tag=etree.Element):
        name = name_of(child)
        if name == "t":
            yield child.text or ""
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name == "sym":
            yield _symbol(child)
        elif name == "r" and any(is_set(child, "rPr", hidden) for hidden in _HIDDEN):
            continue
        elif name in _PARTS_OF_FORMULAS or (name == "r" and _stands_apart(child)):
            yield f" {''.join(_pieces(child))} "
        elif name not in SKIPPED and name != "txbxContent":
            yield from _pieces(child)


def _symbol(symbol: etree._Element) -> str:
    """The character that a symbol shows: in most fonts ASCII in an area of its own, in others pictures."""
    code, font = _attribute(symbol, "char"), _attribute(symbol, "font").lower()
    if not _SYMBOL.fullmatch(code) or any(name in font for name in _PICTURE_FONTS):
        return " "
    return chr(int(code, 16) & 0xFF)


def _stands_apart(run: etree._Element) -> bool:
    """Whether a run beside a number is no part of it: a footnote mark, a figure struck out or not to be seen."""
    raised = run.find("{*}rPr/{*}vertAlign")
    if raised is not None and value_of(raised) in _APART:
        return True
    if next(run.iterchildren("{*}footnoteReference", "{*}endnoteReference"), None) is not None:
        return True
    if any(is_set(run, "rPr", name) for name in _STRUCK) or number_property(run, "rPr", _RAISED) > 0:
        return True
    return _is_not_seen(run)


def _is_not_seen(run: etree._Element) -> bool:
    """Whether a run is white, or smaller than anybody can read; on a dark ground white is seen."""
    color = run.find("{*}rPr/{*}color")
    is_white = color is not None and value_of(color).upper() == _WHITE
    return is_white or 0 < number_property(run, "rPr", "sz") <= _TOO_SMALL


def number_property(element: etree._Element, group: str, name: str) -> int:
    """A number among the properties of a row or cell, 0 where it is not set or no number."""
    found = element.find(f"{{*}}{group}/{{*}}{name}")
    value = value_of(found) if found is not None else ""
    return int(value[:9]) if value.isascii() and value.isdigit() else 0


def is_set(element: etree._Element, group: str, name: str) -> bool:
    """Whether a switch among the properties of a row or run is there and not turned off."""
    found = element.find(f"{{*}}{group}/{{*}}{name}")
    return found is not None and value_of(found) not in ("0", "false", "off")


def value_of(element: etree._Element) -> str:
    """What a property is set to, empty where it is only there."""
    return _attribute(element, "val")


def _attribute(element: etree._Element, name: str) -> str:
    return next(
        (str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), ""
    )


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)
