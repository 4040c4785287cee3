"""What the parts of an .xlsx file say of its sheets beside their values: their extent, hidden rows and columns.

The parts are looked through before a sheet is spread out in memory, which a cell far out would fill.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from gongkai.documents import UnreadableError
from gongkai.documents.grids import check_size
from gongkai.documents.limits import MAX_COLUMNS, MAX_XML_BYTES, MEGABYTE
from gongkai.documents.package import open_package, parsed, part
from gongkai.documents.sheet_formats import Formats, formats_of

_CELL_NAME = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_PICTURES = re.compile(r"xl/media/")
_ON = ("1", "true")
_OFF = ("0", "false")
_LOOKED_AT = ("{*}row", "{*}c", "{*}col", "{*}sheetView")
# what a cell shows instead of what it holds, by row and column counted from zero
Shown = dict[tuple[int, int], str]


@dataclass
class Hidden:
    """Rows and columns of a sheet that nobody sees, counted from zero."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.rows or self.columns)


@dataclass
class Parts:
    """What was found in a workbook: by the name of the sheet hidden rows and columns and cells shown otherwise, and what is to be told."""

    hidden: Mapping[str, Hidden]
    shown: Mapping[str, Shown]
    uncounted: int
    has_pictures: bool


def look_through(content: bytes) -> Parts:
    """The parts of a workbook; UnreadableError where a sheet is broken, too long or has a cell beyond the limits."""
    with open_package(content) as archive:
        names = archive.namelist()
        sheets = {}
        formats = formats_of(archive)
        for name in names:
            xml = part(archive, name)
            if b"sheetData" in xml:
                sheets[name] = _Sheet(name, formats)
                sheets[name].read(xml)
        titles = _titles(archive)
    hidden = {titles.get(name, name): sheet.hidden for name, sheet in sheets.items() if sheet.hidden}
    shown = {titles.get(name, name): sheet.shown for name, sheet in sheets.items() if sheet.shown}
    uncounted = sum(sheet.uncounted for sheet in sheets.values())
    return Parts(hidden, shown, uncounted, any(map(_PICTURES.match, names)))


@dataclass
class _Sheet:
    name: str
    formats: Formats
    hidden: Hidden = field(default_factory=Hidden)
    shown: Shown = field(default_factory=dict)
    uncounted: int = 0
    rows: int = 0
    hides_zeros: bool = False

    def read(self, xml: bytes) -> None:
        if len(xml) > MAX_XML_BYTES:
            raise UnreadableError(f"{self.name} is larger than {MAX_XML_BYTES // MEGABYTE} MB")
        try:
            for event, element in etree.iterparse(
                io.BytesIO(xml), events=("start", "end"), tag=_LOOKED_AT, resolve_entities=False
            ):
                self._take(element, is_start=event == "start")
        except etree.XMLSyntaxError as error:
            raise UnreadableError(
                f"{self.name} in the workbook is broken ({' '.join(str(error).split())[:200]})"
            ) from error

    def _take(self, element: etree._Element, *, is_start: bool) -> None:
        name = etree.QName(element).localname
        if is_start:
            place = element.get("r")
            if place is not None:
                check_size(*_extent(place, self.name), f"the sheet in {self.name}")
            if name == "row":
                self.rows = int(place[:9]) if place and place.isdigit() else self.rows + 1
                if _is_hidden(element, "ht"):
                    self.hidden.rows.add(self.rows - 1)
            return
        if name == "col" and _is_hidden(element, "width"):
            first, last = _number(element.get("min")), _number(element.get("max"))
            self.hidden.columns |= set(range(first - 1, min(last, MAX_COLUMNS)))
        if name == "sheetView":
            self.hides_zeros |= element.get("showZeros") in _OFF
        if name == "c":
            self.uncounted += _has_no_result(element)
            self._see_shown(element)
        element.clear()

    def _see_shown(self, cell: etree._Element) -> None:
        text, place = self.formats.shown(cell), cell.get("r", "")
        if self.hides_zeros and cell.get("t", "n") == "n" and cell.findtext("{*}v") == "0":
            text = ""
        if text is not None and _CELL_NAME.fullmatch(place):
            row, column = _extent(place, self.name)
            self.shown[row - 1, column - 1] = text


def _is_hidden(element: etree._Element, size: str) -> bool:
    return element.get("hidden") in _ON or element.get(size) in ("0", "0.0")


def _number(text: str | None) -> int:
    return int(text[:9]) if text and text.isascii() and text.isdigit() else 1


def _has_no_result(cell: etree._Element) -> bool:
    """Whether a cell holds a formula that the program which wrote the workbook has not worked out."""
    if cell.find("{*}f") is None or cell.get("t") == "str":
        return False
    return not cell.findtext("{*}v")


def _extent(place: str, part_name: str) -> tuple[int, int]:
    """Rows and columns up to a row number or a cell name."""
    if place.isascii() and place.isdigit():
        return int(place[:9]), 0
    named = _CELL_NAME.fullmatch(place)
    if not named:
        raise UnreadableError(f"{part_name} in the workbook is broken (a cell is named {place[:20]!r})")
    column = 0
    for letter in named[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(named[2]), column


def _titles(archive: zipfile.ZipFile) -> dict[str, str]:
    """The name that people see of each part that is a sheet."""
    names = archive.namelist()
    if _WORKBOOK not in names or _RELATIONS not in names:
        return {}
    targets = {
        str(relation.get("Id", "")): posixpath.normpath(
            posixpath.join("/xl", str(relation.get("Target", "")))
        )
        for relation in parsed(part(archive, _RELATIONS), _RELATIONS)
    }
    found = {}
    for sheet in parsed(part(archive, _WORKBOOK), _WORKBOOK).iter("{*}sheet"):
        ids = [value for key, value in sheet.attrib.items() if key.endswith("}id")]
        if ids and ids[0] in targets:
            found[targets[ids[0]].lstrip("/")] = str(sheet.get("name", ""))
    return found
