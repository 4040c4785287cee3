"""Documents are named from what was given, never by the folders of the machine, whatever a ledger holds."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import queries
from gongkai.archive import Archive
from gongkai.gathering import gather
from gongkai.rebuilding import rebuild
from gongkai.warehouse import memory, open_reader
from tests.commands.taking import command, report, take


def _names(*paths: Path) -> list[str]:
    return [found.name for found in gather(paths).found]


@pytest.fixture
def inbox(tmp_path) -> Path:
    folder = tmp_path / "inbox" / "2016"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(report(2016), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "inbox" / "more.zip", "w") as archive:
        archive.writestr("deep/b.txt", report(2015))
    return tmp_path / "inbox"


def test_a_name_begins_at_the_folder_archive_or_file_that_was_given(inbox, tmp_path, monkeypatch):
    assert _names(inbox) == ["2016/a.txt", "more.zip!deep/b.txt"]
    assert _names(inbox / "more.zip", inbox / "2016" / "a.txt") == ["more.zip!deep/b.txt", "a.txt"]
    monkeypatch.chdir(tmp_path)
    assert _names(Path("inbox")) == ["2016/a.txt", "more.zip!deep/b.txt"]
    assert _names(Path("inbox/../inbox/2016")) == ["a.txt"]


def test_a_link_that_leads_out_of_a_folder_is_passed_over(inbox, tmp_path):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (inbox / "out.txt").symlink_to(tmp_path / "secret.txt")
    (inbox / "within.txt").symlink_to(inbox / "2016" / "a.txt")
    gathered = gather([inbox])
    assert [found.name for found in gathered.found] == ["2016/a.txt", "more.zip!deep/b.txt", "within.txt"]
    assert [
        line.endswith("out.txt: a link that leads out of the folder") for line in gathered.passed_over
    ] == [True]


def test_what_is_no_file_is_passed_over_and_said(inbox):
    os.mkfifo(inbox / "pipe.txt")
    (inbox / "nothing.txt").symlink_to(inbox / "gone.txt")
    (inbox / "twice").symlink_to(inbox / "2016")
    gathered = gather([inbox])
    assert [found.name for found in gathered.found] == ["2016/a.txt", "more.zip!deep/b.txt"]
    said = {Path(line.partition(":")[0]).name: line.partition(": ")[2] for line in gathered.passed_over}
    assert said == {
        "pipe.txt": "no file but a pipe, a device, or a link to nothing",
        "nothing.txt": "no file but a pipe, a device, or a link to nothing",
        "twice": "a link to a folder: name the folder itself",
    }


def test_a_folder_that_cannot_be_read_is_passed_over_and_said(inbox, monkeypatch):
    scandir = os.scandir

    def closed(path):
        if Path(path).name == "2016":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    gathered = gather([inbox])
    assert [found.name for found in gathered.found] == ["more.zip!deep/b.txt"]
    assert [line.partition(": ")[2] for line in gathered.passed_over] == [
        "the folder cannot be read (Permission denied)"
    ]


def test_a_list_names_documents_from_its_own_folder(inbox, tmp_path):
    listed = inbox / "list.csv"
    outside = tmp_path / "outside.txt"
    outside.write_text(report(2014), encoding="utf-8")
    listed.write_text(f"path\n2016/a.txt\nmore.zip\n../outside.txt\n{outside}\n", encoding="utf-8")
    assert _names(listed) == ["2016/a.txt", "more.zip!deep/b.txt", "outside.txt", "outside.txt"]


def test_what_an_earlier_ledger_holds_is_shown_without_its_folders(inbox, tmp_path):
    store = tmp_path / "store"
    take(store, inbox)
    archive = Archive(store)
    with archive.hold():
        content = report(2013).encode()
        kept = archive.keep(content, "c.txt")
        received = next(line.fields for line in archive.lines() if line.event == "received")
        name = "/home/somebody/reports/c.txt"
        archive.record("received", **{**received, "sha256": kept.sha256, "source_name": name})
        archive.quarantine(
            b"MZ", "/home/somebody/old.zip!deep/d.exe", "no document", parser_version=1, given={}
        )
    rebuild(store, lambda _: None)
    reader = open_reader(store)
    shown = {name: queries.ask(name, reader=reader) for name in ("reports", "versions", "rejections")}
    assert set(shown["reports"]["source_name"]) == {"2016/a.txt", "more.zip!deep/b.txt", "c.txt"}
    assert set(shown["versions"]["source_name"]) == {"2016/a.txt", "more.zip!deep/b.txt", "c.txt"}
    assert list(shown["rejections"]["source_name"]) == ["old.zip!deep/d.exe"]
    reader.close()


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("/a/b/c.txt", "c.txt"),
        ("C:\\Users\\x\\r.docx", "r.docx"),
        ("\\\\server\\share\\a.pdf", "a.pdf"),
        ("/a/b/m.ZIP!x/y.pdf", "m.ZIP!x/y.pdf"),
        ("/a!b/c.txt", "c.txt"),
        ("2016/a.txt", "2016/a.txt"),
        ("https://www.example.gov.cn/a/b.html", "https://www.example.gov.cn/a/b.html"),
    ],
)
def test_folders_of_a_machine_are_cut_off(kept, shown):
    con = memory()
    queries.explain(con, queries.NOTHING_DECIDED.events)
    assert con.execute("SELECT file_name(?)", [kept]).fetchone() == (shown,)


def test_a_terminal_that_knows_no_chinese_is_shown_numbers_of_characters(inbox):
    call = [sys.executable, "-c", "from gongkai.cli import main; main()", "check", inbox / "2016" / "a.txt"]
    latin = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(call, capture_output=True, check=False, env=latin)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\u6e05\\u6e90\\u533a" in done.stdout


def test_a_store_named_by_bytes_of_no_character_is_refused_in_one_line(inbox, tmp_path):
    done = command("ingest", inbox / "2016" / "a.txt", "--store", tmp_path / os.fsdecode(b"\xff"))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "is no text" in done.stderr
