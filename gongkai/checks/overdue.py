"""A legitimate exception that only the text can tell: requests closed after the time limit, for which the form has no row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from gongkai.checks import catalogue

if TYPE_CHECKING:
    from gongkai.checks.running import Failure

_RULE = "B-ID-02"


def without_overdue(con: DuckDBPyConnection, failures: Sequence[Failure]) -> list[Failure]:
    """The failures, closures that exceed both their rows only warned of where the text tells of overdue ones.

    To be asked while the views of a run are there.
    """
    if not any(_exceeds(failure) for failure in failures):
        return list(failures)
    query = (catalogue.room() / "overdue.sql").read_text(encoding="utf-8")
    telling = {report_id for (report_id,) in con.execute(query).fetchall()}
    return [
        replace(failure, severity="warning")
        if _exceeds(failure) and failure.report_id in telling
        else failure
        for failure in failures
    ]


def _exceeds(failure: Failure) -> bool:
    left, right = failure.left_value, failure.right_value
    is_rule = failure.rule == _RULE and failure.severity == "error"
    return is_rule and left is not None and right is not None and left > right
