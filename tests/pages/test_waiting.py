"""Words before charts: where a browser has drawn no chart yet, all else of its page is sent first."""

from pathlib import Path

import pytest
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from pages import navigation, waiting

PAGES = Path(waiting.__file__).parent
PAUSE = "pause"
HEAVY = {"plotly_chart", "dataframe", "text", "skeleton", PAUSE}


@pytest.fixture
def sent(monkeypatch) -> list[str]:
    """What a script sent, in that order, and when it paused."""
    kinds: list[str] = []
    enqueue = DeltaGenerator._enqueue

    def noted(place, kind, *rest, **named):
        kinds.append(kind)
        return enqueue(place, kind, *rest, **named)

    monkeypatch.setattr(DeltaGenerator, "_enqueue", noted)
    monkeypatch.setattr(waiting, "sleep", lambda seconds: kinds.append(PAUSE))
    return kinds


def _page() -> None:
    import pandas as pd  # noqa: PLC0415  # the script runs alone
    import plotly.graph_objects as go  # noqa: PLC0415
    import streamlit as st  # noqa: PLC0415

    from pages import waiting  # noqa: PLC0415

    with waiting.words_first():
        table = {"data": pd.DataFrame({"a": [1]}), "on_select": "rerun", "selection_mode": "single-row"}
        if st.checkbox("a table first"):
            assert waiting.table(**table, key="first") == []
        figure = go.Figure(layout={"height": 100})
        points = waiting.chart(figure, key="chart", on_select="rerun", selection_mode="points")
        assert points == []
        assert waiting.table(**table, key="table") == []
        st.text("words")
        if st.checkbox("no more"):
            waiting.draw_held()
            st.stop()


def _heavy(sent: list[str]) -> list[str]:
    return [kind for kind in sent if kind in HEAVY]


def test_the_first_charts_of_a_session_come_after_the_words_and_later_ones_at_their_place(sent):
    app = AppTest.from_function(_page).run()
    assert not app.exception
    assert _heavy(sent) == ["skeleton", "skeleton", "text", PAUSE, "plotly_chart", "dataframe"]
    sent.clear()
    app.run()
    assert not app.exception
    assert _heavy(sent) == ["plotly_chart", "dataframe", "text"]


def test_a_table_above_the_charts_does_not_wait(sent):
    app = AppTest.from_function(_page).run()
    app.session_state["page:has_charts"] = False
    sent.clear()
    app.checkbox[0].check().run()
    assert not app.exception
    assert _heavy(sent)[:2] == ["dataframe", "skeleton"]


def test_charts_of_a_page_that_stops_are_drawn(sent):
    app = AppTest.from_function(_page).run()
    app.session_state["page:has_charts"] = False
    sent.clear()
    app.checkbox[1].check().run()
    assert _heavy(sent)[-2:] == ["plotly_chart", "dataframe"]


def test_a_session_pauses_for_its_words_and_for_its_charts_and_leaves_no_place_free(store, dashboard, sent):
    app = dashboard(store, lang="en")
    assert not app.exception
    assert sent.count(PAUSE) == 2
    words, charts = [place for place, kind in enumerate(sent) if kind == PAUSE]
    assert sent.index("metric") < words < charts < sent.index("plotly_chart")
    assert "skeleton" not in {element.type for element in app.main}
    app.run()
    app.switch_page("browse/30_requests.py").run()
    assert sent.count(PAUSE) == 2


WIDGETS = {"page_link", "button_group", "multiselect", "checkbox", "selectbox"}


@pytest.mark.parametrize("slug", ["overview", "proactive", "requests", "appeals", "staffing", "coverage"])
def test_words_and_figures_of_a_page_are_painted_before_any_widget_is_sent(store, dashboard, sent, slug):
    app = dashboard(store, lang="en")
    _begin_anew(app, sent)
    app.switch_page(str(navigation.page_file(slug).relative_to(PAGES))).run()
    assert not app.exception
    before = sent[: sent.index(PAUSE)]
    assert WIDGETS.isdisjoint(before)
    own = "metric" if slug in {"overview", "coverage"} else "markdown"
    assert own in before[before.index("alert") :]


@pytest.mark.parametrize("slug", ["anomalies", "report", "rules", "export"])
def test_what_stands_above_the_first_table_is_painted_before_it(store, dashboard, sent, slug):
    app = dashboard(store, lang="en")
    _begin_anew(app, sent)
    app.switch_page(str(navigation.page_file(slug).relative_to(PAGES))).run()
    assert not app.exception
    assert sent.index(PAUSE) < sent.index("dataframe") < sent.index("page_link")


def test_what_stands_around_a_page_is_drawn_where_the_page_stops(store, dashboard):
    app = dashboard(store, lang="en", year="1999")
    assert not app.exception
    assert app.sidebar.multiselect[0].label == "Years"


def test_in_later_runs_what_stands_around_a_page_is_sent_at_its_place(store, dashboard, sent):
    app = dashboard(store, lang="en")
    first = [(widget.label, widget.proto.id) for widget in app.sidebar.multiselect]
    sent.clear()
    app.run()
    assert sent.index("page_link") < sent.index("metric")
    assert sent.index("multiselect") < sent.index("metric")
    assert [(widget.label, widget.proto.id) for widget in app.sidebar.multiselect] == first


def _begin_anew(app: AppTest, sent: list[str]) -> None:
    app.session_state["page:is_unpainted"] = True
    app.session_state["page:has_charts"] = False
    sent.clear()


def test_a_chart_that_waited_is_the_same_in_later_runs_so_that_the_first_click_counts(store, dashboard):
    app = dashboard(store, lang="en")
    waited = [chart.proto.id for chart in app.get("plotly_chart")]
    tables = [table.proto.id for table in app.dataframe]
    app.run()
    assert [chart.proto.id for chart in app.get("plotly_chart")] == waited
    assert [table.proto.id for table in app.dataframe] == tables


def test_a_page_without_charts_does_not_pause_once_something_was_painted(store, dashboard, sent):
    app = dashboard(store, lang="en")
    sent.clear()
    app.session_state["page:has_charts"] = False
    app.switch_page("audit/10_anomalies.py").run()
    assert not app.exception
    assert PAUSE not in sent
