"""X-SH-01 and X-SH-02: would a block of figures, moved by one or two places, satisfy what it now does not?

Every rule is asked of the moved state (moved.py). No formula that held on figures other than zeros may be lost; in a matrix, whose rows take their
sums with them, none may fail, and as many must hold. Nothing is corrected: the
best move is told, with what it would mend, what it would leave and what it would newly break.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from gongkai.checks import overwritten, scratch
from gongkai.checks.facts import Facts
from gongkai.checks.formula import FAILS, HOLDS, UNDECIDED, Bank
from gongkai.checks.likeliest_shift import likeliest
from gongkai.checks.line_exchanges import exchanges
from gongkai.checks.moved import (
    LIST_RULE,
    MATRIX_RULE,
    Rearrangement,
    Shift,
    applied,
    changes,
    effect,
    with_rest,
)
from gongkai.checks.moves import Move, moves, moves_by_one
from gongkai.checks.running import Failure
from gongkai.checks.settings import AS_DECLARED, Settings
from gongkai.forms import Edition

_ASKED = 6  # moves of a report that are put to every rule, the best by the linear formulas; as many that mend others


def shifts(
    con: DuckDBPyConnection,
    facts: Mapping[str, Facts],
    banks: Mapping[str, Bank],
    failures: Mapping[str, Sequence[Failure]],
    settings: Settings = AS_DECLARED,
) -> dict[str, list[Shift]]:
    """The best move of each report that has one, and those that mend other sums; `banks` hold all linear formulas of each."""
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
    best: dict[str, list[Shift]] = {}
    for report_id, found in promising.items():
        left = (
            _effects(facts[report_id], banks[report_id], found, failures[report_id], outcome) if found else []
        )
        while shift := likeliest(facts[report_id], left):
            best.setdefault(report_id, []).append(shift)
            left = [one for one in left if _is_apart(facts[report_id], one, shift)]
    return best


def _is_apart(facts: Facts, one: Shift, told: Shift) -> bool:
    """Whether a further slip may be told: in a list a number more in a heading is as often of the same one."""
    is_list = facts.form is not None and facts.form.is_list
    return not is_list and one.concerns.isdisjoint(told.concerns)


def _is_asked(facts: Facts, settings: Settings) -> bool:
    return facts.form is not None and settings.is_on(LIST_RULE if facts.form.is_list else MATRIX_RULE)


def _promising(facts: Facts, bank: Bank) -> list[Rearrangement]:
    """The moves and exchanges after which fewer linear formulas fail, best first, and the best that mend none of what the first does."""
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
    after = bank.judge(np.array([applied(one, state) for one in possible]))
    failing = np.sum((after == FAILS) | ((before == FAILS) & (after == UNDECIDED)), axis=1)
    safe = ~np.any((before == HOLDS) & (after != HOLDS), axis=1)
    if not facts.form.is_list:
        safe = ~np.any((before == HOLDS) & (after == FAILS), axis=1)
        safe &= np.sum(after == HOLDS, axis=1) >= np.sum(before == HOLDS)
    better = np.flatnonzero(safe & (failing < np.sum(before == FAILS)))
    ranked = sorted(better, key=lambda number: (failing[number], possible[number].rank))
    mended = (before == FAILS) & (after != FAILS)
    apart = [number for number in ranked[_ASKED:] if not np.any(mended[number] & mended[ranked[0]])]
    return [possible[number] for number in (*ranked[:_ASKED], *apart[:_ASKED])]


def _filled(report: Facts, form: Edition, bank: Bank, state: NDArray[np.float64]) -> Iterator[Move]:
    """The moves by one with the numbers that the block wrote over, as far as the sums tell them."""
    failing = bank.judge(state[np.newaxis])[0] == FAILS
    wrong = np.any(bank.weights[failing] != 0, axis=0)  # cells of what does not hold
    for move in moves_by_one(report, bank, state):
        if not wrong[[*move.cells, *move.targets]].any():
            continue
        found = overwritten.filled(form, bank, applied(move, state), move)
        if found:
            yield found


def _printed(report_id: str) -> scratch.State:
    return scratch.State(f"{report_id} as printed", report_id)


def _moved(facts: Facts, move: Rearrangement) -> scratch.State:
    return scratch.State(f"{facts.report_id} {move.name}", facts.report_id, changes(facts, move))


def _effects(
    facts: Facts,
    bank: Bank,
    possible: Sequence[Rearrangement],
    failures: Sequence[Failure],
    outcome: Mapping[str, Sequence[Failure]],
) -> list[Shift]:
    # Rules on the text alone are not asked in the scratch copy.
    asked = {failure.key for failure in outcome[_printed(facts.report_id).name]}
    before = [failure for failure in failures if failure.key in asked]
    found = []
    for move in possible:
        after = outcome[_moved(facts, move).name]
        found.append(with_rest(facts, bank, effect(facts, bank, move, before, after), after))
    return found
