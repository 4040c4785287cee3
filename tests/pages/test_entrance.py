"""The door with somebody before it: what the frame does with what an identity provider says of a person."""

import time

import pytest

from pages.literal import literal
from tests import fixture_store
from tests.fixture_store import FINDING

PEOPLE = """
["town@example.org"]
auditor = ["990102"]
["rest@example.org"]
auditor = ["990101"]
["lead@example.org"]
viewer = "everywhere"
["both@example.org"]
viewer = "everywhere"
auditor = ["990102"]
[session]
idle_minutes = 5
"""


@pytest.fixture
def store(tmp_path):
    folder = fixture_store.build(tmp_path / "store")
    (folder / "people.toml").write_text(PEOPLE, "utf-8")
    return folder


def reports(app):
    """How many reports are said to be in view."""
    return app.warning[0].value.partition(" of the ")[2].partition(" ")[0] if app.warning else None


def test_the_answers_kept_for_one_are_not_shown_to_another(door, store, dashboard):
    door.comes("town")
    app = dashboard(store, lang="en")
    assert reports(app) == "5"
    for name, seen in (("rest", "27"), ("lead", "32"), ("town", "5"), ("rest", "27")):
        door.comes(name)
        app.run()
        assert not app.exception
        assert reports(app) == seen, name


def test_who_is_taken_off_the_list_is_out_with_the_next_click(door, store, dashboard):
    door.comes("lead")
    app = dashboard(store, lang="en")
    assert app.metric
    (store / "people.toml").write_text("", "utf-8")
    app.run()
    assert not app.metric
    assert "has no access yet" in app.warning[0].value


def test_a_page_that_lay_untouched_puts_the_person_out(door, store, dashboard):
    door.comes("lead")
    app = dashboard(store, lang="en")
    door.minutes = 4
    app.run()
    door.minutes = 8
    app.run()
    assert app.metric
    assert door.put_out == 0
    door.minutes = 14
    app.run()
    assert not app.metric
    assert door.put_out == 1


@pytest.mark.parametrize("issued", [0, None, "now", "tomorrow"])
def test_a_log_in_of_long_ago_of_tomorrow_or_of_no_time_is_over(door, store, dashboard, issued):
    # before the clock was set back
    door.comes("lead", iat=time.time() + 86_400 if issued == "tomorrow" else issued)
    app = dashboard(store, lang="en")
    assert app.info[0].value == "The log-in has expired. Please log in again."
    assert not app.metric


def test_a_page_that_is_not_for_the_role_is_not_run(door, store, dashboard):
    door.comes("lead")
    app = dashboard(store, "audit/10_anomalies.py", lang="en", finding=FINDING)
    assert "is not for your role" in app.info[0].value
    assert not app.dataframe
    assert not app.get("form")


def test_downloads_are_offered_to_auditors_of_all_that_is_shown(door, store, dashboard):
    door.comes("town")
    offered = dashboard(store, "browse/20_proactive.py", lang="en").get("download_button")
    assert offered
    for name in ("lead", "both"):
        door.comes(name)
        app = dashboard(store, "browse/20_proactive.py", lang="en")
        assert not app.exception
        assert not app.get("download_button"), name


def test_in_the_sidebar_stand_the_pages_of_the_role(door, store, dashboard):
    door.comes("both")
    app = dashboard(store, lang="en")
    assert [caption.value for caption in app.sidebar.caption][:2] == ["Browse", "Audit"]
    door.comes("lead")
    app.run()
    assert "both" not in str([caption.value for caption in app.sidebar.caption])
    assert literal("lead@example.org · Viewer everywhere") in [
        caption.value for caption in app.sidebar.caption
    ]


def test_a_region_without_reports_is_no_empty_store(door, store, dashboard):
    (store / "people.toml").write_text('["lead@example.org"]\nviewer = ["110000"]\n', "utf-8")
    door.comes("lead")
    app = dashboard(store, lang="en")
    assert [info.value for info in app.info] == [
        "The store holds no report of the regions that were given to you."
    ]
    assert not app.metric
