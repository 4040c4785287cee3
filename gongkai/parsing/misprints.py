"""Labels that are almost official: 同意部份公开答复数 for 同意部分公开答复数."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from gongkai.parsing.labels import core_of

LEAST_LIKENESS = 80.0
LEAST_LEAD_OVER_SECOND = 6.0
_FEWEST_CHARACTERS = 4
# a text so much longer than a core is less like it than that, whatever it says
_LONGER_THAN_ANY = 200 / LEAST_LIKENESS - 1


def _denies(core: str) -> bool:
    """予以公开 and 不予公开 differ by little and mean the opposite."""
    return any(word in core for word in ("不", "未", "无", "否"))


def misprinted_label(text: str, cores: Iterable[str]) -> str | None:
    """The one core that a text is almost, or None where none or several are."""
    core, known = core_of(text), list(cores)
    if not _FEWEST_CHARACTERS <= len(core) <= _LONGER_THAN_ANY * max(map(len, known), default=0):
        return None
    ranked = process.extract(core, known, scorer=fuzz.ratio, limit=2, score_cutoff=LEAST_LIKENESS - 20)
    if not ranked or ranked[0][1] < LEAST_LIKENESS:
        return None
    if _denies(core) != _denies(ranked[0][0]):
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < LEAST_LEAD_OVER_SECOND:
        return None
    return str(ranked[0][0])
