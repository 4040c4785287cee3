"""List forms whose figures their lines do not tell: nothing is read, and the report is no clean one."""

import pytest

from gongkai.documents import lines
from gongkai.documents.reader import read_document
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.list_shifts import APART
from gongkai.parsing.stream import stream_of
from tests.parsing.layouts import ITEMS, LAYOUTS, document, rows

VALUES = {item.item: str(7 * at) for at, item in enumerate(ITEMS, 1) if item.is_valued}


def read(table):
    reading = read_list_form(stream_of(lines(read_document(document(table).encode(), "a.txt"))), "2014")
    assert reading is not None
    return {cell.item: cell.value for cell in reading.cells if cell.value is not None}, reading


def test_figures_printed_after_all_labels_are_of_no_line():
    printed = rows(VALUES)
    values, reading = read([*(label for label, _, _ in printed), *(figure for _, _, figure in printed)])
    assert values == {}
    assert [row.reason for row in reading.unread] == [APART]
    assert all(figure in reading.unread[0].text.split() for figure in VALUES.values())


def test_figures_printed_before_their_labels_are_of_no_line():
    values, _ = read([cell for label, unit, figure in rows(VALUES) for cell in (figure, label, unit)])
    assert values == {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_two_tables_with_other_figures_none_is_chosen(layout):
    last = {item: str(int(value) + 1) for item, value in VALUES.items()}
    values, reading = read([*LAYOUTS[layout](rows(last)), *LAYOUTS[layout](rows(VALUES))])
    assert values == {}
    assert len(reading.unread) >= len(VALUES)


def test_the_same_table_again_changes_nothing():
    table = LAYOUTS["inline_bars"](rows(VALUES))
    assert {item: str(value) for item, value in read([*table, *table])[0].items()} == VALUES
