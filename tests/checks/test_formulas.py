"""The arithmetic of the forms: who states what, and that blank is never 0."""

from __future__ import annotations

from decimal import Decimal
from operator import eq, ge, le
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import figures, tables

from gongkai.checks import rules, run, running
from gongkai.checks.derived import formulas
from gongkai.checks.formula import FAILS, HOLDS, TRIVIAL, UNDECIDED, UNIT, Bank, Formula, Grades
from gongkai.forms import editions

COMPARE = {"=": eq, "<=": le, ">=": ge}


@pytest.mark.parametrize("name", editions())
def test_every_relation_of_a_form_is_asked(name: str):
    form = editions()[name]
    stated = {frozenset(formula.items) for formula in formulas(name)}
    for whole in form.wholes:
        if whole.relation == "sum":
            assert frozenset((whole.whole, *whole.parts)) in stated
        else:
            assert all(frozenset((whole.whole, part)) in stated for part in whole.parts)
    for balance in form.balances:
        assert frozenset(item for item, _ in balance.weights) in stated


def test_the_matrix_forms_have_their_identities_and_2021_those_of_its_variant_row():
    of = {name: [f.rule for f in formulas(name) if f.op == "=" and not f.guard] for name in ("2019", "2021")}
    assert {rule: of["2021"].count(rule) for rule in sorted(set(of["2021"]))} == {
        "D-ID-01": 25 + 1, "D-ID-02": 7 + 7, "D-ID-03": 7, "D-ID-04": 1, "D-ID-05": 1, "D-ID-06": 1,
    }  # fmt: skip
    assert [of["2019"].count(rule) for rule in ("C-ID-01", "C-ID-02", "C-ID-03")] == [23, 7, 7]


def _states(name: str) -> st.SearchStrategy[dict[str, Any]]:
    codes = [item.item for item in editions()[name].cells]
    values = st.dictionaries(st.sampled_from(codes), st.integers(0, 4), max_size=40)
    blank = st.lists(st.sampled_from(codes), max_size=3)
    return st.builds(lambda v, b: {"edition": name, "values": v, "blank": b}, values, blank)


@settings(max_examples=4)
@given(st.data())
@pytest.mark.parametrize("name", ["2008", "2014", "2021"])
def test_duckdb_and_arrays_find_what_plain_arithmetic_finds(name: str, data: st.DataObject):
    states = data.draw(st.lists(_states(name), min_size=10, max_size=20))
    cases = {f"report {number:02}": state for number, state in enumerate(states)}
    derived = {rule.rule for rule in rules() if rule.sql is None}
    con = tables(cases)
    found = [(f.report_id, *f.key) for f in run(con) if f.rule in derived]
    with patch.object(running, "_FEW", 0):  # as among many reports, where DuckDB says which to look at
        assert [(f.report_id, *f.key) for f in run(con) if f.rule in derived] == found
    expected = [
        (report_id, formula.rule, formula.items)
        for report_id, case in cases.items()
        for formula in formulas(name)
        if _fails(formula, figures(case))
    ]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("few", [0, 100])
def test_decimals_decide_where_floats_of_large_figures_do_not_add_up(few: int):
    parts = {"upheld": "2013676663277.5861", "corrected": "1565526941569.7892", "other": "1486904457639.047"}
    values = {f"recon_{part}": Decimal(value) for part, value in parts.items()}
    assert sum(map(float, values.values())) != float(sum(values.values()))
    values["recon_total"] = sum(values.values(), Decimal(0))
    values["lit_direct_total"] = Decimal(1)  # one formula fails, so that the row is looked at
    with patch.object(running, "_FEW", few):
        found = run(tables({"report": {"edition": "2021", "values": values}}))
    assert {f.items[0] for f in found if f.kind == "identity"} == {"lit_direct_total"}


def _fails(formula: Formula, state: dict[str, Decimal | None]) -> bool:
    if formula.op == "blank":
        return state[formula.left[0]] is not None
    guards = [guard for guard in (formula.guard, formula.guard_too) if guard]
    if any(all(state[item] is not None for item in guard) for guard in guards):
        return False
    sides = [formula.right, formula.left] if formula.blanks == "nothing_in_parts" else [formula.right]
    if formula.blanks != "undecided" and any(all(state[item] is None for item in side) for side in sides):
        return False
    left, right = formula.sides(state)
    return left is not None and right is not None and not COMPARE[formula.op](left, right)


