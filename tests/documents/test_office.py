import io
import os
import shutil
import stat
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import docx
import pytest

from gongkai.documents import Grid, UnreadableError, office
from gongkai.documents.reader import read_document
from tests.figures import IS_RELEASE
from tests.shared import SHARED, needs_shared

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "WordDocument".encode("utf-16-le")

needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed (Debian: libreoffice-writer-nogui)"
)


def word(*rows: list[str], end: str = "三、收到和处理申请情况") -> bytes:
    """A Word document with a heading, a table and a paragraph behind it."""
    document = docx.Document()
    document.add_paragraph("示例区财政局二〇二四年政府信息公开工作年度报告")
    table = document.add_table(len(rows), len(rows[0]))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    if end:
        document.add_paragraph(end)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def converted(content: bytes, kind: str, folder) -> bytes:
    """A Word document saved by LibreOffice in an old format."""
    source = folder / "made.docx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"made.{kind}").read_bytes()


def tables(document):
    return [
        [
            [("".join(cell.text.split()), cell.column, cell.row_span, cell.column_span) for cell in row]
            for row in block.rows
        ]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def stand_in(folder, monkeypatch, script):
    """A command of LibreOffice's name that does what the script says."""
    command = folder / "soffice"
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_without_libreoffice_the_reason_says_how_to_get_it_read(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableError, match=r"save the report as \.docx or PDF, or install LibreOffice"):
        read_document(OLD_WORD, "a.doc")


def test_what_libreoffice_makes_is_read(tmp_path, monkeypatch):
    (tmp_path / "made.docx").write_bytes(word(["甲", "300"], ["", "0"]))
    script = f'while [ "$1" != --outdir ]; do shift; done; cp {tmp_path}/made.docx "$2/report.docx"'
    stand_in(tmp_path, monkeypatch, script)
    document = read_document(OLD_WORD, "a.doc")
    assert "300" in document.text
    assert document.media_type == "application/msword"


def test_libreoffice_that_gives_nothing_is_a_refusal(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(UnreadableError, match="cannot read"):
        read_document(OLD_WORD, "a.doc")


def test_libreoffice_that_hangs_is_stopped_with_all_it_started(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "TIMEOUT_SECONDS", 0.5)
    alive = tmp_path / "alive"
    stand_in(tmp_path, monkeypatch, f"while sleep 0.05; do echo x >> {alive}; done & wait")
    with pytest.raises(UnreadableError, match=r"did not read in 0\.5 seconds"):
        read_document(OLD_WORD, "a.doc")
    time.sleep(0.2)
    written = alive.stat().st_size
    assert written
    time.sleep(0.3)
    assert alive.stat().st_size == written


def test_nothing_of_the_user_is_shown_to_libreoffice(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_OF_THE_USER", "1")
    stand_in(
        tmp_path, monkeypatch, f"env > {tmp_path}/seen; ls $HOME/profile/user >> {tmp_path}/seen; exit 1"
    )
    with pytest.raises(UnreadableError):
        read_document(OLD_WORD, "a.doc")
    seen = (tmp_path / "seen").read_text()
    assert "SECRET_OF_THE_USER" not in seen
    assert f"HOME={os.environ.get('HOME')}\n" not in seen
    assert "registrymodifications.xcu" in seen


# each kind under each name before a release, else its own and one more
NAMED = {"doc": ("年报.doc", "年报.wps"), "rtf": ("年报.rtf", "年报.docx")}


@needs_libreoffice
@pytest.mark.release
@pytest.mark.parametrize("kind", NAMED)
def test_old_formats_read_as_the_new_one(kind, tmp_path):
    made = word(["（三）不予公开", "1.秘密", "12", ""], ["", "2.禁止", "0", "96171.6"])
    old = converted(made, kind, tmp_path)
    new = tables(read_document(made, "年报.docx"))
    for name in (f"年报.{kind}", "年报.wps", "年报.docx") if IS_RELEASE else NAMED[kind]:
        document = read_document(old, name)
        assert tables(document) == new
        assert document.blocks[0].text == "示例区财政局二〇二四年政府信息公开工作年度报告"


@needs_libreoffice
@needs_shared
def test_the_official_form_comes_through_with_its_merged_cells(tmp_path):
    form = (SHARED / "reports" / "blank_2021_form.docx").read_bytes()
    old = read_document(converted(form, "doc", tmp_path), "a.doc")
    assert tables(old) == tables(read_document(form, "a.docx"))
    assert [len(table) for table in tables(old)] == [14, 28, 4]


@needs_libreoffice
def test_several_are_read_at_once_and_leave_nothing_behind(tmp_path, monkeypatch):
    old = converted(word(["甲", "300"], ["", "0"]), "doc", tmp_path)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    with ThreadPoolExecutor(3) as pool:
        documents = list(pool.map(lambda _: read_document(old, "a.doc"), range(3)))
    assert [tables(document) for document in documents] == [tables(documents[0])] * 3
    assert list(scratch.iterdir()) == []


@needs_libreoffice
def test_what_a_document_links_to_is_not_read(tmp_path):
    (tmp_path / "secret.txt").write_text("SECRET")
    link = f'{{\\field{{\\*\\fldinst INCLUDETEXT "{tmp_path}/secret.txt"}}{{\\fldrslt printed}}}}'
    document = read_document(f"{{\\rtf1\\ansi before {link} after}}".encode(), "a.rtf")
    assert "SECRET" not in document.text
    assert "printed" in document.text


@needs_libreoffice
def test_tables_that_libreoffice_loses_are_no_text(tmp_path):
    # it writes a table at the very end so that it cannot read it again
    old = converted(word(["甲", "12"], ["", "3"], end=""), "doc", tmp_path)
    with pytest.raises(UnreadableError, match="tables LibreOffice loses"):
        read_document(old, "a.doc")


@needs_libreoffice
@pytest.mark.parametrize("content", [OLD_WORD, b"{\\rtf1 ", OLD_WORD + bytes(range(256)) * 16])
def test_broken_old_documents_are_refused(content):
    with pytest.raises(UnreadableError, match=r"LibreOffice cannot read|holds no text") as caught:
        read_document(content, "a.doc")
    assert "\n" not in str(caught.value)
