"""Whether a store is whole, and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from gongkai import __version__, checks
from gongkai.archive import Archive
from gongkai.errors import StoreError
from gongkai.warehouse import Generations, content_hash, open_reader


def status_of(store: Path, settings: checks.Settings | None = None) -> dict[str, object]:
    """Version, paths, the served generation and counts; StoreError where nothing can be served.

    The rules are current if they are those of this program, asked as `settings` or the store's own say.
    """
    asked = checks.settings_of(store) if settings is None else settings
    with closing(open_reader(store)) as reader:
        generation = reader.generation
        tables = ("reports", "findings", "unread", "rejections")
        counts = {table: len(reader.connection.table(table)) for table in tables}
    return {
        "version": __version__,
        "store": str(store),
        "generation": generation.number,
        "published_at": f"{generation.published_at:%Y-%m-%d %H:%M:%S} UTC",
        "rules_version": generation.rules_version,
        "rules_are_current": generation.rules_version == checks.rules_version(asked),
        "settings": generation.settings,
        "ledger_lines": Archive(store).tip().lines,
        "ledger_lines_read": generation.ledger_lines,
        "content_hash": generation.content_hash,
        **counts,
    }


def verify(store: Path) -> Iterator[str]:
    """One line for everything that is not as it was written."""
    archive = Archive(store)
    try:
        for line in archive.lines():
            if line.event in ("received", "rejected"):
                yield from _of_original(archive, line.fields["sha256"])
    except StoreError as error:
        yield str(error)
    try:
        yield from _of_generation(archive, store)
    except StoreError as error:
        yield str(error)


def _of_original(archive: Archive, sha256: str) -> Iterator[str]:
    try:
        archive.read(sha256)
    except StoreError as error:
        yield str(error)


def _of_generation(archive: Archive, store: Path) -> Iterator[str]:
    if Generations(store).current() is None:
        yield f"{store}: nothing is published: run `gongkai ingest …` or `gongkai rebuild`"
        return
    with closing(open_reader(store)) as reader, closing(reader.cursor()) as cursor:
        archive.confirm(reader.generation.ledger_lines, reader.generation.ledger_hash)
        if content_hash(cursor) != reader.generation.content_hash:
            yield f"{reader.path}: its content is not what was published: run `gongkai rebuild`"
