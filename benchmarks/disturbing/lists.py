"""What list forms look like otherwise: rows, labels and figures printed in another way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from benchmarks.disturbing import Disturbance, Printed, Row

_EVERY = 7


def _some(change: Callable[[Row], Row], first: int = 2) -> Callable[[Printed], Printed]:
    """The change on every seventh row."""

    def apply(report: Printed) -> Printed:
        rows = [change(row) if at % _EVERY == first else row for at, row in enumerate(report.rows)]
        return report.with_rows(rows)

    return apply


def _labels(change: Callable[[str], str]) -> Callable[[Printed], Printed]:
    def apply(report: Printed) -> Printed:
        return report.with_rows([row.with_cell(0, change(row.cells[0])) for row in report.rows])

    return apply


def _figure(text: str, value: Decimal | None) -> Callable[[Row], Row]:
    """Another first figure."""

    def change(row: Row) -> Row:
        (item, _), *rest = row.truth
        return replace(row.with_cell(2, text), truth=((item, value), *rest))

    return change


ALL: tuple[Disturbance, ...] = (
    Disturbance("nothing", "table", printed=lambda report: report),
    Disturbance("10余条", "table", printed=_some(_figure("10余条", None))),
)
