"""What the command line tells a person: outcomes of an ingest, findings of a check."""

from __future__ import annotations

import unicodedata
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


# Cc: control, which a terminal obeys; Cf: unseen, among them what turns the direction of text; Cs: half a pair
_OBEYED = {"Cc", "Cf", "Cs"}


def visible(text: object) -> str:
    """A text for a terminal in one line: what it would obey or not show stands as its code, \\u001b."""
    return "".join(f"\\u{ord(one):04x}" if unicodedata.category(one) in _OBEYED else one for one in str(text))


def print_ingested(ingested: Ingested) -> None:
    """Counts by verdict, and a line for every document that was flagged, rejected or read again."""
    for outcome in ingested.outcomes:
        if outcome.verdict in ("flag", "reject") or outcome.is_restated:
            typer.echo(visible(f"{outcome.verdict}: {outcome.source_name}: {outcome.reason}"))
    counts = [f"{count} {said}" for verdict, said in _VERDICTS if (count := ingested.count(verdict))]
    typer.echo(f"{len(ingested.outcomes)} documents: {', '.join(counts)}")
    if ingested.generation:
        typer.echo(f"generation {ingested.generation.stem}")


def print_checked(checked: Iterable[CheckedReport]) -> None:
    """Every report with its findings, the loudest first."""
    for one in checked:
        report = one.report
        typer.secho(visible(report.source_name), bold=True)
        typer.echo(visible(f"  {report.agency or '?'} · {report.year or '?'} · form {report.edition or '?'}"))
        typer.echo(visible(f"  {report.verdict}" + (f": {report.reason}" if report.reason else "")))
        for finding in one.findings:
            typer.secho(
                f"  {finding.severity:8}{finding.rule:10}{finding.locator or ''}",
                fg=_LOUDNESS[finding.severity],
            )
            typer.echo(visible(f"      {finding.statement}"))
        for unread in report.unread:
            typer.echo(visible(f"  unread   {unread.locator}: {unread.text} ({unread.reason})"))
        if not one.findings and report.verdict != "reject":
            typer.echo("  nothing to object to")
