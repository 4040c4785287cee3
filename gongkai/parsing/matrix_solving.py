"""Rows that can be read in several ways, decided by the arithmetic of the form.

A way is dropped where a sum or a balance, all of whose other parts are known, contradicts it. What all
ways that are left agree on is read, and marked as inferred; the rest stays unread. An agency's own slip
may contradict every way: then nothing is decided by it. A way that takes something for lost (a total, a
whole row) could explain anything, so it counts only where sums prove every figure that it places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod

from gongkai.forms import Edition
from gongkai.parsing.numbers import read_figure
from gongkai.parsing.row_tokens import TableRow, TextToken, Token

_MOST_READINGS = 20_000
_OF_COLUMN = "__"
_TOTAL = "__total"

# an item without an entry is blank in this reading; None stands for one that is not printed at all
Way = Mapping[str, Token | None]
Values = Mapping[str, Decimal | None]
_BLANK = TextToken("", "")
# weights that add up to zero over the items
Equation = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Printed rows with their numbers, the ways to read them, and the items that they are about.

    `must_fit`: nothing but their place speaks for the ways, so that sums must not speak against them.
    `must_prove`: not even that speaks for certain, so that sums over rows have to prove all figures.
    """

    rows: tuple[tuple[int, TableRow], ...]
    ways: tuple[Way, ...]
    items: frozenset[str]
    must_fit: bool = False
    must_prove: bool = False


def settle(form: Edition, known: Mapping[str, Token], doubtful: Sequence[Doubtful]) -> list[tuple[Way, ...]]:
    """The ways that are left of each doubtful reading."""
    equations = list(_equations(form))
    left = [list(one.ways) for one in doubtful]
    values = {item: _value(token) for item, token in known.items()}
    changed = True
    while changed:
        changed = False
        for at, one in enumerate(doubtful):
            fitting = [way for way in left[at] if _fits(one, way, values, equations)]
            if fitting and len(fitting) < len(left[at]):
                left[at], changed = fitting, True
            if len(left[at]) == 1 and _is_sound(one, left[at][0], values, equations):
                values |= _values_of(one, left[at][0])
    for group in _bound_together(doubtful, left, equations):
        _decide_together(doubtful, left, group, values, equations)
    values |= _sound_together(doubtful, left, values, equations)
    return [
        tuple(
            way
            for way in ways
            if _is_sound(one, way, values, equations)
            and (not one.must_fit or _fits(one, way, values, equations))
        )
        for one, ways in zip(doubtful, left, strict=True)
    ]


def _is_sound(one: Doubtful, way: Way, values: Values, equations: Sequence[Equation]) -> bool:
    """Whether a way takes nothing for lost, or sums prove all that it places."""
    placed = {item for item, token in way.items() if token is not None}
    if len(placed) == len(way) and not one.must_prove:
        return True
    together = {**values, **_values_of(one, way)}
    holding = [equation for equation in equations if _holds(equation, together)]
    proven = {item for equation in holding for item, _ in equation}
    if not one.must_prove:
        return placed <= proven
    # a sum within a row says nothing of its label
    over_rows = {item for equation in holding if _is_over_rows(equation) for item, _ in equation}
    return placed <= proven and {item for item in placed if not item.endswith(_TOTAL)} <= over_rows


def _is_over_rows(equation: Equation) -> bool:
    return len({item.partition(_OF_COLUMN)[0] for item, _ in equation}) > 1


def _sound_together(
    doubtful: Sequence[Doubtful], left: Sequence[Sequence[Way]], values: Values, equations: Sequence[Equation]
) -> dict[str, Decimal | None]:
    """The figures of readings with one way left that sums prove only with one another's figures."""
    assumed = {at for at, ways in enumerate(left) if len(ways) == 1}
    failing = assumed
    while failing:
        found = {
            item: value for at in assumed for item, value in _values_of(doubtful[at], left[at][0]).items()
        }
        together = {**values, **found}
        failing = {
            at
            for at in assumed
            if not _is_sound(doubtful[at], left[at][0], together, equations)
            or not _fits(doubtful[at], left[at][0], together, equations)
        }
        assumed = assumed - failing
    return found if assumed else {}


