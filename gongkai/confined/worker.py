"""The process that forks a child for every document: `python -m gongkai.confined.worker`.

It reads requests from standard input and answers on standard output, each with its length before it, and
ends when its input does. An answer is A and what the child said, or F and why the child said nothing.
Everything is imported once, and before the second document comes a made-up report of every form is read,
so that children find what is worked out only once.
"""

from __future__ import annotations

import ctypes
import gc
import os
import select
import signal
import time

from gongkai import forms
from gongkai.confined import child
from gongkai.confined.budgets import LARGER, MAX_ANSWER_BYTES, ORDINARY, Budget
from gongkai.confined.calls import refuse_connections
from gongkai.confined.frames import ANSWERED, FAILED, read_frame, write_frame
from gongkai.confined.wire import Request, one_line, request_of
from gongkai.documents.limits import MAX_BYTES, MEGABYTE
from gongkai.parsing.files import read_file
from gongkai.registers import registers

_STEP = 1 << 20
_MOST_ASKED = MAX_BYTES + MEGABYTE
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
# with a number in words, for which a library is imported
_NARRATIVE = (
    "一、主动公开情况\n{year}年，我局主动公开政府信息120条，其中通过政府网站公开100条，同比增长20%。\n"
    "二、依申请公开情况\n全年共收到政府信息公开申请三件，均已按时答复，无行政复议和行政诉讼。\n"
)


def answer_to(request: Request) -> bytes:
    """What became of one document, in a child with the ordinary budget or the one that it asks for."""
    code, said, budget = read_in_child(request, ORDINARY)
    if code in child.NEEDS:
        code, said, budget = read_in_child(request, LARGER[child.NEEDS[code]])
    if code == 0:
        return ANSWERED + said
    return FAILED + reason_of(code, said, budget).encode()


def read_in_child(request: Request, budget: Budget) -> tuple[int, bytes, Budget]:
    """Exit code (negative: the signal that ended the child), what it said, and its budget."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        child.run(request, writing, budget)
    os.close(writing)
    until = time.monotonic() + budget.wall_seconds
    said = _collected(reading, until)
    os.close(reading)
    handle = os.pidfd_open(pid)
    if said is None or not _is_ready(handle, until):
        os.kill(pid, signal.SIGKILL)
    os.close(handle)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), said or b"", budget


def _collected(reading: int, until: float) -> bytes | None:
    """All that a child says; None where it takes too long or says too much."""
    pieces: list[bytes] = []
    left = MAX_ANSWER_BYTES
    while _is_ready(reading, until):
        piece = os.read(reading, _STEP)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        left -= len(piece)
        if left < 0:
            return None
    return None


def _is_ready(descriptor: int, until: float) -> bool:
    ready, _, _ = select.select([descriptor], [], [], max(0.0, until - time.monotonic()))
    return bool(ready)


def reason_of(code: int, said: bytes, budget: Budget) -> str:
    """Why a child gave no answer, as the reason of a rejection."""
    if code == child.OUT_OF_MEMORY:
        return (
            f"reading it takes more than {budget.said} of memory: give the report alone, or in another format"
        )
    if code == -signal.SIGXCPU:
        return f"reading it takes more than {budget.cpu_seconds} s of computing: give the report alone, or in another format"
    if code == -signal.SIGKILL:
        return (
            f"reading it takes more than {budget.wall_seconds} s: give the report alone, or in another format"
        )
    if code < 0:
        return (
            f"reading it broke the reader ({signal.Signals(-code).name}), as a damaged file does, "
            "or one that takes too much memory: save it again, or in another format"
        )
    return f"the reader has a fault ({one_line(said.decode(errors='replace'))}): report it with the file"


def _warm() -> None:
    """Read a made-up report of every form, so that children find all that is worked out once."""
    for name, form in forms.editions().items():
        year = max(int(name[:4]), 2008) if name[:4].isdigit() else 2016
        figures = " | ".join("0" * max(1, len(form.value_columns)))
        lines = "\n".join(f"{item.label_zh} | {item.unit} | {figures}" for item in form.lines)
        text = f"海南省海口市秀英区示例局{year}年政府信息公开工作年度报告\n{_NARRATIVE.format(year=year)}{lines}\n"
        for suffix in ("txt", "md", "html"):
            read_file(text.encode(), f"warm.{suffix}", "warm", registers())
    gc.collect()
    gc.freeze()


def _leave_the_network() -> None:
    """Go where there is no network, for this process and all it starts; some systems do not permit it."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.unshare(_NEW_NETWORK if os.geteuid() == 0 else _NEW_USER | _NEW_NETWORK)


def main() -> None:
    """Answer requests until there are no more."""
    source, to = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)  # so that no word of a library gets among the answers
    _leave_the_network()
    refuse_connections()  # and where it may not be left, none of it is reached
    gc.freeze()
    is_first = True
    while (message := read_frame(source, _MOST_ASKED)) is not None:
        write_frame(to, answer_to(request_of(message)))
        if is_first:
            _warm()
            is_first = False


if __name__ == "__main__":
    main()
