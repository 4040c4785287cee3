from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents import lines
from gongkai.documents.reader import read_document
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.stream import stream_of
from tests.parsing.layouts import ITEMS, LAYOUTS, document, inline_bars, rows

VALUED = [item.item for item in ITEMS if item.is_valued]
figures = st.dictionaries(
    st.sampled_from(VALUED), st.integers(min_value=0, max_value=120_000).map(str), min_size=len(VALUED) // 2
)


def read(text: str) -> FormReading | None:
    return read_list_form(stream_of(lines(read_document(text.encode(), "a.txt"))), "2014")


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=12, deadline=None)
@given(values=figures)
def test_every_layout_gives_back_each_figure_and_each_blank(layout, values):
    reading = read(document(LAYOUTS[layout](rows(values))))
    assert reading is not None
    found = {cell.item: (cell.state, cell.value) for cell in reading.cells}
    expected = {
        item.item: ("blank", None)
        if item.item not in values
        else ("value" if int(values[item.item]) else "zero", Decimal(values[item.item]))
        for item in ITEMS
    }
    assert found == expected
    assert reading.unread == ()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_cell_knows_the_line_its_number_stands_on(layout):
    values = {item: str(1000 + at) for at, item in enumerate(VALUED)}
    text = document(LAYOUTS[layout](rows(values)))
    printed = text.translate(str.maketrans("０１２３４５６７８９", "0123456789")).split("\n")
    for cell in read(text).cells:
        if cell.state == "value":
            number = int(cell.locator.removeprefix("line "))
            assert str(cell.value) in printed[number - 1]


def test_a_number_in_a_heading_is_kept_where_it_is_printed():
    reading = read(document(inline_bars(rows({"proactive_section": "300", "proactive_total": "0"}))))
    by_item = {cell.item: cell for cell in reading.cells}
    assert by_item["proactive_section"].value == 300
    assert by_item["proactive_total"].state == "zero"


def test_a_line_the_form_does_not_have_is_unread_and_moves_no_other():
    table = inline_bars(rows({item: str(at) for at, item in enumerate(VALUED, 1)}))
    table.insert(30, "其他主动公开档案数 | 件 | 77 |")
    reading = read(document(table))
    assert [(row.text.replace(" ", ""), row.reason) for row in reading.unread] == [
        ("其他主动公开档案数|件|77", "no line of the form has this label")
    ]
    assert {c.item: c.value for c in reading.cells if c.item in VALUED} == {
        item: Decimal(at) for at, item in enumerate(VALUED, 1)
    }


@pytest.mark.parametrize("gone", range(0, 65, 4))
def test_a_line_that_is_not_printed_is_absent_and_moves_no_other(gone):
    values = {item: str(at) for at, item in enumerate(VALUED, 1)}
    table = inline_bars(rows(values))
    del table[gone]
    for cell in read(document(table)).cells:
        if cell.item == ITEMS[gone].item:
            assert (cell.state, cell.raw, cell.locator) == ("absent", None, None)
        elif cell.item in values:
            assert cell.value == Decimal(values[cell.item])


def test_half_a_form_is_read_as_far_as_it_goes():
    values = {item: str(at) for at, item in enumerate(VALUED, 1)}
    reading = read(document(inline_bars(rows(values))[:31]))
    states = [cell.state for cell in reading.cells]
    assert reading.printed == 31
    assert states[31:] == ["absent"] * 34


def test_two_numbers_on_a_line_are_not_chosen_from():
    table = inline_bars(rows(dict.fromkeys(VALUED, "1")))
    table[1] = table[1].replace(" 1 |", " 1 | 24 |", 1)
    reading = read(document(table))
    cell = next(cell for cell in reading.cells if cell.item == "proactive_total")
    assert (cell.state, cell.value) == ("text", None)
    assert [row.reason for row in reading.unread] == ["more than one number stands on this line of the form"]


def test_a_line_printed_twice_is_unread_the_second_time():
    table = inline_bars(rows(dict.fromkeys(VALUED, "1")))
    reading = read(document([*table, table[-1].replace(" 1 ", " 9 ")]))
    assert [row.reason for row in reading.unread] == ["this line of the form is printed a second time"]
    assert next(c for c in reading.cells if c.item == "persons_trained").value == 1


def test_misprinted_and_traditional_labels_are_known():
    table = inline_bars(rows(dict.fromkeys(VALUED, "3")))
    text = document(table)
    text = text.replace("同意部分公开答复数", "同意部份公开答复数").replace(
        "接受培训人员数", "接受培訓人員數"
    )
    by_item = {cell.item: cell for cell in read(text).cells}
    assert by_item["replies_granted_partial"].value == 3
    assert by_item["persons_trained"].value == 3


def test_the_same_outcome_of_reconsideration_and_litigation_is_told_apart_by_its_heading():
    values = {"reconsideration_corrected": "4", "litigation_corrected": "9", "litigation_other": "2"}
    by_item = {cell.item: cell.value for cell in read(document(inline_bars(rows(values)))).cells}
    assert (by_item["reconsideration_corrected"], by_item["litigation_corrected"]) == (4, 9)
    assert (by_item["reconsideration_other"], by_item["litigation_other"]) == (None, 2)


def test_text_in_the_place_of_a_number_is_kept_as_text():
    table = inline_bars(rows(dict.fromkeys(VALUED, "1")))
    table[1] = table[1].replace(" 1 |", " 10余条 |", 1)
    cell = next(cell for cell in read(document(table)).cells if cell.item == "proactive_total")
    assert (cell.raw, cell.state, cell.value) == ("10余条", "text", None)


def test_headings_of_chapters_are_no_form():
    text = "\n".join(
        f"{item.label_zh}\n本年度我局认真开展工作，取得较好效果，群众反映良好。" for item in ITEMS[:12]
    )
    assert read(text) is None
