"""What the command line tells a person: outcomes of an ingest, findings of a check."""

from __future__ import annotations

from collections.abc import Iterable

import typer

from gongkai.ingest import Ingested
from gongkai.records import Verdict
from gongkai.selfcheck import CheckedReport

_VERDICTS: tuple[tuple[Verdict, str], ...] = (
    ("accept", "stored"),
    ("flag", "stored, with something that needs eyes"),
    ("duplicate", "there already"),
    ("reject", "rejected"),
)
_LOUDNESS = {"error": typer.colors.RED, "warning": typer.colors.YELLOW, "info": typer.colors.BLUE}


def print_ingested(ingested: Ingested) -> None:
    """Counts by verdict, and a line for every document that was flagged, rejected or read again."""
    for outcome in ingested.outcomes:
        if outcome.verdict in ("flag", "reject") or outcome.is_restated:
            typer.echo(f"{outcome.verdict}: {outcome.source_name}: {outcome.reason}")
    counts = [f"{count} {said}" for verdict, said in _VERDICTS if (count := ingested.count(verdict))]
    typer.echo(f"{len(ingested.outcomes)} documents: {', '.join(counts)}")
    if ingested.generation:
        typer.echo(f"generation {ingested.generation.stem}")


def print_checked(checked: Iterable[CheckedReport]) -> None:
    """Every report with its findings, the loudest first."""
    for one in checked:
        report = one.report
        typer.secho(f"{report.source_name}", bold=True)
        typer.echo(f"  {report.agency or '?'} · {report.year or '?'} · form {report.edition or '?'}")
        typer.echo(f"  {report.verdict}" + (f": {report.reason}" if report.reason else ""))
        for finding in one.findings:
            typer.secho(
                f"  {finding.severity:8}{finding.rule:10}{finding.locator or ''}",
                fg=_LOUDNESS[finding.severity],
            )
            typer.echo(f"      {finding.statement}")
        for unread in report.unread:
            typer.echo(f"  unread   {unread.locator}: {unread.text} ({unread.reason})")
        if not one.findings and one.is_judged:
            typer.echo("  nothing to object to")
