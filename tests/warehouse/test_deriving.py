"""Versions, concepts, and that the order of loading leaves no trace in the content."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from duckdb import DuckDBPyConnection
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai import forms
from gongkai.warehouse import (
    Entry,
    content_hash,
    derive,
    load,
    load_all,
    load_rejections,
    memory,
    store_findings,
    table_names,
)
from gongkai.warehouse.schema import append
from tests.warehouse.making import agency, finding, formula, report

ENTRIES = [
    Entry(report("a1", year=2016), agency(1), 1),
    Entry(report("a2", year=2016, published_on=date(2017, 3, 1), staff_total=5), agency(1), 2),
    Entry(report("a3", year=2016, published_on=date(2017, 2, 1), staff_total=4), agency(1), 3),
    Entry(report("b1", year=2017, staff_total=None), agency(2), 4),
    Entry(report("b2", year=2019, edition="2019"), agency(2), 5),
    Entry(report("c1", year=None), agency(3), 6),
    Entry(report("c2", year=None), agency(3), 7),
]


@pytest.fixture
def con() -> Iterator[DuckDBPyConnection]:
    with memory() as database:
        yield database


def versions(con: DuckDBPyConnection) -> dict[str, tuple[int, bool]]:
    found = con.execute("SELECT report_id, version, is_current FROM reports").fetchall()
    return {name: (version, is_current) for name, version, is_current in found}


def concept(con: DuckDBPyConnection, report_id: str, name: str) -> tuple[Decimal, int] | None:
    asked = "SELECT value, segment FROM concept_values WHERE report_id = $report AND concept = $concept"
    return con.execute(asked, {"report": report_id, "concept": name}).fetchone()


def test_the_report_published_last_is_current_and_undated_ones_come_first(con: DuckDBPyConnection):
    load_all(con, ENTRIES)
    derive(con)
    found = versions(con)
    assert {name: found[name] for name in ("a1", "a3", "a2")} == {
        "a1": (1, False),
        "a3": (2, False),
        "a2": (3, True),
    }


def test_reports_without_a_year_replace_nothing(con: DuckDBPyConnection):
    load_all(con, ENTRIES)
    derive(con)
    assert (versions(con)["c1"], versions(con)["c2"]) == ((1, True), (1, True))


def test_without_dates_the_ledger_decides(con: DuckDBPyConnection):
    load(con, report("late"), agency=agency(), ledger_line=9)
    load(con, report("early", staff_total=2), agency=agency(), ledger_line=2)
    derive(con)
    assert versions(con) == {"early": (1, False), "late": (2, True)}


def test_a_later_version_takes_over_on_deriving_again(con: DuckDBPyConnection):
    load(con, report("r1", published_on=date(2018, 1, 1)), agency=agency(), ledger_line=1)
    derive(con)
    assert versions(con) == {"r1": (1, True)}
    load(con, report("r2", published_on=date(2018, 6, 1), staff_total=2), agency=agency(), ledger_line=2)
    derive(con)
    assert versions(con) == {"r1": (1, False), "r2": (2, True)}


def test_a_concept_adds_up_its_terms(con: DuckDBPyConnection):
    load(
        con,
        report(replies_total=40, replies_asked_to_amend=3, proactive_total=300),
        agency=agency(),
        ledger_line=1,
    )
    derive(con)
    assert concept(con, "r1", "requests_handled") == (Decimal(37), 1)
    assert concept(con, "r1", "proactive_items") == (Decimal(300), 2)


@pytest.mark.parametrize("blank", ["replies_total", "replies_asked_to_amend"])
def test_a_concept_with_a_blank_term_has_no_value(con: DuckDBPyConnection, blank: str):
    load(con, report(**{blank: None}), agency=agency(), ledger_line=1)
    derive(con)
    assert concept(con, "r1", "requests_handled") is None


def test_a_zero_is_a_value(con: DuckDBPyConnection):
    load(con, report(replies_total=0, replies_asked_to_amend=0), agency=agency(), ledger_line=1)
    derive(con)
    assert concept(con, "r1", "requests_handled") == (Decimal(0), 1)


@pytest.mark.parametrize("edition", list(forms.editions()))
def test_a_full_report_has_every_concept_of_its_edition(con: DuckDBPyConnection, edition: str):
    figures = {item.item: place for place, item in enumerate(forms.edition(edition).valued, start=2)}
    load(con, report(edition=edition, **figures), agency=agency(), ledger_line=1)
    derive(con)
    expected = {
        crossing.concept: (sum(figures[item] * weight for item, weight in crossing.weights), crossing.segment)
        for crossing in forms.crosswalk()
        if crossing.edition == edition
    }
    found = con.execute("SELECT concept, value, segment FROM concept_values").fetchall()
    assert {name: (value, segment) for name, value, segment in found} == expected
    assert len(found) == len(expected) >= 10


def _content(order: list[Entry], one_by_one: bool, derivations: int) -> str:
    with memory() as con:
        if one_by_one:
            for entry in order:
                load(con, entry.report, agency=entry.agency, ledger_line=entry.ledger_line)
        else:
            load_all(con, order)
        for _ in range(derivations):
            derive(con)
        return content_hash(con)


@cache
def _content_in_order() -> str:
    return _content(ENTRIES, False, 1)


@settings(max_examples=10)
@given(order=st.permutations(ENTRIES), one_by_one=st.booleans(), derivations=st.integers(1, 2))
def test_the_order_of_loading_leaves_no_trace(order: list[Entry], one_by_one: bool, derivations: int):
    assert _content(order, one_by_one, derivations) == _content_in_order()


def test_any_other_content_has_another_hash(con: DuckDBPyConnection):
    load_all(con, ENTRIES)
    derive(con)
    seen = [content_hash(con)]
    for change in (
        "UPDATE cells SET raw = '2' WHERE report_id = 'a1' AND item = 'staff_total'",
        "UPDATE cells SET raw = NULL WHERE report_id = 'a1' AND item = 'staff_total'",
        "UPDATE values_2014 SET staff_total = 0.0001 WHERE report_id = 'a1'",
        "UPDATE reports SET is_current = NOT is_current WHERE report_id = 'c1'",
        "INSERT INTO unread SELECT * FROM unread LIMIT 1",
        "UPDATE claims SET unit = 'NULL' WHERE report_id = 'a1'",
        "UPDATE claims SET unit = NULL WHERE report_id = 'a1'",
        "DELETE FROM passages WHERE report_id = 'a1'",
    ):
        con.execute(change)
        seen.append(content_hash(con))
    assert len(set(seen)) == len(seen)


def test_when_and_where_in_the_ledger_is_no_content(con: DuckDBPyConnection):
    load_all(con, ENTRIES)
    row = {
        "sha256": "0" * 64,
        "source_name": "x",
        "reason": "empty",
        "at": None,
        "agency_id": None,
        "year": None,
    }
    load_rejections(con, [row])
    before = content_hash(con)
    con.execute("""UPDATE reports SET ledger_line = ledger_line + 10; UPDATE rejections SET "at" = now()""")
    con.execute("INSERT INTO generation (number) VALUES (5)")
    assert content_hash(con) == before


def test_findings_are_replaced_for_the_reports_named(con: DuckDBPyConnection):
    store_findings(con, [finding("f1", "a1"), finding("f2", "a2")], [formula("f1"), formula("f2")])
    store_findings(con, [finding("f3", "a1")], [formula("f3")], report_ids=["a1"])
    keys = "SELECT finding_key FROM findings ORDER BY ALL"
    assert con.execute(keys).fetchall() == [("f2",), ("f3",)]
    assert con.execute("SELECT finding_key FROM finding_formulas ORDER BY ALL").fetchall() == [
        ("f2",),
        ("f3",),
    ]
    store_findings(con, [finding("f3", "a1")], [formula("f3")])
    assert con.execute(keys).fetchall() == [("f3",)]
    store_findings(con, [], [])
    assert (len(con.table("findings")), len(con.table("finding_formulas"))) == (0, 0)


def test_two_versions_may_share_a_finding_and_its_formulas_stand_once(con: DuckDBPyConnection):
    shared = [formula("f1"), formula("f1", "B-BD-01")]
    store_findings(con, [finding("f1", "a1"), finding("f1", "a2")], [*shared, *shared])
    assert (len(con.table("findings")), len(con.table("finding_formulas"))) == (2, 2)
    store_findings(con, [finding("f1", "a1")], shared, report_ids=["a1"])
    assert (len(con.table("findings")), len(con.table("finding_formulas"))) == (2, 2)
    assert con.execute("SELECT items FROM findings LIMIT 1").fetchone() == (
        ["staff_total", "staff_fulltime"],
    )


@pytest.mark.parametrize("change", [{"proposal": 1}, {"statement_en": ...}])
def test_a_row_with_other_columns_than_the_table_is_refused(
    con: DuckDBPyConnection, change: dict[str, object]
):
    row = {name: value for name, value in (finding("f1", "a1") | change).items() if value is not ...}
    with pytest.raises(ValueError, match="table findings: a row and the table differ in"):
        store_findings(con, [row], [])


@pytest.mark.parametrize("table", sorted(set(table_names()) - {"generation"}))
def test_a_row_more_in_any_table_changes_the_hash(con: DuckDBPyConnection, table: str):
    before = content_hash(con)
    kept = con.table(table)
    types = dict(zip(kept.columns, map(str, kept.types), strict=True))
    append(con, table, [{name: "x" if kind == "VARCHAR" else None for name, kind in types.items()}])
    assert content_hash(con) != before
