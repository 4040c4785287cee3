"""Take pictures of every page for the documentation: python docs/take_pictures.py http://localhost:8501 [FOLDER].

A dashboard must be running. Pictures go to docs/pictures/<page>-<language>-<theme>-<width>.png.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

PAGES = ("overview", "proactive", "requests", "appeals", "staffing", "anomalies", "report", "export")
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SIZES = ((1440, 900), (390, 844))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def main(address: str, folder: Path) -> None:
    """Take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, page in views(browser, address):
            settle(page)
            fit(page)
            page.screenshot(path=folder / f"{name}.png")
            page.close()
        browser.close()


def views(browser: Browser, address: str) -> Iterator[tuple[str, Page]]:
    """Every page in every language, theme and size."""
    for (lang, locale), theme, (width, height) in product(LANGUAGES.items(), THEMES, SIZES):
        context = browser.new_context(
            locale=locale, color_scheme=theme, viewport={"width": width, "height": height}
        )
        for slug in PAGES:
            page = context.new_page()
            page.goto(f"{address}/{'' if slug == 'overview' else slug}?lang={lang}")
            yield f"{slug}-{lang}-{theme}-{width}", page
        context.close()


def settle(page: Page) -> None:
    """Wait until the script has run and its charts are drawn."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
    page.wait_for_timeout(800)


def fit(page: Page) -> None:
    """Make the window as high as the page, so that all of it is on the picture."""
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    size = page.viewport_size or {"width": 1440, "height": 900}
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], int(height))})
    page.wait_for_timeout(800)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else "docs/pictures"))
