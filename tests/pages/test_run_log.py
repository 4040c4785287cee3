"""With the log on, each run of a page is one JSON line with a request of its own; a fault names it to the reader too."""

import json

import pytest
import streamlit as st

import queries
from gongkai import logs
from pages import controls
from tests.pages.conftest import FIRST

TYPED = "联系电话13800138000"
CLEAR = "Clear years, region, body and form"
WORDS = {"en": "Tell the administrator", "zh": "告知管理员"}


@pytest.fixture(autouse=True)
def switched_off():
    logs.to_nowhere()
    yield
    logs.to_nowhere()


def events_of(capsys) -> list[dict]:
    """What the log has told, one event a line; beside it Streamlit writes lines of its own, without what was typed."""
    told = capsys.readouterr()
    assert TYPED not in told.err + told.out
    return [json.loads(line) for line in told.err.splitlines() if line.startswith("{")]


def test_each_run_of_a_page_is_told_without_what_was_asked(dashboard, store, capsys):
    logs.to_standard_error()
    dashboard(store, "audit/10_anomalies.py", lang="en", q=TYPED)
    dashboard(store, "audit/10_anomalies.py", lang="en")
    events = events_of(capsys)
    assert [event["event"] for event in events] == ["page", "page"]
    assert [event["page"] for event in events] == ["anomalies"] * 2
    assert [event["ended"] for event in events] == ["done"] * 2
    assert {event["generation"] for event in events} == {1}
    assert len({event["request"] for event in events}) == 2
    assert len({event["run"] for event in events}) == 1
    assert TYPED not in json.dumps(events, ensure_ascii=False)


def test_a_page_that_has_nothing_to_show_is_left(dashboard, tmp_path, capsys):
    logs.to_standard_error()
    dashboard(tmp_path / "none", FIRST, lang="en")
    (event,) = events_of(capsys)
    assert (event["page"], event["generation"], event["ended"]) == ("overview", None, "left")


@pytest.mark.parametrize("lang", WORDS)
def test_a_fault_is_told_by_its_request_and_its_places_alone(dashboard, store, capsys, monkeypatch, lang):
    logs.to_standard_error()
    asked = queries.ask

    def broken(name, **parameters):
        if name == "headline":
            raise ValueError(TYPED)
        return asked(name, **parameters)

    monkeypatch.setattr(queries, "ask", broken)
    st.cache_resource.clear()  # so that no answer is kept
    app = dashboard(store, FIRST, lang=lang)
    fault, page = events_of(capsys)
    assert app.exception  # it is raised on, as a fault of ours
    (line,) = [error.value for error in app.error if fault["request"] in error.value]
    assert WORDS[lang] in line
    assert TYPED not in line
    assert (fault["event"], fault["level"], fault["error"]) == ("fault", "error", "ValueError")
    assert any(place.startswith("pages/browse/10_overview.py:") for place in fault["places"])
    assert (page["request"], page["ended"]) == (fault["request"], "failed")
    assert TYPED not in json.dumps([fault, page], ensure_ascii=False)


def test_a_fault_behind_a_press_is_told_by_its_places(dashboard, store, capsys, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise ValueError(TYPED)

    monkeypatch.setattr(controls, "_clear_filters", broken)
    logs.to_standard_error()
    app = dashboard(store, FIRST, lang="en", year=["2019"], agency=["990102-b3"])
    (button,) = [button for button in app.button if button.label == CLEAR]
    capsys.readouterr()
    button.click().run()
    fault, *_ = events_of(capsys)
    assert (fault["event"], fault["error"], "request" in fault) == ("fault", "ValueError", False)
    assert any(place.startswith("tests/pages/test_run_log.py:") for place in fault["places"])


def test_without_the_switch_nothing_is_told_and_no_number_that_nobody_finds(
    dashboard, store, capsys, monkeypatch
):
    monkeypatch.setattr(queries, "provenance", None)  # so that no page can say where it comes from
    app = dashboard(store, FIRST, lang="en")
    assert app.exception
    assert not app.error
    assert events_of(capsys) == []
