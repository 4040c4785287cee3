"""A leader's question: from the country to a province, a body, its report, one cell and the line it was read from."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.seeing import open_page, open_row, press, rows, settled, tick_row
from tests.browser.test_dashboard_in_chromium import CHARTS, _press_middle

pytestmark = pytest.mark.browser


def test_from_the_country_to_the_line_of_a_document_and_back(page, dashboard):
    page.set_viewport_size({"width": 1440, "height": 2600})
    open_page(page, dashboard, "overview", lang="en", year="2017")
    expect(page.locator(".js-plotly-plot .main-svg:first-child")).to_have_count(CHARTS["overview"])
    _press_middle(page, page.locator(".js-plotly-plot").nth(0).locator(".point path").first)
    expect(page).to_have_url(re.compile(r"region=990000"))
    settled(page)
    bodies = rows(page, table=0)
    place = next(
        number for number, row in enumerate(bodies) if any("Education Bureau" in cell for cell in row)
    )
    tick_row(page, table=0, row=place)
    page.get_by_role("link", name="Open the report").first.click()
    expect(page.get_by_role("heading", name="Qingyuan Education Bureau [sample] · 2017")).to_be_visible()
    settled(page)
    _choose_in_form(page, "Requests received")
    expect(page).to_have_url(re.compile(r"cell=requests_received"))
    expect(page.get_by_test_id("stCode")).to_contain_text("▶ line 24  (一)收到申请数 | 件 | 12")
    address = page.url
    page.go_back()
    settled(page)  # who goes back twice at once may meet the page that the first step still draws
    page.go_back()
    expect(page.get_by_role("heading", name="Overview", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"region=990000"))
    page.goto(f"{dashboard}{urlsplit(address).path}?{urlsplit(address).query}")
    settled(page)
    expect(page.get_by_test_id("stCode")).to_contain_text("▶ line 24  (一)收到申请数 | 件 | 12")


def _choose_in_form(page: Page, label: str) -> None:
    """Scroll the form until a line is in sight, and click it."""
    table = page.get_by_test_id("stDataFrame").nth(2)
    table.scroll_into_view_if_needed()
    for _ in range(10):
        in_sight = [row[1].strip() for row in rows(page, table=2)]
        if label in in_sight[:-1]:  # the last may be cut off
            press(page, table, 200, 35 + 35 * in_sight.index(label) + 17)
            return
        table.hover(position={"x": 200, "y": 100}, force=True)
        page.mouse.wheel(0, 35 * 8)
        page.wait_for_timeout(500)
    pytest.fail(f"no line {label} in the form")


def test_a_claim_of_the_narrative_leads_to_its_cell_and_a_line_of_the_document_too(page, dashboard):
    page.set_viewport_size({"width": 1440, "height": 2000})
    open_page(page, dashboard, "report", lang="en", report="r1-2017", beside="narrative")
    page.get_by_test_id("stMain").get_by_role("radio", name=re.compile("170")).or_(
        page.get_by_test_id("stMain").get_by_role("button", name=re.compile("disclosed .* 170"))
    ).first.click()
    expect(page).to_have_url(re.compile(r"cell=proactive_total"))
    expect(page.get_by_text("Printed: 170 (Number)")).to_be_visible()
    settled(page)
    open_page(page, dashboard, "report", lang="en", report="r1-2017")
    table = page.get_by_test_id("stDataFrame").last
    assert rows(page, page.get_by_test_id("stDataFrame").count() - 1)[1][1] == "line 2"
    press(page, table, 300, 35 + 35 + 17)
    expect(page).to_have_url(re.compile(r"cell=proactive_total"))


def test_a_cell_of_a_matrix_leads_to_its_line(page, dashboard):
    page.set_viewport_size({"width": 1440, "height": 2600})
    open_page(page, dashboard, "report", lang="en", report="r1-2019")
    matrix = page.get_by_test_id("stDataFrame").nth(2)
    expect(matrix).to_be_visible()
    press(page, matrix, 310, 35 + 17)
    expect(page).to_have_url(re.compile(r"cell=\w+__\w+"))
    expect(page.get_by_test_id("stCode")).to_contain_text("▶ line")


def test_a_rule_leads_to_what_it_found(page, dashboard):
    open_page(page, dashboard, "rules", lang="en", rule_sort="fired")
    open_row(page, table=0, row=0)
    expect(page.get_by_role("heading", name="X-TT-08")).to_be_visible()
    page.get_by_role("link", name="See what this rule found").click()
    expect(page.get_by_role("heading", name="Anomalies", exact=True)).to_be_visible()
    expect(page.get_by_text(re.compile(r"^5 findings"))).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="X-TT-08")).to_be_visible()
    expect(page).to_have_url(re.compile(r"rule_sort=fired"))
