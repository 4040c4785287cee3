"""What the verbs of the command line share: options, the console for errors, the progress bar, how they end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from typer.exceptions import TyperException

from gongkai import logs
from gongkai.errors import GongkaiError, UsageError
from gongkai.parsing.masking import mask
from gongkai.printing import visible
from gongkai.serving import Step

DEFAULT_STORE = Path("data/store")
errors = Console(stderr=True, highlight=False, soft_wrap=True)

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
FiltersOption = Annotated[
    list[str] | None, typer.Option("-f", "--filter", help="name=value as on the page; may be repeated.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def say(line: str, event: str, **fields: object) -> None:
    """Tell people a line on standard error; where that is a log it is an event with these fields instead."""
    if logs.is_on():
        logs.note(event, **fields)
    else:
        errors.print(visible(line), markup=False, style="dim")


def _fail(error: BaseException, message: str, exit_code: int) -> SystemExit:
    """What ends the program, once people or the log are told why."""
    line = visible(f"gongkai: {message}")
    if logs.is_on():
        logs.trouble("failed", kind=type(error).__name__, exit_code=exit_code, message=mask(line))
    else:
        errors.print(line, markup=False)
    return SystemExit(exit_code)


def using(store: Path) -> Path:
    """Name the store to the queries, which read it from the environment."""
    os.environ["GONGKAI_STORE"] = str(store)
    return store


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Step]:
    """A bar on the terminal; what it yields is called with a name after each step. `total` None is unknown."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # written to a file, a bar is only a blank line
    is_shown = errors.is_terminal and not logs.is_on()
    with Progress(*columns, console=errors, transient=True, disable=not is_shown) as bar:
        task = bar.add_task(what, total=total)
        yield lambda _name: bar.advance(task)


def _demand_no_nul(arguments: list[str]) -> None:
    """No system passes a NUL on, but who calls from Python may."""
    if any("\0" in argument for argument in arguments):
        raise UsageError("a name given on the command line holds a NUL: use another")


def run(app: typer.Typer) -> None:
    """Run a command line and exit; an error meant for people becomes one line and its exit code."""
    if isinstance(sys.stdout, TextIOWrapper):  # a terminal that lacks a sign is shown its number
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        _demand_no_nul(sys.argv)
        code = app(standalone_mode=False)
        code = code if isinstance(code, int) else 0
        logs.note("ended", exit_code=code)
        raise SystemExit(code)
    except typer.Abort as error:
        logs.trouble("failed", kind=type(error).__name__, exit_code=UsageError.exit_code)
        raise SystemExit(UsageError.exit_code) from None
    except TyperException as error:
        if not str(error):  # nothing to say where the help was printed
            raise SystemExit(UsageError.exit_code) from None
        raise _fail(error, f"{error} See `gongkai --help`.", UsageError.exit_code) from None
    except GongkaiError as error:
        raise _fail(error, str(error), error.exit_code) from None
    except BrokenPipeError as error:  # who reads the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        logs.trouble("failed", kind=type(error).__name__, exit_code=UsageError.exit_code)
        raise SystemExit(UsageError.exit_code) from None
    except UnicodeEncodeError as error:  # a store or a file to write in whose name are bytes of no character
        message = "a name given on the command line is no text: use another"
        raise _fail(error, message, UsageError.exit_code) from None
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        message = f"{place}{error.strerror}: free space or mend the permissions"
        raise _fail(error, message, UsageError.exit_code) from None
