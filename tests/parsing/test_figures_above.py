"""Figures that a layout puts above the label of their row: never those of the label above them."""

import random
from decimal import Decimal

import pytest

from gongkai.documents import lines
from gongkai.documents.reader import read_document
from gongkai.parsing.matrix_form import read_matrix_form
from tests.parsing.matrix_figures import consistent, wanted
from tests.parsing.matrix_layouts import TEXT_LAYOUTS, as_text, tables

VALUES = consistent("2021", seed=5)
FOUND = tables("2021", VALUES)
FIRST, LAST = "一、本年新收政府信息公开申请数量", "四、结转下年度继续办理"


def read(text: str) -> dict[str, Decimal]:
    reading = read_matrix_form(read_document(text.encode(), "年报.txt"), 2022)
    assert reading is not None
    return {cell.item: cell.value for cell in reading.cells if cell.value is not None}


def printed(requests: list[str]) -> str:
    """The report with other lines in place of the rows of the matrix."""
    text = [line.text for line in lines(as_text(FOUND, TEXT_LAYOUTS["inline_bars"]))]
    begin = next(at for at, line in enumerate(text) if FIRST in line)
    end = next(at for at, line in enumerate(text) if line.startswith("四、政府信息公开行政复议"))
    return "\n".join([*text[:begin], *requests, *text[end:]])


def matrix(*, with_zeros: bool) -> list[tuple[str, str]]:
    rows = FOUND[1][-25:]
    return [(row[-8], "   ".join(cell for cell in row[-7:] if with_zeros or cell != "0")) for row in rows]


@pytest.mark.parametrize("heads", [[], ["机构 益组织 机构"]], ids=["", "torn heads"])
@pytest.mark.parametrize("with_zeros", [True, False], ids=["all", "blanks"])
def test_figures_above_their_labels_are_read_right_or_not(with_zeros, heads):
    rows = [line for label, figures in matrix(with_zeros=with_zeros) for line in (figures, label)]
    text = printed([*heads, *rows])
    found, true = read(text), wanted(VALUES)
    assert {item: value for item, value in found.items() if value != true[item]} == {}


def test_figures_below_their_labels_are_read():
    text = printed([line for label, figures in matrix(with_zeros=True) for line in (label, figures)])
    assert read(text) == wanted(VALUES)


def test_some_figures_above_their_labels_among_rows_with_theirs_beside():
    requests: list[str] = []
    for at, (label, figures) in enumerate(matrix(with_zeros=False)):
        requests += [figures, label] if 8 <= at < 12 else [f"{label}   {figures}"]
    found, true = read(printed(requests)), wanted(VALUES)
    assert {item: value for item, value in found.items() if value != true[item]} == {}
    assert len(found) > 40


def test_a_piece_of_a_label_beside_its_figures_puts_no_other_in_doubt():
    requests: list[str] = []
    for label, figures in matrix(with_zeros=True):
        if label.startswith("2.没有现成信息"):
            requests += ["2.没有现成信息需要另", f"法提   {figures}", "行制作"]
        elif label.startswith("3.补正后"):
            requests += ["3.补正后申请内容仍不", f"   {figures}", "明确"]
        else:
            requests.append(f"{label}   {figures}")
    found, true = read(printed(requests)), wanted(VALUES)
    assert {item for item in true if item not in found} <= {
        item for item in true if item.startswith("unable_needs_creation")
    }
    assert all(found[item] == true[item] for item in found)


@pytest.mark.parametrize("seed", range(6))
def test_text_that_goes_down_the_columns_gives_labels_no_figures_of_other_rows(seed):
    rows = FOUND[1][-25:]
    down = [row[column] for column in range(-7, 0) for row in rows if row[column] != "0"]
    chance = random.Random(seed)
    requests: list[str] = []
    for row in rows:
        requests.append(row[-8])
        for _ in range(chance.choice((0, 2, 3, 5, 7, 7, 9))):
            requests += [down.pop(0)] if down else []
    found, true = read(printed([*requests, *down])), wanted(VALUES)
    assert {item for item in found if found[item] != true[item]} == set()
