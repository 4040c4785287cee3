"""Several reports in one file are several; a title that is repeated or linked to starts none."""

from __future__ import annotations

import io
from html import escape
from pathlib import Path

import docx
import pytest
import xlsxwriter

from gongkai.documents import lines
from gongkai.documents.reader import read_document
from gongkai.forms import edition
from gongkai.parsing.reading import Given, read_reports
from gongkai.records import Report
from gongkai.registers import registers

SAMPLE = Path(__file__).parents[2] / "data" / "reports" / "sample"


def printed(name: str) -> str:
    file = SAMPLE / name
    return "\n".join(line.text for line in lines(read_document(file.read_bytes(), file.name)))


def reports(text: str, given: Given | None = None) -> list[Report]:
    document = read_document(text.encode(), "reports.txt")
    return read_reports(document, "ab" * 32, registers(), given or Given())


@pytest.mark.parametrize(
    "names",
    [
        ("990101-czj/2014.txt", "990101-czj/2015.txt"),
        ("990101-czj/2014.txt", "990101-gaj/2014.txt"),
        ("990101-czj/2016.txt", "990101-gaj/2014.txt", "990101-lxz/2015.txt"),
    ],
)
def test_reports_one_after_another_are_read_as_each_is_alone(names):
    together = reports("\n".join(printed(name) for name in names))
    alone = [reports(printed(name))[0] for name in names]
    assert [one.report_id for one in together] == [f"{'ab' * 8}-{n + 1}" for n in range(len(names))]
    for found, expected in zip(together, alone, strict=True):
        assert (found.agency, found.year) == (expected.agency, expected.year)
        assert [(c.item, c.state, c.value) for c in found.cells] == [
            (c.item, c.state, c.value) for c in expected.cells
        ]
        assert [p.text for p in found.passages] == [p.text for p in expected.passages]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("清源区财政局2013年政府信息公开工作年度报告", ""),
        ("", "清源区财政局2015年政府信息公开工作年度报告\n清源区公安局2014年政府信息公开工作年度报告"),
        ("清源区财政局2014年政府信息公开工作年度报告", "清源区财政局2014年政府信息公开工作年度报告"),
    ],
)
def test_titles_linked_to_or_repeated_start_no_report(above, below):
    found = reports(f"{above}\n{printed('990101-czj/2014.txt')}\n{below}")
    assert len(found) == 1
    assert "清源区财政局" in {found[0].agency}


def test_what_a_list_says_of_one_report_is_not_said_of_two():
    text = printed("990101-czj/2014.txt") + "\n" + printed("990101-czj/2015.txt")
    found = reports(text, Given(year=2014))
    assert [one.year for one in found] == [2014, 2015]
    assert all(one.verdict == "flag" and "was not applied" in str(one.reason) for one in found)


SHORT_TEXT = ("一、主动公开情况", "全年主动公开信息若干。", "二、依申请公开情况", "未收到。")


def pages(heads: list[tuple[str, ...]]) -> bytes:
    body = ""
    for at, (title, *below) in enumerate(heads):
        table = "".join(
            "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in figures(at)
        )
        text = "".join(f"<p>{line}</p>" for line in (*below, *SHORT_TEXT))
        body += f"<h1>{title}</h1>{text}<table>{table}</table>"
    return f"<html><body>{body}</body></html>".encode()


def word(heads: list[tuple[str, ...]]) -> bytes:
    document = docx.Document()
    for at, head in enumerate(heads):
        for line in (*head, *SHORT_TEXT):
            document.add_paragraph(line)
        table = document.add_table(0, 3)
        for row in figures(at):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def workbook(heads: list[tuple[str, ...]], one_sheet: bool) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet, at = book.add_worksheet(), 0
    for number, head in enumerate(heads):
        if number and not one_sheet:
            sheet, at = book.add_worksheet(), 0
        for row in [*((line,) for line in head), *figures(number)]:
            sheet.write_row(at, 0, row)
            at += 1
    book.close()
    return content.getvalue()


def figures(report: int) -> list[tuple[str, str, str]]:
    return [(item.label_zh, item.unit, str(at * 7 + report)) for at, item in enumerate(edition("2014").cells)]


FILES = {
    "page.html": pages,
    "text.docx": word,
    "sheets.xlsx": lambda heads: workbook(heads, one_sheet=False),
    "sheet.xlsx": lambda heads: workbook(heads, one_sheet=True),
}
TITLE = "{}{}年政府信息公开工作年度报告"
FORM = "政府信息公开情况统计表({}年度)"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "bodies",
    [
        [("清源区财政局", 2015), ("清源区财政局", 2016)],
        [("清源区财政局", 2015), ("清源区公安局", 2015)],
        [("清源区财政局", 2015), ("清源区公安局", 2015), ("清源区财政局", 2016)],
    ],
)
def test_pages_texts_and_workbooks_of_several_reports_give_each_with_its_own_table(name, bodies):
    found = read_file(name, [(TITLE.format(*body),) for body in bodies])
    assert [(one.agency, one.year) for one in found] == bodies
    for at, one in enumerate(found):
        expected = [int(value) for _, _, value in figures(at)]
        assert [cell.value for cell in one.cells] == expected
        assert not one.unread
    locators = [cell.locator for one in found for cell in one.cells]
    assert len(set(locators)) == len(locators)


@pytest.mark.parametrize("name", ["sheets.xlsx", "sheet.xlsx", "page.html"])
def test_forms_that_say_below_their_title_who_fills_them_in_are_told_apart(name):
    bodies = ["清源区财政局", "清源区公安局"]
    found = read_file(name, [(FORM.format(2015), f"填报单位：{body}") for body in bodies])
    assert [(one.agency, one.year) for one in found] == [(body, 2015) for body in bodies]


def test_a_signature_and_its_date_stay_with_the_report_they_end():
    texts = [printed(f"990101-czj/{year}.txt").rstrip() for year in (2014, 2015)]
    text = f"{texts[0]}\n清源区财政局\n2015年3月10日\n{texts[1]}"
    first, second = reports(text)
    assert str(first.published_on) == "2015-03-10"
    assert str(second.published_on) != "2015-03-10"


def read_file(name: str, heads: list[tuple[str, ...]]) -> list[Report]:
    return read_reports(read_document(FILES[name](heads), name), "ab" * 32, registers())
