"""A line that could not be read casts doubt on the table it may belong to, and on no other."""

from __future__ import annotations

import pytest
from duckdb import DuckDBPyConnection
from invented import tables
from test_mechanisms import FORM, PRINTED, TRUE

from gongkai.checks import Finding, check
from gongkai.checks.places import may_belong, place_of

LOST = "granted_full__total"
LINES = {1: 10, 2: 30, 3: 90}  # where the tables begin


def _report(unread: str) -> DuckDBPyConnection:
    """A total left blank in the matrix, one cell a line, and one unread line."""
    con = tables({"r": {**PRINTED, "blank": [LOST]}})
    for table, first in LINES.items():
        cells = [item.item for item in FORM.cells if item.table_no == table]
        for cell in cells:
            place = f"line {first + 5} column {cells.index(cell) + 1}"
            con.execute("UPDATE cells SET locator = ? WHERE item = ?", [place, cell])
    con.execute(
        "INSERT INTO unread VALUES ('r', ?, ' | 1288 | 21', 'the row prints fewer figures')", [unread]
    )
    return con


def _of_the_total(con: DuckDBPyConnection) -> Finding:
    (finding,) = [f for f in check(con).findings if LOST in f.items and f.kind != "format"]
    return finding


def test_an_unread_line_of_another_table_leaves_no_doubt():
    finding = _of_the_total(_report("line 12"))
    assert (finding.fault, finding.suspect, finding.proposed) == ("blank_cell", LOST, TRUE[LOST])


@pytest.mark.parametrize("line", ["line 15", "line 36", "line 95", "page 2 (1,2,3,4)"])
def test_one_of_the_table_or_one_whose_place_is_not_known_does(line):
    assert _of_the_total(_report(line)).fault == "reading_doubt"


def test_places_are_compared_row_by_row():
    printed = {1: [place_of("table 1 row 4 column 2")], 2: [place_of("table 2 row 3 column 2")]}
    assert not may_belong(place_of("table 1 row 3"), 2, printed)
    assert may_belong(place_of("table 1 row 9"), 2, printed)
    assert may_belong(place_of("table 1 row 9"), 1, printed)
    assert not may_belong(place_of("table 2 row 4"), 1, printed)
    assert may_belong(place_of("page 3 (1,2,3,4)"), 1, printed)
