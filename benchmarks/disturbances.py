"""Good documents disturbed in every way of `disturbing`: a table of what the reader still gets, wrong last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rich.console import Console
from rich.table import Table

from benchmarks.disturbing import Score, cases, lists, matrices, matrix_scoring, pages, scoring

_MOST_SHOWN = 20
_FOR_REAL_FIGURES = ("one cell a line", "html")

Scored = tuple[str, tuple[Score, list[str]]]


def run() -> None:
    """Print a table for the list forms and one for the matrix forms, and the first wrong cells if there are any."""
    mixed = [report for report in cases.made_up() if not report.name.endswith("plain")]
    reports = [*mixed, *(replace(report, media=_FOR_REAL_FIGURES) for report in cases.real())]
    of_lists = ((one.name, scoring.score(one, reports)) for one in (*lists.ALL, *pages.ALL))
    _print("disturbances of list forms, cells", of_lists)
    matrix_cases = list(matrices.cases())
    of_matrices = ((one.name, matrix_scoring.score(one, matrix_cases)) for one in matrices.ALL)
    _print("disturbances of matrix forms, cells", of_matrices)


def _print(title: str, scored: Iterable[Scored]) -> None:
    table = Table("disturbance", "right", "inferred", "lost", "not determined", "wrong", title=title)
    total, wrong = Score(), []
    for name, (score, faults) in scored:
        total += score
        wrong += [f"{name}: {fault}" for fault in faults]
        table.add_row(name, *_columns(score))
    table.add_row("in all", *_columns(total))
    Console().print(table)
    for fault in wrong[:_MOST_SHOWN]:
        Console().print(fault, markup=False)


def _columns(score: Score) -> tuple[str, ...]:
    return tuple(str(n) for n in (score.right, score.inferred, score.lost, score.lost_open, score.wrong))
