"""Which of several ways to move figures is told, if any: the one that leaves least, where it is no coincidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gongkai.checks.facts import Facts
from gongkai.checks.line_exchanges import Exchange
from gongkai.checks.moved import Shift
from gongkai.checks.running import Failure

_MORE_THAN_A_DIGIT = 10
_FEW_NUMBERS = 3


def likeliest(facts: Facts, possible: Sequence[Shift]) -> Shift | None:
    """The best of these that are plausible; what the figures do not tell of it is open."""
    shifts = [shift for shift in possible if _is_plausible(shift) and _is_rich(facts, shift)]
    shifts = [shift for shift in shifts if _is_needed(shift, shifts)]
    if not shifts:
        return None
    best = min(shifts, key=lambda shift: (*_residue(shift), shift.move.rank))
    alike = [one for one in shifts if isinstance(one.move, Exchange) and _residue(one) == _residue(best)]
    if isinstance(best.move, Exchange) and len(alike) > 1:
        if not best.rest:
            return None  # which two lines it is cannot be told
        return likeliest(
            facts, [one for one in possible if not (isinstance(one.move, Exchange) and one.rest)]
        )
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


def _residue(shift: Shift) -> tuple[int, int, int]:
    """How much is not explained, further mistakes included, and how much does not hold: the less the better."""
    failing = len(shift.left) + len(shift.raised)
    return len(shift.open) + len(shift.rest), failing, len(shift.raised)


def _is_plausible(shift: Shift) -> bool:
    """Fewer failures, of which one at least is more than information, and not by a single figure only."""
    if isinstance(shift.move, Exchange) and not _is_exchange(shift):
        return False
    if shift.lost and not _is_overwriting(shift):
        return False
    loud = any(failure.severity != "info" for failure in shift.mended)
    several = len(shift.mended) > 1 or any(failure.op == "blank" for failure in shift.mended)
    raised = [failure for failure in shift.raised if failure not in shift.settled]
    return loud and (several or _tells_with_others(shift)) and len(shift.mended) > len(raised)


def _tells_with_others(shift: Shift) -> bool:
    """Whether it and the mistakes beside it mend more equalities than chance would: each changed cell satisfies one by itself."""
    changed = sum(len(one.changes) for cause in shift.rest if (one := cause.certain))
    settled = [failure for failure in shift.settled if failure in shift.left and failure.op == "="]
    return bool(shift.rest) and len(_equalities(shift)) + len(settled) - changed > 1


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
