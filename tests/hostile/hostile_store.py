"""A store of which every text that comes from a document, a list or a person is an injection."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import queries
from gongkai.records import Agency, Cell, Report, Unread
from gongkai.review import Decision
from gongkai.warehouse import (
    Entry,
    Generations,
    derive,
    load_all,
    load_regions,
    load_rejections,
    load_rules,
    store_findings,
)
from queries.deciding import decide, save_view
from tests import fixture_store
from tests.hostile.injections import INJECTIONS, LONG_WORD, dealt, marked, raw

PERSON = "王<b>某</b>"
VIEW = marked("I06", "![图](http://evil.example.org/p) :red[红] www.evil.example.org")
BODIES = len(INJECTIONS)


def build(folder: Path) -> Path:
    """Publish a generation of hostile reports in `folder`, and decide on its findings; the folder."""
    generations = Generations(folder)
    with generations.begin() as draft:
        load_regions(
            draft.con, [{**region, "name": raw(code)} for region, code in _dealt(fixture_store.REGIONS)]
        )
        load_rules(draft.con, [_rule(number) for number in range(len(fixture_store.RULES))])
        load_all(
            draft.con, [Entry(report, agency, line) for line, (agency, report) in enumerate(reports(), 1)]
        )
        load_rejections(draft.con, list(_rejections()))
        derive(draft.con)
        store_findings(draft.con, list(_findings()), [_formula()])
        generations.publish(draft, fixture_store.INFO)
    with served_by_environment(folder):
        for finding, code in _dealt(list(_findings())):
            decide([finding["finding_key"]], Decision("note", PERSON, note=raw(code)))
        save_view(PERSON, VIEW, "severity=error", reader=queries.current())
    return folder


@contextmanager
def served_by_environment(folder: Path) -> Iterator[None]:
    """The store that queries find."""
    with patch.dict(os.environ, {"GONGKAI_STORE": str(folder)}):
        yield


def reports() -> Iterator[tuple[Agency, Report]]:
    """A body an injection, each with reports of three years; the texts of a report have others."""
    number = count()
    for at, name in enumerate(INJECTIONS):
        agency = _agency(at, name)
        for year in (2015, 2016, 2017):
            codes = dealt(14 + next(number))[-14:]
            yield agency, _report(agency, at, year, codes)


def _dealt(rows: list[Any]) -> Iterator[tuple[Any, str]]:
    return zip(rows, dealt(len(rows)), strict=True)


def _agency(at: int, code: str) -> Agency:
    plain = fixture_store._agency(at % 6, fixture_store.NAMES[at % 6])
    return replace(
        plain,
        agency_id=f"990101-h{at}",
        name=f"{raw(code)}局",
        name_en=f"{raw(code)} Bureau",
        is_sample=at == 0,
    )


def _report(agency: Agency, at: int, year: int, codes: list[str]) -> Report:
    plain = fixture_store._report(agency, at % 6, year, "2014", fixture_store._figures_2014(at % 6, year))
    passages = tuple(
        replace(passage, text=f"{raw(code)}{LONG_WORD if code == 'I12' else ''}")
        for passage, code in zip(plain.passages, dealt(len(plain.passages)), strict=True)
    )
    cells = tuple(
        Cell(cell.item, raw(codes[0]), "text", None, False, cell.locator) if cell.state == "blank" else cell
        for cell in plain.cells
    )
    return replace(
        plain,
        report_id=f"h{at}-{year}",
        sha256=f"{at}{year}".rjust(64, "b"),
        title=raw(codes[1]),
        source_name=raw(codes[2]),
        reason=f"{raw(codes[3])}{LONG_WORD}",
        cells=cells,
        claims=tuple(replace(claim, text=raw(codes[4])) for claim in plain.claims),
        unread=(Unread("line 90", raw(codes[5]), raw(codes[6])), Unread("line 91", LONG_WORD, raw(codes[7]))),
        passages=passages,
        verdict="flag",
    )


def _findings() -> Iterator[dict[str, Any]]:
    known = list(fixture_store.findings())
    for at, code in enumerate(INJECTIONS):
        plain = known[at % len(known)]
        yield {
            **plain,
            "finding_key": f"b{at:015d}",
            "report_id": f"h{at}-2017",
            "statement": f"{raw(code)}{LONG_WORD if code == 'I01' else ''}",
            "statement_en": raw(code),
        }


def _formula() -> dict[str, Any]:
    formula = next(fixture_store.formulas())
    return {**formula, "finding_key": f"b{0:015d}", "statement": raw("I09"), "statement_en": raw("I09")}


def _rule(number: int) -> dict[str, Any]:
    rule = fixture_store._rule(*fixture_store.RULES[number])
    code = dealt(number + 1)[-1]
    return {**rule, "basis": f"{raw(code)} / {raw(code)}", "exceptions": f"{raw(code)} / {raw(code)}"}


def _rejections() -> Iterator[dict[str, Any]]:
    for at, code in enumerate(INJECTIONS):
        yield {
            "sha256": f"{at}".rjust(64, "c"),
            "source_name": raw(code),
            "reason": raw(code),
            "at": datetime(2026, 1, 2),  # noqa: DTZ001  # as the table has it
            "agency_id": None,
            "year": None,
        }
