"""Changes from last year: told by both figures, of several at once, or of a subject without its figure."""

from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped

NEW, ENDS = "requests_new__total", "outcomes_total__total"
GRANTED, PENALTY, LICENCE = "granted_full__total", "penalty__decisions", "licensing__decisions"


def said(text: str, kind: str, form: str = "2021", year: int = 2023) -> dict[tuple[str, str], Decimal]:
    """The values of one kind of claim by item and unit; each is made once."""
    claims = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition(form), year, None)
    found = [((claim.item, claim.unit), claim.value) for claim in claims if claim.kind == kind]
    assert len(found) == len(set(found)), found
    return {key: value for key, value in found if value is not None}


@pytest.mark.parametrize(
    ("text", "figures", "changes"),
    [
        ("新收申请由上年的28件增至33件。", {NEW: 33}, {NEW: 5}),
        ("截至12月31日，新收申请由上年的28件增至33件。", {NEW: 33}, {}),
        ("办结申请由上年24件增加到28件，增加了4件，增长16.7%。", {ENDS: 28}, {ENDS: 4, (ENDS, "%"): "16.7"}),
        ("予以公开的申请由上年的3件降为零。", {GRANTED: 0}, {GRANTED: -3}),
        ("予以公开的申请10件(上年8件)。", {GRANTED: 10}, {GRANTED: 2}),
        ("予以公开的申请10件，而上年只有6件。", {GRANTED: 10}, {GRANTED: 4}),
        ("新收申请41件，较上年的30件增加11件，增幅36.7%。", {NEW: 41}, {NEW: 11, (NEW, "%"): "36.7"}),
        ("新收申请41件，较2022年的30件增加11件。", {NEW: 41}, {NEW: 11}),
        ("申请量同比略降，由2022年的27件降至25件。", {NEW: 25}, {NEW: -2}),
        ("与上年相比，收到申请增加4件，予以公开减少3件。", {}, {NEW: 4, GRANTED: -3}),
        ("依申请公开工作量加大，申请量同比增长12.3%。", {}, {(NEW, "%"): "12.3"}),
        ("政府信息公开申请数量总体平稳，仅比上年多1件。", {}, {NEW: 1}),
        (
            "作出行政许可决定304件、行政处罚决定43件，较上年分别减少23件和1件。",
            {LICENCE: 304, PENALTY: 43},
            {LICENCE: -23, PENALTY: -1},
        ),
        ("与上年相比，行政许可决定下降8.84%。", {}, {(LICENCE, "%"): "-8.84"}),
        ("收到申请20件，与上年持平。", {NEW: 20}, {NEW: 0}),
    ],
)
def test_what_changed_is_claimed_of_its_subject(text, figures, changes):
    assert said(text, "figure") == {(item, "件"): Decimal(value) for item, value in figures.items()}
    expected = {
        key if isinstance(key, tuple) else (key, "件"): Decimal(value) for key, value in changes.items()
    }
    assert said(text, "change") == expected


@pytest.mark.parametrize(
    "text",
    [
        "办结时间由15天降至9天。",
        "第四季度收到申请由8件增至12件。",
        "网站点击量同比增长12.3%。",
        "收到申请由2019年的21件增至2021年的30件。",
        "收到申请20件，12345工单同比增长9%。",
        "满意率较上年提高3个百分点。",
        "住房公积金提取业务增长，申请量同比增长12%。",
        "政府信息公开申请量同比增长约15%。",
        "政府信息公开申请量较上年增长10%以上。",
        "近年来，政府信息公开申请量从12件上升到61件。",
        "共办结政府信息公开申请62件(上年2件、本年60件)。",
        "收到申请约20件，比上年略有增加。",
    ],
)
def test_changes_of_other_things_or_against_other_times_are_none(text):
    assert said(text, "change") == {}


def test_a_part_changes_nothing_of_its_total_and_a_change_is_no_part():
    text = "收到申请86件，比上年增加3件；其中自然人60件，增加14件，商业企业26件，减少11件。"
    assert said(text, "change")[NEW, "件"] == 3
    claims = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition("2021"), 2023, None)
    assert sorted(claim.value for claim in claims if claim.kind == "part") == [26, 60]
