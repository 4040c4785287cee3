"""What a generation holds beside reports: registers, the rules, their findings, rejections.

Old rows go in one transaction and new ones come in another (`transaction` says why): a failure between the
two leaves a table empty, in a draft that is then thrown away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from duckdb import DuckDBPyConnection

from gongkai.warehouse.failures import writing
from gongkai.warehouse.pinyin import with_key
from gongkai.warehouse.schema import Row, append, append_batch, batch_of, incoming, plain
from gongkai.warehouse.statements import statement
from gongkai.warehouse.transactions import transaction


def load_regions(con: DuckDBPyConnection, rows: Iterable[Row]) -> None:
    """Replace all regions."""
    _replace(con, "regions", map(with_key, map(plain, rows)))


def load_agencies(con: DuckDBPyConnection, rows: Iterable[Row]) -> None:
    """What the register says of bodies that have reports or that reports are expected of."""
    with (
        writing("the warehouse"),
        transaction(con),
        incoming(con, "agencies", map(with_key, map(plain, rows))),
    ):
        con.execute(statement("registered"))


def load_rules(con: DuckDBPyConnection, rows: Iterable[Row]) -> None:
    """Replace the catalogue of rules."""
    _replace(con, "rules", rows)


def load_rejections(con: DuckDBPyConnection, rows: Iterable[Row]) -> None:
    """Replace the list of documents that were not stored; `at` is UTC without a zone.

    `agency_id` and `year` say whose report it is where a list said so.
    """
    _replace(con, "rejections", rows)


def store_findings(
    con: DuckDBPyConnection,
    findings: Iterable[Row],
    formulas: Iterable[Row],
    candidates: Iterable[Row] = (),
    *,
    report_ids: Collection[str] | None = None,
) -> None:
    """Replace the findings of these reports, or of all, the formulas behind them and their candidates."""
    asked = None if report_ids is None else sorted(report_ids)
    with writing("the warehouse"), transaction(con):
        con.execute(statement("clear_findings"), {"report_ids": asked})
        con.execute(statement("clear_formulas"))
        con.execute(statement("clear_candidates"))
    with writing("the warehouse"), transaction(con):
        append(con, "findings", findings)
        with incoming(con, "finding_formulas", formulas):
            con.execute(statement("formulas"))
        with incoming(con, "finding_candidates", candidates):
            con.execute(statement("candidates"))


def _replace(con: DuckDBPyConnection, table: str, rows: Iterable[Row]) -> None:
    batch = batch_of(table, rows)
    is_same = con.table(table).to_arrow_table().equals(batch)
    if is_same:  # as mostly: to write it anew takes a fifth of an ingest
        return
    with writing("the warehouse"), transaction(con):
        con.execute(statement(f"clear_{table}"))
    with writing("the warehouse"), transaction(con):
        append_batch(con, table, batch)
