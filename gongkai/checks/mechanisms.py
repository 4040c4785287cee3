"""How a number can have gone wrong: mechanisms that leave an exact trace in the figures.

Each is told from what stands in the cells and what would have to stand there. A mechanism makes an
explanation likelier; it never makes one that the formulas do not allow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault
from gongkai.checks.wording import plain
from gongkai.forms import Edition, edition

Changes = Mapping[str, Decimal | None]  # what each cell would have to hold

_FEW_PARTS = 5
_UNIT_STEPS = tuple(
    Decimal(10) ** power for power in (3, 4, 5, 8)
)  # the last: 元 and 万元 confused on both sides


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands: its table, its line in it and its column (0 where there is one only)."""

    table: int
    line: int
    column: int


def mechanism(report: Facts, changes: Changes) -> Fault:
    """The kind of fault these changes would undo; WRONG_CELL where they show no trace of any."""
    if len(changes) == 1:
        ((cell, value),) = changes.items()
        return _of_one(report, cell, value)
    if len(changes) == 2:
        return _of_two(report, changes)
    return Fault.WRONG_CELL


def _of_one(report: Facts, cell: str, value: Decimal | None) -> Fault:
    found = report.figures.get(cell)
    if value is None or value == found:
        return Fault.WRONG_CELL
    if found is None:
        return Fault.BLANK_CELL
    traces = {
        Fault.TRANSPOSED_DIGITS: are_transposed(found, value),
        Fault.UNIT_SLIP: is_unit_slip(found, value),
        Fault.LAST_YEAR_VALUE: found != 0 and report.last_year.get(cell) == found,
        Fault.TOTAL_IN_PART: found != 0
        and any(report.figures.get(whole) == found for whole in _wholes_of(report, cell)),
        Fault.GROUP_COUNTED: found - value in _group_sums(report, cell),
        Fault.PART_LEFT_OUT: found > 0 and value - found > 1 and value - found in _parts(report, cell),
    }
    return next((fault for fault, is_there in traces.items() if is_there), Fault.WRONG_CELL)


def _of_two(report: Facts, changes: Changes) -> Fault:
    (one, one_value), (other, other_value) = changes.items()
    held, other_held = (report.figures.get(cell) or Decimal(0) for cell in (one, other))
    are_near = are_neighbours(report.form, one, other)
    if (one_value, other_value) == (other_held, held):
        if held and other_held:
            return Fault.SWAPPED_CELLS
        # a number that changes places with a 0 far away is no trace: two small slips look alike
        return Fault.NEIGHBOURING_CELL if are_near else Fault.WRONG_CELL
    if are_near and _is_joined(held, other_held, one_value, other_value):
        return Fault.SPLIT_DIGITS
    return Fault.WRONG_CELL


def are_transposed(found: Decimal, value: Decimal) -> bool:
    """Whether two adjacent digits changed places: 96 and 69, 1280 and 1820."""
    one, other = plain(found), plain(value)
    differ = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(differ) != 2 or differ[1] - differ[0] != 1:
        return False
    first, second = differ
    return (one[first], one[second]) == (other[second], other[first])


def is_unit_slip(found: Decimal, value: Decimal) -> bool:
    """Whether one is a thousand, ten thousand, a hundred thousand or ten thousand by ten thousand times the other."""
    large, small = max(found, value), min(found, value)
    return small > 0 and any(large == small * step for step in _UNIT_STEPS)


def is_other_unit(report: Facts, cell: str | None, found: Decimal | None, said: Decimal | None) -> bool:
    """Whether an amount has the digits that the text says of it; a count may be a thousand times as large for its scope."""
    item = report.form.by_code.get(cell or "") if report.form else None
    is_amount = item is not None and item.kind == "amount"
    return is_amount and found is not None and said is not None and is_unit_slip(found, said)


def are_neighbours(form: Edition | None, one: str, other: str) -> bool:
    """Whether two cells stand beside or right below each other."""
    if form is None:
        return False
    here, there = _places(form.name)[one], _places(form.name)[other]
    apart = abs(here.line - there.line) + abs(here.column - there.column)
    return here.table == there.table and apart == 1


def _is_joined(
    held: Decimal, other_held: Decimal, value: Decimal | None, other_value: Decimal | None
) -> bool:
    """Whether one cell takes the digits of both, in either order of reading, and leaves nothing."""
    whole, left = (value, other_value) if other_value == 0 else (other_value, value)
    if not whole or left != 0:
        return False
    halves = (plain(held), plain(other_held))
    return any(_are_halves(plain(whole), *two) for two in (halves, halves[::-1]))


def _are_halves(whole: str, head: str, tail: str) -> bool:
    """Whether the digits of the one go on with those of the other, of which leading zeros are not printed: 105 is 1 and 5."""
    return whole.startswith(head) and whole.removeprefix(head).lstrip("0") == tail


def _wholes_of(report: Facts, cell: str) -> tuple[str, ...]:
    return () if report.form is None else _wholes(report.form.name).get(cell, ())


def _parts(report: Facts, cell: str) -> list[Decimal | None]:
    """What the parts of a total of few parts hold; of many one equals the difference by chance."""
    below = () if report.form is None else _parts_of(report.form.name).get(cell, ())
    return [report.figures.get(part) for part in below]


def _group_sums(report: Facts, cell: str) -> set[Decimal]:
    """The subtotals of the groups below a total, where they hold more than one number."""
    if report.form is None:
        return set()
    groups = _groups(report.form.name).get(cell, ())
    figures = [[report.figures.get(item) or Decimal(0) for item in group] for group in groups]
    return {sum(group, Decimal(0)) for group in figures if sum(1 for figure in group if figure) > 1}


@cache
def _wholes(name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for whole in edition(name).wholes:
        if whole.relation == "sum":
            for part in whole.parts:
                found[part] = (*found.get(part, ()), whole.whole)
    return found


@cache
def _parts_of(name: str) -> dict[str, tuple[str, ...]]:
    wholes = (whole for whole in edition(name).wholes if whole.relation == "sum")
    return {whole.whole: whole.parts for whole in wholes if len(whole.parts) <= _FEW_PARTS}


@cache
def _groups(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """For each total in a matrix column the cells below each of its headings."""
    form = edition(name)
    below: dict[str, list[str]] = {}
    for line in form.printed:
        if line.kind == "row" and line.parent and form.by_code[line.parent].kind == "heading":
            below.setdefault(line.parent, []).append(line.item)
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for heading, rows in below.items():
        total = form.by_code[heading].parent
        for column in form.value_columns if total else ():
            group = tuple(f"{row}__{column}" for row in rows)
            found[f"{total}__{column}"] = (*found.get(f"{total}__{column}", ()), group)
    return found


@cache
def _places(name: str) -> dict[str, Place]:
    form = edition(name)
    cells = {item.item for item in form.cells}
    # a heading without a cell has no line of its own: it stands beside or above those it heads
    printed = [item for item in form.printed if item.kind in ("row", "variant") or item.item in cells]
    places: dict[str, Place] = {}
    for line, item in enumerate(printed, start=1):
        for number, column in enumerate(form.value_columns) if item.kind in ("row", "variant") else ():
            places[f"{item.item}__{column}"] = Place(item.table_no, line, number)
        if item.is_valued or item.kind == "heading":
            places[item.item] = Place(item.table_no, line, 0)
    for item in form.cells:
        places.setdefault(item.item, Place(item.table_no, -2 * item.ordinal, 0))
    return places
