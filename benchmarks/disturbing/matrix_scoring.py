"""Apply every disturbance of a matrix form to every good document in every medium, and count what comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from benchmarks.disturbing import Printed, Score
from benchmarks.disturbing.matrices import Case, MatrixDisturbance
from benchmarks.disturbing.matrix_media import (
    html_spans,
    in_one_line,
    markdown_with_invented_heads,
    markdown_with_labels_apart,
)
from benchmarks.disturbing.media import DROPS_BLANKS, MEDIA
from benchmarks.disturbing.scoring import judged
from gongkai.forms import edition
from gongkai.gathering import Source
from gongkai.reading import read_source
from gongkai.registers import registers
from tests.parsing.matrix_layouts import COLUMNS

_OF_MATRICES: dict[str, tuple[str, Callable[[Case], bytes]]] = {
    "html spans": ("a.html", html_spans),
    "one line": ("a.txt", in_one_line),
    "md heads": ("a.md", markdown_with_invented_heads),
    "md apart": ("a.md", markdown_with_labels_apart),
}
# the writer of small PDF pages puts all rows on the same columns, which no real one does with a matrix
ALL_MEDIA = (*(medium for medium in MEDIA if medium != "pdf"), *_OF_MATRICES)
# where blank cells leave no trace, a row with one may be read in several ways
_WITHOUT_BLANKS = DROPS_BLANKS | {"one line"}
# where a row may be longer or shorter than its cells, a blank last cell is not told from none
_WITHOUT_END = frozenset(
    {"tabs", "padded bars", "docx", "xlsx", "inline bars", "one cell a line", "lone bars"}
)


def written(medium: str, case: Case) -> tuple[str, bytes]:
    """The name and the bytes of a report in a medium."""
    if medium in _OF_MATRICES:
        file, write = _OF_MATRICES[medium]
        return file, write(case)
    file, write_rows = MEDIA[medium]
    printed = case.printed
    head, *rows = (row for row in printed.rows if row.cells)
    return file, write_rows(replace(printed, head=head.cells, rows=tuple(rows)))


def undetermined(medium: str, case: Case) -> frozenset[str]:
    """The items that the medium leaves open for want of blank cells."""
    return frozenset(
        item for row in _rows(case) if _is_open(medium, [case.values.get(i, "") for i in row]) for item in row
    )


def _is_open(medium: str, texts: list[str]) -> bool:
    if medium in _WITHOUT_BLANKS:
        return len(texts) > 1 and "" in texts
    return medium in _WITHOUT_END and len(texts) > 1 and (texts[-1] == "" or texts[0] == "")


def _rows(case: Case) -> Iterator[list[str]]:
    """The items of each printed row."""
    form = edition(case.edition)
    for row in form.matrix_rows:
        yield [f"{row.item}__{column}" for column in COLUMNS]
    for group in (line for line in form.printed if line.kind == "group"):
        yield [item.item for item in form.items if item.is_valued and item.parent == group.item]
    yield [item.item for item in form.valued if item.table_no == 3]


def score(disturbance: MatrixDisturbance, cases: Iterable[Case]) -> tuple[Score, list[str]]:
    """The score of one disturbance over all reports and media, and its wrong cells."""
    total, wrong = Score(), []
    for case in cases:
        disturbed = disturbance.apply(case)
        printed: Printed = disturbed.printed
        for medium in disturbance.media or ALL_MEDIA:
            file, content = written(medium, disturbed)
            content = disturbance.written(content) if disturbance.written else content
            _, read = read_source(Source(file, content), registers())
            opened = replace(printed, open=disturbed.open | undetermined(medium, disturbed))
            one, faults = judged(opened, read[0].cells)
            total += one
            wrong += [f"{case.name}, {medium}: {fault}" for fault in faults]
    return total, wrong
