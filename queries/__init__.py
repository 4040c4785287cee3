"""The questions a screen or an export may ask of the store: one .sql file a view, this their one reader.

A view may also read the decisions of the store (`reviewing`), which live apart from its generations.
Each file begins with comments that give its titles and its column dictionary and holds one SELECT
with `$parameters`; a parameter that is not given is NULL and filters nothing. Files whose names
begin with an underscore are what the views share, macros and the tables of decisions; each may use
those numbered before it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

import duckdb
import pandas as pd

from gongkai.errors import StoreError, UsageError
from gongkai.exports.table import to_csv
from gongkai.warehouse import Generations, Reader, open_reader
from queries.header import read_header
from queries.reviewing import NOTHING_DECIDED, TABLES, Reviewed, reviewed

__all__ = [
    "NOTHING_DECIDED",
    "Provenance",
    "Reader",
    "Reviewed",
    "View",
    "as_csv",
    "ask",
    "current",
    "cursor",
    "first_of",
    "macros",
    "provenance",
    "reviewed",
    "store",
    "store_of",
    "view",
    "views",
]

DEFAULT_STORE = Path("data/store")
_BAD_PARAMETER = (duckdb.ConversionException, duckdb.TypeMismatchException)
_BROKEN_STORE = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException)


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
    sql: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which generation of the store, which version of the rules and whose settings an answer comes from."""

    generation: int
    rules: str
    published_at: datetime
    settings: str


@cache
def views() -> dict[str, View]:
    """All views by name, in alphabetical order."""
    return {name: _view(name, sql) for name, sql in _files().items() if not name.startswith("_")}


def view(name: str) -> View:
    """The view of that name; UsageError lists the ones there are."""
    found = views().get(name)
    if found is None:
        raise UsageError(f"no view {name!r}; there are: {', '.join(views())}")
    return found


def macros() -> tuple[str, ...]:
    """The statements that every connection needs before it can run a view, in the order of their names."""
    return tuple(sql for name, sql in _files().items() if name.startswith("_"))


def store() -> Path:
    """The folder of the store: GONGKAI_STORE, or data/store."""
    return Path(os.environ.get("GONGKAI_STORE") or DEFAULT_STORE)


def current() -> Reader:
    """A read-only reader of the store's current generation; StoreError says what is missing or broken."""
    return _reader(store(), Generations(store()).current())


def store_of(reader: Reader) -> Path:
    """The store whose generation a reader reads; its decisions lie there too."""
    return reader.path.parent.parent


def ask(
    name: str, *, reader: Reader | None = None, decisions: Reviewed | None = None, **parameters: object
) -> pd.DataFrame:
    """The rows of one view; the columns are the same whether there are rows or not.

    `reader` keeps several questions on one generation; without it the current one answers. `decisions`
    likewise; without it those of the reader's store as they stand now.
    UsageError: unknown view or parameter, or a value of the wrong type. StoreError: unreadable store,
    or a view that tells decisions where they cannot be read, unless `decisions` owns up to that.
    """
    source = reader or current()
    with _asking(name, source, decisions, parameters) as (con, sql, values):
        return con.execute(sql, values).df()


def first_of(
    name: str,
    rows: int,
    *,
    reader: Reader | None = None,
    decisions: Reviewed | None = None,
    **parameters: object,
) -> tuple[pd.DataFrame, int]:
    """The first rows of one view and how many there are in all, without making a table of them; errors as `ask`."""
    source = reader or current()
    with _asking(name, source, decisions, parameters) as (con, sql, values):
        answer = con.sql(sql, params=values)
        (found,) = answer.count("*").fetchone() or (0,)
        return answer.limit(rows).df(), int(found)


@contextmanager
def _asking(
    name: str, source: Reader, decisions: Reviewed | None, parameters: dict[str, object]
) -> Iterator[tuple[duckdb.DuckDBPyConnection, str, dict[str, object]]]:
    """A connection, the statement of a view and the value of each of its parameters."""
    asked = view(name)
    unknown = parameters.keys() - asked.parameters
    if unknown:
        known = ", ".join(sorted(asked.parameters)) or "none"
        raise UsageError(f"view {name}: no parameter {', '.join(sorted(unknown))}; it has {known}")
    values = {parameter: parameters.get(parameter) for parameter in asked.parameters}
    try:
        with cursor(source, _decisions(source, asked) if decisions is None else decisions) as con:
            yield con, asked.sql, values
    except _BAD_PARAMETER as error:
        raise UsageError(f"view {name}: {_first_line(error)}") from error
    except _BROKEN_STORE as error:
        raise StoreError(
            f"{source.path}: cannot be read; run `gongkai rebuild` ({_first_line(error)})"
        ) from error


@contextmanager
def cursor(reader: Reader, decisions: Reviewed) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with what the views share: the tables of decisions and the macros.

    It is kept for the next question, which then need not explain the macros again; not so after an error.
    """
    idle = _idle(reader, decisions)
    try:
        con = idle.pop()
    except IndexError:  # the first question, or all are asking
        con = _prepared(reader, decisions)
    yield con
    idle.append(con)


@lru_cache(maxsize=6)
def _idle(reader: Reader, decisions: Reviewed) -> list[duckdb.DuckDBPyConnection]:
    """The connections at rest over this generation and these decisions."""
    del reader, decisions
    return []


def _prepared(reader: Reader, decisions: Reviewed) -> duckdb.DuckDBPyConnection:
    con = reader.cursor()
    con.register("given_events", decisions.events)
    for statement in macros():
        con.execute(statement)
    con.unregister("given_events")
    return con


def provenance(reader: Reader | None = None) -> Provenance:
    """Which generation and rules the answers come from."""
    row = (reader or current()).generation
    return Provenance(row.number, row.rules_version, row.published_at, row.settings)


def as_csv(
    name: str, frame: pd.DataFrame, origin: Provenance, filters: str, *, lang: str | None = None
) -> bytes:
    """A view's rows as CSV for spreadsheets, with where they come from in the last four columns.

    Column headings are in `lang` (zh or en), or the stable column names where it is None.
    """
    headings = {column: names[lang == "en"] for column, names in view(name).columns.items()} if lang else {}
    return to_csv(
        frame.rename(columns=headings),
        {
            "gongkai_generation": str(origin.generation),
            "gongkai_rules": origin.rules,
            "gongkai_settings": origin.settings,
            "gongkai_filters": filters,
        },
    )


def _decisions(reader: Reader, asked: View) -> Reviewed:
    found = reviewed(store_of(reader))
    if found.trouble and asked.tells_decisions:
        raise StoreError(found.trouble)
    return found


@lru_cache(maxsize=3)
def _reader(folder: Path, generation: Path | None) -> Reader:
    """Keyed by the generation's file: a new generation is a new name."""
    del generation
    return open_reader(folder)


@cache
def _files() -> dict[str, str]:
    folder = sorted(resources.files(__name__).iterdir(), key=lambda file: file.name)
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


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
