"""How reports print the form: one function per layout turns rows into lines, as seen in real reports."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from gongkai.sample.narrative import plain

Byline = Literal["time", "source", "brackets", "signature"]

_LABEL_COLUMNS = 64
_NARROW_TO_WIDE = str.maketrans("0123456789.(),:", "０１２３４５６７８９．（），：")
_HEAD = ("统计指标", "单位", "统计数")


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line of the form; a heading has no unit, a blank figure is empty."""

    label: str
    unit: str
    figure: str


def cell_a_line(rows: Sequence[Row]) -> list[str]:
    """Every cell on a line of its own that ends with a bar; an empty cell is a bare bar."""
    return [f"{cell} |".strip() for row in _with_head(rows) for cell in row]


def lone_bars(rows: Sequence[Row]) -> list[str]:
    """Every cell on a line of its own, a bar on the line after it."""
    return [line for row in _with_head(rows) for cell in row for line in (cell, "|") if line]


def inline_bars(rows: Sequence[Row]) -> list[str]:
    """A row a line, a bar after each cell."""
    return [" | ".join((*row, "")).rstrip() for row in _with_head(rows)]


def fenced_bars(rows: Sequence[Row]) -> list[str]:
    """A row a line between bars, with a ruled line under the head."""
    lines = [f"| {' | '.join(row)} |" for row in _with_head(rows)]
    return [lines[0], "| --- | --- | --- |", *lines[1:]]


def blank_parted(rows: Sequence[Row]) -> list[str]:
    """Every cell that is not empty on a line of its own, indented, with a blank line after it."""
    return [line for row in _with_head(rows) for cell in row if cell for line in (f"  {cell}\u00a0", "")]


def tabs(rows: Sequence[Row]) -> list[str]:
    """A row a line, cells parted by tabs."""
    return ["\t".join(row) for row in _with_head(rows)]


def aligned(rows: Sequence[Row]) -> list[str]:
    """A row a line in columns made of blanks; a wide character takes two of them."""
    return [_in_columns(row).rstrip() for row in _with_head(rows)]


def wide_blanks(rows: Sequence[Row]) -> list[str]:
    """A row a line, cells parted by ideographic blanks."""
    return ["\u3000".join(cell for cell in row if cell) for row in _with_head(rows)]


def without_units(rows: Sequence[Row]) -> list[str]:
    """Two columns only, label and figure, parted by a tab."""
    return [f"{label}\t{figure}".rstrip() for label, _, figure in _with_head(rows)]


def label_colon_figure(rows: Sequence[Row]) -> list[str]:
    """A line of text a row, the unit after the figure, no head."""
    return [f"{row.label}：{row.figure}{row.unit}" if row.figure else row.label for row in rows]


def _with_head(rows: Sequence[Row]) -> list[tuple[str, str, str]]:
    return [_HEAD, *((row.label, row.unit, row.figure) for row in rows)]


def _in_columns(row: tuple[str, str, str]) -> str:
    label, unit, figure = row
    return _padded(label, _LABEL_COLUMNS) + _padded(unit, 10) + figure


def _padded(text: str, columns: int) -> str:
    width = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
    return text + " " * max(4, columns - width)


def as_official(label: str) -> str:
    """The label as the form of 2014 has it."""
    return label


def wide(text: str) -> str:
    """Digits, points, commas, colons and brackets as full-width characters, no blank between."""
    return text.replace(" ", "").translate(_NARROW_TO_WIDE)


def wide_signs(label: str) -> str:
    """Full-width brackets and colons, digits as they are."""
    return label.replace(" ", "").replace("(", "（").replace(")", "）").replace(":", "：")


def listed(label: str) -> str:
    """`1、` for `1.` and a blank after 其中."""
    digit, point, rest = label.partition(".")
    numbered = f"{digit}、{rest}" if point and digit.isdigit() else label
    return numbered.replace("其中:", "其中： ")


def grouped(figure: Decimal) -> str:
    """Thousands parted by commas."""
    return f"{figure.normalize():,f}"


def wide_digits(figure: Decimal) -> str:
    """Full-width digits."""
    return wide(plain(figure))


@dataclass(frozen=True, slots=True)
class Layout:
    """One way of setting a whole report.

    idle: what stands for the zero parts of a whole that is zero itself
    has_narrow_signs: commas, colons and brackets of the text in ASCII, as crawled copies have them
    """

    name: str
    table: Callable[[Sequence[Row]], list[str]]
    label: Callable[[str], str] = as_official
    figure: Callable[[Decimal], str] = plain
    idle: str | None = None
    byline: Byline = "time"
    has_narrow_signs: bool = False
    has_title_on_two_lines: bool = False
    encoding: str = "utf-8"
    newline: str = field(default="\n")


LAYOUTS: tuple[Layout, ...] = (
    Layout("cell_a_line", cell_a_line, has_narrow_signs=True, byline="brackets"),
    Layout("lone_bars", lone_bars, wide_signs, byline="source"),
    Layout("inline_bars", inline_bars, idle="", byline="time"),
    Layout("blank_parted", blank_parted, listed, byline="source", has_title_on_two_lines=True),
    Layout("tabs", tabs, idle="", byline="signature"),
    Layout("aligned", aligned, idle="-", byline="time", has_narrow_signs=True),
    Layout("wide_blanks", wide_blanks, wide, wide_digits, byline="brackets"),
    Layout("fenced_bars", fenced_bars, figure=grouped, idle="/", byline="time"),
    Layout("without_units", without_units, wide_signs, byline="signature", has_title_on_two_lines=True),
    Layout("label_colon_figure", label_colon_figure, wide_signs, byline="source"),
)
