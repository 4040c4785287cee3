"""A report is in the tables whole, as it was read, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from gongkai import forms
from gongkai.errors import StoreError
from gongkai.records import Cell, Report
from gongkai.warehouse import Entry, load, load_all, memory, misfit, table_names, wide_table
from gongkai.warehouse.reports import LARGEST
from tests.warehouse.making import agency, report, with_cell

OF_A_REPORT = ("reports", "cells", "claims", "unread", "passages", "values_2014")


@pytest.fixture
def con() -> Iterator[DuckDBPyConnection]:
    with memory() as database:
        yield database


def rows(con: DuckDBPyConnection) -> dict[str, int]:
    return {table: len(con.table(table)) for table in OF_A_REPORT}


def test_a_report_fills_every_table(con: DuckDBPyConnection):
    load(con, report(staff_total=7), agency=agency(), ledger_line=3)
    assert rows(con) == {"reports": 1, "cells": 65, "claims": 1, "unread": 1, "passages": 2, "values_2014": 1}
    kept = con.execute(
        "SELECT agency_id, agency, region_code, year, edition, ledger_line, is_sample FROM reports"
    )
    assert kept.fetchone() == ("990101-b0", "清源区示例0局", "990101", 2017, "2014", 3, True)
    assert con.execute("SELECT staff_total, staff_fulltime FROM values_2014").fetchone() == (7, 1)


def test_blank_zero_and_number_stay_three_things(con: DuckDBPyConnection):
    load(con, report(staff_total=None, staff_fulltime=0, staff_parttime=2), agency=agency(), ledger_line=1)
    wide = con.execute("SELECT staff_total, staff_fulltime, staff_parttime FROM values_2014").fetchone()
    assert wide == (None, 0, 2)
    long = con.execute("SELECT state, value FROM cells WHERE item LIKE 'staff%' ORDER BY item").fetchall()
    assert sorted(long, key=str) == [("blank", None), ("value", Decimal(2)), ("zero", Decimal(0))]


@pytest.mark.parametrize("edition", list(forms.editions()))
def test_each_edition_has_a_wide_column_for_every_cell(con: DuckDBPyConnection, edition: str):
    columns = con.table(wide_table(edition))
    assert columns.columns == ["report_id", *(item.item for item in forms.edition(edition).cells)]
    kinds = [item.kind for item in forms.edition(edition).cells]
    wanted = ["DECIMAL(20,6)" if kind == "amount" else "DECIMAL(18,4)" for kind in kinds]
    assert [str(found) for found in columns.types[1:]] == wanted


@pytest.mark.parametrize("edition", list(forms.editions()))
def test_long_and_wide_hold_the_same_figures(con: DuckDBPyConnection, edition: str):
    printed = forms.edition(edition).valued
    figures = {item.item: place for place, item in enumerate(printed)}
    load(con, report(edition=edition, **figures), agency=agency(), ledger_line=1)
    wide = con.table(wide_table(edition))
    values = dict(zip(wide.columns, wide.fetchall()[0], strict=True))
    long = dict(con.execute("SELECT item, value FROM cells").fetchall())
    assert {item: value for item, value in values.items() if item != "report_id"} == long
    assert {item: long[item] for item in figures} == figures


def test_decimals_stay_exact(con: DuckDBPyConnection):
    made = with_cell(report(), "special_funds", raw="0.1000", value=Decimal("1234567890123.0001"))
    load(con, made, agency=agency(), ledger_line=1)
    assert con.execute("SELECT special_funds FROM values_2014").fetchone() == (Decimal("1234567890123.0001"),)


def test_the_same_report_again_is_refused_and_changes_nothing(con: DuckDBPyConnection):
    load(con, report(), agency=agency(), ledger_line=1)
    before = rows(con)
    with pytest.raises(StoreError, match="report r1 is in the store already"):
        load(con, report(), agency=agency(), ledger_line=2)
    assert rows(con) == before


def test_a_batch_with_one_known_report_is_refused_whole(con: DuckDBPyConnection):
    load(con, report("r1"), agency=agency(), ledger_line=1)
    before = rows(con)
    with pytest.raises(StoreError, match="r1"):
        load_all(con, [Entry(report(name), agency(), 2) for name in ("r2", "r1", "r3")])
    assert rows(con) == before
    with pytest.raises(StoreError, match="r4"):
        load_all(con, [Entry(report("r4"), agency(), 2), Entry(report("r4"), agency(), 3)])
    assert rows(con) == before


@pytest.mark.parametrize("failing", ["reports", "cells", "claims", "unread", "passages", "values_2014"])
def test_a_failure_at_any_table_leaves_nothing_of_the_report(con: DuckDBPyConnection, failing: str):
    load(con, report("r1"), agency=agency(), ledger_line=1)
    before = rows(con) | {"agencies": len(con.table("agencies"))}
    con.execute(f"ALTER TABLE {failing} RENAME TO {failing}_away")
    with pytest.raises(duckdb.CatalogException):
        load(con, report("r2"), agency=agency(2), ledger_line=2)
    con.execute(f"ALTER TABLE {failing}_away RENAME TO {failing}")
    assert rows(con) | {"agencies": len(con.table("agencies"))} == before
    load(con, report("r2"), agency=agency(2), ledger_line=2)
    assert len(con.table("reports")) == 2


def test_a_body_said_again_is_replaced(con: DuckDBPyConnection):
    load(con, report("r1"), agency=agency(), ledger_line=1)
    load(con, report("r2"), agency=replace(agency(), kind="office"), ledger_line=2)
    assert con.execute("SELECT agency_id, kind FROM agencies").fetchall() == [("990101-b0", "office")]


def only(made: Report, item: str) -> tuple[Cell, ...]:
    return tuple(cell for cell in made.cells if cell.item == item)


MISFITS = {
    "no form edition 1999": replace(report(), edition="1999"),
    "has no cell nothing": replace(
        report(), cells=(Cell("nothing", "1", "value", Decimal(1), False, "line 1"),)
    ),
    "staff_total is printed twice": replace(report(), cells=report().cells + only(report(), "staff_total")),
    "no number of up to 13 digits": with_cell(report(), "staff_total", value=LARGEST),
    "has NaN, no number": with_cell(report(), "staff_total", value=Decimal("NaN")),
    "more than 6 decimals": with_cell(report(), "special_funds", value=Decimal("0.0000001")),
    "is blank but has the value 1": with_cell(report(), "staff_total", state="blank"),
    "is value but has the value None": with_cell(report(), "staff_total", value=None),
    "is zero but has the value 1": with_cell(report(), "staff_total", state="zero"),
    "not valid Unicode": replace(report(), source_name="bad\udcff.txt"),
}


@pytest.mark.parametrize("reason", MISFITS)
def test_what_the_tables_cannot_hold_is_named_before_loading(con: DuckDBPyConnection, reason: str):
    made: Report = MISFITS[reason]
    assert reason in (misfit(made) or "")
    with pytest.raises(StoreError, match="cannot be stored") as told:
        load(con, made, agency=agency(), ledger_line=1)
    assert "\n" not in str(told.value)
    assert rows(con)["reports"] == 0


def test_a_good_report_is_no_misfit():
    assert misfit(report()) is None


def test_the_largest_figures_of_a_form_still_add_up():
    """LARGEST leaves room for the widest concept: no report can overflow the sums of all others."""
    widest = max(sum(abs(weight) for _, weight in crossing.weights) for crossing in forms.crosswalk())
    assert widest * LARGEST <= Decimal(10) ** 14


def test_items_and_concepts_come_from_the_forms(con: DuckDBPyConnection):
    assert con.execute("SELECT edition, count(*) FROM items GROUP BY ALL ORDER BY ALL").fetchall() == [
        (name, len(form.items)) for name, form in sorted(forms.editions().items())
    ]
    orphans = con.execute("SELECT * FROM concept_terms ANTI JOIN items USING (edition, item)").fetchall()
    assert orphans == []
    assert con.execute(
        "SELECT count(*) FROM concepts WHERE breaks <> '' AND coalesce(breaks_zh, '') = ''"
    ).fetchone() == (0,)
    assert {"reports", "cells", "findings", "values_2021"} <= set(table_names())
