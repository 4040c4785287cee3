"""Seeded faults as rows of an in-memory warehouse: no document is read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from benchmarks.faults.documents import Document
from benchmarks.faults.seeding import Fault
from gongkai.forms import editions
from gongkai.ingest import agency_of
from gongkai.registers import registers
from gongkai.warehouse import Entry, create, load_all

_SQL = (Path(__file__).parent / "variants.sql").read_text(encoding="utf-8")
_VALUE = pa.decimal128(20, 6)


@dataclass(frozen=True)
class Variant:
    """A report with some faults in it."""

    name: str
    document: Document
    faults: tuple[Fault, ...]

    @property
    def cells(self) -> dict[str, Decimal | None]:
        """All cells that differ from the original."""
        return {cell: value for fault in self.faults for cell, value in fault.cells.items()}


def warehouse(variants: Sequence[Variant], documents: Sequence[Document]) -> DuckDBPyConnection:
    """All tables, with these variants and, under each one's own body, the years beside it."""
    con = duckdb.connect()
    create(con)
    con.execute("ATTACH ':memory:' AS source")
    _load_originals(con, documents)
    rows = [row for variant in variants for row in _rows(variant, documents)]
    con.register("variants", pa.Table.from_pylist(rows))
    con.register("changes", _changes(variants))
    con.register("told", _told(variants))
    con.execute(_SQL)
    _fill_wide_tables(con, variants, documents)
    return con


def _load_originals(con: DuckDBPyConnection, documents: Sequence[Document]) -> None:
    scratch = duckdb.connect()
    create(scratch)
    names = registers()
    entries = [Entry(d.report, agency_of(d.report, names), n) for n, d in enumerate(documents, 1)]
    load_all(scratch, entries)
    for table in ("reports", "agencies", "cells", "claims", "unread"):
        con.register("original", scratch.table(table).to_arrow_table())
        con.table("original").create(f"source.{table}")
        con.unregister("original")


def _rows(variant: Variant, documents: Sequence[Document]) -> list[dict[str, str]]:
    own = {"name": variant.name, "report_id": variant.document.report.report_id, "body": variant.name}
    beside = [d for d in documents if any(variant.document.same_body(d, apart) for apart in (-1, 1))]
    return [own, *({**own, "name": _beside(variant, d), "report_id": d.report.report_id} for d in beside)]


def _beside(variant: Variant, document: Document) -> str:
    return f"{variant.name} {document.report.year}"


def _changes(variants: Sequence[Variant]) -> pa.Table:
    rows = [(v.name, cell, value) for v in variants for cell, value in v.cells.items()]
    kinds = {"name": pa.string(), "item": pa.string(), "value": _VALUE}
    return pa.table({n: pa.array([row[at] for row in rows], k) for at, (n, k) in enumerate(kinds.items())})


def _told(variants: Sequence[Variant]) -> pa.Table:
    rows = [(v.name, n, value) for v in variants for fault in v.faults for n, value in fault.claims.items()]
    kinds = {"name": pa.string(), "number": pa.int64(), "value": _VALUE}
    return pa.table({n: pa.array([row[at] for row in rows], k) for at, (n, k) in enumerate(kinds.items())})


def _fill_wide_tables(
    con: DuckDBPyConnection, variants: Sequence[Variant], documents: Sequence[Document]
) -> None:
    by_id = {document.report.report_id: document for document in documents}
    for name, form in editions().items():
        figures: dict[str, dict[str, Decimal | None]] = {}
        for variant in variants:
            for row in _rows(variant, documents):
                document = by_id[row["report_id"]]
                if document.form == form:
                    own = variant.cells if row["name"] == variant.name else {}
                    figures[row["name"]] = {**document.figures, **own}
        columns: dict[str, pa.Array] = {"report_id": pa.array(list(figures), pa.string())}
        for item in form.cells:
            columns[item.item] = pa.array([one.get(item.item) for one in figures.values()], _VALUE)
        con.register("filled", pa.table(columns))
        con.table("filled").insert_into(f"values_{name}")
        con.unregister("filled")
