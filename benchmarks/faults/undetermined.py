"""Whether a report says where its fault is: brute force over its cells, apart from what the diagnosis does.

A fault is undetermined if a change of other cells, no more of them, satisfies every formula that the true
report satisfies. No check can then tell which it is, unless the document says more than its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from benchmarks.faults.documents import Document
from benchmarks.faults.mistakes import grid
from benchmarks.faults.seeding import Fault
from gongkai.checks import derived, rules
from gongkai.checks.formula import FAILS, Bank, Formula
from gongkai.forms import edition

BOUND = "only a bound fails, and a bound gives no value"
TEXT = "only the text says otherwise"
NO_EQUATION = "what fails is no equation or bound of its cells"
CELL = "a change of another cell mends it as well"
PAIR = "another two cells that change places mend it as well"

State = NDArray[np.float64]


def undetermined(document: Document, fault: Fault, stated: Sequence[Formula]) -> str | None:
    """Why the formulas do not tell the place of a fault that some of them fail for; None where they do."""
    if not fault.cells:
        return TEXT
    bank = _form_bank(document.form.name).extended(stated)
    true = bank.vector(document.figures)
    wrong = bank.vector({**document.figures, **fault.cells})
    holds = _is_firm(bank) & (bank.judge(true[np.newaxis])[0] != FAILS)
    broken = np.flatnonzero(holds & (bank.judge(wrong[np.newaxis])[0] == FAILS))
    equal = broken[bank.ops[broken] == "="]
    if not len(equal):
        return BOUND if len(broken) else NO_EQUATION
    if all(bank.formulas[number].rule.startswith("X-TT") for number in equal):
        return TEXT
    if _mends(bank, holds, list(_by_one(document, bank, wrong, equal, fault))):
        return CELL
    if len(fault.cells) == 2 and _mends(bank, holds, list(_by_two(document, bank, wrong, equal, fault))):
        return PAIR
    return None


def _is_firm(bank: Bank) -> NDArray[np.bool_]:
    """Formulas that a sound report satisfies: none that is information only."""
    kinds = {rule.rule: rule.kind for rule in rules()}
    firm = [f.grades.base != "info" and kinds[f.rule] != "plausibility" for f in bank.formulas]
    return np.array(firm, dtype=bool)


def _mends(bank: Bank, holds: NDArray[np.bool_], states: Sequence[State]) -> bool:
    if not states:
        return False
    fails = bank.judge(np.array(states)) == FAILS
    return bool(np.any(~np.any(fails & holds, axis=1)))


def _by_one(
    document: Document, bank: Bank, wrong: State, broken: NDArray[np.intp], fault: Fault
) -> Iterator[State]:
    """Each cell with each value that one of the broken equalities asks of it; of a single cell each other one."""
    gaps = bank.gaps(wrong[np.newaxis])[0]
    # one cell is simpler than two or more, though it be one of them
    others = _printed(document) - (fault.where if len(fault.cells) == 1 else set())
    for cell in others:
        at = bank.column[cell]
        for number in broken[bank.weights[broken, at] != 0]:
            value = float(np.nan_to_num(wrong[at]) - gaps[number] / bank.weights[number, at])
            if _is_possible(document, cell, value):
                yield _changed(wrong, {at: value})


def _by_two(
    document: Document, bank: Bank, wrong: State, broken: NDArray[np.intp], fault: Fault
) -> Iterator[State]:
    """Every other two cells with each other's number; of neighbours also one with both and the other with 0."""
    numbers = sorted(cell for cell in _printed(document) if np.nan_to_num(wrong[bank.column[cell]]))
    beside = {frozenset(pair) for pair in grid(document).beside()}
    touched = bank.touches[broken] != 0
    for pair in {*(frozenset(two) for two in combinations(numbers, 2)), *beside} - {fault.where}:
        one, other = (bank.column[cell] for cell in sorted(pair))
        if not np.all(touched[:, one] | touched[:, other]):
            continue
        held, other_held = wrong[one], wrong[other]
        yield _changed(wrong, {one: other_held, other: held})
        if pair in beside and held > 0 and other_held > 0:
            for joined in (float(f"{held:.0f}{other_held:.0f}"), float(f"{other_held:.0f}{held:.0f}")):
                yield _changed(wrong, {one: joined, other: 0.0})
                yield _changed(wrong, {one: 0.0, other: joined})


def _is_possible(document: Document, cell: str, value: float) -> bool:
    kind = document.form.by_code[cell].kind
    return (value >= 0 or kind == "signed") and (kind == "amount" or abs(value - round(value)) < 1e-6)


def _printed(document: Document) -> set[str]:
    return {cell.item for cell in document.report.cells if cell.state != "absent"}


def _changed(state: State, cells: dict[int, float]) -> State:
    changed = state.copy()
    for at, value in cells.items():
        changed[at] = value
    return changed


@cache
def _form_bank(name: str) -> Bank:
    return Bank(tuple(item.item for item in edition(name).cells), derived.formulas(name))
