"""Changes in words or told only about: with bounds, and only of what they are said of."""

from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped

YEARS = {"2014": 2017, "2019": 2020, "2021": 2023}


def told(form: str, text: str, kind: str) -> dict[str, tuple[float | None, float | None]]:
    claims = claims_of(
        [Wrapped.of([Paragraph(text, "line 1")])], edition(form), YEARS[form], "示例市清源区财政局"
    )
    return {
        claim.item: (_float(claim.low), _float(claim.high))
        for claim in claims
        if claim.kind == kind and claim.value is None
    }


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def holds(bounds: tuple[float | None, float | None], percent: float) -> bool:
    low, high = bounds
    return (low is None or low <= percent) and (high is None or percent <= high)


@pytest.mark.parametrize(
    ("text", "item", "true", "false"),
    [
        ("发布政策解读稿件8篇，较上年翻了一番。", "interpretation_articles", 100.0, 33.3),
        ("发布政策解读稿件8篇，为上年的两倍。", "interpretation_articles", 100.0, 166.7),
        ("微信公众号公开信息170条，是上年的三倍多。", "channel_wechat", 233.3, 120.0),
        ("微信公众号公开信息77条，较上年略有下降。", "channel_wechat", -5.0, 5.0),
        ("发布政策解读稿件8篇，比上年减少一半。", "interpretation_articles", -50.0, -20.0),
    ],
)
def test_a_change_in_words_has_bounds(text: str, item: str, true: float, false: float):
    bounds = told("2014", text, "change")[item]
    assert holds(bounds, true)
    assert not holds(bounds, false)


def test_the_figure_of_last_year_beside_it_is_a_change():
    text = "微信公众号公开信息77条，是上年31条的两倍多。"
    claims = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition("2014"), 2017, "示例市清源区财政局")
    assert [claim.value for claim in claims if claim.kind == "change" and claim.unit == "条"] == [46]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("2021", "信访类申请占一半，均引导至信访渠道。"),
        ("2021", "收到申请61件，商业企业申请11件，占18.03%，同比有所下降。"),
        ("2021", "自然人申请占比由八成提高到八成半。"),
        ("2021", "自然人申请占比较上年提高约5个百分点。"),
        ("2021", "涉及食品安全的申请占三成，其余涉及登记档案。"),
        ("2021", "不予公开10件，约占实质性答复的两成。"),
        ("2021", "部分公开4件，占一半的是出警记录。"),
        ("2021", "三季度新收申请20件，占全年的三分之一。"),
        ("2014", "网站访问量较上年翻了一番。"),
        ("2014", "信函申请6件，与去年同期相差不大。"),
    ],
)
def test_what_is_said_of_something_else_has_none(form: str, text: str):
    assert not told(form, text, "change")
