"""Flows that balance, rates with their intervals, medians and peers: against known figures."""

from decimal import Decimal

import pytest

import queries
from gongkai.warehouse import Reader, memory
from tests import fixture_store

YEARS = [str(year) for year in range(2014, 2019)]


@pytest.fixture
def changing(reader):
    """A reader over a copy of the invented reports that a test may change."""
    con = memory()
    fixture_store.fill(con)
    return Reader(reader.path, reader.generation, con)


def _set(reader, concept, value, report_id):
    reader.connection.execute(
        "UPDATE concept_values SET value = ? WHERE concept = ? AND report_id = ?",
        [Decimal(value), concept, report_id],
    )


def _wilson(reader, hits, cases):
    with queries.cursor(reader, queries.reviewed(reader.path)) as con:
        return con.execute("SELECT wilson(?, ?, -1), wilson(?, ?, 1)", [hits, cases, hits, cases]).fetchone()


@pytest.mark.parametrize(
    ("hits", "cases", "low", "high"),
    # Newcombe 1998, table I, method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_score_interval_is_that_of_the_literature(reader, hits, cases, low, high):
    assert _wilson(reader, hits, cases) == pytest.approx((low, high), abs=5e-5)


def test_no_cases_have_no_interval_and_all_hits_stay_below_one(reader):
    assert _wilson(reader, 0, 0) == (None, None)
    low, high = _wilson(reader, 12, 12)
    assert 0.7 < low < 1
    assert high == 1


@pytest.mark.parametrize("editions", [None, ["2014"], ["2019"]])
def test_both_sides_of_a_flow_come_to_the_same(reader, editions):
    rows = queries.ask("request_flow", reader=reader, editions=editions)
    sums = rows.pivot_table("value", "year", "side", "sum")
    assert sums["in"].tolist() == sums["out"].tolist()
    assert set(rows["total"]) <= set(sums["in"])


def test_what_a_flow_does_not_account_for_is_a_part_of_it(reader):
    rows = queries.ask("request_flow", reader=reader, years=[2017]).set_index("concept")
    # ten requests each, of which nine are told: notices to correct are no outcome; body 1 prints twelve
    assert rows.loc["requests_received", "value"] == 62
    assert rows.loc["unexplained", ["side", "value"]].tolist() == ["out", 2]
    assert "requests_carried_in" not in rows.index


def test_a_surplus_of_one_report_is_not_set_off_against_the_gap_of_another(changing):
    _set(changing, "granted_full", 25, "r0-2017")
    rows = queries.ask("request_flow", reader=changing, years=[2017]).set_index("concept")
    assert rows.loc["surplus", ["side", "value"]].tolist() == ["in", 20]
    assert rows.loc["unexplained", "value"] == 2


def test_a_report_without_one_of_the_figures_is_left_out_and_counted(changing):
    _set(changing, "refused", 0, "r0-2017")
    changing.connection.execute(
        "DELETE FROM concept_values WHERE concept = 'refused' AND report_id = 'r2-2017'"
    )
    rows = queries.ask("request_flow", reader=changing, years=[2017])
    assert rows[["reports", "left_out"]].drop_duplicates().to_numpy().tolist() == [[5, 1]]


def test_a_rate_has_its_interval_and_none_below_ten_cases(reader):
    rows = queries.ask("correction_rate", reader=reader, lang="en")
    told = rows[rows["kind"] == "Reconsideration"].set_index("year")
    assert told["enough"].to_dict()["2018"]
    assert told.loc["2018", "rate"] == pytest.approx(1 / 3)
    assert told.loc["2018", "low"] < 1 / 3 < told.loc["2018", "high"]
    few = rows[rows["concluded"] < 10]
    assert len(few)
    assert few[["rate", "low", "high"]].isna().all(axis=None)


def test_bodies_of_few_cases_are_not_ranked(reader):
    rows = queries.ask("correction_by_body", reader=reader)
    ranked = rows[rows["is_ranked"]]
    assert set(ranked["report_id"]) == {"r5-2018"}
    assert not rows["is_ranked"].iloc[len(ranked) :].any()


def test_one_granted_request_of_one_does_not_outrank_many(changing):
    for concept, value in (("granted_full", 40), ("granted_partial", 8), ("requests_handled", 50)):
        _set(changing, concept, value, "r3-2018")
    for concept, value in (("granted_full", 10), ("granted_partial", 0), ("requests_handled", 10)):
        _set(changing, concept, value, "r4-2018")
    ranked = queries.ask("granting_by_body", reader=changing)["report_id"].tolist()
    assert ranked.index("r3-2018") < ranked.index("r4-2018")


def test_more_granted_than_handled_is_no_share(changing):
    _set(changing, "granted_full", 400, "r3-2018")
    rows = queries.ask("granting_by_body", reader=changing, agencies=["990102-b3"])
    assert "r3-2018" not in set(rows["report_id"])


def test_a_large_body_does_not_move_the_median(changing):
    before = queries.ask("spread", reader=changing, concepts=["proactive_items"], years=[2017])
    _set(changing, "proactive_items", 1_000_000, "r5-2017")
    after = queries.ask("spread", reader=changing, concepts=["proactive_items"], years=[2017])
    assert before["value"].tolist() == after["value"].tolist() == [160 + 25]


def test_of_few_bodies_no_median_is_told(reader):
    rows = queries.ask("spread", reader=reader, concepts=["requests_received"]).set_index("year")
    assert rows["enough"].to_dict() == {**dict.fromkeys(YEARS, True), "2019": False}
    assert rows.loc["2019", ["low", "value", "high"]].isna().all()


def test_zero_staff_with_work_is_named_and_blank_staff_is_not(changing):
    rows = queries.ask("without_fulltime", reader=changing)
    assert rows["report_id"].tolist() == [f"r0-{year}" for year in reversed(YEARS)]
    assert set(rows["bodies"]) == {6}
    changing.connection.execute(
        "DELETE FROM concept_values WHERE concept = 'staff_fulltime' AND report_id = 'r0-2018'"
    )
    assert "r0-2018" not in set(queries.ask("without_fulltime", reader=changing)["report_id"])


def test_forms_without_a_line_are_told(reader):
    rows = queries.ask("without_line", reader=reader, concepts=["staff"])
    assert rows[["edition", "first_year", "last_year", "reports"]].to_numpy().tolist() == [
        ["2019", "2019", "2019", 2]
    ]
    assert queries.ask("without_line", reader=reader, concepts=["staff", "requests_received"]).empty


def test_peers_are_of_the_same_level_and_made_up_bodies_among_themselves(reader):
    rows = queries.ask("peers_by_body", reader=reader, concepts=["proactive_items"]).set_index("agency")
    assert sorted(rows["peers"]) == [1, 5, 5, 5, 5, 5]
    assert not rows[rows["peers"] == 1]["is_ranked"].any()
    assert rows[rows["is_ranked"]]["times_median"].is_monotonic_decreasing


def test_peers_stay_the_same_whatever_is_filtered(reader):
    one = queries.ask("peers_by_body", reader=reader, concepts=["proactive_items"], agencies=["990101-b2"])
    assert one["peers"].tolist() == [5]


def test_units_stand_beside_each_other_with_the_quartiles_of_their_peers(reader):
    rows = queries.ask("compare", reader=reader, units=["990101-b1", "990101-b5"], lang="en")
    items = rows[(rows["measure"] == "proactive_items") & (rows["year"] == "2018")].set_index("unit_id")
    # bodies 1 to 5 are made up: 190, 200, ... 230
    assert items.loc["990101-b1", ["value", "low", "median", "high", "peers"]].tolist() == [
        190,
        200,
        210,
        220,
        5,
    ]
    assert items["standing"].tolist() == ["Below the lower quartile", "Above the upper quartile"]
    assert items["is_latest"].all()


def test_a_count_of_a_region_is_per_reporting_body(reader):
    rows = queries.ask("compare", reader=reader, units=["990100"], years=[2018])
    items = rows[rows["measure"] == "proactive_items"].iloc[0]
    assert (items["value"], items["reports"], items["report_id"]) == (205, 6, "")
    assert items[["median", "standing"]].isna().all()


def test_the_largest_part_comes_first(reader):
    rows = queries.ask(
        "leading", reader=reader, concepts=["requests_in_person", "requests_letter"], lang="en"
    )
    first = rows.iloc[0]
    assert (first["year"], first["label"], first["total"], first["reports"]) == (
        "2018",
        "Requests by letter",
        30,
        6,
    )
    assert first["share"] == pytest.approx(0.8)
