"""CSV lists: how they are written, what they override, and what they say of documents stored before."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.archive import Archive
from gongkai.confined import Batch
from gongkai.errors import UsageError
from gongkai.ingest import Outcome
from gongkai.lists import read_list
from gongkai.parsing.files import read_file
from gongkai.parsing.reading import Given
from gongkai.rebuilding import rebuild
from gongkai.registers import registers
from gongkai.status import status_of
from gongkai.verification import verify
from tests.commands.taking import columns_of, command, report, table, take

OF_REPORT = ("agency", "region_code", "year", "published_on")


@pytest.fixture
def listing(inbox):
    """Writes a list beside one report, a.txt."""
    (inbox / "a.txt").write_text(report(), encoding="utf-8")

    def write(text: str, encoding: str = "utf-8", name: str = "list.csv"):
        path = inbox / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def given_by(path) -> list[Given]:
    return [row.given for row in read_list(path).rows]


def reported(store) -> list[tuple]:
    return [(*row[:3], str(row[3])) for row in columns_of(store, "reports", *OF_REPORT)]


# how a list is written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030", "big5"])
@pytest.mark.parametrize(
    "header", ["path,agency,year", "路径,机关,年份", " Path , AGENCY,Year ", '"path","agency","year"']
)
def test_encodings_and_header_names(listing, encoding, header):
    agency = "測試縣教育局" if encoding == "big5" else "测试县教育局"
    if encoding == "big5" and "机" in header:
        header = "path,agency,year"  # simplified characters are not in Big5
    path = listing(f"{header}\na.txt,{agency},2015\n", encoding)
    assert given_by(path) == [Given(agency=agency, year=2015)]


def test_bytes_that_may_be_two_encodings_are_not_guessed(listing):
    path = listing("path,agency\na.txt,")
    path.write_bytes(path.read_bytes() + b"\xb4\xfa\xb8\xd5\n")
    with pytest.raises(UsageError, match="save it as UTF-8"):
        read_list(path)


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        ("year", "2015", "year", 2015),
        ("year", " ２０１５ ", "year", 2015),
        ("年份", "2015年", "year", 2015),
        ("year", "二〇一五年度", "year", 2015),
        ("region", "460105", "region_code", "460105"),
        ("region", "秀英区", "region_code", "460105"),
        ("region", "海口市秀英区", "region_code", "460105"),
        ("地区", "海南省海口市秀英区", "region_code", "460105"),
        ("published_on", "2024-01-05", "published_on", "2024-01-05"),
        ("published_on", "2024/1/5", "published_on", "2024-01-05"),
        ("published_on", "2024/1/5 0:00", "published_on", "2024-01-05"),
        ("发布日期", "2024年1月5日", "published_on", "2024-01-05"),
        ("published on", "二〇二四年一月五日", "published_on", "2024-01-05"),
        ("agency", "", "agency", "None"),
        ("region", "  ", "region_code", "None"),
    ],
)
def test_the_ways_to_write_a_column(listing, column, text, field, value):
    (given,) = given_by(listing(f"path,{column}\na.txt,{text}\n"))
    assert str(getattr(given, field)) == str(value)


WRONG = [
    ("path,region", "a.txt,999999", "no region has the code or name '999999'"),
    ("path,region", "a.txt,上海市秀英区", "no region has the code or name"),
    ("path,year", "a.txt,去年", "the year '去年' is none: write it as 2016"),
    ("path,year", "a.txt,20155", "is none"),
    ("path,published_on", "a.txt,2024-02-30", "is no date: write it as 2024-01-05"),
    ("path,published_on", "a.txt,2024-01-123", "is no date"),
    ("path,published_on", "a.txt,5.1.2024", "is no date"),
    ("path", "nowhere.txt", "no such file: 'nowhere.txt'"),
    ("path", "n" * 5000, "no such file"),
    ("path,year", ",2015", "neither a path nor an address"),
    ("path,address", "a.txt,http://h.cn/", "both a path and an address"),
    ("address", "h.cn/x", "begins with neither http:// nor https://"),
    ("path,agency", "a.txt,甲,乙", "more than 2 cells"),
    ("path,agency,,", "a.txt,甲,,乙", "more than 2 cells"),
    ("path,agency", "a.txt," + "甲" * 300, "no name of up to 200 characters"),
    ("path,agency", 'a.txt,"甲\n乙"', "no name of up to 200 characters in one line"),
]


@pytest.fixture(scope="module")
def of_wrong_rows(tmp_path_factory) -> dict[Path, list[Outcome]]:
    """What becomes of each list with a wrong row and of the report beside it: all are taken in together."""
    folder, found = tmp_path_factory.mktemp("wrong"), {}
    for number, (header, row, _) in enumerate(WRONG):
        name = f"{number}.txt"
        (folder / name).write_text(report(2008 + number), encoding="utf-8")
        rows = [row.replace("a.txt", name), *([name + "," * header.count(",")] if "path" in header else [])]
        path = folder / f"{number}.csv"
        path.write_text("\n".join([header, "", *rows, ""]), encoding="utf-8")
        found[path] = []
    for outcome in take(folder / "store", *found).outcomes:
        path = folder / f"{outcome.source_name.partition(' row ')[0].removesuffix('.txt')}"
        found[path.with_suffix(".csv")].append(outcome)
    return found


@pytest.mark.parametrize("number", range(len(WRONG)), ids=[trouble for _, _, trouble in WRONG])
def test_a_wrong_row_is_told_with_its_number_and_the_rest_goes_on(of_wrong_rows, number):
    header, _, trouble = WRONG[number]
    path, outcomes = list(of_wrong_rows.items())[number]
    assert outcomes[0].source_name == f"{path} row 3"
    assert outcomes[0].verdict == "reject"
    assert trouble in outcomes[0].reason
    assert "\n" not in outcomes[0].reason
    assert [outcome.verdict for outcome in outcomes[1:]] == (["accept"] if "path" in header else [])


def test_a_region_name_of_several_places_is_told_with_all_of_them(listing):
    (row,) = read_list(listing("path,region\na.txt,鼓楼区\n")).rows
    for candidate in ("江苏省南京市鼓楼区 320106", "福建省福州市鼓楼区 350102", "give its code"):
        assert candidate in row.trouble
    assert given_by(listing("path,region\na.txt,南京市鼓楼区\n")) == [Given(region_code="320106")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("file\na.txt\n", "needs a column `path` or `address`; its columns are file"),
        ("", "its columns are none"),
        ("path\n\0\n", "cannot be read"),
        ("path,路径\na.txt,a.txt\n", "two columns mean path"),
        ('path\n"a.txt\n' + "x" * 140_000, "no CSV"),
    ],
)
def test_what_is_no_list_is_refused_whole(listing, store, text, message):
    with pytest.raises(UsageError, match=message):
        take(store, listing(text))


_CELL = st.text(max_size=12) | st.sampled_from(
    ["a.txt", "http://h.cn/年", "鼓楼区", "2015年", "2024-02-30", '"']
)
_BYTES = st.binary(max_size=200)


@given(
    header=st.sampled_from(["path,year", "网址,地区,发布日期", "address,agency,region", ""]),
    rows=st.lists(st.lists(_CELL, max_size=4).map(",".join), max_size=4).map("\n".join),
    encoding=st.sampled_from(["utf-8", "gb18030", "utf-16"]),
    tail=_BYTES | st.just(b""),
)
def test_any_bytes_are_rows_rows_with_trouble_or_no_list(tmp_path_factory, header, rows, encoding, tail):
    path = tmp_path_factory.mktemp("lists") / "list.csv"
    path.write_bytes(f"{header}\n{rows}".encode(encoding, "ignore") + tail)
    try:
        found = read_list(path)
    except UsageError:
        return  # no list: any other exception would be ours
    for row in found.rows:
        assert [row.path, row.address, row.trouble].count(None) == 2
        assert row.trouble is None or row.given == Given()


def test_columns_that_mean_nothing_are_named(listing, store):
    done = command("ingest", listing("path,备注,year\na.txt,看,2015\n"), "--store", store)
    assert done.returncode == 0
    assert "passed over" in done.stderr
    assert "column 备注" in done.stderr


def test_an_archive_in_a_list(listing, inbox, store):
    for name, years in (("one.zip", [2011]), ("two.zip", [2012, 2013])):
        with zipfile.ZipFile(inbox / name, "w") as archive:
            for year in years:
                archive.writestr(f"{year}.txt", report(year))
    outcomes = take(store, listing("path,year\none.zip,2010\ntwo.zip,2010\ntwo.zip,\n")).outcomes
    assert [outcome.verdict for outcome in outcomes] == ["accept", "reject", "accept", "accept"]
    assert "one of its 2 documents only" in outcomes[1].reason
    assert [row[2] for row in reported(store)] == [2010, 2012, 2013]


# what a list overrides


def test_each_column_overrides_what_is_recognised_and_a_blank_one_does_not(listing, store):
    take(
        store, listing("path,agency,region,year,published_on\na.txt,秀英区示例局,460105,2015,2016年3月1日\n")
    )
    assert reported(store) == [("秀英区示例局", "460105", 2015, "2016-03-01")]


def test_the_region_of_a_given_body_is_that_of_its_name(listing, store):
    take(store, listing("path,agency\na.txt,南京市鼓楼区教育局\n"))
    assert reported(store)[0][:2] == ("南京市鼓楼区教育局", "320106")


def test_a_region_that_the_register_does_not_know_of_a_body_holds_and_is_told(listing, store):
    body = "上海市人民政府办公厅"
    (outcome,) = take(store, listing(f"path,agency,region\na.txt,{body},460105\n")).outcomes
    assert (outcome.verdict, outcome.reason) == (
        "flag",
        f"the list places {body} in 460105, the register does not",
    )
    assert reported(store)[0][:2] == (body, "460105")


def test_a_file_with_several_reports_has_no_agency_region_or_year_in_common(listing, store, monkeypatch):
    """As a reader that finds two reports in a file hands them on."""

    def two(_batch, request):
        (one,) = read_file(
            request.content, request.file_name, request.source_name, registers(), request.given
        )
        return [one, replace(one, report_id=f"{one.sha256[:16]}-2", agency="清源区另一局")]

    monkeypatch.setattr(Batch, "read", two)
    (outcome,) = take(store, listing("path,year\na.txt,2015\n")).outcomes
    assert outcome.verdict == "reject"
    assert "holds 2 reports" in outcome.reason
    (outcome,) = take(store, listing("path,published_on\na.txt,2017-01-05\n")).outcomes
    assert outcome.verdict == "accept"
    assert [row[2:] for row in reported(store)] == [(2016, "2017-01-05")] * 2


def test_a_report_without_a_year_is_read_once_a_list_names_it(listing, inbox, store):
    undated = report().replace("2016年", "").replace("2017年2月", "")
    (inbox / "b.txt").write_text(undated, encoding="utf-8")
    assert [o.verdict for o in take(store, inbox / "b.txt").outcomes] == ["reject"]
    assert [o.verdict for o in take(store, listing("path,year\nb.txt,2012\n")).outcomes] == ["accept"]
    assert [row[2] for row in reported(store)] == [2012]
    assert table(store, "rejections") == []


# what a list says of documents stored before


def test_a_list_takes_effect_on_a_stored_document(listing, inbox, store):
    (inbox / "b.txt").write_text(report(2014), encoding="utf-8")
    take(store, inbox / "a.txt", inbox / "b.txt")
    old = store / "generations" / "000001.duckdb"
    changed = a_report(store)
    before, others = old.read_bytes(), [row for row in table(store, "cells") if row[0] != changed]
    (outcome,) = take(store, listing("path,agency,year\na.txt,秀英区示例局,2015\n")).outcomes
    assert (outcome.verdict, outcome.is_restated) == ("duplicate", True)
    assert "read again with agency 秀英区示例局, year 2015" in outcome.reason
    assert [line.event for line in Archive(store).lines()] == ["received", "received", "restated"]
    assert [(row[0], row[2]) for row in reported(store)] == [("清源区示例局", 2014), ("秀英区示例局", 2015)]
    assert old.read_bytes() == before
    changed = a_report(store)
    assert [row for row in table(store, "cells") if row[0] != changed] == others
    assert len(table(store, "cells")) == 130
    assert len(table(store, "values_2014")) == 2
    assert sorted(row[0] for row in columns_of(store, "agencies", "name")) == ["清源区示例局", "秀英区示例局"]
    content = status_of(store)["content_hash"]
    rebuild(store, lambda _: None)
    assert status_of(store)["content_hash"] == content
    assert list(verify(store)) == []


def a_report(store) -> str:
    return next(i for i, name in columns_of(store, "reports", "report_id", "source_name") if "a.txt" in name)


def test_said_before_and_said_after_give_the_same_store(listing, inbox, tmp_path):
    path = listing("path,region,year,published_on\na.txt,秀英区,2021,2022-03-01\n")
    take(tmp_path / "at once", path)
    take(tmp_path / "later", inbox / "a.txt")
    take(tmp_path / "later", path)
    at_once, later = (status_of(tmp_path / name)["content_hash"] for name in ("at once", "later"))
    assert at_once == later


def test_the_same_list_again_changes_nothing(listing, store):
    path = listing("path,year\na.txt,2015\n")
    take(store, path)
    before = status_of(store)
    (outcome,) = take(store, path).outcomes
    assert (outcome.verdict, outcome.is_restated) == ("duplicate", False)
    take(store, path.parent / "a.txt")
    assert status_of(store) == before


def test_a_later_list_overrides_an_earlier_one_column_by_column(listing, store):
    take(store, listing("path,year,region\na.txt,2015,460105\n"))
    take(store, listing("path,year,published_on\na.txt,2013,2014-03-01\n"))
    assert [row[1:] for row in reported(store)] == [("460105", 2013, "2014-03-01")]


def test_rows_that_contradict_each_other_are_told_and_the_first_holds(listing, inbox, store):
    (inbox / "copy.txt").write_text(report(), encoding="utf-8")
    path = listing("path,year,region\na.txt,2015,\ncopy.txt,2014,\na.txt,,460105\ncopy.txt,2015,\n")
    outcomes = take(store, path).outcomes
    assert [outcome.verdict for outcome in outcomes] == ["accept", "reject", "duplicate", "duplicate"]
    assert (
        f"{path} row 3 says year 2014, {path} row 2 says year 2015 of the same document" in outcomes[1].reason
    )
    assert [row[1:3] for row in reported(store)] == [("460105", 2015)]
    assert table(store, "rejections") == []


def test_what_would_make_a_stored_document_unreadable_is_refused(listing, inbox, store):
    path = listing("path,year\na.txt,2003\n")
    take(store, inbox / "a.txt")
    before = status_of(store)
    (outcome,) = take(store, path).outcomes
    assert outcome.verdict == "reject"
    assert "the document in the store stays as it was" in outcome.reason
    assert status_of(store) == before


def test_a_restatement_recorded_before_a_crash_takes_effect_with_the_next_ingest(listing, store):
    path = listing("path\na.txt\n")
    take(store, path)
    archive = Archive(store)
    with archive.hold():
        sha256 = next(archive.lines()).fields["sha256"]
        given = {"agency": None, "region_code": None, "year": 2015}
        archive.record("restated", sha256=sha256, given=given)
    assert [row[2] for row in reported(store)] == [2016]
    take(store, path)
    assert [row[2] for row in reported(store)] == [2015]
    rebuild(store, lambda _: None)
    assert [row[2] for row in reported(store)] == [2015]
