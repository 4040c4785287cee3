"""The catalogue against the survey of rules beside the repository: every kind, form, severity and exception."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping

import pytest
from shared import SHARED, needs_shared

from gongkai.checks import Rule, not_required, rules
from gongkai.checks.catalogue import derived_rows

FILE = SHARED / "forms" / "rules.csv"
FORMS = {"A": "2008", "B": "2014", "C": "2019", "D": "2021"}
SEVERITIES = re.compile(r"\b(?:error|warning|info)\b")

# Where the catalogue says otherwise than the survey, and why an auditor would have it so.
OTHER_KINDS = {
    **dict.fromkeys(("X-CP-01", "X-CP-02", "X-CP-03", "X-CP-04", "X-CP-05", "X-CP-06"), "copy"),
    "X-AG-01": "plausibility",  # other bodies of the same year, and not known to be all of them
}
OTHER_FORMS = {
    "X-FM-01": {"2014"},  # the only form whose headings have a place for a number
    "X-SH-01": {"2008", "2014"},  # lists; X-SH-02 asks it of the matrices
    "X-SH-02": {"2019", "2021"},
    "X-TT-01": {"2008", "2014"},  # the later forms have no such total
    "X-TT-05": {"2019", "2021"},  # the earlier forms have no rows for what is carried over
    "X-TT-14": {"2008", "2014"},  # the later forms have no staff
    "X-PL-04": {"2014"},  # the other forms have no staff, or only where a province prints them
    "X-PL-01": {"2019", "2021"},  # the survey's note: "applies to C too"
    "X-TM-02": {"2019", "2021"},
    "X-TM-03": {"2019", "2021"},
}
MORE_SEVERITIES = {
    "A-ID-03": {"warning"},  # one refusal on several grounds: the survey's own exception
    "X-TM-02": {"warning"},  # a department that is known as one by its name alone
    "X-TT-11": {"info"},  # rounding is the survey's exception, and cutting a digit off is another way of it
    "X-UN-02": {"warning"},  # an amount in another unit is another amount
}
NEVER = {"X-LK-01": {"error"}}  # only while the link leads somewhere, and no address of a text is ever opened


def survey() -> dict[str, dict[str, str]]:
    """The lines of the survey that are rules here, by their name."""
    if not FILE.is_file():
        return {}
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row for row in csv.DictReader(lines)}


SURVEY = survey()
OURS = [rule for rule in rules() if rule.rule in SURVEY]
every_rule = pytest.mark.parametrize("rule", OURS, ids=lambda rule: rule.rule)
pytestmark = needs_shared


def severities(rule: Rule) -> set[str]:
    """Every severity that a failure of this rule can have."""
    if rule.sql is not None:
        return {rule.severity, *re.findall(r"'(error|warning|info)'", rule.sql)}
    graded = ("severity", "parts_above", "parts_below", "parts_none")
    own = [row for row in derived_rows() if row["rule"] == rule.rule]
    return {row[grade] for row in own for grade in graded if row[grade]}


def test_every_line_of_the_survey_is_a_rule_or_named_as_what_must_not_be_required():
    assert len(SURVEY) == 128
    assert set(SURVEY) - {rule.rule for rule in OURS} == {other.rule for other in not_required()}


@every_rule
def test_the_severities_are_those_of_the_survey(rule: Rule):
    said = SURVEY[rule.rule]
    named = set(SEVERITIES.findall(said["severity"]))
    allowed = (
        named | set(SEVERITIES.findall(said["known_exceptions"])) | MORE_SEVERITIES.get(rule.rule, set())
    )
    assert rule.severity in named
    assert severities(rule) == allowed - NEVER.get(rule.rule, set())


@every_rule
def test_the_kind_is_that_of_the_survey(rule: Rule):
    expected = OTHER_KINDS.get(rule.rule, SURVEY[rule.rule]["kind"].replace("-", "_"))
    assert rule.kind == expected


@every_rule
def test_the_forms_are_those_of_the_survey(rule: Rule):
    letters = SURVEY[rule.rule]["edition"]
    named = set(FORMS.values()) if letters == "all" else {FORMS[letter] for letter in letters.split(",")}
    asked = {edition[:4] for edition in rule.editions.split("|")}
    if letters == "A":
        asked -= {"2014"}  # of the forms of Fujian one is of 2014, and like that of 2008
    assert asked == OTHER_FORMS.get(rule.rule, named)


@every_rule
def test_exceptions_that_the_survey_knows_are_told(rule: Rule):
    known = SURVEY[rule.rule]["known_exceptions"]
    if known and not known.startswith("none"):
        assert rule.exceptions


def test_differences_are_named_only_where_there_are_some():
    def differs(table: Mapping[str, object]) -> set[str]:
        return set(table) - set(SURVEY)

    for table in (OTHER_KINDS, OTHER_FORMS, MORE_SEVERITIES, NEVER):
        assert differs(table) == set()
