"""What a person with a role for some regions is answered: as a store would that held nothing else."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import queries
from gongkai.errors import DeniedError, StoreError, UsageError
from gongkai.people import EVERYWHERE, LOCAL, Person
from gongkai.review import Decision
from gongkai.warehouse import (
    Reader,
    derive,
    load_all,
    load_regions,
    load_rules,
    memory,
    store_findings,
    table_names,
)
from gongkai.warehouse.reports import Entry
from queries import catalogue, limits
from queries.deciding import decide, save_view, saved_views
from tests import fixture_store
from tests.fixture_store import FINDING

TOWN, REST = "990102", "990101"
TOWN_FINDING = "f200000000000000"
TABLES = sorted(table_names())


def person(role="auditor", *regions):
    return Person("wang@example.gov.cn", ((role, frozenset(regions) if regions else EVERYWHERE),))


def _alone(reader: Reader, region: str) -> Reader:
    """A store that holds the reports of one region and nothing else."""
    con = memory()
    load_regions(con, fixture_store.REGIONS)
    load_rules(con, [fixture_store._rule(*rule) for rule in fixture_store.RULES])
    kept = [(agency, report) for agency, report in fixture_store.reports() if agency.region_code == region]
    load_all(con, [Entry(report, agency, line) for line, (agency, report) in enumerate(kept, start=1)])
    derive(con)
    ids = {report.report_id for _, report in kept}
    findings = [finding for finding in fixture_store.findings() if finding["report_id"] in ids]
    keys = {finding["finding_key"] for finding in findings}
    store_findings(con, findings, [one for one in fixture_store.formulas() if one["finding_key"] in keys])
    return Reader(Path("alone"), reader.generation, con)


@pytest.fixture(scope="module", params=[TOWN, REST])
def both(request, reader):
    """A reader limited to a region, and one over a store of that region alone."""
    alone = _alone(reader, request.param)
    yield replace(reader, person=person("auditor", request.param)), alone
    alone.close()


ASKED = [
    {},
    {"years": [2016, 2017]},
    {"regions": ["990000"], "concepts": ["proactive_items", "requests_received"]},
    {
        "report_id": "r1-2017",
        "finding_key": FINDING,
        "finding_keys": [FINDING],
        "units": ["990101-b1", "990102"],
    },
    {
        "report_id": "r3-2016",
        "finding_key": TOWN_FINDING,
        "finding_keys": [TOWN_FINDING],
        "units": ["990102-b3"],
    },
]


@pytest.mark.parametrize("name", list(queries.views()))
def test_a_limited_reader_answers_as_a_store_of_those_reports_alone(name, both):
    limited, alone = both
    for given in _asked_of(name):
        found, expected = (
            queries.ask(name, reader=one, decisions=queries.NOTHING_DECIDED, **given) for one in both
        )
        order = list(found.columns)
        pd.testing.assert_frame_equal(_sorted(found[order]), _sorted(expected[order]))
    assert limited.person != alone.person


def _asked_of(name: str) -> list[dict[str, object]]:
    """What the view is asked, each once: of many questions it takes nothing that others do not have too."""
    known = {*queries.view(name).parameters}
    asked = [{key: value for key, value in one.items() if key in known} for one in ASKED]
    each = [one for place, one in enumerate(asked) if one not in asked[:place]]
    return [one | ({"lang": "zh"} if "lang" in known else {}) for one in each]


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    order = frame.astype(str).sort_values(list(frame.columns)).index
    return frame.loc[order].reset_index(drop=True)


@pytest.mark.parametrize("table", TABLES)
def test_no_table_shows_what_lies_outside(table, reader):
    """Whatever SQL is written: of all tables with a report or body in them only the region's are there."""
    limited = replace(reader, person=person("auditor", TOWN))
    with queries.cursor(limited, queries.NOTHING_DECIDED) as con:
        rows = con.table(table).df()
    if "report_id" in rows:
        assert set(rows["report_id"]) <= {f"r3-{year}" for year in fixture_store.YEARS}
    if "agency_id" in rows:
        assert set(rows["agency_id"]) <= {"990102-b3"}
    if "finding_key" in rows:
        assert set(rows["finding_key"]) <= {TOWN_FINDING}


def test_a_table_whose_limit_was_forgotten_stops_everything():
    con = memory()
    con.execute("CREATE TABLE letters (report_id VARCHAR)")
    with pytest.raises(StoreError, match="the table letters has no limit"):
        limits.limit(con.cursor(), frozenset({TOWN}))


