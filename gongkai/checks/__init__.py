"""The rules and their diagnosis: what does not hold in a report, and the one cell most likely wrong.

    rules()     the catalogue; a new rule is a file in `rules/` or a line of `derived.csv`
    run()       every rule against the tables: failures, one for each formula
    diagnose()  failures to findings, one for each fault
    check()     both; the caller stores the rows
    settings_of()  which rules are switched off, and how strict the others are

The tables are read as schema.sql and the wide tables `values_<edition>` define them. Nothing is
stored and no figure is ever changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from gongkai.checks.catalogue import Rule, RuleError, rules
from gongkai.checks.diagnosis import diagnose
from gongkai.checks.findings import Finding, FindingFormula
from gongkai.checks.not_required import NotRequired, not_required
from gongkai.checks.running import Failure, run
from gongkai.checks.settings import (
    AS_DECLARED,
    Settings,
    read_settings,
    rule_rows,
    rules_version,
    settings_of,
)

__all__ = [
    "AS_DECLARED",
    "Checked",
    "Failure",
    "Finding",
    "FindingFormula",
    "NotRequired",
    "Rule",
    "RuleError",
    "Settings",
    "check",
    "diagnose",
    "not_required",
    "read_settings",
    "rule_rows",
    "rules",
    "rules_version",
    "run",
    "settings_of",
]


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows for the tables `findings` and `finding_formulas`."""

    findings: tuple[Finding, ...]
    formulas: tuple[FindingFormula, ...]


def check(
    con: DuckDBPyConnection, report_ids: Iterable[str] | None = None, settings: Settings = AS_DECLARED
) -> Checked:
    """Judge the named reports, or all that no later version replaces; rows in a stable order."""
    findings, formulas = diagnose(con, run(con, report_ids, settings), settings)
    return Checked(tuple(findings), tuple(formulas))
