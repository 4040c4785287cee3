"""What follows from the reports taken together: versions and concepts."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from gongkai.warehouse.failures import writing
from gongkai.warehouse.reports import transaction
from gongkai.warehouse.statements import statement


def derive(con: DuckDBPyConnection) -> None:
    """Number the versions of each report, name the current one, and compute concept_values anew."""
    with writing("the warehouse"), transaction(con):
        con.execute(statement("versions"))
        con.execute(statement("concepts"))
