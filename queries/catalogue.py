"""The views and what they share, as their files say: each view with its titles, columns, parameters and role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import duckdb

from gongkai.errors import UsageError
from gongkai.people import Role
from queries.header import read_header
from queries.reviewing import TABLES


@dataclass(frozen=True, slots=True)
class View:
    """One .sql file: its titles, its columns with their (Chinese, English) names, its parameters."""

    name: str
    title_zh: str
    title_en: str
    is_listed: bool
    columns: dict[str, tuple[str, str]]
    parameters: frozenset[str]
    tells_decisions: bool
    role: Role
    sql: str


@cache
def views() -> dict[str, View]:
    """All views by name, in alphabetical order."""
    return {name: _view(name, sql) for name, sql in files().items() if not name.startswith("_")}


def view(name: str) -> View:
    """The view of that name; UsageError lists the ones there are."""
    found = views().get(name)
    if found is None:
        raise UsageError(f"no view {name!r}; there are: {', '.join(views())}")
    return found


def macros() -> tuple[str, ...]:
    """The statements that every connection needs before it can run a view, in the order of their names."""
    return tuple(sql for name, sql in files().items() if name.startswith("_"))


@cache
def files() -> dict[str, str]:
    """The statements of views and of what they share (an underscore before the name), in the order of their names."""
    folder = sorted(resources.files("queries").iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(".sql"): file.read_text("utf-8")
        for file in folder
        if file.name.endswith(".sql")
    }


def _view(name: str, sql: str) -> View:
    header = read_header(name, sql)
    statements = duckdb.extract_statements(sql)
    return View(
        name=name,
        title_zh=header.titles["zh"],
        title_en=header.titles["en"],
        is_listed=header.is_listed,
        columns=header.columns,
        parameters=frozenset(statements[0].named_parameters),
        tells_decisions=_tells_decisions(sql),
        role=header.role,
        sql=sql,
    )


def _tells_decisions(sql: str) -> bool:
    """Whether a statement reads a table of decisions, itself or through the macros it calls."""
    return any(re.search(rf"\b{name}\b", sql) for name in TABLES) or bool(_called(sql) & _telling_macros())


@cache
def _telling_macros() -> frozenset[str]:
    telling: set[str] = set()
    for sql in macros():  # each uses only those before it
        if any(re.search(rf"\b{name}\b", sql) for name in TABLES) or _called(sql) & telling:
            telling |= set(re.findall(r"MACRO (\w+)\(", sql))
    return frozenset(telling)


def _called(sql: str) -> set[str]:
    return set(re.findall(r"(\w+)\(", sql))
