"""The order of the columns of the appeals table, where its heads name another than the official one.

Nothing but the heads tells 结果维持 from 结果纠正: figures are never put into the official columns against
what is printed above them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.parsing.matrix_labels import APPEAL_LABELS, HEADS_IN_A_LINE, RESULT_GROUPS, RESULTS, Label

_LITIGATION = "行政诉讼"
_NAMED = re.compile(
    "(?P<upheld>维持)|(?P<corrected>纠正)|(?P<other>其[他它]结果)|(?P<pending>未?审结)|(?P<total>总计|合计)"
)
_FEWEST_IN_A_LINE = 3
_WAY = re.compile("|".join(APPEAL_LABELS))
# the upper halves of 结果维持 … 尚未审结, as a text goes line by line through heads of two lines
_UPPER_HALVES = re.compile(
    "(?:结果|其[他它]|总计|合计|尚未){0,12}其[他它]尚未(?:结果|其[他它]|总计|合计|尚未){0,12}"
)


@dataclass
class AppealsHeads:
    """The heads printed since the last figures; `totals` are those that a result has yet to follow.

    `are_torn`: the lower halves of the heads are yet to come; a total between them spans both lines and tells
    nothing of the order.
    """

    results: list[str] = field(default_factory=list)
    totals: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    are_used: bool = False
    are_torn: bool = False

    def see(self, said: Label) -> None:
        """Note what a label names, if it heads a column; the first result below figures begins a new table."""
        way = (said.appeals and said.appeals[1]) or (said.bare if said.bare == _LITIGATION else None)
        if way:
            self.ways.append(way)
            return
        if said.appeals:
            self.ways += [APPEAL_LABELS[name] or name for name in _WAY.findall(said.plain)]
        if _UPPER_HALVES.fullmatch(said.plain):
            self.results, self.are_used, self.are_torn = [] if self.are_used else self.results, False, True
        named = _named(said)
        if self.are_torn and set(named) == {"total"}:
            return
        if named == ["total"] and (self.are_used or not self.results):
            self.totals = named
        elif named:
            if self.are_used:
                self.results, self.are_used = [], False
            self.results += [*self.totals, *named]
            self.totals = []

    def see_figures(self) -> None:
        """Note that a row of figures was printed: heads that follow are those of another table."""
        self.are_used, self.are_torn, self.totals, self.ways = True, False, [], []

    def orders_of_results(self) -> list[tuple[str, ...]] | None:
        """The results in the order of their columns, for each way in turn; None where heads contradict the official order and do not say theirs."""
        orders = [
            tuple(self.results[at : at + len(RESULTS)]) for at in range(0, len(self.results), len(RESULTS))
        ]
        if orders and all(sorted(order) == sorted(RESULTS) for order in orders):
            return orders
        seen = tuple(dict.fromkeys(self.results))
        return [RESULTS] if seen == tuple(result for result in RESULTS if result in seen) else None

    def order_of_ways(self) -> tuple[str, ...]:
        """The ways of appeal in the order of their columns, the official one where not all three are named."""
        named = tuple(dict.fromkeys(self.ways))
        order = tuple(way for way in named if way in RESULT_GROUPS)
        if len(order) < len(RESULT_GROUPS):
            return RESULT_GROUPS
        recon = RESULT_GROUPS[0]
        if _LITIGATION in named and named.index(_LITIGATION) < named.index(recon):
            # both ways to court stand under it, though their heads are a row lower
            return (*(way for way in order if way != recon), recon)
        return order


def _named(said: Label) -> Sequence[str]:
    if said.result:
        return [said.result]
    if said.column == "total":
        return ["total"]
    found = [str(match.lastgroup) for match in _NAMED.finditer(said.plain)]
    is_line = len(found) >= _FEWEST_IN_A_LINE and HEADS_IN_A_LINE.fullmatch(said.plain)
    return found if is_line else []
