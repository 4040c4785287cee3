"""Tables as CSV that a spreadsheet opens as text and numbers, never as formulas.

UTF-8 with BOM, CRLF, every text quoted, numbers bare, nothing where there is no value. A text that
begins with a character spreadsheets take for a formula gets an apostrophe in front, and so does one that
begins with apostrophes and such a character: who takes one away wherever these begin a text has the text as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from numbers import Integral, Real

import pandas as pd

_BOM = b"\xef\xbb\xbf"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(frame: pd.DataFrame, provenance: dict[str, str]) -> bytes:
    """The table as CSV bytes; each key of `provenance` is one more column, the same in every row."""
    return _BOM + "".join(_lines(frame, provenance)).encode(
        errors="backslashreplace"
    )  # halves of a pair are no text


def _lines(frame: pd.DataFrame, provenance: dict[str, str]) -> Iterator[str]:
    yield _line(chain(map(str, frame.columns), provenance))
    origin = tuple(provenance.values())
    for row in frame.itertuples(index=False, name=None):
        yield _line(chain(row, origin))


def _line(values: chain[object]) -> str:
    return ",".join(map(_cell, values)) + "\r\n"


def _cell(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return _text("|".join(map(str, value)))
    if value is None or pd.isna(value):  # type: ignore[call-overload]  # any scalar
        return ""
    if isinstance(value, bool):
        return _text(str(value).lower())
    if isinstance(value, Integral):
        return str(value)
    if isinstance(value, (Real, Decimal)):
        return _number(value)
    return _text(str(value))


def _number(value: Real | Decimal) -> str:
    """Digits without exponent or idle zeros: 300, 12.5."""
    digits = f"{value if isinstance(value, Decimal) else Decimal(repr(float(value))):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _text(value: str) -> str:
    guarded = f"'{value}" if value.lstrip("'").startswith(_FORMULA_STARTS) else value
    return '"' + guarded.replace('"', '""') + '"'
