"""The catalogue of rules, read from the files of this room.

A rule is one file `rules/<RULE>.sql` or a line of `derived.csv` that names relations of a form.

A rule file begins with comments `-- key: value` (keys: see `Rule`) and holds one SELECT with the
columns of COLUMNS. Without the key `linear` its rows are what does not hold. With it they are every
comparison that can be made, and those fail whose `left_value op right_value` is false:

    linear: constant   the sum of the cells named in `items` against right_value
    linear: pair       the first cell named in `items` against the second
    linear: last       the sum of the cells named in `items` but the last against the last
    less: PATTERN      with `constant`: the cells that count against the others, `*__issued`; right_value
                       is then what the other report holds, while found and expected are what is printed
                       in the suspect and what it would have to be

A rule is asked where there are reports on a form of `editions`, or of the same year, or on no known form; rules of
the kind `timeliness` always are. A rule that can say nothing of a report without text, claims of its text or another
year of the same body names what it needs, several joined by `|`, and is not asked where no report has it:

    needs: passages | claims | other_years

A number that auditors may set otherwise is declared in the header, as often as there are such numbers,

    -- threshold: documents = 100 : 一年的件数 / documents in a year

and asked for as `threshold('X-PL-05', 'documents')`; in derived.csv the column `slack` is one.

Basis and exceptions, like every text here, are Chinese first; ` / ` parts them from the English.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal, cast, get_args

from gongkai.checks.formula import SEVERITIES, Severity
from gongkai.errors import GongkaiError

Kind = Literal[
    "identity", "bound", "cross_year", "text_vs_table", "format", "copy", "timeliness", "plausibility"
]
Linear = Literal["", "constant", "pair", "last"]
Need = Literal["passages", "claims", "other_years"]

KINDS: tuple[Kind, ...] = get_args(Kind)
NEEDS: tuple[Need, ...] = get_args(Need)  # each the name of a table or of a view of prelude.sql
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


_THRESHOLD = re.compile(r"([a-z_]+) = (\d+(?:\.\d+)?) : (.+ / .+)")
_ASKED = re.compile(r"threshold\('([^']*)', '([^']*)'\)")
_SLACK = "分项短少不超过此数时降级 / a shortfall of the parts up to this is graded lower"


class RuleError(GongkaiError):
    """A file of this room contradicts itself: our fault, never a document's."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number of a rule that auditors may set: its declared value and what it is, Chinese / English."""

    name: str
    value: Decimal
    what: str


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
    less: str = ""
    sql: str | None = None
    thresholds: tuple[Threshold, ...] = ()
    needs: frozenset[Need] = frozenset()

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


@cache
def rules_version() -> str:
    """A short hash over every file of this room and of the forms, for all of them decide what a finding is: 12 hex digits."""
    return version_of(checks=room(), forms=resources.files("gongkai.forms"))


def version_of(**folders: Traversable) -> str:
    """A hash over all that is in these folders, names and contents; what Python compiled does not count."""
    digest = hashlib.sha256()
    files = [one for name, folder in folders.items() for one in _files(folder, name)]
    for path, file in sorted(files, key=lambda one: one[0]):
        digest.update(path.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for file in folder.iterdir():
        path = f"{name}/{file.name}"
        if file.is_dir():
            yield from _files(file, path)
        elif not file.name.endswith(".pyc"):
            yield path, file


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
        thresholds=(Threshold("slack", Decimal(row["slack"]), _SLACK),) if row["slack"] else (),
    )


def read_rule(file: Traversable) -> Rule:
    """Read one rule file; RuleError says what its header lacks."""
    text = file.read_text(encoding="utf-8")
    lines = list(_header(text))
    header = {key: value for key, value in lines if key != "threshold"}
    thresholds = tuple(_threshold(value, file.name) for key, value in lines if key == "threshold")
    expected = {"rule", "editions", "kind", "severity", "title_zh", "title_en", "statement", "statement_en"}
    expected |= {"basis", "exceptions"}
    needs = _needs(header.pop("needs", ""), file.name)
    given = set(header) - {"linear", "less"}
    if given != expected:
        wrong = ", ".join(sorted(expected ^ given))
        raise RuleError(f"checks/rules/{file.name}: header keys missing or unknown: {wrong}")
    if file.name != f"{header['rule']}.sql":
        raise RuleError(f"checks/rules/{file.name}: holds the rule {header['rule']}: rename one of them")
    linear = header.pop("linear", "")
    if linear not in get_args(Linear):
        raise RuleError(f"checks/rules/{file.name}: linear is {linear!r}, not constant, pair or last")
    if "less" in header and linear != "constant":
        raise RuleError(f"checks/rules/{file.name}: less is for rules with `linear: constant`")
    _demand_declared(header["rule"], thresholds, text)
    kind, severity = _kind(header.pop("kind"), file.name), _severity(header.pop("severity"), file.name)
    return Rule(
        kind=kind,
        severity=severity,
        linear=cast(Linear, linear),
        sql=text,
        thresholds=thresholds,
        needs=needs,
        **header,
    )


def _needs(text: str, where: str) -> frozenset[Need]:
    """What the rule names as needed; a name that is none would let it be asked nowhere."""
    named = [name for name in text.split("|") if name]
    unknown = [name for name in named if name not in NEEDS]
    if unknown:
        raise RuleError(
            f"checks/rules/{where}: needs {', '.join(unknown)}: write one of {', '.join(NEEDS)}, several joined by |"
        )
    return frozenset(cast(Need, name) for name in named)


def _threshold(text: str, where: str) -> Threshold:
    found = _THRESHOLD.fullmatch(text)
    if not found:
        raise RuleError(f"checks/rules/{where}: threshold {text!r}: write `name = 100 : 说明 / what it is`")
    return Threshold(found[1], Decimal(found[2]), found[3])


def _demand_declared(rule: str, thresholds: tuple[Threshold, ...], sql: str) -> None:
    """A threshold that is not declared would be NULL, and the rule silent for ever."""
    asked, declared = set(_ASKED.findall(sql)), {(rule, threshold.name) for threshold in thresholds}
    if asked != declared:
        odd = ", ".join(" ".join(one) for one in sorted(asked ^ declared))
        raise RuleError(f"checks/rules/{rule}.sql: thresholds declared and asked for differ: {odd}")


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
