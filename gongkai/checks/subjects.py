"""Words that do not belong to what a body does, kept in subjects.csv as two patterns a line.

`bodies` matches the name of a body, `words` what would be odd to read in its report.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

import pyarrow as pa


@cache
def subjects() -> pa.Table:
    """The file as an arrow table with the columns bodies and words."""
    file = resources.files("gongkai.checks") / "subjects.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    return pa.Table.from_pylist(list(csv.DictReader(lines)))
