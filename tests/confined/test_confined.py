"""What a document cannot do to the process that reads it, to those beside it and to the machine."""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from gongkai.confined import Batch, LimitError, Reader, child, read_ahead, wire, worker
from gongkai.confined.budgets import ORDINARY, PROGRAMS
from gongkai.confined.wire import Request, WireError, packed_reason, packed_reports, reports_of
from gongkai.documents import UnreadableError
from gongkai.errors import StoreError
from gongkai.parsing.files import read_file
from gongkai.parsing.reading import Given
from gongkai.rebuilding import rebuild
from gongkai.registers import registers
from tests.commands.taking import report, take

ROOT = Path(__file__).resolve().parents[2]
GOOD = report()
GIVEN = Given(agency="秀英区示例局", region_code="460105", year=2015)


@pytest.fixture
def by():
    reader = Reader(2)
    yield reader
    reader.close()


def request(text: str = GOOD, name: str = "a.txt", given: Given = Given()) -> Request:  # noqa: B008
    return Request(text.encode(), name, name, given)


def own(asked: Request):
    return read_file(asked.content, asked.file_name, asked.source_name, registers(), asked.given)


@pytest.mark.parametrize("asked", [request(), request(given=GIVEN), request("年报\n" + GOOD, "b.md")])
def test_what_comes_back_is_what_was_read(by, asked):
    assert by.read(asked) == own(asked)


def test_a_document_that_gives_nothing_gives_its_reason(by):
    with pytest.raises(UnreadableError, match="the file is empty"):
        by.read(request(""))


def test_documents_begun_together_come_back_each_for_itself(by):
    asked = [request(report(2010 + n)) for n in range(12)]
    with by.batch() as batch:
        read = [batch.read(one) for one in read_ahead(asked, batch.begin)]
    assert [found[0].year for found in read] == list(range(2010, 2022))


def test_what_nobody_waits_for_any_more_is_ended(by):
    """As when the command is interrupted: the process does not wait for documents that take their time."""
    slow = GOOD + "(一)主动公开政府信息数 | 条 | 5 |\n" * 60_000
    with by.batch() as batch:
        for number in range(4):
            batch.begin(request(f"{slow}{number}"))
        readings = list(batch._begun.values())
    ends = [reading.future.cancelled() or reading.future.exception() for reading in readings]
    assert all(end is True or isinstance(end, LimitError) for end in ends)
    assert by.read(request())[0].year == 2016


def in_a_child(monkeypatch, action, budget=ORDINARY) -> tuple[int, bytes]:
    """Exit code and words of a child whose reader does something else."""
    monkeypatch.setattr(child, "read_file", lambda *_: action())
    code, said, _ = worker.read_in_child(request(), budget)
    return code, said


def reason(monkeypatch, action, budget=ORDINARY) -> str:
    monkeypatch.setattr(child, "read_file", lambda *_: action())
    code, said, used = worker.read_in_child(request(), budget)
    return worker.reason_of(code, said, used)


def endless() -> None:
    while True:
        pass


def crash() -> None:
    faulthandler.disable()  # what is meant to happen is no news
    os.kill(os.getpid(), signal.SIGSEGV)


def test_memory_computing_and_time_are_limited(monkeypatch):
    assert "more than 1 GB of memory" in reason(monkeypatch, lambda: bytearray(1 << 31))
    quick = replace(ORDINARY, cpu_seconds=1)
    assert "more than 1 s of computing" in reason(monkeypatch, endless, quick)
    impatient = replace(ORDINARY, wall_seconds=1)
    assert "more than 1 s:" in reason(monkeypatch, lambda: time.sleep(30), impatient)


def test_a_crash_and_a_fault_are_reasons(monkeypatch):
    assert "SIGSEGV" in reason(monkeypatch, crash, PROGRAMS)
    said = reason(monkeypatch, lambda: {}["nothing"])
    assert said.startswith("the reader has a fault (KeyError in ")
    assert "\n" not in said


@pytest.mark.parametrize(
    "action",
    [
        lambda: socket.socket().connect(("127.0.0.1", 9)),
        lambda: socket.getaddrinfo("localhost", 80),
        lambda: subprocess.run(["/bin/true"], check=False),
        lambda: os.system("true"),
        lambda: os.execv("/bin/true", ["true"]),
        lambda: os.kill(os.getppid(), signal.SIGKILL),
        lambda: Path("/tmp/gongkai-escaped").write_text("x"),
        lambda: Path("/tmp/gongkai-escaped").unlink(),
        lambda: Path("/tmp/gongkai-escaped").mkdir(),
    ],
)
def test_nothing_is_connected_to_started_or_written(monkeypatch, action):
    code, said = in_a_child(monkeypatch, action)
    assert code == child.FAILED
    assert said.startswith(b"PermissionError"), said
    assert not Path("/tmp/gongkai-escaped").exists()


def test_the_kernel_holds_what_the_interpreter_cannot_see(monkeypatch):
    """A file opened before confinement, as native code would open one, takes no byte."""
    made = Path(__file__).with_suffix(".made")
    descriptor = os.open(made, os.O_WRONLY | os.O_CREAT)
    try:
        code, said = in_a_child(monkeypatch, lambda: os.write(descriptor, b"x"))
        assert (code, made.stat().st_size) == (child.FAILED, 0)
        assert b"File too large" in said
    finally:
        os.close(descriptor)
        made.unlink()


