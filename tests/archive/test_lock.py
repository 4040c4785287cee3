"""One process at a time writes to a store, and the second hears who the first is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.archive import Archive
from gongkai.errors import StoreError, StoreHeldError

HOLDER = """
import sys, time
from pathlib import Path
from gongkai.archive import Archive
with Archive(Path(sys.argv[1])).hold():
    print("held", flush=True)
    time.sleep(600)
"""


def test_the_second_holder_hears_who_the_first_is(tmp_path: Path):
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            with pytest.raises(StoreHeldError, match=f"held by process {holder.pid} since") as told:
                Archive(tmp_path).hold().__enter__()
            assert told.value.exit_code == 3
            assert "\n" not in str(told.value)
        finally:
            os.kill(holder.pid, signal.SIGKILL)
    with Archive(tmp_path).hold() as archive:
        assert archive.record("received", sha256="0" * 64, source_name="x", given={}).n == 1


def test_two_holders_in_one_process_exclude_each_other(tmp_path: Path):
    with Archive(tmp_path).hold(), pytest.raises(StoreHeldError, match=f"process {os.getpid()} "):
        Archive(tmp_path).hold().__enter__()


def test_the_store_is_free_after_a_failure_within(tmp_path: Path):
    archive = Archive(tmp_path)
    with pytest.raises(ZeroDivisionError), archive.hold():
        _ = 1 / 0
    with archive.hold():
        pass


@pytest.mark.parametrize(
    "content",
    [
        b"5",
        b"[1]",
        b'{"pid": "x"}',
        b'{"pid": -1}',
        b'{"pid": 1e99}',
        b'{"pid": 99999999999999999999}',
        b"\xff",
    ],
)
def test_a_damaged_signature_is_nobodys(tmp_path: Path, content: bytes):
    (tmp_path / "lock").write_bytes(content)
    assert Archive(tmp_path).held_by() is None
    with Archive(tmp_path).hold():
        assert f"process {os.getpid()}" in str(Archive(tmp_path).held_by())


def test_a_store_that_is_a_file_is_told_in_one_line(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        Archive(tmp_path / "file" / "store").hold().__enter__()
