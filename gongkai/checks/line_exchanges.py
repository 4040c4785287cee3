"""Two whole rows or columns of the matrix that may have changed places: all pairs worth a try.

Each takes its sums with it, so that no sum within a row tells of it; the sums across do, in every column at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault
from gongkai.checks.formula import Bank
from gongkai.checks.wording import Sentence, line_label
from gongkai.forms import Edition

State = NDArray[np.float64]

_FEWEST_COLUMNS = 3  # with this year and the years so far alone bounds tell, and those fit many rows
_FEWEST_CELLS = 2  # that differ: one number in the other's place is no row


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two lines of the matrix: their cells (positions among the form's cells) in the same order, only those that differ."""

    along: Literal["rows", "columns"]
    cells: tuple[int, ...]
    targets: tuple[int, ...]

    @property
    def name(self) -> str:
        """Unique among all of one report."""
        return f"exchange {self.along} {self.cells[0]} {self.targets[0]}"

    @property
    def rank(self) -> tuple[bool, int, int, int, int]:
        """Among moves of two lines; first those that stand near each other."""
        return False, 2, abs(self.targets[0] - self.cells[0]), self.cells[0], 0

    @property
    def filled(self) -> tuple[tuple[int, float], ...]:
        """Nothing: no number is lost."""
        return ()

    @property
    def fault(self) -> Fault:
        """What kind of fault it would undo."""
        return Fault.EXCHANGED_LINES

    def sources(self) -> dict[int, int | None]:
        """For each cell the one whose figure it would take."""
        ways = zip((*self.cells, *self.targets), (*self.targets, *self.cells), strict=True)
        return dict(ways)

    def described(self, form: Edition, cells: Sequence[str], targets: Sequence[str]) -> Sentence:
        """Which two lines seem to stand in each other's place."""
        one, other = (line_label(form, self.along, own[0]) for own in (cells, targets))
        zh, en = ("行", "rows") if self.along == "rows" else ("列", "columns")
        return Sentence(
            f"“{one.zh}”与“{other.zh}”两{zh}的数字疑似互换。",
            f"The figures of the {en} “{one.en}” and “{other.en}” seem to have changed places.",
        )


def exchanges(report: Facts, bank: Bank, state: State) -> Iterator[Exchange]:
    """Every two rows, and every two columns, that hold numbers and differ in more than one cell."""
    form, rows = report.form, report.matrix_rows
    if form is None or not rows or len(form.value_columns) < _FEWEST_COLUMNS:
        return
    grid = np.array([[bank.column[f"{row}__{column}"] for column in form.value_columns] for row in rows])
    yield from _of_lines(state, grid, "rows")
    yield from _of_lines(state, grid.T, "columns")


def _of_lines(state: State, grid: NDArray[np.intp], along: Literal["rows", "columns"]) -> Iterator[Exchange]:
    numbers = np.nan_to_num(state[grid])
    for one, other in combinations(range(len(grid)), 2):
        differ = np.flatnonzero(numbers[one] != numbers[other])
        if len(differ) >= _FEWEST_CELLS:
            cells, targets = grid[one, differ], grid[other, differ]
            yield Exchange(along, tuple(cells.tolist()), tuple(targets.tolist()))
