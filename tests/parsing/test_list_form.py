from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents import Paragraph, lines
from gongkai.documents.reader import read_document
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.stream import stream_of
from tests.parsing.layouts import ITEMS, LAYOUTS, TITLE, document, inline_bars, rows

VALUED = [item.item for item in ITEMS if item.is_valued]
figures = st.dictionaries(
    st.sampled_from(VALUED), st.integers(min_value=0, max_value=120_000).map(str), min_size=len(VALUED) // 2
)


def spread() -> dict[str, str]:
    """A different figure on every line, not counting up as line numbers do."""
    return {item: str(3 * at) for at, item in enumerate(VALUED, 1)}


def read(text: str) -> FormReading | None:
    return read_list_form(stream_of(lines(read_document(text.encode(), "a.txt"))), "2014")


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=12)
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
    values = {item: str(1000 + 3 * at) for at, item in enumerate(VALUED)}
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
    table = inline_bars(rows(spread()))
    table.insert(30, "其他主动公开档案数 | 件 | 77 |")
    reading = read(document(table))
    assert [(row.text.replace(" ", ""), row.reason) for row in reading.unread] == [
        ("其他主动公开档案数|件|77", "no line of the form has this label")
    ]
    assert {c.item: c.value for c in reading.cells if c.item in VALUED} == {
        item: Decimal(value) for item, value in spread().items()
    }


@pytest.mark.parametrize("gone", range(0, 65, 4))
def test_a_line_that_is_not_printed_is_absent_and_moves_no_other(gone):
    values = spread()
    table = inline_bars(rows(values))
    del table[gone]
    for cell in read(document(table)).cells:
        if cell.item == ITEMS[gone].item:
            assert (cell.state, cell.raw, cell.locator) == ("absent", None, None)
        elif cell.item in values:
            assert cell.value == Decimal(values[cell.item])


def test_half_a_form_is_read_as_far_as_it_goes():
    values = spread()
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


def test_a_line_printed_twice_is_read_where_it_prints_the_same_and_neither_time_where_it_does_not():
    table = inline_bars(rows(dict.fromkeys(VALUED, "1")))
    for figure, expected in (("1", ("value", 1)), ("9", ("text", None)), ("", ("value", 1))):
        reading = read(document([*table, table[-1].replace(" 1 ", f" {figure} ")]))
        assert [row.reason for row in reading.unread] == ["this line of the form is printed a second time"]
        cell = next(c for c in reading.cells if c.item == "persons_trained")
        assert (cell.state, cell.value) == expected


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


def test_line_numbers_are_never_figures():
    for place in (0, 1):
        for values in (spread(), {}, {"staff_total": "2"}):
            table = []
            for number, row in enumerate(rows(values), 1):
                cells = [row[0], row[1], row[2]]
                cells.insert(place, str(number))
                table.append(" | ".join(cells))
            found = {c.item: c.value for c in read(document(table)).cells if c.value is not None}
            assert found == {item: Decimal(value) for item, value in values.items()}


def test_of_several_years_beside_each_other_none_is_taken_for_the_other():
    head = "统计指标 | 单位 | 2016年 | 2015年"
    table = [f"{label} | {unit} | | 7" for label, unit, _ in rows({})]
    text = document(table).replace("统计指标 | 单位 | 统计数", head)
    reading = read(text)
    assert all(cell.value is None for cell in reading.cells)
    assert len(reading.unread) == 65


def test_a_page_number_between_the_lines_is_no_figure():
    table = inline_bars(rows({item: value for item, value in spread().items() if item != "channel_other"}))
    at = next(n for n, line in enumerate(table) if "其他方式公开" in line)
    table[at + 1 : at + 1] = ["2"]
    reading = read(document(table))
    assert next(c for c in reading.cells if c.item == "channel_other").state == "blank"
    assert [(row.text, row.locator) for row in reading.unread] == [("2", f"line {at + 10}")]


