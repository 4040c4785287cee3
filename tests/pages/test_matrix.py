"""Matrices of a form from rows of the view `matrix`."""

import pandas as pd

from pages.matrix import matrices

ROWS = pd.DataFrame(
    [
        (2, "申请", 10, "新收", 0, "自然人", "", "3", True, "a"),
        (2, "申请", 10, "新收", 6, "总计", "▶", "▶ 4", True, "b"),
        (2, "申请", 18, "办理结果", None, None, "", "", True, None),
        (2, "申请", 20, "　公开", 0, "自然人", "•", "• 3", True, "c"),
        (2, "申请", 20, "　公开", 6, "总计", "", "", True, "d"),
        (3, "复议", 31, "行政复议", 0, "维持", "", "", False, "e"),
    ],
    columns=[
        "table_no",
        "section",
        "row_no",
        "row",
        "column_no",
        "column",
        "mark",
        "shown",
        "is_printed",
        "item",
    ],
)


def test_cells_stand_in_their_row_and_column_and_headings_between_the_rows():
    requests, appeals = matrices(ROWS, corner="行")
    assert list(requests.cells.columns) == ["行", "自然人", "总计"]
    assert requests.cells.to_numpy().tolist() == [
        ["新收", "3", "▶ 4"],
        ["办理结果", "", ""],
        ["　公开", "• 3", ""],
    ]
    assert (requests.table_no, requests.title, requests.is_printed) == (2, "申请", True)
    assert (appeals.table_no, appeals.title, appeals.is_printed) == (3, "复议", False)


def test_marks_have_the_shape_of_the_cells():
    requests, _ = matrices(ROWS, corner="行")
    assert list(requests.marks.columns) == list(requests.cells.columns)
    assert requests.marks.to_numpy().tolist() == [["", "", "▶"], ["", "", ""], ["", "•", ""]]
    assert requests.items.to_numpy().tolist() == [["", "a", "b"], ["", "", ""], ["", "c", "d"]]


def test_a_form_without_matrices_gives_none():
    assert list(matrices(ROWS.head(0), corner="行")) == []
