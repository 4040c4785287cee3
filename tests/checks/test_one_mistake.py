"""One mistake that sums tell of in more than one place is one finding: swaps, moves, a repeated table, a text beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from invented import tables
from test_mechanisms import FORM, PRINTED, TRUE, _checked, _loud
from test_one_cause import of_text
from test_true_sentences import case

from gongkai.checks import Checked, check
from gongkai.checks.facts import Facts, facts
from gongkai.checks.mechanisms import are_neighbours, mechanism


def facts_of(figures: dict[str, int]) -> Facts:
    """What is known of a report on the form of 2021 that prints these figures."""
    con = tables({"r": {"edition": "2021", "year": 2024, "values": figures}})
    return facts(con, ["r"])["r"]


APART = {  # two cells of which no sum has both
    "swapped, in other rows and columns": (
        "swapped_cells", {"requests_new__natural_person": 769, "unable_not_held__total": 3001},
    ),
    "swapped, where only one place is certain by itself": (
        "swapped_cells", {"requests_new__total": 178, "recon_other": 3119},
    ),
    "swapped over the border of two appeals": (
        "swapped_cells", {"lit_direct_total": 12, "lit_after_upheld": 26},
    ),
    "split, a zero lost between the digits": (
        "split_digits", {"refused_registry_query__natural_person": 1, "refused_registry_query__org_business": 5},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", APART)
def test_two_cells_that_no_sum_has_both_of_are_one_finding(name: str):
    fault, changes = APART[name]
    checked = _checked(changes)
    (finding,) = _loud(checked)
    assert finding.fault == fault
    assert finding.suspect in changes
    told = {c.item: c.value for c in checked.candidates if c.finding_key == finding.finding_key}
    assert told == {cell: Decimal(TRUE.get(cell, 0)) for cell in changes}


def test_two_small_slips_far_apart_are_no_swap_where_one_place_is_open():
    """A 4 and a 3 that should be a 3 and a 4 may well be two slips of one each."""
    changes = {"requests_new__org_other": 5, "lit_direct_corrected": 5}
    assert len(_loud(_checked(changes))) == 2


def test_appeals_stand_beside_each_other_whatever_heads_them():
    assert are_neighbours(FORM, "lit_direct_total", "lit_after_upheld")
    assert are_neighbours(FORM, "recon_total", "lit_direct_upheld")
    assert not are_neighbours(FORM, "recon_total", "lit_direct_corrected")


@pytest.mark.parametrize(("held", "beside", "whole"), [(1, 5, 105), (2, 1, 21), (12, 5, 12005)])
def test_digits_of_a_number_in_two_cells(held: int, beside: int, whole: int):
    one, other = "granted_full__org_business", "granted_full__org_research"
    report = facts_of({one: held, other: beside})
    assert mechanism(report, {one: Decimal(whole), other: Decimal(0)}) == "split_digits"
    assert mechanism(report, {one: Decimal(whole + 1), other: Decimal(0)}) == "wrong_cell"


def test_some_numbers_of_a_row_one_column_off_are_one_slip_and_not_a_slip_each():
    """With an empty column between them no sum has both of the moved numbers."""
    row = "refused_deliberative"
    true = {f"{row}__natural_person": 0, f"{row}__org_business": 47, f"{row}__org_research": 0,
            f"{row}__org_public_interest": 58, f"{row}__org_legal_service": 0}  # fmt: skip
    columns = [cell.partition("__")[2] for cell in true]
    other = {**TRUE, **true, f"{row}__org_other": 0, f"{row}__total": 105}
    rows = [item.item for item in FORM.matrix_rows if item.kind == "row"]
    outcomes = [r for r in rows if not r.startswith(("requests_", "outcomes_"))]
    for column in FORM.value_columns:
        total = sum(other.get(f"{r}__{column}", 0) for r in outcomes)
        other[f"outcomes_total__{column}"] = total
        other[f"requests_new__{column}"] = (
            total
            + other.get(f"requests_carried_out__{column}", 0)
            - other.get(f"requests_carried_in__{column}", 0)
        )
    assert _loud(check(tables({"r": {**PRINTED, "values": other, "claims": [], "passages": []}}))) == []
    moved = {**other, f"{row}__natural_person": 47, f"{row}__org_business": 0,
             f"{row}__org_research": 58, f"{row}__org_public_interest": 0}  # fmt: skip
    (finding,) = _loud(check(tables({"r": {**PRINTED, "values": moved, "claims": [], "passages": []}})))
    assert (finding.rule, finding.fault) == ("X-SH-02", "column_shift")
    assert {f"{row}__{column}" for column in columns[:4]} <= set(finding.items)


def test_a_text_that_differs_from_a_table_of_last_year_is_part_of_that_finding():
    claim = {"kind": "figure", "item": "requests_new__total", "value": 2500}
    con = tables({"r": {**PRINTED, "claims": [claim]}, "s": {**PRINTED, "year": 2023}})
    con.execute("UPDATE reports SET agency_id = 'one body'")
    checked = check(con, ["r"])
    (finding,) = _loud(checked)
    assert (finding.rule, finding.fault, finding.severity) == ("X-CP-05", "repeated_table", "error")
    assert {formula.rule for formula in checked.formulas} == {"X-CP-05", "D-XY-02", "X-TT-03"}


OUTCOMES = {
    "requests_new__natural_person": 805, "requests_new__total": 805,
    "outcomes_total__natural_person": 805, "outcomes_total__total": 805,
    "granted_full__natural_person": 770, "granted_full__total": 770,
    "granted_partial__natural_person": 35, "granted_partial__total": 35,
}  # fmt: skip


def of_outcomes(text: str, **table: Any) -> Checked:
    values = {item: Decimal(value) for item, value in {**OUTCOMES, **table}.items()}
    return check(tables({"r": case("2021", text, values)}))


@pytest.mark.parametrize("wrong", ["94.65", "9.57", "60"])
def test_a_wrong_share_of_an_outcome_in_all_of_them_is_found(wrong: str):
    text = "全年办结政府信息公开申请805件，其中予以公开770件，占{}%；部分公开35件，占4.35%。"
    assert of_text(of_outcomes(text.format("95.65"))) == []
    assert of_text(of_outcomes(text.format(wrong))) == [("X-TT-11", "warning", None, ["X-TT-11"])]


@pytest.mark.parametrize("total", ["8050", "80500"])
def test_a_wrong_total_is_one_finding_however_small_it_makes_the_shares(total: str):
    text = f"全年办结政府信息公开申请{total}件，其中予以公开770件，占95.65%；部分公开35件，占4.35%。"
    (finding,) = [one for one in of_text(of_outcomes(text)) if one[1] != "info"]
    assert finding[0] == "X-TT-04"
    assert finding[3].count("X-TT-11") == 2


@pytest.mark.parametrize("text", ["全年收到申请805件，上年结转20件。", "收到申请（含上年结转）825件。"])
def test_a_wrong_total_of_requests_leaves_the_text_that_says_the_true_one_alone(text: str):
    """Whether the text counts in what was carried over, the applicants of the row tell where the total cannot."""
    carried = {
        f"requests_carried_{way}__{c}": 20 for way in ("in", "out") for c in ("natural_person", "total")
    }
    assert of_text(of_outcomes(text, **carried)) == []
    (finding,) = [
        f
        for f in of_outcomes(text, **carried, requests_new__total=580).findings
        if f.kind != "format" and f.severity == "error"
    ]
    assert (finding.suspect, finding.proposed) == ("requests_new__total", 805)
