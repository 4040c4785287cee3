import json
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from gongkai.archive import Archive
from gongkai.errors import StoreError, StoreHeldError
from gongkai.rebuilding import rebuild
from gongkai.status import status_of
from gongkai.verification import verify
from gongkai.warehouse import open_reader
from tests.commands.taking import VALUES, command, report, table, take
from tests.parsing.layouts import LAYOUTS, document, rows


def test_a_document_is_archived_recorded_and_published(store, inbox):
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    ingested = take(store, inbox)
    assert [outcome.verdict for outcome in ingested.outcomes] == ["accept"]
    assert [line.event for line in Archive(store).lines()] == ["received"]
    assert len(table(store, "reports")) == 1
    assert len(table(store, "cells")) == 65
    assert list(verify(store)) == []


def test_the_same_document_again_changes_nothing(store, inbox):
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    take(store, inbox)
    before = status_of(store)
    (inbox / "b.txt").write_text(report(), encoding="utf-8")
    assert [outcome.verdict for outcome in take(store, inbox).outcomes] == ["duplicate", "duplicate"]
    assert status_of(store) == before


def test_bad_input_is_kept_with_its_reason_and_the_rest_is_stored(store, inbox):
    good = report()
    contents = {
        "empty.txt": b"",
        "no_report.txt": "今天天气晴朗，适合郊游。政府信息。".encode(),
        "binary.txt": bytes(range(256)) * 20,
        "program.txt": b"MZ\x90\x00\x03",
        "good.txt": good.encode(),
        "good_gbk.txt": report(2015).encode("gb18030"),
        "good_utf16.txt": report(2014).encode("utf-16"),
        "half.txt": report(2017).encode()[: len(report(2017).encode()) // 2],
        "unknown_line.txt": report(2018)
        .replace("二、回应解读情况", "其他档案数 | 件 | 7 |\n二、回应解读情况")
        .encode(),
    }
    for name, content in contents.items():
        (inbox / name).write_bytes(content)
    verdicts = {Path(o.source_name).name: o.verdict for o in take(store, inbox).outcomes}
    assert verdicts == {
        **dict.fromkeys(("empty.txt", "no_report.txt", "binary.txt", "program.txt"), "reject"),
        **dict.fromkeys(("good.txt", "good_gbk.txt", "good_utf16.txt"), "accept"),
        **dict.fromkeys(("half.txt", "unknown_line.txt"), "flag"),
    }
    assert len(table(store, "reports")) == 5
    rejections = table(store, "rejections")
    assert len(rejections) == 4
    assert all(reason for _, _, reason, *_ in rejections)
    assert [row[2].replace(" ", "") for row in table(store, "unread")] == ["其他档案数|件|7"]


def test_a_corrected_report_is_a_new_version_and_the_old_one_is_kept(store, inbox):
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    take(store, inbox)
    (inbox / "b.txt").write_text(report(proactive_total="130", channel_website="130"), encoding="utf-8")
    take(store, inbox)
    with closing(open_reader(store)) as reader:
        found = reader.connection.table("reports").order("version").select("version", "is_current").fetchall()
    assert found == [(1, False), (2, True)]


@pytest.mark.parametrize("layout", ["tabs", "fused_lines", "lone_bars"])
def test_rebuilding_gives_the_same_content(store, inbox, layout):
    (inbox / "a.txt").write_text(document(LAYOUTS[layout](rows(VALUES))), encoding="utf-8")
    (inbox / "b.txt").write_text(report(2015, requests_received="9"), encoding="utf-8")
    (inbox / "c.txt").write_bytes(b"MZ")
    take(store, inbox)
    before = status_of(store)["content_hash"]
    for generation in (store / "generations").iterdir():
        generation.unlink()
    assert any("missing" in problem for problem in verify(store))
    rebuild(store, lambda _: None)
    assert status_of(store)["content_hash"] == before
    assert list(verify(store)) == []


def test_a_document_recorded_before_a_crash_is_published_by_the_next_ingest(store, inbox):
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    take(store, inbox)
    content = report(2015).encode()
    archive = Archive(store)
    with archive.hold():
        kept = archive.keep(content, "b.txt")
        given = {"agency": None, "region_code": None, "year": None}
        archive.record("received", sha256=kept.sha256, source_name="b.txt", given=given)
    assert len(table(store, "reports")) == 1
    take(store, inbox)
    assert len(table(store, "reports")) == 2


def test_what_a_list_says_goes_before_what_is_recognised(store, inbox):
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    (inbox / "list.csv").write_text(
        "path,agency,region,year\na.txt,秀英区示例局,460105,2015\n", encoding="utf-8"
    )
    take(store, inbox / "list.csv")
    with closing(open_reader(store)) as reader:
        found = reader.connection.table("reports").select("agency", "region_code", "year").fetchall()
    assert found == [("秀英区示例局", "460105", 2015)]


def test_while_one_writes_another_is_told_who(store, inbox):
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    with Archive(store).hold(), pytest.raises(StoreHeldError):
        take(store, inbox)


def test_exit_codes_and_one_line_errors(store, inbox, tmp_path):
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    assert command("ingest", inbox, "--store", store).returncode == 0
    (inbox / "bad.txt").write_bytes(b"MZ")
    rejected = command("ingest", inbox, "--store", store)
    assert rejected.returncode == 2
    assert "bad.txt: a program" in rejected.stdout
    for arguments in (
        ("ingest", tmp_path / "nowhere", "--store", store),
        ("list", "secrets", "--store", store),
        ("export", "nothing", "-o", tmp_path / "x.csv", "--store", store),
        ("export", "reports", "-o", tmp_path / "x.pdf", "--store", store),
        ("status", "--store", tmp_path / "no store"),
        ("check",),
        ("check", "--nope"),
        ("bogus",),
    ):
        failed = command(*arguments)
        assert (failed.returncode, failed.stdout) == (1, ""), arguments
        assert failed.stderr.startswith("gongkai: ")
        assert failed.stderr.count("\n") == 1
    with Archive(store).hold():
        assert command("ingest", inbox, "--store", store).returncode == 3


def test_views_are_exported_by_suffix(store, inbox, tmp_path):
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    take(store, inbox)
    for suffix, start in ((".csv", b"\xef\xbb\xbf"), (".xlsx", b"PK"), (".parquet", b"PAR1")):
        output = tmp_path / f"reports{suffix}"
        done = command("export", "reports", "-o", output, "-f", "years=2016", "--store", store)
        assert (done.returncode, done.stderr) == (0, "")
        assert output.read_bytes().startswith(start)
    text = (tmp_path / "reports.csv").read_text(encoding="utf-8-sig")
    assert "清源区示例局" in text
    assert "years=2016" in text


def test_check_prints_one_json_document_and_stores_nothing(inbox):
    (inbox / "a.txt").write_text(report(staff_total="3"), encoding="utf-8")
    (inbox / "bad.txt").write_bytes(b"")
    done = command("check", inbox / "a.txt", inbox / "bad.txt", inbox / "a.txt", "--json")
    first, bad, again = json.loads(done.stdout)["reports"]
    assert done.returncode == 2
    assert (first["verdict"], bad["verdict"], again["verdict"]) == ("accept", "reject", "duplicate")
    assert bad["reason"] == "the file is empty"
    assert len(first["cells"]) == 65
    staff = next(cell for cell in first["cells"] if cell["item"] == "staff_total")
    assert (staff["raw"], staff["state"], staff["value"], staff["inferred"]) == ("3", "value", "3", False)
    assert [
        (f["rule"], f["expected"], f["found"]) for f in first["findings"] if f["severity"] == "error"
    ] == [("B-ID-07", "2", "3")]
    assert not (Path.cwd() / "store").exists()


def test_a_damaged_archive_is_rejected_and_the_rest_is_stored(store, inbox):
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    with zipfile.ZipFile(inbox / "m.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", report(2015))
        archive.writestr("c.txt", report(2014))
    content = bytearray((inbox / "m.zip").read_bytes())
    content[60:90] = bytes(30)
    (inbox / "m.zip").write_bytes(content)
    (inbox / "n.zip").write_bytes(b"PK no archive at all")
    (inbox / "z.txt").write_text(report(2016, "清源区另一局"), encoding="utf-8")
    done = command("ingest", inbox, "--store", store)
    assert (done.returncode, done.stderr.count("Traceback")) == (2, 0)
    assert "m.zip!b.txt: the ZIP archive is damaged" in done.stdout
    assert len(table(store, "reports")) == 3


def test_a_ledger_that_lost_lines_is_not_written_on_and_not_rebuilt_from(store, inbox):
    for year in (2014, 2015, 2016):
        (inbox / f"{year}.txt").write_text(report(year), encoding="utf-8")
    take(store, inbox)
    ledger = store / "ledger.jsonl"
    lines = ledger.read_bytes().splitlines(keepends=True)
    for kept in (lines[:-1], []):
        ledger.write_bytes(b"".join(kept))
        (inbox / "new.txt").write_text(report(2017), encoding="utf-8")
        with pytest.raises(StoreError):
            take(store, inbox)
        assert ledger.read_bytes() == b"".join(kept)
        with pytest.raises(StoreError):
            rebuild(store, lambda _: None)
    assert len(table(store, "reports")) == 3
