"""What follows from the reports taken together: captures, versions and concepts."""

from __future__ import annotations

from collections.abc import Collection

from duckdb import DuckDBPyConnection

from gongkai.warehouse.captures import mark_captures
from gongkai.warehouse.failures import writing
from gongkai.warehouse.statements import statement
from gongkai.warehouse.threads import share_out
from gongkai.warehouse.transactions import transaction


def derive(con: DuckDBPyConnection) -> None:
    """Tell captures of one report, number the versions of each, name the current one, and compute concept_values anew."""
    share_out(con)
    with writing("the warehouse"), transaction(con):
        mark_captures(con)
        con.execute(statement("versions"))
        con.execute(statement("concepts"))


def only_current(con: DuckDBPyConnection, report_ids: Collection[str]) -> None:
    """Let these reports alone be in view, each of them, whether or not it is a version of another."""
    con.execute(statement("only_current"), {"report_ids": list(report_ids)})
