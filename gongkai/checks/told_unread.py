"""Lines of the form that stand among those we could not read: they are printed, and the body is not to be blamed for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from gongkai.checks.facts import Facts, tables_of
from gongkai.checks.running import Failure
from gongkai.forms import Edition

_RULE = "X-FM-04"
_ENUMERATOR = re.compile(r"^(?:其中[:：]?)?[(（]?(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})[)）、.．]+")
_NOTE = re.compile(r"[(（].*")
_WORDS = re.compile("[\u4e00-\u9fff]+")
_UNIT = re.compile("(?:人次|万元|[件条次个人份篇期])$")
_UP_TO_THE_FIGURES = re.compile(r"(?:[0-9]{1,2}[、.．])?[^|0-9]*")
# the three ways of appeal are printed in one row
_ROWS_BESIDE_EACH_OTHER = 3
_FIGURE = re.compile(r"[0-9][0-9,.]*")

Line = tuple[str, str]


def without_told(report: Facts, failures: Sequence[Failure]) -> list[Failure]:
    """The failures; of lines said to be missing those are left out that may stand in an unread line."""
    if not report.unread:
        return list(failures)
    return [
        rest
        for failure in failures
        if (rest := _rest(report, failure) if failure.rule == _RULE else failure) is not None
    ]


def _rest(report: Facts, failure: Failure) -> Failure | None:
    """What is missing for certain; of lines without a label of the form each may be any row of its table."""
    form = report.form
    if form is None:
        return failure
    named, unnamed = _parted(_rows(form), report.unread)
    missing = [item for item in failure.items if _row_label(form, item) not in named]
    counted = Counter(form.by_code[item].table_no for item in missing)
    covered = _cells_in(report, form, [line for line in unnamed if _may_be_missing(report, line)])
    kept = [
        item
        for item in missing
        if covered[form.by_code[item].table_no] < counted[form.by_code[item].table_no]
    ]
    if not kept:
        return None
    partly = max(covered[form.by_code[item].table_no] for item in kept)
    printed = (failure.found or Decimal(0)) + len(failure.items) - len(kept) + partly
    return replace(failure, items=tuple(kept), found=printed, left_value=printed)


def _may_be_missing(report: Facts, line: Line) -> bool:
    """Whether a line has a figure, and is not nothing but figures that stand where a cell that is printed does."""
    locator, text = line
    is_of_a_printed = locator in {report.locators.get(cell) for cell in report.printed}
    return bool(_FIGURE.search(text)) and (bool(_WORDS.search(text)) or not is_of_a_printed)


def _cells_in(report: Facts, form: Edition, lines: Sequence[Line]) -> Counter[int]:
    """How many cells of each table some lines may hold."""
    found: Counter[int] = Counter()
    for locator, text in lines:
        figures = len(_FIGURE.findall(_UP_TO_THE_FIGURES.sub("", text, count=1)))
        found.update({table: max(figures, _width(form, table)) for table in tables_of(report, [locator])})
    return found


def _width(form: Edition, table: int) -> int:
    """How many cells a line of a table has: as its longest row, or all where the rows stand beside each other."""
    rows = Counter(_row_label(form, item.item) for item in form.cells if item.table_no == table)
    return rows.total() if len(rows) <= _ROWS_BESIDE_EACH_OTHER else max(rows.values())


def _rows(form: Edition) -> Mapping[str, str]:
    """The labels of the form's rows by what is left of them as printed."""
    return {_core(label): label for label in (_row_label(form, item.item) for item in form.cells)}


def _row_label(form: Edition, item: str) -> str:
    return form.by_code[item].label_zh.partition(" / ")[0]


def _parted(rows: Mapping[str, str], told: Sequence[Line]) -> tuple[set[str], list[Line]]:
    """The rows of the form that lines name, and the lines that name none."""
    named, others = set[str](), list[Line]()
    for line in told:
        labels = [rows[core] for core in _cores(line[1]) if core in rows]
        named.update(labels)
        others += [] if labels else [line]
    return named, others


def _cores(text: str) -> Iterator[str]:
    """A line's label as it may stand on the form, with and without the unit behind it."""
    core = _core((_UP_TO_THE_FIGURES.match(text) or [""])[0])
    yield core
    yield _UNIT.sub("", core)


def _core(label: str) -> str:
    return "".join(_WORDS.findall(_NOTE.sub("", _ENUMERATOR.sub("", label.strip()))))
