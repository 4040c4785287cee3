from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.parsing.numbers import read_figure

EXACT = {
    ("300", "件"): "300",
    ("１２３", "件"): "123",
    ("1,234", "件"): "1234",
    ("１，２３４，５６７", "件"): "1234567",
    ("0件", "件"): "0",
    ("12.5万", "条"): "125000",
    ("12.5万", "万元"): "12.5",
    ("251000元", "万元"): "25.1",
    ("减3", "项"): "-3",
    ("减少3", "项"): "-3",
    ("增加12项", "项"): "12",
    ("-15", "项"): "-15",
    ("22（其中修订16件）", "件"): "22",
    (" 7 ", "件"): "7",
    ("59237.2449", "万元"): "59237.2449",
    ("24252.311082", "万元"): "24252.311082",
}


@pytest.mark.parametrize(("printed", "value"), EXACT.items())
def test_a_spelling_of_one_number_is_that_number(printed, value):
    figure = read_figure(*printed)
    assert figure.value == Decimal(value)
    assert figure.state == ("value" if Decimal(value) else "zero")


@pytest.mark.parametrize("raw", ["—", "-", "----", "/", "无", "不适用"])
def test_a_sign_for_nothing_is_neither_zero_nor_blank(raw):
    assert read_figure(raw) == read_figure("/")
    assert read_figure(raw).state == "na"
    assert read_figure(raw).value is None


@pytest.mark.parametrize("raw", ["", " ", "\u3000", "\u00a0"])
def test_blank_is_never_zero(raw):
    assert (read_figure(raw).state, read_figure(raw).value) == ("blank", None)


@pytest.mark.parametrize(
    "raw",
    [
        *("10余条", "300①", "²", "1_000", "0x10", "3e5", "1,23", "1,2345", ".5", "٣", "Ⅷ", "1 0"[:1] + "·0"),
        *("99999999999999999", "0.0000001", "--5", "十二", "约30"),
    ],
)
def test_what_may_mean_another_number_stays_text(raw):
    assert (read_figure(raw, "件").state, read_figure(raw, "件").value) == ("text", None)


def test_money_in_a_cell_that_counts_is_no_count():
    assert read_figure("251000元", "件").state == "text"


@given(st.integers(min_value=0, max_value=10**12))
def test_twelve_spellings_of_a_count_read_back(number):
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for raw in (
        str(number),
        f"{number:,}",
        wide,
        f"{number}件",
        f"{number:,}件",
        f" {number} ",
        f"\u3000{wide}",
    ):
        assert read_figure(raw, "件").value == number


@given(st.text(max_size=12))
def test_any_text_gives_a_number_only_for_its_own_digits(text):
    figure = read_figure(text)
    if figure.value is not None and figure.own_unit == "":
        digits = "".join(
            c
            for c in text.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
            if c in "0123456789"
        )
        assert digits or text.strip() in ("零", "〇")
