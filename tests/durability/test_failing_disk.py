"""A disk that refuses: one line that says what and where, exit code 1, and the old generation goes on."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.commands.taking import command, report
from tests.durability.failing import ERRORS, Driver, needs_a_compiler
from tests.durability.looking import received, served

OLD = frozenset({2014, 2015})
# a disk that refuses everything from some call on: DuckDB ends the process where it cannot even shorten its log
FAILING = {errno.EIO, errno.EROFS}


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "new.txt"
    path.write_text(report(2016), encoding="utf-8")
    return path


def demand_one_line(errors: str) -> None:
    (line,) = errors.strip().splitlines()
    assert line.startswith("gongkai: ")
    assert "permissions" in line
    assert "Traceback" not in line


@needs_a_compiler
@pytest.mark.release
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_each_call_that_writes_refused(
    failing: Driver, copied: Callable[[], Path], new: Path, error: int, lasting: bool
):
    """Each call, and each from there on, with one of the errors in turn."""
    store = copied()
    said = failing.run("ingest", new, "--store", store, below=store)
    errors = list(ERRORS.values())
    first = (errors.index(error) + lasting) % len(errors)
    for number in said.places(3 if lasting else 6)[first :: len(errors)]:
        store = copied()
        ended = failing.run(
            "ingest", new, "--store", store, below=store, at=number, kind=error, lasting=lasting
        )
        now = served(store)
        if ended.exit_code == 0:  # copied another way: what the system offers first may be refused
            assert (now, ended.errors) == (OLD | {2016}, "")
        elif lasting and error in FAILING and ended.exit_code == -signal.SIGABRT:
            assert "Could not truncate file" in ended.errors  # DuckDB's own last word
            assert now == OLD
        else:
            assert ended.exit_code == 1
            assert now in (OLD, OLD | {2016})
            demand_one_line(ended.errors)
        assert len(received(store)) >= len(now)
    assert failing.run("ingest", new, "--store", store, below=store).exit_code == 0
    assert served(store) == OLD | {2016}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("a small disk can only be mounted by an administrator")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full(base: Path, new: Path, small_disk: Path):
    store = small_disk / "store"
    shutil.copytree(base, store)
    refused = command("ingest", new, "--store", store)
    assert refused.returncode == 1
    demand_one_line(refused.stderr)
    assert served(store) == OLD


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_that_may_not_be_written(copied: Callable[[], Path], new: Path):
    store = copied()
    for folder in (store, store / "generations"):
        folder.chmod(0o555)
    refused = command("ingest", new, "--store", store)
    for folder in (store, store / "generations"):
        folder.chmod(0o755)
    assert refused.returncode == 1
    demand_one_line(refused.stderr)
    assert served(store) == OLD
