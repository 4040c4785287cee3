"""What views say of decisions: as long as the values are the same, and after they have changed."""

import math
from decimal import Decimal

import pandas as pd
import pytest

import queries
from gongkai.errors import StoreError, UsageError
from gongkai.review import Decision
from gongkai.warehouse import GenerationInfo, Generations, store_findings
from queries.deciding import decide
from tests import fixture_store
from tests.fixture_store import FINDING

INFO: GenerationInfo = fixture_store.INFO
WEBSITE = [f"f10000000000{year}" for year in fixture_store.YEARS]


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGKAI_STORE", str(tmp_path))
    return fixture_store.build(tmp_path)


def _publish(store, change):
    """A further generation in which the findings are as `change` makes them of the invented ones."""
    findings, formulas = change(list(fixture_store.findings()), list(fixture_store.formulas()))
    generations = Generations(store)
    with generations.begin() as draft:
        store_findings(draft.con, findings, formulas)
        generations.publish(draft, INFO)


def _row(key: str = FINDING) -> pd.Series:
    rows = queries.ask("findings", lang="en", finding_keys=[key])
    assert len(rows) == 1
    return rows.iloc[0]


def test_a_finding_is_open_until_somebody_decides(store):
    assert (_row()["status"], _row()["decided_by"]) == ("Open", None)
    decide([FINDING], Decision("asked", "张三", note="please check"))
    row = _row()
    assert row[["status", "status_code", "decided_by", "note"]].tolist() == [
        "Body asked", "asked", "张三", "please check",
    ]  # fmt: skip


def test_the_last_decision_counts_and_a_note_decides_nothing(store):
    decide([FINDING], Decision("note", "张三", note="looks odd"))
    assert _row()["status"] == "Open"
    decide([FINDING], Decision("dismissed", "李四", "legitimate_exception"))
    decide([FINDING], Decision("note", "张三", note="they answered by telephone"))
    assert _row()[["status", "reason", "decided_by", "note"]].tolist() == [
        "Dismissed", "Legitimate exception", "李四", "they answered by telephone",
    ]  # fmt: skip
    decide([FINDING], Decision("reopened", "王五"))
    assert _row()[["status", "decided_by"]].tolist() == ["Reopened", "王五"]
    history = queries.ask("decision_history", lang="en", finding_key=FINDING)
    assert history["outcome"].tolist() == ["Reopened", "Note", "Dismissed", "Note"]


def test_a_decision_holds_in_the_next_generation(store):
    decide(WEBSITE, Decision("dismissed", "张三", "false_alarm"))
    _publish(store, lambda findings, formulas: (findings, formulas))
    assert {_row(key)["status"] for key in WEBSITE} == {"Dismissed"}


def test_a_changed_value_reopens_and_tells_the_earlier_decision(store):
    decide([FINDING], Decision("confirmed", "张三", note="sum checked"))

    def expect_more(findings, formulas):
        return [{**findings[0], "expected": Decimal(11)}, *findings[1:]], formulas

    _publish(store, expect_more)
    assert _row()[["status", "earlier", "decided_by", "note"]].tolist() == [
        "Reopened", "Confirmed", "张三", "sum checked",
    ]  # fmt: skip
    decide([FINDING], Decision("confirmed", "李四"))
    assert _row()[["status", "decided_by"]].tolist() == ["Confirmed", "李四"]
    assert pd.isna(_row()["earlier"])


def test_a_changed_value_of_any_formula_reopens(store):
    decide([FINDING], Decision("confirmed", "张三"))
    _publish(store, lambda findings, formulas: (findings, [{**formulas[0], "right_value": Decimal(9)}]))
    assert _row()["status"] == "Reopened"


def test_a_further_formula_reopens_nothing(store):
    decide([FINDING], Decision("confirmed", "张三"))

    def learn(findings, formulas):
        return findings, [*formulas, {**formulas[0], "rule": "X-TT-02"}]

    _publish(store, learn)
    assert _row()["status"] == "Confirmed"


def test_other_figures_in_the_same_cells_reopen_under_a_new_key(store):
    decide([FINDING], Decision("dismissed", "张三", "reading_error"))

    def correct(findings, formulas):
        moved = {
            **findings[0],
            "finding_key": "fnew",
            "items": findings[0]["items"][::-1],
            "found": Decimal(13),
        }
        return [moved, *findings[1:]], [{**formulas[0], "finding_key": "fnew"}]

    _publish(store, correct)
    row = _row("fnew")
    assert row[["status", "earlier", "decided_by"]].tolist() == ["Reopened", "Dismissed", "张三"]
    assert queries.ask("decision_history", finding_key="fnew")["actor"].tolist() == ["张三"]
    assert queries.ask("decisions", lang="en")["holds"].tolist() == ["Values have changed"]
    decide(["fnew"], Decision("confirmed", "李四"))
    assert _row("fnew")["status"] == "Confirmed"
    assert set(queries.ask("decision_history", finding_key="fnew")["actor"]) == {"李四"}


