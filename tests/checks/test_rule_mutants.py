"""A rule that is changed in one place is told from the declared one by its cases: they would notice a mistake in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from duckdb import DuckDBPyConnection
from invented import tables
from test_rule_cases import CASES, EXPECTATIONS, REPORTS, as_written, compares_with_nothing

from gongkai.checks import AS_DECLARED, Failure, rules, running
from gongkai.checks.catalogue import Rule
from tests.figures import IS_RELEASE

# what is written and what is written in its place
CHANGES = [
    (r"'<='(?= AS op)", "'>='"), (r"'>='(?= AS op)", "'<='"), (r"'='(?= AS op)", "'<='"),
    (r" <= ", " < "), (r" >= ", " > "), (r" < ", " <= "), (r" > ", " >= "), (r" <= ", " > "), (r" < ", " > "),
    (r" = ", " <> "), (r" <> ", " = "), (r" \+ ", " - "), (r" - ", " + "), (r" \* ", " / "),
    (r"\bAND\b", "OR"), (r"\bOR\b", "AND"), (r"\bNOT ", ""), (r"\bIS NULL\b", "IS NOT NULL"),
    (r"\bIS NOT NULL\b", "IS NULL"), (r"\bmin\(", "max("), (r"\bmax\(", "min("),
]  # fmt: skip
LEAST_TOLD = 0.9  # of all: docs/promises.md says how many there are and what is not told
EVERY = 1 if IS_RELEASE else 9  # of so many one is tried


def mutants(rule: Rule) -> Iterator[Rule]:
    """The rule with one thing changed, each such place in turn."""
    sql = rule.sql or ""
    begin = sql.find("SELECT")
    for pattern, instead in CHANGES:
        for found in re.compile(pattern).finditer(sql, max(0, begin)):
            line = sql[sql.rfind("\n", 0, found.start()) + 1 : found.start()]
            if "--" not in line:
                yield replace(rule, sql=sql[: found.start()] + instead + sql[found.end() :])


@pytest.fixture(scope="module")
def con() -> DuckDBPyConnection:
    return tables(REPORTS)


def _is_told(con: DuckDBPyConnection, rule: Rule) -> bool:
    """Whether a case of the rule is not as it is expected to be, or its figures end the rule in an error."""
    cases = {f"{rule.rule} {kind} {number}": (kind, case) for kind, number, case in _cases_of(rule)}
    asked = con.from_arrow(pa.table({"report_id": pa.array(sorted(cases), pa.string())}))
    found: dict[str, list[Failure]] = {name: [] for name in cases}
    try:
        for failure in running._of_rule(con, rule, asked):
            found[failure.report_id].append(failure)
        if compares_with_nothing(con, rule, asked):
            return True
    except duckdb.DataError:
        return True
    return not all(_is_as_expected(found[name], kind, case) for name, (kind, case) in cases.items())


def _cases_of(rule: Rule) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for kind in EXPECTATIONS:
        for number, case in enumerate(CASES[rule.rule].get(kind, ())):
            yield kind, number, case


def _is_as_expected(failures: list[Failure], kind: str, case: dict[str, Any]) -> bool:
    if len(failures) != (1 if kind == "fires" else 0):
        return False
    return all(as_written(failures[0], key) == value for key, value in case.get("expect", {}).items())


@pytest.mark.release
def test_most_mutants_of_a_rule_are_told_by_its_own_cases(con: DuckDBPyConnection):
    told, missed = 0, 0
    with running.shared_views(con, AS_DECLARED), running.similar_narratives(con, AS_DECLARED):
        declared = [rule for rule in rules() if rule.sql and rule.rule in CASES]
        changed = [mutant for rule in declared for mutant in mutants(rule)]
        assert not [rule.rule for rule in declared if _is_told(con, rule)]
        for mutant in changed[::EVERY]:
            try:
                is_told = _is_told(con, mutant)
            except duckdb.ProgrammingError:
                continue  # it is no rule at all
            told, missed = told + is_told, missed + (not is_told)
    print(f"{told} of {told + missed} mutants told")
    assert told + missed > 50
    assert told / (told + missed) >= LEAST_TOLD
