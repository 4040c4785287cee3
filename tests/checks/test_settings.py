"""Rules switched off and thresholds set otherwise: what changes, and what a wrong file is told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from invented import tables

from gongkai.checks import (
    AS_DECLARED,
    RuleError,
    Settings,
    check,
    rule_rows,
    rules,
    rules_version,
    settings_of,
)
from gongkai.checks.catalogue import read_rule
from gongkai.errors import UsageError

MANY = {"values": {"proactive_normative_docs": 120, "proactive_total": 120, "channel_website": 120}}
SHORT = {"values": {"requests_closed": 5, "closed_on_time": 2, "closed_extended": 0}}


def written(folder: Path, text: str) -> Path:
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def found(settings: Settings, report: dict) -> dict[str, str]:
    checked = check(tables({"r": report}), settings=settings)
    return {finding.rule: finding.severity for finding in checked.findings}


def test_without_a_file_all_is_as_declared(tmp_path):
    assert settings_of(tmp_path) == AS_DECLARED
    assert settings_of(None) == AS_DECLARED
    assert rules_version(AS_DECLARED) == rules_version()
    assert AS_DECLARED.label == ""


def test_the_store_has_settings_of_its_own_and_a_named_file_goes_before_them(tmp_path):
    written(tmp_path, 'off = ["X-LK-01"]')
    other = tmp_path / "other.toml"
    other.write_text('off = ["X-LK-02"]', encoding="utf-8")
    assert settings_of(tmp_path).off == {"X-LK-01"}
    assert settings_of(tmp_path, other).off == {"X-LK-02"}


def test_a_threshold_is_what_the_file_says(tmp_path):
    settings = settings_of(None, written(tmp_path, "[thresholds.X-PL-05]\ndocuments = 120\n"))
    assert "X-PL-05" in found(AS_DECLARED, MANY)
    assert "X-PL-05" not in found(settings, MANY)


def test_the_slack_of_a_sum_is_a_threshold_too(tmp_path):
    settings = settings_of(None, written(tmp_path, "[thresholds.B-ID-02]\nslack = 3\n"))
    assert found(AS_DECLARED, SHORT)["B-ID-02"] == "error"
    assert found(settings, SHORT)["B-ID-02"] == "warning"


@pytest.mark.parametrize("rule", ["X-PL-05", "B-BD-05", "B-BD-01"])
def test_a_rule_that_is_off_finds_nothing_and_is_no_evidence(tmp_path, rule):
    report = {"values": {"proactive_normative_docs": 120}}
    settings = settings_of(None, written(tmp_path, f'off = ["{rule}"]'))
    checked = check(tables({"r": report}), settings=settings)
    assert rule not in {row.rule for row in (*checked.findings, *checked.formulas)}
    everything = check(tables({"r": report}))
    assert rule in {row.rule for row in (*everything.findings, *everything.formulas)}


def test_a_form_without_any_rule_left_is_not_asked(tmp_path):
    off = [rule.rule for rule in rules() if rule.sql is None]
    settings = settings_of(None, written(tmp_path, f"off = {off}"))
    assert "B-ID-02" not in found(settings, SHORT)


def test_the_version_of_the_rules_tells_what_is_set_and_not_how_it_is_written(tmp_path):
    one = settings_of(
        None, written(tmp_path, 'name = "a"\noff = ["X-LK-01"]\n[thresholds.X-PL-05]\ndocuments = 150\n')
    )
    same = settings_of(
        None, written(tmp_path, 'off=["X-LK-01"] # mirrors\n[thresholds]\nX-PL-05.documents = 150.0\n')
    )
    other = settings_of(None, written(tmp_path, 'off = ["X-LK-01"]\n'))
    versions = {rules_version(settings) for settings in (one, same, other, AS_DECLARED)}
    assert rules_version(one) == rules_version(same)
    assert len(versions) == 3
    assert all(version.startswith(rules_version()) for version in versions)
    assert one.label == f"a {one.version}"
    assert same.label == f"settings.toml {same.version}"


def test_what_is_set_as_it_is_declared_changes_nothing(tmp_path):
    settings = settings_of(None, written(tmp_path, "off = []\n[thresholds.X-PL-05]\ndocuments = 100\n"))
    assert rules_version(settings) == rules_version()
    assert settings.label == ""


def test_the_rules_as_rows_tell_what_is_off_and_how_strict_the_others_are(tmp_path):
    text = 'off = ["X-LK-01"]\n[thresholds.X-PL-05]\ndocuments = 150\n'
    rows = {row["rule"]: row for row in rule_rows(settings_of(None, written(tmp_path, text)))}
    assert [row["rule"] for row in rows.values() if not row["is_on"]] == ["X-LK-01"]
    assert rows["X-PL-05"]["thresholds"].startswith("documents = 150 (100): ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('off = [\n  "X-LK-01",\n  "X-LK-99",\n]\n', "line 3: no rule 'X-LK-99'; there are A-ID-01, "),
        ("\n[thresholds.X-PL-99]\ndocuments = 1\n", "line 2: no rule 'X-PL-99'; there are "),
        (
            "[thresholds.X-PL-03]\ncells = 2\n[thresholds.X-PL-05]\ncells = 1\n",
            "line 4: no threshold of X-PL-05 'cells'; there are documents",
        ),
        ("[thresholds.X-LK-01]\nlinks = 1\n", "line 1: X-LK-01 has no threshold; rules that have are "),
        (
            '[thresholds.X-PL-05]\ndocuments = "many"\n',
            "line 2: documents of X-PL-05 is a number of 0 or more with up to 4 decimals, not many",
        ),
        ("[thresholds.X-PL-05]\ndocuments = -1\n", "line 2: documents of X-PL-05 is a number of 0 or more"),
        ("[thresholds.X-PL-05]\ndocuments = nan\n", "line 2: documents of X-PL-05 is a number"),
        ("[thresholds.X-CP-04]\nsame_body = 0.12345\n", "line 2: same_body of X-CP-04 is a number"),
        ("thresholds = 3\n", "line 1: write [thresholds.RULE]"),
        ('off = "X-LK-01"\n', "line 1: off is a list of rules"),
        ("# of 2024\nof = []\n", "line 2: no key 'of'; there are name, off, thresholds"),
        ('name = ""\n', "line 1: name is a word in quotes"),
        ("off = [\n", "no TOML: "),
    ],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path, text, told):
    with pytest.raises(UsageError) as caught:
        settings_of(None, written(tmp_path, text))
    message = str(caught.value)
    assert told in message
    assert message.startswith(str(tmp_path / "settings.toml"))
    assert "\n" not in message


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match=r"nowhere\.toml: cannot be read"):
        settings_of(None, tmp_path / "nowhere.toml")


def test_a_rule_file_declares_the_thresholds_that_it_asks_for(tmp_path):
    keys = {
        "rule": "X-YY-01",
        "editions": "2014",
        "kind": "bound",
        "severity": "info",
        "statement": "",
        "basis": "",
    }
    keys |= {"title_zh": "", "title_en": "", "statement_en": "", "exceptions": ""}
    header = "".join(f"-- {key}: {value}\n" for key, value in keys.items())
    file = tmp_path / "X-YY-01.sql"
    file.write_text(f"{header}\nSELECT threshold('X-YY-01', 'most')\n", encoding="utf-8")
    with pytest.raises(
        RuleError, match=r"X-YY-01.sql: thresholds declared and asked for differ: X-YY-01 most"
    ):
        read_rule(file)
    file.write_text(f"{header}-- threshold: most = 1\n\nSELECT 1\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"X-YY-01.sql: threshold 'most = 1': write"):
        read_rule(file)


def test_every_threshold_says_what_it_is_in_two_languages():
    thresholds = [threshold for rule in rules() for threshold in rule.thresholds]
    assert thresholds
    assert all(" / " in threshold.what and isinstance(threshold.value, Decimal) for threshold in thresholds)
