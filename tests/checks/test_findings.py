"""How findings are known, ordered and limited to what stands."""

from __future__ import annotations

import re
import shutil
from dataclasses import asdict, fields
from importlib import resources
from typing import Any

import pytest
from invented import tables

from gongkai.checks import (
    Finding,
    FindingCandidate,
    FindingFormula,
    check,
    rule_rows,
    rules,
    rules_version,
)
from gongkai.checks.catalogue import RuleError, read_rule, room, version_of

WRONG = {"values": {"requests_received": 7, "staff_total": 6, "proactive_section": 5}}


def _keys(case: dict[str, Any], report_id: str = "r") -> dict[str, str]:
    return {f.rule: f.finding_key for f in check(tables({report_id: case})).findings}


def test_rows_have_the_columns_of_their_tables():
    con = tables({})
    assert [field.name for field in fields(Finding)] == con.table("findings").columns
    assert [field.name for field in fields(FindingFormula)] == con.table("finding_formulas").columns
    assert [field.name for field in fields(FindingCandidate)] == con.table("finding_candidates").columns
    assert all(list(row) == con.table("rules").columns for row in rule_rows())


def test_keys_are_those_of_the_last_reading_as_long_as_the_figures_are():
    first = _keys(WRONG)
    assert all(re.fullmatch("[0-9a-f]{16}", key) for key in first.values())
    assert len(set(first.values())) == len(first) == 3
    assert (
        _keys({**WRONG, "published_on": None, "raw": {"requests_received": "7件"}}).items() >= first.items()
    )
    other = _keys({"values": {**WRONG["values"], "requests_received": 8}})
    assert other["B-ID-01"] != first["B-ID-01"]
    assert other["B-ID-07"] == first["B-ID-07"]
    assert _keys({**WRONG, "year": 2016})["B-ID-01"] != first["B-ID-01"]


def test_keys_know_bodies_and_not_reports():
    # The agency of an invented report is named after it unless it is not registered.
    unregistered = {**WRONG, "agency": {"name": "示例市清源区档案局", "kind": ""}}
    con = tables({"r": unregistered, "s": unregistered})
    con.execute("UPDATE reports SET agency_id = NULL")
    found = check(con).findings
    keys = {report: {f.finding_key for f in found if f.report_id == report} for report in ("r", "s")}
    assert keys["r"] == keys["s"]
    con.execute("UPDATE reports SET scope = 'government' WHERE report_id = 's'")
    assert keys["s"].isdisjoint(f.finding_key for f in check(con, ["s"]).findings)


def test_the_same_input_gives_the_same_rows_in_the_same_order():
    cases = dict.fromkeys(("c", "a", "b"), WRONG)
    first, second = check(tables(cases)), check(tables(dict(reversed(cases.items()))))
    assert first == second
    assert [f.report_id for f in first.findings] == sorted(f.report_id for f in first.findings)
    order = ["error", "warning", "info"]
    of_one = [order.index(f.severity) for f in first.findings if f.report_id == "a"]
    assert of_one == sorted(of_one)


def test_findings_of_a_report_go_by_severity_and_then_by_weight():
    values = {
        "requests_received": 107, "requests_in_person": 100, "proactive_total": 200, "channel_website": 260,
        "staff_total": 60, "staff_fulltime": 5, "proactive_section": 5,
    }  # fmt: skip
    found = check(tables({"r": {"values": values}})).findings
    errors = [finding for finding in found if finding.severity == "error"]
    assert [finding.rule for finding in errors] == ["B-ID-07", "B-ID-01", "X-FM-01"]
    weights = [finding.materiality for finding in errors[:2]]
    assert weights == sorted(weights, reverse=True)
    assert errors[2].materiality is None
    loudness = [("error", "warning", "info").index(finding.severity) for finding in found]
    assert loudness == sorted(loudness)


def test_every_finding_lists_the_formulas_it_explains():
    checked = check(tables({"r": WRONG}))
    explained = {formula.finding_key for formula in checked.formulas}
    assert explained == {finding.finding_key for finding in checked.findings}
    total = next(formula for formula in checked.formulas if formula.rule == "B-ID-01")
    assert (total.left_value, total.right_value) == (7, 0)


def test_versions_that_were_replaced_are_judged_only_when_named():
    cases = {"old": {**WRONG, "is_current": False}, "new": {"is_current": True}, "unknown": WRONG}
    con = tables(cases)
    assert {f.report_id for f in check(con).findings} == {"unknown"}
    assert {f.report_id for f in check(con, ["old", "new"]).findings} == {"old"}


