import pytest

from gongkai.parsing.identity import identify
from gongkai.registers import registers

TAIL = " 一、总体情况 全年工作有序开展，主动公开各类信息，按时办理申请，监督保障到位，群众较为满意，各项任务均已完成。"


@pytest.mark.parametrize(
    ("head", "agency", "year"),
    [
        (
            "首页 政务公开 政府信息公开年报 海口市秀英区教育局2019年政府信息公开工作年度报告 来源：本站",
            "海口市秀英区教育局",
            2019,
        ),
        (
            "首页政务公开政府信息公开年报海口市秀英区教育局2019年政府信息公开工作年度报告",
            "海口市秀英区教育局",
            2019,
        ),
        ("您的位置：网站首页 平潭综合实验区2021年度政府信息公开年度报告", "平潭综合实验区管委会", 2021),
        ("沭阳县发展和改革局 2023 年政府信息公开年度报告", "沭阳县发展和改革局", 2023),
    ],
)
def test_a_title_inside_a_line_tells_body_and_year(head, agency, year):
    identity = identify([head + TAIL], registers())
    assert (identity.agency, identity.year) == (agency, year)


@pytest.mark.parametrize(
    "head",
    [
        "首页 公开专栏本中心2019年政府信息公开工作年度报告",
        "国务院办公厅政府信息与政务公开办公室关于印发格式的通知 2021年政府信息公开工作年度报告",
    ],
)
def test_a_name_that_no_region_begins_stays_open(head):
    assert identify([head + TAIL], registers()).agency is None


@pytest.mark.parametrize("name", ["市教育局", "县财政局", "省教育厅", "区住房和城乡建设局"])
def test_a_level_of_government_is_no_place(name):
    identity = identify([f"{name}2019年政府信息公开工作年度报告", TAIL], registers())
    assert (identity.agency, identity.region_code, identity.year) == (None, None, 2019)
    assert name in identity.doubts[0]
