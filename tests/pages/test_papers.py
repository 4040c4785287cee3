"""What leaves the dashboard as a file: the letter, the file of views, the audit pack."""

import io
import json
import zipfile
from datetime import date

import pytest
import python_calamine
from streamlit.testing.v1 import AppTest

import queries
from gongkai.review import Decision
from queries.deciding import decide
from tests import fixture_store

EXPORT, LETTER = "audit/30_export.py", "audit/25_letter.py"


def _file(app: AppTest, what: str) -> bytes:
    """What the button of that file would hand out."""
    return app.session_state[f"file:{what}"][1]


def _buttons(app: AppTest) -> list[str]:
    return [button.key for button in app.get("download_button")]


@pytest.fixture
def own_store(tmp_path):
    """A store that a test may decide in."""
    return fixture_store.build(tmp_path / "store")


def test_several_views_are_one_workbook_that_stays_until_something_else_is_asked_for(store, dashboard):
    app = dashboard(store, lang="en", year=["2017"])
    app.query_params["view"] = ["findings", "form"]
    app.switch_page(EXPORT).run()
    assert "get-export" not in _buttons(app)
    app.button(key="make-export").click().run()
    assert not app.exception
    assert "get-export" in _buttons(app)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(_file(app, "export")))
    assert book.sheet_names == ["provenance", "findings", "form"]
    assert ["gongkai_filters", "years=2017"] in [
        row[:2] for row in book.get_sheet_by_name("provenance").to_python()
    ]
    assert "Severity" in book.get_sheet_by_name("findings").to_python()[0]
    app.button(key="make-pack").click().run()
    assert {"get-export", "get-pack"} <= set(_buttons(app))
    app.multiselect(key="choice:year").select("2016").run()
    assert not {"get-export", "get-pack"} & set(_buttons(app))


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_several_tables_of_a_format_for_one_are_packed(form, store, dashboard):
    app = dashboard(store, lang="zh")
    app.query_params["view"], app.query_params["format"] = ["findings", "decisions"], form
    app.switch_page(EXPORT).run()
    app.button(key="make-export").click().run()
    with zipfile.ZipFile(io.BytesIO(_file(app, "export"))) as archive:
        assert archive.namelist() == [f"findings.{form}", f"decisions.{form}"]


def test_people_are_named_in_a_pack_only_if_asked_for(own_store, dashboard, monkeypatch):
    monkeypatch.setenv("GONGKAI_STORE", str(own_store))
    decide([fixture_store.FINDING], Decision("confirmed", "张三", None, None, None))
    app = dashboard(own_store, EXPORT, lang="zh", year=["2017"])
    for is_named in (False, True):
        app.checkbox(key="pack-people").set_value(is_named).run()
        app.button(key="make-pack").click().run()
        with zipfile.ZipFile(io.BytesIO(_file(app, "pack"))) as archive:
            history = archive.read("views/decision_history.csv").decode("utf-8-sig")
            assert json.loads(archive.read("manifest.json"))["names_of_people"] is is_named
        assert fixture_store.FINDING in history
        assert ("张三" in history) is is_named
    app.button(key="make-export").click().run()
    assert "张三".encode() not in _file(app, "export")


def test_a_pack_of_too_much_says_what_to_do(store, dashboard, monkeypatch):
    monkeypatch.setattr("pages.exporting._MOST_REPORTS", 5)
    app = dashboard(store, EXPORT, lang="en")
    assert [info.value for info in app.info] == [
        "32 reports are in view and a pack made here holds 5: narrow the filters on the left, or run gongkai pack."
    ]
    assert [button.key for button in app.button if button.key == "make-pack"] == []
    monkeypatch.setattr("pages.exporting._MOST_REPORTS", 50)
    monkeypatch.setattr("pages.exporting._MOST_BYTES", 100)
    (error,) = dashboard(store, EXPORT, lang="en").error
    assert "32 documents have" in error.value


def test_a_missing_document_is_named_and_the_rest_of_the_page_stands(own_store, dashboard):
    next((own_store / "originals").glob("*/*")).unlink()
    app = dashboard(own_store, EXPORT, lang="en")
    (error,) = app.error
    assert "restore it from a backup" in error.value
    app.button(key="make-export").click().run()
    assert "get-export" in _buttons(app)


def test_the_letter_of_the_address_is_shown_in_the_language_chosen(store, dashboard):
    app = dashboard(store, lang="en", to="990101-b1")
    app.switch_page(LETTER).run()
    assert app.selectbox(key="choice:to").value == "990101-b1"
    assert "To: Qingyuan Education Bureau [sample]" in [text.value for text in app.text]
    app.selectbox(key="pick:written").select("zh").run()
    assert "清源区教育局〔样本〕：" in [text.value for text in app.text]
    assert app.query_params["written"] == "zh"
    assert "letter" in _buttons(app)


def test_the_letter_lists_the_bodies_in_view_that_have_something_open(own_store, dashboard, monkeypatch):
    monkeypatch.setenv("GONGKAI_STORE", str(own_store))
    app = dashboard(own_store, LETTER, lang="en")
    offered = ["Qingyuan Service Centre [sample] · 5 points", "Qingyuan Education Bureau [sample] · 1 point"]
    assert app.selectbox(key="choice:to").options == offered
    decide([fixture_store.FINDING], Decision("dismissed", "张三", "false_alarm", None, None))
    decide(["f100000000002016"], Decision("asked", "张三", None, None, date(2026, 3, 1)))
    app = dashboard(own_store, LETTER, lang="en")
    assert app.selectbox(key="choice:to").options == offered[:1]
    assert "An answer is already due for some of them (1), the first by 2026-03-01." in [
        t.value for t in app.text
    ]


def test_a_body_without_anything_open_is_told_from_another(store, dashboard):
    app = dashboard(store, lang="en", to="990102-b3")
    app.switch_page(LETTER).run()
    assert app.info[0].value.startswith("The body asked for has nothing open")
    none = dashboard(store, LETTER, lang="en", agency=["990102-b3"])
    assert none.info[0].value.startswith("No error or warning is open in view")


def test_hostile_text_is_shown_in_a_letter_as_it_stands(store, dashboard):
    app = dashboard(store, LETTER, lang="zh", agency=["990101-b2"])
    told = [element.value for element in app.markdown if "example" in element.value]
    assert len(told) == 5
    assert not [words for words in told if "<b>" in words or "](http" in words]


def test_findings_and_reports_lead_to_the_letter(store, dashboard):
    app = dashboard(store, lang="en", finding=fixture_store.FINDING)
    app.switch_page("audit/10_anomalies.py").run()
    links = [link.proto for link in app.get("page_link")]
    assert [
        link for link in links if link.label == "Write a letter to the body" and "to=990101-b1" in str(link)
    ]


def test_views_that_nobody_lists_are_no_export(store):
    assert "open_points" in queries.views()
    assert not queries.view("open_points").is_listed
