"""Numbers that a block wrote over when it slipped: what the sums say stood in the cells that it would leave.

Moved back, the block leaves cells whose numbers no longer stand anywhere. Where equalities that fail for want of
them determine each of them, and all agree, the move can be judged with these in place.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gongkai.checks.formula import Bank
from gongkai.checks.moves import Move
from gongkai.forms import Edition

State = NDArray[np.float64]

_NEAR = 1e-6


def filled(form: Edition, bank: Bank, moved: State, move: Move) -> Move | None:
    """The move with a number in at least one cell that it leaves; None where the equalities do not tell what stood there.

    `moved`: the state after the move alone.
    """
    freed = np.array(move.freed, dtype=np.intp)
    state = moved.copy()
    state[freed] = 0.0
    rows = np.flatnonzero(_is_firm(bank) & np.any(bank.weights[:, freed] != 0, axis=1))
    others = np.isnan(state)
    rows = rows[~np.any(bank.touches[rows][:, others] != 0, axis=1)]
    weights, gaps = bank.weights[rows][:, freed], bank.gaps(state[np.newaxis])[0][rows]
    if not len(rows) or np.linalg.matrix_rank(weights) < len(freed):
        return None
    values = np.asarray(np.round(np.linalg.lstsq(weights, -gaps, rcond=None)[0], 6))
    is_solved = bool(np.all(np.abs(weights @ values + gaps) < _NEAR))
    would = {cell: float(values[place]) for place, cell in enumerate(move.freed)}
    is_allowed = all(
        value >= 0 and (form.by_code[bank.cells[cell]].kind == "amount" or value == round(value))
        for cell, value in would.items()
    )
    return (
        replace(move, filled=tuple(would.items()))
        if is_solved and is_allowed and any(would.values())
        else None
    )


@lru_cache(maxsize=64)
def _is_firm(bank: Bank) -> NDArray[np.bool_]:
    """The equalities that are more than information."""
    is_loud = [formula.grades.base != "info" for formula in bank.formulas]
    firm: NDArray[np.bool_] = np.array(is_loud, dtype=bool) & (bank.ops == "=")
    return firm
