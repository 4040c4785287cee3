"""A provincial form with a column for the year and one for all years: nothing in code knows its name."""

import pytest

from gongkai.documents import Document, Grid, GridCell, Paragraph, lines
from gongkai.forms import edition
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.stream import cell_ends_marked, stream_of

FORMS = ("2008_fujian", "2014_fujian")


def rows(name):
    return [line for line in edition(name).printed if line.kind == "row"]


def read_text(name, table):
    text = tuple(Paragraph(line, f"line {n}") for n, line in enumerate(table, 1))
    return read_list_form(stream_of(text), name)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("layout", ["{} {} {} {}", "{} | {} | {} | {} |", "{}\n{}\n{}\n{}", "{}\t{}\t{}\t{}"])
def test_both_columns_are_read_in_every_layout(name, layout):
    lines_of_table = [
        part
        for at, row in enumerate(rows(name), 1)
        for part in layout.format(row.label_zh, row.unit, 3 * at, 100 * at).split("\n")
    ]
    reading = read_text(name, lines_of_table)
    values = {cell.item: cell.value for cell in reading.cells}
    for at, row in enumerate(rows(name), 1):
        assert (values[f"{row.item}__this_year"], values[f"{row.item}__cumulative"]) == (3 * at, 100 * at)
    assert reading.unread == ()


@pytest.mark.parametrize("name", FORMS)
def test_a_blank_cell_of_a_table_moves_no_other_and_a_lost_one_is_not_guessed(name):
    table = [(row.label_zh, row.unit, "", "7") for row in rows(name)]
    grid = Grid(
        tuple(
            tuple(GridCell(text, r, c, 1, 1, f"table 1 row {r} column {c}") for c, text in enumerate(row))
            for r, row in enumerate(table)
        ),
        "table 1",
    )
    document = Document("a.html", "text/html", (grid,))
    assert len(lines(document)) == 4 * len(table)
    reading = read_list_form(stream_of(cell_ends_marked(document)), name)
    known = {(cell.state, cell.value) for cell in reading.cells}
    assert known <= {("absent", None), ("blank", None), ("text", None)} | {("value", 7)}
    assert not any(cell.value == 7 and cell.item.endswith("this_year") for cell in reading.cells)


@pytest.mark.parametrize("name", FORMS)
def test_two_numbers_in_one_cell_are_not_those_of_two_columns(name):
    table = [f"{row.label_zh} | {row.unit} | 7 | 70 |" for row in rows(name)]
    table[4] = table[4].replace("7 | 70 |", "7 1 | |")
    row = rows(name)[4].item
    cells = {cell.item: cell for cell in read_text(name, table).cells}
    assert [cells[f"{row}__{column}"].state for column in ("this_year", "cumulative")] == ["text", "text"]
    fused = [f"{row.label_zh} | {row.unit} | 7 70 |" for row in rows(name)]
    read = read_text(name, fused)
    assert {cell.value for cell in read.cells if cell.item.endswith("this_year")} == {7}


@pytest.mark.parametrize("printed", ["12", "345", "206912106", "100"])
def test_fused_figures_that_can_be_parted_in_several_ways_are_left(printed):
    table = [f"{row.label_zh}{row.unit}{printed}" for row in rows("2014_fujian")]
    reading = read_text("2014_fujian", table)
    assert all(cell.value is None for cell in reading.cells)
    assert len(reading.unread) == len(table)


def test_fused_zeros_are_parted_and_marked_as_inferred():
    table = [f"{row.label_zh}{row.unit}00" for row in rows("2014_fujian")]
    reading = read_text("2014_fujian", table)
    assert {(cell.value, cell.inferred) for cell in reading.cells} == {(0, True)}


@pytest.mark.parametrize("name", FORMS)
def test_where_bars_fill_rows_up_a_lone_figure_is_in_no_column(name):
    table = [f"{row.label_zh} | {row.unit} | 3 | 70 |" for row in rows(name)]
    table[4] = table[4].replace("3 | 70 |", "7 | |")
    item = rows(name)[4].item
    values = {cell.item: cell.value for cell in read_text(name, table).cells}
    assert (values[f"{item}__this_year"], values[f"{item}__cumulative"]) == (7, None)
    table[7] = f"{rows(name)[7].label_zh} | {rows(name)[7].unit} | ||"
    values = {cell.item: cell.value for cell in read_text(name, table).cells}
    assert (values[f"{item}__this_year"], values[f"{item}__cumulative"]) == (None, None)
