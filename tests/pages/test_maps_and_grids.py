"""Maps and grids from invented tables."""

import pandas as pd

from gongkai.registers import registers
from pages import charts
from pages.charts.maps import provinces

PROVINCES = pd.DataFrame({"region_code": ["350000", "310000"], "value": [20.0, float("nan")]})
TREE = pd.DataFrame(
    [("All", "all", "", 5, 0.4), ("甲<省", "110000", "all", 3, 0.0), ("乙省", "120000", "all", 2, 1.0)],
    columns=["region", "region_code", "parent_code", "reports", "findings_per_report"],
)
GRID = pd.DataFrame(
    [
        ("A", "a", "2018", "filed"),
        ("A", "a", "2019", "missing"),
        ("B", "b", "2018", "late"),
        ("B", "b", "2019", "filed"),
    ],
    columns=["agency", "agency_id", "year", "status_code"],
)
NAMES = {"filed": "On file", "missing": "Missing", "late": "Late"}


def test_the_map_has_every_provincial_unit_once_on_a_place_of_its_own():
    real = [place for place in provinces() if not place.is_made_up]
    assert len({place.region_code for place in real}) == 34
    assert len({(place.column, place.row) for place in provinces()}) == 35
    listed = {region.region_code for region in registers().regions if region.level == "province"}
    assert listed <= {place.region_code for place in provinces()}
    assert {"810000", "820000", "710000"} <= {place.region_code for place in real}


def test_a_tile_with_a_figure_can_be_clicked_and_the_chosen_one_is_framed():
    figure = charts.tile_map(PROVINCES, lang="zh", chosen={"350000"}).to_dict()
    coloured, blank = figure["data"]
    assert coloured["customdata"] == ["350000"]
    assert coloured["text"] == ["福建<br>20"]
    assert coloured["marker"]["line"]["width"] == [4]
    assert "customdata" not in blank
    assert len(blank["text"]) == 33  # the made-up province has no figure and no tile


def test_provinces_of_regions():
    assert charts.provinces_of(["350128", "350000", "110101"]) == {"350000", "110000"}


def test_the_tree_opens_at_the_chosen_region_or_at_its_root():
    (tree,) = charts.icicle(TREE, chosen="120000", unit="reports", hint="each").to_dict()["data"]
    assert (tree["level"], tree["ids"], tree["parents"]) == (
        "120000", ["all", "110000", "120000"], ["", "all", "all"],
    )  # fmt: skip
    assert tree["labels"][1] == "甲&lt;省"
    (closed,) = charts.icicle(TREE, chosen="999999", unit="reports", hint="each").to_dict()["data"]
    assert closed["level"] == "all"


def test_a_status_is_told_by_its_sign_as_well_as_its_colour():
    traces = charts.status_grid(GRID, names=NAMES).to_dict()["data"]
    assert [trace["name"] for trace in traces] == ["On file", "! Late", "✕ Missing"]
    filed, late, missing = traces
    assert (filed["customdata"], late["customdata"], missing["customdata"]) == ([0, 3], [2], [1])
    assert filed["text"] == ["", ""]
    assert missing["text"] == ["✕"]
    assert filed["base"][1] - filed["base"][0] == 1


def test_every_status_of_the_view_has_a_colour_and_a_word():
    assert list(charts.STATUSES) == [
        "filed", "revised", "late", "wrong_form", "rejected", "missing", "awaited",
    ]  # fmt: skip
    assert len(set(charts.STATUSES.values())) == len(charts.STATUSES)


def test_regions_by_years_show_how_many_of_how_many():
    frame = pd.DataFrame(
        [("甲省", "110000", "2018", 3, 4, 0.75), ("甲省", "110000", "2019", 0, 0, float("nan"))],
        columns=["region", "region_code", "year", "filed", "expected", "filed_share"],
    )
    (tiles,) = charts.share_grid(frame).to_dict()["data"]
    assert (tiles["text"], tiles["customdata"], tiles["x"]) == (["3/4"], ["110000"], ["2018"])


def test_a_row_of_tiles_stands_under_the_whole_name_of_its_body():
    office, centre = (
        "Qingyuan District Government Office",
        "Qingyuan District Government Service Centre (sample)",
    )
    frame = GRID.assign(agency=[office, office, office, centre])
    drawn = charts.status_grid(frame.assign(agency_id=["a", "a", "a", "b"]), names=NAMES).to_dict()
    names = drawn["layout"]["annotations"]
    assert [name["text"] for name in names] == [
        office,
        "Qingyuan District Government Service Centre<br>(sample)",
    ]
    tops = {base for trace in drawn["data"] for base in trace["base"]}
    assert tops == {name["y"] for name in names}  # a name ends where its tiles begin
    assert {name["x"] for name in names} == {0}  # and takes none of the width of the tiles
    assert not drawn["layout"]["yaxis"]["visible"]


def test_many_years_are_told_by_two_digits_that_fit_under_a_tile_on_a_phone():
    rows = [("A", "a", str(year), "filed") for year in range(2010, 2020)]
    frame = pd.DataFrame(rows, columns=["agency", "agency_id", "year", "status_code"])
    many = charts.status_grid(frame, names=NAMES).to_dict()["layout"]["xaxis"]
    few = charts.status_grid(frame.head(3), names=NAMES).to_dict()["layout"]["xaxis"]
    assert many["ticktext"][:2] == ["’10", "’11"]
    assert few["ticktext"] == ["2010", "2011", "2012"]


def test_movers_show_their_change_and_percentages_only_of_a_base():
    frame = pd.DataFrame(
        [("A", 100.0, 150.0, 50.0, 0.5, True, "r1"), ("B", 10.0, 40.0, 30.0, 3.0, False, "r2")],
        columns=["agency", "before", "now", "change", "change_share", "is_doubtful", "report_id"],
    )
    figure = charts.moved(frame).to_dict()
    assert [name["text"] for name in figure["layout"]["annotations"]] == [
        "A  <b>+50 (+50%)</b>",
        "B  <b>+30</b>",
    ]
    assert figure["data"][0]["marker"]["pattern"]["shape"] == ["/", ""]
    assert figure["data"][0]["customdata"] == ["r1", "r2"]


def test_a_wall_gets_a_higher_figure_in_larger_letters():
    small = charts.icicle(TREE, chosen=None, unit="", hint="")
    large = charts.enlarged(small).to_dict()["layout"]
    assert large["height"] > small.to_dict()["layout"]["height"]
    assert large["font"]["size"] > 20


def test_axes_legends_names_flows_and_trees_are_in_large_letters_on_a_wall():
    # Streamlit's theme gives each of them a size of its own, so that the figure's is not enough
    grid = charts.enlarged(charts.status_grid(GRID, names=NAMES)).to_dict()["layout"]
    told = [grid["xaxis"]["tickfont"], grid["yaxis"]["tickfont"], grid["legend"]["font"]]
    told += [name["font"] for name in grid["annotations"]]
    assert {font["size"] for font in told} == {20}
    wall = charts.enlarged(charts.icicle(TREE, chosen=None, unit="", hint="")).to_dict()
    (tree,) = wall["data"]
    assert tree["textfont"]["size"] == 20
    assert wall["layout"]["uniformtext"] == {"minsize": 20, "mode": "hide"}  # none is set smaller to fit
    assert len(tree["textfont"]["color"]) == len(TREE)  # and keeps the colours of its letters
