"""The catalogue of rules, read from the files of this room.

A rule is one file `rules/<RULE>.sql` or a line of `derived.csv` that names relations of a form.

A rule file begins with comments `-- key: value` (keys: see `Rule`) and holds one SELECT with the
columns of COLUMNS. Without the key `linear` its rows are what does not hold. With it they are every
comparison that can be made, and those fail whose `left_value op right_value` is false:

    linear: constant   the sum of the cells named in `items` against right_value
    linear: pair       the first cell named in `items` against the second

Basis and exceptions, like every text here, are Chinese first; ` / ` parts them from the English.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal, cast, get_args

from gongkai.checks.formula import SEVERITIES, Severity
from gongkai.errors import GongkaiError

Kind = Literal["identity", "bound", "text_vs_table", "format", "copy", "timeliness", "plausibility"]
Linear = Literal["", "constant", "pair"]

KINDS: tuple[Kind, ...] = get_args(Kind)
COLUMNS = (
    "report_id", "severity", "items", "suspect", "found", "expected", "left_value", "right_value", "op",
    "note_zh", "note_en", "locator",
)  # fmt: skip

# The sentences of the rules that follow from a form, by the check that derived.csv names.
_SENTENCES = {
    "sum": (
        "{suspect}填报{found}，而{items}合计{expected}",
        "{suspect} is given as {found}, but {items} add up to {expected}",
    ),
    "each": (
        "{suspect}填报{found}，多于{items}的{expected}",
        "{suspect} is given as {found}, more than {items} with {expected}",
    ),
    "cover": (
        "{left}合计{found}，少于{right}的{expected}",
        "{left} add up to {found}, less than {right} with {expected}",
    ),
    "balance": (
        "{left}合计{found}，而{right}合计{expected}",
        "{left} add up to {found}, but {right} to {expected}",
    ),
    "heading": (
        "标题行{suspect}不应有数字，却填有{found}",
        "the heading {suspect} takes no number but carries {found}",
    ),
    "shift": ("{note}", "{note}"),
}
_SENTENCES |= dict.fromkeys(("filled", "given"), _SENTENCES["balance"])
_SENTENCES["partial"] = _SENTENCES["each"]


class RuleError(GongkaiError):
    """A file of this room contradicts itself: our fault, never a document's."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A statement that figures must satisfy; `sql` is None where it follows from a form."""

    rule: str
    kind: Kind
    severity: Severity
    editions: str
    title_zh: str
    title_en: str
    statement: str
    statement_en: str
    basis: str
    exceptions: str
    linear: Linear = ""
    sql: str | None = None

    @property
    def order(self) -> tuple[int, str]:
        """Place in the catalogue: kinds as in KINDS, then by name."""
        return KINDS.index(self.kind), self.rule


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in the order of the catalogue."""
    found = {**_derived(), **{rule.rule: rule for rule in map(read_rule, _rule_files())}}
    return tuple(sorted(found.values(), key=lambda rule: rule.order))


@cache
def by_name() -> dict[str, Rule]:
    """The rules by their name."""
    return {rule.rule: rule for rule in rules()}


def rule_rows() -> list[dict[str, str]]:
    """The rows of the table `rules`."""
    shown = ("rule", "kind", "severity", "editions", "title_zh", "title_en")
    texts = ("statement", "statement_en", "basis", "exceptions")
    return [{key: getattr(rule, key) for key in (*shown, *texts)} for rule in rules()]


def rules_version() -> str:
    """A short hash over every file that says what a rule is: 12 hex digits."""
    digest = hashlib.sha256()
    for file in (*_rule_files(), room() / "prelude.sql", room() / "derived.csv", room() / "subjects.csv"):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def room() -> Traversable:
    """The folder of this package."""
    return resources.files("gongkai.checks")


@cache
def derived_rows() -> tuple[dict[str, str], ...]:
    """The lines of derived.csv."""
    return tuple(csv.DictReader((room() / "derived.csv").read_text(encoding="utf-8").splitlines()))


def _rule_files() -> list[Traversable]:
    files = (room() / "rules").iterdir()
    return sorted((file for file in files if file.name.endswith(".sql")), key=lambda file: file.name)


def _derived() -> dict[str, Rule]:
    """The first line of a rule gives its texts; further lines widen it."""
    found: dict[str, Rule] = {}
    for row in derived_rows():
        editions = [line["edition"] for line in derived_rows() if line["rule"] == row["rule"]]
        found.setdefault(row["rule"], _derived_rule(row, "|".join(dict.fromkeys(editions))))
    return found


def _derived_rule(row: dict[str, str], editions: str) -> Rule:
    statement, statement_en = _SENTENCES[row["check"]]
    return Rule(
        rule=row["rule"],
        kind=_kind(row["kind"], "derived.csv"),
        severity=_severity(row["severity"], "derived.csv"),
        editions=editions,
        title_zh=row["title_zh"],
        title_en=row["title_en"],
        statement=statement,
        statement_en=statement_en,
        basis=row["basis"],
        exceptions=row["exceptions"],
    )


def read_rule(file: Traversable) -> Rule:
    """Read one rule file; RuleError says what its header lacks."""
    text = file.read_text(encoding="utf-8")
    header = dict(_header(text))
    expected = {"rule", "editions", "kind", "severity", "title_zh", "title_en", "statement", "statement_en"}
    expected |= {"basis", "exceptions"}
    if set(header) - {"linear"} != expected:
        wrong = ", ".join(sorted(expected ^ (set(header) - {"linear"})))
        raise RuleError(f"checks/rules/{file.name}: header keys missing or unknown: {wrong}")
    if file.name != f"{header['rule']}.sql":
        raise RuleError(f"checks/rules/{file.name}: holds the rule {header['rule']}: rename one of them")
    linear = header.pop("linear", "")
    if linear not in get_args(Linear):
        raise RuleError(f"checks/rules/{file.name}: linear is {linear!r}, not constant or pair")
    kind, severity = _kind(header.pop("kind"), file.name), _severity(header.pop("severity"), file.name)
    return Rule(kind=kind, severity=severity, linear=cast(Linear, linear), sql=text, **header)


def _header(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if not line.startswith("-- "):
            return
        key, _, value = line.removeprefix("-- ").partition(":")
        yield key, value.strip()


def _kind(text: str, where: str) -> Kind:
    if text not in KINDS:
        raise RuleError(f"checks/{where}: kind {text!r} is none of {', '.join(KINDS)}")
    return text


def _severity(text: str, where: str) -> Severity:
    if text not in SEVERITIES:
        raise RuleError(f"checks/{where}: severity {text!r} is none of {', '.join(SEVERITIES)}")
    return text
