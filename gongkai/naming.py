"""What people name on the command line, as the codes that queries know."""

from __future__ import annotations

from gongkai.errors import UsageError
from queries import Reader, ask

LANGUAGES = ("zh", "en")


def demand_language(lang: str) -> None:
    """UsageError unless it is one of the two languages."""
    if lang not in LANGUAGES:
        raise UsageError(f"language {lang!r}: give {' or '.join(LANGUAGES)}")


def code_of(reader: Reader, kind: str, name: str) -> str:
    """The code of a body or region (`kind` agency or region) given by code or by its name in either language."""
    found: set[str] = set()
    for lang in LANGUAGES:
        rows = ask("choices", reader=reader, lang=lang)
        rows = rows[rows["filter"] == kind]
        found |= set(rows.loc[(rows["value"] == name) | (rows["label"] == name), "value"])
    if len(found) != 1:
        several = f"; it is one of {', '.join(sorted(found))}" if found else ""
        raise UsageError(
            f"no {kind} {name!r} with reports{several or '; the filters of the dashboard name them'}"
        )
    return found.pop()
