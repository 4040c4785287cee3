"""A whole row or column of the matrix that is wrong: its own sums hold, the sums across fail in several places at once.

A row copied from last year, or from another table, takes its total with it. Each failing sum could be mended by a
cell of its own, but then as many mistakes as sums would have to be made, each of them breaking a sum that holds.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gongkai.checks.explanations import EXACT_PAIRS, Cause, Explanation
from gongkai.checks.faults import Fault
from gongkai.checks.formula import HOLDS, TRIVIAL
from gongkai.checks.judged import Judged

_FEWEST_CELLS = 3  # of a line: two figures side by side are no row
_FEWEST_CHANGES = 2
_MORE_THAN_A_DIGIT = 10  # numbers of one digit are the same as last year by chance


class Lines(Judged):
    """A report judged, and which of its lines explain what does not hold."""

    def _of_one_line(self, failing: frozenset[int]) -> Cause | None:
        """What one line explains of these equalities, with every line that could be the one; None if no line tells most."""
        found: dict[frozenset[int], list[Explanation]] = {}
        for line, fewest in self._lines():
            own = self._in_line(failing, line)
            if len(own) >= fewest and not self._has_sum_within(own, line):
                found.setdefault(own, []).extend(self._line_explained(own, line))
        told = {own: lines for own, lines in found.items() if lines}
        if not told:
            return None
        most = max(told, key=len)
        if not all(own <= most for own in told) or not self._across_matrix() <= most:
            return None
        return Cause(tuple(sorted(most)), tuple(told[most]), parted=False)

    def _across_matrix(self) -> frozenset[int]:
        """The sums of the matrix that fail: with others than those of the line, single cells are likelier."""
        grid = sorted({int(cell) for line, _ in self._lines() for cell in line})
        # another year is held against one cell, which is no sum
        counted = np.count_nonzero(self.bank.weights[:, grid], axis=1)
        sums = (self.bank.ops == "=") & ~self.said & (counted > 1)
        return frozenset(number for number in self.failing if sums[number])

    def _lines(self) -> list[tuple[NDArray[np.intp], int]]:
        """The cells of every row and of every column that the document prints, and how many sums must fail for it.

        A row of one number is two with its total; two numbers of a column are two rows.
        """
        rows, columns = self.report.matrix_rows, self.form.value_columns
        if len(columns) < _FEWEST_CELLS:
            return []
        grid = np.array([[self.bank.column[f"{row}__{column}"] for column in columns] for row in rows])
        lines = [*((row, 2) for row in grid), *((column, 3) for column in grid.T)] if len(grid) else []
        printed = [(line[self._may_change[line]], fewest) for line, fewest in lines]
        return [(line, fewest) for line, fewest in printed if len(line) >= _FEWEST_CELLS]

    def _in_line(self, failing: frozenset[int], line: NDArray[np.intp]) -> frozenset[int]:
        return frozenset(number for number in failing if np.any(self.bank.weights[number, line] != 0))

    def _has_sum_within(self, failing: frozenset[int], line: NDArray[np.intp]) -> bool:
        """Whether one of these sums is of cells of the line itself: then single cells of it are wrong."""
        counted = np.count_nonzero(self.bank.weights[sorted(failing)][:, line], axis=1)
        return bool(np.any(counted > 1))

    def _line_explained(self, own: frozenset[int], line: NDArray[np.intp]) -> list[Explanation]:
        """The line with other numbers in more than one of its cells, if these satisfy all of its sums."""
        ours = np.isin(np.arange(len(self.hard)), list(own))
        asked = (ours | np.isin(self._verdict, (TRIVIAL, HOLDS))) & (self.bank.ops == "=") & self.hard
        rows = np.flatnonzero(asked & np.any(self.bank.weights[:, line] != 0, axis=1))
        gaps = np.where(ours[rows], self._gap[rows], 0.0)
        moved = np.round(np.linalg.lstsq(self.bank.weights[rows][:, line], -gaps, rcond=None)[0], 6)
        change = {int(cell): float(more) for cell, more in zip(line, moved.tolist(), strict=True) if more}
        if len(change) < _FEWEST_CHANGES:
            return []
        fault = Fault.LAST_YEAR_VALUE if self._is_last_years(line) else Fault.WRONG_LINE
        found = self._checked(own, [change])
        return [one if one.fault in EXACT_PAIRS else one.named(fault) for one in found]

    def _is_last_years(self, line: NDArray[np.intp]) -> bool:
        figures, before = self.report.figures, self.report.last_year
        cells = [self.bank.cells[cell] for cell in line]
        is_alike = all((figures.get(cell) or 0) == (before.get(cell) or 0) for cell in cells)
        return is_alike and max((figures.get(cell) or 0 for cell in cells), default=0) >= _MORE_THAN_A_DIGIT


def needs_a_line(singles: Sequence[Explanation]) -> bool:
    """Whether no cell by itself explains a group without breaking a sum that holds, be it one of zeros."""
    return not any(one.whole for one in singles)
