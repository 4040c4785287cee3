"""Every cell of real documents against their true figures: right, wrong, unread, inferred.

The documents lie in ../shared/reports, each with a `.truth.json` beside it; null means printed blank. What
a damaged document no longer determines is named in not_determined.csv, with the reason; its true figures
come from elsewhere.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.disturbing.cases import figures_by_item
from gongkai.forms import editions
from gongkai.gathering import Source
from gongkai.parsing.numbers import read_figure
from gongkai.reading import read_source
from gongkai.records import Cell
from gongkai.registers import registers

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports"


@dataclass
class Score:
    """How the cells of one document came out."""

    right: int = 0
    inferred: int = 0
    wrong: int = 0
    missing: int = 0
    not_determined: int = 0

    def add(self, cell: Cell | None, truth: object, *, is_open: bool) -> None:
        """Judge one cell; a blank read as absent is missing, a figure where none is printed is wrong."""
        value = cell.value if cell else None
        expected = None if truth is None or truth == "" else read_figure(str(truth)).value
        if value is None and (expected is not None or cell is None or cell.state == "absent"):
            self.missing += not is_open
            self.not_determined += is_open
        elif value != expected:
            self.wrong += 1
        elif cell is not None and cell.inferred:
            self.inferred += 1
        else:
            self.right += 1


def score(name: str, content: bytes, truth: dict[str, object]) -> Score:
    """The score of one document; all cells missing where it cannot be read."""
    _, reports = read_source(Source(name, content), registers())
    cells = {cell.item: cell for cell in reports[0].cells}
    result = Score()
    left_open = not_determined().get(name, frozenset())
    for item, value in truth.items():
        result.add(cells.get(item), value, is_open=item in left_open)
    return result


def not_determined() -> dict[str, frozenset[str]]:
    """The items of a document that it does not determine."""
    text = (Path(__file__).parent / "not_determined.csv").read_text(encoding="utf-8")
    return {row["document"]: frozenset(row["items"].split()) for row in csv.DictReader(io.StringIO(text))}


def documents() -> list[tuple[Path, dict[str, object]]]:
    """Every document whose true figures are known, by item or by the labels of a provincial form."""
    found = []
    for file in sorted(REPORTS.glob("*/*.truth.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        truth = told.get("items") or dict(_provincial(told.get("stats_form", [])))
        sources = [f for f in file.parent.glob(f"{file.name.removesuffix('.truth.json')}.*") if f != file]
        if truth and sources:
            found.append((sources[0], truth))
    return found


def _provincial(lines: list[dict[str, object]]) -> Mapping[str, object]:
    """The figures of lines told by label, by the items of the provincial form that knows most of them."""
    told = [figures_by_item(form, lines) for form in editions().values() if form.value_columns and form.lines]
    return max(told, key=len, default={})


def run() -> None:
    """Print the table."""
    heads = ("document", "right", "inferred", "wrong", "missing", "not determined")
    table = Table(*heads, title="accuracy, cells")
    total = Score()
    for document, truth in documents():
        one = score(document.name, document.read_bytes(), truth)
        table.add_row(document.name, *(str(n) for n in vars(one).values()))
        total = Score(*(a + b for a, b in zip(vars(total).values(), vars(one).values(), strict=True)))
    table.add_row("in all", *(str(n) for n in vars(total).values()))
    Console().print(table)
    determined = total.right + total.inferred + total.wrong + total.missing
    if determined:
        share = (total.right + total.inferred) / determined
        Console().print(
            f"right or inferred: {share:.2%} of the {determined} cells that the documents determine"
        )
    if not total.right:
        Console().print("no real documents beside this checkout: ../shared/reports is not here")
