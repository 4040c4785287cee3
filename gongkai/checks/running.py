"""Running the rules over the tables: what does not hold, report by report.

Formulas of the forms are asked of the wide tables, the SQL rules are run as they stand; both over
all reports at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any, cast

import numpy as np
import pyarrow as pa
from duckdb import ColumnExpression, ConstantExpression, DuckDBPyConnection, DuckDBPyRelation, Expression

from gongkai.checks import catalogue, derived
from gongkai.checks.catalogue import Kind, Need, Rule
from gongkai.checks.conditions import any_fails, differs
from gongkai.checks.formula import FAILS, UNIT, Bank, Formula, Grades, Op, Severity
from gongkai.checks.overdue import without_overdue
from gongkai.checks.settings import AS_DECLARED, Settings, threshold_rows
from gongkai.checks.similar import similar_narratives
from gongkai.checks.subjects import subjects
from gongkai.checks.unprinted import without_unprinted
from gongkai.forms import Edition, edition, editions

_BATCH = 2000  # rows of a wide table judged at once
_FEW = 100  # rows of a wide table that are judged without asking DuckDB first which to look at
_THRESHOLDS = pa.schema([("rule", pa.string()), ("name", pa.string()), ("value", pa.decimal128(18, 4))])
_NUMBERS = ("found", "expected", "left_value", "right_value")


@dataclass(frozen=True, slots=True)
class Failure:
    """One rule that one report does not satisfy; `formula` is set where the rule is linear."""

    report_id: str
    rule: str
    kind: Kind
    severity: Severity
    items: tuple[str, ...]
    suspect: str | None
    found: Decimal | None
    expected: Decimal | None
    left_value: Decimal | None
    right_value: Decimal | None
    op: Op | None
    note_zh: str | None
    note_en: str | None
    locator: str | None
    formula: Formula | None

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """The rule and the cells it fails on: the same failure in two states of a report."""
        return self.rule, self.items


def run(
    con: DuckDBPyConnection, report_ids: Iterable[str] | None = None, settings: Settings = AS_DECLARED
) -> list[Failure]:
    """What does not hold in the named reports, or in all that no later version replaces."""
    with shared_views(con, settings), similar_narratives(con, settings):
        asked = _asked(con, report_ids)
        found = without_unprinted(con, without_overdue(con, list(_form_failures(con, asked, settings))))
        found += _sql_failures(con, asked, settings)
    order = {rule.rule: place for place, rule in enumerate(catalogue.rules())}
    return sorted(found, key=lambda f: (f.report_id, order[f.rule], f.items, _text_key(f)))


def comparisons(
    con: DuckDBPyConnection, report_ids: Iterable[str], settings: Settings = AS_DECLARED
) -> dict[str, tuple[Formula, ...]]:
    """For each report every comparison the linear SQL rules make, whether it holds or not."""
    found: dict[str, list[Formula]] = {report_id: [] for report_id in report_ids}
    with shared_views(con, settings):
        asked = _asked(con, found)
        for rule in rules_for(con, asked, settings):
            if rule.linear:
                for row in _rows(con, rule, asked):
                    found[row["report_id"]].append(_formula(rule, row))
    return {report_id: tuple(sorted(of, key=_formula_key)) for report_id, of in found.items()}


@contextmanager
def shared_views(con: DuckDBPyConnection, settings: Settings) -> Iterator[None]:
    """What prelude.sql makes, the thresholds and the subject words, for as long as the rules run."""
    con.register("subjects", subjects())
    con.register("thresholds", pa.Table.from_pylist(threshold_rows(settings), schema=_THRESHOLDS))
    con.execute((catalogue.room() / "prelude.sql").read_text(encoding="utf-8"))
    try:
        yield
    finally:
        con.execute((catalogue.room() / "postlude.sql").read_text(encoding="utf-8"))
        con.unregister("thresholds")
        con.unregister("subjects")


def _asked(con: DuckDBPyConnection, report_ids: Iterable[str] | None) -> DuckDBPyRelation:
    if report_ids is None:
        superseded = ColumnExpression("is_current") == ConstantExpression(value=False)
        reports = con.table("reports")
        return reports.filter(superseded.isnull() | ~superseded).select("report_id")
    return con.from_arrow(pa.table({"report_id": pa.array(sorted(set(report_ids)), pa.string())}))


def _form_failures(con: DuckDBPyConnection, asked: DuckDBPyRelation, settings: Settings) -> Iterator[Failure]:
    for name, form in editions().items():
        formulas = derived.formulas(name, settings)
        if not formulas:
            continue
        wide = con.table(f"values_{name}").join(asked, "report_id", how="semi")
        few = wide.limit(_FEW + 1).to_arrow_table()
        if few.num_rows > _FEW:
            yield from failures_of(wide, form, formulas)
        else:  # to plan the formulas of a form costs more than to judge some rows outright
            for rows in few.to_batches():
                yield from _judged(_bank(name, formulas), rows)


def failures_of(wide: DuckDBPyRelation, form: Edition, formulas: tuple[Formula, ...]) -> Iterator[Failure]:
    """What of these formulas does not hold in the rows of a wide table; only rows with a failure are fetched."""
    bank = _bank(form.name, formulas)
    # all at once and not as a stream, which one thread would fill: what fails is a small part, and each row becomes objects
    rows = wide.filter(_any_fails(formulas)).select("report_id", *bank.cells).to_arrow_table()
    for batch in rows.to_batches(_BATCH):
        yield from _judged(bank, batch)


@lru_cache(maxsize=16)
def _bank(name: str, formulas: tuple[Formula, ...]) -> Bank:
    return Bank(tuple(item.item for item in edition(name).cells), formulas)


# to put hundreds of formulas as conditions takes as long as to judge a hundred rows
_any_fails = lru_cache(maxsize=16)(any_fails)


def _judged(bank: Bank, rows: pa.RecordBatch) -> Iterator[Failure]:
    """The failures of some rows: floats say where to look, exact numbers decide."""
    columns = {cell: rows.column(cell) for cell in bank.cells}
    floats = [column.cast(pa.float64()).to_numpy(zero_copy_only=False) for column in columns.values()]
    states = np.column_stack(floats)
    where, which = np.nonzero(bank.judge(states) == FAILS)
    if not len(where):
        return
    lefts, rights, is_exact = bank.sides_in_units(states)
    names = rows.column("report_id").to_pylist()
    sides = zip(lefts[where, which].tolist(), rights[where, which].tolist(), strict=True)
    for row, number, (one, other) in zip(where.tolist(), which.tolist(), sides, strict=True):
        formula = bank.formulas[number]
        left: Decimal | None = Decimal(one) * UNIT
        right: Decimal | None = Decimal(other) * UNIT
        if not is_exact[row]:
            left, right = formula.sides({item: columns[item][row].as_py() for item in formula.items})
        if not formula.holds(left, right):
            yield _form_failure(names[row], formula, left, right)


def _form_failure(report_id: str, formula: Formula, left: Decimal | None, right: Decimal | None) -> Failure:
    if formula.op == "blank":
        right = None
    return Failure(
        report_id, formula.rule, catalogue.by_name()[formula.rule].kind, formula.severity(left, right),
        formula.items, formula.suspect, left, right, left, right, formula.op, None, None, None, formula,
    )  # fmt: skip


def _sql_failures(con: DuckDBPyConnection, asked: DuckDBPyRelation, settings: Settings) -> Iterator[Failure]:
    for rule in rules_for(con, asked, settings):
        yield from _of_rule(con, rule, asked)


def rules_for(con: DuckDBPyConnection, asked: DuckDBPyRelation, settings: Settings) -> Iterator[Rule]:
    """The rules that may speak of the asked reports: to plan one costs more than to see that it has nothing to read.

    Dates are judged whatever form is printed, and a report without a known form by every rule.
    """
    reports = con.table("reports").set_alias("report").join(asked, "report_id", how="semi")
    # a province's own form is one of its year: 2008_fujian
    years = {edition and edition[:4] for (edition,) in reports.select("edition").distinct().fetchall()}
    there = {need for need in catalogue.NEEDS if _has_any(con, need, asked)}
    for rule in settings.rules():
        is_of_them = any(edition[:4] in years for edition in rule.editions.split("|"))
        if rule.needs <= there and (is_of_them or rule.kind == "timeliness" or None in years):
            yield rule


def _has_any(con: DuckDBPyConnection, need: Need, asked: DuckDBPyRelation) -> bool:
    """Whether one of the asked reports has a row in this table or view."""
    rows = con.table(need)
    if rows.limit(1).fetchone() is None:  # without any row the asked reports need not be gone through
        return False
    return rows.join(asked, "report_id", how="semi").limit(1).fetchone() is not None


def _of_rule(con: DuckDBPyConnection, rule: Rule, asked: DuckDBPyRelation) -> Iterator[Failure]:
    for row in _rows(con, rule, asked, failing=True):
        formula = _formula(rule, row) if rule.linear else None
        yield _sql_failure(rule, row, formula)


def _rows(
    con: DuckDBPyConnection, rule: Rule, asked: DuckDBPyRelation, *, failing: bool = False
) -> Iterator[dict[str, Any]]:
    """The rows of a rule file; of a linear rule only the failing ones, if asked so."""
    if rule.sql is None:
        return
    rows = con.sql(rule.sql).join(asked, "report_id", how="semi")
    if failing and rule.linear:
        rows = rows.filter(_does_not_hold())
    while batch := rows.fetchmany(_BATCH):
        yield from (_row(row) for row in batch)


def _row(values: tuple[Any, ...]) -> dict[str, Any]:
    row = dict(zip(catalogue.COLUMNS, values, strict=True))
    # A constant such as 0 comes back as an int.
    return row | {name: Decimal(row[name]) for name in _NUMBERS if row[name] is not None}


def _does_not_hold() -> Expression:
    op, left, right = (ColumnExpression(name) for name in ("op", "left_value", "right_value"))
    ops: tuple[Op, ...] = ("=", "<=", ">=")
    one, two, three = ((op == ConstantExpression(sign)) & differs(sign, left, right) for sign in ops)
    return one | two | three


def _formula(rule: Rule, row: dict[str, Any]) -> Formula:
    items = tuple(row["items"])
    # The sides of a comparison of cells with cells: all but the last, and the last.
    right = items[-1:] if rule.linear != "constant" else tuple(i for i in items if fnmatchcase(i, rule.less))
    return Formula(
        rule=rule.rule,
        left=tuple(item for item in items if item not in right),
        right=right,
        op=cast(Op, row["op"]),
        grades=Grades(row["severity"] or rule.severity),
        suspect=row["suspect"],
        constant=row["right_value"] if rule.linear == "constant" else Decimal(0),
        note_zh=row["note_zh"],
        note_en=row["note_en"],
        locator=row["locator"],
    )


def _sql_failure(rule: Rule, row: dict[str, Any], formula: Formula | None) -> Failure:
    values = {**row, "items": tuple(row["items"]), "severity": row["severity"] or rule.severity}
    if rule.less:  # people compare the cell with what it would have to be, not with the other report's figure
        values |= {"left_value": row["found"], "right_value": row["expected"]}
    return Failure(rule=rule.rule, kind=rule.kind, formula=formula, **values)


def _formula_key(formula: Formula) -> tuple[object, ...]:
    return formula.rule, formula.items, formula.op, formula.constant, formula.locator or ""


def _text_key(failure: Failure) -> tuple[str, ...]:
    values = (failure.op, failure.right_value, failure.locator, failure.note_en)
    return tuple("" if value is None else str(value) for value in values)
