"""The pages of one theme, Compare and the brief: what they say and what their charts hold."""

import json

import pandas as pd
import pytest

from pages import charts
from tests.commands.taking import report, take


def _drawn(figure):
    return figure.to_dict()["data"]


def _flow(*rows):
    return pd.DataFrame(rows, columns=["side", "label", "value", "share", "concept"])


def test_a_flow_links_every_part_to_the_middle():
    frame = _flow(
        ("in", "Received", 8.0, 0.8, "requests_received"),
        ("in", "Carried in", 2.0, 0.2, "requests_carried_in"),
        ("out", "Granted", 10.0, 1.0, "granted_full"),
        ("out", "Refused", 0.0, 0.0, "refused"),
    )
    (trace,) = _drawn(charts.flow(frame, middle="All 10"))
    link = trace["link"]
    assert (link["source"], link["target"], link["value"]) == ([0, 1, 3], [3, 3, 2], [8, 2, 10])
    assert trace["node"]["label"] == ["Received<br>8", "Carried in<br>2", "Granted 10", ""]


@pytest.mark.parametrize(
    "names",
    [
        ["Unable: would need creation", "Unclear / asked to correct", "Carried over to next year"],
        ["不掌握/不属于本机关/不存在", "申请不明确/补正", "结转下年"],
    ],
)
def test_labels_of_thin_outcomes_lie_apart_and_end_before_the_middle_of_a_phone(names):
    thin = [("out", name, 1.0, 0.001, "refused") for name in names]
    rows = [("in", "Received", 1000.0, 1.0, "requests_received"), ("out", "Granted", 997.0, 0.997, "granted")]
    figure = charts.flow(_flow(*rows, *thin), middle="All").to_dict()
    layout, node = figure["layout"], figure["data"][0]["node"]
    room = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    lines = [label.split("<br>") for label in node["label"][2:5]]
    assert all(len(line.encode("gb18030")) <= 28 for label in lines for line in label)
    # of a label, the lines lie half above and half below its node
    reach = [16 * len(label) / 2 for label in lines]
    places = [place * room for place in node["y"][2:5]]
    for number in (0, 1):
        assert places[number] + reach[number] <= places[number + 1] - reach[number + 1] + 0.01
    assert places[2] + reach[2] <= room + layout["margin"]["b"]


def test_an_interval_is_drawn_from_its_lower_to_its_upper_end():
    frame = pd.DataFrame(
        [
            ("A", 1, "2017", 0.5, 0.3, 0.7, 20.0),
            ("A", 1, "2018", float("nan"), float("nan"), float("nan"), 3.0),
        ],
        columns=["label", "segment", "year", "value", "low", "high", "cases"],
    )
    (trace,) = _drawn(charts.rates(frame))
    assert trace["y"] == [0.5, None]
    assert trace["error_y"]["array"] == [pytest.approx(0.2), None]
    assert trace["error_y"]["arrayminus"] == [pytest.approx(0.2), None]
    assert trace["hovertext"] == ["30%–70%, n=20", ""]


def test_bodies_that_may_not_be_ranked_are_not_drawn():
    frame = pd.DataFrame(
        [("A<b>", 0.5, 0.3, 0.7, 20.0, True, "r1"), ("B", float("nan"), None, None, 1.0, False, "r2")],
        columns=["agency", "rate", "low", "high", "n", "is_ranked", "report_id"],
    )
    figure = charts.dots(frame, cases="n")
    assert _drawn(figure)[0]["customdata"] == ["r1"]
    (name,) = figure.to_dict()["layout"]["annotations"]
    assert name["text"] == "A&lt;b&gt; (n=20)"


def test_the_band_of_peers_is_left_out_where_units_have_other_peers():
    columns = ["unit", "unit_id", "segment", "year", "value", "low", "median", "high", "reports", "report_id"]
    same = [
        ("A", "a", 1, "2018", 1.0, 1.0, 2.0, 3.0, 1, "r"),
        ("B", "b", 1, "2018", 2.0, 1.0, 2.0, 3.0, 1, "s"),
    ]
    other = [same[0], ("B", "b", 1, "2018", 2.0, 5.0, 6.0, 7.0, 1, "s")]
    drawn = [
        charts.compared(pd.DataFrame(rows, columns=columns), units=["a", "b"], percent=False, peers="Median")
        for rows in (same, other)
    ]
    assert [len(_drawn(figure)) for figure in drawn] == [5, 2]
    assert _drawn(drawn[1])[0]["customdata"] == [["r", "a"]]


