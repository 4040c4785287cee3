"""A line that could not be read casts doubt on the table it may belong to, and on no other."""

from __future__ import annotations

import pytest
from duckdb import DuckDBPyConnection
from invented import tables
from test_mechanisms import FORM, PRINTED, TRUE

from gongkai.checks import Finding, check
from gongkai.checks.places import Stretch, may_belong, place_of

LOST = "granted_full__total"
LINES = {1: 10, 2: 30, 3: 90}  # where the tables begin


def _report(unread: str) -> DuckDBPyConnection:
    """A total left blank in the matrix, one cell a line, and one unread line."""
    con = tables({"r": {**PRINTED, "blank": [LOST]}})
    for table, first in LINES.items():
        cells = [item.item for item in FORM.cells if item.table_no == table]
        for cell in cells:
            place = f"line {first + cells.index(cell) // len(FORM.value_columns)}"
            con.execute("UPDATE cells SET locator = ? WHERE item = ?", [place, cell])
    con.execute(
        "INSERT INTO unread VALUES ('r', ?, ' | 1288 | 21', 'the row prints fewer figures')", [unread]
    )
    return con


def _of_the_total(con: DuckDBPyConnection) -> Finding:
    (finding,) = [f for f in check(con).findings if LOST in f.items and f.kind != "format"]
    return finding


@pytest.mark.parametrize("line", ["line 12", "line 25", "line 80", "line 95"])
def test_an_unread_line_of_another_table_leaves_no_doubt(line):
    finding = _of_the_total(_report(line))
    assert (finding.fault, finding.suspect, finding.proposed) == ("blank_cell", LOST, TRUE[LOST])


@pytest.mark.parametrize("line", ["line 30", "line 36", "line 45", "page 2 (1,2,3,4)"])
def test_one_of_the_table_or_one_whose_place_is_not_known_does(line):
    assert _of_the_total(_report(line)).fault == "reading_doubt"


def _stretch(*locators: str, first: bool = False, last: bool = False) -> Stretch:
    return Stretch([place_of(locator) for locator in locators], first, last)


def test_places_are_compared_row_by_row():
    printed = {1: _stretch("table 1 row 4 column 2"), 2: _stretch("table 2 row 3 column 2")}
    assert not may_belong(place_of("table 1 row 3"), 2, printed)
    assert may_belong(place_of("table 1 row 9"), 2, printed)
    assert may_belong(place_of("table 1 row 9"), 1, printed)
    assert not may_belong(place_of("table 2 row 4"), 1, printed)
    assert may_belong(place_of("page 3 (1,2,3,4)"), 1, printed)


def test_above_the_first_row_and_below_the_last_of_a_form_stands_none_of_its_rows():
    printed = {1: _stretch("line 5"), 2: _stretch("line 20", "line 40", first=True, last=True)}
    assert not may_belong(place_of("line 12"), 2, printed)
    assert may_belong(place_of("line 12"), 1, printed)
    assert may_belong(place_of("line 30"), 2, printed)
    assert not may_belong(place_of("line 50"), 2, printed)
