"""A dashboard as a process of its own over some store."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError

import pytest

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
_LEFT: list[int] = []  # ports of servers that have ended


@contextmanager
def served(store: Path, log: Path, *options: str, port: int | None = None) -> Iterator[str]:
    """The address of a server over the store, as `gongkai serve` starts it; it ends with the block."""
    port = port or _idle_port()
    command = [sys.executable, "-m", "gongkai", "serve", "--store", str(store), f"--port={port}", *options]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=output,
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)
        _LEFT.append(port)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _idle_port() -> int:
    """The port of a server that has ended, if there is one and nobody has taken it.

    A browser keeps what it has made of the scripts of an address, so that it is made once for many servers.
    """
    while _LEFT:
        port = _LEFT.pop()
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # who has just left does not hold it
            probe.bind(("127.0.0.1", port))
            return port
    return free_port()


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until something answers there; fails with the server's log if it ends or does not."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except (URLError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"the dashboard did not start:\n{log.read_text('utf-8', 'replace')}")
