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
from gongkai.errors import GongkaiError, UsageError
from gongkai.exporting import export_view
from gongkai.gathering import gather
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
    ingested = _ingest(paths, store, force=force)
    print_ingested(ingested)
    if ingested.count("reject"):
        raise typer.Exit(REJECTED)


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
    gathered = gather(paths)
    if not gathered.found:
        raise UsageError(f"{', '.join(map(str, paths))}: no documents found")
    for name in gathered.passed_over:
        _errors.print(f"passed over {name}: not a document", markup=False, style="dim")
    with _progress("reading", len(gathered.found)) as step:
        return ingest(store, gathered.found, step, force=force)


@contextmanager
def _progress(what: str, total: int | None) -> Iterator[serving.Step]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_errors, transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda _name: progress.advance(task)


def _using(store: Path) -> Path:
    """Name the store to the queries, which read it from the environment."""
    os.environ["GONGKAI_STORE"] = str(store)
    return store
