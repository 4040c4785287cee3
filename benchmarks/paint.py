"""How soon a page is there in Chromium, on a warm server over the samples: from the address to what it shows.

`heading` is when the page's title stands, `content` when the first of its own words or figures below it is drawn (a
sentence on the rows in view, a headline figure, how many rows there are, or the first of what `drawn` counts), `drawn`
when the first headline figure, chart, table or field is, `whole` when the script has ended. What stands around every
page, such as the switch beside the title, counts nowhere. The browser keeps Streamlit's own files from visit to visit, and what it made of
them, as a reader's does; every visit is a new session. Goal: content under a second.

The first rows are Streamlit's own: an app of one figure, and one of one chart. No page can be sooner than the one of
its kind, and how much later it is stands beside it.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks import country
from benchmarks.serving import bare, served
from pages import navigation

_VISITS = 5
_FLOOR = {
    "one figure": 'import streamlit as st\nst.title("One")\nst.metric("Figure", 1)\n',
    "one chart": (
        'import streamlit as st\nst.title("One")\n'
        'st.plotly_chart({"data": [{"type": "bar", "x": [1, 2], "y": [3, 4]}]})\n'
    ),
}
_PATIENCE_MS = 60_000
# opens a report, a comparison and a view: a page passes over what is not its own
_ADDRESS = "lang=zh&unit=990101-czj&view=findings"
_MAIN = "[data-testid=stMain]"
_DRAWN = ", ".join(
    (
        "[data-testid=stMetric], .js-plotly-plot .main-svg, [data-testid=stDataFrame] canvas",
        f"{_MAIN} input[type=text], {_MAIN} input[role=combobox], {_MAIN} [data-testid=stFileUploaderDropzone]",
        f"{_MAIN} [data-testid=stAlertContentInfo]",  # of a page that says there is nothing to show
    )
)
_CONTENT = ", ".join((f"{_MAIN} li, {_MAIN} h2, {_MAIN} [data-testid=stCaptionContainer]", _DRAWN))
_ENDED = "[data-testid=stApp][data-test-script-state=notRunning]"
_WANTED = ("[data-testid=stHeading]", _CONTENT, _DRAWN, _ENDED)
# The page itself looks at every frame: who asks from outside looks ever more seldom, at last twice a second. What is
# wanted is handed over in the name of the tab, which outlives the way to the address.
_WATCH = """
const wanted = JSON.parse(window.name || "[]");
window.seen = wanted.map(() => 0);
const look = () => {
    wanted.forEach((selector, at) => {
        const isThere = [...document.querySelectorAll(selector)].some((one) => one.getClientRects().length);
        if (isThere && !window.seen[at]) window.seen[at] = performance.now();
    });
    if (!window.seen.every(Boolean)) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def run() -> None:
    """Print the table: the median of several visits of each page, in milliseconds."""
    columns = (
        "page",
        "heading ms",
        "content ms",
        "drawn ms",
        "whole ms",
        "times one figure",
        "times one chart",
    )
    table = Table(*columns, title="pages in Chromium over the samples")
    floor: list[float] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        context = _browser(playwright, Path(folder) / "profile")
        for name, script in _FLOOR.items():
            with bare(script) as port:
                times = _median(context, f"http://127.0.0.1:{port}/")
            floor.append(times[1])
            table.add_row(name, *(f"{time:.0f}" for time in times))
        with served(country.samples(Path(folder) / "store")) as port:
            for slug in navigation.slugs():
                address = f"http://127.0.0.1:{port}/{'' if slug == 'overview' else slug}?{_ADDRESS}"
                times = _median(context, address)
                ratios = (f"{times[1] / least:.1f}" for least in floor)
                table.add_row(slug, *(f"{time:.0f}" for time in times), *ratios)
        context.close()
    Console().print(table)


def _browser(playwright: Playwright, profile: Path) -> BrowserContext:
    """A browser with a profile on the disk: without one it would keep nothing of what it compiled."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    return playwright.chromium.launch_persistent_context(
        profile,
        executable_path=chromium,
        args=["--no-sandbox"],
        viewport={"width": 1440, "height": 1000},
    )


def _median(context: BrowserContext, address: str) -> list[float]:
    """The median times of several visits, after one that fills the caches of server and browser."""
    _visit(context, address)
    seen = [_visit(context, address) for _ in range(_VISITS)]
    return [statistics.median(times) for times in zip(*seen, strict=True)]


def _visit(context: BrowserContext, address: str) -> list[float]:
    """Milliseconds from the address to heading, content, first drawn and end of the script, in a tab of its own."""
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.evaluate("wanted => { window.name = JSON.stringify(wanted) }", list(_WANTED))
    page.goto(address, wait_until="commit")
    page.wait_for_function("window.seen && window.seen.every(Boolean)", timeout=_PATIENCE_MS)
    times: list[float] = page.evaluate("window.seen")
    page.close()
    return times
