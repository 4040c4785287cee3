"""What the tables hold of single reports: who, when, which form, every number and its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection, DuckDBPyRelation

from gongkai.forms import Edition, edition


@dataclass(frozen=True, slots=True)
class Facts:
    """One report; `figures` holds a value or None for every cell that was read."""

    report_id: str
    body: str
    year: int | None
    scope: str
    form: Edition | None
    figures: dict[str, Decimal | None] = field(default_factory=dict)
    locators: dict[str, str | None] = field(default_factory=dict)

    @property
    def cells(self) -> tuple[str, ...]:
        """The codes of the form's cells, in printed order."""
        return () if self.form is None else tuple(item.item for item in self.form.cells)


def facts(con: DuckDBPyConnection, report_ids: Iterable[str]) -> dict[str, Facts]:
    """The facts of the named reports; a body without an agency is known by its name or the report."""
    asked = con.from_arrow(pa.table({"report_id": pa.array(sorted(set(report_ids)), pa.string())}))
    columns = ("report_id", "agency_id", "agency", "year", "scope", "edition")
    found: dict[str, Facts] = {}
    for report_id, agency_id, agency, year, scope, name in _rows(con, asked, "reports", columns):
        form = None if name is None else edition(name)
        found[report_id] = Facts(report_id, agency_id or agency or report_id, year, scope or "", form)
    for report_id, item, value, locator in _rows(
        con, asked, "cells", ("report_id", "item", "value", "locator")
    ):
        found[report_id].figures[item] = value
        found[report_id].locators[item] = locator
    return found


def _rows(
    con: DuckDBPyConnection, asked: DuckDBPyRelation, table: str, columns: tuple[str, ...]
) -> list[tuple[Any, ...]]:
    return con.table(table).join(asked, "report_id", how="semi").select(*columns).fetchall()
