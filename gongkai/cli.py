"""The command line: `gongkai VERB`. Results go to standard output, progress and errors to standard error.

Exit codes: 0 done; 1 usage or our fault; 2 some inputs were rejected (the rest is stored);
3 another process holds the store.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from typer.exceptions import TyperException

from gongkai import __version__, listing, serving
from gongkai.briefing import write_brief
from gongkai.errors import GongkaiError, UsageError
from gongkai.exporting import export_view
from gongkai.fetch import fetch
from gongkai.fetching import Limits, user_agent
from gongkai.fetching.downloading import Downloader
from gongkai.gathering import Found, gather
from gongkai.ingest import Ingested, ingest, rebuild
from gongkai.printing import print_checked, print_ingested
from gongkai.selfcheck import as_json, check_documents
from gongkai.verification import status_of, verify

REJECTED = 2
_DEFAULT_STORE = Path("data/store")

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read annual disclosure reports, reconcile their figures, show what does not hold.",
)
_errors = Console(stderr=True, highlight=False, soft_wrap=True)

StoreOption = Annotated[
    Path, typer.Option("--store", envvar="GONGKAI_STORE", help="Folder of the store.", show_default=True)
]
PathsArgument = Annotated[list[Path], typer.Argument(help="Files, folders, .zip archives or .csv lists.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@app.command("ingest")
def ingest_command(
    paths: PathsArgument,
    store: StoreOption = _DEFAULT_STORE,
    force: Annotated[bool, typer.Option("--force", help="Publish even if reports would disappear.")] = False,
) -> None:
    """Read documents into the store and publish a new generation."""
    _print_and_exit(_ingest(paths, store, force=force))


@app.command("fetch")
def fetch_command(
    lists: Annotated[list[Path], typer.Argument(help=".csv lists with a column `address`.")],
    store: StoreOption = _DEFAULT_STORE,
    again: Annotated[
        bool, typer.Option("--again", help="Ask also for what was fetched before, if it has changed.")
    ] = False,
    per_host: Annotated[int, typer.Option(min=1, max=8, help="Connections to one host at a time.")] = 2,
    pause: Annotated[float, typer.Option(min=0, help="Seconds between two requests to one host.")] = 1.0,
    contact: Annotated[
        str | None,
        typer.Option(envvar="GONGKAI_CONTACT", help="Mail or page for those whose servers are asked."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Allow hosts that are not on the public internet.")
    ] = False,
) -> None:
    """Download the documents that lists name by address, then do as `ingest` does."""
    for path in lists:
        if path.suffix.lower() != ".csv":
            raise UsageError(f"{path}: no list: give a .csv file with a column `address`")
    limits = Limits(connections_per_host=per_host, pause=pause)
    downloader = Downloader(limits, user_agent(contact), allow_private=allow_private)
    found = _gathered(lists)
    try:
        with _progress("fetching", len(found)) as step:
            fetched = fetch(store, found, downloader, step, again=again)
    except KeyboardInterrupt as error:
        raise UsageError(
            "interrupted: what was fetched is kept, the same command goes on from there"
        ) from error
    _print_and_exit(fetched)


@app.command("check")
def check_command(paths: PathsArgument, as_json_document: JsonOption = False) -> None:
    """Read and check documents without storing anything."""
    checked = check_documents(gather(paths).found)
    if as_json_document:
        json.dump(as_json(checked), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        print_checked(checked)
    if any(one.report.verdict == "reject" for one in checked):
        raise typer.Exit(REJECTED)


@app.command("export")
def export_command(
    view: Annotated[str, typer.Argument(help="A view; `gongkai list views` names them.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write: .csv, .xlsx or .parquet.")],
    filters: Annotated[
        list[str] | None, typer.Option("-f", "--filter", help="name=value as on the page; may be repeated.")
    ] = None,
    store: StoreOption = _DEFAULT_STORE,
) -> None:
    """Write a view of the store to a file, with its provenance."""
    rows = export_view(_using(store), view, output, filters or [])
    typer.echo(f"{output}: {rows} rows of {view}")


@app.command("brief")
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
    store: StoreOption = _DEFAULT_STORE,
) -> None:
    """Write a printable brief of bodies, regions and years as PDF."""
    _using(store)
    reports = write_brief(output, lang, agencies=agencies or [], regions=regions or [], years=years or [])
    typer.echo(f"{output}: brief of {reports} reports")


@app.command("list")
def list_command(
    what: Annotated[str, typer.Argument(help="views, rules, forms, reports or rejections")],
    store: StoreOption = _DEFAULT_STORE,
) -> None:
    """List what there is."""
    for line in listing.lines(what, _using(store)):
        typer.echo(line)


@app.command("status")
def status_command(store: StoreOption = _DEFAULT_STORE, as_json_document: JsonOption = False) -> None:
    """Say what the store holds and which generation is served."""
    found = status_of(store)
    if as_json_document:
        typer.echo(json.dumps(found, ensure_ascii=False, default=str))
        return
    for key, value in found.items():
        typer.echo(f"{key:20} {value}")


@app.command("verify")
def verify_command(store: StoreOption = _DEFAULT_STORE) -> None:
    """Check ledger, originals and the current generation against each other."""
    problems = list(verify(store))
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo(f"{store}: ledger, originals and generation agree")


@app.command("rebuild")
def rebuild_command(
    store: StoreOption = _DEFAULT_STORE,
    force: Annotated[
        bool, typer.Option("--force", help="Rebuild from a ledger that has lost lines.")
    ] = False,
) -> None:
    """Make the current generation anew from originals and ledger."""
    with _progress("reading", None) as step:
        path = rebuild(store, step, force=force)
    typer.echo(f"rebuilt {path}")


@app.command("serve")
def serve_command(
    store: StoreOption = _DEFAULT_STORE,
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8501,
) -> None:
    """Open the dashboard over the store."""
    raise typer.Exit(serving.serve(_using(store), port))


@app.command("demo")
def demo_command(
    store: StoreOption = _DEFAULT_STORE,
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8501,
    no_open: Annotated[bool, typer.Option("--no-open", help="Fill the store and stop.")] = False,
) -> None:
    """Read the sample documents into the store if it is empty and open the dashboard."""
    if serving.is_empty(store):
        print_ingested(_ingest([serving.SAMPLES], store, force=False))
    if not no_open:
        raise typer.Exit(serving.serve(_using(store), port))


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"gongkai {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; an error meant for people becomes one line and its exit code."""
    try:
        code = app(standalone_mode=False)
        raise SystemExit(code if isinstance(code, int) else 0)
    except typer.Abort:
        raise SystemExit(UsageError.exit_code) from None
    except TyperException as error:
        if str(error):  # nothing to say where the help was printed
            _errors.print(f"gongkai: {error} See `gongkai --help`.", markup=False)
        raise SystemExit(UsageError.exit_code) from None
    except GongkaiError as error:
        _errors.print(f"gongkai: {error}", markup=False)
        raise SystemExit(error.exit_code) from None


def _ingest(paths: list[Path], store: Path, *, force: bool) -> Ingested:
    found = _gathered(paths)
    with _progress("reading", len(found)) as step:
        return ingest(store, found, step, force=force)


def _gathered(paths: list[Path]) -> tuple[Found, ...]:
    gathered = gather(paths)
    if not gathered.found:
        raise UsageError(f"{', '.join(map(str, paths))}: no documents found")
    for name in gathered.passed_over:
        _errors.print(f"passed over {name}", markup=False, style="dim")
    return gathered.found


def _print_and_exit(ingested: Ingested) -> None:
    print_ingested(ingested)
    if ingested.count("reject"):
        raise typer.Exit(REJECTED)


@contextmanager
def _progress(what: str, total: int | None) -> Iterator[serving.Step]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # written to a file, a bar is only a blank line
    is_shown = _errors.is_terminal
    with Progress(*columns, console=_errors, transient=True, disable=not is_shown) as progress:
        task = progress.add_task(what, total=total)
        yield lambda _name: progress.advance(task)


def _using(store: Path) -> Path:
    """Name the store to the queries, which read it from the environment."""
    os.environ["GONGKAI_STORE"] = str(store)
    return store
