"""Tables with invented reports, made from schema.sql and the forms alone, for tests of the rules.

A case is a mapping with any of: edition, year, values (item = number), blank and absent (items),
raw (item = text), claims, passages, agency (name, level, kind; an empty kind is not registered),
published_on, title, scope, is_year_unknown, is_current, others.
Whatever it leaves out is as in a report whose figures are all 0, with one full-time and one
part-time member of staff. `others` are further reports as cases of their own: of the same body, or of another
one if they name a `body`; what they leave out of edition, agency and scope is as in the case they stand in.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from importlib import resources
from typing import Any

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from gongkai.forms import crosswalk, edition, editions

VALUE = pa.decimal128(20, 6)
STAFF = {"staff_total": 2, "staff_fulltime": 1, "staff_parttime": 1}
AGENCY = {"name": "示例市清源区政府服务中心", "level": "county", "kind": "service_centre"}
CLAIM = {
    "concept": None,
    "value": None,
    "low": None,
    "high": None,
    "unit": "",
    "text": "正文",
    "locator": "line 9",
}


def tables(cases: Mapping[str, Mapping[str, Any]]) -> DuckDBPyConnection:
    """A database in memory with these reports by their id, and the others that stand in them."""
    reports = _with_others(cases)
    con = duckdb.connect(config={"threads": 1})
    con.execute(_statement("schema"))
    _append(
        con, "items", [_columns(con, "items", item) for form in editions().values() for item in form.items]
    )
    terms = [(crossing, term) for crossing in crosswalk() for term in crossing.weights]
    _append(con, "concept_terms", [_term(crossing, *term) for crossing, term in terms])
    for name, form in editions().items():
        rows = [
            {"report_id": report_id, **figures(case)}
            for report_id, case in reports.items()
            if case.get("edition", "2014") == name
        ]
        fields = [("report_id", pa.string()), *((item.item, VALUE) for item in form.cells)]
        con.from_arrow(pa.Table.from_pylist(rows, schema=pa.schema(fields))).create(f"values_{name}")
    for table, records in _records(con, reports).items():
        _append(con, table, records)
    con.execute(_statement("concepts"))
    return con


def _statement(name: str) -> str:
    return (resources.files("gongkai.warehouse") / f"{name}.sql").read_text(encoding="utf-8")


def _with_others(cases: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Every case with its body, and behind it the reports that stand in it."""
    reports: dict[str, dict[str, Any]] = {}
    for report_id, case in cases.items():
        own = f"agency of {report_id}"
        reports[report_id] = {**case, "body": own}
        shared = {key: case[key] for key in ("edition", "agency", "scope") if key in case}
        for number, other in enumerate(case.get("others", ()), start=1):
            body = f"{other['body']} of {report_id}" if "body" in other else own
            reports[f"{report_id} other {number}"] = {**shared, **other, "body": body}
    return reports


def figures(case: Mapping[str, Any]) -> dict[str, Decimal | None]:
    """Every cell of the case's form."""
    form = edition(case.get("edition", "2014"))
    # a variant row is printed in place of others: not by these reports
    values = {
        item.item: (None if item.kind == "heading" or item.is_variant else Decimal(0)) for item in form.cells
    }
    given = {**(STAFF if form.name == "2014" else {}), **case.get("values", {})}
    unknown = {*given, *case.get("blank", ()), *case.get("absent", ())} - values.keys()
    assert not unknown, f"no such cells: {unknown}"
    values |= {item: Decimal(str(number)) for item, number in given.items()}
    return values | dict.fromkeys((*case.get("blank", ()), *case.get("absent", ())))


def _records(
    con: DuckDBPyConnection, reports: Mapping[str, Mapping[str, Any]]
) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table, of all reports together: a thousand times a few rows take ten times as long."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("reports", "cells", "claims", "passages")}
    no_agency, no_report = _nothing(con, "agencies"), _nothing(con, "reports")
    agencies: dict[str, dict[str, Any]] = {}
    for report_id, case in reports.items():
        agency = {**AGENCY, **case.get("agency", {})}
        if agency.get("kind"):
            agencies.setdefault(case["body"], {**no_agency, **agency, "agency_id": case["body"]})
        rows["reports"].append({**no_report, **_report(report_id, case, agency)})
        rows["cells"] += [_cell(report_id, case, *cell) for cell in figures(case).items()]
        rows["claims"] += [{**CLAIM, **claim, "report_id": report_id} for claim in case.get("claims", ())]
        rows["passages"] += _passages(report_id, case)
    return {**rows, "agencies": list(agencies.values())}


def _report(report_id: str, case: Mapping[str, Any], agency: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "report_id": report_id, "agency_id": case["body"], "agency": agency["name"],
        "year": None if case.get("is_year_unknown") else case.get("year", 2017),
        "edition": case.get("edition", "2014"), "scope": case.get("scope", "body"), "title": case.get("title"),
        "published_on": case.get("published_on"), "is_current": case.get("is_current"),
    }  # fmt: skip


def _passages(report_id: str, case: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "report_id": report_id,
            "ordinal": number,
            "locator": f"line {number}",
            "part": "narrative",
            **passage,
        }
        for number, passage in enumerate(case.get("passages", ()), start=1)
    ]


def _cell(report_id: str, case: Mapping[str, Any], item: str, value: Decimal | None) -> dict[str, Any]:
    if item in case.get("absent", ()):
        state = "absent"
    else:
        state = "blank" if value is None else "value" if value else "zero"
    printed = None if state == "absent" else "" if value is None else str(value)
    locator = None if state == "absent" else f"cell {item}"
    return {
        "report_id": report_id, "item": item, "raw": case.get("raw", {}).get(item, printed), "state": state,
        "value": value, "inferred": False, "locator": locator,
    }  # fmt: skip


def _term(crossing: Any, item: str, weight: Decimal) -> dict[str, Any]:
    return {
        "concept": crossing.concept, "edition": crossing.edition, "segment": crossing.segment, "item": item,
        "weight": weight,
    }  # fmt: skip


def _columns(con: DuckDBPyConnection, table: str, record: object) -> dict[str, Any]:
    return {column: getattr(record, column) for column in con.table(table).columns}


def _nothing(con: DuckDBPyConnection, table: str) -> dict[str, Any]:
    return dict.fromkeys(con.table(table).columns)


def _append(con: DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        schema = con.table(table).limit(0).to_arrow_table().schema
        con.from_arrow(pa.Table.from_pylist(_exact(rows, schema), schema=schema)).insert_into(table)


def _exact(rows: list[dict[str, Any]], schema: pa.Schema) -> list[dict[str, Any]]:
    decimals = {field.name for field in schema if pa.types.is_decimal(field.type)}
    for row in rows:
        row |= {name: Decimal(str(row[name])) for name in decimals if row[name] is not None}
    return rows
