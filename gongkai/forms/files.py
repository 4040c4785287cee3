"""The CSV files of this folder."""

from __future__ import annotations

import csv
import io
from importlib import resources
from importlib.resources.abc import Traversable


def folder() -> Traversable:
    """Where the forms lie."""
    return resources.files("gongkai.forms")


def rows(file: Traversable) -> list[dict[str, str]]:
    """The lines of one file by column name."""
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
