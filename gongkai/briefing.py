"""The printable brief as a file, asked for by names that people know."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gongkai.errors import UsageError
from gongkai.handing import hand_over
from gongkai.naming import code_of, demand_language
from queries import ask, current
from queries.brief import brief_pdf


def write_brief(output: Path, lang: str, *, agencies: list[str], regions: list[str], years: list[int]) -> int:
    """Write the brief and return the number of reports in it.

    UsageError: unknown language, body or region, no report of them, a file that cannot be written, or something that
    has to be installed first.
    """
    demand_language(lang)
    reader = current()
    filters: dict[str, Any] = {
        "agencies": [code_of(reader, "agency", name) for name in agencies] or None,
        "regions": [code_of(reader, "region", name) for name in regions] or None,
        "years": [str(year) for year in years] or None,
        "editions": None,
    }
    reports = int(ask("in_view", reader=reader, **filters)["reports"].iloc[0])
    if not reports:
        raise UsageError(
            "brief: no report of these bodies, regions and years; `gongkai list reports` names them"
        )
    content = brief_pdf(reader, lang=lang, **filters)
    hand_over(output, content)
    return reports
