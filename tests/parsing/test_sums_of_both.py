"""Numbers that sum up two items are of neither: reconsiderations and lawsuits, new requests and those carried in."""

from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped

OFFICE, GOVERNMENT = "示例市清源区水务局", "示例市人民政府"


def claimed(text: str, agency: str = OFFICE) -> set[tuple[str, Decimal]]:
    """Items and figures claimed by lines parted by a line break."""
    lines = [Wrapped.of([Paragraph(line, f"line {at}")]) for at, line in enumerate(text.split("\n"), start=1)]
    claims = claims_of(lines, edition("2021"), 2023, agency, is_one_body=agency == OFFICE)
    return {(claim.item, claim.value) for claim in claims if claim.value is not None}


@pytest.mark.parametrize(
    "text",
    [
        "因政府信息公开引起的行政复议、行政诉讼共9件。",
        "因信息公开发生行政复议和行政诉讼合计9件。",
        "政府信息公开行政诉讼及行政复议案件共9件。",
        "全年信息公开行政复议、行政诉讼被纠错9件。",
        "全年新收和上年结转政府信息公开申请31件。",
        "上年结转及本年新收申请共31件。",
    ],
)
def test_the_sum_of_two_is_of_neither(text):
    assert claimed(text) == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("因政府信息公开引起的行政复议7件、行政诉讼2件。", {("recon_total", 7), ("lit_direct_total", 2)}),
        (
            "未发生信息公开行政复议、行政诉讼。",
            {("recon_total", 0), ("lit_direct_total", 0), ("lit_after_total", 0)},
        ),
        (
            "全年新收政府信息公开申请29件,上年结转2件。",
            {("requests_new__total", 29), ("requests_carried_in__total", 2)},
        ),
    ],
)
def test_what_is_told_of_each_is_read(text, said):
    assert claimed(text) == said


def test_what_a_government_reviews_is_of_disclosure_only_if_it_says_so():
    assert claimed("全市受理行政复议案件1204件。", GOVERNMENT) == set()
    assert claimed("全市受理政府信息公开行政复议案件37件。", GOVERNMENT) == {("recon_total", 37)}
    assert claimed("收到行政复议3件。", GOVERNMENT) == {("recon_total", 3)}
    under = "四、政府信息公开行政复议、行政诉讼情况\n全市受理行政复议案件37件。"
    assert claimed(under, GOVERNMENT) == {("recon_total", 37)}


def test_matters_of_petitioners_are_no_requests_for_information():
    assert claimed("全年共处理信访事项3191件。") == set()
    assert claimed("信访举报投诉类申请3件。") == {("not_processed_petition__total", 3)}


def test_an_amount_in_hundred_millions_is_as_exact_as_its_last_digit():
    (claim,) = claims_of(
        [Wrapped.of([Paragraph("全年行政事业性收费9.62亿元。", "line 1")])],
        edition("2021"),
        2023,
        GOVERNMENT,
        is_one_body=False,
    )
    assert (claim.value, claim.low, claim.high, claim.unit) == (None, 96_100, 96_300, "万元")
