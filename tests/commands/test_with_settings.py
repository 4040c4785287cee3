"""Settings on the command line: the store's own, a named file, and what a generation and its exports say of them."""

import csv
import io

import pytest

from gongkai.checks import read_settings, rules_version
from gongkai.verification import status_of
from tests.commands.taking import command, report, take
from tests.commands.taking import table as rows_of


@pytest.fixture
def settings(tmp_path):
    file = tmp_path / "2024.toml"
    file.write_text('name = "2024"\noff = ["B-ID-07"]\n', encoding="utf-8")
    return file


def rules_found(store):
    return {row[2] for row in rows_of(store, "findings")}


def test_other_settings_make_another_generation_of_the_same_documents(store, inbox, settings):
    (inbox / "a.txt").write_text(report(staff_total="5"), encoding="utf-8")
    first = take(store, inbox).generation
    assert "B-ID-07" in rules_found(store)
    settings.rename(store / "settings.toml")
    assert not status_of(store)["rules_are_current"]
    second = take(store, inbox).generation
    assert second != first
    assert "B-ID-07" not in rules_found(store)
    asked = read_settings(store / "settings.toml")
    told = status_of(store)
    assert (told["rules_version"], told["settings"]) == (rules_version(asked), f"2024 {asked.version}")
    assert told["rules_are_current"]
    assert take(store, inbox).generation == second
    assert [row[0] for row in rows_of(store, "rules") if not row[-2]] == ["B-ID-07"]


def test_an_export_names_the_settings(store, inbox, settings, tmp_path):
    (inbox / "a.txt").write_text(report(staff_total="5"), encoding="utf-8")
    output = tmp_path / "reports.csv"
    assert command("ingest", inbox, "--store", store, "--settings", settings).returncode == 0
    assert command("export", "reports", "-o", output, "--store", store).returncode == 0
    (row,) = csv.DictReader(io.StringIO(output.read_text(encoding="utf-8-sig"), newline=""))
    asked = read_settings(settings)
    assert row["gongkai_settings"] == f"2024 {asked.version}"
    assert row["gongkai_rules"] == rules_version(asked)


def test_check_and_list_go_by_a_named_file(store, inbox, settings):
    (inbox / "a.txt").write_text(report(staff_total="5"), encoding="utf-8")
    assert "B-ID-07" in command("check", inbox / "a.txt").stdout
    assert "B-ID-07" not in command("check", inbox / "a.txt", "--settings", settings).stdout
    listed = command("list", "rules", "--settings", settings, "--store", store).stdout.splitlines()
    states = {line.split("\t")[0]: line.split("\t")[1] for line in listed}
    assert (states["B-ID-07"], states["B-ID-02"]) == ("off", "on")
    assert (states["B-BD-04"], states["C-BD-04"]) == ("never required", "by C-ID-02 C-ID-03")


def test_a_wrong_file_stops_an_ingest_before_anything_is_taken_in(store, inbox, settings):
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    settings.write_text('off = ["B-ID-99"]\n', encoding="utf-8")
    answer = command("ingest", inbox, "--store", store, "--settings", settings)
    assert answer.returncode == 1
    (line,) = answer.stderr.splitlines()
    assert line.startswith(f"gongkai: {settings} line 1: no rule 'B-ID-99'; there are ")
    assert not (store / "ledger.jsonl").exists()
