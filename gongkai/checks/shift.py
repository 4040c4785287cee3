"""X-SH-01 and X-SH-02: would a block of figures, moved by one or two places, satisfy what it now does not?

Every rule is asked of the moved state. A formula that failed and can no longer be decided is not
mended, and no formula that held on figures other than zeros may be lost; in a matrix, whose rows take their
sums with them, none may fail, and as many must hold. Nothing is corrected: the
best move is told, with what it would mend, what it would leave and what it would newly break.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from duckdb import DuckDBPyConnection

from gongkai.checks import scratch
from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault
from gongkai.checks.formula import FAILS, HOLDS, UNDECIDED, Bank
from gongkai.checks.moves import Move, moves
from gongkai.checks.running import Failure
from gongkai.checks.settings import AS_DECLARED, Settings
from gongkai.checks.wording import Sentence

LIST_RULE, MATRIX_RULE = "X-SH-01", "X-SH-02"
_ASKED = 6  # moves of a report that are put to every rule, the best by the linear formulas


@dataclass(frozen=True, slots=True)
class Shift:
    """The best move of a report: cells moved, where to, and its effect on what does not hold."""

    report_id: str
    rule: str
    move: Move
    cells: tuple[str, ...]
    targets: tuple[str, ...]
    mended: tuple[Failure, ...]
    left: tuple[Failure, ...]
    raised: tuple[Failure, ...]

    @property
    def fault(self) -> Fault:
        """Rows or columns."""
        return self.move.fault

    def described(self, first: Sentence, last: Sentence) -> Sentence:
        """Which block seems to stand where."""
        return self.move.described(first, last)


def shifts(
    con: DuckDBPyConnection,
    facts: Mapping[str, Facts],
    banks: Mapping[str, Bank],
    failures: Mapping[str, Sequence[Failure]],
    settings: Settings = AS_DECLARED,
) -> dict[str, Shift]:
    """The best move of each report that has one; `banks` hold all linear formulas of each report."""
    promising = {
        report_id: _promising(facts[report_id], bank) if _is_asked(facts[report_id], settings) else []
        for report_id, bank in banks.items()
    }
    states = [
        state
        for report_id, found in promising.items()
        for state in (_printed(report_id), *(_moved(facts[report_id], move) for move in found))
        if found
    ]
    if not states:
        return {}
    outcome = scratch.failures(con, facts, states, settings)
    best: dict[str, Shift] = {}
    for report_id, found in promising.items():
        shift = _best(facts[report_id], banks[report_id], found, failures[report_id], outcome)
        if shift:
            best[report_id] = shift
    return best


def _is_asked(facts: Facts, settings: Settings) -> bool:
    return facts.form is not None and settings.is_on(LIST_RULE if facts.form.is_list else MATRIX_RULE)


def _promising(facts: Facts, bank: Bank) -> list[Move]:
    """The moves after which fewer linear formulas fail, best first."""
    if facts.form is None:
        return []
    state = bank.vector(facts.figures)
    before = bank.judge(state[np.newaxis])[0]
    headings = [bank.column[line.item] for line in facts.form.headings if line.item in bank.column]
    if np.sum(before == FAILS) < 2 and not np.any(np.nan_to_num(state[headings])):
        return []
    possible = moves(facts.form, bank, state)
    if not possible:
        return []
    after = bank.judge(np.array([move.applied(state) for move in possible]))
    failing = np.sum((after == FAILS) | ((before == FAILS) & (after == UNDECIDED)), axis=1)
    safe = ~np.any((before == HOLDS) & (after != HOLDS), axis=1)
    if not facts.form.is_list:
        safe = ~np.any((before == HOLDS) & (after == FAILS), axis=1)
        safe &= np.sum(after == HOLDS, axis=1) >= np.sum(before == HOLDS)
    better = np.flatnonzero(safe & (failing < np.sum(before == FAILS)))
    ranked = sorted(
        better, key=lambda number: (failing[number], possible[number].size, -possible[number].step)
    )
    return [possible[number] for number in ranked[:_ASKED]]


def _printed(report_id: str) -> scratch.State:
    return scratch.State(f"{report_id} as printed", report_id)


def _moved(facts: Facts, move: Move) -> scratch.State:
    name = f"{facts.report_id} {move.along} {move.cells[0]} {move.length} {move.step}"
    return scratch.State(name, facts.report_id, changes(facts, move))


def changes(facts: Facts, move: Move) -> tuple[tuple[str, Decimal | None], ...]:
    """The cells a move changes, with what they would hold."""
    cells, figures = facts.cells, facts.figures
    return tuple(
        (cells[cell], None if source is None else figures.get(cells[source]))
        for cell, source in move.sources().items()
    )


def _best(
    facts: Facts,
    bank: Bank,
    possible: Sequence[Move],
    failures: Sequence[Failure],
    outcome: Mapping[str, Sequence[Failure]],
) -> Shift | None:
    shifts = []
    for move in possible:
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
    cells, targets = (tuple(facts.cells[cell] for cell in block) for block in (move.cells, move.targets))
    rule = LIST_RULE if move.along == "lines" else MATRIX_RULE
    return Shift(facts.report_id, rule, move, cells, targets, tuple(mended), tuple(left), tuple(raised))


def _undecided(facts: Facts, bank: Bank, move: Move) -> set[tuple[str, tuple[str, ...]]]:
    after = bank.judge(move.applied(bank.vector(facts.figures))[np.newaxis])[0]
    return {(bank.formulas[n].rule, bank.formulas[n].items) for n in np.flatnonzero(after == UNDECIDED)}


def _is_plausible(shift: Shift) -> bool:
    """Fewer failures, of which one at least is more than information, and not by a single figure only."""
    loud = any(failure.severity != "info" for failure in shift.mended)
    several = len(shift.mended) > 1 or any(failure.op == "blank" for failure in shift.mended)
    return loud and several and len(shift.mended) > len(shift.raised)
