"""The real reports that faults are seeded in: read once, then only their cells and claims are changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from benchmarks.accuracy import REPORTS
from gongkai.forms import Edition, edition
from gongkai.gathering import Source
from gongkai.reading import read_source
from gongkai.records import Report
from gongkai.registers import registers

PUBLISHED = Path(__file__).resolve().parents[2] / "data" / "reports" / "published"
_COMPLETE = 0.9  # of the cells of the form are printed, with a number or without


@dataclass(frozen=True)
class Document:
    """One report with its form; `figures` are its cells with a number."""

    report: Report
    form: Edition
    figures: dict[str, Decimal]

    @property
    def name(self) -> str:
        """The file it came from."""
        return self.report.source_name

    def same_body(self, other: Document, apart: int) -> bool:
        """Whether the other is of the same body and form, so many years later."""
        mine, theirs = self.report, other.report
        is_same = (mine.agency, mine.scope, mine.edition) == (theirs.agency, theirs.scope, theirs.edition)
        return is_same and mine.year is not None and theirs.year == mine.year + apart


def documents() -> list[Document]:
    """Every complete real report, one of each body and year: those beside this checkout first."""
    found: dict[tuple[object, ...], Document] = {}
    for file in [*sorted(REPORTS.glob("*/*")), *sorted(PUBLISHED.glob("*"))]:
        if file.suffix in (".json", ".zip"):
            continue
        for document in _complete(file):
            report = document.report
            found.setdefault((report.agency, report.year, report.edition, report.scope), document)
    return list(found.values())


def _complete(file: Path) -> Iterator[Document]:
    for report in read_source(Source(file.name, file.read_bytes()), registers())[1]:
        if report.edition is None or report.year is None or report.agency is None:
            continue
        form = edition(report.edition)
        printed = [cell for cell in report.cells if cell.state != "absent"]
        if len(printed) >= _COMPLETE * len(form.valued):
            figures = {cell.item: cell.value for cell in report.cells if cell.value is not None}
            yield Document(report, form, figures)
