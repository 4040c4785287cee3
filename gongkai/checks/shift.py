"""X-SH-01 and X-SH-02: would a block of figures, moved by one or two places, satisfy what it now does not?

Every rule is asked of the moved state. A formula that failed and can no longer be decided is not
mended, and no formula that held on figures other than zeros may be lost; in a matrix, whose rows take their
sums with them, none may fail, and as many must hold. Nothing is corrected: the
best move is told, with what it would mend, what it would leave and what it would newly break.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from gongkai.checks import overwritten, scratch
from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault
from gongkai.checks.formula import FAILS, HOLDS, UNDECIDED, Bank
from gongkai.checks.judged import decimal
from gongkai.checks.line_exchanges import Exchange, exchanges
from gongkai.checks.moves import Move, moves, moves_by_one
from gongkai.checks.running import Failure
from gongkai.checks.settings import AS_DECLARED, Settings
from gongkai.checks.wording import Sentence
from gongkai.forms import Edition

Rearrangement = Move | Exchange

LIST_RULE, MATRIX_RULE = "X-SH-01", "X-SH-02"
_MORE_THAN_A_DIGIT = 10
_FEW_NUMBERS = 3
_ASKED = 6  # moves of a report that are put to every rule, the best by the linear formulas


@dataclass(frozen=True, slots=True)
class Shift:
    """The best move of a report: cells moved, where to, and its effect on what does not hold.

    `changes`: what each cell that differs would hold, but for numbers that the block wrote over: `lost` has them,
    more than once where they may have stood in one cell or another. `undecided`: those of `left` that rest on a blank then.
    """

    report_id: str
    rule: str
    move: Rearrangement
    cells: tuple[str, ...]
    targets: tuple[str, ...]
    changes: tuple[tuple[str, Decimal | None], ...]
    lost: tuple[tuple[tuple[str, Decimal], ...], ...]
    undecided: tuple[Failure, ...]
    mended: tuple[Failure, ...]
    left: tuple[Failure, ...]
    raised: tuple[Failure, ...]

    @property
    def explained(self) -> tuple[Failure, ...]:
        """What need not be told by itself: of lines exchanged also what fails only because a blank now stands elsewhere."""
        return (*self.mended, *self.undecided) if isinstance(self.move, Exchange) else self.mended

    @property
    def is_whole(self) -> bool:
        """Whether all that concerns the cells which change would hold, as far as it can be decided."""
        cells = {cell for cell, _ in self.changes}
        unmended = [failure for failure in (*self.left, *self.raised) if failure not in self.undecided]
        return not any(
            not cells.isdisjoint(failure.items) and failure.severity != "info" for failure in unmended
        )

    @property
    def fault(self) -> Fault:
        """Slipped or exchanged, rows or columns."""
        return self.move.fault

    def described(self, form: Edition) -> Sentence:
        """Which figures seem to stand where."""
        return self.move.described(form, self.cells, self.targets)


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


def _promising(facts: Facts, bank: Bank) -> list[Rearrangement]:
    """The moves and exchanges after which fewer linear formulas fail, best first."""
    if facts.form is None:
        return []
    state = bank.vector(facts.figures)
    before = bank.judge(state[np.newaxis])[0]
    headings = [bank.column[line.item] for line in facts.form.headings if line.item in bank.column]
    if np.sum(before == FAILS) < 2 and not np.any(np.nan_to_num(state[headings])):
        return []
    possible: list[Rearrangement] = [
        *moves(facts, bank, state),
        *_filled(facts, facts.form, bank, state),
        *exchanges(facts, bank, state),
    ]
    if not possible:
        return []
    after = bank.judge(np.array([_applied(one, state) for one in possible]))
    failing = np.sum((after == FAILS) | ((before == FAILS) & (after == UNDECIDED)), axis=1)
    safe = ~np.any((before == HOLDS) & (after != HOLDS), axis=1)
    if not facts.form.is_list:
        safe = ~np.any((before == HOLDS) & (after == FAILS), axis=1)
        safe &= np.sum(after == HOLDS, axis=1) >= np.sum(before == HOLDS)
    better = np.flatnonzero(safe & (failing < np.sum(before == FAILS)))
    ranked = sorted(better, key=lambda number: (failing[number], possible[number].rank))
    return [possible[number] for number in ranked[:_ASKED]]


def _filled(report: Facts, form: Edition, bank: Bank, state: NDArray[np.float64]) -> Iterator[Move]:
    """The moves by one with the numbers that the block wrote over, as far as the sums tell them."""
    failing = bank.judge(state[np.newaxis])[0] == FAILS
    wrong = np.any(bank.weights[failing] != 0, axis=0)  # cells of what does not hold
    for move in moves_by_one(report, bank, state):
        if not wrong[[*move.cells, *move.targets]].any():
            continue
        found = overwritten.filled(form, bank, _applied(move, state), move)
        if found:
            yield found


def _applied(one: Rearrangement, state: NDArray[np.float64]) -> NDArray[np.float64]:
    """The state as it would be."""
    after = state.copy()
    for cell, source in one.sources().items():
        after[cell] = np.nan if source is None else state[source]
    for cell, value in one.filled:
        after[cell] = value
    return after


def _printed(report_id: str) -> scratch.State:
    return scratch.State(f"{report_id} as printed", report_id)


def _moved(facts: Facts, move: Rearrangement) -> scratch.State:
    return scratch.State(f"{facts.report_id} {move.name}", facts.report_id, changes(facts, move))


def changes(facts: Facts, move: Rearrangement) -> tuple[tuple[str, Decimal | None], ...]:
    """The cells it changes, with what they would hold."""
    cells, figures = facts.cells, facts.figures
    would = {
        cell: None if source is None else figures.get(cells[source])
        for cell, source in move.sources().items()
    }
    would |= {cell: decimal(value) for cell, value in move.filled}
    return tuple((cells[cell], value) for cell, value in would.items())


def _best(
    facts: Facts,
    bank: Bank,
    possible: Sequence[Rearrangement],
    failures: Sequence[Failure],
    outcome: Mapping[str, Sequence[Failure]],
) -> Shift | None:
    shifts = []
    for move in possible:
        # Rules on the text alone are not asked in the scratch copy.
        asked = {failure.key for failure in outcome[_printed(facts.report_id).name]}
        before = [failure for failure in failures if failure.key in asked]
        shift = _effect(facts, bank, move, before, outcome[_moved(facts, move).name])
        if _is_plausible(shift) and _is_rich(facts, shift):
            shifts.append(shift)
    shifts = [shift for shift in shifts if _is_needed(shift, shifts)]
    if not shifts:
        return None
    best = min(shifts, key=lambda shift: (*_residue(shift), shift.move.rank))
    alike = [one for one in shifts if isinstance(one.move, Exchange) and _residue(one) == _residue(best)]
    if isinstance(best.move, Exchange) and len(alike) > 1:
        return None  # which two lines it is cannot be told
    return _with_alike(best, [one for one in shifts if _is_alike(one, best)])


def _is_needed(shift: Shift, shifts: Sequence[Shift]) -> bool:
    """Whether a sum that the block alone leaves tells of a number written over, and not of a fault of its own.

    A block of one line leaves one cell, which stood empty nowhere; of whole rows one cell of many would be meant.
    """
    plain = [one for one in shifts if not one.lost and _moves_alike(one, shift)]
    more = len(_equalities(shift)) - max((len(_equalities(one)) for one in plain), default=0)
    lost = sum(len(place) for place in shift.lost)
    return not lost or more > lost or (more == lost and shift.move.along in ("lines", "cells"))


def _moves_alike(one: Shift, other: Shift) -> bool:
    return {change for change in one.changes if change[1]} <= {*other.changes}


def _equalities(shift: Shift) -> list[Failure]:
    return [failure for failure in shift.mended if failure.op == "="]


def _is_alike(one: Shift, best: Shift) -> bool:
    """Whether the figures tell one from the other as little as where a block begins that wrote over a number."""
    same_way = type(one.move) is type(best.move) and one.move.along == best.move.along
    same_loss = [value for place in one.lost for _, value in place] == [
        value for place in best.lost for _, value in place
    ]
    return bool(one.lost) and same_way and same_loss and _residue(one) == _residue(best)


def _with_alike(best: Shift, alike: Sequence[Shift]) -> Shift:
    """The best, but what it does not share with the others is open."""
    if len(alike) < 2:
        return best
    shared = [change for change in best.changes if all(change in one.changes for one in alike)]
    lost = dict.fromkeys(place for one in alike for place in one.lost)
    return replace(best, changes=tuple(shared), lost=tuple(lost))


def _residue(shift: Shift) -> tuple[int, int]:
    """How much does not hold, the less the better."""
    return len(shift.left) + len(shift.raised), len(shift.raised)


def _effect(
    facts: Facts, bank: Bank, move: Rearrangement, before: Sequence[Failure], after: Sequence[Failure]
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
    lost = {facts.cells[cell]: decimal(value) for cell, value in move.filled if value}
    differ = tuple(
        (cell, value)
        for cell, value in changes(facts, move)
        if cell not in lost and (value or 0) != (facts.figures.get(cell) or 0)
    )
    known_lost = (tuple(lost.items()),) if lost else ()
    unknown = tuple(failure for failure in left if failure.key in undecided)
    effect = unknown, tuple(mended), tuple(left), tuple(raised)
    return Shift(facts.report_id, rule, move, cells, targets, differ, known_lost, *effect)


def _undecided(facts: Facts, bank: Bank, move: Rearrangement) -> set[tuple[str, tuple[str, ...]]]:
    after = bank.judge(_applied(move, bank.vector(facts.figures))[np.newaxis])[0]
    return {(bank.formulas[n].rule, bank.formulas[n].items) for n in np.flatnonzero(after == UNDECIDED)}


def _is_plausible(shift: Shift) -> bool:
    """Fewer failures, of which one at least is more than information, and not by a single figure only."""
    if isinstance(shift.move, Exchange) and not _is_exchange(shift):
        return False
    if shift.lost and not _is_overwriting(shift):
        return False
    loud = any(failure.severity != "info" for failure in shift.mended)
    several = len(shift.mended) > 1 or any(failure.op == "blank" for failure in shift.mended)
    return loud and several and len(shift.mended) > len(shift.raised)


def _is_overwriting(shift: Shift) -> bool:
    """Whether all would hold, and more equalities than those that give the lost numbers, which hold by themselves."""
    return shift.is_whole and len(_equalities(shift)) > sum(len(place) for place in shift.lost)


def _is_rich(facts: Facts, shift: Shift) -> bool:
    """Whether, in a list, those equalities add up numbers: most lines are 0, and of a sum of one number many moves make one."""
    if not shift.lost or shift.move.along != "lines":
        return True
    would = facts.figures | dict(shift.changes) | dict(shift.lost[0])
    numbers = [sum(1 for item in failure.items if would.get(item)) for failure in _equalities(shift)]
    return sum(count >= _FEW_NUMBERS for count in numbers) > len(shift.lost[0])


def _is_exchange(shift: Shift) -> bool:
    """Whether the two lines then satisfy all, and not by numbers of one digit, which meet by chance.

    What a text says of a whole group tells of no line of it.
    """
    told = any(failure.kind != "text_vs_table" or len(failure.items) == 1 for failure in _equalities(shift))
    return shift.is_whole and told and max(value or 0 for _, value in shift.changes) >= _MORE_THAN_A_DIGIT
