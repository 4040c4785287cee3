"""The dashboard over a store, as `gongkai serve` starts it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import country

_PATIENCE = 120


@contextmanager
def served(store: Path) -> Iterator[int]:
    """The port of this machine that answers, until the block ends."""
    port = _free_port()
    with _running(
        [sys.executable, "-m", "gongkai", "serve", "--store", str(store), "--port", str(port)], port
    ):
        yield port


@contextmanager
def bare(script: str) -> Iterator[int]:
    """The port under which Streamlit alone serves a script, with the settings of the dashboard."""
    port = _free_port()
    with tempfile.TemporaryDirectory() as folder:
        app = Path(folder) / "app.py"
        app.write_text(script, encoding="utf-8")
        with _running([sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)], port):
            yield port


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    server = subprocess.Popen(command, cwd=country.ROOT, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait(port)
        yield
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def _wait(port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
