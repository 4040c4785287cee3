"""A report with figures in other places: what would hold then, and what would not.

Every rule is asked of the moved state. A formula that failed and can no longer be decided is not mended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from gongkai.checks.causes import causes_of
from gongkai.checks.explanations import Cause
from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault
from gongkai.checks.formula import UNDECIDED, Bank
from gongkai.checks.judged import decimal
from gongkai.checks.line_exchanges import Exchange
from gongkai.checks.moves import Move
from gongkai.checks.running import Failure
from gongkai.checks.wording import Sentence
from gongkai.forms import Edition

LIST_RULE, MATRIX_RULE = "X-SH-01", "X-SH-02"

Rearrangement = Move | Exchange


@dataclass(frozen=True, slots=True)
class Shift:
    """The best move of a report: cells moved, where to, and its effect on what does not hold.

    `changes`: what each cell that differs would hold, but for numbers that the block wrote over: `lost` has them,
    more than once where they may have stood in one cell or another. `undecided`: those of `left` that rest on a blank then.
    `rest`: what for certain explains some of what is left, in the moved state and in other cells; `settled`: those failures.
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
    rest: tuple[Cause, ...] = ()
    settled: tuple[Failure, ...] = ()

    @property
    def explained(self) -> tuple[Failure, ...]:
        """What need not be told by itself: of lines exchanged also what fails only because a blank now stands elsewhere."""
        return (*self.mended, *self.undecided) if isinstance(self.move, Exchange) else self.mended

    @property
    def is_whole(self) -> bool:
        """Whether all that concerns the cells which change would hold, as far as it can be decided and is no other mistake's."""
        cells = {cell for cell, _ in self.changes}
        unmended = [failure for failure in self.open if failure not in self.undecided]
        return not any(
            not cells.isdisjoint(failure.items) and failure.severity != "info" for failure in unmended
        )

    @property
    def concerns(self) -> frozenset[str]:
        """The cells that change, and those of what it mends."""
        mended = (item for failure in (*self.mended, *self.settled) for item in failure.items)
        return frozenset((*self.cells, *self.targets, *mended))

    @property
    def open(self) -> tuple[Failure, ...]:
        """What would not hold and is not explained by another mistake either."""
        return tuple(failure for failure in (*self.left, *self.raised) if failure not in self.settled)

    @property
    def fault(self) -> Fault:
        """Slipped or exchanged, rows or columns."""
        return self.move.fault

    def described(self, form: Edition) -> Sentence:
        """Which figures seem to stand where."""
        return self.move.described(form, self.cells, self.targets)


def applied(one: Rearrangement, state: NDArray[np.float64]) -> NDArray[np.float64]:
    """The state as it would be."""
    after = state.copy()
    for cell, source in one.sources().items():
        after[cell] = np.nan if source is None else state[source]
    for cell, value in one.filled:
        after[cell] = value
    return after


def changes(facts: Facts, move: Rearrangement) -> tuple[tuple[str, Decimal | None], ...]:
    """The cells it changes, with what they would hold."""
    cells, figures = facts.cells, facts.figures
    would = {
        cell: None if source is None else figures.get(cells[source])
        for cell, source in move.sources().items()
    }
    would |= {cell: decimal(value) for cell, value in move.filled}
    return tuple((cells[cell], value) for cell, value in would.items())


def effect(
    facts: Facts, bank: Bank, move: Rearrangement, before: Sequence[Failure], after: Sequence[Failure]
) -> Shift:
    """What a move does to what failed `before`; `after`: what fails in the moved state."""
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
    # that a cell would be blank and no 0, or a 0 and not blank, is no figure in the wrong place
    differ = tuple(
        (cell, value)
        for cell, value in changes(facts, move)
        if cell not in lost and (value or 0) != (facts.figures.get(cell) or 0)
    )
    known_lost = (tuple(lost.items()),) if lost else ()
    unknown = tuple(failure for failure in left if failure.key in undecided)
    found = unknown, tuple(mended), tuple(left), tuple(raised)
    return Shift(facts.report_id, rule, move, cells, targets, differ, known_lost, *found)


def with_rest(facts: Facts, bank: Bank, shift: Shift, after: Sequence[Failure]) -> Shift:
    """The move with the mistakes that for certain explain what it leaves; `after`: what fails in the moved state.

    They lie in cells that it does not touch but share a formula with those, and each makes something fail as printed.
    Of a move that leaves more of its own sums than they explain nothing is taken for certain.
    """
    if not shift.left:
        return shift
    would = dict(changes(facts, shift.move))
    causes = causes_of(replace(facts, figures=facts.figures | would), bank, after)
    printed = {failure.formula for failure in shift.left}
    rest = []
    for cause in causes:
        own = [bank.formulas[number] for number in cause.formulas]
        is_near = any(not would.keys().isdisjoint(formula.items) for formula in own)
        is_known = (
            (one := cause.certain)
            and one.exact
            and one.is_single_trace
            and would.keys().isdisjoint(dict(one.changes))
        )
        if is_near and is_known and not printed.isdisjoint(own):
            rest.append(cause)
    explained = {bank.formulas[number] for cause in rest for number in cause.formulas}
    settled = [failure for failure in (*shift.left, *shift.raised) if failure.formula in explained]
    found = replace(shift, rest=tuple(rest), settled=tuple(settled))
    return found if found.is_whole else shift


def _undecided(facts: Facts, bank: Bank, move: Rearrangement) -> set[tuple[str, tuple[str, ...]]]:
    after = bank.judge(applied(move, bank.vector(facts.figures))[np.newaxis])[0]
    return {(bank.formulas[n].rule, bank.formulas[n].items) for n in np.flatnonzero(after == UNDECIDED)}
