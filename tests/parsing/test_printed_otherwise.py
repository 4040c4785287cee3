"""Tables that are printed otherwise than the official ones: read where that is certain, and never wrong."""

import pytest

from gongkai.documents.reader import read_document
from gongkai.forms import edition
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.matrix_form import read_matrix_form
from gongkai.parsing.stream import cell_ends_marked, stream_of
from tests.parsing import layouts
from tests.parsing.matrix_figures import consistent, wanted
from tests.parsing.matrix_layouts import COLUMNS, Table, as_grids, tables

VALUES = consistent("2021")
LINES = [item for item in edition("2008").printed if item.kind not in ("beside", "column")]
FIGURES = {line.item: str(100 + 7 * at) for at, line in enumerate(LINES)}


def read_list(rows: list[list[str]]) -> dict[str, object]:
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = (
        f"<html><body><p>清源区示例局2012年政府信息公开工作年度报告</p><table>{lines}</table></body></html>"
    )
    reading = read_list_form(stream_of(cell_ends_marked(read_document(page.encode(), "a.html"))), "2008")
    assert reading is not None
    return {cell.item: str(cell.value) for cell in reading.cells if cell.value is not None}


@pytest.mark.parametrize("order", [(2, 1, 0), (2, 0)], ids=["with units", "without"])
def test_in_a_list_without_headings_too_a_column_of_figures_before_the_labels_is_not_read(order):
    rows = [["统计指标", "单位", "统计数"]] + [
        [line.label_zh, line.unit, FIGURES[line.item]] for line in LINES
    ]
    assert read_list([[row[at] for at in order] for row in rows]) == {}


def test_a_last_line_without_a_figure_makes_no_number_of_the_first_line_a_figure_before_its_label():
    rows = [
        [str(at), line.label_zh, line.unit, FIGURES[line.item] if line is not LINES[-1] else ""]
        for at, line in enumerate(LINES, 1)
    ]
    found = read_list([["序号", "指标名称", "单位", "数量"], *rows])
    assert found == {item: figure for item, figure in FIGURES.items() if item != LINES[-1].item}


def read_matrix(found: list[Table]) -> dict[str, object]:
    reading = read_matrix_form(as_grids(found), 2022)
    assert reading is not None
    return {cell.item: cell.value for cell in reading.cells if cell.value is not None}


def side_by_side(found: list[Table], beside: str, numbers: list[str]) -> list[Table]:
    """The matrix under one line of heads, with a further column behind it."""
    first, second, third = found
    heads = ["", "", *(HEADS[column] for column in COLUMNS), beside]
    rows = [["", *row] if len(row) == len(COLUMNS) + 1 else row[-len(COLUMNS) - 2 :] for row in second[3:]]
    return [first, [heads, *([*row, number] for row, number in zip(rows, numbers, strict=True))], third]


HEADS = dict(
    zip(
        COLUMNS,
        ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
        strict=True,
    )
)


def in_two_lines_of_heads(beside: str, numbers: list[str]) -> str:
    """A page whose matrix has the heads of the official form, and a further one beside 总计."""
    spans = {
        "自然人": ' rowspan="2"',
        "法人或其他组织": ' colspan="5"',
        "总计": ' rowspan="2"',
        beside: ' rowspan="2"',
    }
    over, *rows = tables("2021", VALUES)[1]
    heads = [
        ["自然人", "法人或其他组织", "总计", beside],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ]
    lines = [f'<td colspan="2" rowspan="3">{over[0]}</td><td colspan="8">{over[1]}</td>']
    lines += ["".join(f"<td{spans.get(head, '')}>{head}</td>" for head in row) for row in heads]
    for row, number in zip(rows[2:], numbers, strict=True):
        labels = [f"<td>{label}</td>" for label in row[: -len(COLUMNS)]][-2:]
        labels = labels if len(labels) > 1 else ["<td></td>", *labels]
        lines.append("".join([*labels, *(f"<td>{cell}</td>" for cell in (*row[-len(COLUMNS) :], number))]))
    return f"<html><body><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table></body></html>"


@pytest.mark.parametrize("beside", ["占比（%）", "同比", "上年总计"])
def test_words_behind_the_last_head_of_a_row_head_a_column_of_their_own(beside):
    numbers = [f"{at}.50%" for at in range(len(tables("2021", VALUES)[1]) - 3)]
    document = read_document(in_two_lines_of_heads(beside, numbers).encode(), "a.html")
    reading = read_matrix_form(document, 2022)
    assert reading is not None
    values = {cell.item: cell.value for cell in reading.cells if cell.value is not None}
    assert values == {item: value for item, value in wanted(VALUES).items() if item in {*values}}
    assert len(values) == len(numbers) * len(COLUMNS)
    left = [row.text for row in reading.unread]
    assert all(any(text.endswith(f"| {number}") for text in left) for number in numbers)


