"""How much of a thing a test does: a little on every change, and as much as is promised before a release.

    make test            the first figure
    make release-check   the second one (GONGKAI_FIGURES=release)

A test whose figure grows is marked `release`, so that `make release-check` finds it.
"""

from __future__ import annotations

import os

IS_RELEASE = os.environ.get("GONGKAI_FIGURES") == "release"


def figures(commit: int, release: int) -> int:
    """The figure that this run is to reach."""
    return release if IS_RELEASE else commit


def spread(total: int, commit: int, release: int | None = None) -> list[int]:
    """Numbers from 1 to `total`, first and last among them: so many, and before a release so many or every one."""
    wanted = figures(commit, release or total)
    if total <= wanted:
        return list(range(1, total + 1))
    return sorted({1 + round(place * (total - 1) / (wanted - 1)) for place in range(wanted)})
