"""Reports into tables: all of a report or nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any

from duckdb import ColumnExpression, ConstantExpression, DuckDBPyConnection

from gongkai import forms
from gongkai.errors import StoreError
from gongkai.records import Agency, Cell, Report
from gongkai.warehouse.failures import writing
from gongkai.warehouse.pinyin import with_key
from gongkai.warehouse.schema import append, incoming, plain, wide_table
from gongkai.warehouse.statements import statement
from gongkai.warehouse.transactions import transaction

# DECIMAL(20,6) holds 14 digits before the point; one is kept free for sums of a form's figures.
LARGEST = Decimal(10) ** 13
_SMALLEST = Decimal("0.000001")
# the tables that hold rows of a report, beside those with a column an item
DETAILS = ("cells", "claims", "unread", "passages")


@dataclass(frozen=True, slots=True)
class Entry:
    """A report to load, the body it is of, and the ledger line of its document."""

    report: Report
    agency: Agency
    ledger_line: int


def load(con: DuckDBPyConnection, report: Report, *, agency: Agency, ledger_line: int) -> None:
    """Store one report in one transaction; StoreError if it is there already or `misfit` objects.

    `version` and `is_current` stay empty until `derive`.
    """
    load_all(con, [Entry(report, agency, ledger_line)])


def load_all(con: DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Store many reports in one transaction, as `load` does one; far faster for a thousand at a time."""
    for entry in entries:
        reason = misfit(entry.report)
        if reason:
            raise StoreError(f"{entry.report.source_name}: {reason}: it cannot be stored")
    with writing("the warehouse"), transaction(con):
        _demand_new(con, [entry.report.report_id for entry in entries])
        _keep_agencies(con, [entry.agency for entry in entries])
        append(con, "reports", (_report_row(entry) for entry in entries))
        for table in DETAILS:
            append(con, table, _detail_rows(table, entries))
        for edition in forms.editions():
            append(con, wide_table(edition), _wide_rows(edition, entries))


def misfit(report: Report) -> str | None:
    """Why the tables cannot hold this report, or None: a reason to reject its document."""
    return next(chain(_misfit_cells(report), _misfit_figures(report), _misfit_texts(report)), None)


def _demand_new(con: DuckDBPyConnection, report_ids: list[str]) -> None:
    twice = {name for name in report_ids if report_ids.count(name) > 1} if len(report_ids) > 1 else set()
    sought = (ConstantExpression(name) for name in report_ids)
    there = con.table("reports").filter(ColumnExpression("report_id").isin(*sought)).select("report_id")
    known = twice | {row[0] for row in there.fetchall()}
    if known:
        raise StoreError(f"report {min(known)} is in the store already: load each report once")


def _keep_agencies(con: DuckDBPyConnection, agencies: Iterable[Agency]) -> None:
    distinct = {agency.agency_id: agency for agency in agencies}
    with incoming(con, "agencies", map(with_key, map(plain, distinct.values()))):
        con.execute(statement("agencies"))


def _report_row(entry: Entry) -> dict[str, Any]:
    report, agency = entry.report, entry.agency
    return {
        "report_id": report.report_id,
        "agency_id": agency.agency_id,
        "agency": agency.name,
        "region_code": agency.region_code or report.region_code,
        "year": report.year,
        "edition": report.edition,
        "version": None,
        "is_current": None,
        "scope": report.scope,
        "published_on": report.published_on,
        "title": report.title,
        "source_name": report.source_name,
        "sha256": report.sha256,
        "media_type": report.media_type,
        "verdict": report.verdict,
        "reason": report.reason,
        "is_sample": agency.is_sample,
        "ledger_line": entry.ledger_line,
    }


def _detail_rows(table: str, entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        for row in getattr(entry.report, table):
            yield {"report_id": entry.report.report_id, **plain(row)}


def _wide_rows(edition: str, entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    columns = [item.item for item in forms.edition(edition).cells]
    for entry in entries:
        if entry.report.edition == edition:
            figures = {cell.item: cell.value for cell in entry.report.cells}
            yield {"report_id": entry.report.report_id, **{item: figures.get(item) for item in columns}}


def _misfit_cells(report: Report) -> Iterator[str]:
    known = forms.editions()
    if report.edition is not None and report.edition not in known:
        yield f"there is no form edition {report.edition}"
        return
    form = {item.item for item in known[report.edition].cells} if report.edition else set()
    seen: set[str] = set()
    for cell in report.cells:
        if cell.item not in form:
            yield f"the form {report.edition} has no cell {cell.item}"
        if cell.item in seen:
            yield f"{cell.item} is printed twice"
        if not _agrees(cell):
            yield f"{cell.item} is {cell.state} but has the value {cell.value}"
        seen.add(cell.item)


def _agrees(cell: Cell) -> bool:
    if cell.state == "zero":
        return cell.value is not None and cell.value == 0
    return (cell.value is not None) == (cell.state == "value")


def _misfit_figures(report: Report) -> Iterator[str]:
    claimed = (
        (claim.item, figure) for claim in report.claims for figure in (claim.value, claim.low, claim.high)
    )
    for item, figure in chain(((cell.item, cell.value) for cell in report.cells), claimed):
        if figure is None:
            continue
        if not figure.is_finite() or abs(figure) >= LARGEST:
            yield f"{item} has {figure}, no number of up to 13 digits"
        elif figure % _SMALLEST:
            yield f"{item} has {figure}, which has more than 6 decimals"


def _misfit_texts(report: Report) -> Iterator[str]:
    texts = chain(
        (report.source_name, report.title or ""),
        (cell.raw or "" for cell in report.cells),
        (passage.text for passage in report.passages),
        (claim.text for claim in report.claims),
        (unread.text for unread in report.unread),
    )
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        yield "its name or text is not valid Unicode"
