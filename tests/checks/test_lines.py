"""Whole rows, columns and blocks in the wrong place are one finding, with what each cell would hold."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from invented import tables
from test_mechanisms import FORM, PRINTED, ROWS, TRUE, _checked, _loud
from test_one_sum import TRUE as LIST

from gongkai.checks import Checked, Finding, check
from gongkai.forms import edition

COLUMNS = FORM.value_columns
CODES = [item.item for item in edition("2014").valued]


def _row(row: str) -> list[str]:
    return [f"{row}__{column}" for column in COLUMNS]


def _column(column: str) -> list[str]:
    return [f"{row}__{column}" for row in ROWS]


def _held(cells: list[str], others: list[str]) -> dict[str, int]:
    """These cells with the figures of the others."""
    return {cell: TRUE.get(other, 0) for cell, other in zip(cells, others, strict=True)}


def _exchanged(one: list[str], other: list[str]) -> dict[str, int]:
    return {**_held(one, other), **_held(other, one)}


def _changed(changes: dict[str, int]) -> dict[str, int]:
    """Those that really differ, with the true figures."""
    return {cell: TRUE.get(cell, 0) for cell, value in changes.items() if value != TRUE.get(cell, 0)}


def _would(checked: Checked, finding: Finding) -> dict[str, Decimal]:
    own = [c for c in checked.candidates if c.finding_key == finding.finding_key and c.share == 1]
    return {candidate.item: candidate.value or Decimal(0) for candidate in own}


LINES = {
    "two rows": (_row("requests_new"), _row("granted_full")),
    "two rows next to each other": (_row("outcomes_total"), _row("requests_carried_out")),
    "two columns": (_column("natural_person"), _column("total")),
    "two columns of parts, as the sums of the rows tell": (_column("org_business"), _column("total")),
}


@pytest.mark.parametrize("name", LINES)
def test_two_lines_that_changed_places_are_one_finding(name: str):
    changes = _exchanged(*LINES[name])
    checked = _checked(changes)
    (finding,) = _loud(checked)
    assert finding.fault == "exchanged_lines"
    assert _would(checked, finding) == _changed(changes)
    assert "changed places" in finding.statement_en
    assert "互换" in finding.statement


def test_two_rows_that_differ_by_less_than_ten_are_no_exchange():
    """Small numbers meet by chance: what would be mended so may as well be two slips."""
    small = dict.fromkeys((cell for row in ROWS for cell in _row(row)), 0)
    small |= {"requests_new__natural_person": 3, "requests_new__total": 3, "requests_carried_in__natural_person": 1,
              "requests_carried_in__total": 1, "granted_full__natural_person": 4, "granted_full__total": 4,
              "outcomes_total__natural_person": 4, "outcomes_total__total": 4}  # fmt: skip
    wrong = {**small, "outcomes_total__natural_person": 0, "outcomes_total__total": 0,
             "requests_carried_out__natural_person": 4, "requests_carried_out__total": 4}  # fmt: skip
    case = {**PRINTED, "values": wrong, "claims": [], "passages": []}
    assert "exchanged_lines" not in {f.fault for f in _loud(check(tables({"r": case})))}


def test_a_row_that_is_last_years_is_one_finding_that_says_so():
    row = dict.fromkeys(_row("unable_not_held"), 0) | {
        "unable_not_held__natural_person": 1200, "unable_not_held__org_business": 40, "unable_not_held__total": 1240,
    }  # fmt: skip
    checked = _checked(row, others=[{"year": PRINTED["year"] - 1, "values": row}])
    (finding,) = [f for f in _loud(checked) if f.report_id == "r" and f.kind == "identity"]
    assert finding.fault == "last_year_value"
    assert _would(checked, finding) == _changed(row)


def test_a_row_that_may_well_be_as_last_year_is_likelier_and_not_certain():
    same = {cell: TRUE.get(cell, 0) for cell in _row("refused_registry_query")}
    wrong = {"granted_full__natural_person": 1295, "granted_full__total": 1369}
    checked = _checked(wrong, others=[{"year": PRINTED["year"] - 1, "values": same}])
    (finding,) = [f for f in _loud(checked) if f.report_id == "r" and f.kind == "identity"]
    assert finding.proposed is None
    assert wrong.keys() <= {c.item for c in checked.candidates if c.finding_key == finding.finding_key}


def test_a_whole_row_that_is_wrong_is_one_finding_though_every_row_could_be_the_one():
    more = {"natural_person": 7, "org_business": 5, "total": 12}
    changes = {f"granted_full__{c}": TRUE.get(f"granted_full__{c}", 0) + n for c, n in more.items()}
    checked = _checked(changes)
    (finding,) = _loud(checked)
    assert (finding.fault, finding.proposed) == ("unreconciled", None)
    assert {f.rule for f in checked.formulas if f.finding_key == finding.finding_key} == {"D-ID-02"}
    named = {c.item for c in checked.candidates if c.finding_key == finding.finding_key}
    assert changes.keys() <= named
    assert "whole row or column" in finding.statement_en


def test_a_whole_row_is_certain_where_only_it_is_in_all_the_sums_that_fail():
    more = {"natural_person": 7, "org_business": 5, "total": 12}
    changes = {f"outcomes_total__{c}": TRUE.get(f"outcomes_total__{c}", 0) + n for c, n in more.items()}
    checked = _checked(changes)
    (finding,) = _loud(checked)
    assert finding.fault == "wrong_line"
    assert _would(checked, finding) == _changed(changes)


def test_figures_of_a_list_one_row_too_high_tell_the_number_they_wrote_over():
    """97 replies stand in the line above theirs, where the 134 of all were; 24 in the line above theirs."""
    start, end = CODES.index("replies_total"), CODES.index("replies_refused")
    block = CODES[start : end + 1]
    slipped = {
        code: LIST.get(below, 0) for code, below in zip(block, CODES[start + 1 : end + 2], strict=True)
    }
    slipped[block[-1]] = 0
    checked = check(tables({"r": {"values": {**LIST, **slipped}}}))
    loud = [f for f in checked.findings if f.severity != "info"]
    assert [f.fault for f in loud] == ["row_shift"]
    would = {c.item: c.value or 0 for c in checked.candidates if c.finding_key == loud[0].finding_key}
    assert would["replies_total"] == LIST["replies_total"]
    assert would["replies_granted_full"] == LIST["replies_granted_full"]


def test_appeals_one_column_to_the_left_tell_the_number_they_wrote_over():
    """Their sum tells that 72 is lost and where the total stood, not which of the parts slipped with it."""
    order = [item.item for item in FORM.valued if item.table_no == 3]
    start, end = order.index("recon_upheld"), order.index("lit_direct_upheld")
    changes = _held(order[start:end], order[start + 1 : end + 1]) | {order[end]: 0}
    checked = _checked(changes)
    (finding,) = _loud(checked)
    assert finding.fault == "column_shift"
    assert _would(checked, finding) == {"recon_total": 351, "lit_direct_upheld": 13}
    assert "written over" in finding.statement_en
    lost = {c.item: c.share for c in checked.candidates if c.value == 72}
    assert "recon_upheld" in lost
    assert sum(lost.values()) == pytest.approx(1)


def test_a_slip_that_the_text_tells_too_names_the_cell_of_the_lost_number():
    order = [item.item for item in FORM.valued if item.table_no == 3]
    start, end = order.index("recon_upheld"), order.index("lit_direct_upheld")
    changes = _held(order[start:end], order[start + 1 : end + 1]) | {order[end]: 0}
    said = [
        {"kind": "figure", "item": item, "value": TRUE[item]} for item in order[start:end] if item in TRUE
    ]
    checked = _checked(changes, claims=said)
    (finding,) = _loud(checked)
    assert finding.fault == "column_shift"
    assert _would(checked, finding) == _changed(changes)


def test_two_slips_in_one_column_that_make_up_for_each_other_are_no_column_wrong():
    changes = {"granted_full__natural_person": 1289, "unable_not_held__natural_person": 745}
    checked = _checked(changes)
    (finding,) = _loud(checked)
    assert finding.fault == "unreconciled"  # the totals may be what is wrong as well
    assert changes.keys() <= {c.item for c in checked.candidates if c.finding_key == finding.finding_key}


def test_two_numbers_of_lists_far_from_each_other_that_changed_places_are_one_finding():
    """The one breaks a sum, which tells its number; the other only bounds, which tell that it is too small."""
    values = {**LIST, "proactive_total": 640, "channel_website": 610}
    assert [f for f in check(tables({"r": {"values": values}})).findings if f.severity != "info"] == []
    swapped = {"proactive_total": values["requests_online"], "requests_online": values["proactive_total"]}
    checked = check(tables({"r": {"values": {**values, **swapped}}}))
    (finding,) = [f for f in checked.findings if f.severity != "info"]
    assert finding.fault == "swapped_cells"
    assert _would(checked, finding) == {cell: values[cell] for cell in swapped}


def test_this_year_and_the_years_so_far_that_changed_places_are_one_finding_though_only_bounds_tell():
    before = {"fj_proactive_total__cumulative": 3620, "fj_website__cumulative": 3620}
    true = {"fj_proactive_total__this_year": 739, "fj_proactive_total__cumulative": 4359, "fj_website__this_year": 739,
            "fj_website__cumulative": 4359}  # fmt: skip
    swapped = {"fj_website__this_year": 4359, "fj_website__cumulative": 739}
    for values, faults in ((true, []), ({**true, **swapped}, ["swapped_cells"])):
        case = {"edition": "2014_fujian", "values": values, "others": [{"year": 2016, "values": before}]}
        checked = check(tables({"r": case}))
        assert [f.fault for f in checked.findings if f.report_id == "r" and f.severity != "info"] == faults
    (finding,) = [f for f in checked.findings if f.fault == "swapped_cells"]
    assert _would(checked, finding) == {cell: true[cell] for cell in swapped}


def _group(concept: str, first: str) -> dict[str, Any]:
    """What a text says of all outcomes of a kind."""
    total = sum(TRUE.get(f"{row}__total", 0) for row in ROWS if row.startswith(f"{concept}_"))
    return {"kind": "figure", "item": f"{first}__total", "concept": concept, "value": total}


def test_two_figures_of_a_sentence_off_by_as_much_each_way_are_one_finding():
    """What the text counts as refused the table counts as not processed."""
    rows = _exchanged(_row("refused_law_prohibits"), _row("not_processed_repeat"))
    assert _loud(_checked(rows, claims=[])) == []
    said = [_group("refused", "refused_state_secret"), _group("not_processed", "not_processed_petition")]
    assert _loud(_checked({}, claims=said)) == []
    checked = _checked(rows, claims=said)
    (finding,) = _loud(checked)
    assert (finding.rule, finding.fault) == ("X-TT-16", "text_or_table")
    assert "under another heading" in finding.statement_en
    assert len([f for f in checked.formulas if f.finding_key == finding.finding_key]) == 2
    would = {c.item: c.value for c in checked.candidates if c.finding_key == finding.finding_key}
    assert would["refused_law_prohibits__total"] == TRUE["refused_law_prohibits__total"]
    assert would["not_processed_repeat__total"] == TRUE["not_processed_repeat__total"]
    apart = [{**claim, "locator": f"line {number}"} for number, claim in enumerate(said)]
    assert len(_loud(_checked(rows, claims=apart))) == 2


SLIPS_IN_A_LIST = {
    "a total left at 0": {"requests_closed": 0},
    "a total left at 0, with parts of the next sum above": {"replies_total": 0},
    "two numbers for zeros, far from each other": {"reconsideration_upheld": 16, "litigation_other": 28},
}


@pytest.mark.parametrize("name", SLIPS_IN_A_LIST)
def test_single_faults_of_a_list_are_no_slip_that_wrote_over_a_number(name: str):
    findings = check(tables({"r": {"values": {**LIST, **SLIPS_IN_A_LIST[name]}}})).findings
    assert "row_shift" not in {finding.fault for finding in findings}
    proposed = {f.suspect: f.proposed for f in findings if f.proposed is not None}
    assert all(value == LIST.get(cell, 0) for cell, value in proposed.items() if cell)