def test_a_region_stands_for_all_within_it(reader):
    for code, reports in (("990000", 32), ("990100", 32), (REST, 27), (TOWN, 5), ("110000", 0)):
        limited = replace(reader, person=person("viewer", code))
        assert len(queries.ask("reports", reader=limited)) == reports


def test_a_view_asks_for_its_own_role(reader):
    mixed = replace(
        reader, person=Person("li@example.gov.cn", (("viewer", EVERYWHERE), ("officer", frozenset({TOWN}))))
    )
    assert len(queries.ask("reports", reader=mixed)) == 32
    assert set(queries.ask("findings", reader=mixed)["finding_key"]) == {TOWN_FINDING}
    with pytest.raises(DeniedError, match="needs the role auditor"):
        queries.ask("decisions", reader=mixed, decisions=queries.NOTHING_DECIDED)


def test_a_viewer_reads_no_document_and_nobody_reads_nothing(reader):
    viewer = replace(reader, person=person("viewer"))
    for name in ("findings", "form", "passages", "claims", "unread_lines", "versions", "rejections"):
        with pytest.raises(DeniedError, match="needs the role officer"):
            queries.ask(name, reader=viewer)
    with pytest.raises(DeniedError, match="needs the role viewer"):
        queries.ask("reports", reader=replace(reader, person=Person("sub:1", ())))


def test_answers_are_told_apart_by_the_regions_and_not_by_the_account(reader):
    one, other = (replace(reader, person=person("auditor", code)) for code in (TOWN, REST))
    again = replace(reader, person=Person("other@example.gov.cn", one.person.grants))
    assert len({queries.state(each) for each in (reader, one, other)}) == 3
    assert queries.state(one) == queries.state(again)


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGKAI_STORE", str(tmp_path))
    return fixture_store.build(tmp_path)


def test_decisions_of_other_regions_are_neither_made_nor_read(store):
    decide([FINDING], Decision("confirmed", "张三"))
    of_town = queries.current(person("auditor", TOWN))
    with pytest.raises(UsageError, match="no finding"):
        decide([FINDING], Decision("dismissed", "x", "false_alarm"), reader=of_town)
    with pytest.raises(UsageError, match="no finding"):
        decide([TOWN_FINDING, FINDING], Decision("dismissed", "x", "false_alarm"), reader=of_town)
    assert queries.ask("decisions", reader=of_town).empty
    assert queries.ask("decision_history", reader=of_town, finding_key=FINDING).empty
    decide([TOWN_FINDING], Decision("confirmed", "x"), reader=of_town)
    assert queries.ask("decisions", reader=of_town)["finding_key"].tolist() == [TOWN_FINDING]
    assert len(queries.ask("decisions")) == 2


@pytest.mark.parametrize("role", ["viewer", "officer"])
def test_only_an_auditor_decides(store, role):
    with pytest.raises(DeniedError, match="needs the role auditor"):
        decide([FINDING], Decision("confirmed", "x"), reader=queries.current(person(role)))
    assert queries.ask("decisions").empty


def test_who_has_logged_in_decides_and_keeps_views_under_that_account_alone(store):
    reader = queries.current(person("auditor"))
    decide([FINDING], Decision("confirmed", "somebody else"), reader=reader)
    assert queries.ask("decisions")["decided_by"].tolist() == ["wang@example.gov.cn"]
    save_view("somebody else", "mine", "year=2017", reader=reader)
    assert saved_views("somebody else", reader=queries.current()) == {}
    assert saved_views("", reader=reader) == {"mine": "year=2017"}


def test_where_people_log_in_nothing_is_read_for_nobody(store, monkeypatch):
    monkeypatch.setattr(queries, "_people_log_in", False)
    assert queries.current().person == LOCAL
    queries.demand_persons()
    with pytest.raises(DeniedError, match="nobody is named"):
        queries.current()
    assert queries.current(person("viewer")).person.account == "wang@example.gov.cn"


def test_tables_are_limited_by_name_alone_so_no_view_may_reach_past_them():
    """`main.reports` or query_table would: they stand in queries/limits only."""
    for name, sql in catalogue.files().items():
        words = sql.lower()
        assert "main." not in words, name
        assert "query_table" not in words, name
    assert isinstance(memory(), duckdb.DuckDBPyConnection)