def test_a_finding_elsewhere_does_not_inherit(store):
    decide([WEBSITE[0]], Decision("dismissed", "张三", "false_alarm"))
    _publish(
        store, lambda findings, formulas: ([f for f in findings if f["finding_key"] != WEBSITE[0]], formulas)
    )
    assert {_row(key)["status"] for key in WEBSITE[1:]} == {"Open"}
    assert queries.ask("decisions", lang="en")[["status", "holds"]].to_numpy().tolist() == [
        ["Dismissed", "No longer found"]
    ]


def test_statuses_filter_and_are_counted(store):
    decide(WEBSITE[:2], Decision("dismissed", "张三", "false_alarm"))
    assert len(queries.ask("findings", statuses=["open"])) == 5
    assert set(queries.ask("findings", statuses=["dismissed"])["finding_key"]) == set(WEBSITE[:2])
    assert queries.ask("findings_count", statuses=["dismissed"]).iloc[0]["findings"] == 2
    assert queries.ask("findings_count").iloc[0]["undecided"] == 5
    rows = queries.ask("facets", statuses=["dismissed"])
    counts = rows.set_index(["filter", "value"])["findings"]
    assert (counts["status", "open"], counts["status", "dismissed"]) == (5, 2)
    assert (counts["severity", "error"], counts["severity", "warning"]) == (0, 2)


def _share(decided: int) -> tuple[float, str]:
    row = queries.ask("rule_book", lang="en").set_index("rule").loc["X-TT-08"]
    assert row[["confirmed", "dismissed", "undecided", "decided"]].tolist() == [
        1,
        decided - 1,
        15 - decided,
        decided,
    ]
    return row["dismissed_share"], row["standing"]


def test_noisy_rules_show_themselves_from_ten_decisions_on(store):
    keys = [f"{letter}{key[1:]}" for key in WEBSITE for letter in "abc"]

    def thrice(findings, formulas):
        of_website = [finding for finding in findings if finding["finding_key"] in WEBSITE]
        return [
            {**finding, "finding_key": f"{letter}{finding['finding_key'][1:]}"}
            for finding in of_website
            for letter in "abc"
        ], formulas

    _publish(store, thrice)
    decide(keys[:8], Decision("dismissed", "张三", "false_alarm"))
    decide([keys[8]], Decision("confirmed", "张三"))
    share, standing = _share(9)
    assert math.isnan(share)
    assert standing == "To be decided"
    decide([keys[9]], Decision("dismissed", "张三", "false_alarm"))
    assert _share(10) == (0.9, "Noisy")


def test_rules_are_counted_under_each_filter(store):
    decide(WEBSITE, Decision("dismissed", "张三", "false_alarm"))
    counts = queries.ask("rule_facets").set_index(["filter", "value"])["rules"]
    assert (counts["standing", "settled"], counts["standing", "silent"], counts["standing", "undecided"]) == (
        1,
        1,
        2,
    )
    assert (counts["form", "2014"], counts["severity", "warning"], counts["kind", "bound"]) == (4, 2, 1)
    under = queries.ask("rule_facets", standings=["settled"]).set_index(["filter", "value"])["rules"]
    assert (under["standing", "silent"], under["severity", "error"], under["severity", "warning"]) == (
        1,
        0,
        1,
    )
    assert list(queries.ask("rule_book", standings=["settled"])["rule"]) == ["X-TT-08"]
    assert list(queries.ask("rule_book", forms=["2021"])["rule"]) == []
    assert list(queries.ask("rule_book", text="渠道", kinds=["bound"])["rule"]) == ["B-BD-03"]


def test_decisions_are_filtered_by_body_and_year(store):
    decide([FINDING, *WEBSITE], Decision("confirmed", "张三", note="all"))
    assert len(queries.ask("decisions")) == 6
    assert len(queries.ask("decisions", years=[2017])) == 2
    assert queries.ask("decision_history", agencies=["990101-b1"])["together"].tolist() == [6]
    assert queries.ask("decisions", statuses=["dismissed"]).empty


def test_what_is_not_there_cannot_be_decided_on(store):
    with pytest.raises(UsageError, match="no finding nothing"):
        decide([FINDING, "nothing"], Decision("confirmed", "张三", note="both"))
    assert queries.ask("decisions").empty


def test_damaged_decisions_are_owned_up_to(store):
    decide([FINDING], Decision("confirmed", "张三"))
    for beside in store.glob("review.sqlite-*"):
        beside.unlink()
    (store / "review.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match=r"review\.sqlite"):
        queries.ask("findings")
    assert len(queries.ask("reports")) == 32  # says nothing of decisions
    lost = queries.reviewed(store)
    assert lost.trouble
    assert set(queries.ask("findings", decisions=lost, lang="en")["status"]) == {"Open"}
