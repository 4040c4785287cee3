"""The page of one report: form and document beside each other, claims, versions, years; all of it in the address."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.warehouse import Entry, Generations, derive, load_all
from pages.literal import literal
from pages.narrative import marked, paragraphs
from tests import fixture_store

PAGE = "audit/20_report.py"


def _table(app, column: str):
    return next(element.value for element in app.dataframe if column in element.value)


@pytest.fixture(scope="module")
def revised(tmp_path_factory) -> Path:
    """The invented store with a second version of one report, in which one cell is another and one is written otherwise."""
    folder = tmp_path_factory.mktemp("revised")
    agency, report = next(
        (agency, report) for agency, report in fixture_store.reports() if report.report_id == "r1-2017"
    )
    cells = {cell.item: cell for cell in report.cells}
    cells["requests_received"] = cells["requests_received"]._replace(raw="10", value=Decimal(10))
    cells["requests_letter"] = cells["requests_letter"]._replace(raw="4.0")
    later = replace(
        report,
        report_id="r1-2017-b",
        sha256="b" * 64,
        published_on=report.published_on.replace(month=6),
        cells=tuple(cells.values()),
    )
    generations = Generations(folder)
    with generations.begin() as draft:
        fixture_store.fill(draft.con)
        load_all(draft.con, [Entry(later, agency, 99)])
        derive(draft.con)
        generations.publish(draft, fixture_store.INFO)
    return folder


def test_a_cell_in_the_address_is_marked_in_the_form_and_in_the_document(store, dashboard):
    app = dashboard(store, lang="en")
    app.query_params["report"], app.query_params["cell"] = "r1-2017", "requests_received"
    app.switch_page(PAGE).run()
    assert not app.exception
    document = _table(app, "text")
    assert document.loc[document["mark"] == "▶", "place"].tolist() == ["line 24"]
    assert any(element.value == "Printed: 12 (Number) · line 24" for element in app.text)
    assert "▶ line 24  (一)收到申请数 | 件 | 12" in app.code[0].value
    app.query_params["cell"] = "no_such_cell"
    app.run()
    assert not app.exception
    assert not app.code


def test_the_sections_are_in_the_address(store, dashboard):
    app = dashboard(store, lang="en")
    app.query_params["report"], app.query_params["section"] = "r1-2017", "years"
    app.switch_page(PAGE).run()
    years = _table(app, "proactive")
    assert years["year"].tolist() == ["2014", "2015", "2016", "2017", "2018", "2019"]
    assert years["proactive"].tolist()[:5] == [110, 130, 150, 170, 190]
    assert years.loc[years["mark"] == "▶", "year"].tolist() == ["2017"]
    app.query_params["section"] = "unread"
    app.run()
    assert any(caption.value == "Everything in the form's area was read." for caption in app.caption)


def test_the_narrative_offers_its_claims_and_a_claim_chooses_its_cell(store, dashboard):
    app = dashboard(store, lang="en")
    app.query_params["report"], app.query_params["beside"] = "r1-2017", "narrative"
    app.switch_page(PAGE).run()
    assert any("green-background[✓ **170**]" in element.value for element in app.markdown)
    (claims,) = [group for group in app.pills if group.key.startswith("claims-")]
    assert claims.options == [r"✓ Government information items proactively disclosed \(deduplicated\) 170"]
    claims.select("proactive_total").run()
    assert app.query_params["cell"] == "proactive_total"
    assert any("blue-background[▸ **170**]" in element.value for element in app.markdown)


def test_versions_say_what_changed_cell_by_cell(revised, dashboard):
    app = dashboard(revised, lang="en")
    app.query_params["report"], app.query_params["section"] = "r1-2017-b", "versions"
    app.switch_page(PAGE).run()
    changes = _table(app, "before")
    assert changes[["label", "before", "now", "difference"]].to_numpy().tolist() == [
        ["Requests received", "12", "10", -2.0]
    ]
    assert not app.warning[1:]


def test_a_superseded_version_says_so_and_leads_to_the_one_that_stands(revised, dashboard):
    app = dashboard(revised, lang="en")
    app.query_params["report"] = "r1-2017"
    app.switch_page(PAGE).run()
    assert "superseded" in app.warning[-1].value


def test_a_single_version_has_nothing_to_compare(store, dashboard):
    app = dashboard(store, lang="en")
    app.query_params["report"], app.query_params["section"] = "r1-2017", "versions"
    app.switch_page(PAGE).run()
    assert any(caption.value == "The store holds this version only." for caption in app.caption)


def _claim(text: str, value: float, item: str = "a", agrees: str = "✓", locator: str = "line 2") -> dict:
    return {"text": text, "value": value, "item": item, "agrees": agrees, "locator": locator}


def test_each_claim_marks_its_own_number():
    lines = [
        {"locator": "line 1", "text": "概述3"},
        {"locator": "line 2", "text": "公开*1,200条，其中3条、3条。"},
    ]
    claims = [
        _claim("公开*1,200条，其中3条、3条。", 1200),
        _claim("公开*1,200条，其中3条、3条。", 3, agrees="–"),
        _claim("公开*1,200条，其中3条、3条。", 3, item="b", agrees="✗"),
        _claim("公开*1,200条，其中3条、3条。", 77),
    ]
    plain, told = paragraphs(lines, claims)
    assert (plain.text, plain.claims) == ("概述3", ())
    assert marked(told, None) == (
        r"公开\*:green-background[✓ **1,200**]条，其中:gray-background[**3**]条、:red-background[✗ **3**]条。"
    )
    assert ":blue-background[▸ **3**]条。" in marked(told, "b")


def test_a_claim_whose_place_is_no_line_of_the_narrative_is_kept():
    (rest,) = paragraphs([], [_claim("x", 1, locator="line 99")])
    assert [claim["text"] for claim in rest.claims] == ["x"]
    assert marked(rest, None) == ""


def test_a_heading_of_the_matrix_is_a_word_that_its_column_holds_and_is_told_whole_where_one_points(
    store, dashboard
):
    app = dashboard(store, lang="en")
    app.query_params["report"] = "r0-2019"
    app.switch_page(PAGE).run()
    matrix = next(element for element in app.dataframe if "Public-interest" in element.value)
    columns = json.loads(matrix.proto.columns)
    assert columns["Public-interest"]["help"] == literal("Public-interest")
    assert columns["Public-interest"]["label"] == "NGOs"
    assert all(
        column["width"] >= 7 * len(column.get("label") or name)
        for name, column in columns.items()
        if "width" in column
    )
