"""How far a fault moves the figure of a region and of the country: set-based, over all findings at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from importlib import resources

import pyarrow as pa
from duckdb import DuckDBPyConnection

from gongkai.checks.findings import Finding, headline, share
from gongkai.forms import edition


def weighed(con: DuckDBPyConnection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings with their shares of the regional and the national figure, where a concept has one."""
    editions = _editions(con, findings)
    cells = [_headline_cell(editions.get(finding.report_id), finding) for finding in findings]
    asked = {(f.report_id, cell) for f, cell in zip(findings, cells, strict=True) if cell}
    totals = _totals(con, asked)
    return [
        _with_shares(finding, cell, totals.get((finding.report_id, cell or "")))
        for finding, cell in zip(findings, cells, strict=True)
    ]


def _editions(con: DuckDBPyConnection, findings: Sequence[Finding]) -> dict[str, str | None]:
    asked = con.from_arrow(
        pa.table({"report_id": pa.array(sorted({f.report_id for f in findings}), pa.string())})
    )
    reports = con.table("reports").join(asked, "report_id", how="semi")
    return dict(reports.select("report_id", "edition").fetchall())


def _headline_cell(edition_name: str | None, finding: Finding) -> str | None:
    cell = finding.suspect or (finding.items[0] if finding.items else None)
    if edition_name is None or cell is None or finding.difference is None:
        return None
    return headline(edition_name, cell) if cell in edition(edition_name).by_code else None


def _totals(
    con: DuckDBPyConnection, cells: set[tuple[str, str]]
) -> dict[tuple[str, str], tuple[Decimal | None, Decimal]]:
    if not cells:
        return {}
    ordered = sorted(cells)
    asked = pa.table({"report_id": [report for report, _ in ordered], "item": [item for _, item in ordered]})
    con.register("weighed", asked)
    try:
        text = (resources.files("gongkai.checks") / "headlines.sql").read_text(encoding="utf-8")
        rows = con.execute(text).fetchall()
    finally:
        con.unregister("weighed")
    return {(report, item): (regional, national) for report, item, regional, national in rows}


def _with_shares(
    finding: Finding, cell: str | None, totals: tuple[Decimal | None, Decimal] | None
) -> Finding:
    if totals is None or finding.difference is None:
        return finding
    is_own = cell == (finding.suspect or finding.items[0])
    regional, national = (
        None if total is None else share(finding.difference, total, is_own=is_own) for total in totals
    )
    return replace(finding, materiality_region=regional, materiality_national=national)
