"""Stores for the pages, and the dashboard over one of them."""

import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

import queries
from pages import entrance, waiting
from tests import fixture_store

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"
FIRST = "browse/10_overview.py"  # what an address without a page opens


@pytest.fixture(scope="session", autouse=True)
def installed_once() -> Iterator[None]:
    """What is installed is looked through for components of Streamlit once, as a server does, not at every opening.

    That took four times as long as the page itself.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    return fixture_store.build(tmp_path_factory.mktemp("store"))


@pytest.fixture
def dashboard(monkeypatch) -> Callable[..., AppTest]:
    """The dashboard as it stands after opening an address; what was asked of the same store before is kept, as for visitors."""

    def opened(store: Path, page: str | None = None, **address: str | list[str]) -> AppTest:
        monkeypatch.setenv("GONGKAI_STORE", str(store))
        monkeypatch.setattr(waiting, "PAUSE", 0)
        monkeypatch.setattr(waiting, "GLANCE", 0)
        app = AppTest.from_file(str(FRAME), default_timeout=120)
        for name, value in address.items():
            app.query_params[name] = value
        if page and page != FIRST:
            app.switch_page(page)
        return app.run()

    return opened


class Door:
    """Who stands before it, what time it is, and whether somebody was put out."""

    def __init__(self):
        self.claims, self.minutes, self.put_out = None, 0, 0

    @property
    def is_logged_in(self):
        return self.claims is not None

    def to_dict(self):
        return dict(self.claims)

    def comes(self, name, **claims):
        self.claims = {
            "sub": name,
            "email": f"{name}@example.org",
            "email_verified": True,
            "iat": time.time(),
            **claims,
        }

    def logout(self):
        self.put_out += 1


@pytest.fixture
def door(monkeypatch):
    door = Door()
    monkeypatch.setattr(queries, "_people_log_in", False)
    monkeypatch.setattr(st, "user", door)
    monkeypatch.setattr(st, "logout", door.logout)
    monkeypatch.setattr(entrance, "_is_configured", lambda: True)
    monkeypatch.setattr(entrance, "time", SimpleNamespace(monotonic=lambda: 60 * door.minutes))
    return door
