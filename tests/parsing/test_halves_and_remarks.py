"""List forms printed in two halves beside each other, and with numbers among their remarks."""

import pytest

from gongkai.documents.reader import read_document
from gongkai.forms import edition
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.stream import cell_ends_marked, stream_of

LINES = [item for item in edition("2008").printed if item.kind not in ("beside", "column")]
FIGURES = {line.item: str(100 + 7 * at) for at, line in enumerate(LINES)}
HEADS = ["指标名称", "计量单位", "数量"]


def reading_of(rows: list[list[str]], name: str):
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = (
        f"<html><body><p>清源区示例局2012年政府信息公开工作年度报告</p><table>{lines}</table></body></html>"
    )
    reading = read_list_form(stream_of(cell_ends_marked(read_document(page.encode(), "a.html"))), name)
    assert reading is not None
    return reading


def read(rows: list[list[str]]) -> dict[str, str]:
    reading = reading_of(rows, "2008")
    return {cell.item: str(cell.value) for cell in reading.cells if cell.value is not None}


@pytest.mark.parametrize("has_units", [True, False])
@pytest.mark.parametrize("missing", [None, 5, 40])
def test_line_numbers_of_two_halves_beside_each_other_are_no_figures(missing, has_units):
    rows = [
        [str(at), line.label_zh, *([line.unit] if has_units else []), FIGURES[line.item]]
        for at, line in enumerate(LINES, 1)
        if at != missing
    ]
    middle = (len(rows) + 1) // 2
    right = [*rows[middle:], *[[""] * len(rows[0])] * (2 * middle - len(rows))]
    heads = ["序号", *(HEADS if has_units else [HEADS[0], HEADS[2]])] * 2
    found = read([heads, *([*a, *b] for a, b in zip(rows[:middle], right, strict=True))])
    lost = {line.item for at, line in enumerate(LINES, 1) if at == missing}
    assert found == {item: figure for item, figure in FIGURES.items() if item not in lost}


@pytest.mark.parametrize("every", [2, 3, 5])
def test_a_number_among_the_remarks_is_no_figure_of_a_line_whose_own_cell_is_blank(every):
    rows = [
        [
            line.label_zh,
            line.unit,
            "" if at % every else FIGURES[line.item],
            "12" if at % every == 1 else "",
        ]
        for at, line in enumerate(LINES)
    ]
    found = read([[*HEADS, "备注"], *rows])
    assert found == {line.item: FIGURES[line.item] for at, line in enumerate(LINES) if at % every == 0}


def test_remarks_that_are_all_words_leave_every_figure_where_it_is():
    rows = [
        [line.label_zh, line.unit, FIGURES[line.item], "含下属单位" if at % 4 == 1 else ""]
        for at, line in enumerate(LINES)
    ]
    assert read([[*HEADS, "备注"], *rows]) == FIGURES


@pytest.mark.parametrize("name", ["2008_fujian", "2014_fujian"])
def test_the_figures_of_all_years_may_be_headed_by_one_word(name):
    lines = edition(name).lines
    rows = [[line.label_zh, line.unit, str(3 + 11 * at), str(900 + 7 * at)] for at, line in enumerate(lines)]
    cells = [["指标名称", "计量单位", "本年度", "累计"], *rows]
    reading = reading_of(cells, name)
    found = {cell.item: str(cell.value) for cell in reading.cells}
    this_year = {f"{line.item}__this_year": row[2] for line, row in zip(lines, rows, strict=True)}
    all_years = {f"{line.item}__cumulative": row[3] for line, row in zip(lines, rows, strict=True)}
    assert found == this_year | all_years
