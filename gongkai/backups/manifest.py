"""The list of what a backup holds; it stands last in the file, so a backup that was cut off has none."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from gongkai.errors import StoreError

NAME = "manifest.json"
FORMAT = 1
LARGEST = 256 * 1024 * 1024  # bytes of a manifest: some two million documents
# The only names a backup may hold: none of them leads out of the folder it is restored into.
MEMBER = re.compile(
    r"ledger\.jsonl|audit\.jsonl|people\.toml|settings\.toml|CURRENT|review\.sqlite|generations/[0-9]{6,}\.duckdb|\.torn-[0-9]{6,}-[0-9a-f]{12}"
    r"|originals/(?P<shelf>[0-9a-f]{2})/(?P=shelf)[0-9a-f]{62}\.[a-z]{2,5}|quarantine/[0-9a-f]{64}\.[a-z]{2,5}"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a backup."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds, when it was made (UTC), by what, and how far its ledger reaches."""

    made_by: str
    made_at: str
    ledger_lines: int
    ledger_hash: str
    content_hash: str | None  # of the generation; None where none could be taken along
    files: dict[str, Kept]


def written(manifest: Manifest) -> bytes:
    """The manifest as it stands in the file."""
    return json.dumps({"format": FORMAT, **asdict(manifest)}, ensure_ascii=False, indent=1).encode()


def read(content: bytes, where: str) -> Manifest:
    """The other way round; StoreError if it is none, or of a later format."""
    try:
        told: dict[str, Any] = json.loads(content)
        if told.pop("format") > FORMAT:
            raise StoreError(
                f"{where} was made by {told['made_by']}: use {told['made_by']} or later to restore it"
            )
        files = {name: Kept(**kept) for name, kept in told.pop("files").items()}
        return Manifest(**told, files=files)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            f"{where} is damaged: its list of files cannot be read: use another backup"
        ) from error
