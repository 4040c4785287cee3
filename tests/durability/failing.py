"""Running `gongkai` so that the n-th call that changes a folder fails, tears or ends the process."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from tests.figures import IS_RELEASE, spread

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("faults.c")
KILL, TEAR = -1, -2
ERRORS = {"disk full": errno.ENOSPC, "input/output error": errno.EIO, "read-only": errno.EROFS}

needs_a_compiler = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None,
    reason="faults are injected below Python and DuckDB by a library that a C compiler makes (Linux)",
)


@dataclass(frozen=True)
class Ended:
    """How a command ended, after how many seconds; `calls` that changed the folder were met, if it was not killed.

    `turns` are the numbers of those that were not the same function on the same file as the call before.
    """

    exit_code: int
    seconds: float
    calls: int
    turns: tuple[int, ...]
    output: str
    errors: str

    def places(self, commit: int) -> list[int]:
        """Calls to fail at: so many of all on every change.

        Before a release every one that is not like the call before it, and of a run of like ones, as where a file
        is copied in blocks, the first and the last.
        """
        if not IS_RELEASE:
            return spread(self.calls, commit)
        runs = pairwise((*self.turns, self.calls + 1))
        return sorted({place for start, end in runs for place in (start, end - 1)})


class Driver:
    """The process that runs the commands."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process, self._folder = process, folder

    def run(
        self,
        *arguments: object,
        below: Path,
        at: int = 0,
        kind: int = KILL,
        lasting: bool = False,
        killed_after: float | None = None,
    ) -> Ended:
        """Run one command to its end; `at` 0 lets it be, `killed_after` ends it after so many seconds."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        output, errors = self._folder / "output", self._folder / "errors"
        order = {
            "arguments": [str(argument) for argument in arguments],
            "below": str(below), "at": at, "kind": kind, "lasting": lasting, "killed_after": killed_after,
            "output": str(output), "errors": str(errors),
        }  # fmt: skip
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        answer["turns"] = tuple(answer["turns"])
        return Ended(output=output.read_text("utf-8"), errors=errors.read_text("utf-8"), **answer)


@contextmanager
def driver(folder: Path) -> Iterator[Driver]:
    """A driver whose library and outputs lie in `folder`."""
    library = folder / "faults.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"], check=True)
    environment = os.environ | {"LD_PRELOAD": str(library), "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    command = [sys.executable, "-m", "tests.durability.driver"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield Driver(process, folder)
        assert process.stdin is not None
        process.stdin.close()
