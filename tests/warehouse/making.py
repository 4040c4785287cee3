"""Reports made up for the tests of this room: cells of the 2014 form around one known figure."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

from gongkai import forms
from gongkai.records import Agency, Cell, Claim, Passage, Report, Unread
from gongkai.warehouse import GenerationInfo

INFO = GenerationInfo(rules_version="r1", ledger_lines=1, ledger_hash="0" * 64)


def agency(number: int = 0) -> Agency:
    return Agency(
        agency_id=f"990101-b{number}", name=f"清源区示例{number}局", name_en=None, region_code="990101",
        level="county", kind="department", parent_id=None, is_sample=True,
    )  # fmt: skip


def report(
    name: str = "r1",
    *,
    year: int | None = 2017,
    edition: str = "2014",
    published_on: date | None = None,
    **figures: int | None,
) -> Report:
    """A report that prints each cell of the form; items named in `figures` as given, None as blank, others 1."""
    cells = [_cell(item, figures, place) for place, item in enumerate(forms.edition(edition).cells, start=1)]
    unknown = figures.keys() - {cell.item for cell in cells}
    if unknown:
        raise KeyError(f"the form {edition} has no cell {unknown}")
    return Report(
        report_id=name, source_name=f"{name}.txt", sha256=hashlib.sha256(name.encode()).hexdigest(),
        media_type="text/plain", agency="清源区示例局", region_code="990101", year=year, edition=edition, scope="body",
        published_on=published_on, title=None, cells=tuple(cells),
        claims=(Claim("proactive_total", None, "figure", Decimal(300), None, None, "条", "300条", "line 2"),),
        unread=(Unread("line 90", "？", "no such line in the form"),),
        passages=(Passage(1, "line 1", "frame", "年度报告"), Passage(2, "line 2", "narrative", "主动公开300条")),
    )  # fmt: skip


def with_cell(made: Report, item: str, **changes: object) -> Report:
    """The report with one cell changed."""
    cells = tuple(cell._replace(**changes) if cell.item == item else cell for cell in made.cells)
    return replace(made, cells=cells)


def finding(key: str, report_id: str, **changes: object) -> dict[str, object]:
    return {
        "finding_key": key, "report_id": report_id, "rule": "B-ID-01", "kind": "identity", "severity": "error",
        "fault": "wrong_cell", "items": ("staff_total", "staff_fulltime"), "suspect": "staff_total",
        "expected": Decimal(3), "found": Decimal(2), "difference": Decimal(-1), "proposed": None, "materiality": 0.5,
        "materiality_region": None, "materiality_national": None,
        "statement": "不等", "statement_en": "differs", "locator": "line 50",
    } | changes  # fmt: skip


def formula(key: str, rule: str = "B-ID-01") -> dict[str, object]:
    return {
        "finding_key": key, "rule": rule, "statement": "2 = 3", "statement_en": "2 = 3",
        "left_value": Decimal(2), "right_value": Decimal(3),
    }  # fmt: skip


def _cell(item: forms.Item, figures: dict[str, int | None], place: int) -> Cell:
    figure = figures.get(item.item, 1 if item.is_valued else None)
    if figure is None:
        return Cell(item.item, "", "blank", None, False, f"line {place}")
    return Cell(
        item.item, str(figure), "value" if figure else "zero", Decimal(figure), False, f"line {place}"
    )
