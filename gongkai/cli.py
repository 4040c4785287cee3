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
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from typer.exceptions import TyperException

from gongkai import __version__, listing, logs, serving
from gongkai.backups import backup, restore
from gongkai.briefing import write_brief
from gongkai.checks import settings_of
from gongkai.errors import GongkaiError, StoreError, UsageError
from gongkai.exporting import export_view
from gongkai.fetch import fetch
from gongkai.fetching import Limits, user_agent
from gongkai.fetching.downloading import Downloader
from gongkai.gathering import Found, gather
from gongkai.ingest import Ingested, ingest
from gongkai.printing import print_checked, print_ingested
from gongkai.rebuilding import rebuild
from gongkai.review import OUTCOMES, REASONS, Decision
from gongkai.selfcheck import as_json, check_documents
from gongkai.status import disk_of, status_of
from gongkai.verification import verify
from queries.deciding import decide

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
SettingsOption = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        envvar="GONGKAI_SETTINGS",
        help="Rules switched off and thresholds; without it `settings.toml` in the store, if there is one.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@app.command("ingest")
def ingest_command(
    paths: PathsArgument,
    store: StoreOption = _DEFAULT_STORE,
    settings: SettingsOption = None,
    force: Annotated[bool, typer.Option("--force", help="Publish even if reports would disappear.")] = False,
) -> None:
    """Read documents into the store and publish a new generation."""
    _print_and_exit(_ingest(paths, store, settings, force=force))


@app.command("fetch")
def fetch_command(
    lists: Annotated[list[Path], typer.Argument(help=".csv lists with a column `address`.")],
    store: StoreOption = _DEFAULT_STORE,
    settings: SettingsOption = None,
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
    asked = settings_of(store, settings)
    limits = Limits(connections_per_host=per_host, pause=pause)
    downloader = Downloader(limits, user_agent(contact), allow_private=allow_private)
    found = _gathered(lists)
    try:
        with _progress("fetching", len(found)) as step:
            fetched = fetch(store, found, downloader, step, again=again, settings=asked)
    except KeyboardInterrupt as error:
        raise UsageError(
            "interrupted: what was fetched is kept, the same command goes on from there"
        ) from error
    _print_and_exit(fetched)


@app.command("check")
def check_command(
    paths: PathsArgument,
    settings: SettingsOption = None,
    as_json_document: JsonOption = False,
    history: Annotated[
        bool, typer.Option("--history", help="Hold them against what the store has of the same bodies.")
    ] = False,
    store: StoreOption = _DEFAULT_STORE,
) -> None:
    """Read and check documents, all of them together, without storing anything."""
    beside = store if history else None
    checked = check_documents(gather(paths).found, beside, settings_of(beside, settings))
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


@app.command("decide")
def decide_command(
    keys: Annotated[
        list[str], typer.Argument(help="Keys of findings, as `gongkai export findings` gives them.")
    ],
    outcome: Annotated[str, typer.Option("--as", help=", ".join(OUTCOMES))],
    by: Annotated[str, typer.Option("--by", help="Who decides.")],
    reason: Annotated[str | None, typer.Option(help=f"For dismissed: {', '.join(REASONS)}")] = None,
    note: Annotated[str | None, typer.Option(help="What there is to say of it.")] = None,
    due: Annotated[str | None, typer.Option(help="For asked: when the answer is due, as 2026-01-31.")] = None,
    store: StoreOption = _DEFAULT_STORE,
) -> None:
    """Record a decision on findings; several at once need a reason."""
    decision = Decision(outcome, by, reason, note, _date(due))  # type: ignore[arg-type]  # it judges them
    _using(store)
    batch = decide(keys, decision)
    typer.echo(f"{outcome}: {len(set(keys))} findings, batch {batch}")


@app.command("list")
def list_command(
    what: Annotated[str, typer.Argument(help="views, rules, forms, reports or rejections")],
    store: StoreOption = _DEFAULT_STORE,
    settings: SettingsOption = None,
) -> None:
    """List what there is."""
    for line in listing.lines(what, settings_of(_using(store), settings)):
        typer.echo(line)


@app.command("status")
def status_command(
    store: StoreOption = _DEFAULT_STORE,
    settings: SettingsOption = None,
    as_json_document: JsonOption = False,
) -> None:
    """Say what the store holds and which generation is served; exit code 1 if nothing can be served."""
    found = status_of(store, settings_of(store, settings)) | disk_of(store)
    if as_json_document:
        typer.echo(json.dumps(found, ensure_ascii=False, default=str))
    elif store.is_dir():
        for key, value in found.items():
            typer.echo(f"{key:20} {value}")
    if found["problem"]:
        raise StoreError(str(found["problem"]))


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
    settings: SettingsOption = None,
    force: Annotated[
        bool, typer.Option("--force", help="Rebuild from a ledger that has lost lines.")
    ] = False,
) -> None:
    """Make the current generation anew from originals and ledger."""
    asked = settings_of(store, settings)
    with _progress("reading", None) as step:
        path = rebuild(store, step, force=force, settings=asked)
    typer.echo(f"rebuilt {path}")


