"""What answers and drawings are kept by."""

from __future__ import annotations

from gongkai.warehouse import Reader
from queries.reviewing import Reviewed


def state(reader: Reader, decisions: Reviewed | None = None) -> tuple[object, ...]:
    """What an answer depends on beside its view and parameters: two that are alike give the same answers.

    With `decisions` also how far these go.
    """
    grants = tuple((role, regions and tuple(sorted(regions))) for role, regions in reader.person.grants)
    return str(reader.path), grants, decisions and decisions.mark
