"""What one cell prints: an exact number, a zero, a blank, a sign for nothing, or text.

Only spellings that mean one number are read as one. Digits are ASCII after an explicit map of the
full-width ones: general Unicode folding would turn ① into 1 and ² into 2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gongkai.records import CellState

LARGEST = Decimal(10) ** 13  # what DECIMAL(20,6) holds, with a digit to spare for sums
NARROW = str.maketrans(
    "０１２３４５６７８９．，－＋（）：／％", "0123456789.,-+():/%", "\u00a0\u3000\u200b\ufeff \t"
)
_NOT_APPLICABLE = frozenset(
    {
        "-",
        "--",
        "---",
        "----",
        "—",
        "——",
        "———",
        "–",
        "―",
        "/",
        "//",
        "\\",
        "无",
        "没有",
        "不适用",
        "N/A",
        "n/a",
    }
)
_DASHES = re.compile(r"[-—–―/\\\\]+")
_UNITS = "条|件次|条次|件|次|篇|个|人次|人|名|宗|份|期|项|家|处|起"
_NUMBER = re.compile(
    r"(?P<sign>[-+−]|减少?|增加?)?"
    r"(?P<digits>\d{1,3}(?:,\d{3}){1,4}|\d{1,18})"
    r"(?P<fraction>\.\d{1,8})?"
    r"(?P<scale>亿|万)?"
    rf"(?P<unit>元|{_UNITS})?"
    r"(?P<note>\([^()\d]{0,20}\d{0,9}[^()\d]{0,20}\))?",
    re.ASCII,
)
# 36 0 may be 360 cut by a line end, or two cells: what no more than a gap parts is no one number
LONGEST_FIGURE = 24
_PARTED = re.compile(r"[0-9０-９]\s+[0-9０-９]")
_SCALE = re.compile(r"[万亿]元?|元")
_SCALES = {None: Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell's state and value; `own_unit` says that the cell carried a unit or scale of its own."""

    state: CellState
    value: Decimal | None = None
    own_unit: str = ""


BLANK = Figure("blank")
_WORDS = {
    **dict.fromkeys(_NOT_APPLICABLE, Figure("na")),
    **dict.fromkeys("零〇", Figure("zero", Decimal(0))),
}


def narrow(text: str) -> str:
    """Full-width digits and signs as ASCII, white space removed."""
    return text.translate(NARROW)


def read_figure(raw: str, unit: str = "") -> Figure:
    """Read one cell in the unit of its form row; a cell's own 万 or 元 is turned into that unit."""
    return _read_short(raw, unit) if len(raw) <= LONGEST_FIGURE else _read(raw, unit)


def _read(raw: str, unit: str) -> Figure:
    text = narrow(raw)
    if not text:
        return BLANK
    if _PARTED.search(raw):
        return Figure("text")
    if word := _WORDS.get("-" if _DASHES.fullmatch(text) else text):
        return word
    match = _NUMBER.fullmatch(text)
    if not match or (match["note"] and _is_of_number(match["note"][1:-1], unit)):
        return Figure("text")
    value = _value(match, unit)
    if value is None or abs(value) >= LARGEST or value != value.quantize(_smallest(unit)):
        return Figure("text")
    own = (match["scale"] or "") + (match["unit"] or "")
    return Figure("value" if value else "zero", value, own)


def is_parted(raw: str) -> bool:
    """Whether a gap stands between digits, so that it may be one figure or two cells."""
    return bool(_PARTED.search(raw))


def _is_of_number(note: str, unit: str) -> bool:
    """Whether brackets hold what belongs to the number: 120(30) is two numbers, 3(万) is not 3."""
    return note.isdigit() or bool(note != unit and _SCALE.fullmatch(note))


# most cells print one of a few figures
_read_short = lru_cache(maxsize=65536)(_read)


def _smallest(unit: str) -> Decimal:
    """The smallest step a figure may have: amounts are printed down to 分 of 万元, counts are whole."""
    return Decimal("0.000001") if unit in ("元", "万元", "") else Decimal("0.0001")


def _value(match: re.Match[str], unit: str) -> Decimal | None:
    """The number in the form's unit, or None where the units contradict each other."""
    digits = match["digits"].replace(",", "") + (match["fraction"] or "")
    value = Decimal(digits) * _SCALES[match["scale"]]
    if match["sign"] in ("-", "−", "减", "减少"):
        value = -value
    if unit == "万元" and (match["scale"] or match["unit"] == "元"):
        value /= 10_000
    elif match["unit"] == "元" and unit not in ("元", "万元", ""):
        return None
    return value
