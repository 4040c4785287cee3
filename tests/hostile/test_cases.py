"""Every hostile file ends in a verdict of its own, read as `ingest` and `check` read (promise R6)."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from gongkai.confined import reader
from gongkai.confined.wire import Request
from gongkai.documents import UnreadableError
from tests.hostile import bombs, disguises, structures
from tests.hostile.case import READ, Case

CASES = (*bombs.CASES, *structures.CASES, *disguises.CASES)


def outcome(case: Case) -> str:
    """The reason of the rejection, or READ where the figures of the good report came out."""
    try:
        (report,) = reader().read(Request(case.make(), case.file_name, case.file_name))
    except UnreadableError as error:
        return str(error)
    if report.verdict == "reject":
        return report.reason
    figures = {cell.item: cell.value for cell in report.cells}
    assert (figures["proactive_total"], figures["requests_received"]) == (Decimal(120), Decimal(3))
    return READ


def test_there_are_as_many_cases_as_promised():
    assert len({case.name for case in CASES}) == len(CASES) >= 131


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_file_ends_in_a_verdict(case):
    found = outcome(case)
    assert re.search(case.outcome, found), found
    assert "fault" not in found
    assert "\n" not in found
    assert "root:" not in found
