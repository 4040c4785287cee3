"""Which concept a cell of a form expresses, alone or with others: sentences speak of concepts, forms print cells."""

from __future__ import annotations

from functools import cache

from gongkai.forms import crosswalk


@cache
def summed_concepts(edition_name: str) -> dict[str, str]:
    """The first cell of each concept that the form splits over several."""
    return {
        crossing.concept: crossing.weights[0][0]
        for crossing in crosswalk()
        if crossing.edition == edition_name and len(crossing.weights) > 1
    }


@cache
def single_concepts(edition_name: str) -> dict[str, str]:
    """The concept that an item alone expresses."""
    return {
        crossing.weights[0][0]: crossing.concept
        for crossing in crosswalk()
        if crossing.edition == edition_name and len(crossing.weights) == 1
    }
