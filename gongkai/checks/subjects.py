"""Words that do not belong to what a body does, kept in subjects.csv.

`bodies` is a pattern for the name of a body, `words` (parted by |) what would be odd in its report.
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
