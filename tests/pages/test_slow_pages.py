"""On every page a question that does not end is stopped, the page says so, and the next one is answered."""

import dataclasses
import inspect

import pytest
import streamlit as st

import queries
from pages import asking, navigation
from tests.pages.test_people_on_pages import ENDLESS

ADDRESS = {"lang": "en", "finding": "f000000000000001", "report": "r1-2017"}
PATIENCE = asking.PATIENCE
# a draft is asked nothing before it is given; the audit log is a file
WITHOUT_A_QUESTION = {"selfcheck", "log"}


class Asked:
    """Which views were asked; those that are `slow` take for ever."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.slow: set[str] = set()
        self._view = queries.view

    def view(self, name: str) -> queries.View:
        found = self._view(name)
        if inspect.stack()[1].function != "_asking":  # only its head is looked at
            return found
        self.names.add(name)
        if name not in self.slow:
            return found
        given = " AND ".join(f"(${parameter} IS NULL OR true)" for parameter in found.parameters)
        return dataclasses.replace(found, sql=f"{ENDLESS} WHERE {given or 'true'}")


@pytest.fixture
def asked(monkeypatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr(queries, "view", asked.view)
    return asked


def _asked_by(slug: str, app, asked: Asked) -> set[str]:
    """What a page asks, itself and within its frame."""
    st.cache_resource.clear()
    asked.names.clear()
    path = navigation.page_file(slug)
    app.switch_page(f"{path.parent.name}/{path.name}").run()
    return set(asked.names)


@pytest.mark.parametrize("slug", [slug for slug in navigation.slugs() if slug not in WITHOUT_A_QUESTION])
def test_a_question_without_an_end_is_stopped_and_the_next_is_answered(
    slug, asked, store, dashboard, monkeypatch
):
    app = dashboard(store, **ADDRESS)
    of_the_frame = _asked_by("log", app, asked)
    asked.slow = _asked_by(slug, app, asked) - of_the_frame
    assert not app.error
    assert asked.slow
    monkeypatch.setattr(asking, "PATIENCE", 0.5)
    _asked_by(slug, app, asked)
    assert not app.exception
    said = [error.value for error in app.error]
    assert said
    assert all("took longer than 0.5 seconds and was stopped" in line for line in said)
    asked.slow = set()
    monkeypatch.setattr(asking, "PATIENCE", PATIENCE)
    _asked_by(slug, app, asked)
    assert not app.error
    assert not app.exception
