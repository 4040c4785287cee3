"""The audit pack: what was found and decided, the tables behind it and the documents themselves, in one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

from gongkai import __version__
from gongkai.archive import Archive
from gongkai.errors import StoreError, UsageError
from gongkai.exports.pack import Pack, safe_name
from queries import Reader, as_csv, ask, provenance, store_of
from queries.exporting import Order, Step, answer

__all__ = ["VIEWS", "Contents", "contents", "demand_room", "write_pack"]

VIEWS = (
    "reports",
    "findings",
    "formulas",
    "candidates",
    "cells_concerned",
    "decisions",
    "decision_history",
    "rule_book",
    "form",
    "claims",
    "unread_lines",
    "coverage",
    "rejections",
)
_SHARED = ("years", "regions", "agencies", "editions")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a pack would hold: its views, the reports in view, and the hashes and bytes of their documents."""

    views: tuple[str, ...]
    reports: tuple[dict[str, Any], ...]
    originals: Mapping[str, int]

    @property
    def bytes(self) -> int:
        """Of all documents together; tables are small beside them and are pressed."""
        return sum(self.originals.values())


def contents(reader: Reader, order: Order) -> Contents:
    """What the pack of an order would hold; its views are added to those that every pack has.

    StoreError where a document is missing.
    """
    shared = {key: order.filters.get(key) for key in _SHARED}
    rows = ask("reports", reader=reader, lang=order.lang, **shared)
    rows = rows[["report_id", "agency", "year", "source_name", "sha256"]].astype(object)
    names = [str(name) for name in rows.columns]
    values = rows.where(rows.notna(), None).itertuples(index=False, name=None)
    reports = tuple(dict(zip(names, row, strict=True)) for row in values)
    archive = Archive(store_of(reader))
    sizes = {str(row["sha256"]): archive.size(str(row["sha256"])) for row in reports}
    return Contents(tuple(dict.fromkeys((*VIEWS, *order.views))), reports, dict(sorted(sizes.items())))


def demand_room(held: Contents, most_bytes: int) -> None:
    """UsageError where the documents of a pack have more bytes than that."""
    if held.bytes > most_bytes:
        raise UsageError(
            f"pack: {len(held.originals):,} documents have {held.bytes / 1e6:,.1f} MB, the limit is "
            f"{most_bytes / 1e6:,.1f} MB: narrow the filters, or use `gongkai pack` with a higher --limit-mb"
        )


def write_pack(
    reader: Reader, order: Order, held: Contents, out: IO[bytes], step: Step = lambda _name: None
) -> None:
    """Write the pack of an order to `out`; `step` is called with the name of each view and document that went in.

    StoreError where a document is missing or was changed: each is held against its hash while it is copied.
    """
    origin = provenance(reader)
    with Pack(out, origin.published_at) as pack:
        for name in held.views:
            frame, said = answer(reader, order, name)
            pack.add(f"views/{name}.csv", as_csv(name, frame, origin, said))
            step(name)
        files = _add_originals(pack, reader, held, step)
        pack.finish(
            {
                "made_by": f"gongkai {__version__}",
                "made_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
                "generation": origin.generation,
                "published_at": f"{origin.published_at:%Y-%m-%dT%H:%M:%SZ}",
                "rules": origin.rules,
                "settings": origin.settings,
                "filters": {key: value for key, value in order.filters.items() if value is not None},
                "names_of_people": order.names_people,
                "reports": [{**report, "file": files[str(report["sha256"])]} for report in held.reports],
            }
        )


def _add_originals(pack: Pack, reader: Reader, held: Contents, step: Step) -> dict[str, str]:
    """Copy every document in view once; the name in the pack by hash."""
    archive = Archive(store_of(reader))
    names = {str(report["sha256"]): str(report["source_name"]) for report in reversed(held.reports)}
    files: dict[str, str] = {}
    for sha256 in held.originals:
        path = f"originals/{sha256}-{safe_name(names[sha256])}"
        listed = pack.add(path, archive.read(sha256))
        if listed.sha256 != sha256:
            raise StoreError(f"{path} is not what was kept: run `gongkai verify`")
        files[sha256] = path
        step(path)
    return files
