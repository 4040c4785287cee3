"""The tables of a generation, and what the forms of this program fill into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from gongkai import forms
from gongkai.records import Cell
from gongkai.warehouse.statements import statement
from gongkai.warehouse.threads import ALONE
from gongkai.warehouse.transactions import transaction

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SCHEMA_VERSION = 3
# amounts in 万元 are printed down to 分; a count of 18 digits is added up faster than one of 20
_COUNT = pa.decimal128(18, 4)
_AMOUNT = pa.decimal128(20, 6)

Row: TypeAlias = "Mapping[str, Any] | Cell | DataclassInstance"


def create(con: DuckDBPyConnection) -> None:
    """Make the tables and fill in what the forms say: items, concepts and their terms."""
    with transaction(con):
        _make_tables(con)
        append(con, "items", _items())
        append(con, "concepts", forms.concepts().values())
        append(con, "concept_terms", _terms())


def memory() -> DuckDBPyConnection:
    """A database in memory with all tables and no report."""
    con = duckdb.connect(config={"threads": ALONE})
    create(con)
    return con


def wide_table(edition: str) -> str:
    """The name of the table with one row a report of that edition and one column an item."""
    return f"values_{edition}"


def table_names() -> list[str]:
    """All tables of a generation, in alphabetical order."""
    return sorted(_schemas())


def columns(con: DuckDBPyConnection) -> frozenset[tuple[str, str, str]]:
    """Table, name and type of every column that a database has."""
    return frozenset(con.execute(statement("columns")).fetchall())


@cache
def own_columns() -> frozenset[tuple[str, str, str]]:
    """The columns that a generation made by this program has."""
    with duckdb.connect(config={"threads": ALONE}) as con:
        _make_tables(con)
        return columns(con)


def append(con: DuckDBPyConnection, table: str, rows: Iterable[Row]) -> None:
    """Append rows, each with exactly the columns of the table; ValueError if one has others.

    Only within a `transaction`, which says why.
    """
    append_batch(con, table, batch_of(table, rows))


def append_batch(con: DuckDBPyConnection, table: str, batch: pa.Table) -> None:
    """Append what `batch_of` has made, likewise only within a `transaction`."""
    if batch.num_rows:
        con.from_arrow(batch).insert_into(table)


@contextmanager
def incoming(con: DuckDBPyConnection, table: str, rows: Iterable[Row]) -> Iterator[None]:
    """Rows like those of `table`, for a statement to select from the view `incoming`."""
    con.register("incoming", batch_of(table, rows))
    try:
        yield
    finally:
        con.unregister("incoming")


def batch_of(table: str, rows: Iterable[Row]) -> pa.Table:
    """Rows with exactly the columns of a table, as it would give them back; ValueError if one has others."""
    schema = _schemas()[table]
    columns = set(schema.names)
    mappings = [plain(row) for row in rows]
    for row in mappings:
        if row.keys() != columns:
            odd = ", ".join(sorted(row.keys() ^ columns))
            raise ValueError(f"table {table}: a row and the table differ in {odd}")
    return pa.Table.from_pylist(mappings, schema=schema)


@cache
def _schemas() -> dict[str, pa.Schema]:
    with duckdb.connect(config={"threads": ALONE}) as con:
        _make_tables(con)
        names = [row[0] for row in con.execute("SHOW TABLES").fetchall()]
        return {name: con.table(name).limit(0).to_arrow_table().schema for name in names}


def _make_tables(con: DuckDBPyConnection) -> None:
    con.execute(statement("schema"))
    for name, edition in forms.editions().items():
        columns = [
            ("report_id", pa.string()),
            *((item.item, _AMOUNT if item.kind == "amount" else _COUNT) for item in edition.cells),
        ]
        con.from_arrow(pa.schema(columns).empty_table()).create(wide_table(name))


def plain(row: Row) -> Mapping[str, Any]:
    """A record as a mapping of its fields, one level deep."""
    if isinstance(row, Mapping):
        return row
    if isinstance(row, Cell):
        return row._asdict()
    return {name: getattr(row, name) for name in _field_names(type(row))}


@cache
def _field_names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _items() -> Iterator[dict[str, Any]]:
    columns = _schemas()["items"].names
    for edition in forms.editions().values():
        for item in edition.items:
            yield {column: getattr(item, column) for column in columns}


def _terms() -> Iterator[dict[str, Any]]:
    for crossing in forms.crosswalk():
        for item, weight in crossing.weights:
            yield {
                "concept": crossing.concept,
                "edition": crossing.edition,
                "segment": crossing.segment,
                "item": item,
                "weight": weight,
            }
