"""Verbs that show what the store holds: export, brief, list, serve, demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongkai import listing, serving
from gongkai.briefing import write_brief
from gongkai.checks import settings_of
from gongkai.commands.reading import ingest_paths
from gongkai.commands.terminal import DEFAULT_STORE, SettingsOption, StoreOption, errors, using
from gongkai.exporting import export_view
from gongkai.printing import print_ingested
from gongkai.serving import Listening


def export_command(
    view: Annotated[str, typer.Argument(help="A view; `gongkai list views` names them.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write: .csv, .xlsx or .parquet.")],
    filters: Annotated[
        list[str] | None, typer.Option("-f", "--filter", help="name=value as on the page; may be repeated.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write a view of the store to a file, with its provenance."""
    rows = export_view(using(store), view, output, filters or [])
    typer.echo(f"{output}: {rows} rows of {view}")


def brief_command(
    output: Annotated[Path, typer.Option("-o", "--output", help="PDF to write.")],
    agencies: Annotated[
        list[str] | None, typer.Option("--agency", help="Name or id of a body; may be repeated.")
    ] = None,
    regions: Annotated[
        list[str] | None, typer.Option("--region", help="Name or code of a region; may be repeated.")
    ] = None,
    years: Annotated[list[int] | None, typer.Option("--year", help="A year; may be repeated.")] = None,
    lang: Annotated[str, typer.Option(help="zh or en.")] = "zh",
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write a printable brief of bodies, regions and years as PDF."""
    using(store)
    reports = write_brief(output, lang, agencies=agencies or [], regions=regions or [], years=years or [])
    typer.echo(f"{output}: brief of {reports} reports")


def list_command(
    what: Annotated[str, typer.Argument(help="views, rules, forms, reports or rejections")],
    store: StoreOption = DEFAULT_STORE,
    settings: SettingsOption = None,
) -> None:
    """List what there is."""
    for line in listing.lines(what, settings_of(using(store), settings)):
        typer.echo(line)


def serve_command(
    store: StoreOption = DEFAULT_STORE,
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8501,
    address: Annotated[
        str, typer.Option(help="Address to listen on; any but this machine's own needs --auth.")
    ] = serving.HERE,
    auth: Annotated[
        Path | None,
        typer.Option(
            envvar="GONGKAI_AUTH",
            help="File with an [auth] section: people log in, people.toml says as what.",
        ),
    ] = None,
) -> None:
    """Open the dashboard over the store, on this machine only unless told otherwise."""
    serving.serve(using(store), Listening(port, address, auth), errors.print)


def demo_command(
    store: StoreOption = DEFAULT_STORE,
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8501,
    settings: SettingsOption = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Fill the store and stop.")] = False,
) -> None:
    """Read the sample documents into the store if it is empty and open the dashboard."""
    if serving.is_empty(store):
        print_ingested(ingest_paths([serving.SAMPLES], store, settings, force=False))
    if not no_open:
        serving.serve(using(store), Listening(port), errors.print)
