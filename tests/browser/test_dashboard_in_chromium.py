"""What people see: every page in both languages in a real browser."""

import csv
import io
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from pages.literal import unlinked
from tests import fixture_store
from tests.browser.seeing import (
    choose,
    downloaded,
    open_page,
    open_row,
    rows,
    settled,
    stands_still,
    tick_row,
)
from tests.figures import IS_RELEASE

pytestmark = pytest.mark.browser

CHARTS = {
    "overview": 5,
    "proactive": 6,
    "requests": 9,
    "appeals": 5,
    "staffing": 9,
    "compare": 0,
    "anomalies": 0,
    "coverage": 2,
    "report": 0,
    "letter": 0,
    "selfcheck": 0,
    "rules": 0,
    "export": 0,
}
# every page in both languages before a release, else in the one in which no hostile text is walked
DRAWN = [
    (slug, lang)
    for place, slug in enumerate(CHARTS)
    for lang in ("en", "zh")
    if IS_RELEASE or lang == ("en", "zh")[place % 2]
]


@pytest.fixture
def foreign(walker: Page, dashboard: str) -> Iterator[list[str]]:
    """Requests to any other host than the dashboard's."""
    host = urlsplit(dashboard).netloc
    found: list[str] = []

    def note(request) -> None:
        if request.url.startswith(("http", "ws")) and urlsplit(request.url).netloc != host:
            found.append(request.url)

    walker.on("request", note)
    yield found
    walker.remove_listener("request", note)


@pytest.mark.release
@pytest.mark.parametrize(("slug", "lang"), DRAWN)
def test_every_page_draws_without_an_error_or_a_foreign_request(slug, lang, walker, dashboard, foreign):
    open_page(walker, dashboard, slug, lang=lang)
    expect(walker.get_by_test_id("stHeading").first).to_be_visible()
    expect(walker.locator(".js-plotly-plot .main-svg:first-child")).to_have_count(CHARTS[slug])
    expect(walker.get_by_test_id("stException")).to_have_count(0)
    expect(walker.get_by_test_id("stDialog")).to_have_count(0)
    expect(walker.get_by_test_id("stAlertContentError")).to_have_count(0)
    assert foreign == []


