"""Numbers that count up and are no figures: the days of a calendar, the pages of a list, the ranks of articles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_LONGEST_MONTH = 31
_SHORTEST_MONTH = 28
_FEWEST_DAYS = 7
# of a week of which the month has more than a few days
_FEWEST_OF_A_WEEK = 5
_FEWEST_RANKS = 5


def counts_up(rows: Sequence[Sequence[str]]) -> set[int]:
    """The rows, by their place, whose numbers go on counting from one row to the next."""
    found: set[int] = set()
    first = 0
    while first < len(rows):
        last = first
        while last + 1 < len(rows) and is_run([*rows[last], *rows[last + 1]]):
            last += 1
        if _are_days(rows[first : last + 1]) or _are_ranks(rows[first : last + 1]):
            found.update(range(first, last + 1))
        first = last + 1
    return found


def is_run(numbers: Sequence[str]) -> bool:
    """Whether each number is one more than that before it, or the first of a month behind its last."""
    if not all(number.isascii() and number.isdigit() for number in numbers):
        return False
    values = [int(number) for number in numbers]
    return all(
        after == before + 1 or (after == 1 and _SHORTEST_MONTH <= before <= _LONGEST_MONTH)
        for before, after in pairwise(values)
    )


def _are_days(rows: Sequence[Sequence[str]]) -> bool:
    numbers = [number for row in rows for number in row]
    is_long = len(numbers) >= _FEWEST_DAYS and max(map(len, rows)) >= _FEWEST_OF_A_WEEK
    return is_long and is_run(numbers)


def _are_ranks(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows of one number each count from one, beside the titles of articles."""
    return (
        len(rows) >= _FEWEST_RANKS
        and is_run(rows[0])
        and all(len(row) == 1 for row in rows)
        and int(rows[0][0]) in (1, 2)
    )
