"""Text that keeps the layout of a PDF page: labels of groups between the rows, long figures cut in their narrow columns."""

import pytest

from gongkai.documents import Document, Paragraph
from gongkai.forms import edition
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.matrix_form import read_matrix_form
from tests.parsing.matrix_figures import consistent, wanted
from tests.parsing.matrix_layouts import COLUMNS, GROUPS, RESULTS

HEADS = [
    "                                  申请人情况",
    "                                 法人或其他组织",
    "                     自然  商业  科研  社会  法律  其他  总计",
    "                     人    企业  机构  公益  服务",
]
APPEALS = [
    "     行政复议                      行政诉讼",
    "                      未经复议直接起诉        复议后起诉",
    "结果 结果 其他 尚未 总计 " * 3,
    "维持 纠正 结果 审结      " * 3,
]
DIGITS = 4


def wrapped(label: str, figures: list[str]) -> list[str]:
    """A row of which the figures longer than a column are centred around its line, as their cells are."""
    above = [figure[:DIGITS] if len(figure) > DIGITS else "" for figure in figures]
    middle = ["" if len(figure) > DIGITS else figure for figure in figures]
    below = [figure[DIGITS:] for figure in figures]
    lines = [above, middle, below] if any(above) else [middle]
    return [
        f"{label if line is middle else '':24}" + "".join(f"{cell:6}" for cell in line).rstrip()
        for line in lines
    ]


def printed(values: dict[str, str]) -> Document:
    lines = ["三、收到和处理政府信息公开申请情况", *HEADS]
    halves: list[str] = []
    for line in edition("2021").printed:
        if line.table_no == 2 and line.kind == "heading":
            half = len(line.label_zh) // 2
            halves = [line.label_zh[:half], line.label_zh[half:]]
        if line.table_no == 2 and line.kind == "row":
            figures = [values[f"{line.item}__{column}"] for column in COLUMNS]
            lines += wrapped(line.label_zh, figures)
            lines += [halves.pop(0)] if halves else []
    lines += ["四、政府信息公开行政复议、行政诉讼情况", *APPEALS]
    lines += wrapped("", [values[f"{group}_{result}"] for group in GROUPS for result in RESULTS])
    return Document(
        "a.txt", "text/plain", tuple(Paragraph(line, f"line {at}") for at, line in enumerate(lines, 1))
    )


def reading_of(values: dict[str, str]) -> FormReading:
    reading = read_matrix_form(printed(values), 2022)
    assert reading is not None
    return reading


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("largest", [5, 60, 900])
def test_no_figure_is_that_of_another_row_or_a_piece_of_its_own(seed, largest):
    values = consistent("2021", seed, largest=largest)
    reading = reading_of(values)
    truth = wanted(values)
    wrong = {
        cell.item: cell.value for cell in reading.cells if cell.value not in (None, truth.get(cell.item))
    }
    assert wrong == {}
    is_cut = any(len(value) > DIGITS for item, value in values.items() if item.endswith(COLUMNS))
    assert bool(reading.unread) >= is_cut


@pytest.mark.parametrize("seed", range(5))
def test_labels_of_groups_between_the_rows_part_none_from_its_figures(seed):
    values = consistent("2021", seed, largest=40)
    read = {cell.item: cell.value for cell in reading_of(values).cells if cell.value is not None}
    of_requests = {item: value for item, value in wanted(values).items() if item.split("__")[-1] in COLUMNS}
    assert {item: value for item, value in of_requests.items() if item not in read} == {}


def test_two_long_figures_cut_in_two_are_not_read_by_their_ends():
    values = consistent("2021", 1, largest=40)
    ones = dict.fromkeys((f"refused_state_secret__{column}" for column in COLUMNS), "0")
    ones |= {"refused_state_secret__natural_person": "12345", "refused_state_secret__total": "12345"}
    cells = {cell.item: cell for cell in reading_of(values | ones).cells}
    assert {cells[item].value for item in ones} == {None}


def test_a_heading_over_rows_that_cannot_be_read_has_no_figures_of_its_own():
    values = consistent("2021", 1, largest=40)
    lines = [line.text for line in printed(values).blocks]
    at = next(at for at, line in enumerate(lines) if line.startswith("3.其他"))
    lines[at - 1 : at + 1] = [
        "其他处理",
        f"{'':24}    7     0     0     0     0     0     7",
        "3.其他     1   2",
    ]
    document = Document(
        "a.txt", "text/plain", tuple(Paragraph(line, f"line {n}") for n, line in enumerate(lines, 1))
    )
    reading = read_matrix_form(document, 2022)
    assert reading is not None
    assert not [
        cell for cell in reading.cells if cell.item.startswith("other_outcome") and cell.value is not None
    ]
