"""The one cell at fault: found where there is one, not claimed where there is not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from invented import tables

from gongkai.checks import Finding, check
from gongkai.forms import edition

FILLED = {
    "proactive_total": 120, "proactive_normative_docs": 8, "normative_docs_issued": 9, "channel_website": 110,
    "channel_wechat": 60, "response_hot_issues": 3, "interpretation_articles": 4, "requests_received": 12,
    "requests_in_person": 2, "requests_online": 7, "requests_letter": 3, "requests_closed": 12, "closed_on_time": 11,
    "closed_extended": 1, "replies_total": 12, "replies_granted_full": 6, "replies_refused": 4,
    "refused_privacy": 3, "refused_other_law": 1, "replies_not_existing": 2, "staff_total": 5, "staff_fulltime": 2,
    "staff_parttime": 3, "training_courses": 2, "persons_trained": 80,
}  # fmt: skip


def _loud(values: dict[str, Any], **more: Any) -> list[Finding]:
    case = {"values": {**FILLED, **values}, **more}
    return [f for f in check(tables({"r": case})).findings if f.severity != "info"]


def _text(item: str, value: int) -> dict[str, Any]:
    return {"kind": "figure", "item": item, "value": value}


def test_a_report_that_holds_has_no_findings():
    assert check(tables({"r": {"values": FILLED}})).findings == ()


def test_two_formulas_that_meet_in_one_cell_name_it_and_its_value():
    # 12 = 6 + 4 + 2 and 4 = 3 + 1; 9 breaks both. The grounds fall short, which is the louder failure.
    (finding,) = _loud({"replies_refused": 9})
    assert (finding.rule, finding.fault, finding.suspect) == ("B-ID-04", "wrong_cell", "replies_refused")
    assert (finding.found, finding.expected, finding.proposed) == (9, 4, 4)
    assert finding.difference == 5
    assert finding.materiality == pytest.approx(5 / 12)
    assert finding.locator == "cell replies_refused"
    assert set(finding.items) > {"replies_total", "replies_refused", "refused_privacy"}
    assert "4" in finding.statement
    assert "1 more" in finding.statement_en


def test_a_single_sum_that_does_not_hold_leaves_it_open():
    (finding,) = _loud({"staff_total": 6})
    assert (finding.fault, finding.suspect, finding.proposed) == ("unreconciled", "staff_total", None)
    assert (finding.found, finding.expected) == (6, 5)
    assert "any one of 3 cells" in finding.statement_en


def test_a_total_that_the_text_confirms_is_not_the_suspect():
    parts = {"requests_received": 10, "requests_in_person": 4, "requests_online": 5, "requests_letter": 0}
    rest = {"requests_closed": 10, "closed_on_time": 9}
    confirmed = [_text("requests_received", 10)]
    (finding,) = _loud({**parts, **rest}, claims=confirmed)
    assert finding.rule == "B-ID-01"
    assert (finding.fault, finding.suspect, finding.proposed) == ("unreconciled", None, None)
    (open_case,) = _loud({**parts, **rest})
    assert open_case.suspect == "requests_received"


def test_the_text_can_tell_which_cell_is_wrong():
    (finding,) = _loud({"requests_received": 21}, claims=[_text("requests_received", 12)])
    assert (finding.fault, finding.suspect, finding.proposed) == (
        "transposed_digits",
        "requests_received",
        12,
    )
    assert finding.rule == "B-ID-01"


def test_a_text_against_a_total_whose_parts_agree_is_left_open():
    (finding,) = _loud({}, claims=[_text("requests_received", 30)])
    assert (finding.rule, finding.fault, finding.suspect) == ("X-TT-03", "text_or_table", "requests_received")
    assert finding.proposed is None
    assert "speak for the table" in finding.statement_en


def test_closures_that_equal_the_parts_break_the_tie_for_the_total():
    (finding,) = _loud({"replies_total": 21})
    assert (finding.fault, finding.suspect, finding.proposed) == ("transposed_digits", "replies_total", 12)


def test_two_faults_that_share_a_cell_are_left_open_together():
    # 12 = 8 + 4 + 2 and 4 = 2 + 1: two cells at least are wrong, and many pairs of cells would mend it.
    (finding,) = _loud({"replies_granted_full": 8, "refused_privacy": 2})
    assert (finding.rule, finding.fault, finding.proposed) == ("B-ID-04", "unreconciled", None)
    assert "At least 2 cells are wrong" in finding.statement_en
    assert {"replies_granted_full", "refused_privacy"} <= set(finding.items)


def test_a_negative_or_broken_value_is_never_proposed():
    # No cell but the total can mend this: the parts cannot make up for each other.
    values = {"requests_received": 1, "requests_in_person": 2, "requests_online": 7, "requests_letter": 3}
    (finding,) = _loud({**values, "requests_closed": 1, "closed_on_time": 0})
    assert (finding.fault, finding.suspect, finding.proposed) == ("wrong_cell", "requests_received", 12)


def test_a_bound_names_no_value_to_put_in():
    (finding,) = _loud({"press_conferences": 1, "press_conferences_head": 2})
    assert (finding.rule, finding.fault, finding.proposed) == ("B-BD-06", "unreconciled", None)


def _matrix() -> dict[str, int]:
    """A 2021 form in which each applicant column has numbers and everything adds up."""
    people = [
        "natural_person",
        "org_business",
        "org_research",
        "org_public_interest",
        "org_legal_service",
        "org_other",
    ]
    values: dict[str, int] = {}
    for number, column in enumerate(people, start=2):
        rows = {
            "requests_new": 5 * number,
            "requests_carried_in": 2,
            "granted_full": 2 * number,
            "granted_partial": number,
        }
        rows |= {"refused_internal_affairs": number, "unable_not_held": 1}
        rows["outcomes_total"] = 4 * number + 1
        rows["requests_carried_out"] = rows["requests_new"] + 2 - rows["outcomes_total"]
        values |= {f"{row}__{column}": value for row, value in rows.items()}
    for row in {code.rpartition("__")[0] for code in values}:
        values[f"{row}__total"] = sum(values[f"{row}__{column}"] for column in people)
    return values | {
        "recon_total": 7,
        "recon_upheld": 4,
        "recon_corrected": 1,
        "recon_other": 1,
        "recon_pending": 1,
    }


MATRIX = _matrix()
CELLS = [
    item.item
    for item in edition("2021").cells
    if item.table_no == edition("2021").by_code["requests_new__total"].table_no
]


def test_every_single_wrong_cell_of_the_matrix_is_found():
    wrong = {
        cell: {"edition": "2021", "year": 2022, "values": {**MATRIX, cell: MATRIX.get(cell, 0) + 3}}
        for cell in CELLS
    }
    findings = [f for f in check(tables(wrong)).findings if f.severity != "info"]
    assert [f.report_id for f in findings] == sorted(CELLS)
    assert {f.report_id: (f.fault, f.suspect, f.proposed) for f in findings} == {
        cell: ("wrong_cell", cell, Decimal(MATRIX.get(cell, 0))) for cell in CELLS
    }
