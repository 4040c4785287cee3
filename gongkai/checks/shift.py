"""X-SH-01: would a block of figures, moved by one or two rows, satisfy what it now does not?

A block is a run of printed lines that begins and ends on a number other than zero. Moved, it may
cover only blanks and zeros; the cells it leaves become blank. Every rule is asked of the moved
state. A formula that failed and can no longer be decided is not mended, and no formula that held
on figures other than zeros may be lost. Nothing is corrected: the best move is told, with what it
would mend, what it would leave and what it would newly break.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations_with_replacement, product

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from gongkai.checks import scratch
from gongkai.checks.facts import Facts
from gongkai.checks.formula import FAILS, HOLDS, UNDECIDED, Bank
from gongkai.checks.running import Failure
from gongkai.checks.settings import AS_DECLARED, Settings

RULE = "X-SH-01"
_STEPS = (1, -1, 2, -2)
_ASKED = 6  # moves of a report that are put to every rule, the best by the linear formulas


@dataclass(frozen=True, slots=True)
class Move:
    """Lines `start` to `end` (positions in the form) moved down by `step` rows."""

    start: int
    end: int
    step: int

    @property
    def size(self) -> tuple[int, int, int]:
        """Short blocks, short steps and early lines first."""
        return self.end - self.start, abs(self.step), self.start

    def target(self) -> slice:
        """Where the block would stand."""
        return slice(self.start + self.step, self.end + self.step + 1)

    def applied(self, state: NDArray[np.float64]) -> NDArray[np.float64]:
        """The state after the move."""
        moved = state.copy()
        moved[self.start : self.end + 1] = np.nan
        moved[self.target()] = state[self.start : self.end + 1]
        return moved


@dataclass(frozen=True, slots=True)
class Shift:
    """The best move of a report: cells moved, where to, and its effect on what does not hold."""

    report_id: str
    step: int
    cells: tuple[str, ...]
    targets: tuple[str, ...]
    mended: tuple[Failure, ...]
    left: tuple[Failure, ...]
    raised: tuple[Failure, ...]


def shifts(
    con: DuckDBPyConnection,
    facts: Mapping[str, Facts],
    banks: Mapping[str, Bank],
    failures: Mapping[str, Sequence[Failure]],
    settings: Settings = AS_DECLARED,
) -> dict[str, Shift]:
    """The best move of each report that has one; `banks` hold all linear formulas of each report."""
    if not settings.is_on(RULE):
        return {}
    moves = {report_id: _promising(facts[report_id], bank) for report_id, bank in banks.items()}
    states = [
        state
        for report_id, found in moves.items()
        for state in (_printed(report_id), *(_moved(facts[report_id], move) for move in found))
        if found
    ]
    if not states:
        return {}
    outcome = scratch.failures(con, facts, states, settings)
    best: dict[str, Shift] = {}
    for report_id, found in moves.items():
        shift = _best(facts[report_id], banks[report_id], found, failures[report_id], outcome)
        if shift:
            best[report_id] = shift
    return best


def _promising(facts: Facts, bank: Bank) -> list[Move]:
    """The moves after which fewer linear formulas fail, best first."""
    if facts.form is None or not facts.form.is_list:
        return []
    state = bank.vector(facts.figures)
    before = bank.judge(state[np.newaxis])[0]
    headings = [bank.column[line.item] for line in facts.form.headings]
    if np.sum(before == FAILS) < 2 and not np.any(np.nan_to_num(state[headings])):
        return []
    moves = _moves(state)
    if not moves:
        return []
    after = bank.judge(np.array([move.applied(state) for move in moves]))
    failing = np.sum((after == FAILS) | ((before == FAILS) & (after == UNDECIDED)), axis=1)
    safe = ~np.any((before == HOLDS) & (after != HOLDS), axis=1)
    better = np.flatnonzero(safe & (failing < np.sum(before == FAILS)))
    ranked = sorted(better, key=lambda number: (failing[number], moves[number].size, -moves[number].step))
    return [moves[number] for number in ranked[:_ASKED]]


def _moves(state: NDArray[np.float64]) -> list[Move]:
    numbers = np.flatnonzero(np.nan_to_num(state)).tolist()
    taken = frozenset(numbers)
    blocks = combinations_with_replacement(numbers, 2)
    moves = (Move(start, end, step) for (start, end), step in product(blocks, _STEPS))
    return [move for move in moves if _is_free(move, taken, len(state))]


def _is_free(move: Move, taken: frozenset[int], lines: int) -> bool:
    """Whether the block stays on the form and covers no number that is not its own."""
    target = move.target()
    if target.start < 0 or target.stop > lines:
        return False
    outside = range(max(target.start, move.end + 1), target.stop)
    if move.step < 0:
        outside = range(target.start, min(target.stop, move.start))
    return taken.isdisjoint(outside)


def _printed(report_id: str) -> scratch.State:
    return scratch.State(f"{report_id} as printed", report_id)


def _moved(facts: Facts, move: Move) -> scratch.State:
    return scratch.State(f"{facts.report_id} {move}", facts.report_id, changes(facts, move))


def changes(facts: Facts, move: Move) -> tuple[tuple[str, Decimal | None], ...]:
    """The cells a move changes, with what they would hold."""
    cells = facts.cells
    moved: dict[str, Decimal | None] = dict.fromkeys(cells[move.start : move.end + 1])
    for cell, target in zip(cells[move.start : move.end + 1], cells[move.target()], strict=True):
        moved[target] = facts.figures.get(cell)
    return tuple(moved.items())


def _best(
    facts: Facts,
    bank: Bank,
    moves: Sequence[Move],
    failures: Sequence[Failure],
    outcome: Mapping[str, Sequence[Failure]],
) -> Shift | None:
    shifts = []
    for move in moves:
        # Rules on the text alone are not asked in the scratch copy.
        asked = {failure.key for failure in outcome[_printed(facts.report_id).name]}
        before = [failure for failure in failures if failure.key in asked]
        shift = _effect(facts, bank, move, before, outcome[_moved(facts, move).name])
        if _is_plausible(shift):
            shifts.append((len(shift.left) + len(shift.raised), len(shift.raised), move.size, shift))
    return min(shifts, key=lambda ranked: ranked[:3])[3] if shifts else None


def _effect(
    facts: Facts, bank: Bank, move: Move, before: Sequence[Failure], after: Sequence[Failure]
) -> Shift:
    kept = {failure.key for failure in after}
    known = {failure.key for failure in before}
    undecided = _undecided(facts, bank, move)
    raised = [failure for failure in after if failure.key not in known]
    mended, left = [], []
    for failure in before:
        # The same rule failing on another cell has moved with its figure, it is not mended.
        moved_on = next((other for other in raised if other.rule == failure.rule), None)
        if failure.key in kept or failure.key in undecided:
            left.append(failure)
        elif moved_on:
            raised.remove(moved_on)
            left.append(failure)
        else:
            mended.append(failure)
    cells = facts.cells[move.start : move.end + 1]
    targets = facts.cells[move.target()]
    return Shift(facts.report_id, move.step, cells, targets, tuple(mended), tuple(left), tuple(raised))


def _undecided(facts: Facts, bank: Bank, move: Move) -> set[tuple[str, tuple[str, ...]]]:
    after = bank.judge(move.applied(bank.vector(facts.figures))[np.newaxis])[0]
    return {(bank.formulas[n].rule, bank.formulas[n].items) for n in np.flatnonzero(after == UNDECIDED)}


def _is_plausible(shift: Shift) -> bool:
    """Fewer failures, of which one at least is more than information, and not by a single figure only."""
    loud = any(failure.severity != "info" for failure in shift.mended)
    several = len(shift.mended) > 1 or any(failure.op == "blank" for failure in shift.mended)
    return loud and several and len(shift.mended) > len(shift.raised)
