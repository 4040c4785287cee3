"""Views of the store as a file: CSV, XLSX or Parquet by the suffix of its name, and filters as a command line gives them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gongkai.errors import UsageError
from gongkai.exports.legible import legible
from gongkai.handing import hand_over
from queries import current, view
from queries.exporting import FORMATS, Order, Step, file_of

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


def export_views(
    names: list[str], output: Path, filters: list[str], step: Step = lambda _name: None
) -> dict[str, int]:
    """Write views to a file and return the rows of each; several go into a workbook.

    A filter is given to the views that know it. UsageError: an unknown view, a filter that none of them knows, a
    suffix that says no format, several views for a file of one table, or a file that cannot be written.
    """
    form = output.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        raise UsageError(f"{output}: the name must end in {', '.join(f'.{one}' for one in FORMATS)}")
    views = tuple(dict.fromkeys(names))
    if len(views) > 1 and form != "xlsx":
        raise UsageError(f"{output}: several views go into one .xlsx, or one at a time into {output.suffix}")
    given = parameters(views, filters)
    made = file_of(current(), Order(views, given), form, step)
    hand_over(output, made.content)
    return made.rows


def parameters(names: Iterable[str], filters: list[str]) -> dict[str, Any]:
    """Filters written name=value as parameters of views; UsageError where no view of these knows one."""
    known = frozenset().union(*(view(name).parameters for name in names))
    given: dict[str, Any] = {}
    for text in filters:
        if legible(text) != text:
            raise UsageError(f"filter {legible(text)}: it has characters that are no text")
        key, equals, value = text.partition("=")
        if not equals or key not in known:
            raise UsageError(
                f"filter {text!r}: write name=value; {', '.join(names)} takes {', '.join(sorted(known)) or 'none'}"
            )
        if key in _LISTS:
            given.setdefault(key, [])
            given[key] += value.split(",")
        else:
            given[key] = value
    return given
