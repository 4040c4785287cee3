"""The dashboard as a process of its own: Streamlit over app.py, on this machine only unless told otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from gongkai.archive import Archive
from gongkai.errors import UsageError
from gongkai.warehouse import Generations

Step = Callable[[str], None]

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "data" / "reports"
_APP = ROOT / "app.py"


def is_empty(store: Path) -> bool:
    """Whether a store has neither a generation nor anything in its ledger."""
    return Generations(store).current() is None and not any(True for _ in Archive(store).lines())


def serve(store: Path, port: int) -> int:
    """Run the dashboard until it is stopped; returns its exit code."""
    if not _APP.is_file():
        raise UsageError(f"{_APP} is missing: run gongkai from a checkout of the project")
    command = [sys.executable, "-m", "streamlit", "run", str(_APP), "--server.port", str(port)]
    environment = os.environ | {"GONGKAI_STORE": str(store.resolve())}
    try:
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0
