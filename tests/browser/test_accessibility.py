"""No page breaks a rule of axe that is serious or critical, in either theme and on the wall of a meeting room.

Every chart has a text in its place and its table beside.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from pages import navigation
from tests import fixture_store
from tests.browser.seeing import open_everything, open_page
from tests.figures import IS_RELEASE

pytestmark = pytest.mark.browser

GRAVE = {"serious", "critical"}
# what Streamlit itself draws and no setting of ours mends: rule of axe -> selectors; anything else is ours
STREAMLITS_OWN: dict[str, tuple[str, ...]] = {
    # what is chosen in a list of several stands in white on the theme's own colour, which in the dark theme has to be
    # light enough to be read as text on dark ground
    "color-contrast": ("[data-testid=stMultiSelect] span[title]",),
}
# opens a report, a finding, a comparison and a view: a page passes over what is not its own
EVERYTHING = {"report": "r1-2017", "finding": fixture_store.FINDING, "unit": "990101-b1", "view": "findings"}
LOOKS = {
    "light": ("light", {}),
    "dark": ("dark", {}),
    "wall": ("light", {"present": "1"}),
}

# every page in every look before a release, else in the light or the dark one
SEEN = [
    (slug, look)
    for place, slug in enumerate(navigation.slugs())
    for look in LOOKS
    if IS_RELEASE or look == ("light", "dark")[place % 2]
]


def _is_streamlits(page: Page, rule: str, target: str) -> bool:
    return any(
        page.evaluate(
            "([inner, outer]) => document.querySelector(inner)?.matches(outer) ?? false", [target, own]
        )
        for own in STREAMLITS_OWN.get(rule, ())
    )


def _grave(page: Page) -> list[str]:
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
        if not _is_streamlits(page, violation["id"], str(node["target"][0]))
    ]


@pytest.mark.release
@pytest.mark.parametrize(("slug", "look"), SEEN)
def test_axe_finds_nothing_grave(slug, look, walker, dashboard):
    theme, address = LOOKS[look]
    walker.emulate_media(color_scheme=theme)
    open_page(walker, dashboard, slug, lang="zh", **EVERYTHING, **address)
    expect(walker.get_by_test_id("stHeading").first).to_be_visible()
    open_everything(walker)
    assert _grave(walker) == []
    assert _charts_without(walker) == []


def test_axe_would_find_a_grave_violation(page, dashboard):
    open_page(page, dashboard, "export", lang="zh")
    expect(page.get_by_test_id("stHeading").first).to_be_visible()
    page.evaluate("document.body.appendChild(document.createElement('img'))")
    assert any(found.startswith("image-alt") for found in _grave(page))


def _charts_without(page: Page) -> list[str]:
    """Charts that have no text in their place, or no table in the box they stand in.

    A number in large letters is its own text.
    """
    return page.evaluate(
        """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')].flatMap(chart => {
            const lacks = [];
            const isNumber = (chart.querySelector(".indicatorlayer")?.childElementCount ?? 0) > 0;
            const named = [chart, ...chart.querySelectorAll('[role=img]'), chart.closest('[role=img]')];
            if (!named.some(one => one && (one.getAttribute('aria-label') || '').trim())) lacks.push('text');
            let around = chart.parentElement;
            while (around && !around.querySelector('[data-testid=stDataFrame], [data-testid=stMetric]'))
                around = around.parentElement;
            const charts = around ? around.querySelectorAll('[data-testid=stPlotlyChart]').length : 99;
            const tables = around ? around.querySelectorAll('[data-testid=stDataFrame], [data-testid=stMetric]').length : 0;
            if (tables < charts && !isNumber) lacks.push('table');
            return lacks.map(lack => `${lack}: ${chart.outerHTML.slice(0, 200)}`);
        })"""
    )
