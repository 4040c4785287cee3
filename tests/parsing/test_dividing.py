"""Several reports in one file are several; a title that is repeated or linked to starts none."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.documents import lines
from gongkai.documents.reader import read_document
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
