"""What the style sheet in a page says of the classes of its elements: hidden, struck out, raised.

Word writes the marks of its notes so (`span.MsoFootnoteReference {vertical-align:super}`). Sheets that lie
elsewhere are not fetched; rules for some media, and those that name more than one class, may hold or not.
"""

from __future__ import annotations

import re

from lxml import etree  # type: ignore[import-untyped]

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_FOR_MEDIA = re.compile(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
# a class alone, or of one kind of element
_CLASS = re.compile(r"(?P<element>[a-z][a-z0-9]*)?\.(?P<name>[\w-]+)", re.IGNORECASE)
_HIDES = re.compile(r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_APART = re.compile(r"line-through|vertical-align\s*:\s*(?:super|sub|text-top)", re.IGNORECASE)
_OF_TABLES = ("tr", "td", "th")
_SAYS = re.compile(f"{_HIDES.pattern}|{_APART.pattern}", re.IGNORECASE)


def with_classes_as_elements(root: etree._Element, inline: tuple[str, ...]) -> None:
    """Rename rows, cells and those inline elements whose class the page's own sheet hides to one that says the same.

    Inline ones also where it strikes them out or raises them.
    """
    sheet = "".join(text for style in root.iter("style") for text in style.itertext())
    if not _SAYS.search(sheet):
        return
    says = _said(sheet)
    for element in root.iter(*inline, *_OF_TABLES) if says else ():
        for name in element.get("class", "").split():
            same = says.get((element.tag, name)) or says.get(("", name))
            is_cell = same == "del" and element.tag in _OF_TABLES
            # what the element itself says goes before its class
            if same and not is_cell and "display" not in element.get("style", "").lower():
                element.tag = same
                break


def _said(sheet: str) -> dict[tuple[str, str], str]:
    """The element that says the same, by kind of element (empty for all) and class."""
    found: dict[tuple[str, str], str] = {}
    for selectors, said in _RULE.findall(_FOR_MEDIA.sub("", _COMMENT.sub("", sheet))):
        same = "template" if _HIDES.search(said) else "del" if _APART.search(said) else ""
        for selector in selectors.split(",") if same else ():
            named = _CLASS.fullmatch(selector.strip())
            if named:
                found[(named["element"] or "").lower(), named["name"]] = same
    return found
