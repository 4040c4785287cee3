"""What a store holds and how it stands, for people and for what watches a server."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from gongkai import __version__, checks
from gongkai.archive import Archive
from gongkai.archive.audit import AuditLog
from gongkai.errors import StoreError, UsageError
from gongkai.review import Reviews
from gongkai.warehouse import Generations, open_reader

_COUNTED = ("reports", "findings", "unread", "rejections")


def status_of(store: Path, settings: checks.Settings | None = None) -> dict[str, object]:
    """The same keys whatever is wrong, and the same values as long as nothing happens.

    `problem` says why nothing is served, that the ledger has lost what the generation was made from or the settings
    cannot be read, so that nothing can be taken in, or that decisions cannot be read; None where all is well.

    `ledger_lines_behind` counts lines that the generation has not read yet; `held_by` is the
    process that writes, None where none does. The rules are current if they are those of this program,
    asked as `settings` or the store's own say.
    """
    archive = Archive(store)
    status: dict[str, object] = {
        "version": __version__,
        "store": str(store),
        "problem": None,
        **dict.fromkeys(
            (
                "generation", "published_at", "made_by", "rules_version", "rules_are_current", "settings", "ledger_lines",
                "ledger_lines_read", "ledger_lines_behind", "last_event_at", "content_hash", *_COUNTED,
            )
        ),
        "held_by": archive.held_by(),
    }  # fmt: skip
    try:
        status |= _archive(archive)
        if status["ledger_lines"] and Generations(store).current() is None:
            status["ledger_lines_read"] = 0
            raise StoreError(f"{store}: nothing is published: run `gongkai ingest …` or `gongkai rebuild`")
        status |= _generation(store, checks.settings_of(store) if settings is None else settings)
        _confirm_ledger(archive, store)
        _confirm_decisions(store)
    except (StoreError, UsageError) as error:
        status["problem"] = str(error)
    lines, read = status["ledger_lines"], status["ledger_lines_read"]
    if isinstance(lines, int) and isinstance(read, int):
        status["ledger_lines_behind"] = lines - read
    return status


def disk_of(store: Path) -> dict[str, object]:
    """What the store takes of its disk, part by part, and what is free there."""
    parts = ("originals", "quarantine", "generations", "ledger.jsonl", "review.sqlite", "audit.jsonl")
    return {
        "bytes": {name: _size(store / name) for name in parts},
        "bytes_free": shutil.disk_usage(store).free if store.is_dir() else None,
    }


def _archive(archive: Archive) -> dict[str, object]:
    lines, last = 0, None
    for line in archive.lines():
        lines, last = line.n, line.at
    return {"ledger_lines": lines, "last_event_at": f"{last:%Y-%m-%d %H:%M:%S} UTC" if last else None}


def _generation(store: Path, asked: checks.Settings) -> dict[str, object]:
    with closing(open_reader(store)) as reader:
        generation = reader.generation
        counts = {table: len(reader.connection.table(table)) for table in _COUNTED}
    return {
        "generation": generation.number,
        "published_at": f"{generation.published_at:%Y-%m-%d %H:%M:%S} UTC",
        "made_by": generation.made_by,
        "rules_version": generation.rules_version,
        "rules_are_current": generation.rules_version == checks.rules_version(asked),
        "settings": generation.settings,
        "ledger_lines_read": generation.ledger_lines,
        "content_hash": generation.content_hash,
        **counts,
    }


def _confirm_ledger(archive: Archive, store: Path) -> None:
    with closing(open_reader(store)) as reader:
        archive.confirm(reader.generation.ledger_lines, reader.generation.ledger_hash)


def _confirm_decisions(store: Path) -> None:
    reviews = Reviews(store)
    if reviews.mark() is None:
        AuditLog(store).demand_kept(reviews.path)


def _size(path: Path) -> int:
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return path.stat().st_size if path.is_file() else 0
