"""A view of the store as a file: CSV, XLSX or Parquet by the suffix of its name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from gongkai.errors import UsageError
from gongkai.exports.workbook import to_xlsx
from queries import Provenance, as_csv, ask, current, provenance, view

_LISTS = (
    "years",
    "regions",
    "agencies",
    "editions",
    "kinds",
    "rules",
    "severities",
    "faults",
    "statuses",
    "finding_keys",
    "concepts",
    "forms",
    "standings",
)


def export_view(store: Path, name: str, output: Path, filters: list[str]) -> int:
    """Write one view to a file and return the number of its rows."""
    del store  # the queries read it from the environment
    writer = _WRITERS.get(output.suffix.lower())
    if writer is None:
        raise UsageError(f"{output}: the name must end in {', '.join(_WRITERS)}")
    reader = current()
    given = _parameters(name, filters)
    frame = ask(name, reader=reader, **given)
    content = writer(name, frame, provenance(reader), " ".join(filters))
    try:
        output.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror})") from error
    return len(frame)


def _parameters(name: str, filters: list[str]) -> dict[str, Any]:
    known = view(name).parameters
    given: dict[str, Any] = {}
    for text in filters:
        key, equals, value = text.partition("=")
        if not equals or key not in known:
            raise UsageError(
                f"filter {text!r}: write name=value; {name} takes {', '.join(sorted(known)) or 'none'}"
            )
        if key in _LISTS:
            given.setdefault(key, [])
            given[key] += value.split(",")
        else:
            given[key] = value
    return given


def _csv(name: str, frame: pd.DataFrame, origin: Provenance, filters: str) -> bytes:
    return as_csv(name, frame, origin, filters)


def _xlsx(name: str, frame: pd.DataFrame, origin: Provenance, filters: str) -> bytes:
    return to_xlsx({name: frame}, _origin(origin, filters))


def _parquet(_name: str, frame: pd.DataFrame, origin: Provenance, filters: str) -> bytes:
    return frame.assign(**_origin(origin, filters)).to_parquet(index=False)


def _origin(origin: Provenance, filters: str) -> dict[str, str]:
    return {
        "gongkai_generation": str(origin.generation),
        "gongkai_rules": origin.rules,
        "gongkai_settings": origin.settings,
        "gongkai_filters": filters,
    }


_WRITERS = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}