def test_two_statements_of_one_figure_are_one_finding():
    claims = [
        {"kind": "figure", "item": "requests_received", "value": 8, "locator": f"line {line}"}
        for line in (3, 7)
    ]
    checked = check(tables({"r": {"claims": claims}}))
    (finding,) = [f for f in checked.findings if f.rule == "X-TT-03"]
    assert len([f for f in checked.formulas if f.finding_key == finding.finding_key]) == 2


def test_a_finding_on_text_alone_points_at_its_line():
    passages = [{"text": "正文"}, {"text": "网址http://a.example.com和http://b.example.com。"}]
    found = [f for f in check(tables({"r": {"passages": passages}})).findings if f.rule == "X-LK-01"]
    assert [f.locator for f in found] == ["line 2", "line 2"]
    assert len({f.finding_key for f in found}) == 2


def test_materiality_is_the_difference_by_the_headline_of_the_concept():
    values = {"proactive_total": 200, "channel_website": 300, "requests_received": 10, "requests_online": 8}
    found = {f.rule: asdict(f) for f in check(tables({"r": {"values": values}})).findings}
    assert found["B-BD-02-website"]["materiality"] == pytest.approx(100 / 200)
    assert found["B-ID-01"]["materiality"] == pytest.approx(2 / 8)  # the headline itself: as it should be


def test_a_figure_far_too_large_weighs_more_than_one_a_little_too_small():
    values = {"requests_received": 30_000, "requests_online": 3, "requests_closed": 9, "closed_on_time": 10}
    found = {f.rule: f for f in check(tables({"r": {"values": values}})).findings}
    assert found["B-ID-01"].materiality == pytest.approx(29_997 / 3)
    assert found["B-ID-02"].materiality == pytest.approx(1 / 9)


def test_the_catalogue_is_ordered_and_versioned():
    names = [rule.rule for rule in rules()]
    assert len(names) == len(set(names))
    assert names.index("B-ID-07") < names.index("B-BD-01") < names.index("X-TT-01") < names.index("X-FM-01")
    assert re.fullmatch("[0-9a-f]{12}", rules_version())


def test_the_version_is_another_if_any_file_changes_that_decides_what_a_finding_is(tmp_path):
    """Also the diagnosis and the forms that rules are derived from; what Python compiled is no such file."""
    folders = {name: tmp_path / name for name in ("checks", "forms")}
    for name, copy in folders.items():
        shutil.copytree(str(resources.files(f"gongkai.{name}")), copy)
    assert version_of(**folders) == rules_version()
    files = sorted(file for file in tmp_path.rglob("*") if file.is_file() and file.suffix != ".pyc")
    names = {file.name for file in files}
    assert {"derived.py", "formula.py", "together.py", "telling.py", "X-TT-01.sql", "2021.csv"} <= names
    versions = {rules_version()}
    for file in files:
        kept = file.read_bytes()
        file.write_bytes(kept + b"\n")
        versions.add(version_of(**folders))
        file.write_bytes(kept)
    assert len(versions) == 1 + len(files)
    (tmp_path / "checks" / "running.pyc").write_bytes(b"compiled")
    assert version_of(**folders) == rules_version()


def test_a_rule_that_needs_what_no_report_can_have_is_our_fault_for_it_would_never_be_asked(tmp_path):
    kept = next(file for file in (room() / "rules").iterdir() if file.name == "X-TT-02.sql")
    file = tmp_path / "X-TT-02.sql"
    told = kept.read_text(encoding="utf-8").replace("-- needs: claims", "-- needs: claims|claim")
    file.write_text(told, encoding="utf-8")
    with pytest.raises(
        RuleError, match=r"checks/rules/X-TT-02.sql: needs claim: write one of passages, claims"
    ):
        read_rule(file)


def test_a_rule_file_that_contradicts_itself_is_our_fault_and_says_where(tmp_path):
    file = tmp_path / "X-YY-01.sql"
    file.write_text("-- rule: X-YY-01\n-- kind: bound\n\nSELECT 1\n", encoding="utf-8")
    with pytest.raises(
        RuleError, match=r"checks/rules/X-YY-01.sql: header keys missing or unknown: .*severity"
    ):
        read_rule(file)