def _equations(form: Edition) -> Iterator[Equation]:
    for whole in form.wholes:
        if whole.relation == "sum":
            yield ((whole.whole, -1), *((part, 1) for part in whole.parts))
    for balance in form.balances:
        yield balance.weights


def _fits(one: Doubtful, way: Way, values: Values, equations: Sequence[Equation]) -> bool:
    together = {**values, **_values_of(one, way)}
    own = (equation for equation in equations if any(item in one.items for item, _ in equation))
    return all(_holds(equation, together) is not False for equation in own)


def _holds(equation: Equation, values: Values) -> bool | None:
    """Whether an equation holds; None where one of its figures is not known."""
    total = Decimal(0)
    for item, weight in equation:
        value = values.get(item)
        if value is None:
            return None
        total += weight * value
    return total == 0


def _values_of(one: Doubtful, way: Way) -> dict[str, Decimal | None]:
    """Figures as a way reads them; in sums a blank cell adds nothing."""
    return {item: _value(way[item]) if item in way else Decimal(0) for item in one.items}


def _value(token: Token | None) -> Decimal | None:
    if token is None:
        return None
    figure = read_figure(token.text)
    return Decimal(0) if figure.state in ("blank", "na") else figure.value


def _bound_together(
    doubtful: Sequence[Doubtful], left: Sequence[Sequence[Way]], equations: Sequence[Equation]
) -> Iterator[list[int]]:
    """Open readings that some equation ties to one another."""
    groups: list[set[int]] = []
    for equation in equations:
        items = {item for item, _ in equation}
        tied = {at for at, one in enumerate(doubtful) if len(left[at]) > 1 and items & one.items}
        touching = [group for group in groups if group & tied]
        groups = [group for group in groups if not group & tied]
        groups.append(tied.union(*touching))
    return (sorted(group) for group in groups if len(group) > 1)


def _decide_together(
    doubtful: Sequence[Doubtful],
    left: list[list[Way]],
    group: Sequence[int],
    values: Values,
    equations: Sequence[Equation],
) -> None:
    """Keep the ways that occur in some joint reading without a contradiction, if there is one."""
    if prod(len(left[at]) for at in group) > _MOST_READINGS:
        return
    items = frozenset[str]().union(*(doubtful[at].items for at in group))
    own = [equation for equation in equations if any(item in items for item, _ in equation)]
    fitting: list[set[int]] = [set() for _ in group]
    for reading in product(*(range(len(left[at])) for at in group)):
        together = dict(values)
        for at, choice in zip(group, reading, strict=True):
            together |= _values_of(doubtful[at], left[at][choice])
        if all(_holds(equation, together) is not False for equation in own):
            for kept, choice in zip(fitting, reading, strict=True):
                kept.add(choice)
    if all(fitting):
        for at, kept in zip(group, fitting, strict=True):
            left[at] = [left[at][choice] for choice in sorted(kept)]


def agreed_on(one: Doubtful, ways: Sequence[Way]) -> dict[str, Token]:
    """The cells that all ways read alike, blank ones too."""
    if not ways:
        return {}
    read = {item: [way.get(item, _BLANK) for way in ways] for item in one.items}
    return {item: first for item, (first, *others) in read.items() if first and _are_alike(first, others)}


def _are_alike(token: Token, others: Sequence[Token | None]) -> bool:
    return all(other is not None and other.text == token.text for other in others)


def left_over(cells: Sequence[Token], kept: Sequence[Token]) -> list[Token]:
    """The printed cells of which nothing has been kept; the pieces of a fused one stand for it."""
    unmatched = list(kept)
    left = []
    for cell in cells:
        match = next(
            (token for token in unmatched if (token.locator, token.text) == (cell.locator, cell.text)), None
        )
        if match:
            unmatched.remove(match)
        elif not cell.is_blank:
            left.append(cell)
    pieces = "".join(token.text for token in unmatched)
    return [cell for cell in left if cell.text != pieces]
