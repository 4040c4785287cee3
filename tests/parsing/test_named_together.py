"""Outcomes, fees and documents named together: what is said of several, or divides nothing, is said of none of them."""

from __future__ import annotations

import pytest
from test_told_besides import figures


@pytest.mark.parametrize(
    ("form", "text", "told"),
    [
        (
            "2019",
            "全年公开、部分公开答复合计8件。",
            {"granted_full__total": 8},
        ),  # the first cell of those granted at all
        ("2019", "不予公开、无法提供合计9件。", {}),
        ("2019", "予以公开5件、部分公开合计3件。", {"granted_full__total": 5, "granted_partial__total": 3}),
        ("2008", "收取费用7元，未收检索费。", {"a_fees_total": 7}),
        ("2008", "全年未收检索费。", {"a_fees_total": 0}),
        ("2014", "民生实事项目8件，办结7件。", {}),
        (
            "2021",
            "全年制发规范性文件5件，其中培训管理、招生等文件均配发解读；废止1件，年末有效37件。",
            {"normative_docs__issued": 5, "normative_docs__repealed": 1, "normative_docs__in_force": 37},
        ),
    ],
)
def test_what_is_named_together(form: str, text: str, told: dict[str, int]):
    assert figures(text, form) == told


def test_one_fee_that_was_not_charged_denies_no_others():
    assert figures("依申请收费7元，即邮寄费4元与复制费3元，未收检索费。", "2008").get("a_fees_total") != 0
