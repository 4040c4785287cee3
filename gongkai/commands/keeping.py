"""Verbs that keep the store sound: status, verify, rebuild, backup, restore."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from gongkai.backups import backup, restore
from gongkai.checks import settings_of
from gongkai.commands.terminal import (
    DEFAULT_STORE,
    JsonOption,
    SettingsOption,
    StoreOption,
    progress,
    say,
)
from gongkai.errors import StoreError
from gongkai.rebuilding import rebuild
from gongkai.status import disk_of, status_of
from gongkai.verification import verify


def status_command(
    store: StoreOption = DEFAULT_STORE,
    settings: SettingsOption = None,
    as_json_document: JsonOption = False,
) -> None:
    """Say what the store holds and which generation is served; exit code 1 if nothing can be served or taken in."""
    asked = settings_of(store, settings) if settings else None  # those of the store are part of how it stands
    found = status_of(store, asked) | disk_of(store)
    if as_json_document:
        typer.echo(json.dumps(found, ensure_ascii=False, default=str))
    elif store.is_dir():
        for key, value in found.items():
            typer.echo(f"{key:20} {value}")
    if found["problem"]:
        raise StoreError(str(found["problem"]))


def verify_command(store: StoreOption = DEFAULT_STORE) -> None:
    """Check ledger, originals, the current generation, decisions and audit log against each other."""
    problems = list(verify(store))
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo(f"{store}: ledger, originals, generation, decisions and audit log agree")


def rebuild_command(
    store: StoreOption = DEFAULT_STORE,
    settings: SettingsOption = None,
    force: Annotated[
        bool, typer.Option("--force", help="Rebuild from a ledger that has lost lines.")
    ] = False,
) -> None:
    """Make the current generation anew from originals and ledger."""
    asked = settings_of(store, settings)
    with progress("reading", None) as step:
        path = rebuild(store, step, force=force, settings=asked)
    typer.echo(f"rebuilt {path}")


def backup_command(
    output: Annotated[Path, typer.Argument(help="File to write: .tar, .tar.gz or .tgz.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Put the whole store into one file, while it is served and written to."""
    made = backup(store, output)
    if made.without:
        say(
            f"without a generation, to be rebuilt after restoring: {made.without}",
            "backed up without a generation",
        )
    typer.echo(f"{output}: {made.files} files, the ledger up to line {made.ledger_lines}")


def restore_command(
    file: Annotated[Path, typer.Argument(help="A file that `gongkai backup` made.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Make the store of a backup, in a folder that is empty or not there."""
    held = restore(file, store)
    typer.echo(
        f"{store}: {len(held.files)} files as of {held.made_at}, the ledger up to line {held.ledger_lines}"
    )
