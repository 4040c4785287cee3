"""What auditors decide of the rules: which are switched off, and thresholds other than the declared ones.

    name = "2024"              # optional; exports show it

    off = ["X-LK-01"]          # rules that are not asked

    [thresholds.X-PL-05]       # a rule declares its thresholds in its header
    documents = 150

Settings change which rules are asked and how strict they are, never a figure.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from gongkai.checks import catalogue
from gongkai.checks.catalogue import Rule, Threshold
from gongkai.errors import UsageError

FILE_NAME = "settings.toml"
_KEYS = ("name", "off", "thresholds")
_TOO_LARGE = 10**12


@dataclass(frozen=True, slots=True)
class Settings:
    """Rules switched off, and (rule, threshold, value) where the value is not the declared one."""

    name: str = ""
    off: frozenset[str] = frozenset()
    changed: frozenset[tuple[str, str, Decimal]] = frozenset()

    def is_on(self, rule: str) -> bool:
        """Whether the rule is asked."""
        return rule not in self.off

    def rules(self) -> tuple[Rule, ...]:
        """The rules that are asked, in the order of the catalogue."""
        return tuple(rule for rule in catalogue.rules() if self.is_on(rule.rule))

    def value(self, rule: str, threshold: Threshold) -> Decimal:
        """What the threshold of that rule is."""
        set_to = {(of, name): value for of, name, value in self.changed}
        return set_to.get((rule, threshold.name), threshold.value)

    @property
    def version(self) -> str:
        """8 hex digits over what is set, empty where all is as declared; remarks and the name do not count."""
        if not self.off and not self.changed:
            return ""
        changed = sorted((rule, name, f"{value.normalize():f}") for rule, name, value in self.changed)
        return hashlib.sha256(json.dumps([sorted(self.off), changed]).encode()).hexdigest()[:8]

    @property
    def label(self) -> str:
        """Name and version for whoever reads an export; empty where all is as declared."""
        return f"{self.name} {self.version}" if self.version else ""


AS_DECLARED = Settings()


def rules_version(settings: Settings = AS_DECLARED) -> str:
    """The version of the rules as they are asked: that of the catalogue, and of what is set otherwise."""
    asked = catalogue.rules_version()
    return f"{asked}+{settings.version}" if settings.version else asked


def settings_of(store: Path | None, file: Path | None = None) -> Settings:
    """The settings in that file, else in `settings.toml` of the store, else all as declared."""
    if file is not None:
        return read_settings(file)
    own = store / FILE_NAME if store else None
    return read_settings(own) if own and own.is_file() else AS_DECLARED


def read_settings(file: Path) -> Settings:
    """Read a settings file; UsageError names the line that is wrong and what there is instead."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        told = tomllib.loads(text, parse_float=Decimal)
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}): name another file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{file}: no TOML: {error}") from error
    return _Reading(file, text).settings(told)


@dataclass(frozen=True, slots=True)
class _Reading:
    file: Path
    text: str

    def settings(self, told: Mapping[str, Any]) -> Settings:
        for key in told:
            self._demand(key, key, "key", _KEYS)
        name, off, thresholds = (
            told.get("name", self.file.name),
            told.get("off", []),
            told.get("thresholds", {}),
        )
        if not isinstance(name, str) or not name.strip():
            raise self._wrong("name", "name is a word in quotes")
        if not isinstance(off, list):
            raise self._wrong("off", 'off is a list of rules: ["X-LK-01", "X-FM-06"]')
        for rule in off:
            self._demand(rule, str(rule), "rule", catalogue.by_name())
        if not isinstance(thresholds, dict):
            raise self._wrong("thresholds", "write [thresholds.RULE] and below it NAME = NUMBER")
        changed = frozenset(change for rule in thresholds for change in self._changes(rule, thresholds[rule]))
        return Settings(" ".join(name.split()), frozenset(off), changed)

    def _changes(self, rule: str, given: object) -> Iterable[tuple[str, str, Decimal]]:
        self._demand(rule, rule, "rule", catalogue.by_name())
        declared = {threshold.name: threshold for threshold in catalogue.by_name()[rule].thresholds}
        if not declared:
            setting = (one.rule for one in catalogue.rules() if one.thresholds)
            raise self._wrong(rule, f"{rule} has no threshold; rules that have are {', '.join(setting)}")
        if not isinstance(given, dict):
            raise self._wrong(rule, f"write [thresholds.{rule}] and below it NAME = NUMBER")
        for name, value in given.items():
            self._demand(name, name, f"threshold of {rule}", declared, below=rule)
            if not _is_threshold(value):
                raise self._wrong(
                    name,
                    f"{name} of {rule} is a number of 0 or more with up to 4 decimals, not {value!s}",
                    below=rule,
                )
            if value != declared[name].value:
                yield rule, name, Decimal(value)

    def _demand(self, one: object, word: str, what: str, there: Iterable[str], below: str = "") -> None:
        if one not in tuple(there):
            raise self._wrong(word, f"no {what} {word!r}; there are {', '.join(there)}", below=below)

    def _wrong(self, word: str, message: str, below: str = "") -> UsageError:
        return UsageError(f"{self.file} line {self._line(word, below)}: {message}")

    def _line(self, word: str, below: str) -> int:
        """The first line that names the word, of those from the one on that names `below`."""
        lines = [line.partition("#")[0] for line in self.text.splitlines()]
        named = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        start = next((at for at, line in enumerate(lines) if below in line), 0)
        return next((at for at, line in enumerate(lines, 1) if at > start and named.search(line)), start + 1)


def _is_threshold(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    number = Decimal(value)
    return number.is_finite() and 0 <= number < _TOO_LARGE and number == round(number, 4)


def threshold_rows(settings: Settings) -> list[dict[str, Any]]:
    """Every threshold as it is asked: rule, name, value."""
    return [
        {"rule": rule.rule, "name": threshold.name, "value": settings.value(rule.rule, threshold)}
        for rule in catalogue.rules()
        for threshold in rule.thresholds
    ]


def rule_rows(settings: Settings = AS_DECLARED) -> list[dict[str, Any]]:
    """The rows of the table `rules`: what each says, whether it is asked and how strictly."""
    shown = ("rule", "kind", "severity", "editions", "title_zh", "title_en")
    texts = ("statement", "statement_en", "basis", "exceptions")
    return [
        {key: getattr(rule, key) for key in (*shown, *texts)}
        | {"is_on": settings.is_on(rule.rule), "thresholds": _told(rule, settings)}
        for rule in catalogue.rules()
    ]


def _told(rule: Rule, settings: Settings) -> str:
    """What each threshold is and stands for: `documents = 150 (100): 件数 / number`."""
    return "; ".join(
        _threshold_told(threshold, settings.value(rule.rule, threshold)) for threshold in rule.thresholds
    )


def _threshold_told(threshold: Threshold, value: Decimal) -> str:
    declared = "" if value == threshold.value else f" ({threshold.value:f})"
    return f"{threshold.name} = {value:f}{declared}: {threshold.what}"
