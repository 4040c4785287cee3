"""Reports of one generation into another database: all for the next draft, or what drafts are held against."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from duckdb import ColumnExpression, ConstantExpression, DuckDBPyConnection, DuckDBPyRelation

from gongkai import forms
from gongkai.warehouse.reader import open_generation
from gongkai.warehouse.reports import DETAILS
from gongkai.warehouse.schema import wide_table


def copy_reports(con: DuckDBPyConnection, generation: Path, without: Collection[str]) -> int:
    """Copy all reports, and the bodies they are of, but those of documents with these SHA-256.

    What follows from all reports together is not copied. Returns how many reports the generation holds.
    """
    reader = open_generation(generation)
    try:
        source = reader.connection
        left_out = [ConstantExpression(sha256) for sha256 in sorted(without)]
        kept = source.table("reports").filter(ColumnExpression("sha256").isnotin(*left_out))
        _copy(con, "reports", kept)
        for table in (*DETAILS, *map(wide_table, forms.editions())):
            _copy(con, table, source.table(table).join(kept.select("report_id"), "report_id", how="semi"))
        _copy(
            con, "agencies", source.table("agencies").join(kept.select("agency_id"), "agency_id", how="semi")
        )
        return len(source.table("reports"))
    finally:
        reader.close()


def copy_history(con: DuckDBPyConnection, source: DuckDBPyConnection) -> None:
    """Beside the reports in `con`, copy what a generation holds of the same bodies for other years.

    What it holds for the same body, scope and year is what those reports are to replace: it is left out.
    """
    known = con.table("reports").select("report_id", "agency_id", "scope", "year").fetchall()
    if not known:
        return
    columns = ("report_id", "agency_id", "scope", "year", "is_current")
    rows = _of(source.table("reports"), "agency_id", {agency_id for _, agency_id, _, _ in known})
    left_out = {report_id for report_id, *_ in known}
    replaced = {tuple(place) for _, *place in known}
    kept = {
        report_id
        for report_id, *place, is_current in rows.select(*columns).fetchall()
        if is_current and report_id not in left_out and tuple(place) not in replaced
    }
    if kept:
        for table in ("reports", *DETAILS, *map(wide_table, forms.editions())):
            _copy(con, table, _of(source.table(table), "report_id", kept))


def _of(rows: DuckDBPyRelation, column: str, values: Collection[str]) -> DuckDBPyRelation:
    return rows.filter(ColumnExpression(column).isin(*map(ConstantExpression, sorted(values))))


def _copy(con: DuckDBPyConnection, table: str, rows: DuckDBPyRelation) -> None:
    con.from_arrow(rows.to_arrow_reader()).insert_into(table)
