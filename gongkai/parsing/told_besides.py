"""What a sentence tells beside the figures that stand behind their words: read by patterns of its own kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.forms import Edition
from gongkai.parsing.applicants_of_outcomes import applicants_told
from gongkai.parsing.both_ways_told import ended_both_ways
from gongkai.parsing.implied import Source
from gongkai.records import Claim


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in the words of its text, and the claims its figures make."""

    sentence: str
    stated: Sequence[Claim]


def told_besides(told: Told, source: Source, form: Edition) -> Iterator[Claim]:
    """The claims a sentence makes beside those of its figures."""
    yield from ended_both_ways(told.sentence, told.stated, source, form)
    yield from applicants_told(told.sentence, source, form)
