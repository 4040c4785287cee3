"""Ratios of speed, both sides measured in one run in CPU time: reading against its floors and its peers, checking."""

from __future__ import annotations

import gc
import io
import re
import time
from collections.abc import Callable
from functools import partial
from itertools import chain
from pathlib import Path

import lxml.html
import pandas as pd
import pdfplumber
from rich.console import Console
from rich.table import Table

from benchmarks.accuracy import REPORTS
from gongkai.confined import Reader, read_ahead
from gongkai.documents.reader import read_document
from gongkai.gathering import Source
from gongkai.ingest import agency_of
from gongkai.parsing.matrix_form import read_matrix_form
from gongkai.publishing import judge
from gongkai.reading import read_confined, read_source, request_for
from gongkai.registers import registers
from gongkai.warehouse import Entry, load_all, memory

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "reports"
_REPEATS = 60
# a rare ideograph and those behind it
_FIRST_OF_OTHERS = 0x5000
_FEW_REPEATS = 3


def _best(action: Callable[[], object], repeats: int = _REPEATS) -> float:
    """The least CPU time of several runs, in milliseconds: what is left when nothing else disturbs.

    Both sides run without the garbage collector, as a document is read by the program: in a child that ends with it.
    """
    times = []
    for _ in range(repeats):
        gc.disable()
        try:
            start = time.process_time()
            action()
            times.append(time.process_time() - start)
        finally:
            gc.enable()
    return min(times) * 1e3


def run() -> None:
    """Print the tables."""
    pages, papers = (
        sorted(REPORTS.glob("2019-2020/*.html")) + sorted(REPORTS.glob("2021/*.html")),
        sorted(REPORTS.glob("2021/*.pdf")),
    )
    if pages:
        Console().print(_of_html(pages))
    if papers:
        Console().print(_of_pdf(papers))
    Console().print(_of_a_batch())
    Console().print(_of_confinement())


def _of_html(pages: list[Path]) -> Table:
    """HTML to all table cells with their places, and to those of the form read; pandas.read_html gives bare tables.

    `first` is what a page costs that is seen for the first time, the first row with the forms still to be
    loaded. The rest is the steady state of a batch: what all reports share, labels and common figures, is
    found in caches; what they do not share, sentences, is not (see `_another`).
    """
    columns = ("page", "first ms", "lxml ms", "read_html ms")
    ratios = ("table cells ms", "times lxml", "times faster", "form ms", "times lxml", "times faster")
    table = Table(*columns, *ratios, title="HTML to cells")
    total = [0.0] * 5
    for page in pages:
        content = page.read_bytes()
        times = (
            _best(lambda content=content: _form_of(content), 1),
            _best_of_others(lxml.html.fromstring, content),
            _best_of_others(lambda page: pd.read_html(io.BytesIO(page), flavor="lxml"), content),
            _best_of_others(lambda page: read_document(page, "a.html"), content),
            _best_of_others(_form_of, content),
        )
        total = [a + b for a, b in zip(total, times, strict=True)]
        table.add_row(page.name, *_ratios(*times))
    table.add_row("in all", *_ratios(*total))
    return table


def _form_of(content: bytes) -> object:
    return read_matrix_form(read_document(content, "a.html"), None)


def _best_of_others(action: Callable[[bytes], object], content: bytes) -> float:
    """As `_best`, over pages that have the same tables and other sentences."""
    return min(_best(partial(action, _another(content, number)), 1) for number in range(_REPEATS))


def _another(content: bytes, number: int) -> bytes:
    """The page with other sentences: each begins with a character that none before had."""
    stop = "。"
    return content.replace(stop.encode(), (stop + chr(_FIRST_OF_OTHERS + number)).encode())


def _ratios(first: float, floor: float, peer: float, document: float, form: float) -> tuple[str, ...]:
    own = (f"{ms:.2f} {ms / floor:.1f} {peer / ms:.1f}".split() for ms in (document, form))
    return (*(f"{ms:.2f}" for ms in (first, floor, peer)), *chain.from_iterable(own))


def _of_pdf(papers: list[Path]) -> Table:
    """A PDF read whole, against pdfplumber's own extraction of the tables on the pages that hold any."""
    table = Table("PDF", "document ms", "pdfplumber's tables ms", "ratio", title="PDF to a document")
    for paper in papers:
        content = paper.read_bytes()
        with pdfplumber.open(io.BytesIO(content)) as document:
            with_tables = [page.page_number for page in document.pages if page.find_tables()]
        own = _best(lambda content=content: read_document(content, "a.pdf"), _FEW_REPEATS)
        peer = _best(lambda content=content, pages=with_tables: _tables(content, pages), _FEW_REPEATS)
        table.add_row(paper.name, f"{own:.0f}", f"{peer:.0f}", f"{own / peer:.2f}")
    return table


def _tables(content: bytes, pages: list[int]) -> list[object]:
    with pdfplumber.open(io.BytesIO(content), pages=pages) as document:
        return [page.extract_tables() for page in document.pages]


def _of_a_batch() -> Table:
    """A text against its floor, and the sample documents read, loaded and judged."""
    content = next(SAMPLE.glob("2017/*.txt")).read_bytes()
    names = registers()
    floor = _best(lambda: re.findall(r"[0-9]+|[^0-9\n|]+", content.decode()))
    reading = _best(lambda: read_source(Source("a.txt", content), names))
    files = sorted(SAMPLE.glob("sample/*/*.txt"))
    start = time.process_time()
    reports = [read_source(Source(file.name, file.read_bytes()), names)[1][0] for file in files]
    read = time.process_time() - start
    con = memory()
    start = time.process_time()
    load_all(con, [Entry(report, agency_of(report, names), n) for n, report in enumerate(reports)])
    loaded = time.process_time() - start
    start = time.process_time()
    judge(con)
    judged = time.process_time() - start
    table = Table("what", "ms", "ratio", title="a batch")
    table.add_row("decode and split one report", f"{floor:.2f}", "1")
    table.add_row("read one report", f"{reading:.2f}", f"{reading / floor:.0f}")
    for what, seconds in (("read", read), ("load", loaded), ("derive and check", judged)):
        table.add_row(f"{what}, {len(files)} reports, each", f"{seconds / len(files) * 1e3:.2f}", "")
    return table


def _of_confinement() -> Table:
    """Reading the sample documents each in a process of its own, against reading them in this one; by the clock."""
    files = [
        file
        for suffix in ("txt", "md", "html", "docx", "xlsx", "pdf")
        for file in SAMPLE.rglob(f"*.{suffix}")
    ]
    sources = [Source(file.name, file.read_bytes()) for file in sorted(files) if file.name != "README.md"]
    names = registers()
    here = _by_the_clock(lambda: [read_source(source, names) for source in sources])
    table = Table("where", "ms", "ratio", title=f"{len(sources)} documents, each")
    table.add_row("in this process", f"{here / len(sources):.1f}", "1")
    for workers in (1, 2):
        reader = Reader(workers)
        taken = _by_the_clock(lambda reader=reader: _read_ahead(reader, sources))
        reader.close()
        table.add_row(f"by {workers} workers", f"{taken / len(sources):.1f}", f"{taken / here:.2f}")
    return table


def _read_ahead(reader: Reader, sources: list[Source]) -> None:
    with reader.batch() as batch:
        for source in read_ahead(sources, lambda source: batch.begin(request_for(source))):
            read_confined(source, batch)


def _by_the_clock(action: Callable[[], object]) -> float:
    """Milliseconds of the better of two runs."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times) * 1e3