def test_a_blank_part_leaves_a_formula_undecided_and_zeros_hold_trivially():
    whole = Formula("R", ("w",), ("a", "b"), "=", Grades("error"), "w")
    bank = Bank(("w", "a", "b"), (whole,))
    states = np.array([[5, 2, 3], [0, 0, 0], [5, 2, np.nan], [5, 2, 2], [0, 0, 2]], dtype=float)
    assert bank.judge(states)[:, 0].tolist() == [HOLDS, TRIVIAL, UNDECIDED, FAILS, FAILS]


def test_where_a_blank_counts_as_nothing_it_is_asked_only_where_one_stands():
    lenient = Formula(
        "R", ("w",), ("a", "b"), "=", Grades("error"), "w", guard=("w", "a", "b"), blanks="nothing"
    )
    bank = Bank(("w", "a", "b"), (lenient,))
    nan = np.nan
    states = np.array(
        [[5, 5, nan], [5, 3, nan], [5, 2, 3], [5, 2, 2], [nan, 2, 3], [5, nan, nan]], dtype=float
    )
    assert bank.judge(states)[:, 0].tolist() == [HOLDS, FAILS, HOLDS, UNDECIDED, FAILS, UNDECIDED]


def test_a_bank_that_is_extended_judges_as_one_laid_out_whole():
    total = Formula("R", ("w",), ("a", "b"), "=", Grades("error"), "w")
    stated = Formula("T", ("a",), (), "=", Grades("error"), "a", constant=Decimal(2))
    extended = Bank(("w", "a", "b"), (total,)).extended((stated,))
    states = np.array([[5, 2, 3], [5, 1, 3], [4, 2, np.nan]])
    assert extended.judge(states).tolist() == Bank(("w", "a", "b"), (total, stated)).judge(states).tolist()
    assert extended.judge(states, np.array([1])).tolist() == extended.judge(states)[:, 1:].tolist()


NON_RULES = {
    "channels overlap (B-BD-04)": {"proactive_total": 10, "channel_website": 10, "channel_wechat": 9},
    "responses are counted in three units (B-BD-10)": {
        "response_hot_issues": 2, "press_conferences": 1, "interpretation_articles": 30, "online_interviews": 2,
    },
    "staff attend courses held by others (B-BD-15)": {"persons_trained": 12, "training_courses": 0},
}  # fmt: skip
NON_RULES_OF_THE_MATRIX = {
    "more disputes than outcomes (C-BD-03, D-BD-03)": {
        "recon_total": 5, "recon_upheld": 5, "lit_direct_total": 3, "lit_direct_upheld": 3,
    },
}  # fmt: skip


@pytest.mark.parametrize("values", NON_RULES.values(), ids=NON_RULES)
def test_what_must_not_be_demanded_of_the_2014_form_is_not(values: dict[str, int]):
    assert run(tables({"r": {"values": values}})) == []


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("values", NON_RULES_OF_THE_MATRIX.values(), ids=NON_RULES_OF_THE_MATRIX)
def test_what_must_not_be_demanded_of_the_matrix_is_not(edition: str, values: dict[str, int]):
    assert run(tables({"r": {"edition": edition, "year": int(edition), "values": values}})) == []


def test_administrative_fees_are_not_the_processing_fee():
    claim = {"kind": "zero", "item": "other_fee_unpaid__total"}
    case = {"edition": "2021", "year": 2022, "values": {"admin_fees__amount": 5}, "claims": [claim]}
    assert run(tables({"D-BD-07": case})) == []


@given(st.lists(st.integers(0, 10**17).map(lambda units: units * UNIT), min_size=3, max_size=3))
@settings(max_examples=500)
def test_sides_in_units_are_those_of_decimals_wherever_they_are_said_to_be(values: list[Decimal]):
    formula = Formula("X", ("w",), ("a", "b"), "=", Grades("error"), None, constant=Decimal("0.5"))
    bank = Bank(("w", "a", "b"), (formula,))
    figures_of = dict(zip(bank.cells, values, strict=True))
    lefts, rights, is_exact = bank.sides_in_units(bank.vector(figures_of)[None, :])
    if is_exact[0]:
        sides = Decimal(lefts[0, 0]) * UNIT, Decimal(rights[0, 0]) * UNIT
        assert sides == formula.sides(figures_of)
    assert is_exact[0] or sum(values) > 10**9
