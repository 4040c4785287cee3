"""Across years: one fault one finding, last year's figure as evidence, and fifteen years of a real district."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from invented import tables

from gongkai.checks import Finding, check, run, scratch
from gongkai.checks.facts import facts
from gongkai.forms import Edition, edition
from tests.shared import SHARED, needs_shared

CARRIED = ("natural_person", "org_business", "total")
SERIES = SHARED / "reports" / "pingtan_series.csv"


def _row(row: str, *numbers: int) -> dict[str, int]:
    return {f"{row}__{column}": number for column, number in zip(CARRIED, numbers, strict=True)}


def _found(own: dict[str, Any], **last: Any) -> list[Finding]:
    """What is found in a report of 2023 beside that of 2022: no information, nor that the body makes no rules."""
    case = {"edition": "2021", "year": 2023, **own, "others": [{"year": 2022, **last}]}
    found = check(tables({"r": case}), ["r"]).findings
    return [f for f in found if f.severity != "info" and f.rule != "X-PL-01"]


def test_a_row_that_was_not_carried_over_is_one_finding():
    (finding,) = _found({}, values=_row("requests_carried_out", 2, 1, 3))
    assert (finding.rule, finding.kind, finding.severity) == ("D-XY-02", "cross_year", "error")
    assert (finding.suspect, finding.found, finding.expected) == ("requests_carried_in__total", 0, 3)
    assert (finding.fault, finding.proposed) == ("unreconciled", None)
    assert set(finding.items) == {f"requests_carried_in__{column}" for column in CARRIED}
    assert "2 more" in finding.statement_en
    assert "上年的数" in finding.statement


def test_stocks_that_no_formula_ties_are_findings_of_their_own():
    last = {"rules__in_force": 4, "normative_docs__in_force": 60}
    found = _found({"values": {"rules__in_force": 3, "normative_docs__in_force": 50}}, values=last)
    assert [(f.suspect, f.severity) for f in found] == [
        ("rules__in_force", "error"),
        ("normative_docs__in_force", "warning"),
    ]


def test_the_key_of_a_finding_changes_with_last_years_figure():
    own = {"values": {"rules__in_force": 3}}
    (first,), (second,), (again,) = (_found(own, values={"rules__in_force": number}) for number in (4, 5, 4))
    assert first.finding_key == again.finding_key != second.finding_key


def _short_by_two() -> dict[str, Any]:
    """Only totals are printed, and 10 + 5 are not 12 + 1: any of the four may be wrong."""
    columns = [column for column in edition("2021").value_columns if column != "total"]
    rows = ("requests_new", "requests_carried_in", "outcomes_total", "requests_carried_out", "granted_full")
    totals = {"requests_new": 10, "requests_carried_in": 5, "outcomes_total": 12, "requests_carried_out": 1}
    values = {f"{row}__total": number for row, number in totals.items()}
    return {
        "values": {**values, "granted_full__total": 12},
        "blank": [f"{row}__{column}" for row in rows for column in columns],
    }


def test_last_years_figure_tells_which_cell_is_wrong():
    (undecided,) = _found(_short_by_two(), blank=["requests_carried_out__total"])
    assert (undecided.rule, undecided.fault, undecided.proposed) == ("D-ID-03", "unreconciled", None)
    (finding,) = _found(
        _short_by_two(),
        values={"requests_carried_out__total": 3},
        blank=["requests_carried_out__natural_person"],
    )
    assert (finding.fault, finding.suspect, finding.proposed) == (
        "wrong_cell",
        "requests_carried_in__total",
        3,
    )


def test_a_text_that_repeats_last_years_figure_is_one_fault_of_the_text():
    claim = {"kind": "figure", "item": "proactive_total", "concept": "proactive_items", "value": 546}
    case = {"values": {"proactive_total": 593, "channel_website": 593}, "claims": [claim]}
    others = [{"year": 2016, "values": {"proactive_total": 546, "channel_website": 546}}]
    checked = check(tables({"r": {**case, "others": others}}), ["r"])
    (finding,) = [f for f in checked.findings if f.severity != "info"]
    assert (finding.rule, finding.fault, finding.proposed) == ("X-TT-01", "last_year_value", None)
    assert "last year's report" in finding.statement_en
    assert {f.rule for f in checked.formulas} == {"X-TT-01", "X-CP-06"}


def test_a_hypothesis_is_held_against_last_year_and_not_against_other_hypotheses():
    cumulative = "fj_proactive_total__cumulative"
    case = {"edition": "2014_fujian", "values": {cumulative: 90}}
    others = [{"year": 2016, "values": {cumulative: 80}}, {"year": 2018, "values": {cumulative: 95}}]
    con = tables({"r": {**case, "others": others}})
    states = [
        scratch.State("as printed", "r"),
        scratch.State("lower", "r", ((cumulative, Decimal(70)),)),
        scratch.State("next year", "r other 2", ((cumulative, Decimal(75)),)),
    ]
    found = scratch.failures(con, facts(con, ["r", "r other 2"]), states)
    fallen = {name: [f.expected for f in of if f.rule == "A-XY-01"] for name, of in found.items()}
    assert fallen == {"as printed": [], "lower": [80], "next year": [90]}


def test_a_version_that_was_replaced_is_compared_but_never_compared_with():
    carried = {"requests_carried_in__total": 3}
    last = {"year": 2022, "values": {"requests_carried_out__total": 3}, "blank": ["granted_full__org_other"]}
    old = {**last, "values": {"requests_carried_out__total": 9}, "is_current": False}
    replaced = {"year": 2023, "values": {"requests_carried_in__total": 5}, "is_current": False}
    blank = [f"requests_carried_out__{c}" for c in edition("2021").value_columns if c != "total"]
    others = [{**last, "blank": blank}, {**old, "blank": blank}, replaced]
    con = tables({"r": {"edition": "2021", "year": 2023, "values": carried, "others": others}})
    names = ["r", "r other 2", "r other 3"]
    found = {f.report_id: f.expected for f in run(con, names) if f.rule == "D-XY-02" and f.suspect}
    assert found == {"r other 3": 3}


# --- fifteen years of a real district ---


def _series() -> dict[str, dict[str, Any]]:
    """The tables of every body and year in the series, as invented reports by their body and year."""
    printed: dict[tuple[str, int], list[dict[str, str]]] = defaultdict(list)
    with SERIES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] == "table":
                printed[row["agency"], int(row["year"])].append(row)
    bodies: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (body, year), rows in sorted(printed.items()):
        bodies[body].append(_case(body, year, rows))
    return {body: {**cases[0], "others": cases[1:]} for body, cases in bodies.items()}


def _case(body: str, year: int, rows: list[dict[str, str]]) -> dict[str, Any]:
    name = (
        "2008_fujian" if year < 2014 else "2014_fujian" if year < 2019 else "2019" if year < 2021 else "2021"
    )
    form = edition(name)
    items = list(_lines(form, rows) if "fujian" in name else _cells(form, rows))
    cells = list(zip(items, rows, strict=True))
    values = {item: row["value"] for item, row in cells if row["value"]}
    rest = {item.item for item in form.cells if not item.is_variant} - values.keys()
    agency = {"name": body, "kind": "government", "level": "county"}
    return {
        "edition": name, "year": year, "scope": "government", "agency": agency, "values": values,
        "absent": sorted(rest),
    }  # fmt: skip


def _plain(label: str) -> str:
    return re.sub(r"^(其中[:：])?|[0-9.、,，：:]|其中", "", label)


def _lines(form: Edition, rows: list[dict[str, str]]) -> Iterator[str]:
    named = {_plain(label): row.item for row in form.matrix_rows for label in row.labels}
    columns = {"本年度": "this_year", "历年累计": "cumulative"}
    for row in rows:
        yield f"{named[_plain(row['indicator'])]}__{columns[row['column']]}"


def _cells(form: Edition, rows: list[dict[str, str]]) -> Iterator[str]:
    """The series gives all columns of the rows that carry requests over, and the total of every other row."""
    for item in form.cells:
        if item.is_variant:
            continue
        row, _, column = item.item.partition("__")
        matrix = row in {line.item for line in form.matrix_rows}
        if not matrix or column == "total" or re.match("requests_|outcomes_total", row):
            yield item.item


@pytest.fixture(scope="module")
def district() -> list[tuple[Any, ...]]:
    """Body, year, rule, suspect, found and expected of what years say against each other."""
    series = _series()
    con = tables(series)
    years = {
        report_id: (body, year)
        for report_id, body, year in con.table("reports").select("report_id", "agency", "year").fetchall()
    }
    found = [f for f in check(con).findings if re.match(r".-XY-|.-BD-02$|X-CP-05|X-UN-01|X-TM-05", f.rule)]
    return sorted((*years[f.report_id], f.rule, f.suspect, f.found, f.expected) for f in found)


@needs_shared
def test_what_fifteen_years_of_a_district_say_against_each_other(district):
    """Found by hand in the figures; the county's three years, 2011 to 2013, hold throughout."""
    found = [tuple(row[1:]) for row in district if row[0] == "平潭综合实验区管委会"]
    assert len(found) == len(district)
    assert found == [
        (2012, "A-XY-01", "fj_gazette__cumulative", 0, 7),
        (2012, "A-XY-02", "fj_proactive_total__cumulative", 4359, 1516 + 739),
        (2013, "A-XY-02", "fj_proactive_total__cumulative", 76424, 4359 + 72804),
        (2016, "A-XY-01", "fj_replies_total__cumulative", 0, 1),
        (2016, "A-XY-01", "fj_requests_total__cumulative", 0, 1),
        (2017, "A-XY-01", "fj_proactive_total__cumulative", 10037, 85376),
        (2020, "C-XY-02", "rules__public_total", 7, 0),
        (2021, "D-XY-04", "normative_docs__in_force", 665, 166),
        (2023, "D-XY-01", "normative_docs__in_force", 470, 698 + 77 - 132),
        (2024, "D-BD-02", "lit_after_total", 19, 7 + 2),
        (2024, "D-XY-01", "normative_docs__in_force", 440, 470 + 62 - 33),
        (2024, "D-XY-03", "lit_direct_total", 0, 1),
        (2025, "D-XY-01", "normative_docs__in_force", 546, 440 + 58 - 45),
    ]
