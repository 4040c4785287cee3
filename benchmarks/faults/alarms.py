"""False alarms: errors in real reports as printed, and in generated ones that are consistent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.table import Table

from benchmarks.faults.documents import Document
from benchmarks.faults.variants import Variant, warehouse
from gongkai.checks import Finding, check
from gongkai.forms import edition
from gongkai.records import Cell, Report
from gongkai.sample import YEARS, bodies, chance_of, figures

_GENERATED = 1000
_FORM = "2014"


def false_alarms(known: Sequence[Document]) -> Table:
    """Errors of real reports one by one, to be looked at; of generated ones in all."""
    table = Table("reports", "errors", "of which on figures", title="as printed: errors, right or false")
    for document, errors in zip(known, _errors(known, known), strict=True):
        table.add_row(document.name, str(len(errors)), ", ".join(sorted({f.rule for f in errors if f.items})))
    generated = list(_generated())
    errors = [finding for found in _errors(generated, generated) for finding in found]
    table.add_row(f"{len(generated)} generated, consistent", str(len(errors)), "")
    return table


def _errors(documents: Sequence[Document], known: Sequence[Document]) -> list[list[Finding]]:
    variants = [Variant(f"as printed {n}", document, ()) for n, document in enumerate(documents)]
    con = warehouse(variants, known)
    try:
        findings = check(con, [variant.name for variant in variants]).findings
    finally:
        con.close()
    by_report: dict[str, list[Finding]] = {variant.name: [] for variant in variants}
    for finding in findings:
        if finding.severity == "error":
            by_report[finding.report_id].append(finding)
    return list(by_report.values())


def _generated() -> Iterator[Document]:
    """Made-up reports by other seeds than those of the samples, each of a body of its own."""
    form = edition(_FORM)
    for number in range(_GENERATED):
        body, year = bodies()[number % len(bodies())], YEARS[number % len(YEARS)]
        drawn = figures(body, year, chance_of("alarms", number))
        cells = tuple(_cell(item.item, drawn.get(item.item)) for item in form.cells if item.is_valued)
        report = Report(
            report_id=f"generated {number}",
            source_name=f"generated {number}",
            sha256="",
            media_type="text/plain",
            agency=f"{body.name}{number}",
            region_code=None,
            year=year,
            edition=_FORM,
            scope="body",
            published_on=None,
            title=None,
            cells=cells,
        )
        yield Document(report, form, {cell.item: cell.value for cell in cells if cell.value is not None})


def _cell(item: str, value: Decimal | None) -> Cell:
    state = "blank" if value is None else "value" if value else "zero"
    return Cell(item, None if value is None else str(value), state, value, inferred=False, locator=item)
