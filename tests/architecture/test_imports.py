"""Imports run one way: a room may use only the rooms named here, and nobody uses the pages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# room: what of ours it may import beside itself; errors and records are everybody's
MAY_IMPORT = {
    "gongkai.forms": set(),
    "gongkai.documents": set(),
    "gongkai.fetching": {"gongkai.documents"},
    "gongkai.parsing": {"gongkai.forms", "gongkai.documents", "gongkai.registers"},
    "gongkai.confined": {"gongkai.forms", "gongkai.documents", "gongkai.parsing", "gongkai.registers"},
    "gongkai.checks": {"gongkai.forms"},
    "gongkai.people": set(),
    "gongkai.warehouse": {"gongkai.forms", "gongkai.durable", "gongkai.people"},
    "gongkai.archive": {"gongkai.durable"},
    "gongkai.exports": set(),
    "gongkai.review": {"gongkai.durable"},
    "gongkai.sample": {"gongkai.forms"},
    # a draft is judged by the very code of `gongkai check`, and the page names the limits of documents
    "queries": {
        "gongkai.warehouse",
        "gongkai.exports",
        "gongkai.review",
        "gongkai.people",
        "gongkai.archive",
        "gongkai.selfcheck",
        "gongkai.documents",
    },
    "pages": {"queries", "gongkai.logs"},  # the server's log tells of its pages
    "app": {"pages", "queries"},
}
EVERYBODYS = {"gongkai", "gongkai.errors", "gongkai.records"}
# only these of the outside world may be imported where they are named
KEPT_TO = {
    "streamlit": {"pages", "app"},
    "plotly": {"pages"},
    "typer": {"gongkai.cli", "gongkai.commands", "gongkai.printing"},
    "sqlite3": {"gongkai.review", "gongkai.backups", "gongkai.verification"},
    **{name: {"gongkai.fetching"} for name in ("urllib3", "protego", "socket", "ssl", "http", "requests")},
}
STATE = {"session_state", "query_params"}
KEEP_STATE = {"address.py", "asking.py", "controls.py", "session.py"}


def room_of(module: str) -> str:
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "gongkai" else parts[0]


def sources() -> list[Path]:
    folders = ("gongkai", "queries", "pages")
    return [ROOT / "app.py", *(file for folder in folders for file in sorted((ROOT / folder).rglob("*.py")))]


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def ours(names: set[str]) -> set[str]:
    return {room_of(name) for name in names if name.split(".")[0] in ("gongkai", "queries", "pages", "app")}


@pytest.mark.parametrize("file", sources(), ids=module_of)
def test_a_room_imports_only_what_it_may(file):
    room = room_of(module_of(file))
    if room not in MAY_IMPORT:  # modules beside the rooms tie them together; only pages are closed to them
        assert "pages" not in ours(imports(file))
        return
    names = {"gongkai" if name.startswith("gongkai.__") else name for name in imports(file)}
    assert ours(names) - EVERYBODYS - {room} <= MAY_IMPORT[room]


@pytest.mark.parametrize("file", sources(), ids=module_of)
def test_the_outside_world_enters_only_at_its_door(file):
    for name in imports(file):
        keepers = KEPT_TO.get(name.split(".")[0])
        assert keepers is None or room_of(module_of(file)) in keepers, f"{file} imports {name}"


def test_forms_import_nothing_of_ours():
    for file in (ROOT / "gongkai" / "forms").glob("*.py"):
        assert ours(imports(file)) <= {"gongkai.forms"}


@pytest.mark.parametrize(
    "file", [f for f in sources() if "pages" in f.parts or f.name == "app.py"], ids=module_of
)
def test_pages_hold_no_sql_no_raw_html_and_state_has_its_keepers(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    keywords = {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword)}
    assert not attributes & {"execute", "sql", "html"}
    assert "unsafe_allow_html" not in keywords
    if file.name not in KEEP_STATE:
        assert not attributes & STATE


@pytest.mark.parametrize("file", sources(), ids=module_of)
def test_no_sql_is_put_together_from_strings(file):
    words = ("select ", "insert into", "delete from", "create table", "update ", "copy ")
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            text = "".join(part.value for part in node.values if isinstance(part, ast.Constant)).lower()
            assert not text.startswith(words), f"{file} line {node.lineno}"


@pytest.mark.parametrize("file", sources(), ids=module_of)
def test_files_and_functions_can_be_read_at_one_sitting(file):
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= 320
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno - node.lineno < 50, f"{file}: {node.name}"


def test_the_project_speaks_of_itself_alone():
    hosts = (
        "pypi" + ".org",
        "files.python" + "hosted",
        "regis" + "try.npm",
        "/wo" + "rk/",
        "/opt/" + "wheels",
    )
    for file in sorted(ROOT.rglob("*")):
        inside = file.relative_to(ROOT).parts
        if (
            file.suffix not in {".py", ".md", ".toml", ".txt", ".sql", ".csv", ".yml", ""}
            or not file.is_file()
        ):
            continue
        if inside[0] in {".git", ".venv", "data", "build"} or any(
            part.startswith(".") and part != ".ci" for part in inside[:1]
        ):
            continue
        if "__pycache__" in inside or inside[-1] == "test_imports.py":
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        assert not [host for host in hosts if host in text], file
