"""Fused cells are parted only where every reading that the arithmetic allows says the same."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.forms import Whole, edition
from gongkai.parsing.splitting import Run, agreed, splits
from tests.figures import figures

ROW = tuple(f"requests_new__{column}" for column in edition("2021").value_columns)
BELOW = Whole("all_years", "of_which", ("year",))
PAIR = ("year", "all_years")


@pytest.mark.release
@settings(max_examples=figures(40, 400))
@given(parts=st.lists(st.integers(0, 400), min_size=6, max_size=6))
def test_a_row_whose_total_holds_is_never_parted_wrongly(parts):
    printed = [str(part) for part in (*parts, sum(parts))]
    found = agreed((Run("".join(printed), ROW),), edition("2021").wholes, {})
    assert all(found[item] == figure for item, figure in zip(ROW, printed, strict=True) if item in found)


@given(pairs=st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=3))
def test_relations_between_runs_never_part_wrongly_either(pairs):
    columns = [[str(number) for number in (sum(column), *column)] for column in zip(*pairs, strict=True)]
    runs = [Run("".join(row), (f"{at}_a", f"{at}_b")) for at, row in enumerate(zip(*columns, strict=True))]
    wholes = [Whole(f"0_{c}", "sum", tuple(f"{at}_{c}" for at in range(1, len(runs)))) for c in "ab"]
    truth = {item: text for run, row in zip(runs, zip(*columns, strict=True), strict=True)
             for item, text in zip(run.items, row, strict=True)}  # fmt: skip
    for item, text in agreed(runs, wholes, {}).items():
        assert text == truth[item]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("00", ("0", "0")),
        ("0123", ("0", "123")),
        ("2,06912,106", ("2,069", "12,106")),
        ("1.52.5", ("1.5", "2.5")),
    ],
)
def test_what_is_printed_in_one_way_only_is_parted_even_where_cells_may_be_blank(text, expected):
    assert agreed((Run(text, PAIR),), (BELOW,), {}, blanks=True) == dict(zip(PAIR, expected, strict=True))


@pytest.mark.parametrize("text", ["12", "206912106", "1.525.5", "100"])
def test_what_may_be_one_cell_and_a_blank_is_left(text):
    assert agreed((Run(text, PAIR),), (BELOW,), {}, blanks=True) == {}


def test_arithmetic_decides_between_readings_and_known_figures_count():
    run = Run("1234", PAIR)
    assert agreed((run,), (BELOW,), {}) == {}
    sums = (Whole("all_years", "sum", ("year", "before")),)
    assert agreed((run,), sums, {"before": Decimal(22)}) == {"year": "12", "all_years": "34"}
    assert agreed((run,), sums, {"before": Decimal(5)}) == {}


def test_the_cells_that_all_readings_share_are_told_though_others_are_not():
    # 11 + 0 and 1 + 10 are both 11
    sums = (Whole("total", "sum", ("a", "b")),)
    assert agreed((Run("11011", ("a", "b", "total")),), sums, {}) == {"total": "11"}


def test_a_run_too_long_to_try_is_left():
    assert agreed((Run("1" * 60, ROW),), edition("2021").wholes, {}, blanks=True) == {}


def test_figures_are_parted_as_they_are_printed():
    assert list(splits("101", 2)) == [("10", "1")]
    assert list(splits("10", 2, blanks=True)) == [("", "10"), ("1", "0"), ("10", "")]
