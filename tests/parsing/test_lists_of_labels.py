"""Labels listed above their figures: what sums over the rows prove is read, and nothing that they do not."""

from __future__ import annotations

import pytest

from gongkai.documents.reader import read_document
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.matrix_form import read_matrix_form
from tests.parsing.matrix_figures import consistent, wanted
from tests.parsing.matrix_layouts import COLUMNS, tables

Row = list[str]
# labels without figures, and rows without labels
List = tuple[list[str], list[Row]]
VALUES = consistent("2021", 5)
OF_THE_MATRIX = {item: value for item, value in wanted(VALUES).items() if item.partition("__")[2] in COLUMNS}
ROWS = [row[-8:] for row in tables("2021", VALUES)[1][3:]]
STRANGE = ["9.本市另行统计的情形", "4", "0", "0", "3", "0", "0", "7"]
APPEALS = [
    "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |" * 3,
    f"| {' | '.join(['1', '1', '1', '1', '4'] * 3)} |",
]


def lists(rows: list[Row], size: int = 4) -> list[List]:
    parts = [rows[at : at + size] for at in range(0, len(rows), size)]
    return [([row[0] for row in part], [row[1:] for row in part]) for part in parts]


def read(parts: list[List], above: list[str] | None = None, year: int = 2023) -> FormReading | None:
    lines = [*(above or [])]
    for labels, figures in parts:
        lines += ["", *labels, *(f"| {' | '.join(row)} |" for row in figures)]
    return read_matrix_form(read_document("\n".join(lines).encode(), "a.md"), year)


def figures_of(reading: FormReading | None) -> dict[str, object]:
    if reading is None:
        return {}  # without a row that is read there is no form
    return {cell.item: cell.value for cell in reading.cells if cell.value is not None and "__" in cell.item}


def at(label: str) -> int:
    return next(number for number, row in enumerate(ROWS) if label in row[0])


@pytest.mark.parametrize("size", [1, 3, 4, 30])
def test_labels_listed_above_their_figures_are_given_to_them_in_order(size):
    assert figures_of(read(lists(ROWS, size))).items() >= OF_THE_MATRIX.items()


def test_a_list_beside_nothing_that_proves_it_is_unread():
    beside = [f"| {' | '.join(ROWS[at])} |" for at in (1, -1)]
    reading = read([*lists(ROWS[:1], 1), *lists(ROWS[2:6], 4)], above=beside)
    codes = {item.split("__")[0] for item in figures_of(reading)}
    assert codes == {"requests_carried_in", "requests_carried_out"}


@pytest.mark.parametrize("before", ["部分公开", "属于国家秘密", "三安全一稳定", "结转下年度"])
def test_a_row_of_another_form_in_a_list_moves_no_other(before):
    reading = read(lists([*ROWS[: at(before)], STRANGE, *ROWS[at(before) :]]))
    assert figures_of(reading).items() >= OF_THE_MATRIX.items()
    assert [row.text for row in reading.unread] == [f" | {' | '.join(STRANGE[1:])}"]


def test_a_row_of_another_form_that_sums_do_not_tell_from_its_neighbour_is_unread():
    where = at("三安全一稳定")
    twin = [STRANGE[0], *ROWS[where][1:]]
    reading = read(lists([*ROWS[:where], twin, *ROWS[where:]]))
    assert not any(item.startswith("refused_security_stability") for item in figures_of(reading))


def test_a_row_that_only_a_later_form_has_is_strange_in_a_list_of_an_earlier_one():
    values = consistent("2019", 5)
    rows = [row[-8:] for row in tables("2019", values)[1][3:]]
    later = ["（六）其他处理 3.其他", *STRANGE[1:]]
    where = next(number for number, row in enumerate(rows) if "结转下年度" in row[0])
    reading = read(lists([*rows[: where - 1], later, *rows[where - 1 :]]), year=2020)
    expected = {item: value for item, value in wanted(values).items() if item.partition("__")[2] in COLUMNS}
    assert figures_of(reading).items() >= expected.items()
    assert [row.text for row in reading.unread] == [f" | {' | '.join(STRANGE[1:])}"]


def test_a_row_with_its_label_between_those_listed_takes_nothing_from_them():
    parts = lists(ROWS)
    labels, figures = parts[1]
    # the second row of a list has its figures beside it
    parts[1:2] = [
        ([labels[0], f"| {labels[1]} | {' | '.join(figures[1])} |", *labels[2:]], [figures[0], *figures[2:]])
    ]
    assert figures_of(read(parts)).items() >= OF_THE_MATRIX.items()


def test_figures_of_a_list_may_stand_between_two_rows_with_their_labels():
    listed, *rest = lists(ROWS, 5)
    beside = [
        f"| {' | '.join([label, *row])} |"
        for labels, figures in rest
        for label, row in zip(labels, figures, strict=True)
    ]
    labels, figures = listed
    found = figures_of(read([([*labels, beside[0]], figures), (beside[1:], [])]))
    assert found == OF_THE_MATRIX


def test_a_label_without_figures_far_above_takes_no_row_between_two_with_labels():
    beside = [f"| {' | '.join(row)} |" for row in ROWS]
    blank, torn = at("部分公开"), at("行政执法案卷")
    beside[blank] = ROWS[blank][0]
    beside[torn] = f"| | {' | '.join(ROWS[torn][1:])} |"
    found = figures_of(read([], above=beside))
    lost = {item for item in OF_THE_MATRIX if item.startswith("granted_partial")}
    assert found == {item: value for item, value in OF_THE_MATRIX.items() if item not in lost}


def test_rows_that_lost_their_totals_and_those_of_a_list_prove_each_other():
    parts = lists(ROWS)
    labels, figures = parts[2]
    parts[2:3] = [
        (
            [labels[0], f"| {labels[1]} | {' | '.join(figures[1][:-1])} |", *labels[2:]],
            [figures[0], *figures[2:]],
        )
    ]
    reading = read(parts)
    missing = OF_THE_MATRIX.keys() - figures_of(reading).keys()
    assert [item.split("__")[1] for item in missing] == ["total"]
    assert figures_of(reading).items() <= OF_THE_MATRIX.items()


def test_the_table_of_appeals_above_owns_no_rows_of_the_matrix():
    assert figures_of(read(lists(ROWS), above=APPEALS)).items() >= OF_THE_MATRIX.items()


@pytest.mark.parametrize("label", [0, 1, 2])
@pytest.mark.parametrize("row", [0, 1, 2, 3])
@pytest.mark.parametrize("number", range(7))
def test_a_label_and_a_row_lost_in_one_list_give_no_label_the_figures_of_another(number, label, row):
    parts = lists(ROWS)
    labels, figures = parts[number]
    parts[number] = (labels[:label] + labels[label + 1 :], figures[:row] + figures[row + 1 :])
    for item, value in figures_of(read(parts)).items():
        assert value == OF_THE_MATRIX.get(item), item
