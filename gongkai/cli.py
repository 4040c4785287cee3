"""The command line: `gongkai VERB`. Results go to standard output, progress and errors to standard error.

Exit codes: 0 done; 1 usage or our fault; 2 some inputs were rejected (the rest is stored);
3 another process holds the store.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import takewhile
from typing import Annotated

import typer

from gongkai import __version__, logs
from gongkai.commands import keeping, reading, reviewing, showing
from gongkai.commands.terminal import run

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read annual disclosure reports, reconcile their figures, show what does not hold.",
)

# in the order of `gongkai --help`: documents in, what is found, decisions, files, the store
_VERBS: dict[str, Callable[..., None]] = {
    "ingest": reading.ingest_command,
    "fetch": reading.fetch_command,
    "check": reading.check_command,
    "export": showing.export_command,
    "brief": showing.brief_command,
    "letter": showing.letter_command,
    "pack": showing.pack_command,
    "decide": reviewing.decide_command,
    "list": showing.list_command,
    "status": keeping.status_command,
    "verify": keeping.verify_command,
    "rebuild": keeping.rebuild_command,
    "backup": keeping.backup_command,
    "restore": keeping.restore_command,
    "serve": showing.serve_command,
    "demo": showing.demo_command,
}
for name, verb in _VERBS.items():
    app.command(name)(verb)


@app.callback(invoke_without_command=True)
def _before_all(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    log_json: Annotated[
        bool,
        typer.Option("--log-json", envvar=logs.SWITCH, help="Log as JSON lines, to standard error."),
    ] = False,
) -> None:
    if version:
        typer.echo(f"gongkai {__version__}")
        raise typer.Exit
    if log_json:  # it was switched on in `main`
        logs.note("started", command=context.invoked_subcommand, version=__version__)


def main() -> None:
    """Run the command line."""
    if _asks_for_json(sys.argv[1:]):
        logs.to_standard_error()
    else:  # it may have been asked for before in this process
        logs.to_nowhere()
    run(app)


def _asks_for_json(arguments: list[str]) -> bool:
    """Whether the log is asked for: known before the rest is understood, so that it tells also of a wrong call."""
    before_the_verb = takewhile(lambda argument: argument.startswith("-"), arguments)
    return "--log-json" in before_the_verb or logs.is_asked_for()
