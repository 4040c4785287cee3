"""A line that we could not read takes its part from every sum it belongs to: such sums tell of no cell."""

from __future__ import annotations

import pytest
from duckdb import DuckDBPyConnection
from invented import tables
from test_mechanisms import FORM, PRINTED, TRUE

from gongkai.checks import Finding, check

ROW = [f"granted_full__{column}" for column in FORM.value_columns]


def _report(changes: dict[str, int]) -> DuckDBPyConnection:
    """The report with a row of it unread."""
    values = {cell: value for cell, value in {**TRUE, **changes}.items() if cell not in ROW}
    con = tables({"r": {**PRINTED, "values": values, "absent": ROW}})
    con.execute("INSERT INTO unread VALUES ('r', 'line 9', ' | 1288 | 21', 'the row prints fewer figures')")
    return con


def _said_to_be_missing(con: DuckDBPyConnection) -> list[tuple[int, int]]:
    """How many cells are said not to be printed, and how many to be."""
    found = [finding for finding in check(con).findings if finding.rule == "X-FM-04"]
    return [(len(finding.items), int(finding.found or 0)) for finding in found]


def _loud(con: DuckDBPyConnection) -> list[Finding]:
    return [f for f in check(con).findings if f.severity != "info" and f.kind != "format"]


def test_sums_that_lack_an_unread_row_are_one_doubt_of_our_reading():
    (finding,) = _loud(_report({}))
    assert (finding.fault, finding.severity, finding.proposed) == ("reading_doubt", "warning", None)
    assert finding.suspect is None
    assert "not to blame" in finding.statement_en
    rules = {f.rule for f in check(_report({})).formulas if f.finding_key == finding.finding_key}
    assert rules == {"X-BL-01"}


def test_a_fault_in_a_row_that_was_read_is_found_with_its_value_beside_the_doubt():
    cell = "unable_not_held__total"
    found = {
        f.fault: (f.severity, f.suspect, f.proposed) for f in _loud(_report({cell: TRUE[cell] * 10_000}))
    }
    assert found == {
        "unit_slip": ("error", cell, TRUE[cell]),
        "reading_doubt": ("warning", None, None),
    }


def test_without_unread_lines_what_is_missing_is_told_of_the_body():
    con = _report({})
    con.execute("DELETE FROM unread")
    assert "reading_doubt" not in {finding.fault for finding in _loud(con)}


def test_the_cells_of_an_unread_row_are_not_said_to_be_missing():
    for text in (" | 1288 | 21", "（一）予以公开 | 1288 | 21", "（一）予以公开 |  |  | "):
        con = _report({})
        con.execute("UPDATE unread SET text = ?", [text])
        assert _said_to_be_missing(con) == []


@pytest.mark.parametrize("text", ["（二）部分公开 | 1288 | 21", "附件下载"])
def test_those_of_another_row_are(text):
    con = _report({})
    con.execute("UPDATE unread SET text = ?", [text])
    ((missing, printed),) = _said_to_be_missing(con)
    assert missing == len(ROW)
    con.execute("DELETE FROM unread")
    assert _said_to_be_missing(con) == [(missing, printed)]


def test_where_more_is_missing_than_the_line_may_hold_the_rest_is_told():
    rows = [*ROW, *(cell.replace("full", "partial") for cell in ROW)]
    values = {cell: value for cell, value in TRUE.items() if cell not in rows}
    con = tables({"r": {**PRINTED, "values": values, "absent": rows}})
    ((missing, printed),) = _said_to_be_missing(con)
    con.execute("INSERT INTO unread VALUES ('r', 'line 9', ' | 1288 | 21', 'the row prints fewer figures')")
    assert _said_to_be_missing(con) == [(missing, printed + len(ROW))]
