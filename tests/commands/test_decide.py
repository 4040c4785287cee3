"""Decisions by the command line, and that they outlive everything that is derived."""

import csv
import io

import pytest

from gongkai.rebuilding import rebuild
from tests.commands.taking import command, report, take, taken

FAULTY = {"staff_total": "9"}
RULE = "B-ID-07"


@pytest.fixture
def faulty(store, inbox):
    """The key of the one finding of a document that was taken in."""
    taken(store, inbox, a=report(**FAULTY))
    (key,) = {row["finding_key"] for row in _exported(store) if row["rule"] == RULE}
    return key


def _exported(store, *filters: str, view: str = "findings") -> list[dict[str, str]]:
    output = store.parent / "export.csv"
    given = [part for one in filters for part in ("-f", one)]
    done = command("export", view, "-o", output, *given, "--store", store)
    assert (done.returncode, done.stderr) == (0, "")
    return list(csv.DictReader(io.StringIO(output.read_text("utf-8-sig"), newline="")))


def _decide(store, *arguments: str):
    return command("decide", *arguments, "--store", store)


def test_a_decision_is_recorded_and_exported(store, faulty):
    done = _decide(store, faulty, "--as", "asked", "--by", "张三", "--note", "去函", "--due", "2026-03-01")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("asked: 1 findings, batch ")
    (row,) = _exported(store, f"finding_keys={faulty}")
    assert [row[name] for name in ("status_code", "decided_by", "note", "due")] == [
        "asked", "张三", "去函", "2026-03-01",
    ]  # fmt: skip
    assert faulty not in {row["finding_key"] for row in _exported(store, "statuses=open")}
    assert [row["finding_key"] for row in _exported(store, "statuses=asked,dismissed")] == [faulty]
    assert [row["actor"] for row in _exported(store, view="decision_history")] == ["张三"]


def test_a_decision_outlives_reingesting_and_rebuilding(store, inbox, faulty):
    _decide(store, faulty, "--as", "dismissed", "--reason", "false_alarm", "--by", "张三")
    (inbox / "b.txt").write_text(report(2015), encoding="utf-8")
    take(store, inbox)
    assert [row["finding_key"] for row in _exported(store, "statuses=dismissed")] == [faulty]
    for generation in (store / "generations").iterdir():
        generation.unlink()
    rebuild(store, lambda _: None)
    assert [row["finding_key"] for row in _exported(store, "statuses=dismissed")] == [faulty]


def test_a_corrected_report_reopens_what_was_decided(store, inbox, faulty):
    _decide(store, faulty, "--as", "confirmed", "--by", "张三", "--note", "数字不符")
    (inbox / "b.txt").write_text(report(staff_total="8"), encoding="utf-8")
    take(store, inbox)
    (row,) = [row for row in _exported(store) if row["rule"] == RULE]
    assert row["finding_key"] != faulty
    assert [row[name] for name in ("status_code", "earlier", "decided_by", "note")] == [
        "reopened", "已确认", "张三", "数字不符",
    ]  # fmt: skip


def test_a_mended_report_keeps_the_record_of_the_decision(store, inbox, faulty):
    _decide(store, faulty, "--as", "confirmed", "--by", "张三")
    (inbox / "b.txt").write_text(report(), encoding="utf-8")
    take(store, inbox)
    assert RULE not in {row["rule"] for row in _exported(store)}
    (row,) = _exported(store, view="decisions")
    assert (row["finding_key"], row["holds"], row["decided_by"]) == (faulty, "已无此项发现", "张三")


def test_refusals_are_one_line_and_record_nothing(store, faulty):
    for arguments, complaint in (
        ((faulty, "--as", "approved", "--by", "张三"), "no outcome 'approved'"),
        ((faulty, "--as", "dismissed", "--by", "张三"), "dismissed needs a reason"),
        ((faulty, "--as", "confirmed", "--by", " "), "the name is missing"),
        ((faulty, "--as", "asked", "--by", "张三", "--due", "soon"), "'soon' is no date"),
        ((faulty, "nothing", "--as", "confirmed", "--by", "张三", "--note", "x"), "no finding nothing"),
    ):
        refused = _decide(store, *arguments)
        assert (refused.returncode, refused.stdout) == (1, ""), arguments
        assert complaint in refused.stderr
        assert refused.stderr.count("\n") == 1
    assert not (store / "review.sqlite").exists()


def test_lists_and_reports_need_no_decisions_but_findings_do(store, faulty, tmp_path):
    (store / "review.sqlite").write_bytes(b"no database" * 1000)
    for listed in ("reports", "rules", "views"):
        assert command("list", listed, "--store", store).returncode == 0
    refused = command("export", "findings", "-o", tmp_path / "x.csv", "--store", store)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "restore the file from a backup" in refused.stderr
