"""Good documents disturbed in every way of `disturbing`: a table of what the reader still gets, wrong first."""

from __future__ import annotations

from dataclasses import replace

from rich.console import Console
from rich.table import Table

from benchmarks.disturbing import Score, cases, lists, pages
from benchmarks.disturbing.scoring import score

_MOST_SHOWN = 20
_FOR_REAL_FIGURES = ("one cell a line", "html")


def run() -> None:
    """Print the table, and the first wrong cells if there are any."""
    mixed = [report for report in cases.made_up() if not report.name.endswith("plain")]
    reports = [*mixed, *(replace(report, media=_FOR_REAL_FIGURES) for report in cases.real())]
    table = Table(
        "disturbance", "right", "inferred", "lost", "not determined", "wrong", title="disturbances, cells"
    )
    total, wrong = Score(), []
    for disturbance in (*lists.ALL, *pages.ALL):
        one, faults = score(disturbance, reports)
        total += one
        wrong += [f"{disturbance.name}: {fault}" for fault in faults]
        table.add_row(disturbance.name, *_columns(one))
    table.add_row("in all", *_columns(total))
    Console().print(table)
    for fault in wrong[:_MOST_SHOWN]:
        Console().print(fault, markup=False)


def _columns(score: Score) -> tuple[str, ...]:
    return tuple(str(n) for n in (score.right, score.inferred, score.lost, score.lost_open, score.wrong))
