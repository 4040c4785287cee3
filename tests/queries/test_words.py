"""No code of ours is shown as it is."""

from typing import get_args

import pytest

import queries
from gongkai import forms
from gongkai.checks import catalogue, findings, formula
from gongkai.records import CellState, ClaimKind, Part, Scope, Verdict
from gongkai.review import Outcome, Reason, Status

CODES = [
    code
    for kinds in (
        CellState,
        ClaimKind,
        Part,
        Scope,
        Verdict,
        catalogue.Kind,
        findings.Fault,
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


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_an_english_word(unit, reader):
    assert _word(reader, "zh", unit) == unit
    assert _word(reader, "en", unit).isascii()


def test_an_unknown_code_shows_as_it_is(reader):
    assert _word(reader, "en", "no_such_code") == "no_such_code"


def _word(reader, lang, code):
    with queries.cursor(reader, queries.NOTHING_DECIDED) as cursor:
        return cursor.execute("SELECT word($lang, $code)", {"lang": lang, "code": code}).fetchone()[0]
