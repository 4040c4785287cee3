"""Verbs that show what the store holds: export, brief, letter, pack, list, serve, demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongkai import listing, packing, serving
from gongkai.briefing import write_brief
from gongkai.checks import settings_of
from gongkai.commands.reading import ingest_paths
from gongkai.commands.terminal import (
    DEFAULT_STORE,
    FiltersOption,
    SettingsOption,
    StoreOption,
    progress,
    say,
    using,
)
from gongkai.errors import UsageError
from gongkai.exporting import export_views
from gongkai.exports import pack
from gongkai.lettering import write_letter
from gongkai.printing import print_ingested
from gongkai.serving import Listening


def export_command(
    views: Annotated[
        list[str], typer.Argument(metavar="VIEW...", help="Views; `gongkai list views` names them.")
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", help="File to write: .csv, .xlsx (also of several views) or .parquet."
        ),
    ],
    filters: FiltersOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write views of the store to a file, with their provenance."""
    using(store)
    with progress("exporting", None) as step:
        rows = export_views(views, output, filters or [], step)
    for name, count in rows.items():
        typer.echo(f"{output}: {count} rows of {name}")


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


def letter_command(
    output: Annotated[Path, typer.Option("-o", "--output", help="Word document to write: .docx.")],
    agency: Annotated[str, typer.Option("--agency", help="Name or id of the body.")],
    years: Annotated[list[int] | None, typer.Option("--year", help="A year; may be repeated.")] = None,
    lang: Annotated[str, typer.Option(help="zh or en.")] = "zh",
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write a letter that asks a body to verify its open findings."""
    using(store)
    points = write_letter(output, lang, agency=agency, years=years or [])
    typer.echo(f"{output}: letter with {points} points")


def pack_command(
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Audit pack to write: .zip.")] = None,
    filters: FiltersOption = None,
    views: Annotated[
        list[str] | None, typer.Option("--view", help="A further view to put in; may be repeated.")
    ] = None,
    check: Annotated[
        Path | None, typer.Option("--verify", help="Check a pack instead of making one.")
    ] = None,
    most_megabytes: Annotated[
        int, typer.Option("--limit-mb", min=1, help="How many MB of documents go into a pack.")
    ] = packing.MOST_MEGABYTES,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Put findings, decisions, tables and the documents in view into one file with the hash of each."""
    if check is not None:
        _verify_pack(check)
        return
    if output is None:
        raise UsageError("pack: give -o FILE.zip to make one, or --verify FILE.zip")
    using(store)
    with progress("packing", None) as step:
        packed = packing.write(output, filters or [], views or [], most_megabytes=most_megabytes, step=step)
    held = packed.held
    typer.echo(
        f"{output}: {len(held.views)} views, {len(held.reports)} reports, {len(held.originals)} documents, "
        f"{packed.bytes} bytes"
    )
    typer.echo(f"{packed.sha256}  {output}")


def _verify_pack(file: Path) -> None:
    problems = list(pack.verify(file))
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    said = pack.about(file)
    typer.echo(
        f"{file}: whole, {len(said['files'])} files, generation {said['generation']}, made {said['made_at']}"
    )


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
    serving.serve(using(store), Listening(port, address, auth), _say_listening)


def _say_listening(line: str) -> None:
    say(line, "listening", said=line)


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
        serving.serve(using(store), Listening(port), _say_listening)
