"""One wrong figure of a sentence is one finding, whatever else of the sentence it makes not follow."""

from __future__ import annotations

from decimal import Decimal

import pytest
from invented import tables
from test_true_sentences import case

from gongkai.checks import Checked, check

TABLE_2014 = {
    "requests_received": 50, "requests_online": 20, "requests_letter": 25, "requests_in_person": 5,
}  # fmt: skip
TABLE_2021 = {
    "requests_new__natural_person": 40, "requests_new__org_business": 10, "requests_new__total": 50,
    "requests_carried_out__natural_person": 40, "requests_carried_out__org_business": 10, "requests_carried_out__total": 50,
}  # fmt: skip
MEANS = "全年共收到政府信息公开申请{}件，其中网上申请{}件，占{}%；信函申请{}件，占50%；当面申请5件，占10%。"
APPLICANTS = "全年共收到政府信息公开申请{}件，其中自然人申请40件、法人或其他组织申请{}件。"

ONE_FIGURE = {  # the sentence, and of its one finding rule, severity, suspect and the formulas under it
    "a part": ("2014", MEANS.format(50, 22, 40, 25), "X-TT-15", "error", "requests_online", ["X-TT-02", "X-TT-11"]),
    "a part too small": ("2014", MEANS.format(50, 20, 40, 23), "X-TT-15", "warning", "requests_letter", ["X-TT-02", "X-TT-11"]),
    "the total": ("2014", MEANS.format(40, 20, 40, 25), "X-TT-03", "error", "requests_received", ["X-TT-02", "X-TT-11", "X-TT-11"]),
    "a part of several cells": ("2021", APPLICANTS.format(50, 11), "X-TT-16", "error", None, ["X-TT-02"]),
    "a total of applicants": ("2021", APPLICANTS.format(52, 10), "X-TT-03", "error", "requests_new__total", ["X-TT-02"]),
}  # fmt: skip


def told(form: str, text: str, **more: str) -> Checked:
    """What is found in a report whose text is this sentence."""
    table = {item: Decimal(value) for item, value in (TABLE_2014 if form == "2014" else TABLE_2021).items()}
    return check(tables({"report": {**case(form, text, table), **more}}))


def of_text(checked: Checked) -> list[tuple[str, str, str | None, list[str]]]:
    """Rule, severity, suspect and formulas of each finding of the text."""
    rules: dict[str, list[str]] = {}
    for formula in checked.formulas:
        rules.setdefault(formula.finding_key, []).append(formula.rule)
    return [
        (finding.rule, finding.severity, finding.suspect, sorted(rules[finding.finding_key]))
        for finding in checked.findings
        if finding.rule.startswith("X-TT")
    ]


@pytest.mark.parametrize("name", ONE_FIGURE)
def test_one_wrong_figure_of_an_itemised_sentence_is_one_finding(name: str):
    form, text, rule, severity, suspect, below = ONE_FIGURE[name]
    assert of_text(told(form, text)) == [(rule, severity, suspect, sorted([rule, *below]))]


def test_its_key_is_that_of_the_figure_whatever_else_the_sentence_says():
    texts = MEANS.format(50, 22, 40, 25), "全年网上申请22件。"
    keys = [
        [finding.finding_key for finding in told("2014", text).findings if finding.rule == "X-TT-15"]
        for text in texts
    ]
    assert len(keys[0]) == 1
    assert keys[0] == keys[1]


def test_the_finding_says_how_much_of_the_text_it_explains():
    finding = next(f for f in told("2014", MEANS.format(50, 22, 40, 25)).findings if f.rule == "X-TT-15")
    assert "正文自身另有2处不合" in finding.statement
    assert "2 more of the text" in finding.statement_en


def test_a_share_that_no_figure_of_the_table_mends_is_a_fault_of_its_own():
    found = of_text(told("2014", MEANS.format(50, 22, 45, 25)))
    assert [(rule, rules) for rule, _, _, rules in found] == [
        ("X-TT-15", ["X-TT-02", "X-TT-15"]),
        ("X-TT-11", ["X-TT-11"]),
    ]


def test_parts_that_the_figures_of_the_table_do_not_mend_are_a_fault_of_their_own():
    """Two figures of the text differ from the table and with both the parts still do not add up."""
    text = "全年共收到政府信息公开申请60件，其中网上申请22件、信函申请25件、当面申请8件。"
    table = {"requests_received": 62, "requests_online": 22, "requests_letter": 25, "requests_in_person": 5}
    values = {item: Decimal(value) for item, value in table.items()}
    found = of_text(check(tables({"report": case("2014", text, values)})))
    assert ("X-TT-02", "info", None, ["X-TT-02"]) in found


def test_two_wrong_figures_are_two_findings_and_their_sum_is_told_with_one_of_them():
    found = of_text(
        told("2014", "全年共收到政府信息公开申请50件，其中网上申请22件、信函申请26件、当面申请5件。")
    )
    assert sorted(rules for *_, rules in found) == [["X-TT-02", "X-TT-15"], ["X-TT-15"]]


def test_a_text_that_counts_a_part_of_the_table_keeps_what_it_says_against_itself():
    found = of_text(
        told(
            "2014",
            "共收到政府信息公开申请8件，其中网上申请20件、信函申请25件、当面申请5件。",
            scope="government",
        )
    )
    assert ("X-TT-02", "error", None, ["X-TT-02"]) in found