@app.command("backup")
def backup_command(
    output: Annotated[Path, typer.Argument(help="File to write: .tar, .tar.gz or .tgz.")],
    store: StoreOption = _DEFAULT_STORE,
) -> None:
    """Put the whole store into one file, while it is served and written to."""
    made = backup(store, output)
    if made.without:
        _errors.print(f"without a generation, to be rebuilt after restoring: {made.without}", markup=False)
    typer.echo(f"{output}: {made.files} files, the ledger up to line {made.ledger_lines}")


@app.command("restore")
def restore_command(
    file: Annotated[Path, typer.Argument(help="A file that `gongkai backup` made.")],
    store: StoreOption = _DEFAULT_STORE,
) -> None:
    """Make the store of a backup, in a folder that is empty or not there."""
    held = restore(file, store)
    typer.echo(
        f"{store}: {len(held.files)} files as of {held.made_at}, the ledger up to line {held.ledger_lines}"
    )


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
    settings: SettingsOption = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Fill the store and stop.")] = False,
) -> None:
    """Read the sample documents into the store if it is empty and open the dashboard."""
    if serving.is_empty(store):
        print_ingested(_ingest([serving.SAMPLES], store, settings, force=False))
    if not no_open:
        raise typer.Exit(serving.serve(_using(store), port))


@app.callback(invoke_without_command=True)
def _before_all(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    log_json: Annotated[
        bool,
        typer.Option("--log-json", envvar="GONGKAI_LOG_JSON", help="Log as JSON lines, to standard error."),
    ] = False,
) -> None:
    if version:
        typer.echo(f"gongkai {__version__}")
        raise typer.Exit
    if log_json:
        logs.to_standard_error()
        logs.note("started", command=context.invoked_subcommand, version=__version__)


def main() -> None:
    """Run the command line; an error meant for people becomes one line and its exit code."""
    try:
        code = app(standalone_mode=False)
        code = code if isinstance(code, int) else 0
        logs.note("ended", exit_code=code)
        raise SystemExit(code)
    except typer.Abort:
        raise SystemExit(UsageError.exit_code) from None
    except TyperException as error:
        if str(error):  # nothing to say where the help was printed
            _errors.print(f"gongkai: {error} See `gongkai --help`.", markup=False)
        raise SystemExit(UsageError.exit_code) from None
    except GongkaiError as error:
        logs.trouble("failed", kind=type(error).__name__, exit_code=error.exit_code)
        _errors.print(f"gongkai: {error}", markup=False)
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:  # who reads the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(UsageError.exit_code) from None
    except OSError as error:
        logs.trouble("failed", kind=type(error).__name__, exit_code=UsageError.exit_code)
        place = f"{error.filename}: " if error.filename else ""
        _errors.print(f"gongkai: {place}{error.strerror}: free space or mend the permissions", markup=False)
        raise SystemExit(UsageError.exit_code) from None


def _ingest(paths: list[Path], store: Path, settings: Path | None, *, force: bool) -> Ingested:
    asked = settings_of(store, settings)
    found = _gathered(paths)
    with _progress("reading", len(found)) as step:
        return ingest(store, found, step, force=force, settings=asked)


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


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"{text!r} is no date: write it as 2026-01-31") from error


def _using(store: Path) -> Path:
    """Name the store to the queries, which read it from the environment."""
    os.environ["GONGKAI_STORE"] = str(store)
    return store
