"""The page Anomalies: filters with counts, decisions one by one and together, saved views."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

import queries
from gongkai.review import Decision, Reviews
from queries.deciding import decide, subjects
from tests import fixture_store
from tests.fixture_store import FINDING

PAGE = "audit/10_anomalies.py"
WEBSITE = [f"f10000000000{year}" for year in fixture_store.YEARS]


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGKAI_STORE", str(tmp_path))
    return fixture_store.build(tmp_path)


def _labels(app: AppTest, param: str) -> list[str]:
    widget = app.multiselect if param in ("kind", "rule", "fault") else app.pills
    key = f"again:{param}" if param == "edition" else f"choice:{param}"
    return [label.replace("\\", "") for label in widget(key=key).options]


def _statuses(store) -> dict[str, int]:
    return queries.ask("findings", lang="en")["status"].value_counts().to_dict()


def _captions(app: AppTest) -> str:
    return " | ".join(caption.value for caption in app.caption)


def test_each_option_tells_how_many_it_would_leave(store, dashboard):
    app = dashboard(store, PAGE, lang="en")
    assert _labels(app, "severity") == ["Error · 1", "Warning · 5", "Information · 1"]
    assert _labels(app, "status") == ["Open · 7"]
    assert _labels(app, "edition") == ["2014 · 7", "2019 · 0"]
    assert _labels(app, "fault") == ["Does not reconcile · 6", "One wrong cell · 1"]
    app.pills(key="choice:severity").select("error").run()
    assert _labels(app, "severity") == ["Error · 1", "Warning · 5", "Information · 1"]
    assert _labels(app, "kind") == ["Identity · 1"]
    assert [label.split(" ")[0] for label in _labels(app, "rule")] == ["B-ID-01"]


def test_a_filter_under_which_nothing_is_left_stays_chosen(store, dashboard):
    app = dashboard(store, lang="en")
    app.query_params["status"] = "dismissed"
    app.switch_page(PAGE).run()
    assert "No finding under these filters" in app.info[0].value
    assert _labels(app, "status") == ["Open · 7", "Dismissed · 0"]
    assert app.query_params["status"] == "dismissed"


def test_the_edition_beside_the_findings_is_the_one_of_the_sidebar(store, dashboard):
    app = dashboard(store, PAGE, lang="en")
    app.pills(key="again:edition").select("2014").run()
    assert app.multiselect(key="choice:edition").value == ["2014"]
    assert app.query_params["edition"] == "2014"


def test_findings_are_sorted_as_the_address_says(store, dashboard):
    app = dashboard(store, lang="en")
    app.query_params["sort"] = "year"
    app.switch_page(PAGE).run()
    years = app.dataframe[0].value["year"].tolist()
    assert years == sorted(years, reverse=True)


def test_a_finding_is_decided_on_and_the_next_one_opened(store, dashboard):
    app = dashboard(store, lang="en")
    app.query_params["finding"] = FINDING
    app.switch_page(PAGE).run()
    app.button(key="save-one").click().run()
    assert app.error[0].value == "Give your name."
    app.button(key="outcome-one-dismissed").click().run()
    app.text_input(key="name-one").input("张三")
    app.button(key="save-one").click().run()
    assert app.error[0].value == "Choose a reason."
    app.selectbox(key="reason-one").select("reading_error")
    app.button(key="next-one").click().run()
    assert not app.exception
    (event,) = Reviews(store).events()
    assert (event.finding_key, event.outcome, event.reason, event.actor) == (
        FINDING, "dismissed", "reading_error", "张三",
    )  # fmt: skip
    assert app.query_params["finding"] == WEBSITE[-1]
    assert _labels(app, "status") == ["Open · 6", "Dismissed · 1"]
    assert app.text_input(key="name-one").value == "张三"


def test_what_is_needed_depends_on_the_outcome(store, dashboard):
    app = dashboard(store, lang="en")
    app.query_params["finding"] = FINDING
    app.switch_page(PAGE).run()
    app.button(key="outcome-one-explained").click().run()
    app.text_input(key="name-one").input("张三")
    app.button(key="save-one").click().run()
    assert app.error[0].value == "Say it in words."
    app.button(key="outcome-one-asked").click().run()
    assert app.date_input(key="due-one").value is None


def test_all_under_the_filters_are_decided_on_with_a_reason(store, dashboard):
    app = dashboard(store, lang="en", severity="warning")
    app.switch_page(PAGE).run()
    app.checkbox(key="everything-0").check().run()
    assert app.button(key="save-several").label == "Record (5)"
    app.text_input(key="name-several").input("张三")
    app.button(key="save-several").click().run()
    assert app.error[0].value == "A decision on several findings needs a reason."
    assert Reviews(store).mark() is None
    app.text_area(key="note-several-0").input("same template")
    app.button(key="save-several").click().run()
    assert not app.exception
    assert _statuses(store) == {"Confirmed": 5, "Open": 2}
    assert len({event.batch for event in Reviews(store).events()}) == 1
    assert not app.checkbox(key="everything-1").value


def test_a_reopened_finding_tells_what_was_decided_and_what_has_changed(store, dashboard):
    _decided_on_other_values(store)
    app = dashboard(store, lang="en")
    app.query_params["finding"] = FINDING
    app.switch_page(PAGE).run()
    warning = app.warning[-1].value.replace("\\", "")
    assert warning.startswith("The values have changed: reopened. Earlier decision: Confirmed (王五")
    changes = next(table.value for table in app.dataframe if "what" in table.value.columns)
    assert changes.to_numpy().tolist() == [["Expected", "9", "10"]]


def _decided_on_other_values(store):
    """A decision that rested on another value than the finding has now."""
    (subject,) = subjects([FINDING], reader=queries.current())
    Reviews(store).record(
        [replace(subject, basis={**subject.basis, "expected": "9"})], Decision("confirmed", "王五")
    )


def test_the_detail_shows_other_years_and_what_the_proposal_would_do(store, dashboard):
    app = dashboard(store, lang="en")
    app.query_params["finding"] = FINDING
    app.switch_page(PAGE).run()
    years = next(table.value for table in app.dataframe if list(table.value.columns)[:2] == ["year", "raw"])
    assert years["raw"].tolist() == ["10", "10", "10", "12", "10", "21"]
    assert years["proposed"].dropna().tolist() == [10]
    effect = next(table.value for table in app.dataframe if "change_rate" in table.value.columns)
    assert effect[["before", "after"]].to_numpy().tolist()[0] == [12, 10]
    assert effect["before"].tolist()[-1] - effect["after"].tolist()[-1] == 2
    assert effect["reports"].tolist()[-1] == 6


def test_a_finding_that_is_gone_is_said_to_be(store, dashboard):
    app = dashboard(store, lang="en")
    app.query_params["finding"] = "nothing"
    app.switch_page(PAGE).run()
    assert not app.exception
    assert "is there no more" in app.info[0].value


def test_views_are_saved_under_a_name_and_found_again(store, dashboard):
    app = dashboard(store, lang="en", severity="error", year=["2017"])
    app.switch_page(PAGE).run()
    name, view = [field for field in app.text_input if field.label.startswith(("Your name", "Name for"))][:2]
    name.input("张三")
    view.input("Errors of 2017")
    next(button for button in app.button if button.label == "Save / show mine").click().run()
    assert not app.exception
    assert Reviews(store).saved_views("张三") == {"Errors of 2017": "year=2017&severity=error"}
    app.button(key="remove-view-0").click().run()
    assert Reviews(store).saved_views("张三") == {}


def test_damaged_decisions_are_told_and_findings_still_shown(store, dashboard):
    (store / "review.sqlite").write_bytes(b"no database" * 1000)
    app = dashboard(store, PAGE, lang="en")
    assert not app.exception
    assert any("review\\.sqlite" in warning.value for warning in app.warning)
    assert len(app.dataframe[0].value) == 7


@pytest.mark.parametrize("page", ["audit/20_report.py", "audit/30_export.py"])
def test_people_are_named_on_no_other_page(page, store, dashboard):
    decide([FINDING], Decision("confirmed", "张三丰"))
    app = dashboard(store, lang="en")
    app.query_params["report"] = "r1-2017"
    app.query_params["view"] = "decision_history"
    app.switch_page(page).run()
    assert not app.exception
    assert app.dataframe
    assert not [table for table in app.dataframe if "张三丰" in table.value.to_csv()]


def test_a_row_that_others_have_moved_is_not_selected_in_place_of_another(store, dashboard):
    app = dashboard(store, lang="en", status="open")
    app.switch_page(PAGE).run()
    before = _table_key(app)
    decide([FINDING], Decision("confirmed", "李四"))
    app.run()
    assert len(app.dataframe[0].value) == 6
    assert _table_key(app) != before


def _table_key(app: AppTest) -> str:
    """The identity under which a browser keeps what is selected in the table."""
    return app.dataframe[0].proto.id
