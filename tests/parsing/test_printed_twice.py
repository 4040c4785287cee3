"""Forms that a document prints twice: the same figures are read once, others not at all."""

from dataclasses import replace

import pytest

from gongkai.documents import Document, Paragraph
from gongkai.parsing.matrix_form import read_matrix_form
from gongkai.parsing.matrix_reasons import BESIDE, CONTESTED, OTHER_YEAR, TWICE
from tests.parsing.matrix_figures import consistent, wanted
from tests.parsing.matrix_layouts import TEXT_LAYOUTS, as_grids, as_text, tables

VALUES = consistent("2021")


def layouts(found):
    return [as_grids(found), *(as_text(found, layout) for layout in TEXT_LAYOUTS.values())]


def below(first, second):
    return Document("a.html", first.media_type, (*first.blocks, Paragraph("附表", "line 0"), *second.blocks))


def read(document):
    reading = read_matrix_form(document, 2022)
    assert reading is not None
    return {cell.item: cell.value for cell in reading.cells if cell.value is not None}, reading.unread


def test_the_same_form_again_changes_nothing():
    for document in layouts(tables("2021", VALUES)):
        assert read(below(document, document))[0] == wanted(VALUES)


def test_rows_with_other_figures_are_not_chosen_from():
    other = {item: str(int(value) + 1) for item, value in VALUES.items()}
    for last, this in zip(layouts(tables("2021", other)), layouts(tables("2021", VALUES)), strict=True):
        values, unread = read(below(last, this))
        assert values == {}
        assert CONTESTED in {row.reason for row in unread}


def test_a_blank_form_above_the_filled_one_is_passed_over():
    blank = as_grids(tables("2021", dict.fromkeys(VALUES, "")))
    assert read(below(blank, as_grids(tables("2021", VALUES))))[0] == wanted(VALUES)


@pytest.mark.parametrize(("label", "is_read"), [("3.其他", False), ("4.其他", True)])
def test_a_row_of_the_body_s_own_is_no_second_printing(label, is_read):
    proactive, requests, appeals = tables("2021", VALUES)
    at = next(n for n, row in enumerate(requests) if "3.其他" in row)
    own = [label, "1", "0", "0", "0", "0", "0", "1"]
    values, _ = read(as_grids([proactive, [*requests[: at + 1], own, *requests[at + 1 :]], appeals]))
    assert ("other_other__total" in values) is is_read


def test_a_list_below_the_table_is_no_second_form():
    proactive, requests, appeals = tables("2021", VALUES)
    values, unread = read(as_grids([[*proactive, ["行政事业性收费", "9"]], requests, appeals]))
    assert values == wanted(VALUES)
    assert [row.reason for row in unread] == [TWICE]


def test_the_heading_of_three_rows_is_no_row_where_the_label_of_one_is_lost():
    proactive, requests, appeals = tables("2021", VALUES)
    at = next(n for n, row in enumerate(requests) if "(六)其他处理" in row)
    lost = ["(六)其他处理", "", *requests[at][-7:]]
    values, _ = read(as_grids([proactive, [*requests[:at], lost, *requests[at + 1 :]], appeals]))
    assert not [item for item in values if item.startswith("other_outcome")]
    assert all(value == wanted(VALUES)[item] for item, value in values.items())


def test_a_row_again_without_its_note_is_the_same_row():
    proactive, requests, appeals = tables("2021", VALUES)
    at = next(n for n, row in enumerate(requests) if any("部分公开" in cell for cell in row))
    again = ["(二)部分公开", "7", "7", "7", "7", "7", "7", "7"]
    values, _ = read(as_grids([proactive, [*requests[:at], again, *requests[at:]], appeals]))
    assert "granted_partial__total" not in values


def captioned(*parts):
    blocks = []
    for caption, found in parts:
        number = len(blocks)
        blocks.append(Paragraph(caption, f"paragraph {number}"))
        for block in found.blocks[1:]:
            rows = tuple(
                tuple(cell._replace(locator=f"{number} {cell.locator}") for cell in row) for row in block.rows
            )
            blocks.append(replace(block, rows=rows))
    return Document("a.html", "text/html", tuple(blocks))


@pytest.mark.parametrize("caption", ["2021年度（对比）", "附：上年度统计数据", "二〇二一年情况"])
@pytest.mark.parametrize("is_first", [True, False])
def test_the_table_that_a_caption_ascribes_to_last_year_is_not_the_report_s(caption, is_first):
    this = {item: value for item, value in VALUES.items() if not item.startswith("granted_partial")}
    last = {item: str(int(value) + 1) for item, value in VALUES.items()}
    parts = [(caption, as_grids(tables("2021", last))), ("2022年度", as_grids(tables("2021", this)))]
    values, unread = read(captioned(*(parts if is_first else reversed(parts))))
    assert values == wanted(this)
    assert OTHER_YEAR in {row.reason for row in unread} <= {OTHER_YEAR, BESIDE}


def test_a_caption_with_another_year_over_the_only_table_decides_nothing():
    document = captioned(("2021年度统计表", as_grids(tables("2021", VALUES))))
    assert read(document) == (wanted(VALUES), ())


def test_the_date_of_a_signature_tells_no_year_of_a_table():
    other = {item: str(int(value) + 1) for item, value in VALUES.items()}
    parts = [
        ("2022年度", as_grids(tables("2021", VALUES))),
        ("2023年1月18日", as_grids(tables("2021", other))),
    ]
    for document in (captioned(*parts), captioned(*reversed(parts))):
        values, unread = read(document)
        assert values == {}
        assert CONTESTED in {row.reason for row in unread}
