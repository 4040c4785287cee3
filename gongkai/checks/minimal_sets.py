"""The smallest sets of cells that could explain failing equalities, found by linear algebra.

Equalities are rows of `weights`, cells its columns; `gaps` says by how much each equality fails now.
A set explains them if some change of its cells closes every gap and opens none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Changes = dict[int, float]  # position of a cell: what is to be added to it

_NEAR = 1e-9
_MOST = 400  # sets that are looked at one by one; more say nothing of which is right


def pairs(weights: Floats, gaps: Floats, cells: NDArray[np.intp]) -> Iterator[Changes]:
    """Two cells that close all gaps together; none that are parts of the same sums only."""
    columns = weights[:, cells]
    for near in _near(columns.T @ columns, columns.T @ gaps, float(gaps @ gaps))[:_MOST]:
        yield from _solved(weights, gaps, cells[list(near)])


def triples(weights: Floats, gaps: Floats, cells: NDArray[np.intp]) -> Iterator[Changes]:
    """Three cells that close all gaps together."""
    columns = weights[:, cells]
    gram, toward, size = columns.T @ columns, columns.T @ gaps, float(gaps @ gaps)
    for first in range(len(cells) - 2):
        # what is left of the other columns and of the gaps once the first cell has taken its share
        beside = gram[first] / gram[first, first]
        rest = slice(first + 1, None)
        left = (gram - np.outer(gram[first], beside))[rest, rest]
        share = (toward - toward[first] * beside)[rest]
        shrunk = size - toward[first] ** 2 / gram[first, first]
        for second, third in _near(left, share, shrunk, scale=size)[:_MOST]:
            yield from _solved(weights, gaps, cells[[first, first + 1 + second, first + 1 + third]])


def swaps(
    weights: Floats, gaps: Floats, cells: NDArray[np.intp], values: Floats
) -> Iterator[tuple[int, int]]:
    """Two cells that close all gaps if their numbers change places; `values` are those of all cells."""
    columns, held = weights[:, cells], values[cells]
    gram, toward = columns.T @ columns, columns.T @ gaps
    moved = held[np.newaxis, :] - held[:, np.newaxis]  # what the first of two cells would gain
    apart = np.diag(gram)[:, np.newaxis] + np.diag(gram)[np.newaxis, :] - 2 * gram
    left = gaps @ gaps + 2 * moved * (toward[:, np.newaxis] - toward[np.newaxis, :]) + moved**2 * apart
    near = np.triu(np.abs(left) <= _NEAR * max(1.0, float(gaps @ gaps)), 1) & (moved != 0)
    for first, second in np.argwhere(near)[:_MOST]:
        yield int(cells[first]), int(cells[second])


def groups(cells: Mapping[int, Sequence[str]]) -> list[frozenset[int]]:
    """Formulas that share cells, directly or over others; `cells` are those of each."""
    found: list[frozenset[int]] = []
    for number in sorted(cells):
        own = set(cells[number])
        near = [group for group in found if any(own & set(cells[other]) for other in group)]
        found = [group for group in found if group not in near]
        found.append(frozenset({number}).union(*near))
    return found


def subsets(groups: list[frozenset[int]]) -> Iterator[frozenset[int]]:
    """Unions of two groups, then of all: what fails apart may have one cause."""
    for one, other in combinations(groups, 2):
        yield one | other
    if len(groups) > 2:
        yield frozenset().union(*groups)


def _near(gram: Floats, toward: Floats, size: float, *, scale: float = 0.0) -> list[tuple[int, int]]:
    """Pairs of columns in whose span the gaps lie, up to rounding; parallel columns are left out."""
    power = np.diag(gram)
    det = np.outer(power, power) - gram**2
    is_apart = np.triu(det > 1e-6, 1)
    safe = np.where(is_apart, det, 1.0)
    taken = (
        np.outer(toward**2, power).T + np.outer(toward**2, power) - 2 * np.outer(toward, toward) * gram
    ) / safe
    near = is_apart & (size - taken <= _NEAR * max(1.0, size, scale))
    return [(int(one), int(other)) for one, other in np.argwhere(near)]


def _solved(weights: Floats, gaps: Floats, chosen: NDArray[np.intp]) -> Iterator[Changes]:
    changes = np.linalg.lstsq(weights[:, chosen], -gaps, rcond=None)[0]
    changes = np.round(changes, 6)
    if np.all(changes) and np.all(np.abs(weights[:, chosen] @ changes + gaps) < 1e-4):
        yield {int(cell): float(change) for cell, change in zip(chosen, changes, strict=True)}
