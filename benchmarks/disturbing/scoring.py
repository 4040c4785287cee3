"""Apply every disturbance to every good document in every medium, and count what the reader gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from benchmarks.disturbing import Disturbance, Printed, Score
from benchmarks.disturbing.media import DROPS_BLANKS, MEDIA
from gongkai.gathering import Source
from gongkai.reading import read_source
from gongkai.records import Cell
from gongkai.registers import registers


def judged(report: Printed, cells: Iterable[Cell]) -> tuple[Score, list[str]]:
    """The score of what was read, and each wrong cell in words."""
    score, wrong = Score(), []
    found = {cell.item: cell for cell in cells}
    truth = report.truth
    for item in truth.keys() | found.keys():
        cell, expected = found.get(item), truth.get(item)
        value = cell.value if cell else None
        if value is not None and value != expected:
            score.wrong += 1
            wrong.append(f"{item}: {expected} read as {value}")
        elif item not in truth:
            continue
        elif value is None and (expected is not None or cell is None or cell.state == "absent"):
            score.lost += item not in report.open
            score.lost_open += item in report.open
        elif cell is not None and cell.inferred:
            score.inferred += 1
        else:
            score.right += 1
    return score, wrong


def disturbed(disturbance: Disturbance, report: Printed) -> Iterator[tuple[str, str, Printed, bytes]]:
    """Medium, file name, report as disturbed and its bytes, for each medium that shows the disturbance."""
    for medium, (file, write) in MEDIA.items():
        if any(only and medium not in only for only in (disturbance.media, report.media)):
            continue
        if disturbance.printed:
            printed = disturbance.printed(report)
            yield medium, file, _opened(printed, medium), write(printed)
        elif disturbance.written and disturbance.medium == file.removeprefix("a."):
            yield medium, file, _opened(report, medium), disturbance.written(write(report))


def _opened(report: Printed, medium: str) -> Printed:
    """The report with those cells open of which the medium does not show the column."""
    if medium not in DROPS_BLANKS:
        return report
    partly = [row for row in report.rows if len(row.truth) > 1 and not all(map(str.strip, row.cells[2:]))]
    return replace(report, open=report.open | {item for row in partly for item, _ in row.truth})


def score(disturbance: Disturbance, reports: Iterable[Printed]) -> tuple[Score, list[str]]:
    """The score of one disturbance over all reports and media, and its wrong cells."""
    total, wrong = Score(), []
    for report in reports:
        for medium, file, printed, content in disturbed(disturbance, report):
            _, read = read_source(Source(file, content), registers())
            one, faults = judged(printed, read[0].cells)
            total += one
            wrong += [f"{report.name}, {medium}: {fault}" for fault in faults]
    return total, wrong
