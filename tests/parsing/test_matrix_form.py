from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents import Document
from gongkai.forms import edition
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.matrix_form import read_matrix_form
from tests.parsing.matrix_layouts import TEXT_LAYOUTS, as_grids, as_text, tables

EDITIONS = ("2019", "2021")


def read(document: Document) -> FormReading | None:
    return read_matrix_form(document, 2022)


def full(name: str) -> dict[str, str]:
    return {item.item: str(at) for at, item in enumerate(edition(name).valued, 1)}


def read_values(reading: FormReading) -> dict[str, Decimal]:
    return {cell.item: cell.value for cell in reading.cells if cell.value is not None}


def wanted(values: dict[str, str]) -> dict[str, Decimal]:
    return {item: Decimal(value) for item, value in values.items()}


@pytest.mark.parametrize("name", EDITIONS)
def test_every_cell_of_a_whole_table_is_read(name):
    reading = read(as_grids(tables(name, full(name))))
    assert reading.edition == name
    assert read_values(reading) == wanted(full(name))
    assert reading.unread == ()


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
@pytest.mark.parametrize("name", EDITIONS)
def test_every_cell_of_a_text_made_from_a_table_is_read(name, layout):
    reading = read(as_text(tables(name, full(name)), TEXT_LAYOUTS[layout]))
    assert reading.edition == name
    assert read_values(reading) == wanted(full(name))
    assert reading.unread == ()


sparse = st.sets(st.sampled_from([item.item for item in edition("2021").valued]), max_size=60)


@settings(max_examples=25)
@given(blank=sparse)
def test_blank_cells_of_a_whole_table_move_no_other(blank):
    values = {item: value for item, value in full("2021").items() if item not in blank}
    reading = read(as_grids(tables("2021", values)))
    assert read_values(reading) == wanted(values)
    assert {cell.item for cell in reading.cells if cell.state == "blank"} == blank


@settings(max_examples=25)
@given(blank=sparse, layout=st.sampled_from(sorted(TEXT_LAYOUTS)))
def test_blank_cells_of_a_text_never_become_another_figure(blank, layout):
    values = {item: value for item, value in full("2021").items() if item not in blank}
    reading = read(as_text(tables("2021", values), TEXT_LAYOUTS[layout]))
    for item, value in read_values(reading).items():
        assert value == Decimal(values.get(item, "-1")), item


def test_a_shortened_row_gives_its_total_only_and_says_what_it_left():
    found = tables("2021", full("2021"))
    row = next(row for row in found[1] if row[0].startswith("一、本年新收"))
    row[1:] = ["7", "1", "8"]
    reading = read(as_text(found, TEXT_LAYOUTS["blank_lines"]))
    cells = {cell.item: cell for cell in reading.cells}
    assert (cells["requests_new__total"].value, cells["requests_new__total"].inferred) == (8, True)
    assert cells["requests_new__natural_person"].state == "absent"
    assert [row.text for row in reading.unread] == ["一、本年新收政府信息公开申请数量 | 7 | 1"]


def test_a_shortened_row_that_does_not_add_up_is_left_unread():
    found = tables("2021", full("2021"))
    row = next(row for row in found[1] if row[0].startswith("一、本年新收"))
    row[1:] = ["7", "1", "9"]
    reading = read(as_text(found, TEXT_LAYOUTS["blank_lines"]))
    assert {c.state for c in reading.cells if c.item.startswith("requests_new__")} == {"absent"}


def test_one_row_for_other_outcomes_in_a_2021_report_is_kept_as_such():
    values = full("2021")
    found = tables("2021", values)
    at = next(n for n, row in enumerate(found[1]) if row[0] == "(六)其他处理")
    kept = [*found[1][:at], ["(六)其他处理", *"1234567"], *found[1][at + 3 :]]
    reading = read(as_grids([found[0], kept, found[2]]))
    cells = {cell.item: cell for cell in reading.cells}
    assert reading.edition == "2021"
    assert [cells[f"other_outcome__{c}"].value for c in ("natural_person", "total")] == [1, 7]
    assert "other_other__total" not in cells


def test_an_unknown_row_is_unread_and_moves_no_other():
    found = tables("2021", full("2021"))
    found[1].insert(9, ["9.省里增加的情形", *"1111117"])
    reading = read(as_grids(found))
    assert [row.reason for row in reading.unread] == ["no row of the form has this label"]
    assert read_values(reading) == wanted(full("2021"))


def test_the_2019_form_used_for_a_later_year_is_read_as_what_it_is():
    assert read(as_grids(tables("2019", full("2019")))).edition == "2019"


def test_running_text_is_no_form():
    document = as_text([[], [], []], TEXT_LAYOUTS["blank_lines"])
    assert read(document) is None
