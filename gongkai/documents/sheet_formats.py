"""What a workbook shows where it is not what a cell holds: formats that scale or hide numbers, digits raised or struck out.

The reader of values gives 0.5 for a cell that shows 50%, 12000 for one that shows 12 (format `0,`), 0 for one
that shows nothing (format `0;-0;`), and 121 for 12 with a raised 1 behind it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from gongkai.documents import DOUBT
from gongkai.documents.package import parsed, part

_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
# 0% and 0.00% need no format of their own
_PERCENT = frozenset({9, 10})
# what a format prints as it stands: "万", \件, _ and * with the character behind them, [Red]
_LITERAL = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]')
_SCALES = re.compile(r",+(?![,#0?])")
# 1.2万 stands for what the cell holds
_NAMED_SCALE = re.compile("[万亿千]")
_NEGATIVE, _ZERO = 1, 2


@dataclass(frozen=True, slots=True)
class Formats:
    """How cells show numbers by the number of their style, and the shared strings of which a part stands apart."""

    of_styles: dict[str, str] = field(default_factory=dict)
    strings: dict[str, str] = field(default_factory=dict)

    def shown(self, cell: etree._Element) -> str | None:
        """What a cell shows instead of what it holds: nothing, or something in doubt; None where that is the same."""
        kind, value = cell.get("t", "n"), cell.findtext("{*}v")
        if kind == "s":
            return self.strings.get((value or "").strip())
        if kind == "inlineStr":
            return next((_apart(inline) for inline in cell.iterchildren("{*}is")), None)
        if kind != "n" or not value or not (code := self.of_styles.get(cell.get("s", "0"))):
            return None
        return _shown(code, value.strip())


def formats_of(archive: zipfile.ZipFile) -> Formats:
    """The formats of a workbook; UnreadableError where its styles or strings are broken."""
    names = archive.namelist()
    found = Formats()
    if _STYLES in names:
        found.of_styles.update(_styles(parsed(part(archive, _STYLES), _STYLES)))
    if _STRINGS in names and (b"vertAlign" in (xml := part(archive, _STRINGS)) or b"strike" in xml):
        for number, string in enumerate(parsed(xml, _STRINGS).iterchildren("{*}si")):
            if (text := _apart(string)) is not None:
                found.strings[str(number)] = text
    return found


def _styles(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The format of each style that may show a number otherwise than as it is."""
    codes = {code.get("numFmtId", ""): code.get("formatCode", "") for code in root.iter("{*}numFmt")}
    codes |= {str(percent): "0%" for percent in _PERCENT}
    of_cells = root.find("{*}cellXfs")
    for number, style in enumerate(of_cells if of_cells is not None else ()):
        code = codes.get(style.get("numFmtId", ""), "")
        if ";" in code or "%" in code or "," in code:
            yield str(number), code


def _shown(code: str, value: str) -> str | None:
    sections = _LITERAL.sub("", code).split(";")
    try:
        number = float(value)
    except ValueError:
        return None
    at = _ZERO if number == 0 else _NEGATIVE if number < 0 else 0
    section = sections[at] if at < len(sections) else sections[0]
    if not section.strip() and not _has_literal(code, at):
        return ""
    is_scaled = "%" in section or (_SCALES.search(section) and not _NAMED_SCALE.search(code))
    return f"{value} {DOUBT}" if is_scaled and number else None


def _has_literal(code: str, at: int) -> bool:
    """Whether a format prints a text of its own in place of the number, as "-" for zero."""
    sections = code.split(";")
    return at >= len(sections) or '"' in sections[at] or "\\" in sections[at]


def _apart(string: etree._Element) -> str | None:
    """The text of a string of several runs with blanks around those raised or struck out; None where none is."""
    texts, is_any = [], False
    for run in string.iterchildren("{*}r", "{*}t"):
        text = run.text if etree.QName(run).localname == "t" else run.findtext("{*}t")
        is_apart = _stands_apart(run)
        is_any |= is_apart
        texts.append(f" {text or ''} " if is_apart else text or "")
    return "".join(texts).strip() if is_any else None


def _stands_apart(run: etree._Element) -> bool:
    raised, struck = run.find("{*}rPr/{*}vertAlign"), run.find("{*}rPr/{*}strike")
    is_raised = raised is not None and raised.get("val") in ("superscript", "subscript")
    return is_raised or (struck is not None and struck.get("val", "1") not in ("0", "false"))
