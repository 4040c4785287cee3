"""Who is expected to report, what is on file, and what a headline is worth: against known figures."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

import queries
from gongkai import forms
from gongkai.records import Cell
from gongkai.warehouse import Reader, derive, load, load_agencies, load_rejections, memory
from tests import fixture_store


def _statuses(reader, agency, **filters):
    rows = queries.ask("coverage", reader=reader, agencies=[agency], **filters)
    return dict(zip(rows["year"], rows["status_code"], strict=True))


@pytest.fixture
def changing(reader):
    """A reader over a copy of the invented reports that a test may change, and its connection."""
    con = memory()
    fixture_store.fill(con)
    return Reader(reader.path, reader.generation, con)


def _agency(number):
    return next(agency for agency, report in fixture_store.reports() if report.report_id == f"r{number}-2014")


def test_a_body_is_expected_from_its_first_report_on(reader):
    assert _statuses(reader, "990101-b2") == {
        **dict.fromkeys(("2014", "2015", "2016", "2017", "2018"), "filed"),
        "2019": "missing",
    }


def test_departments_are_due_in_january_from_2019_on(reader):
    rows = queries.ask("late_filers", reader=reader)
    assert set(rows["report_id"]) == {"r0-2019", "r1-2019"}
    assert rows[["published_on", "due_on", "days_late"]].drop_duplicates().to_numpy().tolist() == [
        ["2020-03-10", "2020-01-31", 39]
    ]


def test_the_register_says_since_when_and_until_when(changing):
    never = replace(
        _agency(2),
        agency_id="990101-new",
        name="清源区审计局",
        is_sample=False,
        active_from=2016,
        active_to=2017,
    )
    ended = replace(_agency(2), active_to=2018)
    made_up = replace(never, agency_id="990101-made-up", is_sample=True)
    no_start = replace(never, agency_id="990101-no-start", active_from=None)
    load_agencies(changing.connection, [never, ended, made_up, no_start])
    assert _statuses(changing, "990101-new") == {"2016": "missing", "2017": "missing"}
    assert "2019" not in _statuses(changing, "990101-b2")
    assert _statuses(changing, "990101-made-up") == {}
    assert _statuses(changing, "990101-no-start") == {}
    missing = queries.ask("missing_filers", reader=changing).set_index("agency_id")
    assert missing.loc["990101-new", ["missing", "missing_years", "filed"]].tolist() == [2, "2016, 2017", 0]


def test_what_became_of_a_report_is_told(changing):
    con = changing.connection
    con.execute("UPDATE reports SET version = 2 WHERE report_id = 'r2-2014'")
    con.execute("UPDATE findings SET rule = 'X-FM-05' WHERE report_id = 'r2-2016'")
    refused = {"sha256": "0" * 64, "source_name": "x.pdf", "reason": "empty", "at": None}
    load_rejections(con, [{**refused, "agency_id": "990101-b2", "year": 2019}])
    told = _statuses(changing, "990101-b2")
    assert (told["2014"], told["2016"], told["2019"]) == ("revised", "wrong_form", "rejected")
    total = queries.ask("coverage_total", reader=changing).iloc[0]
    assert total[["expected", "filed", "missing", "rejected", "revised", "wrong_form"]].tolist() == [
        36, 32, 3, 1, 1, 1,
    ]  # fmt: skip


def test_what_is_not_due_yet_is_not_missing(changing):
    con = changing.connection
    con.execute("INSERT INTO generation (number, published_at) VALUES (1, ?)", [datetime(2020, 1, 5)])  # noqa: DTZ001
    assert _statuses(changing, "990101-b2")["2019"] == "awaited"
    year = queries.ask("coverage_by_year", reader=changing).set_index("year").loc["2019"]
    assert (year["expected"], year["filed"], year["awaited"]) == (2, 2, 4)


def test_under_a_filter_of_editions_nothing_is_missing_and_nothing_expected(reader):
    assert set(queries.ask("coverage", reader=reader, editions=["2019"])["status_code"]) == {"late"}
    assert queries.ask("headline", reader=reader, editions=["2019"])["expected"].isna().all()


def test_the_grid_comes_in_pages(reader):
    pages = [queries.ask("coverage", reader=reader, bodies=4, skipped=start) for start in (0, 4)]
    bodies = [list(dict.fromkeys(page["agency_id"])) for page in pages]
    assert [len(page) for page in bodies] == [4, 2]
    assert not set(bodies[0]) & set(bodies[1])


def test_regions_are_told_one_level_below_the_filter(reader):
    def regions(*chosen):
        rows = queries.ask("coverage_by_region", reader=reader, regions=list(chosen) or None)
        return rows.groupby("region_code")[["filed", "expected"]].sum().to_dict("index")

    assert regions() == {"990000": {"filed": 32, "expected": 36}}
    assert regions("990100") == {
        "990101": {"filed": 27, "expected": 30},
        "990102": {"filed": 5, "expected": 6},
    }
    assert regions("990102") == {"990102": {"filed": 5, "expected": 6}}


def test_a_headline_says_what_is_doubtful_and_how_far_proposals_would_move_it(reader):
    row = queries.ask("headline", reader=reader, years=[2017]).set_index("metric").loc["requests_received"]
    assert (row["value"], row["low"], row["high"]) == (62, 60, 62)
    assert (row["filed"], row["expected"], row["with_findings"]) == (6, 6, 2)
    assert row["doubtful_share"] == pytest.approx((12 + 10) / 62)


@pytest.mark.parametrize(
    ("rule", "kind", "doubtful"),
    [
        ("X-TM-02", "timeliness", 2),  # published late
        ("X-LK-01", "plausibility", 2),
        ("X-TM-04", "timeliness", 3),  # figures of a part of the year
        ("X-CP-05", "copy", 3),  # last year's table
    ],
)
def test_only_findings_about_figures_throw_doubt_on_a_headline(rule, kind, doubtful, changing):
    changing.connection.execute(
        "INSERT INTO findings BY NAME SELECT * REPLACE ('late' AS finding_key, $report AS report_id, $rule AS rule,"
        " $kind AS kind, CAST([] AS VARCHAR[]) AS items, NULL AS suspect, NULL AS proposed) FROM findings LIMIT 1",
        {"report": fixture_store.report_id(4, 2017), "rule": rule, "kind": kind},
    )
    row = queries.ask("headline", reader=changing, years=[2017]).set_index("metric").loc["requests_received"]
    assert row["with_findings"] == doubtful
    assert queries.ask("in_view", reader=changing, years=[2017]).iloc[0]["with_findings"] == 3


def test_a_province_and_its_tree(reader):
    (province,) = queries.ask("by_province", reader=reader).to_dict("records")
    assert (province["region_code"], province["bodies"], province["reports"]) == ("990000", 6, 32)
    assert (province["open_findings"], province["filed"], province["expected"]) == (6, 32, 36)
    assert province["requests"] == 6 * 10 * 5 + 2 + 20 + 21
    tree = queries.ask("region_tree", reader=reader, within="990100").set_index("region_code")
    assert tree["reports"].to_dict() == {
        "all": 32, "990000": 32, "990100": 32, "990101": 27, "990102": 5,
    }  # fmt: skip
    assert tree["parent_code"].to_dict()["990000"] == "all"
    assert "990101" not in queries.ask("region_tree", reader=reader)["region_code"].tolist()


def test_bodies_are_ranked_only_beyond_chance_and_above_the_floor(reader):
    wechat = queries.ask("movers", reader=reader, concepts=["channel_wechat"])
    assert wechat["is_ranked"].all()
    assert wechat[["year", "before", "now", "change"]].drop_duplicates().to_numpy().tolist() == [
        ["2018", 135, 240, 105]
    ]
    # 20 more of 340 is what chance does to counts
    assert not queries.ask("movers", reader=reader, concepts=["proactive_items"])["is_ranked"].any()
    few = queries.ask(
        "movers",
        reader=reader,
        concepts=["channel_wechat"],
        agencies=["990101-b0", "990101-b1", "990101-b2", "990102-b3"],
    )
    assert few["compared"].tolist() == [4] * 4
    assert not few["is_ranked"].any()


def test_a_balanced_series_sums_the_bodies_that_report_throughout(reader):
    asked = {"reader": reader, "concepts": ["requests_received"]}
    assert queries.ask("series", **asked).set_index("year")["value"].to_dict()["2014"] == 60
    balanced = queries.ask("series", **asked, balanced=True).set_index("year")
    assert balanced["value"].to_dict() == {
        "2014": 20, "2015": 20, "2016": 20, "2017": 22, "2018": 20, "2019": 41,
    }  # fmt: skip
    assert set(balanced["reports"]) == {2}


def test_a_provinces_own_form_is_a_series_of_its_own(changing):
    agency = _agency(0)
    for year in (2012, 2013):
        form = forms.edition("2008_fujian")
        cells = tuple(Cell(item.item, "700", "value", Decimal(700), False, "line 1") for item in form.valued)
        report = next(report for _, report in fixture_store.reports())
        own = replace(
            report,
            report_id=f"fj-{year}",
            year=year,
            edition="2008_fujian",
            cells=cells,
            published_on=date(year + 1, 2, 1),
        )
        load(changing.connection, own, agency=agency, ledger_line=year)
    derive(changing.connection)
    series = queries.ask("series", reader=changing, concepts=["proactive_items"], lang="en")
    assert series.groupby("label")["segment"].unique().map(list).to_dict() == {
        "Items proactively disclosed": [2],
        "Items proactively disclosed (Fujian's own form)": [3],
    }
    assert queries.ask("breaks", reader=changing, concepts=["proactive_items"]).empty


def test_forms_and_unread_lines_are_listed(reader):
    used = queries.ask("forms_used", reader=reader)
    assert used[["due", "used", "reports", "is_due"]].to_numpy().tolist() == [
        ["2014", "2014", 30, "✓"],
        ["2019", "2019", 2, "✓"],
    ]
    unread = queries.ask("unread_by_report", reader=reader)
    assert (unread["lines"].sum(), set(unread["report_id"])) == (
        5,
        {f"r4-{year}" for year in range(2014, 2019)},
    )
