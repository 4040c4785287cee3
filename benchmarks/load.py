"""Many readers at once over the protocol of the browser, on a store of two million cells.

Readers open pages as people do: a pause, a page, the next filter. Every answer is held against what the store
says for that reader's years; while new generations are published, against the generation that the page names.
Seconds are from the click to the end of the script, as the reader's connection sees them.
"""

from __future__ import annotations

import asyncio
import math
import os
import random
import re
import tempfile
import threading
import time
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

import websockets
from rich.console import Console
from rich.table import Table
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

import queries
from benchmarks import country
from benchmarks.serving import served

REPORTS = 18_000  # of some 112 cells each
PUBLISHED_REPORTS = 1_000
READERS, THINK, FIVE_MINUTES = 25, 10.0, 300.0
BEGINNING = 30.0  # seconds in which all of them open their first pages, and hardly anything is kept yet
AT_ONCE = 50
SWAPPING_READERS, SWAPS = 10, 100
_PAGES = ("", "proactive", "requests", "appeals", "staffing", "anomalies", "coverage")
_YEARS = tuple(range(2014, 2025))
_GROWING = 2016
_IN_VIEW = re.compile(r"([\d,]+) of the ([\d,]+) reports in view carry")
_GENERATION = re.compile(r"Generation (\d+)")
_PATIENCE = 120


@dataclass(frozen=True)
class Crowd:
    """So many readers, each of whom thinks and goes on until it has seen its pages, its time is over or it is told.

    Who is told has seen `least` pages before it heeds it, however slow they come.
    """

    readers: int
    think: float = 0.0
    pages: int | None = None
    seconds: float | None = None
    least: int = 0
    told: threading.Event = field(default_factory=threading.Event)


@dataclass
class Seen:
    """What one reader's connection has seen: when each page was asked for and its seconds, and whatever was wrong."""

    at: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


Known = dict[tuple[int, int | None], tuple[int, int]]
"""By generation and year (None: all): how many reports are in view, and how many of them are samples."""


def run(reports: int = REPORTS, swaps: int = SWAPS) -> None:
    """Print the table."""
    table = Table("what", "pages", "median s", "p95 s", "worst s", "wrong", title="readers on two cores")
    with tempfile.TemporaryDirectory() as folder:
        store = country.samples(Path(folder) / "large")
        made = country.multiply(store, reports)
        known = known_of(store, _YEARS)
        with served(store) as port:
            warm = asyncio.run(together(port, known, Crowd(1, pages=len(_PAGES))))
            _add(table, f"one reader, {made} reports, empty caches", warm)
            start = time.monotonic()
            thinking = asyncio.run(together(port, known, Crowd(READERS, THINK, seconds=FIVE_MINUTES)))
            what = f"{READERS} readers, {THINK:.0f} s to think, five minutes"
            _add(table, what, thinking)
            _add(table, f"    its first {BEGINNING:.0f} s", thinking, until=start + BEGINNING)
            _add(table, "    behind them", thinking, since=start + BEGINNING)
            _add(
                table,
                f"{AT_ONCE} arriving at once",
                asyncio.run(together(port, known, Crowd(AT_ONCE, pages=1))),
            )
        store = country.samples(Path(folder) / "small")
        country.multiply(store, PUBLISHED_REPORTS)
        known = known_of(store, _YEARS)
        with served(store) as port:
            _add(
                table,
                f"{swaps} generations under {SWAPPING_READERS} readers",
                swapped(port, store, known, swaps),
            )
    Console().print(table)


