"""Committed documents with real figures: they are what the generator writes, and every cell is read as it was printed."""

import importlib.util
import sys
import zipfile
from pathlib import Path

import pytest

from gongkai.gathering import Source
from gongkai.ingest import read_source
from gongkai.parsing.numbers import read_figure
from gongkai.registers import registers

ROOT = Path(__file__).resolve().parents[2]
_SPEC = importlib.util.spec_from_file_location("make_reports", ROOT / "data" / "make_reports.py")
make_reports = importlib.util.module_from_spec(_SPEC)
sys.modules["make_reports"] = make_reports  # where dataclasses look for their module
_SPEC.loader.exec_module(make_reports)
FOLDER = make_reports.REPORTS
DOCUMENTS = list(make_reports.published())
# Word and workbook files carry the time they were written
SAME_BYTES = (".txt", ".md", ".html", ".pdf")


def content_of(one) -> bytes:
    if one.format == "zip":
        with zipfile.ZipFile(FOLDER / "pingtan-xian.zip") as archive:
            return archive.read(one.file_name)
    return (FOLDER / one.file_name).read_bytes()


@pytest.mark.parametrize("one", DOCUMENTS, ids=lambda one: one.name)
def test_every_figure_is_read_as_it_was_printed(one):
    (report,) = read_source(Source(one.file_name, content_of(one)), registers())[1]
    assert (report.agency, report.year, report.edition) == (one.body, one.year, one.edition)
    assert report.verdict in ("accept", "flag")
    assert report.unread == ()
    cells = {cell.item: cell for cell in report.cells if cell.state != "absent"}
    assert {item: cell.value for item, cell in cells.items()} == {
        item: read_figure(text).value for item, text in one.figures.items()
    }


@pytest.mark.parametrize(
    "one", [o for o in DOCUMENTS if o.file_name.endswith(SAME_BYTES)], ids=lambda one: one.name
)
def test_the_generator_writes_the_committed_file(one):
    assert make_reports.written(one) == content_of(one)


def test_every_committed_file_is_written_by_the_generator():
    assert {file.name for file in FOLDER.iterdir()} == set(make_reports.files())


def test_the_documents_span_the_break_between_the_forms():
    editions = {(one.body, one.edition) for one in DOCUMENTS}
    district = {edition for body, edition in editions if body == "平潭综合实验区管委会"}
    assert district == {"2008_fujian", "2014_fujian", "2019", "2021"}
