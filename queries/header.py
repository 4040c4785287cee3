"""The comments at the head of a view: titles, whether it is offered for export, who may ask, column dictionary.

-- title_zh: 报告清单
-- title_en: Reports
-- listed: no                 (only for views that serve a screen alone)
-- role: officer              (who may ask for it, and of which regions; a viewer, unless it says otherwise)
-- columns:
--   agency: 机关 | Body
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.errors import UsageError
from gongkai.people import ROLES, Role

_KEYS = ("title_zh", "title_en", "listed", "role", "columns")


@dataclass(frozen=True, slots=True)
class Header:
    """What the comments of one view say; `columns` gives each column's (Chinese, English) name."""

    titles: dict[str, str]
    is_listed: bool
    columns: dict[str, tuple[str, str]]
    role: Role


def read_header(name: str, sql: str) -> Header:
    """Read the leading comments of a view; UsageError names the line that does not follow the form."""
    keys: dict[str, str] = {}
    columns: dict[str, tuple[str, str]] = {}
    for number, line in enumerate(sql.splitlines(), start=1):
        if not line.startswith("--"):
            break
        key, colon, value = line.removeprefix("--").strip().partition(":")
        where = f"queries/{name}.sql line {number}"
        if not colon:
            raise UsageError(f"{where}: expected `key: value`")
        if "columns" in keys:
            columns[key] = _names(where, value)
        elif key in _KEYS:
            keys[key] = value.strip()
        else:
            raise UsageError(f"{where}: {key!r} is none of {', '.join(_KEYS)}")
    missing = {"title_zh", "title_en", "columns"} - keys.keys()
    if missing:
        raise UsageError(f"queries/{name}.sql: its head lacks {', '.join(sorted(missing))}")
    titles = {"zh": keys["title_zh"], "en": keys["title_en"]}
    return Header(titles, keys.get("listed") != "no", columns, _role(name, keys.get("role", "viewer")))


def _role(name: str, said: str) -> Role:
    for role in ROLES:
        if role == said:
            return role
    raise UsageError(f"queries/{name}.sql: no role {said!r}; there are {', '.join(ROLES)}")


def _names(where: str, value: str) -> tuple[str, str]:
    chinese, bar, english = value.partition(" | ")
    if not bar:
        raise UsageError(f"{where}: expected `column: 中文 | English`")
    return chinese.strip(), english.strip()
