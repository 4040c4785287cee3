"""Claims of a whole year, of a part of it or of several, of fees, and of figures that 余 behind the unit makes vague."""

from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped


def claimed(text, form="2021", kind="figure"):
    claims = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition(form), 2023, None)
    return [(claim.item, claim.value, claim.low, claim.high) for claim in claims if claim.kind == kind]


@pytest.mark.parametrize(
    "period",
    [
        "今年1月1日至12月31日",
        "2023年1月1日至12月31日",
        "自2023年1月1日起至2023年12月31日止，我局",
        "2023年1月至12月",
        "1-12月，",
    ],
)
def test_what_is_said_from_the_first_to_the_last_day_is_said_of_the_year(period):
    assert claimed(f"{period}收到政府信息公开申请12件。") == [
        ("requests_new__total", Decimal(12), None, None)
    ]


@pytest.mark.parametrize(
    "period",
    [
        "2022年1月1日至2023年12月31日，",
        "2022年1月1日至2023年12月31日",
        "2022年1月1日至12月31日",
        "1-6月，",
        "今年1月至11月，",
        "2023年1月1日至9月30日",
        "去年，",
        "上半年，",
    ],
)
def test_what_is_said_of_a_part_of_the_year_or_of_others_is_no_claim_of_it(period):
    assert claimed(f"{period}收到政府信息公开申请12件。") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("共收取费用12,345.67万元", "12345.67"),
        ("全年共收取政府信息公开信息处理费12,345.67万元", "12345.67"),
        ("收取检索、复制等费用12,345.67元", "1.234567"),
        ("共收取复制费、邮寄费等1,200元", "0.12"),
        ("收取依申请公开政府信息的检索、复制、邮寄等费用0元", "0"),
    ],
)
def test_a_sum_of_fees_is_claimed_with_its_commas_and_unit(text, value):
    assert claimed(f"{text}。", "2014") == [("fees_collected", Decimal(value), None, None)]


@pytest.mark.parametrize("text", ["收取邮寄费5元、复制费3元", "减免检索、复制等费用12元", "收取邮寄费5元"])
def test_one_of_several_fees_is_not_their_sum(text):
    assert claimed(f"{text}。", "2014") == []


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("1.2万余条", 12_000, 13_000),
        ("1.2万条余", 12_000, 13_000),
        ("1,200条多", 1_200, 1_300),
        ("10条上下", 9, 11),
    ],
)
def test_a_figure_that_is_more_or_less_is_a_range(printed, low, high):
    ((item, value, *found),) = claimed(f"主动公开政府信息{printed}。", "2014")
    assert (item, value, found) == ("proactive_total", None, [low, high])


def test_a_word_behind_the_unit_that_goes_on_says_nothing_of_the_figure():
    assert claimed("主动公开政府信息1200条多数为动态。", "2014") == [
        ("proactive_total", Decimal(1200), None, None)
    ]
