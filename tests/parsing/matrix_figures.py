"""Figures of the 2019 and 2021 forms that satisfy every sum and balance, hardly two alike."""

from __future__ import annotations

import random
from decimal import Decimal

from gongkai.forms import edition
from tests.parsing.matrix_layouts import COLUMNS, GROUPS, RESULTS


def consistent(name: str, seed: int = 1, *, largest: int = 60) -> dict[str, str]:
    """A value for every cell of the form; about half of the outcomes are zero, as in real reports."""
    chance = random.Random(seed)
    values = {item.item: str(chance.randint(1, 9_000)) for item in edition(name).valued if item.table_no == 1}
    rows = [row.item for row in edition(name).matrix_rows if row.kind == "row"]
    outcomes = [
        row
        for row in rows
        if row not in ("requests_new", "requests_carried_in", "outcomes_total", "requests_carried_out")
    ]
    for column in COLUMNS[:-1]:
        counts = {row: chance.choice((0, chance.randint(1, largest))) for row in outcomes}
        total = sum(counts.values())
        carried_out = chance.randint(0, largest)
        carried_in = chance.randint(0, total + carried_out)
        counts |= {
            "outcomes_total": total,
            "requests_carried_out": carried_out,
            "requests_carried_in": carried_in,
            "requests_new": total + carried_out - carried_in,
        }
        values |= {f"{row}__{column}": str(count) for row, count in counts.items()}
    for row in rows:
        values[f"{row}__total"] = str(sum(int(values[f"{row}__{column}"]) for column in COLUMNS[:-1]))
    for group in GROUPS:
        counts_of = [chance.randint(0, largest) for _ in RESULTS[:-1]]
        figures = [*counts_of, sum(counts_of)]
        values |= {f"{group}_{result}": str(figure) for result, figure in zip(RESULTS, figures, strict=True)}
    return values


def wanted(values: dict[str, str]) -> dict[str, Decimal]:
    return {item: Decimal(value) for item, value in values.items()}
