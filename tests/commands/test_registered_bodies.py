"""What the register says of bodies, and lists of files that could not be read, reach the tables."""

import shutil
from pathlib import Path

import pytest

from gongkai import registers as registered
from gongkai.errors import UsageError
from tests.commands.taking import columns_of, report, take

DATA = Path(__file__).resolve().parents[2] / "data"
HEAD = "agency_id,name,name_en,aliases,region_code,level,kind,parent_id,active_from,active_to,is_sample\n"


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A folder of registers whose register of agencies a test writes."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("regions.csv", "region_changes.csv"):
        shutil.copy(DATA / name, folder / name)
    monkeypatch.setenv("GONGKAI_DATA", str(folder))
    registered.registers.cache_clear()
    yield folder
    registered.registers.cache_clear()


def register(data: Path, *lines: str) -> None:
    (data / "agencies.csv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    registered.registers.cache_clear()


def test_bodies_of_which_reports_are_expected_are_in_the_store_before_they_file(data, inbox, store):
    register(
        data,
        "990101-a,清源区示例局,,,990101,county,department,,,2018,false",
        "990101-b,清源区档案局,,,990101,county,department,,2015,,false",
        "990101-c,清源区统计局,,,990101,county,department,,,,false",
    )
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    take(store, inbox)
    assert columns_of(store, "agencies", "agency_id", "active_from", "active_to") == [
        ("990101-a", None, 2018),
        ("990101-b", 2015, None),
    ]


def test_the_register_goes_before_what_was_known_when_a_body_was_first_read(data, inbox, store):
    line = "990101-a,清源区示例局,,,990101,county,department,,,{},false"
    register(data, line.format(""))
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    take(store, inbox)
    register(data, line.format("2019"))
    (inbox / "b.txt").write_text(report(2017), encoding="utf-8")
    take(store, inbox)
    assert columns_of(store, "agencies", "agency_id", "active_to") == [("990101-a", 2019)]


@pytest.mark.parametrize("year", ["2015年", "15", "unknown"])
def test_a_year_that_is_none_is_named(data, year):
    register(data, f"990101-a,清源区示例局,,,990101,county,department,,{year},,false")
    with pytest.raises(UsageError, match=rf"agencies.csv: active_from of 990101-a is '{year}'"):
        registered.registers()


def test_a_file_that_cannot_be_read_is_its_bodys_by_the_list_it_came_with(inbox, store):
    (inbox / "a.txt").write_text("今天天气晴朗，适合郊游。政府信息。", encoding="utf-8")
    (inbox / "list.csv").write_text(
        "path,agency,region,year\na.txt,清源区财政局,990101,2016\n", encoding="utf-8"
    )
    (outcome,) = take(store, inbox / "list.csv").outcomes
    assert outcome.verdict == "reject"
    assert columns_of(store, "rejections", "agency_id", "year") == [("990101-czj", 2016)]
    (inbox / "b.txt").write_text("明天天气晴朗，适合郊游。政府信息。", encoding="utf-8")
    take(store, inbox / "b.txt")
    assert columns_of(store, "rejections", "agency_id", "year") == [("990101-czj", 2016), (None, None)]
