"""A paragraph with the figures it claims marked in place. No Streamlit here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pages.literal import literal
from pages.rows import Row

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_MARKS = {"✓": ("green", "✓ "), "✗": ("red", "✗ "), "–": ("gray", "")}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of the narrative that stand together: one with claims, or several without any."""

    locator: str
    text: str
    claims: tuple[Row, ...]


def paragraphs(lines: Iterable[Row], claims: Sequence[Row]) -> Iterator[Paragraph]:
    """The narrative's lines, those without claims joined; last, claims whose place is no line of it."""
    plain: list[str] = []
    placed: set[str] = set()
    for line in lines:
        own = tuple(claim for claim in claims if claim["locator"] == line["locator"])
        if not own:
            plain.append(line["text"])
            continue
        if plain:
            yield Paragraph("", "\n".join(plain), ())
            plain = []
        placed.add(line["locator"])
        yield Paragraph(line["locator"], line["text"], own)
    if plain:
        yield Paragraph("", "\n".join(plain), ())
    elsewhere = tuple(claim for claim in claims if claim["locator"] not in placed)
    if elsewhere:
        yield Paragraph("elsewhere", "", elsewhere)


def marked(paragraph: Paragraph, chosen: str | None) -> str:
    """The paragraph as Markdown, each figure that is claimed with the mark and colour of its agreement with the form.

    Figures of the chosen cell have a mark and a colour of their own.
    """
    text, at, parts = paragraph.text, 0, []
    for start, end, claim in _placed(paragraph):
        colour, mark = ("blue", "▸ ") if claim["item"] == chosen else _MARKS[claim["agrees"]]
        parts += [literal(text[at:start]), f":{colour}-background[{mark}**{literal(text[start:end])}**]"]
        at = end
    return "".join([*parts, literal(text[at:])])


def _placed(paragraph: Paragraph) -> list[tuple[int, int, Row]]:
    """Where each claim's figure stands: the first number of its sentence with its value that is no other's."""
    taken: dict[int, tuple[int, int, Row]] = {}
    for claim in paragraph.claims:
        start = max(paragraph.text.find(claim["text"]), 0)
        for number in _NUMBER.finditer(paragraph.text, start):
            if number.start() not in taken and _value(number[0]) == claim["value"]:
                taken[number.start()] = (number.start(), number.end(), claim)
                break
    return [taken[start] for start in sorted(taken)]


def _value(number: str) -> float:
    return float(re.sub("[,，]", "", number))
