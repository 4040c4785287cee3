"""What kind of fault it is, told from the figures that the city of Huai'an really printed for 2024."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import tables

from gongkai.checks import Checked, Finding, check
from gongkai.checks.mechanisms import are_neighbours, are_transposed, is_unit_slip
from gongkai.forms import edition
from tests.figures import figures

PRINTED = tomllib.loads((Path(__file__).parent / "huaian_2024.toml").read_text(encoding="utf-8"))
TRUE: dict[str, int] = PRINTED["values"]
FORM = edition("2021")
ROWS = [row.item for row in FORM.matrix_rows if row.kind == "row"]
CELLS = [f"{row}__{column}" for row in ROWS for column in FORM.value_columns]


def _checked(changes: dict[str, int], **more: Any) -> Checked:
    return check(tables({"r": {**PRINTED, "values": {**TRUE, **changes}, **more}}))


def _loud(checked: Checked) -> list[Finding]:
    return [finding for finding in checked.findings if finding.severity != "info"]


def test_the_report_as_printed_reconciles():
    assert _loud(_checked({})) == []


ONE_CELL = {
    "digits transposed": ("transposed_digits", "unable_not_held__total", 796, 769),
    "another unit": ("unit_slip", "granted_full__org_business", 210_000, 21),
    "the total in place of a part": ("total_in_part", "granted_partial__natural_person", 454, 447),
    # 2 + 30 + 5 + 6 + 7 + 12 + 9 + 105 refusals counted once more
    "a group counted twice": ("group_counted", "outcomes_total__natural_person", 2932 + 176, 2932),
    "no known trace": ("wrong_cell", "granted_full__natural_person", 1291, 1288),
}


@pytest.mark.parametrize(("fault", "cell", "printed", "true"), ONE_CELL.values(), ids=ONE_CELL)
def test_one_cell_and_how_it_went_wrong(fault: str, cell: str, printed: int, true: int):
    (finding,) = _loud(_checked({cell: printed}))
    assert (finding.fault, finding.suspect, finding.proposed) == (fault, cell, true)


def test_a_number_left_out_is_told_from_a_blank_that_means_nothing():
    (finding,) = _loud(_checked({}, blank=["unable_not_held__org_business"]))
    assert (finding.fault, finding.suspect, finding.proposed) == (
        "blank_cell",
        "unable_not_held__org_business",
        12,
    )
    assert (
        _loud(_checked({}, blank=["unable_not_held__org_research", "refused_third_party__org_business"]))
        == []
    )


TWO_CELLS = {
    "swapped within a row": ("swapped_cells", {"granted_full__natural_person": 21, "granted_full__org_business": 1288}),
    "swapped within the column of totals": ("swapped_cells", {"granted_full__total": 769, "unable_not_held__total": 1362}),
    "in the neighbouring column": (
        "neighbouring_cell", {"granted_full__org_business": 0, "granted_full__org_research": 21},
    ),
    "split over two columns": ("split_digits", {"granted_full__org_business": 2, "granted_full__org_research": 1}),
}  # fmt: skip


@pytest.mark.parametrize(("fault", "changes"), TWO_CELLS.values(), ids=TWO_CELLS)
def test_two_cells_that_show_how_they_went_wrong_are_one_finding(fault: str, changes: dict[str, int]):
    checked = _checked(changes)
    (finding,) = _loud(checked)
    assert finding.fault == fault
    assert finding.suspect in changes
    candidates = {
        c.item: (c.value, c.share) for c in checked.candidates if c.finding_key == finding.finding_key
    }
    assert candidates == {cell: (Decimal(TRUE.get(cell, 0)), 1.0) for cell in changes}


def test_two_cells_wrong_by_themselves_are_two_findings_with_their_values():
    findings = _loud(_checked({"granted_full__natural_person": 1298, "refused_registry_query__total": 102}))
    assert {(f.suspect, f.proposed) for f in findings} == {
        ("granted_full__natural_person", 1288), ("refused_registry_query__total", 105),
    }  # fmt: skip


def test_two_faults_that_two_pairs_of_cells_explain_alike_are_left_open():
    changes = {"granted_full__natural_person": 1289, "granted_partial__org_business": 8}
    checked = _checked(changes)
    (finding,) = _loud(checked)
    assert (finding.fault, finding.proposed) == ("unreconciled", None)
    shares = {c.item: c.share for c in checked.candidates if c.finding_key == finding.finding_key}
    assert set(changes) < set(shares)
    assert all(share == pytest.approx(0.5) for share in shares.values())


def test_what_is_certain_settles_what_else_is_wrong():
    # the blank total, once known, tells that its row holds: only the swap explains the two columns
    swapped = {"other_no_correction__org_business": 1, "other_no_correction__org_legal_service": 3}
    findings = _loud(_checked(swapped, blank=["not_processed_reconfirm__total"]))
    assert {(f.fault, f.suspect, f.proposed) for f in findings} == {
        ("blank_cell", "not_processed_reconfirm__total", 1),
        ("swapped_cells", "other_no_correction__org_business", 3),
    }


def test_sums_are_explained_though_the_text_says_a_third_figure():
    claim = {"kind": "figure", "item": "requests_new__total", "value": 3085}
    findings = _loud(_checked({"requests_new__total": 105}, claims=[claim]))
    assert {(f.rule, f.fault, f.suspect, f.proposed) for f in findings} == {
        ("D-ID-01", "wrong_cell", "requests_new__total", 3119),
        ("X-TT-03", "text_or_table", "requests_new__total", None),
    }


def test_a_row_that_slipped_is_one_finding():
    # nothing carried over, so that the row below the total of outcomes is free
    columns = FORM.value_columns
    new = {f"requests_new__{c}": TRUE.get(f"outcomes_total__{c}", 0) for c in columns}
    nothing = {f"requests_carried_{way}__{c}": 0 for way in ("in", "out") for c in columns}
    assert _loud(_checked({**new, **nothing})) == []
    slipped = {f"outcomes_total__{c}": 0 for c in columns}
    slipped |= {f"requests_carried_out__{c}": TRUE.get(f"outcomes_total__{c}", 0) for c in columns}
    checked = _checked({**new, **nothing, **slipped})
    (finding,) = _loud(checked)
    assert (finding.rule, finding.fault, finding.suspect) == (
        "X-SH-02", "row_shift", "requests_carried_out__natural_person",
    )  # fmt: skip
    assert "1 row too low" in finding.statement_en
    assert set(slipped) == set(finding.items)
    assert {formula.rule for formula in checked.formulas} == {"D-ID-02"}


def test_a_text_of_one_office_is_no_error_of_its_district():
    claim = {"kind": "figure", "item": "requests_new__total", "value": 610}
    (finding,) = [f for f in _checked({}, claims=[claim], scope="government").findings if f.rule == "X-TT-03"]
    assert (finding.severity, finding.fault, finding.proposed) == ("info", "other_scope", None)
    (finding,) = [f for f in _checked({}, claims=[claim]).findings if f.rule == "X-TT-03"]
    assert (finding.severity, finding.fault, finding.proposed) == ("error", "text_or_table", None)


def test_a_text_that_counts_the_whole_region_is_of_the_same_scope_as_the_table():
    claim = {"kind": "figure", "item": "requests_new__total", "value": 610, "text": "全市共收到申请610件。"}
    (finding,) = [f for f in _checked({}, claims=[claim], scope="government").findings if f.rule == "X-TT-03"]
    assert (finding.severity, finding.fault, finding.proposed) == ("error", "text_or_table", None)


@pytest.mark.parametrize("said", ["96171.6", "9.61716", "9617160"])
def test_an_amount_of_which_text_and_table_have_the_same_digits_is_in_another_unit_and_of_no_other_scope(
    said: str,
):
    claim = {"kind": "figure", "item": "admin_fees__amount", "value": Decimal(said)}
    checked = _checked({"admin_fees__amount": 961716000}, claims=[claim], scope="government")
    (finding,) = [f for f in checked.findings if f.rule == "X-TT-15"]
    is_slip = said != "9617160"  # a hundred times as much is no unit
    assert (finding.severity, finding.fault) == (
        ("warning", "unit_slip") if is_slip else ("info", "other_scope")
    )
    assert ("元与万元混淆" in finding.statement) == is_slip


def test_a_count_that_is_a_thousand_times_what_the_text_says_is_of_another_scope():
    claim = {"kind": "figure", "item": "licensing__decisions", "value": 12}
    checked = _checked({"licensing__decisions": 12000}, claims=[claim], scope="government")
    (finding,) = [f for f in checked.findings if f.rule == "X-TT-15"]
    assert (finding.severity, finding.fault) == ("info", "other_scope")


def test_a_doubt_of_our_own_reading_is_not_blamed_on_the_body():
    con = tables({"r": {**PRINTED, "values": {**TRUE, "granted_full__total": 1382}}})
    con.execute("UPDATE cells SET inferred = true WHERE item = 'granted_full__total'")
    (finding,) = _loud(check(con))
    assert (finding.fault, finding.severity, finding.suspect) == (
        "reading_doubt",
        "warning",
        "granted_full__total",
    )
    assert finding.proposed == 1362
    assert "not to blame" in finding.statement_en


def test_a_value_of_last_year_is_named():
    carried = {"requests_carried_out__natural_person": 34, "requests_carried_out__total": 34}
    before = {**PRINTED, "year": 2023, "values": {**carried, "granted_full__natural_person": 900}}
    con = tables({"r": {**PRINTED, "values": {**TRUE, "granted_full__natural_person": 900}}, "s": before})
    con.execute("UPDATE reports SET agency_id = 'one body'")
    (finding,) = _loud(check(con, ["r"]))
    assert (finding.fault, finding.proposed) == ("last_year_value", 1288)


def test_a_table_of_last_year_that_does_not_follow_from_it_is_one_finding():
    con = tables({"r": PRINTED, "s": {**PRINTED, "year": 2023}})
    con.execute("UPDATE reports SET agency_id = 'one body'")
    checked = check(con, ["r"])
    (finding,) = _loud(checked)
    assert (finding.rule, finding.fault, finding.severity) == ("X-CP-05", "repeated_table", "error")
    assert {formula.rule for formula in checked.formulas} == {"X-CP-05", "D-XY-02"}
    assert "because of it" in finding.statement_en


@pytest.mark.release
@settings(max_examples=figures(4, 12))
@given(cell=st.sampled_from(CELLS), more=st.integers(1, 5000))
def test_whatever_cell_of_the_matrix_is_wrong_it_is_the_finding(cell: str, more: int):
    (finding,) = _loud(_checked({cell: TRUE.get(cell, 0) + more}))
    assert (finding.suspect, finding.proposed) == (cell, TRUE.get(cell, 0))


@pytest.mark.release
@settings(max_examples=figures(4, 12))
@given(cells=st.lists(st.sampled_from(CELLS), min_size=2, max_size=2, unique=True), more=st.integers(1, 900))
def test_whatever_two_cells_of_the_matrix_are_wrong_both_are_found(cells: list[str], more: int):
    one, other = cells
    findings = _loud(_checked({one: TRUE.get(one, 0) + more, other: TRUE.get(other, 0) + 1}))
    assert {one, other} <= {item for finding in findings for item in finding.items}


def test_traces():
    assert are_transposed(Decimal(96), Decimal(69))
    assert not are_transposed(Decimal(96), Decimal(99))
    assert not are_transposed(Decimal(123), Decimal(321))
    assert is_unit_slip(Decimal(3940), Decimal("0.3940"))
    assert not is_unit_slip(Decimal(100), Decimal(10))
    assert are_neighbours(FORM, "granted_full__org_business", "granted_full__org_research")
    assert are_neighbours(FORM, "granted_full__total", "granted_partial__total")
    assert not are_neighbours(FORM, "granted_full__total", "granted_partial__org_other")


def test_whole_rows_that_changed_places_are_one_finding_where_the_text_tells_of_both():
    said = [
        {"kind": "figure", "item": "requests_new__total", "value": 3119},
        {"kind": "figure", "item": "requests_carried_in__total", "value": 34},
    ]
    assert _loud(_checked({}, claims=said)) == []
    rows = {"requests_new": "requests_carried_in", "requests_carried_in": "requests_new"}
    changed = {
        f"{row}__{c}": TRUE.get(f"{other}__{c}", 0) for row, other in rows.items() for c in FORM.value_columns
    }
    checked = _checked(changed, claims=said)
    (finding,) = _loud(checked)
    assert finding.fault == "exchanged_lines"
    assert {item.partition("__")[0] for item in finding.items} == set(rows)
    would = {c.item: (c.value, c.share) for c in checked.candidates}
    assert would == {
        cell: (TRUE.get(cell, 0), 1) for cell, value in changed.items() if value != TRUE.get(cell, 0)
    }
    assert {formula.rule for formula in checked.formulas} == {"X-TT-03", "X-TT-05"}


def test_totals_alone_that_changed_places_are_told_by_the_sums():
    said = [
        {"kind": "figure", "item": "requests_new__total", "value": 3119},
        {"kind": "figure", "item": "requests_carried_in__total", "value": 34},
    ]
    (finding,) = _loud(_checked({"requests_new__total": 34, "requests_carried_in__total": 3119}, claims=said))
    assert (finding.rule, finding.fault) == ("D-ID-01", "swapped_cells")


def test_two_sentences_that_small_numbers_contradict_by_chance_are_two_findings():
    said = [
        {"kind": "figure", "item": "recon_corrected", "value": 3, "locator": "line 4"},
        {"kind": "figure", "item": "lit_direct_corrected", "value": 2, "locator": "line 9"},
    ]
    appeals = {
        "recon_upheld": 5, "recon_corrected": 2, "recon_other": 0, "recon_pending": 0, "recon_total": 7,
        "lit_direct_upheld": 5, "lit_direct_corrected": 3, "lit_direct_other": 0, "lit_direct_pending": 0,
        "lit_direct_total": 8,
    }  # fmt: skip
    apart = _loud(_checked(appeals, claims=said))
    assert {finding.fault for finding in apart} == {"text_or_table"}
    together = _loud(_checked(appeals, claims=[{**claim, "locator": "line 4"} for claim in said]))
    assert [finding.fault for finding in together] == ["swapped_cells"]


def test_a_total_without_the_cases_still_pending_is_known_as_that():
    appeals = {
        "recon_upheld": 41, "recon_corrected": 0, "recon_other": 12, "recon_pending": 8, "recon_total": 53,
    }  # fmt: skip
    checked = _checked(appeals)
    (finding,) = _loud(checked)
    assert (finding.fault, finding.suspect, finding.expected) == ("part_left_out", "recon_total", 61)
    (finding,) = _loud(_checked({**appeals, "recon_total": 54}))
    assert (finding.fault, finding.suspect) == ("unreconciled", "recon_total")
    appeals = {
        "recon_upheld": 5,
        "recon_corrected": 0,
        "recon_other": 0,
        "recon_pending": 0,
        "recon_total": 0,
    }
    (finding,) = _loud(_checked(appeals))
    assert finding.fault == "unreconciled"  # nothing was counted, so nothing was left out
