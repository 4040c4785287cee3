"""What a Word document says of text by styles and not at the text itself: hidden, struck out, raised.

A style that hides text is written out at each run that has it, before the text is taken out.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from gongkai.documents.package import parsed, part

# switches that a second style of the run turns over: hidden in the paragraph's and in the text's own is shown
_SWITCHES = ("vanish", "specVanish", "webHidden", "strike", "dstrike")
_VALUES = ("vertAlign", "position")
_OFF = ("0", "false", "off")
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class _Style:
    """What one style says, by the name of the property, and the style that it is based on."""

    says: Mapping[str, str]
    based_on: str


def with_styles_written_out(root: etree._Element, archive: zipfile.ZipFile, main_part: str) -> None:
    """Give the runs of a document the properties that hide, strike or raise them by a style."""
    xml = _styles_part(archive, main_part)
    if xml is None:
        return
    read = _styles(xml)
    said = {style: found for style in read if (found := _resolved(read, style))}
    default = next(_default_paragraph_style(xml), "")
    if not said:
        return
    for run in root.iter("{*}r"):
        own = run.find("{*}rPr")
        names = _names(run, own, default)
        if not any(name in said for name in names):
            continue
        for name, value in _said_of(names, said).items():
            if own is None:
                own = etree.Element(etree.QName(etree.QName(run).namespace, "rPr"))
                run.insert(0, own)
            if own.find(f"{{*}}{name}") is None:
                space = etree.QName(run).namespace
                etree.SubElement(own, etree.QName(space, name)).set(etree.QName(space, "val"), value)


def _said_of(names: tuple[str, ...], said: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What the styles of a run come to: of switches an odd number counts, of values the last."""
    found: dict[str, str] = {}
    for switch in _SWITCHES:
        if sum(said.get(name, {}).get(switch, "0") not in _OFF for name in names) % 2:
            found[switch] = "1"
    for value in _VALUES:
        for name in names:
            if value in said.get(name, {}):
                found[value] = said[name][value]
    return found


def _names(run: etree._Element, own: etree._Element | None, default: str) -> tuple[str, ...]:
    """The styles of a run: its table's, its paragraph's and its own."""
    table = next(run.iterancestors("{*}tbl"), None)
    paragraph = next(run.iterancestors("{*}p"), None)
    of_table = _named(table, "{*}tblPr/{*}tblStyle") if table is not None else ""
    of_paragraph = _named(paragraph, "{*}pPr/{*}pStyle") or default if paragraph is not None else ""
    of_text = _named(own, "{*}rStyle") if own is not None else ""
    return of_table, of_paragraph, of_text


def _named(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return _attribute(found, "val") if found is not None else ""


def _styles(xml: etree._Element) -> dict[str, _Style]:
    found = {}
    for style in xml.iter("{*}style"):
        says = {}
        for name in (*_SWITCHES, *_VALUES):
            said = style.find(f"{{*}}rPr/{{*}}{name}")
            if said is not None:
                says[name] = _attribute(said, "val") or "1"
        found[_attribute(style, "styleId")] = _Style(says, _named(style, "{*}basedOn"))
    return found


def _resolved(styles: Mapping[str, _Style], name: str) -> dict[str, str]:
    """What a style says together with those it is based on, which it may contradict."""
    found: dict[str, str] = {}
    for _ in range(_DEEPEST):
        style = styles.get(name)
        if style is None:
            break
        found = {**style.says, **found}
        name = style.based_on
    return {key: value for key, value in found.items() if key in _VALUES or value not in _OFF}


def _default_paragraph_style(xml: etree._Element) -> Iterator[str]:
    for style in xml.iter("{*}style"):
        is_default = _attribute(style, "default") not in ("", *_OFF)
        if is_default and _attribute(style, "type") == "paragraph":
            yield _attribute(style, "styleId")


def _styles_part(archive: zipfile.ZipFile, main_part: str) -> etree._Element | None:
    """The styles that the main part names, or those where most programs put them."""
    folder, name = posixpath.split(main_part)
    names = archive.namelist()
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    place = posixpath.join(folder, "styles.xml")
    if relations in names:
        for relation in parsed(part(archive, relations), relations):
            if relation.get("Type", "").endswith("/styles"):
                target = str(relation.get("Target", ""))
                place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return parsed(part(archive, place), place) if place in names else None


def _attribute(element: etree._Element, name: str) -> str:
    return next(
        (str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), ""
    )
