"""Two captures of one report are one report; another figure makes a version; another body is no capture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from time import process_time

import pytest

from gongkai.records import Passage
from gongkai.warehouse import Entry, derive, load, load_all, memory
from tests.warehouse.making import agency, report, with_cell

TEXT = "清源区示例局全年主动公开政府信息300条,其中通过网站公开250条。" * 8


def told(name: str, text: str = TEXT, **figures: int | None):
    passages = tuple(
        Passage(n, f"line {n}", "narrative", line) for n, line in enumerate(text.split(","), start=1)
    )
    return replace(report(name, **figures), passages=passages)


def stored(con) -> dict[str, tuple[int | None, bool, str]]:
    rows = con.table("reports").select("report_id", "version", "is_current", "verdict").fetchall()
    return {name: (version, is_current, verdict) for name, version, is_current, verdict in rows}


ONE_UNREAD_FEWER = replace(told("best"), unread=())
REVISED = told("revised", staff_total=9)


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("is_stepwise", [True, False])
def test_a_capture_counts_nowhere_whatever_came_first(order, is_stepwise):
    made = [ONE_UNREAD_FEWER, told("second"), REVISED]
    con = memory()
    for line, place in enumerate(order, start=1):
        load(con, made[place], agency=agency(), ledger_line=line)
        if is_stepwise:
            derive(con)
    derive(con)
    found = stored(con)
    assert found["second"] == (None, False, "duplicate")
    assert {found["best"][0], found["revised"][0]} == {1, 2}
    assert {found["best"][2], found["revised"][2]} == {"accept"}
    reason = con.sql("SELECT reason FROM reports WHERE report_id = 'second'").fetchall()[0][0]
    assert "best.txt" in reason


EARLY, LATE = date(2017, 1, 20), date(2017, 3, 5)


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize(
    ("days", "kept", "said"),
    [
        ((None, LATE, None), 1, set()),
        ((LATE, EARLY, None), 1, {f"came out on {LATE}"}),
        ((EARLY, EARLY, LATE), None, {f"came out on {LATE}"}),
    ],
)
def test_of_captures_read_alike_the_one_that_came_out_first_is_kept(order, days, kept, said):
    made = [replace(told(f"capture{at}"), published_on=day) for at, day in enumerate(days)]
    con = memory()
    for line, at in enumerate(order, start=1):
        load(con, made[at], agency=agency(), ledger_line=line)
        derive(con)
    current = con.sql("SELECT report_id, published_on FROM reports WHERE is_current").fetchall()
    assert current == [(f"capture{kept or 0}", min(day for day in days if day))]
    reasons = con.sql("SELECT reason FROM reports WHERE verdict = 'duplicate'").fetchall()
    assert {
        reason.rpartition("says that it ")[2] for (reason,) in reasons if "says that it" in reason
    } == said


def test_a_capture_that_was_read_better_is_kept_without_the_date_of_another():
    con = memory()
    load(con, ONE_UNREAD_FEWER, agency=agency(), ledger_line=1)
    load(con, replace(told("dated"), published_on=EARLY), agency=agency(), ledger_line=2)
    derive(con)
    rows = con.sql("SELECT report_id, published_on, reason FROM reports ORDER BY report_id").fetchall()
    assert rows[0][:2] == ("best", ONE_UNREAD_FEWER.published_on)
    assert f"came out on {EARLY}" in rows[1][2]


@pytest.mark.parametrize(
    ("other", "is_capture"),
    [
        (told("other"), True),
        (told("other", TEXT + "联系电话"), True),
        (with_cell(told("other"), "staff_total", state="absent", raw=None, value=None, locator=None), True),
        (told("other", TEXT.replace("250", "251")), False),
        (told("other", staff_total=7), False),
        (told("other", staff_total=None), False),
        (told("other", "本年度情况与往年大不相同" * 20), False),
    ],
)
def test_what_makes_a_capture(other, is_capture):
    con = memory()
    load_all(con, [Entry(told("one"), agency(), 1), Entry(other, agency(), 2)])
    derive(con)
    assert ("duplicate" in {verdict for _, _, verdict in stored(con).values()}) == is_capture


def test_equal_tables_of_two_bodies_are_two_reports():
    con = memory()
    load_all(con, [Entry(told("one"), agency(1), 1), Entry(told("two"), agency(2), 2)])
    derive(con)
    assert stored(con) == {"one": (1, True, "accept"), "two": (1, True, "accept")}


def test_long_texts_are_captures_only_if_they_are_equal():
    """To tell how alike two texts of millions of characters are takes minutes, and a batch has many pairs."""
    long = "清源区示例局公开" * 200_000
    con = memory()
    load_all(
        con,
        [
            Entry(told("one", long), agency(), 1),
            Entry(told("equal", long), agency(), 2),
            Entry(told("another", long + "甲"), agency(), 3),
        ],
    )
    before = process_time()
    derive(con)
    assert process_time() - before < 10
    verdicts = {name: verdict for name, (_, _, verdict) in stored(con).items()}
    assert sorted(verdicts.values()) == ["accept", "accept", "duplicate"]
    assert verdicts["another"] == "accept"
