"""The printable brief as a file, asked for by names that people know."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gongkai.errors import UsageError
from queries import Reader, ask, current
from queries.brief import brief_pdf

_LANGUAGES = ("zh", "en")


def write_brief(output: Path, lang: str, *, agencies: list[str], regions: list[str], years: list[int]) -> int:
    """Write the brief and return the number of reports in it.

    UsageError: unknown language, body or region, no report of them, a file that cannot be written, or something that
    has to be installed first.
    """
    if lang not in _LANGUAGES:
        raise UsageError(f"language {lang!r}: give {' or '.join(_LANGUAGES)}")
    reader = current()
    filters: dict[str, Any] = {
        "agencies": [_code(reader, "agency", name) for name in agencies] or None,
        "regions": [_code(reader, "region", name) for name in regions] or None,
        "years": [str(year) for year in years] or None,
        "editions": None,
    }
    reports = int(ask("in_view", reader=reader, **filters)["reports"].iloc[0])
    if not reports:
        raise UsageError(
            "brief: no report of these bodies, regions and years; `gongkai list reports` names them"
        )
    content = brief_pdf(reader, lang=lang, **filters)
    try:
        output.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror})") from error
    return reports


def _code(reader: Reader, kind: str, name: str) -> str:
    """The code of a body or region given by code or by its name in either language."""
    found: set[str] = set()
    for lang in _LANGUAGES:
        rows = ask("choices", reader=reader, lang=lang)
        rows = rows[rows["filter"] == kind]
        found |= set(rows.loc[(rows["value"] == name) | (rows["label"] == name), "value"])
    if len(found) != 1:
        several = f"; it is one of {', '.join(sorted(found))}" if found else ""
        raise UsageError(
            f"no {kind} {name!r} with reports{several or '; the filters of the dashboard name them'}"
        )
    return found.pop()