def test_a_row_that_stands_left_of_its_heads_is_not_read_by_them():
    found = tables(
        "2021", {item: "" if item.endswith("__total") else value for item, value in VALUES.items()}
    )
    wide = side_by_side(found, "", [""] * (len(found[1]) - 3))
    row = next(row for row in wide[1] if row[1].startswith("(七)"))
    row[1:] = [*row[1:2], *row[2:-2], "", ""]
    row.insert(0, row.pop())
    row[:] = [row[2], *row[3:], ""]
    values = read_matrix(wide)
    assert {item: value for item, value in values.items() if wanted(VALUES)[item] != value} == {}


def page_of_2014(before: list[str]) -> dict[str, str]:
    values = {item.item: str(100 + 7 * at) for at, item in enumerate(layouts.ITEMS) if item.is_valued}
    printed = [*before, "统计指标\t单位\t统计数", *layouts.tabs(layouts.rows(values))]
    text = "\n".join((layouts.TITLE, *printed))
    reading = read_list_form(stream_of(cell_ends_marked(read_document(text.encode(), "a.txt"))), "2014")
    assert reading is not None
    found = {cell.item: str(cell.value) for cell in reading.cells if cell.value is not None}
    return {item: value for item, value in values.items() if found.get(item) != value}


def test_sentences_that_name_the_lines_of_the_table_below_them_are_none_of_its_lines():
    told = [
        "一、主动公开情况",
        "全市共主动公开政府信息数 9876 条，其中政府网站公开政府信息数 5432 条。",
        "二、依申请公开情况",
        "收到申请数 77 件，其中当面申请数 11 件，网络申请数 66 件。",
        "三、行政复议数量 3 件",
    ]
    assert page_of_2014(told) == {}


@pytest.mark.parametrize("end", ["，", "；", "。"])
def test_a_table_whose_lines_end_like_sentences_is_read_from_its_first_line(end):
    values = {item.item: str(100 + 7 * at) for at, item in enumerate(layouts.ITEMS) if item.is_valued}
    lines = [
        f"{label}\t{figure}{unit}{end if figure else ''}" for label, unit, figure in layouts.rows(values)
    ]
    text = "\n".join((layouts.TITLE, *lines))
    reading = read_list_form(stream_of(cell_ends_marked(read_document(text.encode(), "a.txt"))), "2014")
    found = (
        {cell.item: str(cell.value) for cell in reading.cells if cell.value is not None} if reading else {}
    )
    assert found.items() <= values.items()


@pytest.mark.parametrize("years", [("2021年", "2022年"), ("2022年", "2021年"), ("上年", "本年")])
def test_of_two_rows_of_appeals_of_two_years_neither_is_chosen(years):
    first, second, third = tables("2021", VALUES)
    *heads, row = third
    other = [str(int(figure) + 1) for figure in row]
    values = read_matrix([first, second, [*heads, [years[0], *row], [years[1], *other]]])
    assert not [item for item in values if item.startswith(("recon_", "lit_"))]
    assert read_matrix([first, second, [*heads, [years[0], *row]]]) == wanted(VALUES)


@pytest.mark.parametrize(
    ("head", "remark"),
    [
        ("备注", "含下属单位"),
        ("备注", "2家单位未报"),
        ("备注", "12"),
        ("备注", "/"),
        ("上年数", "12"),
        ("历年累计", "12"),
    ],
)
def test_strokes_beside_headings_are_no_figures_of_two_columns(head, remark):
    values = {item.item: str(100 + 7 * at) for at, item in enumerate(layouts.ITEMS) if item.is_valued}
    lines = [
        [label, unit or "——", figure or "——", remark if at % 3 == 0 and figure else ""]
        for at, (label, unit, figure) in enumerate(layouts.rows(values))
    ]
    cells = [[*("统计指标", "单位", "统计数"), head], *lines]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    page = f"<html><body><p>{layouts.TITLE}</p><table>{rows}</table><p>版权所有</p></body></html>"
    reading = read_list_form(stream_of(cell_ends_marked(read_document(page.encode(), "a.html"))), "2014")
    assert reading is not None
    found = {cell.item: str(cell.value) for cell in reading.cells if cell.value is not None}
    assert found == values
    left = sum(remark in row.text for row in reading.unread)
    assert remark == "/" or left == sum(bool(line[3]) for line in lines)


def test_ten_figures_of_appeals_whose_blank_cells_a_text_dropped_are_not_those_of_the_two_ways_to_court():
    text = [
        "清源区示例局2022年政府信息公开工作年度报告",
        *(" ".join(row) for row in tables("2021", VALUES)[1]),
        "四、政府信息公开行政复议、行政诉讼情况",
        "行政复议    行政诉讼",
        "结果维持  结果纠正  其他结果  尚未审结  总计  未经复议直接起诉    复议后起诉",
        "结果维持  结果纠正  其他结果  尚未审结  总计  " * 2,
        "0    9    3    39    42    0    0    7    1    8",
    ]
    reading = read_matrix_form(read_document("\n".join(text).encode(), "a.txt"), 2022)
    assert reading is not None
    assert not [
        cell.item for cell in reading.cells if cell.item[:4] in ("reco", "lit_") and cell.value is not None
    ]
