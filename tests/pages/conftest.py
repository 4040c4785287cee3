"""Stores for the pages, and the dashboard over one of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages import waiting
from tests import fixture_store

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    return fixture_store.build(tmp_path_factory.mktemp("store"))


@pytest.fixture
def dashboard(monkeypatch) -> Callable[..., AppTest]:
    """The dashboard as it stands after opening an address."""

    def opened(store: Path, page: str | None = None, **address: str | list[str]) -> AppTest:
        st.cache_data.clear()
        monkeypatch.setenv("GONGKAI_STORE", str(store))
        monkeypatch.setattr(waiting, "PAUSE", 0)
        monkeypatch.setattr(waiting, "GLANCE", 0)
        app = AppTest.from_file(str(FRAME), default_timeout=30)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(page).run() if page else app

    return opened
