"""The questions a screen or an export may ask of the store: one .sql file a view, this their one reader.

A view may also read the decisions of the store (`reviewing`), which live apart from its generations.
Each file begins with comments that give its titles, its column dictionary and the role one needs for it, and holds
one SELECT with `$parameters`; a parameter that is not given is NULL and filters nothing. Files whose names
begin with an underscore are what the views share, macros and the tables of decisions; each may use
those numbered before it. A reader is somebody's: what is asked through it is answered within the regions for
which that person has the role (`limits`), and views need not know.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa

from gongkai.errors import DeniedError, LargeError, StoreError, UsageError
from gongkai.exports.table import to_csv
from gongkai.people import LOCAL, Person, Reach, Role
from gongkai.warehouse import Generations, Reader, open_reader
from queries.catalogue import View, macros, view, views
from queries.keys import state
from queries.limits import bodies, limit
from queries.patience import stopped_after
from queries.reviewing import NOTHING_DECIDED, Reviewed, reviewed

__all__ = [
    "NOTHING_DECIDED",
    "Provenance",
    "Reader",
    "Reviewed",
    "View",
    "answered",
    "as_csv",
    "ask",
    "current",
    "cursor",
    "demand_persons",
    "explain",
    "first_of",
    "macros",
    "provenance",
    "reviewed",
    "state",
    "store",
    "store_of",
    "view",
    "views",
]

DEFAULT_STORE = Path("data/store")
_people_log_in = False
_BAD_PARAMETER = (duckdb.ConversionException, duckdb.TypeMismatchException)
_BROKEN_STORE = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which generation of the store, which version of the rules and whose settings an answer comes from."""

    generation: int
    rules: str
    published_at: datetime
    settings: str


def store() -> Path:
    """The folder of the store: GONGKAI_STORE, or data/store."""
    return Path(os.environ.get("GONGKAI_STORE") or DEFAULT_STORE)


def current(person: Person | None = None, *, patience: float | None = None) -> Reader:
    """A read-only reader of the store's current generation; StoreError says what is missing or broken.

    It is for `person`, without one for whoever sits at the machine, and each question may take so many seconds.
    DeniedError where nobody is named although people log in.
    """
    if person is None and _people_log_in:
        raise DeniedError(
            "nobody is named who asks, though people log in: hand over the reader of the session"
        )
    opened = _reader(store(), Generations(store()).current())
    return replace(opened, person=person or LOCAL, patience=patience)


def demand_persons() -> None:
    """From now on nothing is read in this process without saying for whom; there is no way back."""
    global _people_log_in  # noqa: PLW0603 - of the process, as the server is
    _people_log_in = True


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
    or a view that tells decisions where they cannot be read, unless `decisions` owns up to that. DeniedError: the
    reader's person lacks the role for the view everywhere. SlowError: it took longer than the reader's patience. LargeError: it needed
    more than the connection's memory.
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
    values = _values(asked, parameters)
    said = _decisions(source, asked) if decisions is None else decisions
    try:
        with (
            cursor(source, said, role=asked.role) as con,
            stopped_after(con, source.patience, f"view {name}"),
        ):
            yield con, asked.sql, values
    except _BAD_PARAMETER as error:
        raise UsageError(f"view {name}: {_first_line(error)}") from error
    except duckdb.OutOfMemoryException as error:
        raise LargeError(
            f"view {name} needs more memory than a question may have: narrow the filters"
        ) from error
    except _BROKEN_STORE as error:
        raise StoreError(
            f"{source.path}: cannot be read; run `gongkai rebuild` ({_first_line(error)})"
        ) from error


def answered(con: duckdb.DuckDBPyConnection, asked: View, parameters: Mapping[str, object]) -> pd.DataFrame:
    """The rows of a view over a connection that was explained what views share; UsageError as `ask`."""
    values = _values(asked, parameters)
    try:
        return con.execute(asked.sql, values).df()
    except _BAD_PARAMETER as error:
        raise UsageError(f"view {asked.name}: {_first_line(error)}") from error


def _values(asked: View, parameters: Mapping[str, object]) -> dict[str, object]:
    """The value of each parameter of a view, NULL where none is given."""
    unknown = parameters.keys() - asked.parameters
    if unknown:
        known = ", ".join(sorted(asked.parameters)) or "none"
        raise UsageError(f"view {asked.name}: no parameter {', '.join(sorted(unknown))}; it has {known}")
    return {parameter: parameters.get(parameter) for parameter in asked.parameters}


def explain(con: duckdb.DuckDBPyConnection, events: pa.Table) -> None:
    """Give a connection what the views share: the tables of decisions, made of their events, and the macros."""
    con.register("given_events", events)
    for statement in macros():
        con.execute(statement)
    con.unregister("given_events")


@contextmanager
def cursor(
    reader: Reader, decisions: Reviewed, *, role: Role = "auditor"
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with what the views share: the tables of decisions and the macros.

    It sees the regions for which the reader's person has the role; DeniedError where there are none. It is kept for
    the next question, which then need not explain the macros again; not so after an error.
    """
    reach = reader.person.demand(role)
    idle = _idle(reader.connection, reach, decisions)
    try:
        con = idle.pop()
    except IndexError:  # the first question, or all are asking
        con = _prepared(reader, reach, decisions)
    yield con
    idle.append(con)


@lru_cache(maxsize=24)
def _idle(
    connection: duckdb.DuckDBPyConnection, reach: Reach, decisions: Reviewed
) -> list[duckdb.DuckDBPyConnection]:
    """The connections at rest over this generation, these regions and these decisions."""
    del connection, reach, decisions
    return []


def _prepared(reader: Reader, reach: Reach, decisions: Reviewed) -> duckdb.DuckDBPyConnection:
    con = reader.cursor()
    limit(con, reach)
    explain(con, decisions.events if reach is None else decisions.of(bodies(con)))
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


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
