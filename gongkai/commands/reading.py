"""Verbs that read documents: ingest, fetch, check."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from gongkai.checks import settings_of
from gongkai.commands.terminal import (
    DEFAULT_STORE,
    JsonOption,
    PathsArgument,
    SettingsOption,
    StoreOption,
    progress,
    say,
)
from gongkai.errors import UsageError
from gongkai.fetch import fetch
from gongkai.fetching import Limits, user_agent
from gongkai.fetching.downloading import Downloader
from gongkai.gathering import Found, gather
from gongkai.ingest import Ingested, ingest
from gongkai.printing import print_checked, print_ingested
from gongkai.selfcheck import as_json, check_documents

_REJECTED = 2


def ingest_command(
    paths: PathsArgument,
    store: StoreOption = DEFAULT_STORE,
    settings: SettingsOption = None,
    force: Annotated[bool, typer.Option("--force", help="Publish even if reports would disappear.")] = False,
) -> None:
    """Read documents into the store and publish a new generation."""
    _print_and_exit(ingest_paths(paths, store, settings, force=force))


def fetch_command(
    lists: Annotated[list[Path], typer.Argument(help=".csv lists with a column `address`.")],
    store: StoreOption = DEFAULT_STORE,
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
    found = gathered(lists)
    try:
        with progress("fetching", len(found)) as step:
            fetched = fetch(store, found, downloader, step, again=again, settings=asked)
    except KeyboardInterrupt as error:
        raise UsageError(
            "interrupted: what was fetched is kept, the same command goes on from there"
        ) from error
    _print_and_exit(fetched)


def check_command(
    paths: PathsArgument,
    settings: SettingsOption = None,
    as_json_document: JsonOption = False,
    history: Annotated[
        bool, typer.Option("--history", help="Hold them against what the store has of the same bodies.")
    ] = False,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Read and check documents, all of them together, without storing anything."""
    beside = store if history else None
    checked = check_documents(gathered(paths), beside, settings_of(beside, settings))
    if as_json_document:
        json.dump(as_json(checked), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        print_checked(checked)
    if any(one.report.verdict == "reject" for one in checked):
        raise typer.Exit(_REJECTED)


def ingest_paths(paths: list[Path], store: Path, settings: Path | None, *, force: bool) -> Ingested:
    """Gather and ingest with a bar; what is passed over is named on standard error."""
    asked = settings_of(store, settings)
    found = gathered(paths)
    with progress("reading", len(found)) as step:
        return ingest(store, found, step, force=force, settings=asked)


def gathered(paths: list[Path]) -> tuple[Found, ...]:
    """The documents under the paths; UsageError if there are none."""
    found = gather(paths)
    if not found.found:
        raise UsageError(f"{', '.join(map(str, paths))}: no documents found")
    for name in found.passed_over:
        say(f"passed over {name}", "passed over")
    return found.found


def _print_and_exit(ingested: Ingested) -> None:
    print_ingested(ingested)
    if ingested.count("reject"):
        raise typer.Exit(_REJECTED)
