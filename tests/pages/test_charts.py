"""Figures from invented tables."""

import pandas as pd
import pytest

from pages import charts
from pages.charts.drawing import wrapped


def _series(*rows):
    return pd.DataFrame(rows, columns=["label", "segment", "year", "value"])


TWO_SEGMENTS = _series(
    ("Refused", 1, "2017", 3.0), ("Refused", 1, "2018", 4.0), ("Refused", 2, "2019", 9.0), ("Refused", 2, "2020", 8.0)
)  # fmt: skip


@pytest.mark.parametrize("draw", [charts.lines, charts.stacked])
def test_segments_are_traces_of_their_own(draw):
    figure = draw(TWO_SEGMENTS)
    assert [trace["y"] for trace in figure.to_dict()["data"]] == [[3, 4, None, None], [None, None, 9, 8]]


def test_a_break_is_drawn_between_the_years():
    shapes = charts.lines(TWO_SEGMENTS).to_dict()["layout"]["shapes"]
    assert [(shape["type"], shape["x0"], shape["x1"]) for shape in shapes] == [("line", 1.5, 1.5)]
    assert charts.lines(TWO_SEGMENTS.head(2)).to_dict()["layout"]["shapes"] == []


def test_years_are_text_and_a_missing_year_is_a_gap():
    figure = charts.lines(_series(("A", 1, "2014", 1.0), ("A", 1, "2016", 2.0))).to_dict()
    assert figure["data"][0]["x"] == ["2014", "2015", "2016"]
    assert figure["data"][0]["y"] == [1, None, 2]
    assert figure["layout"]["xaxis"]["type"] == "category"


@pytest.mark.parametrize(
    ("first", "labelled"),
    [
        (2012, list(range(2012, 2019))),
        (2009, [2010, 2012, 2014, 2016, 2018]),
        (2000, list(range(2000, 2019, 3))),
    ],
)
def test_so_many_years_are_labelled_as_fit_the_last_among_them(first, labelled):
    frame = _series(*(("A", 1, str(year), 1.0) for year in range(first, 2019)))
    axis = charts.lines(frame).to_dict()["layout"]["xaxis"]
    assert axis["tickvals"] == [str(year) for year in labelled]
    assert len(charts.lines(frame).to_dict()["data"][0]["x"]) == 2019 - first


def test_zero_is_drawn_and_missing_is_not():
    figure = charts.lines(_series(("A", 1, "2014", 0.0), ("A", 1, "2015", float("nan")))).to_dict()
    assert figure["data"][0]["y"] == [0, None]


def test_lines_differ_in_more_than_colour():
    figure = charts.lines(_series(("A", 1, "2014", 1.0), ("B", 1, "2014", 2.0))).to_dict()
    one, two = figure["data"]
    assert one["line"]["color"] != two["line"]["color"]
    assert one["marker"]["symbol"] != two["marker"]["symbol"]


def test_a_label_of_zeros_takes_no_room_in_a_stack():
    figure = charts.stacked(_series(("A", 1, "2014", 1.0), ("B", 1, "2014", 0.0))).to_dict()
    assert [trace["visible"] for trace in figure["data"]] == [True, False]


def test_bars_against_peers_carry_their_reports_in_order_under_wrapped_names():
    frame = pd.DataFrame(
        {
            "agency": ["a<b>", "Bureau of " * 5, "c"],
            "report_id": ["r1", "r2", "r3"],
            "year": ["2018"] * 3,
            "times_median": [3.0, 2.5, float("nan")],
            "value": [6.0, 5.0, 1.0],
            "median": [2.0, 2.0, float("nan")],
            "peers": [5, 5, 1],
            "is_ranked": [True, True, False],
        }
    )
    figure = charts.against_peers(frame).to_dict()
    (bars,) = figure["data"]
    assert bars["customdata"] == ["r1", "r2"]
    assert "text" not in bars  # told beside the name, where the line of the median does not cross it
    assert [name["text"] for name in figure["layout"]["annotations"]] == [
        "a&lt;b&gt; 2018  <b>3.00×</b>",
        "Bureau of Bureau of Bureau of Bureau of<br>Bureau of 2018  <b>2.50×</b>",
    ]
    # the line of the median stands at the bars and not in the names above them
    assert [
        (line["x0"], line["y0"] > line_of["y"] - 0.1)
        for line, line_of in zip(figure["layout"]["shapes"], figure["layout"]["annotations"], strict=True)
    ] == [(1, True), (1, True)]


