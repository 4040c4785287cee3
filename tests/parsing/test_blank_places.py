"""A blank cell of a list form is shown where the document prints it empty."""

from gongkai.documents import Document
from gongkai.documents.reader import read_document
from gongkai.forms import edition
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.stream import cell_ends_marked, stream_of

LINES = edition("2014").lines
FIGURES = {line.item: str(3 * at) for at, line in enumerate(LINES, 1) if line.is_valued}


def page(figures: dict[str, str], *, cut: str = "") -> Document:
    """The form as a table of a page; the row of `cut` ends behind its label."""
    rows = [
        f"<tr><td>{line.label_zh}</td></tr>"
        if line.item == cut
        else f"<tr><td>{line.label_zh}</td><td>{line.unit}</td><td>{figures.get(line.item, '')}</td></tr>"
        for line in LINES
    ]
    head = "<tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>"
    return read_document(f"<table>{head}{''.join(rows)}</table>".encode(), "a.html")


def places(document: Document) -> dict[str, tuple[str, str | None]]:
    reading = read_list_form(stream_of(cell_ends_marked(document)), "2014")
    assert reading is not None
    return {cell.item: (cell.state, cell.locator) for cell in reading.cells}


def test_a_blank_stands_in_the_column_of_the_figures_and_a_heading_at_its_label():
    found = places(page({**FIGURES, "replies_asked_to_amend": ""}))
    state, locator = found["replies_asked_to_amend"]
    assert (state, locator) == ("blank", found["replies_not_existing"][1].replace("row 43", "row 44"))
    assert locator.endswith("row 44 column 3")
    assert found["proactive_section"][1].endswith("row 2 column 1")


def test_a_row_without_such_a_cell_is_shown_at_its_label():
    found = places(page(FIGURES, cut="replies_asked_to_amend"))
    assert found["replies_asked_to_amend"] == ("blank", "table 1 row 44 column 1")
