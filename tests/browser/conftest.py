"""A dashboard over the invented store, opened in the system's Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest

from tests import fixture_store

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
START_SECONDS = 60


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if CHROMIUM is None and "CI" not in os.environ:
        pytest.skip("no chromium is installed: install it, or name one in CHROMIUM")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    return fixture_store.build(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="session")
def dashboard(store, tmp_path_factory) -> Iterator[str]:
    """The address of a server over the invented store."""
    with _served(store, tmp_path_factory.mktemp("log") / "streamlit.txt") as address:
        yield address


@pytest.fixture
def fresh_dashboard(store, tmp_path) -> Iterator[str]:
    """The address of a server that nobody has visited yet."""
    with _served(store, tmp_path / "streamlit.txt") as address:
        yield address


@contextmanager
def _served(store: Path, log: Path) -> Iterator[str]:
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "GONGKAI_STORE": str(store)}, stdout=output, stderr=output
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except (URLError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"the dashboard did not start:\n{log.read_text('utf-8', 'replace')}")
