"""All rules over many generated reports, as ratios to the same identities in numpy on arrays in memory.

The reports are drawn straight into the tables: consistent 2021 forms, of which a few have a wrong cell.
Both sides run in one process, numpy on one thread and DuckDB on as many as there are cores, and the clock is read,
as somebody who waits would; the fastest of several runs counts. DuckDB shares its work out by row groups of 122,880
rows, so that a hundred thousand reports keep one thread busy: the identities are asked of a nation's reports as well.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection, DuckDBPyRelation
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from gongkai.checks import Rule, Settings, check, derived, rules
from gongkai.checks import run as run_rules
from gongkai.checks.catalogue import KINDS
from gongkai.checks.formula import Bank, Formula
from gongkai.checks.running import failures_of
from gongkai.forms import Edition, edition
from gongkai.warehouse import create, derive

_REPORTS = 100_000
_NATIONAL = 491_520  # four row groups
_WRONG = 0.01  # of the reports have one wrong cell
_EDITION = "2021"  # as in rules.sql
_VALUE = pa.decimal128(18, 4)
_AMOUNT = pa.decimal128(20, 6)


@dataclass(frozen=True)
class Drawn:
    """A database of generated reports and the same figures as one array (report, cell)."""

    con: DuckDBPyConnection
    cells: tuple[str, ...]
    figures: NDArray[np.float64]
    wrong: frozenset[str]

    @property
    def wide(self) -> DuckDBPyRelation:
        """One row a report, one column a cell."""
        return self.con.table(f"values_{_EDITION}")


def run(reports: int = _REPORTS, national: int = _NATIONAL) -> None:
    """Print the tables."""
    form = edition(_EDITION)
    drawn = draw(form, reports)
    formulas = derived.formulas(_EDITION)
    identities = tuple(f for f in formulas if f.op == "=" and not f.guard)
    floor = _floor(drawn, identities)
    ours = _least(lambda: list(failures_of(drawn.wide, form, identities)), 3)
    forms = _least(lambda: list(failures_of(drawn.wide, form, formulas)), 3)
    everything = _least(lambda: run_rules(drawn.con), 2)
    diagnosed = _least(lambda: check(drawn.con), 1)
    table = Table("what", "seconds", "times numpy", title=f"rules over {reports} generated reports")
    for what, seconds in (
        (f"{len(identities)} identities, numpy on arrays in memory", floor),
        (f"the same {len(identities)} identities, by the checks", ours),
        (f"all {len(formulas)} formulas of the form", forms),
        (f"all {len(rules())} rules", everything),
        ("all rules and the diagnosis", diagnosed),
    ):
        table.add_row(what, f"{seconds:.3f}", f"{seconds / floor:.1f}")
    Console().print(table)
    failed = {failure.report_id for failure in run_rules(drawn.con) if failure.severity == "error"}
    Console().print(
        f"{len(drawn.wrong)} reports with a wrong cell: {len(drawn.wrong & failed)} found; "
        f"{reports - len(drawn.wrong)} consistent ones: {len(failed - drawn.wrong)} with an error"
    )
    kinds = {f"{kind} alone": [rule for rule in rules() if rule.kind == kind] for kind in KINDS}
    Console().print(_apart(drawn.con, kinds, floor))
    Console().print(_apart(drawn.con, {rule.rule: [rule] for rule in rules() if rule.sql}, floor))
    drawn.con.close()
    _of_a_nation(form, identities, national)


def _of_a_nation(form: Edition, identities: tuple[Formula, ...], reports: int) -> None:
    drawn = draw(form, reports, only_wide=True)
    floor = _floor(drawn, identities)
    ours = _least(lambda: list(failures_of(drawn.wide, form, identities)), 3)
    Console().print(
        f"{reports} reports: {len(identities)} identities by the checks {ours:.3f} s, by numpy {floor:.3f} s: "
        f"{ours / floor:.1f} times"
    )


def _floor(drawn: Drawn, identities: tuple[Formula, ...]) -> float:
    return _least(lambda: _count(Bank(drawn.cells, identities), drawn.figures), 3)


def _least(action: Callable[[], object], repeats: int) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def _count(bank: Bank, figures: NDArray[np.float64]) -> int:
    """Violations, column by column: sums of columns as DuckDB adds them, with nothing else done."""
    broken, at = 0, bank.column
    for formula in bank.formulas:
        left = sum(figures[:, at[item]] for item in formula.left)
        right = sum(figures[:, at[item]] for item in formula.right)
        gap = left - right
        broken += int(np.count_nonzero(np.abs(gap) > 1e-6))
    return broken


def _apart(con: DuckDBPyConnection, groups: dict[str, list[Rule]], floor: float) -> Table:
    """What rules cost alone, with what all share: the slowest groups of them, at most ten."""
    names = {rule.rule for rule in rules()}
    times = []
    for group, asked in groups.items():
        alone = Settings(off=frozenset(names - {rule.rule for rule in asked}))
        times.append((_least(lambda alone=alone: run_rules(con, settings=alone), 1), len(asked), group))
    table = Table("rules", "how many", "seconds", "times numpy")
    for seconds, count, group in sorted(times, reverse=True)[:10]:
        table.add_row(group, str(count), f"{seconds:.2f}", f"{seconds / floor:.1f}")
    return table


def draw(form: Edition, reports: int, *, only_wide: bool = False) -> Drawn:
    """Reports without a fault, but for one cell of a few of them; `only_wide` leaves out all but the wide table."""
    figures, wrong = _consistent(form, reports, np.random.default_rng(20240101))
    cells = tuple(item.item for item in form.cells)
    con = duckdb.connect()
    create(con)
    names = pa.array([f"r{number:07}" for number in range(reports)])
    wide = {"report_id": names}
    for at, item in enumerate(form.cells):
        column = pa.array(figures[:, at], from_pandas=True)
        wide[item.item] = column.cast(_AMOUNT if item.kind == "amount" else _VALUE)
    con.register("drawn", pa.table(wide))
    con.table("drawn").insert_into(f"values_{form.name}")
    if not only_wide:
        con.execute((Path(__file__).parent / "rules.sql").read_text(encoding="utf-8"))
        derive(con)
    con.unregister("drawn")
    ids = frozenset(str(names[int(place)]) for place in np.flatnonzero(wrong))
    return Drawn(con, cells, np.asfortranarray(figures), ids)


def _consistent(
    form: Edition, reports: int, rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Whole numbers that satisfy every sum and balance, then one cell + 1 in a few reports."""
    at = {item.item: place for place, item in enumerate(form.cells)}
    figures = np.full((reports, len(at)), np.nan)
    for item in form.valued:
        figures[:, at[item.item]] = rng.integers(0, 60, reports)
    people = [column for column in form.value_columns if column != "total"]
    parts = [w for w in form.wholes if w.whole.startswith("outcomes_total__") and len(w.parts) > len(people)]
    for whole in parts:
        if not any(form.by_code[part].is_variant for part in whole.parts):
            figures[:, at[whole.whole]] = figures[:, [at[part] for part in whole.parts]].sum(axis=1)
    for column in people:
        sides = (
            at[f"{row}__{column}"]
            for row in ("outcomes_total", "requests_carried_out", "requests_carried_in", "requests_new")
        )
        outcomes, carried_out, carried_in, new = sides
        figures[:, new] = figures[:, outcomes] + figures[:, carried_out] - figures[:, carried_in]
        low = figures[:, new] < 0
        figures[low, carried_out] -= figures[low, new]
        figures[low, new] = 0
    for whole in form.wholes:
        if (
            whole.relation == "sum"
            and whole.whole.endswith("total")
            and whole.parts[-1].endswith(("org_other", "pending"))
        ):
            figures[:, at[whole.whole]] = figures[:, [at[part] for part in whole.parts]].sum(axis=1)
    for documents in ("rules", "normative_docs"):  # what was issued and not repealed is in force
        issued, repealed, in_force = (at[f"{documents}__{of}"] for of in ("issued", "repealed", "in_force"))
        least = figures[:, issued] - figures[:, repealed]
        figures[:, in_force] = np.maximum(figures[:, in_force], least)
    wrong = rng.random(reports) < _WRONG
    valued = np.array([at[item.item] for item in form.valued if item.table_no == 2])
    figures[np.flatnonzero(wrong), rng.choice(valued, int(wrong.sum()))] += 1
    return figures, wrong
