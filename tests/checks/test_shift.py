"""The block that slipped by one row, in the figures a service centre really printed for 2017."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from invented import figures, tables

from gongkai.checks import Checked, check, run
from gongkai.checks.facts import facts
from gongkai.checks.scratch import State, failures
from gongkai.forms import edition

PRINTED = tomllib.loads((Path(__file__).parent / "seed_2017.toml").read_text(encoding="utf-8"))
CELLS = [item.item for item in edition("2014").cells]
# What is noted of the text itself, whatever the figures.
OF_THE_TEXT = {"X-CM-01", "X-CP-03", "X-FM-06", "X-LK-01", "X-LK-02"}

FIRST = ("proactive_section", "proactive_total", "proactive_normative_docs", "normative_docs_issued")
MOVED = {
    "proactive_section": None,
    "proactive_total": 300,
    "proactive_normative_docs": 0,
    "normative_docs_issued": 300,
}
H1 = {**MOVED, "proactive_channels_header": 0}
H2 = MOVED
H3 = {"proactive_section": None, "proactive_total": 300}
H5 = {"proactive_section": None, "proactive_total": 300, "proactive_normative_docs": 0}
H6 = {**H5, "channel_website": 300}
ALWAYS = ["X-TT-02", "X-TT-09"]


def _column_moved_down(*, blank_is_zero: bool) -> dict[str, int | None]:
    printed = figures(PRINTED)
    moved: dict[str, Any] = {
        CELLS[0]: None,
        **{to: printed[cell] for cell, to in pairwise(CELLS)},
    }
    if blank_is_zero:
        numbered = {item.item for item in edition("2014").valued}
        moved |= {item: 0 for item, value in moved.items() if value is None and item in numbered}
    return moved


# Worked out by hand beforehand; H4 is the whole column, moved down by a row.
H4_FAILS = [*["X-FM-01"] * 6, "B-ID-07", "B-BD-03", "X-TT-08", "X-PL-05", *ALWAYS]
HYPOTHESES: list[tuple[str, Mapping[str, Any], list[str]]] = [
    ("as printed", {}, ["X-FM-01", "B-BD-01", "B-BD-05", "X-TT-01", "X-TT-08", "X-PL-05", *ALWAYS]),
    ("H1 four cells down", H1, ["X-FM-01", "B-BD-03", "X-TT-08", "X-PL-05", *ALWAYS]),
    ("H2 three cells down", H2, ["B-BD-03", "X-TT-08", "X-PL-05", *ALWAYS]),
    ("H3 heading alone down", H3, ["B-BD-03", "B-BD-05", "X-TT-08", "X-PL-05", *ALWAYS]),
    ("H4 whole column down, blanks as 0", _column_moved_down(blank_is_zero=True), H4_FAILS),
    ("H5 total 300, documents 0", H5, ["B-BD-03", "X-TT-08", *ALWAYS]),
    ("H6 and website 300", H6, ALWAYS),
]


@pytest.fixture(scope="module")
def outcome() -> dict[str, Counter[str]]:
    con = tables({"seed": PRINTED})
    states = [
        State(name, "seed", tuple((item, None if n is None else Decimal(n)) for item, n in changes.items()))
        for name, changes, _ in (*HYPOTHESES, ("H4", _column_moved_down(blank_is_zero=False), []))
    ]
    found = failures(con, facts(con, ["seed"]), states)
    return {name: Counter(failure.rule for failure in failed) for name, failed in found.items()}


@pytest.mark.parametrize(("name", "expected"), [(name, rules) for name, _, rules in HYPOTHESES])
def test_hypothesis_fails_exactly_these_rules(
    outcome: dict[str, Counter[str]], name: str, expected: list[str]
):
    assert outcome[name] == Counter(expected)


def test_a_column_that_leaves_blanks_is_not_judged_where_they_stand(outcome: dict[str, Counter[str]]):
    # The headings' blanks slip into 公报 and 会议: their formulas cannot be decided any more.
    assert outcome["H4"] == Counter(H4_FAILS) - Counter(["B-BD-03", "X-TT-09"])


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(tables({"seed": PRINTED}))


def test_the_seed_fails_exactly_the_known_formulas_and_remarks_on_its_text():
    failed = Counter(failure.rule for failure in run(tables({"seed": PRINTED})))
    assert failed == Counter([*HYPOTHESES[0][2], *OF_THE_TEXT])


def test_the_seed_has_one_finding_a_cause_and_nothing_else_louder_than_information(checked: Checked):
    loud = [
        (f.rule, f.severity, f.fault, f.suspect, f.found, f.expected)
        for f in checked.findings
        if f.severity != "info"
    ]
    assert loud == [
        ("X-SH-01", "error", "row_shift", "proactive_section", 300, None),
        ("X-PL-05", "warning", "implausible", "proactive_normative_docs", 300, 100),
        ("X-TT-09", "warning", "text_or_table", "meetings_held", 0, 4),
        ("X-TT-08", "warning", "text_or_table", "channel_website", 0, 1),
        ("X-CM-01", "warning", "formal", None, None, None),
        ("X-CP-03", "warning", "formal", None, None, None),
        ("X-LK-01", "warning", "implausible", None, None, None),
    ]  # fmt: skip
    quiet = [f.rule for f in checked.findings if f.severity == "info"]
    assert sorted(quiet) == ["X-FM-06", "X-LK-02", "X-TT-02"]


def test_the_shift_says_what_it_mends_leaves_and_raises(checked: Checked):
    shift = checked.findings[0]
    explained = {formula.rule for formula in checked.formulas if formula.finding_key == shift.finding_key}
    assert explained == {"X-FM-01", "B-BD-01", "X-TT-01", "B-BD-05"}
    mended, rest = shift.statement_en.split("leave:")
    left, raised = rest.split("newly raise:")
    assert all(rule in mended for rule in explained)
    assert [rule for rule in ("X-TT-08", "X-TT-09", "X-PL-05", "X-TT-02") if rule not in left] == []
    assert "B-BD-03" in raised
    assert "3 lines" in mended
    assert "1 row too high" in mended
    assert "nothing was changed" in raised
    assert "连续3行" in shift.statement
    assert shift.items == FIRST
    assert shift.proposed is None
    assert shift.locator == "cell proactive_section"


def test_the_itemisation_says_how_much_is_missing(checked: Checked):
    partial = next(f for f in checked.findings if f.rule == "X-TT-02")
    assert (partial.severity, partial.found, partial.expected, partial.suspect) == ("info", 182, 300, None)
    assert "118" in partial.statement


def test_nothing_in_the_tables_changes():
    con = tables({"seed": PRINTED})
    before = {name: con.table(name).fetchall() for (name,) in con.execute("SHOW TABLES").fetchall()}
    check(con)
    assert {name: con.table(name).fetchall() for (name,) in con.execute("SHOW TABLES").fetchall()} == before


SOUND = {"proactive_total": 40, "channel_website": 40, "requests_received": 5, "requests_in_person": 5}
SOUND |= {"requests_closed": 5, "closed_on_time": 5, "replies_total": 5, "replies_granted_full": 5}
NO_SHIFT = {
    "a wrong total": {**SOUND, "requests_received": 7},
    "two wrong totals": {**SOUND, "requests_received": 7, "replies_total": 8},
    "staff typed into the parts only": {"staff_total": 0, "staff_fulltime": 2, "staff_parttime": 1},
    "zeros in every heading": {item.item: 0 for item in edition("2014").headings},
}


@pytest.mark.parametrize("values", NO_SHIFT.values(), ids=NO_SHIFT)
def test_other_faults_are_no_shift(values: dict[str, int]):
    findings = check(tables({"r": {"values": values}})).findings
    assert "row_shift" not in {finding.fault for finding in findings}
    assert findings


def test_a_block_that_slipped_up_by_two_rows_is_found():
    # 收到申请 5 = 当面 2 + 传真 3, printed two rows above their lines.
    values = {"response_hot_issues": 0, "other_responses": 5, "requests_section": 2, "requests_received": 3}
    findings = check(tables({"r": {"values": values}})).findings
    assert [(f.rule, f.fault, f.suspect) for f in findings if f.severity == "error"] == [
        ("X-SH-01", "row_shift", "other_responses")
    ]
    assert "2 rows too high" in findings[0].statement_en
