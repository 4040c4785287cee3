"""Every statement of the rule survey is a rule, covered by one, or named as what must not be required."""

from __future__ import annotations

from pathlib import Path

from invented import tables

from gongkai.checks import check, not_required, rules
from gongkai.forms import editions

IDS = (Path(__file__).parent / "rule_ids.txt").read_text(encoding="utf-8").split()
# True reports that break what must not be required.
TRUE_REPORTS = {
    "B-BD-04": {"values": {"proactive_total": 5, "channel_website": 5, "channel_wechat": 4}},
    "B-BD-10": {
        "values": {
            "response_hot_issues": 2,
            "press_conferences": 3,
            "interpretation_articles": 4,
            "other_responses": 1,
        }
    },
    "B-BD-15": {"values": {"persons_trained": 8}},
    "C-BD-03": {"edition": "2019", "year": 2019, "values": {"recon_total": 1, "recon_upheld": 1}},
    "D-BD-03": {"edition": "2021", "year": 2021, "values": {"recon_total": 1, "recon_upheld": 1}},
    "D-BD-07": {
        "edition": "2021",
        "year": 2021,
        "values": {"admin_fees__amount": 96171.6},
        "passages": [{"text": "全年收取信息处理费3940元。"}],
    },
}


def test_none_of_the_surveyed_rules_is_forgotten():
    named = {rule.rule for rule in rules()} | {other.rule for other in not_required()}
    assert len(set(IDS)) == 128
    assert set(IDS) - named == {"X-SH-02"}  # slipped columns: in work


def test_what_is_not_required_is_no_rule_and_says_why_in_two_languages():
    names = {rule.rule for rule in rules()}
    for other in not_required():
        assert other.rule not in names
        assert set(other.covered_by.split()) <= names
        assert other.editions in editions()
        assert other.title_zh
        assert other.why_zh
        assert other.title_en.isascii()
        assert other.why_en.isascii()


def test_a_true_report_may_break_what_is_not_required():
    free = {other.rule for other in not_required() if not other.covered_by}
    assert set(TRUE_REPORTS) == free
    findings = check(tables(TRUE_REPORTS)).findings
    # a report without any text lacks its parts, which is another matter
    assert [(f.report_id, f.rule) for f in findings if f.kind not in ("format",)] == []
