"""Ratios of speed, both sides measured in one run in CPU time: reading against its floors and its peers, checking."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pandas as pd
import pdfplumber
from rich.console import Console
from rich.table import Table

from benchmarks.accuracy import REPORTS
from gongkai.documents.reader import read_document
from gongkai.gathering import Source
from gongkai.ingest import agency_of
from gongkai.parsing.matrix_form import read_matrix_form
from gongkai.publishing import judge
from gongkai.reading import read_source
from gongkai.registers import registers
from gongkai.warehouse import Entry, load_all, memory

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "reports"
_REPEATS = 20
_FEW_REPEATS = 3


def _best(action: Callable[[], object], repeats: int = _REPEATS) -> float:
    """The least CPU time of several runs, in milliseconds: what is left when nothing else disturbs."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
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


def _of_html(pages: list[Path]) -> Table:
    """HTML to the cells of the form, against the bare parse of the page and against pandas.read_html."""
    table = Table(
        "page", "lxml ms", "cells ms", "times lxml", "read_html ms", "times faster", title="HTML to cells"
    )
    total = [0.0, 0.0, 0.0]
    for page in pages:
        content = page.read_bytes()
        floor = _best(lambda content=content: lxml.html.fromstring(content))
        own = _best(lambda content=content: read_matrix_form(read_document(content, "a.html"), None))
        peer = _best(lambda content=content: pd.read_html(io.BytesIO(content)), _FEW_REPEATS)
        total = [a + b for a, b in zip(total, (floor, own, peer), strict=True)]
        table.add_row(page.name, *_ratios(floor, own, peer))
    table.add_row("in all", *_ratios(*total))
    return table


def _ratios(floor: float, own: float, peer: float) -> tuple[str, ...]:
    return f"{floor:.2f}", f"{own:.2f}", f"{own / floor:.1f}", f"{peer:.2f}", f"{peer / own:.1f}"


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
