"""Every rule against its own cases: it fires, it stays silent, and it does not judge what it cannot decide."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from duckdb import DuckDBPyConnection, DuckDBPyRelation
from invented import tables

from gongkai.checks import AS_DECLARED, Failure, Settings, rules, run, running
from gongkai.checks.catalogue import COLUMNS, NEEDS, Need, Rule
from gongkai.checks.wording import statement
from gongkai.forms import edition

FOLDER = Path(__file__).parent / "cases"
EXPECTATIONS = ("fires", "silent", "undecidable")
# Their cases are whole reports: see test_shift.py and test_mechanisms.py.
ELSEWHERE = {"X-SH-01", "X-SH-02"}


def _cases() -> dict[str, dict[str, Any]]:
    return {
        file.stem: tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
        for file in sorted(FOLDER.glob("*.toml"))
    }


CASES = _cases()
NUMBERED = [
    (rule, kind, number)
    for rule, file in CASES.items()
    for kind in EXPECTATIONS
    for number in range(len(file.get(kind, ())))
]


REPORTS = {f"{rule} {kind} {number}": CASES[rule][kind][number] for rule, kind, number in NUMBERED}


@pytest.fixture(scope="module")
def con() -> DuckDBPyConnection:
    """A database with the report of each case."""
    return tables(REPORTS)


@pytest.fixture(scope="module")
def found(con: DuckDBPyConnection) -> dict[str, list[Failure]]:
    """What does not hold in each case, all of them judged at once."""
    failures: dict[str, list[Failure]] = {name: [] for name in REPORTS}
    for failure in run(con, REPORTS):
        failures[failure.report_id].append(failure)
    return failures


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.rule)
def test_every_rule_has_cases_of_all_kinds(rule: Rule):
    if rule.rule in ELSEWHERE:
        return
    file = CASES[rule.rule]
    missing = {kind for kind in EXPECTATIONS if not file.get(kind)}
    assert missing == ({"undecidable"} if file.get("never_undecided") else set())


def test_no_case_is_for_a_rule_that_is_not_there():
    assert set(CASES) <= {rule.rule for rule in rules()}


@pytest.mark.parametrize(("rule", "kind", "number"), NUMBERED)
def test_case(found: dict[str, list[Failure]], rule: str, kind: str, number: int):
    failures = [failure for failure in found[f"{rule} {kind} {number}"] if failure.rule == rule]
    assert len(failures) == (1 if kind == "fires" else 0)
    expected = CASES[rule][kind][number].get("expect", {})
    assert {key: as_written(failures[0], key) for key in expected} == expected


def as_written(failure: Failure, key: str) -> Any:
    """A field of a failure as a case writes it: the items are a list there."""
    return list(failure.items) if key == "items" else getattr(failure, key)


def compares_with_nothing(con: DuckDBPyConnection, rule: Rule, asked: DuckDBPyRelation) -> bool:
    """Whether a rule that holds cells against a constant does so where that is blank: it fails nowhere, and who asks
    for the comparisons of a report is handed one without a number."""
    is_constant = rule.linear == "constant"
    return is_constant and any(row["right_value"] is None for row in running._rows(con, rule, asked))


@pytest.mark.parametrize("year", ["2008", "2014", "2019", "2021"])
def test_reports_of_one_form_are_judged_as_among_all_though_rules_of_other_forms_are_not_asked(
    con: DuckDBPyConnection, found: dict[str, list[Failure]], year: str
):
    own = sorted(name for name, case in REPORTS.items() if case.get("edition", "2014").startswith(year))
    assert run(con, own) == [failure for name in own for failure in found[name]]


LACKING = {
    "passages": "DELETE FROM passages",
    "claims": "DELETE FROM claims",
    "other_years": "UPDATE reports SET agency_id = report_id",
}


@pytest.mark.parametrize("need", NEEDS)
def test_a_rule_that_needs_something_says_nothing_without_it_however_it_is_asked(
    found: dict[str, list[Failure]], need: Need
):
    con = tables(REPORTS)
    needing = [rule for rule in rules() if need in rule.needs]
    of_them = {rule.rule for rule in needing}
    assert of_them <= {failure.rule for failures in found.values() for failure in failures}
    con.execute(LACKING[need])
    unasked = {rule: replace(rule, needs=frozenset()) for rule in needing}
    everywhere = tuple(unasked.get(rule, rule) for rule in rules())
    with patch.object(Settings, "rules", return_value=everywhere):
        assert of_them.isdisjoint(failure.rule for failure in run(con))


@pytest.mark.parametrize("need", NEEDS)
def test_a_rule_is_asked_only_where_a_report_has_what_it_needs(need: Need):
    con = tables(REPORTS)
    con.execute(LACKING[need])
    asked = con.table("reports").select("report_id")
    with running.shared_views(con, AS_DECLARED):
        told = {rule.rule for rule in running.rules_for(con, asked, AS_DECLARED)}
    assert told == {rule.rule for rule in rules() if need not in rule.needs}


@pytest.mark.parametrize(
    "rule", [r for r in rules() if r.linear == "constant" and r.sql], ids=lambda rule: rule.rule
)
def test_a_constant_that_cells_are_compared_with_is_known(con: DuckDBPyConnection, rule: Rule):
    with running.shared_views(con, AS_DECLARED):
        assert not compares_with_nothing(con, rule, con.table("reports").select("report_id"))


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.rule in CASES], ids=lambda rule: rule.rule)
def test_statements_are_whole_sentences_in_both_languages(found: dict[str, list[Failure]], rule: Rule):
    failure = next(f for f in found[f"{rule.rule} fires 0"] if f.rule == rule.rule)
    says = statement(failure, edition(CASES[rule.rule]["fires"][0].get("edition", "2014")))
    for text in (says.zh, says.en):
        assert "{" not in text
        assert "None" not in text
        assert ".0000" not in text
        assert "“”" not in text
    if failure.found is not None and "{found}" in rule.statement:
        assert f"{failure.found.normalize():f}" in says.zh
        assert f"{failure.found.normalize():f}" in says.en


@pytest.fixture(scope="module")
def bare() -> DuckDBPyConnection:
    """A database without a report, with all that a rule may ask."""
    con = tables({})
    con.execute("CREATE TABLE subjects (bodies VARCHAR, words VARCHAR)")
    con.execute(
        "CREATE TABLE near_copies (report_id VARCHAR, other_id VARCHAR, is_same_body BOOLEAN, share DECIMAL(18, 4), characters BIGINT)"
    )
    con.execute("CREATE TABLE thresholds (rule VARCHAR, name VARCHAR, value DECIMAL(18, 4))")
    con.execute((resources.files("gongkai.checks") / "prelude.sql").read_text(encoding="utf-8"))
    return con


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.sql], ids=lambda rule: rule.rule)
def test_a_rule_file_yields_exactly_the_agreed_columns(bare: DuckDBPyConnection, rule: Rule):
    assert len(bare.extract_statements(rule.sql)) == 1
    assert tuple(bare.sql(rule.sql).columns) == COLUMNS


def test_the_views_of_a_run_are_all_taken_away_again():
    con = tables({})
    run(con)
    assert con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall() == []


def test_titles_are_in_two_languages_and_texts_part_them():
    for rule in rules():
        assert rule.title_zh
        assert rule.title_en.isascii()
        for text in (rule.basis, rule.exceptions):
            assert not text or " / " in text, (rule.rule, text)
