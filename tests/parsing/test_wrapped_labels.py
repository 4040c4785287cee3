"""Labels that go on below their figure, as text made from PDF prints them."""

from decimal import Decimal

from gongkai.documents import lines
from gongkai.documents.reader import read_document
from gongkai.forms import edition
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.stream import stream_of

TITLE = "清源区示例局2016年政府信息公开工作年度报告\n政府信息公开情况统计表\n"
FORM = edition("2014")
WIDTH = 12


def wrapped(values: dict[str, str]) -> str:
    """Every label cut after so many characters, unit and figure behind its first line."""
    printed = []
    for line in FORM.lines:
        label = line.label_zh
        first, *rest = (label[at : at + WIDTH] for at in range(0, len(label), WIDTH))
        printed.append(f"{first}      {line.unit or '——'}      {values.get(line.item, '——')}")
        printed += rest
    return TITLE + "\n".join(printed)


def read(text: str):
    return read_list_form(stream_of(lines(read_document(text.encode(), "a.txt"))), "2014")


VALUES = {item.item: str(3 * at) for at, item in enumerate(FORM.valued, 7)}


def test_every_figure_is_that_of_the_label_around_it():
    reading = read(wrapped(VALUES))
    cells = {cell.item: cell for cell in reading.cells}
    right = {item: cells[item].value for item in VALUES if cells[item].value is not None}
    assert all(value == Decimal(VALUES[item]) for item, value in right.items())
    assert len(right) > 0.9 * len(VALUES)


def test_a_figure_keeps_its_own_line():
    reading = read(wrapped(VALUES))
    printed = wrapped(VALUES).split("\n")
    for cell in reading.cells:
        if cell.value is not None:
            assert cell.raw in printed[int(cell.locator.removeprefix("line ")) - 1]


def test_a_short_line_that_is_a_label_of_its_own_is_not_taken():
    text = "\n".join(
        f"{line.label_zh}\t{line.unit or '——'}\t{VALUES.get(line.item, '——')}" for line in FORM.lines
    )
    reading = read(TITLE + text)
    assert {c.item: c.value for c in reading.cells if c.item in VALUES} == {
        i: Decimal(v) for i, v in VALUES.items()
    }
    assert reading.unread == ()
