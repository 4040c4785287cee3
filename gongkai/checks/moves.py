"""Blocks of figures that may have slipped, and where they would stand: all moves worth a try.

A block begins and ends on a number other than zero and, moved, covers only blanks and zeros. In a list
it is a run of lines. In a matrix it is a run of whole rows, a run of whole columns, or a run of cells of
one row; the outcomes of disputes, printed as one row, are a list of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault
from gongkai.checks.formula import Bank
from gongkai.checks.wording import Sentence, label_of, line_label
from gongkai.forms import Edition

State = NDArray[np.float64]
Along = Literal["lines", "rows", "columns", "cells"]

Steps = tuple[int, ...]

_STEPS: Steps = (1, -1, 2, -2)
_MOST_BEHIND = 2
_FEW_CELLS = 2  # of a row in a form of two columns, where other rows are as likely
_FEWEST_CELLS = 2  # with a number, in a matrix: a single number in another cell is no shift


@dataclass(frozen=True, slots=True)
class Move:
    """The cells of a block (positions among the form's cells) and, in the same order, where they would stand.

    `freed`: cells that the block leaves; `covered`: cells outside it that it would take, as many.
    `length`: lines, rows or columns of the block; `keeps_blank`: the cells it leaves were never filled.
    `filled`: what cells that it leaves would have to hold: the block, slipping, wrote over their numbers.
    """

    along: Along
    step: int
    length: int
    cells: tuple[int, ...]
    targets: tuple[int, ...]
    keeps_blank: bool
    filled: tuple[tuple[int, float], ...] = ()

    @property
    def name(self) -> str:
        """Unique among all of one report."""
        lost = " over numbers" if self.filled else ""
        return f"{self.along} {self.cells[0]} {self.length} {self.step}{lost}"

    @property
    def rank(self) -> tuple[bool, int, int, int, int]:
        """Those that lost nothing, short blocks, short steps and early lines first; rows of many cells slip by one rather than by two."""
        length, steps = self.length, abs(self.step)
        is_wide = self.along in ("rows", "columns") and len(self.cells) > _FEW_CELLS * length
        first, second = (steps, length) if is_wide else (length, steps)
        return bool(self.filled), first, second, self.cells[0], -self.step

    @property
    def fault(self) -> Fault:
        """What kind of fault it would undo."""
        return Fault.ROW_SHIFT if self.along in ("lines", "rows") else Fault.COLUMN_SHIFT

    def sources(self) -> dict[int, int | None]:
        """For each cell that changes the cell whose figure it would take; None leaves it blank.

        What is covered in a matrix, zeros or blanks, takes the place of what moved.
        """
        block, freed = set(self.cells), self.freed
        covered = [cell for cell in self.targets if cell not in block]
        vacated: list[int | None] = [None] * len(freed) if self.keeps_blank else list(covered)
        return dict(zip(freed, vacated, strict=True)) | dict(zip(self.targets, self.cells, strict=True))

    @property
    def freed(self) -> tuple[int, ...]:
        """Cells of the block that nothing of it would stand in."""
        taken = set(self.targets)
        return tuple(cell for cell in self.cells if cell not in taken)

    def described(self, form: Edition, cells: Sequence[str], targets: Sequence[str]) -> Sentence:
        """Which block seems to stand where, by the labels of its first and last line or cell."""
        first, last = (_named(form, self.along, cell) for cell in (cells[0], cells[-1]))
        steps = abs(self.step)
        if self.along in ("lines", "rows"):
            # The figures stand above their rows if moving them down mends.
            zh, en = ("偏上", "high") if self.step > 0 else ("偏下", "low")
            unit, way = "行", f"{steps} row{'s' if steps > 1 else ''} too {en}"
        else:
            zh, en = ("偏左", "left") if self.step > 0 else ("偏右", "right")
            unit, way = "列", f"{steps} column{'s' if steps > 1 else ''} too far to the {en}"
        if self.length == 1:
            return Sentence(
                f"“{first.zh}”的数字疑似整体{zh}{steps}{unit}。",
                f"The figures of “{first.en}” seem to stand {way}.",
            )
        count = "格" if self.along == "cells" else unit
        return Sentence(
            f"“{first.zh}”至“{last.zh}”连续{self.length}{count}的数字疑似整体{zh}{steps}{unit}。",
            f"The figures of the {self.length} {self.along} from “{first.en}” to “{last.en}” seem to stand {way}.",
        )


def _named(form: Edition, along: Along, cell: str) -> Sentence:
    return line_label(form, along, cell) if along in ("rows", "columns") else label_of(form, cell)


def moves(report: Facts, bank: Bank, state: State) -> list[Move]:
    """Every move of a block that covers no number, in a fixed order."""
    return _moves(report, bank, state, _STEPS)


def moves_by_one(report: Facts, bank: Bank, state: State) -> list[Move]:
    """Those by one step, the block with up to some zeros behind it: one of them may stand where a number was lost."""
    return _moves(report, bank, state, (1, -1), _MOST_BEHIND)


def _moves(report: Facts, bank: Bank, state: State, steps: Steps, behind: int = 0) -> list[Move]:
    form, rows = report.form, report.matrix_rows
    numbers = np.nan_to_num(state) != 0
    if form is not None and form.is_list:
        lines = _along_list(state, range(len(state)), "lines", steps, behind)
        # a single number over another is no block
        fewest = _FEWEST_CELLS if behind else 1
        return [move for move in lines if np.count_nonzero(numbers[list(move.cells)]) >= fewest]
    if form is None or not rows:
        return []
    grid = np.array([[bank.column[f"{row}__{column}"] for column in form.value_columns] for row in rows])
    disputes = [
        bank.column[item.item] for item in form.valued if item.table_no == form.by_code[rows[0]].table_no + 1
    ]
    found = [
        *_along_grid(state, grid, "rows", steps, behind),
        *_along_grid(state, grid.T, "columns", steps, behind),
    ]
    for row in [*grid.tolist(), disputes]:
        found += _along_list(state, row, "cells", steps, behind)
    return [move for move in found if np.count_nonzero(numbers[list(move.cells)]) >= _FEWEST_CELLS]


def _along_list(
    state: State, cells: Sequence[int], along: Along, steps: Steps, behind: int
) -> Iterator[Move]:
    numbers = np.nan_to_num(state[list(cells)]) != 0
    for start, end, step in _blocks(numbers, steps, behind):
        block, target = list(cells[start : end + 1]), list(cells[start + step : end + 1 + step])
        yield Move(along, step, end - start + 1, tuple(block), tuple(target), along == "lines")


def _along_grid(
    state: State, grid: NDArray[np.intp], along: Along, steps: Steps, behind: int
) -> Iterator[Move]:
    """Runs of the grid's first axis, whole."""
    numbers = np.any(np.nan_to_num(state[grid]) != 0, axis=1)
    for start, end, step in _blocks(numbers, steps, behind):
        block, target = grid[start : end + 1].ravel(), grid[start + step : end + 1 + step].ravel()
        yield Move(
            along, step, end - start + 1, tuple(block.tolist()), tuple(target.tolist()), keeps_blank=False
        )


def _blocks(numbers: NDArray[np.bool_], steps: Steps, behind: int) -> Iterator[tuple[int, int, int]]:
    """First and last line of every block, and steps by which it covers nothing but blanks and zeros."""
    taken = np.flatnonzero(numbers).tolist()
    for (start, end), step in product(combinations_with_replacement(taken, 2), steps):
        if start + step < 0 or end + step >= len(numbers):
            continue
        outside = range(max(start + step, end + 1), end + step + 1)
        if step < 0:
            outside = range(start + step, min(start, end + step + 1))
        if not numbers[list(outside)].any():
            yield from _with_zeros_behind(numbers, start, end, step, behind)


def _with_zeros_behind(
    numbers: NDArray[np.bool_], start: int, end: int, step: int, behind: int
) -> Iterator[tuple[int, int, int]]:
    yield start, end, step
    for more in range(1, behind + 1):
        place = start - more if step > 0 else end + more
        if not 0 <= place < len(numbers) or numbers[place]:
            return
        yield (place, end, step) if step > 0 else (start, place, step)
