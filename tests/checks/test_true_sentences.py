"""Sentences against tables: what is true raises nothing, what is false is found."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from invented import tables

from gongkai.checks import run
from gongkai.documents import Paragraph
from gongkai.forms import crosswalk, edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped

FILE = Path(__file__).parents[1] / "parsing" / "claims.toml"
SENTENCES = tomllib.loads(FILE.read_text("utf-8"), parse_float=Decimal)
FORMS = ("2014", "2021")


def cells(form: str, said: dict[str, Any]) -> dict[str, Decimal]:
    """The table that agrees with a sentence; what the form splits is put into the first of its cells."""
    split = {f"@{c.concept}": c.weights[0][0] for c in crosswalk() if c.edition == form}
    return {split.get(item, item): Decimal(value) for item, value in said.items()}


def case(form: str, text: str, values: dict[str, Decimal]) -> dict[str, Any]:
    claims = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition(form), 2017, None)
    fields = ("item", "concept", "kind", "value", "low", "high", "unit", "text", "locator")
    told = [{field: getattr(claim, field) for field in fields} for claim in claims]
    return {"edition": form, "values": values, "claims": told}


def compared(cases: dict[str, dict[str, Any]]) -> dict[str, set[str]]:
    """The errors and warnings of text against table, by the case."""
    found: dict[str, set[str]] = {name: set() for name in cases}
    for failure in run(tables(cases)):
        if failure.rule.startswith("X-TT") and failure.severity != "info":
            found[failure.report_id].add(failure.rule)
    return found


def all_true() -> Iterator[tuple[str, str, dict[str, Decimal]]]:
    for form in FORMS:
        for text, said in SENTENCES[form].items():
            yield form, text, cells(form, said)


def test_true_sentences_about_true_tables_raise_nothing():
    cases = {f"{form} {text}": case(form, text, values) for form, text, values in all_true()}
    assert len(cases) >= 120
    assert {name: rules for name, rules in compared(cases).items() if rules} == {}


@pytest.mark.parametrize("off", [1, 10, -1])
def test_false_sentences_are_found(off):
    """Every cell that a sentence speaks of is wrong once; the others stay true."""
    cases = {
        f"{form} {item} {text}": case(form, text, {**values, item: values[item] + off})
        for form, text, values in all_true()
        for item in values
        if values[item] + off >= 0
    }
    missed = {name for name, rules in compared(cases).items() if not rules}
    assert len(cases) >= 150
    assert len(missed) <= len(cases) * 0.05, missed


def test_traps_raise_nothing_whatever_the_table_says():
    cases = {
        f"{form} {text}": case(form, text, {item: Decimal(777)})
        for form, item in (
            ("2014", "requests_received"),
            ("2014", "proactive_total"),
            ("2021", "requests_new__total"),
        )
        for text in SENTENCES["traps"]
    }
    assert {name: rules for name, rules in compared(cases).items() if rules} == {}


def test_a_text_of_one_office_in_the_report_of_its_district_is_no_error():
    text = "2017年，区政府办公室受理政府信息公开申请17件，办结17件，结转下年0件。"
    table = {"requests_new__total": 95, "outcomes_total__total": 94, "requests_carried_out__total": 1}
    values = {item: Decimal(value) for item, value in table.items()}
    assert compared({"office": case("2021", text, values)}) == {"office": set()}
    whole = text.replace("区政府办公室", "全区")
    assert compared({"whole": case("2021", whole, values)}) == {"whole": {"X-TT-03", "X-TT-04", "X-TT-05"}}
