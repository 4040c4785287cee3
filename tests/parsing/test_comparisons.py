"""Shares and changes: bound to the figure right before them, and to nothing else."""

from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped


def said(text: str, form: str = "2014") -> list[tuple[str, str, Decimal, str]]:
    claims = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition(form), 2017, None)
    return [(c.kind, c.item, c.value, c.unit) for c in claims if c.kind in ("share", "change")]


@pytest.mark.parametrize(
    ("text", "kind", "item", "value", "unit"),
    [
        ("收到政府信息公开申请20件，同比增长12.3%。", "change", "requests_received", "12.3", "%"),
        ("收到政府信息公开申请20件，同比下降5%。", "change", "requests_received", "-5", "%"),
        ("收到政府信息公开申请20件，较上年减少15件。", "change", "requests_received", "-15", "件"),
        ("收到政府信息公开申请20件(较上年增加3件)。", "change", "requests_received", "3", "件"),
        ("收到政府信息公开申请20件，申请数量较去年回落20%。", "change", "requests_received", "-20", "%"),
        ("收到政府信息公开申请20件，与去年相比增加2件。", "change", "requests_received", "2", "件"),
        ("主动公开政府信息32000条，比去年增加1.2万条。", "change", "proactive_total", "12000", "条"),
        ("主动公开政府信息300条，同比增长1.5倍。", "change", "proactive_total", "150", "%"),
        ("网络申请15件，占申请总数的75%。", "share", "requests_online", "75", "%"),
        ("网络申请15件，占75.5%。", "share", "requests_online", "75.5", "%"),
        ("网络申请15件（75%）。", "share", "requests_online", "75", "%"),
        ("主动公开政府信息100条，其中，市直单位公开79条，占79%。", "share", "proactive_total", "79", "%"),
    ],
)
def test_what_follows_a_figure_is_said_of_it(text, kind, item, value, unit):
    assert said(text) == [(kind, item, Decimal(value), unit)]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请20件，群众满意度同比增长12.3%。",  # of another matter
        "收到政府信息公开申请20件。同比增长12.3%。",  # another sentence
        "收到政府信息公开申请20件，同比增长约一成。",  # vague
        "收到政府信息公开申请20件，同比上升3个百分点。",  # points of a share
        "窗口受理审批申请20件，同比增长12%。",  # no claim before it
        "收到政府信息公开申请20件，办公经费占5%。",
        "网络申请15件，占书面申请的75%。",  # of another whole
        "同意公开15件，占非涉密信息的75%。",
        "较上年减少15件。",
    ],
)
def test_what_has_no_figure_right_before_it_is_no_claim(text):
    assert said(text) == []


def test_a_change_ends_no_list_of_parts():
    text = "收到政府信息公开申请20件，较上年减少5件，其中当面申请8件，网络申请12件。"
    claims = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition("2014"), 2017, None)
    figures = {c.item: c.value for c in claims if c.kind == "figure"}
    assert figures["requests_received"] == 20
    assert [(c.item, c.value) for c in claims if c.kind == "part"] == [
        ("requests_received", 8),
        ("requests_received", 12),
    ]
