"""What the benchmark of the rules draws: without a fault where it says so."""

from __future__ import annotations

from benchmarks.rules import draw
from gongkai.checks import run
from gongkai.forms import edition


def test_errors_are_found_in_the_generated_reports_with_a_wrong_cell_and_in_no_other():
    drawn = draw(edition("2021"), 600)
    assert drawn.wrong
    assert {failure.report_id for failure in run(drawn.con) if failure.severity == "error"} == drawn.wrong
