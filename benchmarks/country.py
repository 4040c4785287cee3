"""A store the size of a country: the sample reports many times over, under bodies and regions of their own.

Every copy has the figures, claims and findings of its original, so that pages have as much to show as on the
samples; the text of the documents is not repeated, which no page but that of one report asks for.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
from duckdb import CaseExpression, ColumnExpression, ConstantExpression, Expression, FunctionExpression

from gongkai.warehouse import GenerationInfo, Generations

ROOT = Path(__file__).resolve().parents[1]
# what a copy has under a name of its own
_KEYS = ("report_id", "agency_id", "parent_id", "finding_key", "sha256")
_NAMES = ("name", "name_en", "agency")
_SHARED = {"concepts", "concept_terms", "generation", "items", "passages", "regions", "rejections", "rules"}
_STEP = 7919  # a prime: neighbouring copies lie in different provinces


def samples(folder: Path) -> Path:
    """A store of the sample documents in `folder`, read by the program itself."""
    command = [sys.executable, "-m", "gongkai", "demo", "--no-open", "--store", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def multiply(store: Path, reports: int) -> int:
    """Publish a generation of at least so many reports made of those in the store; how many there are."""
    generations = Generations(store)
    with generations.begin() as draft:
        con = draft.con
        copies = -(-reports // con.table("reports").shape[0])
        con.register("copies", _copies(con, copies))
        for table in sorted(
            {name for (name,) in con.sql("SELECT table_name FROM duckdb_tables()").fetchall()}
        ):
            if table not in _SHARED:
                rows = con.table(table)
                made = rows.cross(con.table("copies")).select(*map(_column, rows.columns))
                made.insert_into(table)
        con.unregister("copies")
        made_reports = con.table("reports").shape[0]
        generations.publish(draft, _info(con))
    return made_reports


def publish_one_more(store: Path, number: int, year: int, announce: Callable[[int], None]) -> None:
    """Publish a generation with one more made-up report of a year, announced by its number before it is served."""
    generations = Generations(store)
    with generations.begin() as draft:
        con = draft.con
        con.register("copies", pd.DataFrame({"copy": [f"more {number}"], "county": ["990101"]}))
        sample = ColumnExpression("is_sample") & (ColumnExpression("year") == ConstantExpression(year))
        first = (
            con.table("reports").filter(sample & ColumnExpression("is_current")).order("report_id").limit(1)
        )
        made = first.cross(con.table("copies")).select(*map(_column, first.columns))
        made.insert_into("reports")
        con.unregister("copies")
        announce(draft.number)
        generations.publish(draft, _info(con))


def _copies(con: duckdb.DuckDBPyConnection, count: int) -> pd.DataFrame:
    """The number of each copy beside the original, and the county that it is moved to."""
    level = ColumnExpression("level") == ConstantExpression("county")
    codes = [
        code for (code,) in con.table("regions").filter(level).select("region_code").order("1").fetchall()
    ]
    numbers = range(1, count)
    return pd.DataFrame(
        {"copy": list(numbers), "county": [codes[number * _STEP % len(codes)] for number in numbers]}
    )


def _column(name: str) -> Expression:
    """A column of a copy: keys and names with its number, its county for the region, all else as it was."""
    column = ColumnExpression(name)
    if name in _KEYS or name in _NAMES:
        numbered = FunctionExpression("concat", column, ConstantExpression(" "), ColumnExpression("copy"))
        return CaseExpression(column.isnotnull(), numbered).alias(name)
    return ColumnExpression("county").alias(name) if name == "region_code" else column


def _info(con: duckdb.DuckDBPyConnection) -> GenerationInfo:
    made = con.table("generation").select("rules_version", "ledger_lines", "ledger_hash").fetchone()
    assert made is not None
    return {"rules_version": made[0], "ledger_lines": made[1], "ledger_hash": made[2]}
