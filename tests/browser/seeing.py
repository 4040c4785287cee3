"""What a visitor of the dashboard does: open a page, wait, read a table, press."""

import re
import time

import pytest
from playwright.sync_api import Download, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

PATIENCE = 30_000
_REST_MS = 200
# whether the script has been at rest since this was first asked, for so long, and nothing of the run before stands about
_AT_REST = """([asked, rest]) => {
    const app = document.querySelector("[data-testid=stApp]");
    const rests = app?.dataset.testScriptState === "notRunning" && !document.querySelector("[data-stale=true]");
    const now = performance.now(), before = window.atRest;
    if (!rests || before?.asked !== asked) window.atRest = { asked, since: now };
    return rests && now - window.atRest.since >= rest;
}"""


def open_page(page: Page, dashboard: str, slug: str, **address: str) -> None:
    """Open a page of the dashboard and wait until it stands."""
    query = "&".join(f"{name}={value}" for name, value in address.items())
    page.goto(f"{dashboard}/{'' if slug == 'overview' else slug}?{query}")
    settled(page)


def settled(page: Page) -> None:
    """Wait until the script has run and has not been asked to run again: what a press asks for begins a moment later."""
    page.wait_for_function(_AT_REST, arg=[time.monotonic(), _REST_MS], polling=25, timeout=PATIENCE)


def rows(page: Page, table: int) -> list[list[str]]:
    """The cells of a table as assistive technology reads them."""
    lines = page.get_by_test_id("stDataFrame").nth(table).locator("tbody tr")
    expect(lines.first).to_be_attached()
    return lines.evaluate_all(
        "all => all.map(row => [...row.querySelectorAll('td')].map(cell => cell.innerText))"
    )


def press(page: Page, target: Locator, x: float, y: float) -> None:
    """Press the mouse at a place of an element, whatever lies over it there."""
    target.hover(position={"x": x, "y": y}, force=True)
    box = target.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + x, box["y"] + y, delay=50)


def open_row(page: Page, table: int, row: int) -> None:
    """Click a cell of a row."""
    _press_row(page, table, row, 300)


def tick_row(page: Page, table: int, row: int) -> None:
    """Tick the box at the head of a row."""
    _press_row(page, table, row, 16)


def _press_row(page: Page, table: int, row: int, x: float) -> None:
    assert len(rows(page, table)) > row
    press(page, page.get_by_test_id("stDataFrame").nth(table), x, 35 + 35 * row + 17)


def downloaded(page: Page, button: Locator) -> Download:
    """What pressing a button hands out, once the page is as it was asked for: until then it hands out the last."""
    settled(page)
    with page.expect_download() as waiting:
        button.click()
    return waiting.value


def choose(page: Page, label: str, option: str, told: re.Pattern[str]) -> None:
    """Choose in a list until the address tells it: a list that is open closes where the page is drawn anew."""
    for patience in (1_000, 2_000, *[5_000] * 5):
        page.get_by_role("combobox", name=label).click()
        try:
            page.get_by_role("option", name=option).click(timeout=patience)
            page.wait_for_url(told, timeout=10_000)
        except PlaywrightTimeoutError:
            page.keyboard.press("Escape")
            continue
        return
    pytest.fail(f"{option} cannot be chosen: {page.url}")


def open_everything(page: Page) -> None:
    """Open what can be opened on the page, all at once, and wait until its tables and charts are there.

    Pressed one after the other, each press would wait until the page stands still again: ten seconds of a processor.
    """
    closed = page.locator("[data-testid=stExpander] details:not([open]) > summary")
    closed.evaluate_all("all => all.forEach(one => one.click())")
    expect(closed).to_have_count(0)
    settled(page)
    stands_still(page)


def stands_still(page: Page) -> None:
    """Wait until nothing comes any more: tables and charts draw themselves after the script has run."""
    before, same = "", 0
    for _ in range(250):
        now = page.evaluate("document.body.textContent")
        same = same + 1 if now == before else 0
        if same == 8:
            return
        before = now
        page.wait_for_timeout(100)
    pytest.fail("the page does not come to rest")
