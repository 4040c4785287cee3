"""A whole and one of its parts that changed places: one cell alone would mend that sum too, with a wrong value.

8 = 126 + 134 holds with 260 in place of the 8, and it holds if the 8 and the 134 change places. That one
slip of the pen hits just the number with which a swap holds is a coincidence, the rarer the farther apart the two are.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gongkai.checks.explanations import Explanation
from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault
from gongkai.checks.mechanisms import are_neighbours

_MORE_THAN_A_DIGIT = 10


def or_swapped(
    report: Facts, singles: Sequence[Explanation], swaps: Sequence[Explanation]
) -> list[Explanation]:
    """What explains a sum: single cells, a swap of two of its cells, or both where the figures do not decide.

    Numbers less than 10 apart meet by chance, so that such a swap counts only beside the single cells and only where the
    two stand beside each other; a single cell that shows how it went wrong yields to none.
    """
    swaps = [one for one in swaps if one.fault is Fault.SWAPPED_CELLS]
    far = [one for one in swaps if _apart(one) >= _MORE_THAN_A_DIGIT]
    has_trace = any(one.fault is not Fault.WRONG_CELL for one in singles)
    if len(far) == 1 and not has_trace:
        return far
    near = [one for one in swaps if one not in far and _are_near(report, one)]
    return [*singles, *far, *([] if has_trace else near)]


def _apart(swap: Explanation) -> Decimal:
    (_, one), (_, other) = swap.changes
    return abs((one or Decimal(0)) - (other or Decimal(0)))


def _are_near(report: Facts, swap: Explanation) -> bool:
    (one, _), (other, _) = swap.changes
    return are_neighbours(report.form, one, other)
