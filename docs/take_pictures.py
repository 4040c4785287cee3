"""Take the pictures of the documentation: python docs/take_pictures.py http://localhost:8501 [FOLDER].

A dashboard over the sample reports must be running (`make demo`). Pictures go to
docs/pictures/<page>-<language>-<theme>-<device>.png.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

SIZES = {"desktop": (1440, 1400), "phone": (390, 844)}
LOCALES = {"zh": "zh-CN", "en": "en-US"}
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ROW, HEAD = 35, 35  # pixels of a table's row and of its head
REAL_REPORT = "海口市秀英区政府服务中心 · 2017"
# what pages are opened with that show nothing of their own accord
OPENED_WITH = {
    "compare": "&unit=990101-czj&unit=990101-gaj&unit=990101-jyj",
    "letter": "&agency=460105-zwfwzx",
    "export": "&view=findings",
}
DRAFT = Path(__file__).resolve().parents[1] / "data/reports/2017/haikou-xiuying-zhengwu-2017.txt"


class Picture(NamedTuple):
    """One page in one language, theme and size."""

    page: str
    language: Literal["zh", "en"]
    theme: Literal["light", "dark"]
    device: Literal["desktop", "phone"]


PICTURES = (
    Picture("overview", "en", "light", "desktop"),
    Picture("proactive", "zh", "light", "desktop"),
    Picture("requests", "en", "light", "phone"),
    Picture("requests", "en", "dark", "desktop"),
    Picture("appeals", "zh", "dark", "desktop"),
    Picture("staffing", "en", "light", "desktop"),
    Picture("compare", "zh", "light", "desktop"),
    Picture("anomalies", "zh", "light", "desktop"),
    Picture("coverage", "zh", "light", "desktop"),
    Picture("report", "zh", "dark", "desktop"),
    Picture("letter", "zh", "light", "desktop"),
    Picture("selfcheck", "zh", "light", "desktop"),
    Picture("rules", "en", "dark", "desktop"),
    Picture("export", "en", "light", "desktop"),
    Picture("log", "zh", "light", "desktop"),
)


def main(address: str, folder: Path) -> None:
    """Take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for picture in PICTURES:
            page = opened(browser, address, picture)
            page.screenshot(path=folder / f"{'-'.join(picture)}.png")
            page.close()
        browser.close()


def opened(browser: Browser, address: str, picture: Picture) -> Page:
    """The page of a picture, drawn, with what it shows selected."""
    width, height = SIZES[picture.device]
    page = browser.new_page(
        locale=LOCALES[picture.language],
        color_scheme=picture.theme,
        viewport={"width": width, "height": height},
    )
    page.goto(
        f"{address}/{'' if picture.page == 'overview' else picture.page}?lang={picture.language}"
        f"{OPENED_WITH.get(picture.page, '')}"
    )
    settle(page)
    if picture.page == "anomalies":
        select_row(page, 0)
    if picture.page == "report":
        choose_report(page, REAL_REPORT)
    if picture.page == "selfcheck":
        give_draft(page, DRAFT)
        select_row(page, 0)
    if picture.page == "rules":
        select_row(page, 0)
    return page


def select_row(page: Page, row: int) -> None:
    """Open a row of the page's first table."""
    table = page.get_by_test_id("stDataFrame").first
    table.click(position={"x": 300, "y": HEAD + ROW * row + ROW // 2}, force=True)
    settle(page)


def give_draft(page: Page, path: Path) -> None:
    """Upload a draft and wait until it is checked."""
    page.locator("input[type=file]").set_input_files(path)
    page.wait_for_selector("[data-testid=stMetric]", timeout=120_000)
    settle(page)


def choose_report(page: Page, name: str) -> None:
    """Open a report by its name in the list of reports."""
    page.get_by_role("combobox", name="报告").click()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    settle(page)


def settle(page: Page) -> None:
    """Wait until the script has run and its charts are drawn."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    page.wait_for_timeout(1500)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else "docs/pictures"))
