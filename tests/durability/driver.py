"""A process that runs `gongkai` commands in children of its own and makes them fail where it is told.

Started with the library of faults.c preloaded. Reads an order a line from standard input and answers in a
line; each order is carried out in a fork, so that the program is imported once. No DuckDB is opened before.
The process that reads documents for a command is a fork too, and begun before it, for the same reason.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
import time
from contextlib import suppress
from typing import Any

# only an ingest imports these, and each would take a second to
import datasketch  # noqa: F401
import pyarrow.dataset  # noqa: F401

from gongkai import cli, forms
from gongkai.checks import rule_rows
from gongkai.confined import worker
from gongkai.confined.reader import _Worker
from gongkai.registers import registers
from gongkai.warehouse.pinyin import sort_key


def main() -> None:
    # read and worked out once, not in every child
    forms.editions(), rule_rows()
    for region in registers().regions:
        sort_key(region.name)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        answers.write(json.dumps(_carried_out(json.loads(line))) + "\n")
        answers.flush()


def _carried_out(order: dict[str, Any]) -> dict[str, Any]:
    told, tell = os.pipe()
    spare = _SpareWorker()
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(told)
        _hand_over(spare)
        _run(order, tell)
    os.close(tell)
    spare.let_go()
    if order["killed_after"] is not None:
        time.sleep(order["killed_after"])
        os.kill(child, signal.SIGKILL)
    with os.fdopen(told) as calls:
        met = json.loads(calls.read() or '{"calls": 0, "turns": []}')
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    seconds = time.monotonic() - begun
    spare.end()
    return {"exit_code": ended, "seconds": seconds, **met}


class _SpareWorker:
    """A fork that does what `python -m gongkai.confined.worker` does; to a command it is the process it started."""

    def __init__(self) -> None:
        requests, to = os.pipe()
        answers, say = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            os.dup2(requests, 0)
            os.dup2(say, 1)
            os.closerange(3, 256)  # whoever waits for the end of a pipe is not to wait for this process
            worker._warm = lambda: None  # for the documents after the first, and few commands here read two
            worker.main()
            os._exit(0)
        os.close(requests)
        os.close(say)
        self.stdin, self.stdout = os.fdopen(to, "wb"), os.fdopen(answers, "rb")

    def poll(self) -> None:
        """It runs until it is ended."""

    def wait(self) -> None:
        """It is not the command's own child: the driver waits for it."""

    def let_go(self) -> None:
        """Only the command holds it from now on, and it ends with the command."""
        self.stdin.close()
        self.stdout.close()

    def end(self) -> None:
        """Stop it and whatever it began."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def _hand_over(spare: _SpareWorker) -> None:
    """Have this command take the spare worker for the first it would start."""
    begin = _Worker.__init__
    unused = [spare]

    def take_or_begin(self: _Worker) -> None:
        if unused:
            self._process = unused.pop()
        else:
            begin(self)

    _Worker.__init__ = take_or_begin


def _run(order: dict[str, Any], tell: int) -> None:
    for descriptor, name in ((0, os.devnull), (1, order["output"]), (2, order["errors"])):
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), descriptor)
    faults = ctypes.CDLL(os.environ["LD_PRELOAD"])
    sys.argv = ["gongkai", *order["arguments"]]
    code = 1
    faults.fault_arm(order["below"].encode(), ctypes.c_long(order["at"]), order["kind"], order["lasting"])
    try:
        cli.main()
    except SystemExit as ending:
        code = int(ending.code or 0)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    os.write(tell, json.dumps(_met(faults)).encode())
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _met(faults: ctypes.CDLL) -> dict[str, Any]:
    faults.fault_calls.restype = ctypes.c_long
    turns = ctypes.POINTER(ctypes.c_long)()
    count = faults.fault_turns(ctypes.byref(turns))
    return {"calls": faults.fault_calls(), "turns": turns[:count]}


if __name__ == "__main__":
    main()
