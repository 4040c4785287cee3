"""Committed documents of data/make_reports.py: they are what it writes, and every cell is read as it was printed."""

import importlib.util
import sys
import zipfile
from pathlib import Path

import pytest

from gongkai.gathering import Source, gather
from gongkai.parsing.numbers import read_figure
from gongkai.reading import read_source
from gongkai.registers import registers
from gongkai.selfcheck import check_documents

ROOT = Path(__file__).resolve().parents[2]
_SPEC = importlib.util.spec_from_file_location("make_reports", ROOT / "data" / "make_reports.py")
make_reports = importlib.util.module_from_spec(_SPEC)
sys.modules["make_reports"] = make_reports  # where dataclasses look for their module
_SPEC.loader.exec_module(make_reports)
FAULTS = sys.modules["made_up"].faults()
FOLDER = make_reports.REPORTS
DOCUMENTS = list(make_reports.published())
INVENTED = list(make_reports.invented())
# Word and workbook files carry the time they were written
SAME_BYTES = (".txt", ".md", ".html", ".pdf")


def content_of(one) -> bytes:
    if one.format == "zip":
        with zipfile.ZipFile(FOLDER / "pingtan-xian.zip") as archive:
            return archive.read(one.file_name)
    folder = make_reports.MADE_UP_REPORTS if one.is_made_up else FOLDER
    return (folder / one.file_name).read_bytes()


@pytest.mark.parametrize("one", [*DOCUMENTS, *INVENTED], ids=lambda one: one.name)
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
    "one", [o for o in [*DOCUMENTS, *INVENTED] if o.file_name.endswith(SAME_BYTES)], ids=lambda one: one.name
)
def test_the_generator_writes_the_committed_file(one):
    assert make_reports.written(one) == content_of(one)


def test_every_committed_file_is_written_by_the_generator():
    assert {file.name for file in FOLDER.iterdir()} == set(make_reports.files())


def test_the_documents_span_the_break_between_the_forms():
    editions = {(one.body, one.edition) for one in DOCUMENTS}
    district = {edition for body, edition in editions if body == "平潭综合实验区管委会"}
    assert district == {"2008_fujian", "2014_fujian", "2019", "2021"}


def test_every_made_up_body_is_registered_as_such():
    for one in INVENTED:
        assert all(agency.is_sample for agency in registers().agencies_by_name[one.body])
        assert "本机关为示例机关" in "".join(make_reports._narrative(one)[0])


def test_of_the_made_up_reports_only_the_planted_faults_are_found_each_at_its_cell():
    checked = check_documents(gather([make_reports.MADE_UP_REPORTS]).found)
    assert {one.report.verdict for one in checked} == {"accept"}
    files = {(one.body, one.year): one.file_name for one in INVENTED}
    found = {
        files[one.report.agency, one.report.year]: (finding.rule, finding.suspect, finding.proposed)
        for one in checked
        for finding in one.findings
        if finding.severity in ("error", "warning")
    }
    planted = {fault["file"]: fault for fault in FAULTS}
    years = {body: {one.year for one in INVENTED if one.body == body} for body, _ in files}
    after_gaps = {
        name: "X-TM-05"
        for (body, year), name in files.items()
        if year - 1 not in years[body] and min(years[body]) < year
    }
    assert len(after_gaps) == 2
    assert {name: rule for name, (rule, _, _) in found.items()} == after_gaps | {
        name: fault["rule"] for name, fault in planted.items()
    }
    in_tables = [name for name, fault in planted.items() if fault["place"] == "table"]
    assert len(in_tables) >= 3
    for name in in_tables:
        assert found[name][1:] == (planted[name]["item"], int(planted[name]["should_be"]))


def test_a_real_body_is_given_no_day_of_publication_that_is_not_known():
    for one in DOCUMENTS:
        (report,) = read_source(Source(one.file_name, content_of(one)), registers())[1]
        assert report.published_on == one.published_on
    assert {one.published_on for one in DOCUMENTS} > {None}


def test_every_edition_and_every_format_of_tables_stands_among_the_samples():
    everything = [*DOCUMENTS, *INVENTED]
    assert {one.edition for one in everything} >= {"2008", "2008_fujian", "2014_fujian", "2019", "2021"}
    assert {Path(one.file_name).suffix for one in everything} == {
        ".txt",
        ".md",
        ".html",
        ".docx",
        ".xlsx",
        ".pdf",
    }
