"""What the frame lets through without a log-in, a question that takes too long, tables of many rows, the audit log."""

import dataclasses

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import queries
from gongkai.archive.audit import AuditLog
from gongkai.errors import SlowError
from gongkai.warehouse import reader as store_reader
from pages import asking, paging
from queries import patience
from tests import fixture_store

# so much work that no machine ends it within a test
ENDLESS = "SELECT sum(hash(a.range, b.range)) FROM range(10000000) AS a, range(10000000) AS b"

# so many rows with no order of their own that they do not fit
LARGE = "SELECT sum(place) FROM (SELECT row_number() OVER (ORDER BY md5(range::VARCHAR)) AS place FROM range(3000000))"


@pytest.fixture
def own_store(tmp_path):
    return fixture_store.build(tmp_path)


def first_figures_by(sql, monkeypatch):
    """The view of the first figures asks this, whatever its filters, and nobody has its answer yet."""
    st.cache_resource.clear()
    seen = queries.view

    def view(name):
        found = seen(name)
        if name != "headline":
            return found
        given = " AND ".join(f"(${parameter} IS NULL OR true)" for parameter in found.parameters)
        return dataclasses.replace(found, sql=f"{sql} WHERE {given}")

    monkeypatch.setattr(queries, "view", view)


@pytest.fixture
def slow_headline(monkeypatch):
    """The view of the first figures takes for ever, and patience is short."""
    monkeypatch.setattr(asking, "PATIENCE", 0.2)
    first_figures_by(ENDLESS, monkeypatch)
    return monkeypatch


def test_a_question_that_takes_too_long_is_stopped_and_the_next_is_answered(slow_headline, dashboard, store):
    app = dashboard(store, lang="en")
    assert not app.exception
    assert [error.value for error in app.error] == [
        "This question took longer than 0.2 seconds and was stopped. Narrow the filters and try again."
    ]
    slow_headline.undo()
    again = dashboard(store, lang="en")
    assert not again.error
    assert again.metric


def test_a_stopped_connection_is_not_used_again_and_a_late_timer_stops_nothing(store, monkeypatch):
    monkeypatch.setenv("GONGKAI_STORE", str(store))
    reader = queries.current(patience=0.2)
    with (
        pytest.raises(SlowError, match=r"longer than 0\.2 seconds"),
        queries.cursor(reader, queries.NOTHING_DECIDED) as con,
        patience.stopped_after(con, 0.2, "it"),
    ):
        con.execute(ENDLESS)
    for _ in range(20):
        assert len(queries.ask("reports", reader=dataclasses.replace(reader, patience=30))) == 32


@pytest.fixture
def large_headline(monkeypatch):
    """The view of the first figures needs more memory than a connection has."""
    monkeypatch.setitem(store_reader._LOCKED_DOWN, "memory_limit", "60MB")
    first_figures_by(LARGE, monkeypatch)
    return monkeypatch


def test_a_question_that_needs_too_much_memory_is_refused_and_nothing_is_written(
    own_store, large_headline, dashboard
):
    before = sorted(own_store.rglob("*"))
    app = dashboard(own_store, lang="en")
    assert not app.exception
    assert [error.value for error in app.error] == [
        "This question needs more memory than it may have and was stopped. Narrow the filters and try again."
    ]
    assert [path for path in sorted(own_store.rglob("*")) if "duckdb" in path.name] == [
        path for path in before if "duckdb" in path.name
    ]


PAGED = """
import pandas as pd
import streamlit as st

from pages import paging

frame = pd.DataFrame({"number": range(2500)})
frame.attrs = {"view": "any"}
part = paging.page_of(frame, "many")
st.dataframe(part)
st.text(str(part.attrs))
"""


def test_a_long_table_is_shown_a_thousand_rows_at_a_time():
    app = AppTest.from_string(PAGED).run()
    assert not app.exception
    assert len(app.dataframe[0].value) == paging.ROWS == 1000
    assert app.text[0].value == "{'view': 'any'}"
    short = pd.DataFrame({"number": range(1000)})
    assert paging.page_of(short, "few") is short


def test_roles_without_a_log_in_let_nobody_in(dashboard, own_store, monkeypatch):
    monkeypatch.setattr(queries, "_people_log_in", False)
    (own_store / "people.toml").write_text('["a@example.org"]\nviewer = "everywhere"\n', "utf-8")
    app = dashboard(own_store, lang="en")
    assert [error.value for error in app.error] == [
        "Roles are given to people but the server has no log-in configured, so nobody is let in. "
        "Start it with `gongkai serve --auth FILE`."
    ]
    assert not app.metric
    (own_store / "people.toml").write_text("[broken", "utf-8")
    app = dashboard(own_store, lang="en")
    assert "nobody is let in until it is mended" in app.error[0].value.replace("\\", "")
    assert not app.metric


def test_a_server_told_to_demand_a_log_in_lets_nobody_in_without_one(dashboard, store, monkeypatch):
    monkeypatch.setattr(queries, "_people_log_in", False)
    monkeypatch.setenv("GONGKAI_LOGIN", "1")
    app = dashboard(store, lang="en")
    assert len(app.error) == 1
    assert not app.metric


def test_the_audit_log_is_a_page(dashboard, own_store):
    AuditLog(own_store).note("export", "local", what="reports", form="csv", filters="", rows=3, generation=1)
    app = dashboard(own_store, "audit/90_log.py", lang="en")
    assert not app.exception
    shown = app.dataframe[0].value.iloc[0]
    assert shown[["who", "event", "rows", "generation", "line"]].tolist() == ["local", "Export", 3, 1, 1]
    assert shown["what"] == "Reports · CSV"
    assert any(caption.value.startswith("1 entry, the latest first") for caption in app.caption)


def test_the_audit_log_tells_what_was_done_in_words(dashboard, own_store):
    log = AuditLog(own_store)
    log.note("export", "local", what="findings", form="xlsx", filters="years=2017", rows=3)
    log.note("decision", "local", what="dismissed", batch="b1", rows=2)
    log.note("upload", "local", sha256="0" * 64, bytes=1234)
    log.note("export", "local", what="no view", other="x")
    said = {
        lang: dashboard(own_store, "audit/90_log.py", lang=lang).dataframe[0].value["what"].tolist()
        for lang in ("en", "zh")
    }
    zeros = "0" * 64
    assert said["en"] == [
        "no view · other: x",
        f"SHA-256 {zeros} · 1,234 bytes",
        "Dismiss · Batch b1",
        "Findings · XLSX · Filters: years=2017",
    ]
    assert said["zh"][2:] == ["排除 · 批次 b1", "审计发现 · XLSX · 筛选：years=2017"]


def test_an_empty_audit_log_says_so_and_offers_no_filters_that_would_not_filter_it(dashboard, own_store):
    app = dashboard(own_store, "audit/90_log.py", lang="en")
    assert [note.value for note in app.info] == [
        "No entry yet. Decisions, exports and uploads are noted here as they happen."
    ]
    assert not app.dataframe
    assert not [box for box in app.multiselect if str(box.key).startswith("choice:")]
