"""Rows that a province's form does not print: what they would hold is not left out, so their sum is not judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from duckdb import ColumnExpression, ConstantExpression, DuckDBPyConnection

if TYPE_CHECKING:
    from gongkai.checks.running import Failure

_RULE = "X-BL-01"
_OF_PROVINCES = ("a_", "fj_")  # before 2014 the rows differ from province to province


def without_unprinted(con: DuckDBPyConnection, failures: Sequence[Failure]) -> list[Failure]:
    """The failures but for sums with a blank where the document prints no such row."""
    concerned = [failure for failure in failures if _is_concerned(failure)]
    if not concerned:
        return list(failures)
    reports = [ConstantExpression(report_id) for report_id in {failure.report_id for failure in concerned}]
    cells = con.table("cells").filter(ColumnExpression("report_id").isin(*reports))
    absent = set(
        cells.filter(ColumnExpression("state") == ConstantExpression("absent"))
        .select("report_id", "item")
        .fetchall()
    )
    return [
        failure
        for failure in failures
        if not _is_concerned(failure)
        or not any((failure.report_id, item) in absent for item in failure.items)
    ]


def _is_concerned(failure: Failure) -> bool:
    return failure.rule == _RULE and failure.items[0].startswith(_OF_PROVINCES)
