"""A row that is missing, foreign, repeated or elsewhere moves no other (promise R8)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.documents import Document, Paragraph
from gongkai.forms import edition
from gongkai.parsing.reading import read_reports
from gongkai.registers import registers
from tests.figures import spread
from tests.parsing.layouts import document, inline_bars, rows
from tests.parsing.matrix_layouts import COLUMNS, tables

LIST = rows({})
VALUED = [number for number, (_, unit, _) in enumerate(LIST) if unit]


def figure(number: int) -> str:
    """A figure that only this row has; a column that counts up by one would be line numbers."""
    return str(1000 + number * 389 % 7919)


def read(lines: list[str]):
    text = document(lines)
    paragraphs = tuple(Paragraph(line, f"line {n}") for n, line in enumerate(text.split("\n"), 1))
    return read_reports(Document("a", "text/plain", paragraphs), "ab" * 32, registers())[0]


def numbered() -> list[str]:
    printed = [(label, unit, figure(n) if unit else "") for n, (label, unit, _) in enumerate(LIST)]
    return inline_bars(printed)


def values(report) -> dict[str, Decimal | None]:
    return {cell.item: cell.value for cell in report.cells}


LABELS = [label.partition(")")[2] for label, _, _ in LIST]
WHOLE = values(read(numbered()))
ITEMS = {value: item for item, value in WHOLE.items() if value is not None}


def test_the_undisturbed_form_gives_every_figure():
    assert set(ITEMS) == {Decimal(figure(n)) for n in VALUED}


@pytest.mark.parametrize("number", [VALUED[n - 1] for n in spread(len(VALUED), len(VALUED))])
def test_a_row_left_out_is_absent_and_no_other_figure_moves(number):
    lines = numbered()
    del lines[number]
    found = values(read(lines))
    wrong = {item: value for item, value in found.items() if value not in (None, WHOLE[item])}
    assert wrong == {}
    assert found[ITEMS[Decimal(figure(number))]] is None


@pytest.mark.parametrize("number", VALUED)
def test_a_foreign_row_is_unread_and_no_figure_moves(number):
    lines = numbered()
    lines.insert(number, "其他档案移交数 | 件 | 77777 | |")
    report = read(lines)
    assert values(report) == WHOLE
    assert any("77777" in unread.text for unread in report.unread)


@pytest.mark.parametrize("number", VALUED[:-1])
def test_two_rows_that_changed_places_keep_their_figures_or_have_none(number):
    lines = numbered()
    lines[number], lines[number + 1] = lines[number + 1], lines[number]
    report = read(lines)
    wrong = {item: value for item, value in values(report).items() if value not in (None, WHOLE[item])}
    # 被依法纠错数 and 其他情形数 stand under reconsideration and under litigation: what is above tells them apart
    assert wrong == {} or LABELS.count(LABELS[number]) > 1
    if values(report) != WHOLE:
        assert report.verdict == "flag"


@pytest.mark.parametrize("number", VALUED)
def test_a_label_nobody_knows_takes_no_figure_of_another(number):
    lines = numbered()
    lines[number] = f"甲乙丙丁戊己庚 | 件 | {figure(number)} | |"
    report = read(lines)
    wrong = {item: value for item, value in values(report).items() if value not in (None, WHOLE[item])}
    assert wrong == {}
    assert any(figure(number) in unread.text for unread in report.unread)


def matrix(name: str, drop: int | None = None, swap: int | None = None, add: int | None = None):
    """The form as a text of bars, its requests' rows numbered; one row left out, exchanged or put in."""
    figures = {
        f"{row}__{column}": str(1000 + (7 * n + m) * 389 % 7919)
        for n, row in enumerate(_rows(name))
        for m, column in enumerate(COLUMNS)
    }
    parts = tables(name, figures)
    body = parts[1]
    if drop is not None:
        del body[3 + drop]
    if swap is not None:
        body[3 + swap], body[4 + swap] = body[4 + swap], body[3 + swap]
    if add is not None:
        body.insert(3 + add, ["其他甲乙丙丁戊事项", *["77777"] * 7])
    lines = ["| " + " | ".join(row) + " |" for table in parts for row in table]
    text = f"海口市秀英区示例局{int(name) + 1}年政府信息公开工作年度报告\n" + "\n".join(lines)
    paragraphs = tuple(Paragraph(line, f"line {n}") for n, line in enumerate(text.split("\n"), 1))
    report = read_reports(Document("a", "text/plain", paragraphs), "ab" * 32, registers())[0]
    found = {cell.item: str(cell.value) for cell in report.cells if cell.value is not None}
    return report, {item: value for item, value in found.items() if figures.get(item) != value}


def _rows(name: str) -> list[str]:
    return [row.item for row in edition(name).matrix_rows if row.kind == "row"]


@pytest.mark.parametrize("name", ["2019", "2021"])
@pytest.mark.parametrize("change", ["drop", "swap", "add"])
def test_a_row_of_a_matrix_moves_no_figure_of_another(name, change):
    for number in range(len(_rows(name)) - 1):
        _, wrong = matrix(name, **{change: number})
        assert wrong == {}, (number, wrong)