def test_the_first_visitor_may_follow_a_link_to_any_page(page, fresh_dashboard):
    open_page(page, fresh_dashboard, "anomalies", lang="en")
    expect(page.get_by_role("heading", name="Anomalies", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stDialog")).to_have_count(0)


@pytest.mark.parametrize(("locale", "title"), [("zh-CN", "总览"), ("en-GB", "Overview")])
def test_the_browser_chooses_the_language(locale, title, browser, dashboard):
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(dashboard)
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    context.close()


def test_the_language_can_be_switched_and_stays(page, dashboard):
    open_page(page, dashboard, "overview", lang="zh")
    page.get_by_role("radio", name="English").or_(page.get_by_text("English", exact=True)).first.click()
    expect(page.get_by_role("heading", name="Overview", exact=True)).to_be_visible()
    page.get_by_test_id("stSidebar").get_by_test_id("stPageLink-NavLink").filter(has_text="Appeals").click()
    expect(page.get_by_role("heading", name="Appeals", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/appeals\?.*lang=en"))


def test_filters_in_the_address_are_restored_and_survive_pages(page, dashboard):
    open_page(page, dashboard, "overview", lang="en", year="2017", agency="990101-b1")
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("170")
    page.get_by_test_id("stSidebar").get_by_test_id("stPageLink-NavLink").filter(has_text="Anomalies").click()
    expect(page.get_by_role("heading", name="Anomalies", exact=True)).to_be_visible()
    expect(page.get_by_text("1 finding (errors: 1")).to_be_visible()
    expect(page).to_have_url(re.compile(r"year=2017"))
    expect(page).to_have_url(re.compile(r"agency=990101-b1"))


def test_a_choice_goes_to_the_address_and_back_leads_to_the_page_before_with_its_filters(page, dashboard):
    open_page(page, dashboard, "overview", lang="en")
    choose(page, "Years", "2016", re.compile("year=2016"))
    expect(page.get_by_text(re.compile(r"^2016, in items")).first).to_be_visible()
    expect(page).to_have_url(re.compile(r"year=2016"))
    for slug, title in (("requests", "Requests"), ("anomalies", "Anomalies")):
        page.get_by_test_id("stSidebar").get_by_test_id("stPageLink-NavLink").filter(has_text=title).click()
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
        expect(page).to_have_url(re.compile(rf"/{slug}\?.*year=2016"))
        settled(page)
    page.go_back()
    expect(page.get_by_role("heading", name="Requests", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/requests\?.*year=2016"))
    settled(page)
    page.go_back()
    expect(page.get_by_text(re.compile(r"^2016, in items")).first).to_be_visible()
    expect(page).to_have_url(re.compile(r"/\?.*year=2016"))
    settled(page)
    page.go_back()
    expect(page.get_by_text(re.compile(r"^2018, in items")).first).to_be_visible()


def test_a_selected_finding_shows_its_numbers_its_cell_and_its_line(page, dashboard, foreign):
    open_page(page, dashboard, "anomalies", lang="en")
    statement = "Requests received is printed 12; its four means add up to 10, a difference of 2."
    open_row(page, table=0, row=0)
    expect(page.get_by_test_id("stText").filter(has_text=statement)).to_be_visible()
    expect(page.get_by_text("Suspect cell: Requests received (line 24)")).to_be_visible()
    suspect, *concerned = rows(page, table=2)
    assert suspect[:4] == ["▶", "Requests received", "12", "10"]
    assert [row[0] for row in concerned] == ["•"] * 4
    expect(page.get_by_test_id("stCode")).to_contain_text("▶ line 24  (一)收到申请数 | 件 | 12")
    expect(page).to_have_url(re.compile(f"finding={fixture_store.FINDING}"))
    page.get_by_role("link", name="Open the report").click()
    expect(page.get_by_role("heading", name="Qingyuan Education Bureau [sample] · 2017")).to_be_visible()
    assert foreign == []


def test_a_finding_in_the_address_isopen_page(page, dashboard):
    open_page(page, dashboard, "anomalies", lang="zh", finding=fixture_store.FINDING)
    expect(page.get_by_text("可疑单元格：(一)收到申请数（第24行）")).to_be_visible()


def test_hostile_text_is_shown_as_it_is(page, dashboard, foreign):
    open_page(page, dashboard, "report", lang="zh", report="r2-2017")
    lines = [cells for cells in rows(page, table=3) if fixture_store.HOSTILE in cells[-1]]
    assert lines
    open_page(page, dashboard, "report", lang="zh", report="r2-2017", beside="narrative")
    expect(page.get_by_test_id("stMarkdown").filter(has_text=unlinked(fixture_store.HOSTILE))).to_be_visible()
    assert foreign == []


def test_a_download_is_safe_and_says_where_it_comes_from(page, dashboard):
    open_page(page, dashboard, "anomalies", lang="zh", severity="warning", year="2017")
    data = downloaded(page, page.get_by_role("button", name="下载 CSV").first).path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert (row["规则"], row["年份"], row["印出数"]) == ("X-TT-08", "2017", "0")
    assert row["gongkai_generation"] == "1"
    assert row["gongkai_rules"] == "fixture1"
    assert row["gongkai_filters"] == "years=2017; severities=warning"


def test_tables_have_no_download_of_their_own(page, dashboard):
    open_page(page, dashboard, "anomalies", lang="en")
    assert rows(page, table=0)
    page.get_by_test_id("stDataFrame").first.hover(force=True)
    expect(page.get_by_role("button", name=re.compile("Download as CSV", re.I))).to_have_count(0)


def test_a_point_leads_to_the_reports_behind_it(page, dashboard):
    open_page(page, dashboard, "requests", lang="en")
    drawn = page.locator(".js-plotly-plot .main-svg:first-child")
    expect(drawn).to_have_count(CHARTS["requests"])
    first = page.locator(".js-plotly-plot").nth(2)  # after the flow and the median
    bar = first.locator(".point path").first
    bar.hover(position={"x": 10, "y": 10}, force=True)
    bar.hover(position={"x": 12, "y": 12}, force=True)
    expect(first.locator(".hovertext")).to_be_visible()  # a press counts where a label shows
    page.mouse.down()
    page.mouse.up()
    expect(page.get_by_text("Reports of 2014 (select a row to open one):")).to_be_visible()


def _press_middle(page: Page, target: Locator) -> None:
    """Press a drawn mark of a page that is no longer drawing: a press counts where a label shows."""
    expect(target).to_be_visible()
    settled(page)
    box = target.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 3, y - 3)
    page.mouse.move(x, y)
    expect(page.locator(".hovertext").first).to_be_visible()
    page.wait_for_timeout(400)  # plotly drops a press that falls into its pause between two hovers
    page.mouse.click(x, y)


def test_a_leader_goes_from_the_country_to_the_line_of_a_document(page, dashboard, foreign):
    page.set_viewport_size({"width": 1440, "height": 2600})
    open_page(page, dashboard, "overview", lang="en")
    plots = page.locator(".js-plotly-plot")
    expect(page.locator(".js-plotly-plot .main-svg:first-child")).to_have_count(CHARTS["overview"])
    _press_middle(page, plots.nth(0).locator(".point path").first)
    expect(page).to_have_url(re.compile(r"region=990000"))
    settled(page)
    assert len(rows(page, table=0)) == 6
    tick_row(page, table=0, row=0)
    page.get_by_role("link", name="See the findings of this body").click()
    expect(page.get_by_role("heading", name="Anomalies", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"agency=990101-b1"))
    settled(page)
    open_row(page, table=0, row=0)
    expect(page.get_by_text("Suspect cell: Requests received (line 24)")).to_be_visible()
    expect(page.get_by_test_id("stCode")).to_contain_text("▶ line 24  (一)收到申请数 | 件 | 12")
    assert foreign == []


def test_a_region_of_the_tree_filters_and_leads_back(page, dashboard):
    page.set_viewport_size({"width": 1440, "height": 2600})
    open_page(page, dashboard, "overview", lang="en", region="990100")
    tree = page.locator(".js-plotly-plot").nth(1)
    expect(tree.locator("g.slice").filter(has_text="白石区")).to_be_visible()
    _press_middle(page, tree.locator("g.slice").filter(has_text="白石区"))
    expect(page).to_have_url(re.compile(r"region=990102"))


def test_a_tile_of_the_grid_leads_to_its_report(page, dashboard):
    page.set_viewport_size({"width": 1440, "height": 2600})
    open_page(page, dashboard, "coverage", lang="en")
    grid = page.locator(".js-plotly-plot").nth(1)
    expect(grid.locator(".point path").first).to_be_visible()
    _press_middle(page, grid.locator(".point path").first)
    expect(
        page.get_by_test_id("stText").filter(has_text="Dongxi Town [sample] · 2014 · On file")
    ).to_be_visible()
    page.get_by_role("link", name="Open the report").click()
    expect(page.get_by_role("heading", name="Qingyuan Dongxi Town [sample] · 2014")).to_be_visible()


@pytest.mark.parametrize(
    ("by", "told"), [("area", "severity=error$|severity=error&"), ("kind", "severity=error.*kind=identity")]
)
def test_a_bar_of_findings_leads_to_them(by, told, page, dashboard):
    page.set_viewport_size({"width": 1440, "height": 3600})
    open_page(page, dashboard, "overview", lang="en", by=by)
    stands_still(page)
    chart = page.locator("[data-testid=stVerticalBlock]").filter(has=page.get_by_text("By part of the form"))
    _press_middle(page, chart.last.locator(".point path").first)
    page.get_by_role("link", name="See these findings").click()
    expect(page).to_have_url(re.compile(rf"/anomalies\?.*({told})"))


def test_a_meeting_room_sees_no_sidebar(page, dashboard):
    open_page(page, dashboard, "overview", lang="en", present="1")
    expect(page.get_by_test_id("stSidebar")).to_have_count(0)
    page.get_by_text("Present", exact=True).click()
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    expect(page).not_to_have_url(re.compile("present"))


def test_compare_is_restored_by_its_address_and_hands_out_a_brief(page, dashboard, foreign):
    open_page(page, dashboard, "compare", lang="en", unit="990101-b1")
    plots = page.locator(".js-plotly-plot .main-svg:first-child")
    expect(plots).to_have_count(11)  # too few cases for a correction rate
    brief = downloaded(page, page.get_by_role("button", name="Brief (PDF)"))
    assert brief.path().read_bytes().startswith(b"%PDF")
    assert foreign == []
