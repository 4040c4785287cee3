"""What the tables hold of single reports: who, when, which form, every number and its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import resources
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection, DuckDBPyRelation

from gongkai.checks.places import Stretch, may_belong, place_of
from gongkai.forms import Edition, edition


@dataclass(frozen=True, slots=True)
class Facts:
    """One report; `figures` holds a value or None for every cell that was read.

    printed    cells that the document prints, with a number or without
    doubts     cells whose reading is ours rather than the document's: inferred, or uncertain ink
    unread     lines of the form's area that could not be placed, each with its locator
    unsure     tables that such a line may belong to, as far as places tell
    last_year  what the same body printed in the same cells a year earlier
    """

    report_id: str
    body: str
    year: int | None
    scope: str
    form: Edition | None
    figures: dict[str, Decimal | None] = field(default_factory=dict)
    locators: dict[str, str | None] = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)
    doubts: set[str] = field(default_factory=set)
    unread: list[tuple[str, str]] = field(default_factory=list)
    unsure: set[int] = field(default_factory=set)
    last_year: dict[str, Decimal] = field(default_factory=dict)

    def is_blank(self, cell: str | None) -> bool:
        """Whether the document prints the cell and no number in it."""
        return cell in self.printed and self.figures.get(cell or "") is None

    @property
    def cells(self) -> tuple[str, ...]:
        """The codes of the form's cells, in printed order."""
        return () if self.form is None else tuple(item.item for item in self.form.cells)

    @property
    def matrix_rows(self) -> tuple[str, ...]:
        """The rows of the matrix that the document prints: one of its own may stand in place of several of the form."""
        if self.form is None:
            return ()
        columns = self.form.value_columns
        rows = [row.item for row in self.form.matrix_rows]
        return tuple(row for row in rows if any(f"{row}__{column}" in self.printed for column in columns))

    def may_lack(self, items: Collection[str]) -> bool:
        """Whether one of these cells may stand in a line that we could not read: it was not found, and such lines there are."""
        return bool(self.unread) and not self.printed.issuperset(items) and self.has_unread_among(items)

    def has_unread_among(self, items: Iterable[str]) -> bool:
        """Whether an unread line may belong to a table in which one of these cells stands."""
        codes = self.form.by_code if self.form else {}
        return any(codes[item].table_no in self.unsure for item in items if item in codes)


_CELL = ("report_id", "item", "raw", "state", "value", "inferred", "locator")


def facts(con: DuckDBPyConnection, report_ids: Iterable[str]) -> dict[str, Facts]:
    """The facts of the named reports; a body without an agency is known by its name or the report."""
    asked = con.from_arrow(pa.table({"report_id": pa.array(sorted(set(report_ids)), pa.string())}))
    columns = ("report_id", "agency_id", "agency", "year", "scope", "edition")
    found: dict[str, Facts] = {}
    for report_id, agency_id, agency, year, scope, name in _rows(con, asked, "reports", columns):
        form = None if name is None else edition(name)
        found[report_id] = Facts(report_id, agency_id or agency or report_id, year, scope or "", form)
    for report_id, item, raw, state, value, inferred, locator in _rows(con, asked, "cells", _CELL):
        report = found[report_id]
        report.figures[item] = value
        report.locators[item] = locator
        if state != "absent":
            report.printed.add(item)
        if inferred or (raw or "").rstrip().endswith(("?", "\uff1f")):
            report.doubts.add(item)
    for report_id, locator, text in _rows(con, asked, "unread", ("report_id", "locator", "text")):
        found[report_id].unread.append((locator, text))
    for report_id, item, value in _last_year(con, asked):
        found[report_id].last_year[item] = value
    for report in found.values():
        if report.unread:
            report.unsure.update(tables_of(report, [locator for locator, _ in report.unread]))
    return found


def tables_of(report: Facts, locators: Iterable[str]) -> Iterator[int]:
    """The tables that one of some unread lines may belong to."""
    form = report.form
    if form is None:
        return
    printed = {table: _stretch(report, form, table) for table in {item.table_no for item in form.cells}}
    lines = [place_of(locator) for locator in locators]
    yield from (table for table in printed if any(may_belong(line, table, printed) for line in lines))


def _stretch(report: Facts, form: Edition, table: int) -> Stretch:
    """Where the cells of a table stand: a row counts as printed if one of its cells is."""
    items = [item.item for item in form.valued if item.table_no == table]
    places = {item: place_of(locator) for item in items if (locator := report.locators.get(item))}
    rows = {_row_of(item) for item in places}
    has_first, has_last = (bool(items) and _row_of(items[end]) in rows for end in (0, -1))
    return Stretch(tuple(places.values()), has_first, has_last)


def _row_of(item: str) -> str:
    return item.partition("__")[0]


def _last_year(con: DuckDBPyConnection, asked: DuckDBPyRelation) -> list[tuple[str, str, Decimal]]:
    con.register("asked", asked)
    try:
        return con.execute(
            (resources.files("gongkai.checks") / "last_year.sql").read_text("utf-8")
        ).fetchall()
    finally:
        con.unregister("asked")


def _rows(
    con: DuckDBPyConnection, asked: DuckDBPyRelation, table: str, columns: tuple[str, ...]
) -> list[tuple[Any, ...]]:
    return con.table(table).join(asked, "report_id", how="semi").select(*columns).fetchall()
