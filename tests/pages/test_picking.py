"""One report or body out of more than a browser lists: words narrow them down, what is chosen stays, all in the address."""

import pytest
import streamlit as st

import queries
from gongkai.errors import DeniedError
from gongkai.people import EVERYWHERE, Person
from pages import asking, controls, picking

REPORT, LETTER = "audit/20_report.py", "audit/25_letter.py"
FIND_REPORT, FIND_BODY = "choice:find_report", "choice:find_to"


@pytest.fixture
def few(monkeypatch) -> int:
    """A browser that lists no more than this."""
    monkeypatch.setattr(picking, "MOST", 3)
    return picking.MOST


@pytest.fixture
def one(monkeypatch) -> int:
    """A browser that lists a single one."""
    monkeypatch.setattr(picking, "MOST", 1)
    return picking.MOST


def _box(app, key: str):
    return app.selectbox(key=f"choice:{key}")


def _keys(app) -> list[str]:
    return [field.key for field in app.text_input]


def _captions(app) -> list[str]:
    return [caption.value for caption in app.caption]


def test_a_small_store_lists_all_and_offers_no_words(store, dashboard):
    app = dashboard(store, REPORT, lang="en")
    assert len(_box(app, "report").options) == len(queries.ask("reports", lang="en"))
    assert FIND_REPORT not in _keys(app)
    app = dashboard(store, LETTER, lang="en")
    assert len(_box(app, "to").options) == len(queries.ask("open_by_body", lang="en"))
    assert FIND_BODY not in _keys(app)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Matches: 32, of which the first 3 are listed; more words narrow them down."),
        ("zh", "符合的有 32 项，列出前 3 项；多输入几个字可缩小范围。"),
    ],
)
def test_of_many_reports_the_first_are_listed_and_all_counted(store, dashboard, few, lang, said):
    app = dashboard(store, REPORT, lang=lang)
    assert not app.exception
    every = queries.ask("reports", lang=lang)
    first = every["agency"].head(few) + " · " + every["year"].head(few)
    assert _box(app, "report").options == first.tolist()
    assert said in _captions(app)


@pytest.mark.parametrize("words", ["财政 2015", "FINANCE 2015", "caizheng 2015", "czj 2015"])
def test_words_find_a_report_and_leave_what_is_open_open(store, dashboard, few, words):
    app = dashboard(store, REPORT, lang="en")
    opened = _box(app, "report").value
    app.text_input(key=FIND_REPORT).set_value(words).run()
    assert not app.exception
    assert app.query_params["find_report"] == words
    box = _box(app, "report")
    assert box.value == opened
    found = [option for option in box.options if "Finance" in option]
    assert [option.rpartition(" ")[2] for option in found] == ["2015"]
    assert len(box.options) == len(found) + 1
    box.select_index(0).run()
    assert app.header[0].value.endswith("2015")
    assert app.query_params["report"] == "r0-2015"


def test_an_address_restores_words_and_a_report_they_do_not_match(store, dashboard, few):
    app = dashboard(store, lang="en")
    app.query_params["find_report"], app.query_params["report"] = "Education", "r1-2017"
    app.switch_page(REPORT).run()
    assert app.text_input(key=FIND_REPORT).value == "Education"
    assert _box(app, "report").value == "r1-2017"
    assert sum("Education" in option for option in _box(app, "report").options) == few


def test_words_that_match_nothing_say_so(store, dashboard, few):
    app = dashboard(store, lang="en")
    app.query_params["find_report"] = "nowhere"
    app.switch_page(REPORT).run()
    assert not app.exception
    assert "Matches: 0." in _captions(app)
    assert not app.header
    app.text_input(key=FIND_REPORT).set_value("").run()
    assert app.header


def test_words_find_a_body_to_write_to(store, dashboard, one):
    app = dashboard(store, LETTER, lang="en")
    every = queries.ask("open_by_body", lang="en")
    assert len(every) > one
    assert len(_box(app, "to").options) == one
    last = every.iloc[-1]
    app.text_input(key=FIND_BODY).set_value(last["agency"].removesuffix(" [sample]")).run()
    assert not app.exception
    _box(app, "to").select_index(0).run()
    assert app.query_params["to"] == last["agency_id"]
    app.text_input(key=FIND_BODY).set_value("nowhere").run()
    assert _box(app, "to").value == last["agency_id"]


def test_a_body_in_the_address_that_is_not_among_the_first_is_no_lost_one(store, dashboard, one):
    app = dashboard(store, lang="en")
    bodies = queries.ask("open_by_body", lang="en")["agency_id"]
    app.query_params["to"] = bodies.iloc[-1]
    app.switch_page(LETTER).run()
    assert _box(app, "to").value == bodies.iloc[-1]
    assert not [info for info in app.info if "nothing open" in info.value]
    app.query_params["agency"] = bodies.iloc[0]
    app.run()
    assert [info for info in app.info if "nothing open" in info.value]
    assert _box(app, "to").value == bodies.iloc[0]


@pytest.mark.parametrize(("view", "role"), [("report_choices", "viewer"), ("letter_choices", "officer")])
def test_who_may_not_open_them_is_not_told_their_names(store, monkeypatch, view, role):
    monkeypatch.setenv("GONGKAI_STORE", str(store))
    with pytest.raises(DeniedError):
        queries.ask(view, reader=queries.current(Person("a@example.org", ((role, EVERYWHERE),))))


def test_the_names_of_the_shared_filters_are_put_together_once_a_language(store, dashboard, monkeypatch):
    asked = []

    def noted(name, **parameters):
        asked.append(name)
        return asking.ask(name, **parameters)

    monkeypatch.setattr(controls, "ask", noted)
    st.cache_resource.clear()
    app = dashboard(store, lang="en")
    assert asked.count("choices") == 1
    app.run()
    app.switch_page("browse/60_compare.py").run()
    assert asked.count("choices") == 1
    english = app.multiselect(key="choice:agency").options
    app = dashboard(store, lang="zh")
    assert asked.count("choices") == 2
    assert app.multiselect(key="choice:agency").options != english
