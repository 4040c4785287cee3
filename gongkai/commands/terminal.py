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


def using(store: Path) -> Path:
    """Name the store to the queries, which read it from the environment."""
    os.environ["GONGKAI_STORE"] = str(store)
    return store


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Step]:
    """A bar on the terminal; what it yields is called with a name after each step. `total` None is unknown."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # written to a file, a bar is only a blank line
    is_shown = errors.is_terminal
    with Progress(*columns, console=errors, transient=True, disable=not is_shown) as bar:
        task = bar.add_task(what, total=total)
        yield lambda _name: bar.advance(task)


def run(app: typer.Typer) -> None:
    """Run a command line and exit; an error meant for people becomes one line and its exit code."""
    if isinstance(sys.stdout, TextIOWrapper):  # a terminal that lacks a sign is shown its number
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = app(standalone_mode=False)
        code = code if isinstance(code, int) else 0
        logs.note("ended", exit_code=code)
        raise SystemExit(code)
    except typer.Abort:
        raise SystemExit(UsageError.exit_code) from None
    except TyperException as error:
        if str(error):  # nothing to say where the help was printed
            errors.print(visible(f"gongkai: {error} See `gongkai --help`."), markup=False)
        raise SystemExit(UsageError.exit_code) from None
    except GongkaiError as error:
        logs.trouble("failed", kind=type(error).__name__, exit_code=error.exit_code)
        errors.print(visible(f"gongkai: {error}"), markup=False)
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:  # who reads the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(UsageError.exit_code) from None
    except UnicodeEncodeError as error:  # a store or a file to write in whose name are bytes of no character
        logs.trouble("failed", kind=type(error).__name__, exit_code=UsageError.exit_code)
        errors.print("gongkai: a name given on the command line is no text: use another", markup=False)
        raise SystemExit(UsageError.exit_code) from None
    except OSError as error:
        logs.trouble("failed", kind=type(error).__name__, exit_code=UsageError.exit_code)
        place = f"{error.filename}: " if error.filename else ""
        errors.print(
            visible(f"gongkai: {place}{error.strerror}: free space or mend the permissions"), markup=False
        )
        raise SystemExit(UsageError.exit_code) from None
