"""No disturbance of a good document makes a cell wrong, and few make one unreadable."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from benchmarks.disturbing import Disturbance, cases, lists, pages
from benchmarks.disturbing.scoring import judged, score
from gongkai.records import Cell

REPORTS = [r for r in cases.made_up() if r.name in ("2014_fujian, mixed", "2008, two periods")]
# half a label or a page mark in a row of its own may leave open which column a single figure stands in
MAY_LOSE = {"a label over two rows", "two rows in one", "page marks between rows", "HTML in a script"}
ALL = (*lists.ALL, *pages.ALL)


@pytest.mark.parametrize("disturbance", ALL, ids=lambda disturbance: disturbance.name)
def test_nothing_is_wrong_and_nothing_lost(disturbance: Disturbance):
    medium = "html" if disturbance.medium == "html" else (disturbance.media or ("inline bars",))[0]
    total, wrong = score(disturbance, [replace(report, media=(medium,)) for report in REPORTS])
    assert wrong == []
    assert sum(vars(total).values()) >= sum(len(report.truth) for report in REPORTS) // 2
    assert total.lost == 0 or disturbance.name in MAY_LOSE


def test_each_disturbance_has_a_name_of_its_own():
    names = [disturbance.name for disturbance in ALL]
    assert len(set(names)) == len(names) >= 25


def test_a_shifted_or_made_up_figure_is_counted_as_wrong():
    report = REPORTS[0]
    item, true = next((item, figure) for item, figure in report.truth.items() if figure)
    right = Cell(item, "1", "value", true, False, "line 1")
    assert judged(report, [right])[0].wrong == 0
    assert judged(report, [right._replace(value=true + 1)])[0].wrong == 1
    assert judged(report, [right._replace(item="nowhere", value=Decimal(1))])[0].wrong == 1
    assert judged(report, [right._replace(value=None, state="text")])[0].lost == len(report.truth)
