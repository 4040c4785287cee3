"""Answers against the known figures of the invented store."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

import queries
from gongkai.errors import StoreError, UsageError
from gongkai.warehouse import Reader, derive, load, memory
from queries import of_concepts
from tests import fixture_store


def test_a_series_sums_the_reports_of_a_year(reader):
    series = queries.ask("series", reader=reader, concepts=["proactive_items"])
    assert dict(zip(series["year"], series["value"], strict=True)) == {
        str(year): 6 * (100 + 20 * (year - 2014)) + 10 * sum(range(6)) for year in range(2014, 2019)
    }
    assert set(series["reports"]) == {6}


def test_a_break_of_definition_begins_a_new_segment(reader):
    series = queries.ask("series", reader=reader, concepts=["requests_handled"])
    assert series.groupby("year")["segment"].first().to_dict() == {
        "2014": 1, "2015": 1, "2016": 1, "2017": 1, "2018": 1, "2019": 2,
    }  # fmt: skip
    breaks = queries.ask("breaks", reader=reader, concepts=["requests_handled"], lang="en")
    assert breaks["breaks"].tolist() == [
        "2014 → 2019: replies before, outcomes after; notices to correct no longer counted"
    ]
    assert queries.ask("breaks", reader=reader, concepts=["requests_handled"], years=[2017, 2018]).empty


def test_the_headline_says_what_it_rests_on(reader):
    rows = queries.ask("headline", reader=reader, lang="en").set_index("metric")
    items = rows.loc["proactive_items"]
    assert (items["year"], items["value"], items["change"], items["compared"]) == ("2018", 1230, 120, 6)
    assert (items["reports"], items["bodies"], items["with_findings"]) == (6, 6, 1)


def test_a_change_compares_only_bodies_that_report_both_years(reader):
    rows = queries.ask("headline", reader=reader, years=[2019]).set_index("metric")
    requests = rows.loc["requests_received"]
    # 2019: bodies 0 and 1 report 20 and 21; in 2018 they had 10 each
    assert (requests["year"], requests["value"], requests["change"], requests["compared"]) == (
        "2019",
        41,
        21,
        2,
    )


def test_a_headline_is_of_a_year_of_which_half_the_reports_are_on_file(reader):
    def told(**filters):
        row = queries.ask("headline", reader=reader, **filters).set_index("metric").loc["requests_received"]
        return row["year"], row["filed"], row["expected"]

    assert told() == ("2018", 6, 6)
    assert told(years=[2019]) == ("2019", 2, 6)
    assert told(agencies=["990101-b1"]) == ("2019", 1, 1)


def test_a_region_stands_for_those_within(reader):
    everywhere = queries.ask("in_view", reader=reader, regions=["990100"]).iloc[0]
    one_county = queries.ask("in_view", reader=reader, regions=["990102"]).iloc[0]
    assert (everywhere["reports"], one_county["reports"], one_county["bodies"]) == (32, 5, 1)


def test_filters_combine(reader):
    rows = queries.ask(
        "reports", reader=reader, years=[2017, 2019], agencies=["990101-b0", "990101-b1"], editions=["2014"]
    )
    assert set(rows["report_id"]) == {"r0-2017", "r1-2017"}


def test_made_up_bodies_say_so_in_both_languages(reader):
    chinese = set(queries.ask("bodies", reader=reader)["agency"])
    english = set(queries.ask("bodies", reader=reader, lang="en")["agency"])
    assert {name for name in chinese if not name.endswith("〔样本〕")} == {"清源区财政局"}
    assert {name for name in english if not name.endswith(" [sample]")} == {"Qingyuan Finance Bureau"}


def test_no_rate_below_ten_concluded_cases(reader):
    rows = queries.ask("correction_rate", reader=reader, lang="en")
    recon = rows[rows["kind"] == "Reconsideration"].set_index("year")
    assert recon.loc["2018", "rate"] == pytest.approx(4 / 12)
    assert recon["enough"].to_dict()["2017"] == False  # noqa: E712  # numpy's own False
    assert recon["rate"].isna().to_dict() == {
        "2014": True, "2015": True, "2016": True, "2017": True, "2018": False, "2019": True,
    }  # fmt: skip


def test_work_per_person_is_empty_where_there_is_no_full_time_person(reader):
    rows = queries.ask("staffing_by_body", reader=reader).set_index("report_id")
    assert rows["items_per_fulltime"].isna()["r0-2019"]
    assert rows.loc["r2-2018", "items_per_fulltime"] == 200


def test_shares_and_ratios(reader):
    closing = queries.ask("closing", reader=reader).set_index("year")
    assert closing.loc["2018", "extended_share"] == pytest.approx(0.5)
    ratio = queries.ask("multichannel", reader=reader, agencies=["990101-b2"], years=[2014]).iloc[0]
    assert (ratio["items"], ratio["channel_items"], ratio["ratio"]) == (120, 25, pytest.approx(25 / 120))


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, 7),
        ({"severities": ["error"]}, 1),
        ({"kinds": ["text_vs_table"]}, 6),
        ({"rules": ["X-TT-02"]}, 1),
        ({"text": "ADD UP TO 10"}, 1),
        ({"text": "网站公开"}, 5),
        ({"severities": ["warning"], "years": [2016]}, 1),
        ({"report_id": "r1-2017"}, 1),
    ],
)
def test_findings_are_filtered(filters, found, reader):
    assert len(queries.ask("findings", reader=reader, **filters)) == found


def test_the_basis_of_a_rule_is_told_in_one_language(reader):
    assert set(queries.ask("rule_book", reader=reader)["basis"]) == {"国办发〔2014〕32号"}
    assert set(queries.ask("findings", reader=reader, lang="en")["basis"]) == {"the 2014 form"}


def test_findings_come_by_severity(reader):
    assert queries.ask("findings", reader=reader)["severity_code"].tolist() == [
        "error",
        *["warning"] * 5,
        "info",
    ]


def test_the_form_marks_the_suspect_and_the_concerned(reader):
    rows = queries.ask("form", reader=reader, report_id="r1-2017", finding_key=fixture_store.FINDING)
    marked = rows[rows["mark"] != ""].set_index("item")
    assert marked["mark"].to_dict() == {
        "requests_received": "▶", "requests_in_person": "•", "requests_fax": "•", "requests_online": "•",
        "requests_letter": "•",
    }  # fmt: skip
    assert (marked.loc["requests_received", "raw"], marked.loc["requests_received", "proposed"]) == ("12", 10)
    assert len(rows) == 65


def test_passages_around_a_place(reader):
    rows = queries.ask("passages", reader=reader, report_id="r1-2017", locator="line 24", around=2)
    assert rows["ordinal"].tolist() == [22, 23, 24, 25, 26]
    assert rows.loc[rows["mark"] == "▶", "place"].tolist() == ["第24行"]
    inside = queries.ask("passages", reader=reader, report_id="r1-2017", locator="line 24 column 3", around=0)
    assert inside["ordinal"].tolist() == [24]
    assert queries.ask("passages", reader=reader, report_id="r1-2017", locator="line 2400", around=2).empty


def test_claims_against_the_form(reader):
    rows = queries.ask("claims", reader=reader)
    # 2019 states the items of the year against the cell for requests, so it does not agree
    assert rows.groupby(rows["report_id"].str.endswith("2019"))["agrees"].unique().map(list).to_dict() == {
        False: ["✓"], True: ["✗"],
    }  # fmt: skip


def test_only_current_versions_are_in_view(reader):
    con = memory()
    fixture_store.fill(con)
    agency, old = next(pair for pair in fixture_store.reports() if pair[1].report_id == "r5-2018")
    first, *others = old.cells
    revised = (first._replace(raw="98765", state="value", value=Decimal(98765)), *others)
    new = replace(old, report_id="r5-2018-b", published_on=date(2019, 9, 1), cells=revised)
    load(con, new, agency=agency, ledger_line=99)
    derive(con)
    both = Reader(reader.path, reader.generation, con)
    assert len(queries.ask("reports", reader=both)) == 32
    versions = queries.ask("versions", reader=both, report_id="r5-2018")
    assert versions[["report_id", "version", "is_current"]].to_numpy().tolist() == [
        ["r5-2018-b", 2, True],
        ["r5-2018", 1, False],
    ]


def test_wrong_questions_are_named(reader):
    with pytest.raises(UsageError, match="no view 'nothing'"):
        queries.ask("nothing", reader=reader)
    with pytest.raises(UsageError, match="no parameter colour; it has agencies"):
        queries.ask("bodies", reader=reader, colour="red")
    with pytest.raises(UsageError, match=r"view bodies: .*abc"):
        queries.ask("bodies", reader=reader, years=["abc"])


def test_years_may_come_as_text(reader):
    assert len(queries.ask("reports", reader=reader, years=["2019"])) == 2


def test_a_missing_store_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGKAI_STORE", str(tmp_path / "none"))
    with pytest.raises(StoreError, match="no store at"):
        queries.ask("bodies")


def test_a_new_generation_is_read_at_once(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGKAI_STORE", str(tmp_path))
    fixture_store.build_empty(tmp_path)
    assert queries.ask("reports").empty
    fixture_store.build(tmp_path)
    assert len(queries.ask("reports")) == 32
    assert queries.provenance().generation == 2


def test_csv_carries_headings_and_provenance(reader):
    frame = queries.ask("findings", reader=reader, severities=["error"])
    lines = queries.as_csv(
        "findings", frame, queries.provenance(reader), "severities=error", lang="zh"
    ).decode("utf-8-sig")
    head, row = lines.splitlines()
    assert head.startswith('"程度","类别","规则"')
    assert head.endswith('"gongkai_generation","gongkai_rules","gongkai_settings","gongkai_filters"')
    assert row.endswith('"7","fixture1","ours 1a2b3c4d","severities=error"')


def test_a_form_of_2019_is_a_matrix_of_requests_and_one_of_appeals(reader):
    rows = queries.ask("matrix", reader=reader, report_id="r0-2019", lang="en")
    cells = rows.dropna(subset=["column_no"])
    shapes = cells.groupby("table_no").agg(rows=("row_no", "nunique"), columns=("column_no", "nunique"))
    assert shapes.to_numpy().tolist() == [[23, 7], [3, 5]]
    assert len(cells) == 23 * 7 + 3 * 5
    new = cells[cells["row"] == "Newly received this year"]
    assert new["column"].tolist() == [
        "Natural persons", "Businesses", "Research", "Public-interest", "Legal service", "Other", "Total",
    ]  # fmt: skip
    assert new["shown"].tolist()[-1] == "20"
    assert rows[rows["column_no"].isna()]["row"].str.strip("　").tolist() == [
        "Outcomes this year", "Refused", "Unable to provide", "Not processed",
    ]  # fmt: skip


def test_a_form_that_is_a_list_has_no_matrix(reader):
    assert queries.ask("matrix", reader=reader, report_id="r0-2017").empty


def test_the_count_of_findings_follows_the_filters(reader):
    everything = queries.ask("findings_count", reader=reader).iloc[0]
    assert everything.tolist() == [7, 1, 5, 1, 7]
    some = queries.ask("findings_count", reader=reader, severities=["warning"], years=[2016]).iloc[0]
    assert some.tolist() == [1, 0, 1, 0, 1]


def test_corners_of_a_cell_on_its_page_are_not_shown(reader):
    with queries.cursor(reader, queries.NOTHING_DECIDED) as cursor:
        places = cursor.execute(
            "SELECT place('zh', $place), place('en', $place)", {"place": "page 3 (231,122,516,158)"}
        ).fetchone()
    assert places == ("第3页", "page 3")


def test_a_made_up_body_says_so_once(reader):
    with queries.cursor(reader, queries.NOTHING_DECIDED) as cursor:
        names = cursor.execute(
            "SELECT body('en', '甲', '甲', 'A (made up)', true), body('en', '甲', '甲', 'A', false), body('zh', '甲', NULL, NULL, true)"
        ).fetchone()
    assert names == ("A [sample]", "A", "甲〔样本〕")


def test_the_first_rows_come_with_the_count_of_all(reader):
    rows, found = queries.first_of("form", 3, reader=reader, years=["2017"])
    whole = queries.ask("form", reader=reader, years=["2017"])
    pd.testing.assert_frame_equal(rows, whole.head(3))
    assert found == len(whole) > 3
    none, nothing = queries.first_of("form", 3, reader=reader, years=["1900"])
    assert (len(none), nothing) == (0, 0)
    assert list(none.columns) == list(queries.view("form").columns)
    with pytest.raises(UsageError, match="no parameter nothing"):
        queries.first_of("form", 3, reader=reader, nothing="1")


def test_the_section_of_a_line_is_told_in_the_language_asked_for(reader):
    told = {
        lang: set(queries.ask("cells_concerned", reader=reader, editions=["2014"], lang=lang)["section"])
        for lang in ("zh", "en")
    }
    assert "三、依申请公开情况" in told["zh"]
    assert all(section.isascii() for section in told["en"])


@pytest.mark.parametrize("view", of_concepts.VIEWS)
@pytest.mark.parametrize("years", [None, ["2017"], ["2019", "2020"], ["1900"]])
@pytest.mark.parametrize("balanced", [None, True])
def test_what_is_picked_out_of_one_answer_for_all_is_the_answer_for_these(view, years, balanced, reader):
    given = {"years": years, "balanced": balanced, "lang": "en"}
    asked = {name: value for name, value in given.items() if name in queries.view(view).parameters}
    answer = queries.ask(view, reader=reader, **asked)
    shown = 0
    for concepts in (
        ["requests_received"],
        ["staff", "proactive_items"],
        ["requests_handled", "refused", "staff"],
    ):
        rows = queries.ask(view, reader=reader, concepts=concepts, **asked)
        pd.testing.assert_frame_equal(of_concepts.picked(view, answer, concepts), rows, check_dtype=False)
        shown += len(rows)
    assert shown or years
