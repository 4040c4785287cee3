"""The table of promises names tests that are there, and those whose figure grows are found before a release."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"\| (R\d+) \|")
NAMED = re.compile(r"`([a-z_/]+\.py)::(test_\w+)`")


def _tests(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_promise_names_tests_that_are_there():
    rows = [
        line for line in (ROOT / "docs" / "promises.md").read_text("utf-8").splitlines() if ROW.match(line)
    ]
    assert [ROW.match(row)[1] for row in rows] == [f"R{number}" for number in range(1, 23)]
    for row in rows:
        named = NAMED.findall(row)
        assert named, row
        for file, test in named:
            assert test in _tests(ROOT / "tests" / file), f"{file}::{test}"
