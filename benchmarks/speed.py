"""Ratios of speed, both sides measured in one run: reading against its floor, checks against bare numpy."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from gongkai.gathering import Source
from gongkai.ingest import agency_of, read_source
from gongkai.publishing import judge
from gongkai.registers import registers
from gongkai.warehouse import Entry, load_all, memory

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "reports"
_REPEATS = 20


def _best(action: Callable[[], object]) -> float:
    """The fastest of several runs, in seconds: what is left when nothing else disturbs."""
    times = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def run() -> None:
    """Print the table."""
    content = next(SAMPLE.glob("2017/*.txt")).read_bytes()
    names = registers()
    floor = _best(lambda: re.findall(r"[0-9]+|[^0-9\n|]+", content.decode()))
    reading = _best(lambda: read_source(Source("a.txt", content), names))
    files = sorted(SAMPLE.glob("sample/*/*.txt"))
    start = time.perf_counter()
    reports = [read_source(Source(file.name, file.read_bytes()), names)[1][0] for file in files]
    read = time.perf_counter() - start
    con = memory()
    start = time.perf_counter()
    load_all(con, [Entry(report, agency_of(report, names), n) for n, report in enumerate(reports)])
    loaded = time.perf_counter() - start
    start = time.perf_counter()
    judge(con)
    judged = time.perf_counter() - start
    table = Table("what", "ms", "ratio", title="speed")
    table.add_row("decode and split one report", f"{floor * 1e3:.2f}", "1")
    table.add_row("read one report", f"{reading * 1e3:.2f}", f"{reading / floor:.0f}")
    for what, seconds in (("read", read), ("load", loaded), ("derive and check", judged)):
        table.add_row(f"{what}, {len(files)} reports, each", f"{seconds / len(files) * 1e3:.2f}", "")
    Console().print(table)
