"""A dashboard over the invented store, opened in the system's Chromium."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

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
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox"]}


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


@pytest.fixture(scope="module")
def walker(browser: Browser, browser_context_args) -> Iterator[Page]:
    """The page of a visitor who opens one page of the dashboard after the other.

    The browser keeps what it has made of the dashboard's scripts, which is most of the work of opening a page.
    """
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()
