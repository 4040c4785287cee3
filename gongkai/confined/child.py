"""One document in one process: gives up what reading does not need, reads, says what it found and ends.

The kernel holds the limits of memory, time and files. That nothing is connected to, started or written is
held by a hook of the interpreter, which native code could evade; the worker therefore also leaves the
network where the system lets it.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from gongkai.confined.budgets import Budget
from gongkai.confined.wire import Request, one_line, packed_reason, packed_reports
from gongkai.documents import UnreadableError
from gongkai.documents.limits import MoreNeededError, Need, grants
from gongkai.parsing.files import read_file
from gongkai.registers import registers

# how a child that says nothing of the document ends
FAILED, OUT_OF_MEMORY = 1, 3
NEEDS: dict[int, Need] = {4: "pictures", 5: "programs"}
_EXIT_OF = {need: code for code, need in NEEDS.items()}
_NETWORK = ("socket.",)
_PROGRAMS = (
    *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty"),
    *("pty.spawn", "os.startfile", "os.kill"),
)
_FILES = (
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.chown"),
    *("os.truncate", "os.utime", "os.setxattr", "os.removexattr", "tempfile.", "shutil."),
)
# what writing to files of a folder of its own consists of
_OWN_FOLDER = ("os.kill", "tempfile.", "shutil.rmtree", "os.mkdir", "os.rmdir", "os.remove")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def run(request: Request, answer: int, budget: Budget) -> NoReturn:
    """Read the document, write what it gives to the descriptor `answer`, and end this process."""
    gc.disable()  # what one document leaves behind goes with the process
    code = FAILED
    try:
        _give_up(budget)
        code = _read(request, answer)
    finally:  # nothing that came up may go on in the frames of the worker
        try:
            error = sys.exc_info()[1]
            if error is not None:
                _say(answer, _told(error).encode(errors="replace"))
        finally:
            os._exit(code)


def _read(request: Request, answer: int) -> int:
    """Say what the document gives; the exit code tells where there is nothing to be said."""
    try:
        found = read_file(request.content, request.file_name, request.source_name, registers(), request.given)
        _say(answer, packed_reports(found))
    except UnreadableError as error:
        _say(answer, packed_reason(one_line(str(error))))
    except MoreNeededError as error:
        return _EXIT_OF[error.need]
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _say(answer: int, message: bytes) -> None:
    left = memoryview(message)
    while left:
        left = left[os.write(answer, left) :]


def _give_up(budget: Budget) -> None:
    memory = _mapped() + budget.memory
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, budget.cpu_seconds),
        (resource.RLIMIT_FSIZE, budget.file_bytes),
        (resource.RLIMIT_NOFILE, budget.open_files),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        lowered = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # at the hard limit of time a process is killed without a word of why, at the soft one it is told
        grace = 1 if limit == resource.RLIMIT_CPU and lowered == most else 0
        resource.setrlimit(limit, (lowered, lowered + grace))
    grants.confine(budget.granted)
    sys.addaudithook(_refusing("programs" in budget.granted))


def _mapped() -> int:
    """Bytes of address space in use; Linux only, elsewhere the memory of a child is not limited by it."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def _refusing(programs: bool) -> Callable[[str, tuple[object, ...]], None]:
    """An audit hook that refuses what reading a document does not need."""
    refused = _NETWORK + _FILES + (() if programs else _PROGRAMS)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            if not programs and isinstance(arguments[2], int) and arguments[2] & _WRITES:
                raise PermissionError("a document made its reader write a file")
        elif event.startswith(refused) and not (programs and event.startswith(_OWN_FOLDER)):
            raise PermissionError(f"a document made its reader call {event}")

    return hook


def _told(error: BaseException) -> str:
    """Which exception it was, and where in our files, in one line."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "gongkai" in Path(frame.filename).parts]
    where = f"{Path(ours[-1].filename).name} line {ours[-1].lineno}" if ours else "a library"
    return f"{type(error).__name__} in {where}: {one_line(str(error))[:200]}"
