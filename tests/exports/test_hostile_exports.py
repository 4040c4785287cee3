"""Hostile texts leave as texts: every listed view as CSV and workbook, the brief, what a terminal shows (R13, R14)."""

import csv
import io
import re
import zipfile
from decimal import Decimal
from numbers import Number

import numpy as np
import pandas as pd
import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

import queries
from gongkai import printing
from gongkai.checks import AS_DECLARED
from gongkai.exports import brief
from gongkai.exports.legible import legible
from gongkai.exports.workbook import Sheet, to_xlsx
from gongkai.listing import lines
from queries.brief import brief_pdf
from tests.figures import IS_RELEASE
from tests.hostile import hostile_store
from tests.hostile.injections import CLOSE, FOREIGN, INJECTIONS, LONG_WORD, OPEN

STARTS = tuple("=+-@\t\r\n＝＋－＠")
VIEWS = [view.name for view in queries.views().values() if view.is_listed]
ORIGIN_COLUMNS = 4
_UNSEEN = re.compile(r"[\s\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\u0000-\u001f\u007f-\u009f\ufe0f]+")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return hostile_store.build(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(autouse=True)
def used(store, monkeypatch):
    monkeypatch.setenv("GONGKAI_STORE", str(store))


def _asked(name: str, lang: str) -> pd.DataFrame:
    taken = {"lang": lang} if "lang" in queries.view(name).parameters else {}
    return queries.ask(name, **taken)


def _is_bare(value: object) -> bool:
    return isinstance(value, (Number, Decimal)) and not isinstance(value, (bool, np.bool_))


def _said(value: object) -> str:
    """What a cell of a view is as text."""
    if isinstance(value, (list, tuple)):
        return "|".join(map(str, value))
    if value is None or pd.isna(value):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _unguarded(text: str) -> str:
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(STARTS) else text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", VIEWS)
def test_a_view_as_csv_holds_nothing_that_runs_and_gives_every_text_and_sum_back(name, lang):
    frame = _asked(name, lang)
    content = queries.as_csv(name, frame, queries.provenance(), "", lang=lang)
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    rows = [row[:-ORIGIN_COLUMNS] for row in read[1:]]
    wanted = list(frame.itertuples(index=False, name=None))
    assert len(rows) == len(wanted)
    for row, given_row in zip(rows, wanted, strict=True):
        for cell, value in zip(row, given_row, strict=True):
            if _is_bare(value) and not pd.isna(value):
                assert Decimal(cell) == Decimal(str(value))
            else:
                assert not cell.startswith(STARTS)
                assert _unguarded(cell) == _said(value)


def test_the_store_puts_injections_into_the_views():
    said = "".join(_asked(name, "en").to_csv() for name in VIEWS)
    assert [code for code in INJECTIONS if f"{OPEN}{code}" not in said] == []


def _workbook(name: str, frame: pd.DataFrame, about: dict[str, str] | None = None) -> bytes:
    columns = {column: (column, column) for column in frame.columns}
    return to_xlsx([Sheet(name, frame, (name, name), columns, "none", {})], about or {})


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_as_workbook_has_no_formula_and_no_link(name):
    frame = _asked(name, "zh")
    content = _workbook(name, frame, {"from": "=1+1"})
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = "".join(parts.read(part).decode() for part in parts.namelist() if "worksheets" in part)
        assert not [part for part in parts.namelist() if "externalLink" in part or "vba" in part.lower()]
    assert not re.search(r"<f[ >]|<hyperlink", sheets)
    read = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name[:31]).to_python()
    texts = [
        legible(_said(value))  # XML has no place for control characters
        for row in frame.itertuples(index=False, name=None)
        for value in row
        if not _is_bare(value)
    ]
    shown = {_UNSEEN.sub("", str(cell)) for row in read for cell in row}
    assert [
        text for text in texts if _UNSEEN.sub("", text) not in shown and text not in ("", "true", "false")
    ] == []


def test_a_text_longer_than_a_cell_of_a_workbook_is_cut_and_not_lost():
    content = _workbook("a", pd.DataFrame({"text": ["字" * 40_000, "𠮷" * 20_000, "字" * 32_767]}))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("a").to_python()
    cut, cut_of_two, whole = (str(row[0]) for row in rows[1:])
    assert [one.startswith(sign * 16_000) for one, sign in ((cut, "字"), (cut_of_two, "𠮷"))] == [True, True]
    assert all(one.endswith("the whole text is in the CSV]") for one in (cut, cut_of_two))
    assert all(len(one.encode("utf-16-le")) <= 2 * 32_767 for one in (cut, cut_of_two))
    assert whole == "字" * 32_767


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=5))
def test_any_text_comes_back_from_a_workbook(texts):
    content = _workbook("a", pd.DataFrame({"text": texts}))
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(content))
        .get_sheet_by_name("a")
        .to_python(skip_empty_area=False)
    )
    assert [str(row[0]) for row in rows[1:]] == texts


@pytest.mark.release
@pytest.mark.parametrize(("lang", "first"), [("zh", 0), ("en", 1)])
def test_the_brief_prints_injections_and_links_nowhere(lang, first):
    """Each in both languages before a release, else in one or the other."""
    if brief.missing():
        pytest.skip(brief.missing())
    asked = list(enumerate(INJECTIONS))
    for at, code in asked if IS_RELEASE else asked[first::2]:
        pdf = brief_pdf(queries.current(), lang=lang, agencies=[f"990101-h{at}"])
        with pdfplumber.open(io.BytesIO(pdf)) as pages:
            said = "".join(page.extract_text() for page in pages.pages)
            assert [link for page in pages.pages for link in page.hyperlinks] == []
        assert FOREIGN.encode() not in pdf
        if code not in ("I12", "I13", "I14"):  # signs that a page sets in another order, or has no font for
            assert _UNSEEN.sub("", f"{code} {INJECTIONS[code]}{CLOSE}") in _UNSEEN.sub("", said)


@pytest.mark.parametrize("what", ["reports", "rejections"])
def test_a_list_on_the_terminal_obeys_nothing(what):
    for line in lines(what, AS_DECLARED):
        assert line.replace("\t", "").isprintable() or not re.search(
            r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", line
        )


@given(st.text())
def test_what_a_terminal_is_told_has_no_sign_that_it_obeys(text):
    shown = printing.visible(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    shown.encode()


def test_a_long_word_is_printed_whole():
    assert printing.visible(LONG_WORD) == LONG_WORD
