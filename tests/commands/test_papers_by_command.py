"""Workbooks, letters and audit packs by the command line, from documents that were taken in."""

import io
import json
import zipfile

import pytest
import python_calamine
from docx import Document

from tests.commands.taking import command, report, taken

FAULTY = {"staff_total": "9"}


@pytest.fixture
def faulty(store, inbox):
    """A store with two reports of one body, of which one does not add up."""
    taken(store, inbox, **{"=1+1 <b>": report(**FAULTY), "b": report(2015)})
    return store


def _refused(store, *arguments) -> str:
    done = command(*arguments, "--store", store)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_several_views_go_into_one_workbook(faulty, tmp_path):
    output = tmp_path / "all.xlsx"
    done = command("export", "findings", "reports", "-o", output, "-f", "years=2016", "--store", faulty)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1] == f"{output}: 1 rows of reports"
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(output.read_bytes()))
    assert book.sheet_names == ["provenance", "findings", "reports"]
    found = book.get_sheet_by_name("findings").to_python()
    row = dict(zip(found[0], next(row for row in found[1:] if "B-ID-07" in row), strict=True))
    assert (row["found"], row["year"]) == (9.0, "2016")
    assert row["source_name"].endswith("=1+1 <b>.txt")


def test_a_workbook_that_cannot_be_made_is_refused_in_one_line(faulty, tmp_path):
    assert "several views go into one .xlsx" in _refused(
        faulty, "export", "findings", "form", "-o", tmp_path / "x.csv"
    )
    assert "no view 'nothing'" in _refused(faulty, "export", "findings", "nothing", "-o", tmp_path / "x.xlsx")
    assert "findings, form takes" in _refused(
        faulty, "export", "findings", "form", "-o", tmp_path / "x.xlsx", "-f", "x=1"
    )
    assert "no text" in _refused(faulty, "export", "findings", "-o", tmp_path / "x.csv", "-f", "text=\udcff")
    assert list(tmp_path.glob("x.*")) == []


def test_a_letter_names_the_document_without_its_folder(faulty, tmp_path):
    output = tmp_path / "letter.docx"
    done = command("letter", "--agency", "清源区示例局", "-o", output, "--store", faulty)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    document = Document(output)
    footer = document.sections[0].footer.paragraphs[0].text
    assert footer == "来源文件：=1+1 <b>.txt、b.txt"
    assert "应为" in "".join(cell.text for table in document.tables for cell in table.columns[1].cells)


def test_a_pack_is_made_and_verified(faulty, tmp_path):
    output = tmp_path / "pack.zip"
    decided = command("export", "findings", "-o", tmp_path / "f.csv", "--store", faulty)
    assert decided.returncode == 0
    done = command("pack", "-o", output, "-f", "years=2016", "--view", "movers", "--store", faulty)
    assert (done.returncode, done.stderr) == (0, "")
    assert "14 views, 1 reports, 1 documents" in done.stdout
    with zipfile.ZipFile(output) as archive:
        (document,) = [name for name in archive.namelist() if name.startswith("originals/")]
        assert archive.read(document).decode() == report(**FAULTY)
        assert json.loads(archive.read("manifest.json"))["filters"] == {"years": ["2016"]}
    assert document.endswith("-_1_1_b_.txt")
    whole = command("pack", "--verify", output)
    assert (whole.returncode, whole.stderr) == (0, "")
    assert "whole, 15 files, generation 1" in whole.stdout
    output.write_bytes(output.read_bytes()[:-5])
    broken = command("pack", "--verify", output)
    assert (broken.returncode, broken.stdout.count("\n")) == (1, 1)


def test_a_pack_that_cannot_be_made_leaves_nothing_behind(faulty, tmp_path):
    assert "give -o FILE.zip" in _refused(faulty, "pack")
    assert "must end in .zip" in _refused(faulty, "pack", "-o", tmp_path / "pack.tar")
    assert "takes" in _refused(faulty, "pack", "-o", tmp_path / "pack.zip", "-f", "nothing=1")
    for document in (faulty / "originals").glob("*/*"):
        document.write_bytes(b"other")
    assert "is not what was kept" in _refused(faulty, "pack", "-o", tmp_path / "pack.zip")
    assert [path.name for path in tmp_path.iterdir() if "pack" in path.name] == []