def _add(table: Table, what: str, seen: list[Seen], since: float = 0.0, until: float = math.inf) -> None:
    visits = (visit for one in seen for visit in zip(one.at, one.seconds, strict=True))
    seconds = sorted(second for at, second in visits if since <= at < until)
    wrong = [word for one in seen for word in one.wrong]
    if not seconds:
        table.add_row(what, "0")
        return
    middle, late = seconds[len(seconds) // 2], seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))]
    figures = (f"{middle:.2f}", f"{late:.2f}", f"{seconds[-1]:.2f}")
    told = "" if since or until < math.inf else f"{len(wrong)} {wrong[:1] or ''}"  # of a part it is not known
    table.add_row(what, str(len(seconds)), *figures, told)


def swapped(port: int, store: Path, known: Known, swaps: int, readers: int = SWAPPING_READERS) -> list[Seen]:
    """Readers with hardly a pause while one generation after another is published."""
    crowd = Crowd(readers, think=0.5, least=2)

    async def both() -> list[Seen]:
        readers = asyncio.create_task(together(port, known, crowd))
        for number in range(swaps):
            await asyncio.to_thread(_grow, store, number, known)
            await asyncio.sleep(crowd.think)  # so that pages are read in between
        crowd.told.set()
        return await readers

    return asyncio.run(both())


def _grow(store: Path, number: int, known: Known) -> None:
    """Publish one more report; what its generation has to say is known before a reader can see it."""
    last = max(generation for generation, _ in known)

    def announce(generation: int) -> None:
        for year in _years(known):
            samples, reports = known[last, year]
            more = year in (None, _GROWING)
            known[generation, year] = (samples + more, reports + more)

    country.publish_one_more(store, number, _GROWING, announce)


def known_of(store: Path, years: tuple[int, ...]) -> Known:
    """What pages over the current generation have to say of all years together and of each."""
    os.environ["GONGKAI_STORE"] = str(store)
    reader = queries.current()
    found: Known = {}
    for year in (None, *years):
        row = queries.ask("in_view", reader=reader, years=[str(year)] if year else None).iloc[0]
        found[queries.provenance(reader).generation, year] = (int(row["samples"]), int(row["reports"]))
    return found


def _years(known: Known) -> list[int | None]:
    """None, which is all of them, and each that is known of."""
    return sorted({year for _, year in known}, key=lambda year: year or 0)


async def together(port: int, known: Known, crowd: Crowd) -> list[Seen]:
    """What each of a crowd has seen, all of them at once."""
    return await asyncio.gather(*(_reader(port, known, number, crowd) for number in range(crowd.readers)))


async def _reader(port: int, known: Known, number: int, crowd: Crowd) -> Seen:
    seen, chance = Seen(), random.Random(number)
    end = time.monotonic() + crowd.seconds if crowd.seconds else math.inf
    first = number % len(_PAGES)
    async with websockets.connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        origin=f"http://127.0.0.1:{port}",  # type: ignore[arg-type]
        max_size=None,
        open_timeout=_PATIENCE,
    ) as line:
        years = _years(known)
        for page in islice(cycle(_PAGES[first:] + _PAGES[:first]), crowd.pages):
            await asyncio.sleep(crowd.think * chance.uniform(0.5, 1.5))
            if (crowd.told.is_set() and len(seen.seconds) >= crowd.least) or time.monotonic() > end:
                break
            year = chance.choice(years)
            await _visit(line, page, year, known, seen)
            if year:  # from page to page an address without a year keeps the one before
                years = [each for each in years if each]
    return seen


async def _visit(
    line: websockets.ClientConnection, page: str, year: int | None, known: Known, seen: Seen
) -> None:
    """Ask for a page and read until its script has ended; note what it says otherwise than the store."""
    asked = BackMsg()
    asked.rerun_script.query_string = "lang=en" + (f"&year={year}" if year else "")
    asked.rerun_script.page_name = page
    start = time.monotonic()
    await line.send(asked.SerializeToString())
    said: list[str] = []
    while True:
        message = ForwardMsg()
        message.ParseFromString(await asyncio.wait_for(line.recv(decode=False), _PATIENCE))
        if message.WhichOneof("type") == "script_finished":
            break
        said += _texts(message)
    seen.at.append(start)
    seen.seconds.append(time.monotonic() - start)
    seen.wrong += _wrong(said, page, year, known)


def _texts(message: ForwardMsg) -> list[str]:
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "exception":
        return [f"exception: {element.exception.message}"]
    return [element.markdown.body] if kind == "markdown" else [element.alert.body] if kind == "alert" else []


def _wrong(said: list[str], page: str, year: int | None, known: Known) -> list[str]:
    """What a page says that the generation it names does not hold; that it says nothing."""
    text = "\n".join(said)
    if "exception: " in text:
        return [f"{page}: {text}"]
    generations = {int(number) for number in _GENERATION.findall(text)}
    in_view = {tuple(int(number.replace(",", "")) for number in found) for found in _IN_VIEW.findall(text)}
    wanted = {known.get((generation, year)) for generation in generations}
    if len(generations) == 1 and in_view == wanted:
        return []
    return [f"{page or 'overview'} of {year}: generation {generations}, in view {in_view}, not {wanted}"]
