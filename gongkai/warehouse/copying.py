"""Reports from one generation into the draft of another, but for documents that are read again."""

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


def _copy(con: DuckDBPyConnection, table: str, rows: DuckDBPyRelation) -> None:
    con.from_arrow(rows.to_arrow_reader()).insert_into(table)
