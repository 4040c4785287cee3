"""The dashboard as a process of its own: Streamlit over app.py, on this machine only unless told otherwise.

Others reach it where people log in, or through a proxy on this machine that says who they are (docs/security.md).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import NoReturn

from gongkai import logs
from gongkai.archive import Archive
from gongkai.durable import resolved
from gongkai.errors import UsageError
from gongkai.login import LOGIN, demand_login
from gongkai.warehouse import Generations

Step = Callable[[str], None]

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "data" / "reports"
HERE = "127.0.0.1"
_APP = ROOT / "app.py"


def is_empty(store: Path) -> bool:
    """Whether a store has neither a generation nor anything in its ledger."""
    return Generations(store).current() is None and not any(True for _ in Archive(store).lines())


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the dashboard listens, and the file that says how people log in, None where nobody does."""

    port: int
    address: str = HERE
    auth: Path | None = None

    def said(self) -> str:
        """Who can reach it, in one line."""
        place = f"http://{self.address}:{self.port}"
        people = "people log in" if self.auth else "nobody logs in: whoever reaches it may do everything"
        reach = "this machine only" if _is_here(self.address) else "every machine that can reach this one"
        return f"Gongkai listens on {place}, for {reach}; {people}"


def serve(store: Path, listening: Listening, say: Step) -> NoReturn:
    """Become the dashboard: the process that was started is the server, so that what stops the one stops the other.

    UsageError: it would be open to others without a log-in, or the log-in is not configured as it must be.
    """
    if not _APP.is_file():
        raise UsageError(f"{_APP} is missing: run gongkai from a checkout of the project")
    if listening.auth is None and not _is_here(listening.address):
        raise UsageError(
            f"{listening.address} can be reached from elsewhere: give --auth so that people log in, or leave --address out"
        )
    command = [sys.executable, "-m", "streamlit", "run", str(_APP)]
    command += ["--server.port", str(listening.port), "--server.address", listening.address]
    environment = os.environ | {"GONGKAI_STORE": str(resolved(store))}
    if logs.is_on():
        environment[logs.SWITCH] = "1"
    if listening.auth:
        demand_login(listening.auth, store)
        command += ["--secrets.files", str(resolved(listening.auth))]
        environment[LOGIN] = "1"
    say(listening.said())
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execve(sys.executable, command, environment)


def _is_here(address: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError as error:
        raise UsageError(f"{address!r} is no address of a machine: write it as {HERE}") from error
