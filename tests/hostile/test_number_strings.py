"""Any number string gives its exact decimal or none, with a state that says why (promise R7)."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gongkai.parsing.files import read_file
from gongkai.parsing.numbers import LARGEST, read_figure
from gongkai.registers import registers
from tests.commands.taking import report
from tests.figures import figures

FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
UNITS = ("条", "件", "次", "人", "万元", "项", "")
# a whole number in each of these is that number
SPELLINGS = {
    "plain": str,
    "grouped": lambda n: f"{n:,}",
    "full width": lambda n: str(n).translate(FULL_WIDTH),
    "full width and grouped": lambda n: f"{n:,}".translate(FULL_WIDTH),
    "with its unit": lambda n: f"{n}件",
    "grouped with its unit": lambda n: f"{n:,}件",
    "full width with its unit": lambda n: f"{n}件".translate(FULL_WIDTH),
    "blanks around": lambda n: f"  {n}\t",
    "ideographic blanks around": lambda n: f"\u3000{n}\u3000",
    "a blank before the unit": lambda n: f"{n} 件",
    "a fraction of nothing": lambda n: f"{n}.0",
    "two places of nothing": lambda n: f"{n}.00",
    "a plus": lambda n: f"+{n}",
    "a note behind": lambda n: f"{n}（其中修订）",
    "a byte order mark before": lambda n: f"\ufeff{n}",
}
# what some program somewhere takes for a number that is not printed
NO_NUMBERS = (
    *(
        "²",
        "1²",
        "①",
        "300①",
        "½",
        "Ⅻ",
        "㈠",
        "٣",
        "१२",
        "𝟙",
        "０x１０",
        "0x10",
        "0b1",
        "0o7",
        "1_000",
        "3e5",
        "3E5",
        "1e-3",
    ),
    *(
        ".5",
        "5.",
        ".",
        ",",
        "1,23,4",
        "12,34",
        "1,2345",
        ",123",
        "123,",
        "1,,000",
        "1.000.000",
        "1.2.3",
        "1..2",
        "--5",
        "+-5",
    ),
    *(
        "5-",
        "1-2",
        "1/2",
        "1:2",
        "1=1",
        "=1+1",
        "NaN",
        "nan",
        "Infinity",
        "-inf",
        "∞",
        "999999999999999999999",
        "9" * 400,
    ),
    *(
        "12元3",
        "3 0 0",
        "1 000",
        "1\n2",
        "约30",
        "30余",
        "三百",
        "十二",
        "百",
        "O",
        "0O",
        "l",
        "1l",
        "1O0",
        "300?",
        "¥300",
        "$1",
        "1%",
    ),
    *(
        "300件20条",
        "300(20)",
        "3（万）",
        "3(亿)",
        "3（万元）",
        "3（元）",
        "true",
        "null",
        "None",
        "1\x00",
        "1\u202e2",
        "−−1",
        "1e400",
        "0.0000000001",
    ),
)


def test_there_are_twelve_spellings_and_more():
    assert len(SPELLINGS) >= 12


@pytest.mark.release
@settings(max_examples=figures(3_000, 1_000_000) // len(SPELLINGS))
@given(st.integers(0, 10**12))
def test_a_whole_number_in_any_spelling_is_that_number(number):
    for name, spelled in SPELLINGS.items():
        figure = read_figure(spelled(number), "件")
        assert figure.value == number, name
        assert figure.state == ("value" if number else "zero"), name


@pytest.mark.release
@settings(max_examples=figures(300, 20_000))
@given(st.decimals(0, 10**11, places=4), st.sampled_from(["", "-", "减"]), st.booleans())
def test_an_amount_is_exact_to_its_last_digit(amount, sign, wide):
    printed = sign + (f"{amount:,}" if wide else str(amount))
    figure = read_figure(printed.translate(FULL_WIDTH) if wide else printed, "万元")
    assert figure.value == (-amount if sign else amount)


@pytest.mark.parametrize("printed", NO_NUMBERS, ids=lambda printed: ascii(printed)[:40])
def test_what_is_no_number_has_no_value(printed):
    figure = read_figure(printed, "件")
    assert figure.value is None
    assert figure.state in ("text", "na")


@pytest.mark.parametrize(
    ("printed", "unit", "value"), [("22（注①）", "件", 22), ("5（万元）", "万元", 5), ("22（件）", "件", 22)]
)
def test_a_note_in_brackets_leaves_the_number(printed, unit, value):
    assert read_figure(printed, unit).value == value


def plainly(printed: str) -> Decimal | None:
    """The number of a text of one run of digits, read a second way: signs, groups and units taken off by hand."""
    text = "".join(one for one in printed if not one.isspace() and one not in "\u200b\ufeff")
    text = text.translate(str.maketrans("０１２３４５６７８９．，－＋", "0123456789.,-+"))
    sign = -1 if text[:1] in ("-", "−", "减") else 1
    text = text.lstrip("+-−减增")
    for scale, factor in (("万", 10_000), ("亿", 100_000_000), ("", 1)):
        head, found, _ = text.partition(scale) if scale else (text, "1", "")
        if found:
            digits = "".join(one for one in head.split("(")[0].split("（")[0] if one in "0123456789.")
            return sign * Decimal(digits) * factor if digits.strip(".") else None
    return None


@pytest.mark.release
@settings(max_examples=figures(1_000, 30_000))
@given(
    st.one_of(
        st.text(max_size=30),
        st.text("0123456789０１９٣²①½,，.．-－+−减万亿元条件 \t\u3000()（）xeE_/%?〇一二十百", max_size=14),
    ),
    st.sampled_from(UNITS),
)
@example("0(:①)", "条")
@example("3(万)", "条")
@example("〇", "条")
@example("零", "条")
def test_any_text_gives_the_number_it_prints_or_none(printed, unit):
    figure = read_figure(printed, unit)
    assert (figure.value is not None) == (figure.state in ("value", "zero"))
    if figure.value is None:
        return
    assert figure.value.is_finite()
    assert abs(figure.value) < LARGEST
    # no digit that only Unicode calls one has come in; a note in brackets is not of the number
    number = re.split("[(（]", printed)[0]
    if number.strip() in ("〇", "零"):  # zero in words, alone
        assert figure.state == "zero"
        return
    assert not [
        c for c in number if unicodedata.category(c)[0] == "N" and c not in "0123456789０１２３４５６７８９"
    ]
    expected = plainly(number)
    assert expected is not None
    own = figure.own_unit
    assert figure.value in (expected, expected / 10_000 if unit == "万元" and own else expected)


@pytest.mark.parametrize("places", [19, 100, 4_301, 50_000])
def test_a_figure_of_endless_digits_is_none_and_costs_no_other_cell(places):
    """Python itself refuses to take more than 4,300 digits for a number."""
    text = report(proactive_total="1" * places, channel_website="1" * places)
    (read,) = read_file(text.encode(), "a.txt", "a.txt", registers())
    values = {cell.item: cell.value for cell in read.cells}
    assert values["proactive_total"] is values["channel_website"] is None
    assert (values["requests_received"], values["staff_total"]) == (3, 2)
