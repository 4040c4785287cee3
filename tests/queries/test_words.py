"""No code of ours is shown as it is."""

from typing import get_args

import pytest

import queries
from gongkai import forms
from gongkai.checks import Fault, catalogue, formula
from gongkai.records import CellState, ClaimKind, Part, Scope, Verdict
from gongkai.review import Outcome, Reason, Status
from pages.charts.maps import provinces

CODES = [
    code
    for kinds in (
        CellState,
        ClaimKind,
        Part,
        Scope,
        Verdict,
        catalogue.Kind,
        formula.Severity,
        Outcome,
        Reason,
        Status,
    )
    for code in get_args(kinds)
]
UNITS = sorted({concept.unit for concept in forms.concepts().values()} - {""})


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_words_in_both_languages(code, reader):
    assert _word(reader, "zh", code) != code
    assert _word(reader, "en", code) != code


@pytest.mark.parametrize("fault", Fault)
def test_every_kind_of_fault_is_called_what_the_checks_call_it(fault, reader):
    assert (_word(reader, "zh", fault), _word(reader, "en", fault)) == (fault.zh, fault.en)


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_an_english_word(unit, reader):
    assert _word(reader, "zh", unit) == unit
    assert _word(reader, "en", unit).isascii()


def test_an_unknown_code_shows_as_it_is(reader):
    assert _word(reader, "en", "no_such_code") == "no_such_code"


@pytest.mark.parametrize(
    ("counted", "zh", "en"),
    [
        ("normative_docs_issued", "件", "documents"),
        ("rules__repealed", "件", "documents"),
        ("licensing_decisions", "件", "decisions"),
        ("penalty__decisions", "件", "decisions"),
        ("requests_received", "件", "cases"),
        ("reconsideration_total", "件", "cases"),
    ],
)
def test_english_says_what_a_unit_of_both_papers_and_cases_counts(counted, zh, en, reader):
    asked = "SELECT unit_word('zh', '件', $counted), unit_word('en', '件', $counted)"
    with queries.cursor(reader, queries.NOTHING_DECIDED) as cursor:
        assert cursor.execute(asked, {"counted": counted}).fetchone() == (zh, en)


def test_the_breaks_of_a_series_are_told_in_english_alone():
    breaks = [concept.breaks for concept in forms.concepts().values()]
    assert any(breaks)
    assert all(letter < "\u4e00" for text in breaks for letter in text)


def _word(reader, lang, code):
    with queries.cursor(reader, queries.NOTHING_DECIDED) as cursor:
        return cursor.execute("SELECT word($lang, $code)", {"lang": lang, "code": code}).fetchone()[0]


@pytest.mark.parametrize(("lang", "province"), [("zh", "示例省"), ("en", "Made up")])
def test_provinces_have_their_english_names_on_english_pages_and_what_lies_in_them_the_registers(
    lang, province, reader
):
    choices = queries.ask("choices", reader=reader, lang=lang)
    named = dict(zip(choices["value"], choices["label"], strict=True))
    assert (named["990000"], named["990101"]) == (province, f"{province} 示例市 清源区")
    assert set(queries.ask("by_province", reader=reader, lang=lang)["province"]) >= {province}
    assert province in set(queries.ask("region_tree", reader=reader, lang=lang)["region"])
    assert any(queries.ask("reports", reader=reader, lang=lang)["region"].str.startswith(f"{province} "))


def test_every_province_of_the_map_has_an_english_name_that_says_the_same(reader):
    with queries.cursor(reader, queries.NOTHING_DECIDED) as con:
        for place in provinces():
            (name,) = con.execute("SELECT english_region($code)", {"code": place.region_code}).fetchone()
            shown = place.en.replace("-<br>", "").replace("<br>", " ")
            assert name == ("Made up" if place.is_made_up else shown)
