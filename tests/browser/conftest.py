"""A dashboard over the invented store, opened in the system's Chromium."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import fixture_store
from tests.browser.seeing import PATIENCE
from tests.browser.serving import served

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    """A second try: on a busy machine a press may fall between two drawings of a page."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if CHROMIUM is None and "CI" not in os.environ:
        pytest.skip("no chromium is installed: install it, or name one in CHROMIUM")
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--process-per-site"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Visitors who ask for less motion: what stands for a chart to come would pulse, and drawing that is most of the work."""
    return {**browser_context_args, "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    return fixture_store.build(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="session")
def dashboard(store, tmp_path_factory) -> Iterator[str]:
    """The address of a server over the invented store."""
    with served(store, tmp_path_factory.mktemp("log") / "streamlit.txt") as address:
        yield address


@pytest.fixture
def fresh_dashboard(store, tmp_path) -> Iterator[str]:
    """The address of a server that nobody has visited yet."""
    with served(store, tmp_path / "streamlit.txt") as address:
        yield address


@pytest.fixture(scope="session")
def kept_context(browser: Browser, browser_context_args) -> Iterator[BrowserContext]:
    """What the browser keeps for all tests, above all what it has made of the dashboard's scripts.

    Making it anew is most of the work of opening a page.
    """
    context = browser.new_context(**browser_context_args)
    keeper = context.new_page()  # as long as it stands, all pages of this machine are drawn by one process
    keeper.route("**", lambda route: route.fulfill(body=""))
    keeper.goto("http://127.0.0.1/")
    yield context
    context.close()


@pytest.fixture
def context(kept_context: BrowserContext) -> Iterator[BrowserContext]:
    """A visitor whom no dashboard knows: what was kept for the one before is gone but for files of the servers."""
    others = kept_context.pages
    yield kept_context
    for page in kept_context.pages:
        if page in others:
            continue
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear()")
        page.close()
    kept_context.clear_cookies()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """The only page of that visitor."""
    return context.new_page()


@pytest.fixture(scope="module")
def walker(kept_context: BrowserContext) -> Iterator[Page]:
    """The page of a visitor who opens one page of the dashboard after the other."""
    page = kept_context.new_page()
    yield page
    page.close()
