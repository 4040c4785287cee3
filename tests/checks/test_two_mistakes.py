"""Two mistakes in one matrix that share sums: each is told by itself, with the values that make all of it hold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from test_mechanisms import FORM, TRUE, _checked, _loud

from gongkai.checks import Checked, Finding


def _row(row: str) -> dict[str, int]:
    return {column: TRUE.get(f"{row}__{column}", 0) for column in FORM.value_columns}


def _placed(row: str, figures: dict[str, int]) -> dict[str, int]:
    return {f"{row}__{column}": value for column, value in figures.items()}


def _exchanged(one: str, other: str) -> dict[str, int]:
    return {**_placed(one, _row(other)), **_placed(other, _row(one))}


def _would(checked: Checked, finding: Finding) -> dict[str, Decimal | None]:
    """What each cell would hold, of those that are certain."""
    own = [one for one in checked.candidates if one.finding_key == finding.finding_key]
    return {one.item: one.value for one in own if one.share == 1}


BLOCKS = {
    "rows exchanged": ("exchanged_lines", _exchanged("requests_new", "unable_not_held")),
    "totals exchanged": ("exchanged_lines", _exchanged("requests_new", "outcomes_total")),
    "numbers of a row one column off": (
        "column_shift", _placed("unable_not_held", {"natural_person": 0, "org_business": 746, "org_research": 12}),
    ),
}  # fmt: skip
CELLS = {
    "another unit": ("granted_full__natural_person", 12_880_000),
    "in the same column": ("refused_internal_affairs__natural_person", 17),
    "a number for a zero": ("refused_state_secret__org_other", 3),
    "a total": ("refused_registry_query__total", 150),
}


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_in_the_wrong_place_beside_a_wrong_cell(block: str, cell: str):
    fault, moved = BLOCKS[block]
    wrong, printed = CELLS[cell]
    checked = _checked({**moved, wrong: printed})
    found = {finding.fault: finding for finding in _loud(checked)}
    assert len(found) == len(_loud(checked)) == 2
    whole, one = found.pop(fault), *found.values()
    assert (one.suspect, one.proposed) == (wrong, TRUE.get(wrong, 0))
    differ = {item: Decimal(TRUE.get(item, 0)) for item, value in moved.items() if value != TRUE.get(item, 0)}
    assert {item: value or Decimal(0) for item, value in _would(checked, whole).items()} == differ


def test_two_numbers_that_changed_places_beside_a_wrong_cell_of_the_same_column():
    one, other, wrong = (
        "granted_full__natural_person",
        "granted_full__org_business",
        "refused_internal_affairs__natural_person",
    )
    checked = _checked({one: TRUE[other], other: TRUE[one], wrong: 12})
    swap, cell = sorted(_loud(checked), key=lambda finding: finding.fault != "swapped_cells")
    assert swap.fault == "swapped_cells"
    assert _would(checked, swap) == {one: TRUE[one], other: TRUE[other]}
    assert (cell.suspect, cell.proposed) == (wrong, TRUE[wrong])


def test_a_number_one_column_off_beside_a_wrong_cell_of_that_column():
    changes = {"not_processed_petition__org_business": 0, "not_processed_petition__org_research": 6}
    checked = _checked({**changes, "granted_full__org_business": 22})
    moved, cell = sorted(_loud(checked), key=lambda finding: finding.fault != "neighbouring_cell")
    assert _would(checked, moved) == {item: Decimal(TRUE.get(item, 0)) for item in changes}
    assert (cell.suspect, cell.proposed) == ("granted_full__org_business", 21)


def test_two_slips_that_share_no_sum_are_two_findings():
    """In a row of the matrix, and over the border of two kinds of lawsuit, where a number was lost."""
    row = _placed("unable_not_held", {"natural_person": 0, "org_business": 746, "org_research": 12})
    appeals = {
        "lit_direct_total": 0,
        "lit_after_upheld": TRUE["lit_direct_total"],
        "lit_after_corrected": TRUE["lit_after_upheld"],
        "lit_after_other": TRUE["lit_after_corrected"],
    }
    checked = _checked({**row, **appeals})
    found = _loud(checked)
    assert [finding.fault for finding in found] == ["column_shift", "column_shift"]
    would = {item: value for finding in found for item, value in _would(checked, finding).items()}
    assert {item: would[item] for item in row} == {item: Decimal(TRUE.get(item, 0)) for item in row}
    certain = (
        "lit_direct_total",
        "lit_after_upheld",
    )  # the number that was written over may have stood in either of two
    assert {item: would[item] for item in certain} == {item: Decimal(TRUE[item]) for item in certain}


def test_two_cells_that_are_wrong_each_for_itself_are_no_block_and_a_cell():
    wrong = {"granted_full__natural_person": 1291, "unable_not_held__org_business": 21}
    found = _loud(_checked(wrong))
    assert {(one.suspect, one.proposed) for one in found} == {(cell, TRUE[cell]) for cell in wrong}
    assert all(one.rule != "X-SH-02" for one in found)
