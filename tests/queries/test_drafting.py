"""Drafts answer the views that a store answers, each for itself, and leave nothing behind."""

import hashlib
import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from gongkai.errors import DeniedError, UsageError
from gongkai.people import Person
from gongkai.warehouse import open_reader
from queries.drafting import Checked, Handed, check
from tests.commands.taking import report, take


def _handed(name: str = "draft.txt", **values: str) -> Handed:
    return Handed(name, report(2016, **values).encode())


def _rules(checked: Checked, number: int = 0) -> set[str]:
    one = checked.reports[number]
    return set(checked.ask("findings", report_id=one.report.report_id)["rule"])


def everything_in(*folders: Path) -> dict[str, str]:
    """Every file and folder beneath, by the hash of what it holds."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for folder in folders
        for path in folder.rglob("*")
    }


def test_a_draft_answers_with_its_findings_its_form_and_its_lines():
    checked = check([_handed(staff_total="9")], None, None)
    (one,) = checked.reports
    found = checked.ask("findings", report_id=one.report.report_id, rules=["B-ID-07"], lang="en").iloc[0]
    assert found[["item", "found", "expected", "status"]].tolist() == ["staff_total", 9, 2, "Open"]
    form = checked.ask("form", report_id=one.report.report_id, finding_key=found["finding_key"])
    assert form.loc[form["mark"] == "▶", ["item", "raw"]].to_numpy().tolist() == [["staff_total", "9"]]
    lines = checked.ask("passages", report_id=one.report.report_id, locator=found["locator"])
    assert "| 9 |" in lines.loc[lines["mark"] == "▶", "text"].iloc[0]
    with pytest.raises(UsageError, match="no parameter nothing"):
        checked.ask("findings", nothing=1)
    checked.close()


def test_of_two_drafts_of_one_report_the_later_is_judged_and_the_other_is_no_clean_one():
    drafts = [_handed("a.txt", staff_total="9"), _handed("b.txt", requests_received="30")]
    checked = check(drafts, None, None)
    assert [(one.version, one.is_judged) for one in checked.reports] == [(1, False), (2, True)]
    assert "check this one alone" in checked.reports[0].report.reason
    assert "X-BL-01" in _rules(checked, 1)
    assert list(checked.ask("reports")["source_name"]) == ["b.txt"]


def test_what_cannot_be_read_and_what_came_twice_are_told_with_their_reasons():
    checked = check([Handed("a.pdf", b"%PDF-1.4 no"), _handed("b.txt"), _handed("c.txt")], None, None)
    assert [(one.report.source_name, one.report.verdict, one.is_judged) for one in checked.reports] == [
        ("a.pdf", "reject", False),
        ("b.txt", "accept", True),
        ("c.txt", "duplicate", False),
    ]
    assert all(one.report.reason for one in checked.reports if not one.is_judged)


def test_a_name_that_would_turn_the_text_around_it_is_shown_as_an_escape():
    assert _handed("a\u202efdp.txt").load().name == "a\\u202efdp.txt"


def test_drafts_are_held_against_the_other_years_of_a_store_that_are_not_told_of(tmp_path):
    few, many = {"requests_received": "30", "requests_online": "30"}, {"requests_received": "900"}
    (tmp_path / "2015.txt").write_text(report(2015, **few), encoding="utf-8")
    take(tmp_path / "store", tmp_path / "2015.txt")
    draft = _handed(**many, requests_online="900")
    assert "X-PL-02" not in _rules(check([draft], None, None))
    beside = check([draft], open_reader(tmp_path / "store"), tmp_path / "store")
    assert "X-PL-02" in _rules(beside)
    assert list(beside.ask("reports")["year"]) == ["2016"]


def test_the_settings_of_the_store_are_those_a_draft_is_judged_by(tmp_path):
    (tmp_path / "settings.toml").write_text('off = ["B-ID-07"]\n', encoding="utf-8")
    assert "B-ID-07" in _rules(check([_handed(staff_total="9")], None, None))
    judged = check([_handed(staff_total="9")], None, tmp_path)
    assert "B-ID-07" not in _rules(judged)
    assert "+" in judged.rules_version


def test_nothing_is_stored(tmp_path, monkeypatch):
    temporary, here = tmp_path / "temporary", tmp_path / "here"
    for folder in (temporary, here):
        folder.mkdir()
    (tmp_path / "2015.txt").write_text(report(2015), encoding="utf-8")
    take(tmp_path / "store", tmp_path / "2015.txt")
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(here)
    before = everything_in(tmp_path)
    assert os.fspath(tmp_path / "store" / "ledger.jsonl") in before
    checked = check(
        [_handed(staff_total="9"), Handed("no.pdf", b"%PDF-1.4 no")],
        open_reader(tmp_path / "store"),
        tmp_path / "store",
    )
    checked.ask("findings")
    assert everything_in(tmp_path) == before
    checked.close()
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("grants", [(("officer", frozenset({"460100"})),), (("viewer", None),)])
def test_a_draft_is_held_against_the_store_only_for_who_may_read_all_of_it(tmp_path, grants):
    (tmp_path / "2015.txt").write_text(report(2015), encoding="utf-8")
    take(tmp_path / "store", tmp_path / "2015.txt")
    reader = replace(open_reader(tmp_path / "store"), person=Person("wang", grants))
    with pytest.raises(DeniedError, match="officer"):
        check([_handed()], reader, None)