def _said(app):
    return "\n".join(element.value.replace("\\", "") for element in app.markdown)


@pytest.mark.parametrize(
    ("page", "sentences"),
    [
        ("browse/20_proactive.py", ["2018: an item went out on", "the most common channel was “Disclosed via WeChat”"]),
        ("browse/30_requests.py", ["60 requests were to be dealt with in 2018. The largest outcomes: ", "2018: 50.0% of 60 requests were closed only"]),
        ("browse/40_appeals.py", ["Reconsideration, 2018: 33% of 12 concluded cases"]),
        ("browse/50_staffing.py", ["1 of 6 bodies has no full-time person", "per full-time person"]),
    ],
)  # fmt: skip
def test_sentences_are_computed_and_say_n(page, sentences, store, dashboard):
    said = _said(dashboard(store, page, lang="en"))
    assert not [sentence for sentence in sentences if sentence not in said]
    assert "n=6 reports" in said or page.endswith(("staffing.py", "appeals.py"))


def test_small_numbers_are_not_ranked_and_said(store, dashboard):
    app = dashboard(store, "browse/40_appeals.py", lang="en", agency=["990101-b1"])
    assert "Bodies in view: 1; none has 10 cases" in "\n".join(
        element.value.replace("\\", "") for element in app.caption
    )


def test_compare_asks_for_units_and_the_address_restores_them(store, dashboard):
    empty = dashboard(store, "browse/60_compare.py", lang="en")
    assert "Choose 2 to 6" in empty.info[0].value
    (offered,) = [link for link in empty.get("page_link") if "Set side by side" in link.proto.label]
    assert offered.proto.query_string.count("unit=") == 3
    app = dashboard(store, lang="en", unit=["990101-b1", "990101-b5"])
    app = app.switch_page("browse/60_compare.py").run()
    assert not app.exception
    assert app.multiselect(key="choice:unit").value == ["990101-b1", "990101-b5"]
    assert (
        "Items disclosed, 2018: Qingyuan Office [sample] has 230, above the upper quartile (quartiles 200–220"
        in _said(app)
    )
    assert app.query_params["unit"] == ["990101-b1", "990101-b5"]


def test_the_year_of_the_flow_lives_in_the_address(store, dashboard):
    app = dashboard(store, lang="en", flow="2015").switch_page("browse/30_requests.py").run()
    assert app.selectbox(key="pick:flow").value == "2015"
    assert "60 requests were to be dealt with in 2015" in _said(app)


@pytest.mark.parametrize(
    ("page", "is_offered"),
    [("browse/10_overview.py", True), ("browse/60_compare.py", True), ("browse/40_appeals.py", False)],
)
def test_the_brief_is_offered_beside_the_filters(page, is_offered, store, dashboard, monkeypatch):
    monkeypatch.setattr("pages.briefing.missing", lambda: None)
    app = dashboard(store, page, lang="en")
    assert ("Brief (PDF)" in [button.label for button in app.get("download_button")]) == is_offered


def test_without_what_the_brief_needs_its_place_says_what_to_install(store, dashboard, monkeypatch):
    monkeypatch.setattr("pages.briefing.missing", lambda: "brief: no Chinese font; install fonts-noto-cjk")
    app = dashboard(store, "browse/10_overview.py", lang="en")
    assert "Brief (PDF)" not in [button.label for button in app.get("download_button")]
    assert "install fonts-noto-cjk" in "\n".join(one.value.replace("\\", "") for one in app.sidebar.caption)


def test_a_chart_kept_as_drawn_follows_filters_and_language(store, dashboard):
    def drawn(**address):
        app = dashboard(store, "browse/50_staffing.py", **address)
        return json.loads(app.get("plotly_chart")[0].proto.spec)["data"]

    whole, one, again = (drawn(lang="en", **filters) for filters in ({}, {"agency": ["990101-b1"]}, {}))
    assert whole == again
    assert whole[0]["y"] != one[0]["y"]
    assert drawn(lang="zh")[0]["name"] == "专职人员"


def test_filters_that_leave_no_body_with_a_rate_leave_a_word_in_its_place(dashboard, tmp_path):
    store = tmp_path / "store"
    (tmp_path / "a.txt").write_text(report(2016), encoding="utf-8")
    take(store, tmp_path / "a.txt")
    app = dashboard(store, "browse/40_appeals.py", lang="en")
    assert not app.exception
    titles = [element.value for element in app.subheader]
    assert "Correction rate by body, reconsideration and litigation of all years in view" in titles
    assert "No such figures in view." in [caption.value for caption in app.caption]
