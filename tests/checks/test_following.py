"""What holds as soon as a proposed value stands in its cell is told with that finding and not beside it."""

from __future__ import annotations

from typing import Any

from invented import tables
from test_mechanisms import PRINTED
from test_mechanisms import TRUE as MATRIX
from test_one_sum import TRUE

from gongkai.checks import AS_DECLARED, Checked, Settings, check


def _list(changes: dict[str, Any], settings: Settings = AS_DECLARED) -> Checked:
    return check(tables({"r": {"values": {**TRUE, **changes}}}), settings=settings)


def _matrix(changes: dict[str, Any]) -> Checked:
    return check(tables({"r": {**PRINTED, "values": {**MATRIX, **changes}}}))


def _told(checked: Checked) -> dict[str, list[str]]:
    """The rules of the formulas below each finding, by its own rule."""
    return {
        finding.rule: [f.rule for f in checked.formulas if f.finding_key == finding.finding_key]
        for finding in checked.findings
    }


def test_bounds_that_only_inform_are_told_with_the_cell_that_breaks_them():
    checked = _list({"requests_closed": 139})
    assert _told(checked) == {"B-ID-02": ["B-ID-02", "B-BD-11", "B-BD-12"]}
    (finding,) = checked.findings
    assert (finding.severity, finding.proposed) == ("error", 134)
    assert "另有2条校验随之成立" in finding.statement
    assert "2 more would hold" in finding.statement_en


def test_what_both_numbers_of_a_swap_mend_is_told_with_it():
    swapped = {"requests_closed": TRUE["closed_extended"], "closed_extended": TRUE["requests_closed"]}
    assert _told(_list(swapped)) == {"B-ID-02": ["B-ID-02", "B-BD-11"]}


def test_what_the_value_does_not_mend_is_a_finding_of_its_own():
    received = {"requests_received": 127, "requests_letter": TRUE["requests_letter"] - 10}
    assert _told(_list({**received, "requests_closed": 139})) == {
        "B-ID-02": ["B-ID-02", "B-BD-11"],
        "B-BD-12": ["B-BD-12"],
    }


def test_the_key_is_that_of_the_cause():
    quiet = Settings(off=frozenset({"B-BD-11", "B-BD-12"}))
    keys = [
        _list({"requests_closed": 139}, settings).findings[0].finding_key for settings in (AS_DECLARED, quiet)
    ]
    assert keys[0] == keys[1]


def test_a_count_with_a_fraction_is_one_finding_where_the_sums_give_the_number():
    for printed in (1288.5, -3):
        checked = _matrix({"granted_full__natural_person": printed})
        loud = [finding for finding in checked.findings if finding.severity != "info"]
        assert [(f.suspect, f.proposed) for f in loud] == [("granted_full__natural_person", 1288)]
        assert _told(checked)["D-ID-01"][-1] == "X-FM-02"


def test_a_fraction_that_no_sum_contradicts_stays_a_finding_of_its_own():
    assert "X-FM-02" in _told(_list({"training_courses": 2.5}))