@pytest.mark.parametrize("printed", ["10余", "约60", "60余人次", "六十", "不详", "120(30)"])
@pytest.mark.parametrize("item", ["persons_trained", "special_funds", "proactive_total"])
def test_what_is_no_plain_number_is_kept_as_text_on_every_line(item, printed):
    values = spread() | {item: printed}
    reading = read(document(inline_bars(rows(values))))
    cell = next(c for c in reading.cells if c.item == item)
    assert (cell.raw, cell.state) == (printed, "text")


@pytest.mark.parametrize("at", [0, 3, 62, 65])
def test_a_foreign_line_or_note_anywhere_is_unread_and_moves_no_other(at):
    for extra in (
        "(四)其他培训情况数 | 次 | 77",
        "注：本表由各科室填报，统计口径以上级机关通知为准，请各单位认真核对后再行上报。",
    ):
        table = inline_bars(rows(spread()))
        table.insert(at, extra)
        reading = read(document(table))
        found = {c.item: c.value for c in reading.cells if c.item in VALUED}
        assert found == {item: Decimal(value) for item, value in spread().items()}
        if "77" in extra:
            assert any("77" in row.text for row in reading.unread)


def test_the_unit_that_is_printed_counts():
    table = inline_bars(rows(spread() | {"fees_collected": "2510"}))
    at = next(n for n, line in enumerate(table) if "费用" in line)
    table[at] = table[at].replace("万元", "元")
    reading = read(document(table))
    assert next(c for c in reading.cells if c.item == "fees_collected").value == Decimal("0.251")
    assert reading.own_units == ("fees_collected",)
    table[at] = table[at].replace("的费用", "的费用（单位：元）").replace("| 元 |", "| |")
    assert next(c for c in read(document(table)).cells if c.item == "fees_collected").value == Decimal(
        "0.251"
    )


def test_an_opposite_is_no_misprint():
    table = inline_bars(rows(spread()))
    text = document(table).replace("2.同意公开答复数", "2.准予公开答复数")
    cells = {c.item: c for c in read(text).cells}
    assert cells["replies_refused"].value == Decimal(spread()["replies_refused"])


@given(values=figures, layout=st.sampled_from(sorted(LAYOUTS)), cut=st.integers(0, 4000))
@settings(max_examples=60)
def test_every_number_in_the_form_is_in_a_cell_or_unread(values, layout, cut):
    text = document(LAYOUTS[layout](rows(values)))[: len(TITLE) + 200 + cut]
    reading = read(text)
    if reading is None:
        return
    kept = "".join(cell.raw or "" for cell in reading.cells) + "".join(row.text for row in reading.unread)
    for value in values.values():
        wide = value.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        assert (
            text.count(value) == 0
            or value in kept
            or wide in kept
            or value not in printed_whole(text, values)
        )


def printed_whole(text: str, values: dict[str, str]) -> set[str]:
    """The values whose label and figure both survived the cut."""
    found = set()
    for item in ITEMS:
        value = values.get(item.item)
        if (
            value
            and item.label_zh in text
            and text.rindex(item.label_zh) + len(item.label_zh) + 40 < len(text)
        ):
            found.add(value)
    return found


@pytest.mark.parametrize("printed", ["10①", "①", "120²", "60①"])
@pytest.mark.parametrize("item", ["channel_gazette", "persons_trained"])
def test_circled_and_raised_digits_are_text_and_never_an_exception(item, printed):
    reading = read(document(inline_bars(rows(spread() | {item: printed}))))
    assert next(c for c in reading.cells if c.item == item).value is None


@pytest.mark.parametrize("joint", [" | ", "\t", "\n"])
def test_line_numbers_that_leave_headings_out_take_no_figure_with_them(joint):
    table, number = [], 0
    for item, (label, unit, value) in zip(ITEMS, rows(spread()), strict=True):
        if item.kind == "heading":
            table += [label]
            continue
        number += 1
        table += joint.join([str(number), label, unit, value]).split("\n")
    found = {c.item: c.value for c in read(document(table)).cells if c.value is not None}
    assert found == {item: Decimal(value) for item, value in spread().items()}