def test_a_worker_that_goes_while_it_reads_is_replaced(by, monkeypatch):
    assert by.read(request())
    (first,) = by._idle
    monkeypatch.setattr(first, "is_alive", lambda: True)  # as it is until the document is on its way
    os.kill(first._process.pid, signal.SIGKILL)
    with pytest.raises(LimitError, match="broke the reader"):
        by.read(request(report(2015)))
    assert by.read(request(report(2015)))[0].year == 2015


def test_a_worker_that_ended_at_rest_costs_no_document(by):
    assert by.read(request())[0].year == 2016
    (idle,) = by._idle
    idle.kill()
    idle._process.wait()
    assert by.read(request(report(2017)))[0].year == 2017


def test_one_who_is_interrupted_ends_no_worker_that_reads_for_another(by, monkeypatch):
    """What was answered is still taken apart when the worker may already read the next document."""
    unpacking, go_on = threading.Event(), threading.Event()

    def slowly(content):
        unpacking.set()
        assert go_on.wait(30)
        return reports_of(content)

    monkeypatch.setattr(sys.modules[Reader.__module__], "reports_of", slowly)
    reading = by.start(request())
    assert unpacking.wait(30)
    (idle,) = by._idle
    reading.stop()
    go_on.set()
    assert reading.future.result()[0].year == 2016
    with pytest.raises(subprocess.TimeoutExpired):
        idle._process.wait(1)


def good() -> dict:
    return json.loads(packed_reports(own(request())))


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said["reports"][0].__setitem__(6, "2016"),
        lambda said: said["reports"][0].__setitem__(6, 10**30),
        lambda said: said["reports"][0].__setitem__(0, None),
        lambda said: said["reports"][0].__setitem__(15, "perfect"),
        lambda said: said["reports"][0].pop(),
        lambda said: said["reports"][0].append(1),
        lambda said: said["reports"][0][11][0].__setitem__(3, "NaN"),
        lambda said: said["reports"][0][11][0].__setitem__(3, "one"),
        lambda said: said["reports"][0][11][0].__setitem__(3, 1.5),
        lambda said: said["reports"][0][11].append("cell"),
        lambda said: said["reports"].clear(),
        lambda said: said.clear(),
        lambda said: said.update(reports={"a": 1}),
        lambda said: said.update(reports=None),
    ],
)
def test_what_a_child_makes_up_is_refused_where_it_is_no_report(change):
    said = good()
    change(said)
    with pytest.raises(WireError):
        reports_of(json.dumps(said).encode())


@pytest.mark.parametrize("said", [b"", b"x", b"[]", b"1", b"null", b"[" * 100_000, b'{"reason": 1}', b"\xff"])
def test_nonsense_from_a_child_is_refused(said):
    with pytest.raises(WireError):
        reports_of(said)


def test_a_reason_is_one_line_and_not_endless():
    with pytest.raises(UnreadableError) as caught:
        reports_of(packed_reason("a\nb" + "c" * 100_000))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) <= 1_000


def test_requests_and_reports_survive_the_way():
    asked = Request(b"\x00\n\xff", "a\n.txt", "名\udc80", GIVEN)
    assert wire.request_of(wire.packed_request(asked)) == asked


def test_a_document_that_was_read_before_is_never_lost_to_a_limit(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    store = tmp_path / "store"
    take(store, tmp_path / "a.txt")

    def too_slow(self, source):
        raise LimitError("reading it takes more than 15 s")

    monkeypatch.setattr(Batch, "read", too_slow)
    with pytest.raises(StoreError, match="was read before"):
        rebuild(store, lambda _: None)


def test_the_interpreter_that_reads_takes_no_module_from_the_folder_it_is_in(tmp_path):
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')")
    code = "from gongkai.confined import Reader, wire; r = Reader(1); print(r.read(wire.Request(open('a.txt', 'rb').read(), 'a.txt', 'a'))[0].year); r.close()"
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "2016", done.stderr


REFUSED = """
import ctypes, errno, socket
from gongkai.confined.calls import refuse_connections
libc = ctypes.CDLL(None, use_errno=True)
before = [libc.socket(family, socket.SOCK_STREAM, 0) >= 0 for family in (socket.AF_INET, socket.AF_UNIX)]
known = refuse_connections()
after = [libc.socket(family, socket.SOCK_STREAM, 0) >= 0 for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK)]
why = errno.errorcode[ctypes.get_errno()]
print(before, known, after, why, libc.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0) >= 0, libc.syscall(425, 1, None))
"""


@pytest.mark.skipif(
    os.uname().machine not in ("x86_64", "aarch64"), reason="no list of calls for this machine"
)
def test_the_kernel_refuses_sockets_to_library_code_where_there_is_a_network():
    told = subprocess.run([sys.executable, "-c", REFUSED], capture_output=True, text=True, check=True)
    assert told.stdout.split("\n")[0] == "[True, True] True [False, False, False] EPERM True -1"


def test_a_worker_refuses_them():
    worker = subprocess.Popen(
        [sys.executable, "-P", "-m", "gongkai.confined.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert worker.stdin is not None
    status = Path(f"/proc/{worker.pid}/status")
    until = time.monotonic() + 60
    while "Seccomp:\t2" not in status.read_text() and time.monotonic() < until:
        time.sleep(0.1)
    found = status.read_text()
    worker.stdin.close()
    worker.wait(timeout=60)
    assert "Seccomp:\t2" in found
    assert "NoNewPrivs:\t1" in found
