"""A private copy of a few reports in supposed states, so that every rule can be asked of a hypothesis.

Beside the states stands, as printed, what their bodies reported in all years: a moved figure is held against
last year's like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import duckdb
import pyarrow as pa
from duckdb import ColumnExpression, ConstantExpression, DuckDBPyConnection, DuckDBPyRelation

from gongkai.checks import catalogue
from gongkai.checks.facts import Facts
from gongkai.checks.running import Failure, run
from gongkai.checks.settings import AS_DECLARED, Settings
from gongkai.forms import Edition, editions

_WHOLE_TABLES = ("items", "concept_terms")
_REPORT_TABLES = ("reports", "cells", "claims", "concept_values")
_VALUE = pa.decimal128(20, 6)
_STATES_TO_SHARE = 1000  # the cells of fewer are one row group, and threads only wait for one another


@dataclass(frozen=True, slots=True)
class State:
    """A report as it would be with some cells changed; None leaves a cell blank."""

    name: str
    report_id: str
    changes: tuple[tuple[str, Decimal | None], ...] = ()


def failures(
    con: DuckDBPyConnection,
    facts: Mapping[str, Facts],
    states: Sequence[State],
    settings: Settings = AS_DECLARED,
) -> dict[str, list[Failure]]:
    """What does not hold in each state, by its name; the given connection is only read."""
    scratch = duckdb.connect(config={"threads": 1})
    try:
        if len(states) > _STATES_TO_SHARE:
            scratch.execute("RESET threads")
        asked = con.from_arrow(pa.table({"report_id": sorted({state.report_id for state in states})}))
        context = _context(con, asked)
        _copy(con, scratch, asked, context, states)
        for form in editions().values():
            _fill_wide_table(scratch, form, facts, states)
            printed = con.table(f"values_{form.name}").join(context, "report_id", how="semi")
            scratch.from_arrow(printed.to_arrow_table()).insert_into(f"values_{form.name}")
        found: dict[str, list[Failure]] = {state.name: [] for state in states}
        for failure in run(scratch, found, settings):
            found[failure.report_id].append(failure)
        return found
    finally:
        scratch.close()


def _context(con: DuckDBPyConnection, asked: DuckDBPyRelation) -> DuckDBPyRelation:
    """The ids of all reports of these bodies that no later version replaces."""
    reports = con.table("reports")
    superseded = ColumnExpression("is_current") == ConstantExpression(value=False)
    standing = reports.filter(superseded.isnull() | ~superseded)
    bodies = reports.join(asked, "report_id", how="semi").select("agency_id")
    ids = standing.join(bodies, "agency_id", how="semi").select("report_id")
    return con.from_arrow(ids.to_arrow_table())


def _copy(
    con: DuckDBPyConnection,
    scratch: DuckDBPyConnection,
    asked: DuckDBPyRelation,
    context: DuckDBPyRelation,
    states: Sequence[State],
) -> None:
    copied = asked.union(context).distinct()
    reports = con.table("reports").join(copied, "report_id", how="semi")
    tables = {name: con.table(name) for name in _WHOLE_TABLES}
    tables |= {name: con.table(name).join(copied, "report_id", how="semi") for name in _REPORT_TABLES}
    tables["agencies"] = con.table("agencies").join(reports, "agency_id", how="semi")
    for name, rows in tables.items():
        scratch.register(f"source_{name}", rows.to_arrow_table())
    scratch.register("context", context.to_arrow_table())
    scratch.register("states", _states(states))
    scratch.register("changes", _changes(states))
    scratch.execute((catalogue.room() / "scratch.sql").read_text(encoding="utf-8"))


def _states(states: Sequence[State]) -> pa.Table:
    return pa.table({"name": [s.name for s in states], "report_id": [s.report_id for s in states]})


def _changes(states: Sequence[State]) -> pa.Table:
    rows = [(state.name, item, value) for state in states for item, value in state.changes]
    columns = (pa.string(), pa.string(), _VALUE)
    arrays = [pa.array([row[place] for row in rows], kind) for place, kind in enumerate(columns)]
    return pa.table(arrays, names=["name", "item", "value"])


def _fill_wide_table(
    scratch: DuckDBPyConnection, form: Edition, facts: Mapping[str, Facts], states: Sequence[State]
) -> None:
    own = [state for state in states if facts[state.report_id].form == form]
    figures = [{**facts[state.report_id].figures, **dict(state.changes)} for state in own]
    columns = {"report_id": pa.array([state.name for state in own], pa.string())}
    for item in form.cells:
        columns[item.item] = pa.array([row.get(item.item) for row in figures], _VALUE)
    scratch.from_arrow(pa.table(columns)).create(f"values_{form.name}")