@pytest.mark.parametrize("order", [(0, 3, 1, 2), (0, 1, 3, 2)])
def test_line_numbers_behind_labels_one_cell_a_line_leave_the_last_figure(order):
    table = []
    for number, row in enumerate(rows(spread()), 1):
        cells = (*row, str(number))
        table += [cells[at] for at in order]
    found = {c.item: c.value for c in read(document(table)).cells if c.value is not None}
    assert found == {item: Decimal(value) for item, value in spread().items()}


def test_a_head_printed_twice_is_no_second_column():
    text = document(inline_bars(rows(spread()))).replace(
        "统计指标 | 单位 | 统计数", "统计指标 | 单位 | 统计数\n统计指标 | 单位 | 统计数"
    )
    found = {c.item: c.value for c in read(text).cells if c.value is not None}
    assert found == {item: Decimal(value) for item, value in spread().items()}


@pytest.mark.parametrize("mark", ["— 5 —", "-5-", "第 5 页"])
def test_a_page_mark_between_the_lines_takes_no_figure_with_it(mark):
    table = inline_bars(rows(spread()))
    table[20:20] = [mark]
    reading = read(document(table))
    found = {c.item: c.value for c in reading.cells if c.value is not None}
    assert found == {item: Decimal(value) for item, value in spread().items()}


@pytest.mark.parametrize(
    ("printed", "value"), [("22（其中修订 16 件）", 22), ("-15", -15), ("减3", -3), ("012", None)]
)
def test_notes_and_signs_in_a_cell(printed, value):
    reading = read(document(inline_bars(rows(spread() | {"channel_gazette": printed}))))
    assert next(c for c in reading.cells if c.item == "channel_gazette").value == value


@pytest.mark.parametrize("behind", ["①", "*", "（注1）", "（含所属单位）（下同）"])
def test_what_stands_behind_a_label_in_its_cell_belongs_to_it(behind):
    table = [line.replace(" | ", f"{behind} | ", 1) for line in inline_bars(rows(spread()))]
    found = {c.item: c.value for c in read(document(table)).cells if c.value is not None}
    assert found == {item: Decimal(value) for item, value in spread().items()}


def test_the_strokes_of_a_heading_stand_for_unit_and_figure():
    values = spread()
    text = document(
        [f"{label}\t{unit or '——'}\t{figure or '——'}" for label, unit, figure in three_columns(values)]
    )
    reading = read(text)
    cells = {cell.item: cell for cell in reading.cells}
    assert reading.unread == ()
    assert {cells[item].state for item in cells if item not in VALUED} == {"na"}
    assert {item: cells[item].value for item in VALUED} == {i: Decimal(v) for i, v in values.items()}


def three_columns(values: dict[str, str]) -> list[tuple[str, str, str]]:
    return [(item.label_zh, item.unit, values.get(item.item, "")) for item in ITEMS]


@pytest.mark.parametrize(
    ("unit", "value"), [("元", "0.03"), ("亿元", "3000000"), ("千元", None), ("万元", "300")]
)
def test_a_unit_behind_the_label_is_that_of_the_figure(unit, value):
    table = [
        (
            f"{label}（单位：{unit}）" if form_unit == "万元" else label,
            "" if form_unit == "万元" else form_unit,
            figure,
        )
        for label, form_unit, figure in rows(dict.fromkeys(VALUED, "300"))
    ]
    cell = next(cell for cell in read(document(inline_bars(table))).cells if cell.item == "fees_collected")
    assert cell.value == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    ("printed", "value"), [("1\n,012,027", None), ("1 ,012,027", 1012027), ("12\n345", None), ("12 ?", None)]
)
def test_a_figure_whose_rest_stands_on_the_next_line_is_not_read_as_its_beginning(printed, value):
    table = [
        (label, unit, printed if "主动公开政府信息数" in label else figure)
        for label, unit, figure in rows(dict.fromkeys(VALUED, "300"))
    ]
    cells = [
        Paragraph(f"{text} |", f"cell {n}") for n, text in enumerate(text for row in table for text in row)
    ]
    reading = read_list_form(stream_of(cells), "2014")
    cell = next(cell for cell in reading.cells if cell.item == "proactive_total")
    assert (cell.state, cell.value) == (("text", None) if value is None else ("value", value))
