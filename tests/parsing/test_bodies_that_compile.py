"""Reports without a title: who compiles them, and a year told by a last day only."""

import pytest

from gongkai.parsing.identity import Identity, identify
from gongkai.registers import registers


def who(text: str) -> Identity:
    return identify(text.split("\n"), registers())


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("本局编制2021年永嘉县统计局信息公开工作年度报告如下。", "永嘉县统计局"),
        ("特编制永嘉县统计局公开年度报告。", "永嘉县统计局"),
        ("本报告由遂溪县建新镇人民政府党政办公室编制。", "遂溪县建新镇人民政府"),
        ("县统计局编制了县统计局2020年政府信息公开工作年度报告。", None),
    ],
)
def test_who_compiles_a_report_without_a_title(text, agency):
    assert who(text).agency == agency


def test_a_last_day_tells_the_year_where_nothing_else_does():
    found = who("截止2023年12月31日，我局发布信息34条。")
    assert found.year == 2023
    assert "the report year 2023 is told by a last day only" in found.doubts
    assert who("2022年完成。截止2023年12月31日，我局发布信息34条。").year == 2022
