"""CSV for spreadsheets: nothing runs, nothing is lost."""

import csv
import io
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.exports.table import to_csv

STARTS = "=+-@\t\r\n＝＋－＠"


def _rows(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("start", list(STARTS))
def test_a_text_that_would_run_is_led_by_an_apostrophe(start):
    rows = _rows(to_csv(pd.DataFrame({"名称": [f"{start}SUM(1)"]}), {}))
    assert rows == [["名称"], [f"'{start}SUM(1)"]]


def test_numbers_stay_bare_and_texts_are_quoted():
    frame = pd.DataFrame(
        {
            "a": [1, -2],
            "b": [300.0, -12.5],
            "c": [Decimal("96171.6000"), None],
            "d": ["x", None],
            "e": [True, False],
        }
    )
    assert to_csv(frame, {"origin": "7"}).decode("utf-8-sig").split("\r\n") == [
        '"a","b","c","d","e","origin"',
        '1,300,96171.6,"x","true","7"',
        '-2,-12.5,,,"false","7"',
        "",
    ]


def test_a_heading_that_would_run_is_guarded():
    assert _rows(to_csv(pd.DataFrame({"=1": ["x"]}), {}))[0] == ["'=1"]


def test_an_empty_table_has_its_headings():
    assert _rows(to_csv(pd.DataFrame(columns=["a"]), {"origin": "7"})) == [["a", "origin"]]


def _unguarded(text: str) -> str:
    """The text as it was: one apostrophe less where those that begin it stand before a sign of a formula."""
    return text[1:] if text[:1] == "'" and text.lstrip("'")[:1] in tuple(STARTS) else text


TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text(STARTS + "'1a", max_size=6)


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_every_text_comes_back(texts):
    rows = _rows(to_csv(pd.DataFrame({"text": texts}), {"origin": "x"}))
    assert [_unguarded(row[0]) for row in rows[1:]] == texts
    assert not [row for row in rows[1:] if row[0].startswith(tuple(STARTS))]


@given(st.decimals(min_value=-(10**10), max_value=10**10, places=4))
def test_every_decimal_comes_back(number):
    assert Decimal(_rows(to_csv(pd.DataFrame({"n": [number]}, dtype=object), {}))[1][0]) == number
