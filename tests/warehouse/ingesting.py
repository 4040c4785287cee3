"""A process that ingests made-up reports below FOLDER, to be killed.

One round in a copy of the same store for each call that reaches the disk, or each so many, ending the process at that
call; the last copy is the one that was finished.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from gongkai.archive import Archive
from gongkai.warehouse import GenerationInfo, Generations, derive, load, open_reader
from tests.warehouse.making import agency, report

REACHING_THE_DISK = (
    "fsync",
    "replace",
    "rename",
    "unlink",
    "truncate",
    "ftruncate",
    "chmod",
    "mkdir",
    "open",
)
KILLED = 9
BEFORE = 4


def receive(archive: Archive) -> None:
    """Archive one more document and write its ledger line."""
    number = archive.tip().lines + 1
    content = f"document {number}".encode()
    archive.keep(content, f"{number}.txt")
    archive.record("received", source_name=f"{number}.txt", sha256="", given={})


def publish(archive: Archive) -> int:
    """Publish what the ledger holds and the last generation does not; the number of ledger lines."""
    generations, known, tip = Generations(archive.store), 0, archive.tip()
    if generations.current() is not None:
        reader = open_reader(archive.store)
        known = reader.generation.ledger_lines
        reader.close()
    with generations.begin() as draft:
        for line in archive.lines():
            if line.n > known and line.event == "received":
                load(
                    draft.con,
                    report(f"r{line.n}", year=2000 + line.n),
                    agency=agency(line.n),
                    ledger_line=line.n,
                )
        derive(draft.con)
        generations.publish(
            draft, GenerationInfo(rules_version="r", ledger_lines=tip.lines, ledger_hash=tip.hash)
        )
    return tip.lines


def round_of(store: Path) -> int:
    """One document from receiving to publishing."""
    with Archive(store).hold() as archive:
        receive(archive)
        return publish(archive)


def steps(folder: Path, every: int) -> None:
    base = folder / "base"
    _in_child(lambda: [round_of(base) for _ in range(BEFORE)])
    for number in count(1, every):
        store = folder / f"step-{number:03d}"
        shutil.copytree(base, store)
        if _in_child(lambda at=number, store=store: _ending_at(at, store)) != KILLED:  # type: ignore[misc]
            return


def _ending_at(number: int, store: Path) -> None:
    calls = count(1)

    def ending(call: Callable[..., Any]) -> Callable[..., Any]:
        def at_last(*given: Any, **named: Any) -> Any:
            if next(calls) == number:
                os._exit(KILLED)
            return call(*given, **named)

        return at_last

    for name in REACHING_THE_DISK:
        setattr(os, name, ending(getattr(os, name)))
    round_of(store)


def _in_child(work: Callable[[], Any]) -> int:
    """Run in a fork, made while no thread runs yet: DuckDB starts its own with the first connection."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    steps(Path(sys.argv[1]), int(sys.argv[2]))
