"""A process that runs `gongkai` commands in children of its own and makes them fail where it is told.

Started with the library of faults.c preloaded. Reads an order a line from standard input and answers in a
line; each order is carried out in a fork, so that the program is imported once. No DuckDB is opened before.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
import time
from typing import Any

from gongkai import cli, forms
from gongkai.checks import rule_rows
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
    child = os.fork()
    if child == 0:
        os.close(told)
        _run(order, tell)
    os.close(tell)
    if order["seconds"] is not None:
        time.sleep(order["seconds"])
        os.kill(child, signal.SIGKILL)
    with os.fdopen(told) as calls:
        met = json.loads(calls.read() or '{"calls": 0, "turns": []}')
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return {"exit_code": ended, **met}


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
