"""The page Rules: the catalogue filtered with counts, each rule with what became of its findings."""

from pages import rules
from tests.pages.test_dashboard import PAGES

PAGE = "audit/27_rules.py"


def test_the_page_is_there():
    assert PAGE in PAGES


def _book(app):
    return next(element.value for element in app.dataframe if "standing" in element.value)


def test_rules_are_listed_with_what_they_found(store, dashboard):
    app = dashboard(store, PAGE, lang="en")
    book = _book(app).set_index("rule")
    assert book["findings"].to_dict() == {"B-BD-03": 0, "B-ID-01": 1, "X-TT-02": 1, "X-TT-08": 5}
    assert "dismissed_share" not in book  # nothing was decided on
    assert any(caption.value == "4 rules, of which 3 fired in what is in view" for caption in app.caption)


def test_filters_tell_what_they_would_leave_and_live_in_the_address(store, dashboard):
    app = dashboard(store, PAGE, lang="en")
    assert app.pills(key="choice:standing").options[:4] == [
        "To be decided · 3",
        "Noisy · 0",
        "All decided · 0",
        "Never fired · 1",
    ]
    app.pills(key="choice:rule_severity").select("warning").run()
    assert app.query_params["rule_severity"] == "warning"
    assert set(_book(app)["rule"]) == {"B-BD-03", "X-TT-08"}
    assert app.pills(key="choice:standing").options[0] == "To be decided · 1"
    app.pills(key="choice:standing").select("noisy").run()
    assert [info.value for info in app.info] == ["No rule under these filters. Widen them above."]


def test_the_shared_filters_count_only_what_is_in_view(store, dashboard):
    app = dashboard(store, PAGE, lang="en", year=["2016"])
    assert _book(app).set_index("rule")["findings"].to_dict()["X-TT-08"] == 1


def test_a_rule_in_the_address_is_told_whole(store, dashboard):
    app = dashboard(store, lang="en")
    app.query_params["opened"] = "X-TT-08"
    app.switch_page(PAGE).run()
    assert app.subheader[0].value == r"X\-TT\-08 A channel named in the text has a number"
    texts = [element.value for element in app.text]
    assert "… …" in texts  # what a finding fills in stands for itself
    assert "Basis: the 2014 form" in texts
    assert {metric.label: metric.value for metric in app.metric} == {
        "Fired": "5", "To be decided": "5", "Confirmed": "0", "Dismissed": "0",
    }  # fmt: skip
    assert any("told from 10 on" in caption.value for caption in app.caption)


def test_noisy_rules_are_named_with_their_share_and_how_many_it_rests_on(store, dashboard, monkeypatch):
    asked = rules.controls.ask

    def of_noisy(name, **parameters):
        rows = asked(
            name,
            **{**parameters, "standings": None} if parameters.get("standings") == ["noisy"] else parameters,
        )
        return (
            rows.assign(dismissed_share=0.75, decided=12).head(1)
            if parameters.get("standings") == ["noisy"]
            else rows
        )

    monkeypatch.setattr(rules.controls, "ask", of_noisy)
    app = dashboard(store, PAGE, lang="en")
    assert r"\(75%, n=12\)" in app.warning[-1].value


def test_no_rule_is_called_noisy_where_nothing_was_decided(store, dashboard):
    assert len(dashboard(store, PAGE, lang="en").warning) == 1  # the banner of made-up bodies
