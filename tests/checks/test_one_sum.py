"""A whole and a part of one sum that changed places: the sum alone would have a wrong value in one cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from invented import tables
from test_localise import FILLED

from gongkai.checks import Checked, Finding, check

TRUE = {
    **FILLED,
    "requests_received": 137, "requests_in_person": 21, "requests_fax": 3, "requests_online": 84, "requests_letter": 29,
    "requests_closed": 134, "closed_on_time": 126, "closed_extended": 8, "replies_total": 134,
    "replies_granted_full": 97, "replies_refused": 13, "refused_privacy": 12, "refused_other_law": 1,
    "replies_not_existing": 24, "staff_total": 5, "staff_fulltime": 2, "staff_parttime": 3,
}  # fmt: skip


def _checked(changes: dict[str, int]) -> Checked:
    return check(tables({"r": {"values": {**TRUE, **changes}}}))


def _loud(checked: Checked) -> list[Finding]:
    return [finding for finding in checked.findings if finding.severity != "info"]


def _swap(one: str, other: str) -> dict[str, int]:
    return {one: TRUE[other], other: TRUE[one]}


def test_the_report_holds():
    assert _checked({}).findings == ()


FAR_APART = [
    ("requests_closed", "closed_extended"),  # with 260 in place of 8 the sum would hold as well
    ("requests_received", "requests_in_person"),
    ("replies_total", "replies_granted_full"),
    ("replies_total", "replies_not_existing"),
]


@pytest.mark.parametrize(("whole", "part"), FAR_APART)
def test_a_whole_and_a_part_far_apart_that_changed_places_are_a_swap(whole: str, part: str):
    checked = _checked(_swap(whole, part))
    (finding,) = _loud(checked)
    assert (finding.fault, finding.suspect, finding.proposed) == ("swapped_cells", whole, TRUE[whole])
    told = {c.item: (c.value, c.share) for c in checked.candidates if c.finding_key == finding.finding_key}
    assert told == {cell: (Decimal(TRUE[cell]), 1.0) for cell in (whole, part)}


def test_numbers_of_one_digit_beside_each_other_leave_open_which_it_is():
    checked = _checked(_swap("staff_total", "staff_fulltime"))
    (finding,) = _loud(checked)
    assert (finding.fault, finding.suspect, finding.proposed) == ("unreconciled", "staff_total", None)
    assert {c.item: c.share for c in checked.candidates if c.finding_key == finding.finding_key} == {
        "staff_total": 1.0,
        "staff_fulltime": 0.5,
    }
    assert "any one of" not in finding.statement_en
    assert "8 for" in finding.statement_en
    assert "5 for" in finding.statement_en
    assert "2 for" in finding.statement_en


def test_a_slip_of_little_that_a_swap_of_cells_far_from_each_other_would_mend_by_chance_is_a_slip():
    # 137 = 140 + 3, and 140 = 137 + 3: six too much in the part looks like a swap of the two
    parts = {"requests_received": 137, "requests_letter": 134, "requests_in_person": 3, "requests_fax": 0, "requests_online": 0}  # fmt: skip
    (finding,) = _loud(_checked({**parts, "requests_letter": 140}))
    assert (finding.fault, finding.suspect) == ("unreconciled", "requests_received")
    assert {c.item for c in _checked({**parts, "requests_letter": 140}).candidates} == {"requests_received", "requests_letter"}  # fmt: skip


@pytest.mark.parametrize(
    "cell", ["requests_closed", "closed_extended", "requests_received", "replies_refused"]
)
@pytest.mark.parametrize("more", [1, -1])
def test_one_more_or_one_less_is_no_swap(cell: str, more: int):
    faults = {finding.fault for finding in _checked({cell: TRUE[cell] + more}).findings}
    assert "swapped_cells" not in faults


def test_a_number_that_shows_how_it_went_wrong_yields_to_no_swap_of_numbers_nearly_alike():
    # 31 = 9 + 22 printed as 13 = 9 + 22: digits transposed; the 13 and the 22 changed places would hold too
    values = {"requests_closed": 13, "closed_on_time": 22, "closed_extended": 9}
    findings = [f for f in _checked(values).findings if f.rule == "B-ID-02"]
    assert [finding.fault for finding in findings] == ["transposed_digits"]