def test_a_chinese_name_breaks_before_its_bracket_and_counts_twice_as_wide():
    assert (
        wrapped("清源区人力资源和社会保障局及其下属事业单位〔样本〕")
        == "清源区人力资源和社会保障局及其下属事业单位<br>〔样本〕"
    )
    assert wrapped("机" * 25) == "机" * 24 + "<br>机"
    assert wrapped("字母 Bureau", beside=40) == "字母<br>Bureau"


def test_findings_are_stacked_in_the_order_of_severity():
    frame = pd.DataFrame(
        {
            "kind": ["Identity", "Bound", "Identity"],
            "kind_code": ["identity", "bound", "identity"],
            "severity_code": ["error", "warning", "warning"],
            "severity": ["Error", "Warning", "Warning"],
            "findings": [2, 1, 5],
        }
    )
    figure = charts.by_severity(frame, "kind").to_dict()
    carried = [[list(codes) for codes in bar["customdata"]] for bar in figure["data"]]
    assert carried == [[["error", "identity"]], [["warning", "bound"], ["warning", "identity"]]]
    assert [(bar["name"], bar["x"]) for bar in figure["data"]] == [("Error", [2]), ("Warning", [1, 5])]
    assert [bar["marker"]["color"] for bar in figure["data"]] == [
        charts.SEVERITY_COLOURS["error"], charts.SEVERITY_COLOURS["warning"],
    ]  # fmt: skip


@pytest.mark.parametrize("draw", [charts.lines, charts.stacked])
def test_an_empty_table_makes_an_empty_figure(draw):
    assert draw(_series()).to_dict()["data"] == []


def test_backgrounds_are_left_to_the_theme():
    layout = charts.lines(TWO_SEGMENTS).to_dict()["layout"]
    assert not {"paper_bgcolor", "plot_bgcolor"} & set(layout)
    assert "font" not in layout


def test_small_counts_get_whole_ticks_and_ratios_do_not():
    frame = _series(("A", 1, "2014", 1.0), ("A", 1, "2015", 3.0))
    assert charts.lines(frame).to_dict()["layout"]["yaxis"]["dtick"] == 1
    assert "dtick" not in charts.lines(frame, ratio=True).to_dict()["layout"]["yaxis"]


def test_a_break_has_the_colour_of_the_one_series_that_breaks():
    two = pd.concat([TWO_SEGMENTS, _series(("Own form", 3, "2017", 1.0), ("Own form", 3, "2020", 2.0))])
    (shape,) = charts.lines(two).to_dict()["layout"]["shapes"]
    assert shape["line"]["color"] == charts.lines(two).to_dict()["data"][0]["line"]["color"]
    (alone,) = charts.lines(TWO_SEGMENTS).to_dict()["layout"]["shapes"]
    assert alone["line"]["color"] != shape["line"]["color"]


def test_every_year_says_on_how_many_reports_it_rests():
    frame = _series(("A", 1, "2014", 5.0), ("B", 1, "2014", 1.0), ("A", 1, "2016", 2.0)).assign(
        reports=[3, 4, 1200]
    )
    figure = charts.lines(frame).to_dict()
    assert figure["layout"]["xaxis"]["ticktext"] == ["2014<br>n=4", "2015", "2016<br>n=1,200"]
    assert figure["data"][0]["hovertext"] == [3, None, 1200]
    assert "n=%{hovertext:,}" in figure["data"][0]["hovertemplate"]
