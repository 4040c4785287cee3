"""Quantities that several editions print, how each expresses them, and where their series break."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gongkai.forms.files import folder, rows


@dataclass(frozen=True, slots=True)
class Concept:
    """A quantity that several editions print, and where its series breaks: `2014|2019: why; …`."""

    concept: str
    label_zh: str
    label_en: str
    unit: str
    breaks_zh: str
    breaks: str


@dataclass(frozen=True, slots=True)
class Crossing:
    """How one edition expresses a concept: a weighted sum of its items.

    `segment` changes where figures before and after are not comparable. A province's own form shares a
    segment with a national one only where both count the same.
    """

    concept: str
    edition: str
    segment: int
    weights: tuple[tuple[str, Decimal], ...]


@cache
def concepts() -> dict[str, Concept]:
    """The concepts of the crosswalk by code."""
    return {row["concept"]: Concept(**row) for row in rows(folder() / "concepts.csv")}


@cache
def crosswalk() -> tuple[Crossing, ...]:
    """Every concept in every edition that prints it."""
    return tuple(_crossing(row) for row in rows(folder() / "crosswalk.csv"))


def _crossing(row: dict[str, str]) -> Crossing:
    return Crossing(row["concept"], row["edition"], int(row["segment"]), _weights(row["terms"]))


def _weights(terms: str) -> tuple[tuple[str, Decimal], ...]:
    """`a + b - 0.0001 c` as ((a, 1), (b, 1), (c, -0.0001))."""
    weights: list[tuple[str, Decimal]] = []
    sign, factor = Decimal(1), Decimal(1)
    for word in terms.split():
        if word in "+-":
            sign = Decimal(1) if word == "+" else Decimal(-1)
        elif word[0].isdigit():
            factor = Decimal(word)
        else:
            weights.append((word, sign * factor))
            factor = Decimal(1)
    return tuple(weights)
