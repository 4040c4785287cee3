"""How soon a page is there in Chromium, on a warm server over the samples: from the address to what it shows.

`heading` is when the page's own heading stands, `content` when the first figure, chart or table below it is drawn,
`whole` when the script has ended. The browser keeps Streamlit's own files from visit to visit, as a reader's does;
every visit is a new session. Goal: content under a second.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks import country
from benchmarks.serving import served
from pages import navigation

_VISITS = 5
_PATIENCE_MS = 60_000
# opens a report, a comparison and a view: a page passes over what is not its own
_ADDRESS = "lang=zh&unit=990101-czj&view=findings"
_CONTENT = "[data-testid=stMetric], .js-plotly-plot .main-svg, [data-testid=stDataFrame] canvas, [data-testid=stMain] input"
_ENDED = "[data-testid=stApp][data-test-script-state=notRunning]"


def run() -> None:
    """Print the table: the median of several visits of each page, in milliseconds."""
    table = Table("page", "heading ms", "content ms", "whole ms", title="pages in Chromium over the samples")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with served(country.samples(Path(folder) / "store")) as port:
            context = browser.new_context(viewport={"width": 1440, "height": 1000})
            for slug in navigation.slugs():
                address = f"http://127.0.0.1:{port}/{'' if slug == 'overview' else slug}?{_ADDRESS}"
                _visit(context, address)  # fills the caches of server and browser
                seen = [_visit(context, address) for _ in range(_VISITS)]
                table.add_row(slug, *(f"{statistics.median(times):.0f}" for times in zip(*seen, strict=True)))
        browser.close()
    Console().print(table)


def _visit(context: BrowserContext, address: str) -> tuple[float, float, float]:
    """Milliseconds from the address to heading, content and end of the script, in a tab of its own."""
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    times = []
    for wanted in ("[data-testid=stHeading]", _CONTENT, _ENDED):
        page.locator(wanted).first.wait_for(timeout=_PATIENCE_MS)
        times.append((time.perf_counter() - start) * 1e3)
    page.close()
    heading, content, whole = times
    return heading, content, whole
