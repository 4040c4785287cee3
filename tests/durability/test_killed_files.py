"""Killed while it writes a file or fetches: the file is there whole or as it was before, and nothing told is lost."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pdfplumber
import pytest
import python_calamine
from docx import Document

from gongkai.archive.audit import AuditLog
from gongkai.exports import pack
from gongkai.gathering import gather
from gongkai.verification import verify
from tests.commands.taking import report
from tests.durability.failing import TEAR, Driver, needs_a_compiler
from tests.durability.looking import received, served
from tests.fetching.server import Site, local_site, plain
from tests.figures import figures, spread

pytestmark = [needs_a_compiler, pytest.mark.release]

OLD = b"of last year"
BODY = "清源区示例局"


def _csv(path: Path) -> None:
    content = path.read_text("utf-8-sig")
    assert content.endswith("\n")
    rows = list(csv.reader(io.StringIO(content)))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1


def _xlsx(path: Path) -> None:
    book = python_calamine.CalamineWorkbook.from_path(path)
    assert book.sheet_names == ["provenance", "findings", "reports"]
    assert all(len(book.get_sheet_by_name(name).to_python()) > 1 for name in book.sheet_names)


def _parquet(path: Path) -> None:
    assert len(pd.read_parquet(path)) == 2


def _pack(path: Path) -> None:
    assert list(pack.verify(path)) == []


def _letter(path: Path) -> None:
    assert Document(path).tables


def _brief(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        assert pdf.pages[-1].extract_text()


FILES: dict[str, tuple[tuple[str, ...], Callable[[Path], None]]] = {
    "findings.csv": (("export", "findings"), _csv),
    "both.xlsx": (("export", "findings", "reports"), _xlsx),
    "reports.parquet": (("export", "reports"), _parquet),
    "pack.zip": (("pack",), _pack),
    "letter.docx": (("letter", "--agency", BODY), _letter),
    "brief.pdf": (("brief",), _brief),
}


def _is_new(output: Path, demand_whole: Callable[[Path], None]) -> bool:
    """Whether the file is the new one, which must be whole, and not the old one."""
    if output.read_bytes() == OLD:
        return False
    demand_whole(output)
    return True


@pytest.mark.parametrize("name", FILES)
def test_a_file_ended_at_each_call(failing: Driver, copied: Callable[[], Path], tmp_path: Path, name: str):
    words, demand_whole = FILES[name]
    store, folder = copied(), tmp_path / "out"
    folder.mkdir()
    output = folder / name
    call = (*words, "-o", output, "--store", store)
    said = failing.run(*call, below=tmp_path)
    assert (said.exit_code, said.errors) == (0, "")
    demand_whole(output)
    told = len(list(AuditLog(store).lines()))
    seen = []
    for number in said.places(2):
        copied()
        output.write_bytes(OLD)
        ended = failing.run(*call, below=tmp_path, at=number, kind=TEAR)
        assert ended.exit_code != 0
        seen.append(_is_new(output, demand_whole))
        assert not seen[-1] or len(list(AuditLog(store).lines())) == told  # told before it is there
        assert gather([folder]).found == (gather([output]).found if not name.endswith(".csv") else ())
        assert failing.run(*call, below=tmp_path).exit_code == 0
        assert _is_new(output, demand_whole)
        assert list(folder.iterdir()) == [output]  # what was left is taken away
        assert list(verify(store)) == []
    assert seen[0] is False
    assert seen[-1] is True
    assert seen == sorted(seen)  # once the new one is there, no later step takes it back


def test_files_killed_at_random_moments(failing: Driver, copied: Callable[[], Path], tmp_path: Path):
    chance, store, folder = random.Random(20261), copied(), tmp_path / "out"
    folder.mkdir()
    names = list(FILES)
    usual = {
        name: failing.run(*words, "-o", folder / name, "--store", store, below=tmp_path).seconds
        for name, (words, _) in FILES.items()
    }
    for number in range(figures(6, 120)):
        name = names[number % len(names)]
        words, demand_whole = FILES[name]
        output = folder / name
        output.write_bytes(OLD)
        killed_after = chance.random() * usual[name]
        ended = failing.run(*words, "-o", output, "--store", store, below=tmp_path, killed_after=killed_after)
        assert _is_new(output, demand_whole) or ended.exit_code != 0
    for name, (words, demand_whole) in FILES.items():
        assert failing.run(*words, "-o", folder / name, "--store", store, below=tmp_path).exit_code == 0
        demand_whole(folder / name)
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    assert list(verify(store)) == []


@pytest.fixture
def site() -> Iterator[Site]:
    with local_site() as running:
        yield running


def _listed(folder: Path, site: Site, years: range) -> Path:
    site.pages |= {f"/{year}": plain(report(year).encode()) for year in years}
    path = folder / "list.csv"
    path.write_text("\n".join(["address", *(site.url(f"/{year}") for year in years), ""]), encoding="utf-8")
    return path


def test_fetch_ended_at_each_call(failing: Driver, copied: Callable[[], Path], tmp_path: Path, site: Site):
    store, addresses = copied(), _listed(tmp_path, site, range(2016, 2018))
    call = ("fetch", addresses, "--allow-private", "--pause", "0", "--store", store)
    said = failing.run(*call, below=store)
    assert said.calls > 50
    ends = [(store, number) for number in spread(said.calls, 2, 10)]
    # what it publishes is written as by an ingest, which has a test of its own
    for part in figures(0, 1) * ("originals", "ledger.jsonl"):
        copied()
        own = failing.run(*call, below=store / part)
        assert own.calls
        ends += [(store / part, number) for number in own.places(2)]
    for below, number in ends:
        copied()
        failing.run(*call, below=below, at=number, kind=TEAR)
        assert served(store) in ({2014, 2015}, {2014, 2015, 2016, 2017})
        had = len(received(store)) - 2
        site.asked.clear()
        assert failing.run(*call, below=store).exit_code == 0
        assert len(site.paths()) == 2 - had  # what was recorded is not asked for again
        assert (served(store), len(received(store)), list(verify(store))) == (
            {2014, 2015, 2016, 2017},
            4,
            [],
        )
        assert not list((store / "generations").glob("draft*"))


def test_fetch_killed_at_random_moments(
    failing: Driver, copied: Callable[[], Path], tmp_path: Path, site: Site
):
    chance, store, years = random.Random(20262), copied(), range(2016, 2016 + figures(4, 8))
    call = ("fetch", _listed(tmp_path, site, years), "--allow-private", "--pause", "0", "--store", store)
    usual = failing.run(*call, below=store).seconds
    copied()
    had = received(store)
    for _ in range(figures(2, 60)):
        failing.run(*call, below=store, killed_after=chance.random() * usual)
        now = received(store)
        assert now[: len(had)] == had
        had = now
        assert {2014, 2015} <= served(store)
    assert failing.run(*call, below=store).exit_code == 0
    assert served(store) == {2014, 2015, *years}
    assert (len(received(store)), list(verify(store))) == (2 + len(years), [])
