"""A body's own names in its text, each read as 本单位, and those of other bodies left as they are."""

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.own_names import in_own_words
from gongkai.parsing.passages import Wrapped

BUREAU = "临江市白河区财政局"
SAFETY = "临江市青田县安全生产监督管理局"
STREET = "临江市白河区云岭街道办事处"
TOWN = "临江市青田县青松镇人民政府"
CITY = "临江市人民政府"
OFFICE = "临江市白河区人民政府办公室"
CENTRE = "临江市机关事务管理中心"
MINISTRY = "中华人民共和国水利部"
BRANCH = "临江市公安局白河分局"
SHELTERS = "临江市人民防空办公室"
ZONE, OF_A_ZONE = "临江高新技术产业开发区管理委员会", "临江高新技术产业开发区管委会城市管理局"
CULTURE = "临江市白河区文化委员会"
OWN = [
    (CULTURE, ("区文委", "白河区文化委", "白河区文化委员会")),
    (SHELTERS, ("临江市人民防空办公室", "市人防办", "临江市人防办", "人防办", "人民防空办", "市人民防空办")),
    (ZONE, ("临江高新区管委会", "高新区管委会", "高新区管理委员会")),
    (OF_A_ZONE, ("高新区城市管理局", "临江高新区管委会城市管理局")),
    (CENTRE, ("临江市机关事务中心", "机关事务中心", "市机关事务中心")),
    (MINISTRY, ("中华人民共和国水利部", "水利部")),
    (BRANCH, ("分局", "白河分局")),
    (BUREAU, ("临江市白河区财政局", "白河区财政局", "区财政局", "财政局")),
    (SAFETY, ("青田县安全生产监督管理局", "青田县安监局", "县安监局", "安监局")),
    (STREET, ("临江市白河区云岭街道办事处", "云岭街道", "云岭街办")),
    (TOWN, ("青田县青松镇人民政府", "青松镇", "青松镇政府")),
    (CITY, ("临江市人民政府", "临江市政府")),
    (OFFICE, ("白河区人民政府办公室", "白河区政府办公室", "区政府办", "政府办公室")),
]
OF_OTHERS = [
    (CULTURE, ("区教委", "区委", "市文委", "区文明委")),
    ("临江市工业和信息化委员会", ("市工委", "工委")),
    ("临江高新技术产业开发区税务局", ("高新区管委会", "经开区税务局")),
    (SHELTERS, ("市信访办", "省人防办", "市人防")),
    (ZONE, ("经开区管委会", "高新区管委会各部门", "高新区城市管理局")),
    (OF_A_ZONE, ("高新区管委会", "高新区财政局")),
    (CENTRE, ("临江市行政事务中心", "白河区机关事务中心")),
    (MINISTRY, ("财政部", "省水利部门")),
    (BRANCH, ("青田分局", "各分局", "市局、分局")),
    (BUREAU, ("市财政局", "区人力资源局", "白河区审计局", "各财政局", "区财政局下属单位", "财政局党组")),
    (SAFETY, ("省安监局", "市安监局", "临江市安监局", "县安置局", "县监管局")),
    (STREET, ("各街道", "云岭街道各社区", "青山街道")),
    (TOWN, ("各镇政府", "柳河镇", "青松镇下属事业单位")),
    (CITY, ("市政府办公室", "临江市政府办公厅", "临江市白河区政府")),
    (OFFICE, ("市政府办公室", "区政府办公会议")),
]


def test_a_number_of_a_list_is_no_other_body_that_did_it_too():
    assert in_own_words("二、区财政局收到申请5件", BUREAU) == "二、本单位收到申请5件"
    assert "本单位" not in in_own_words("市局、区财政局收到申请5件", BUREAU)


def received(text: str, agency: str | None) -> list[int]:
    claims = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition("2021"), 2023, agency)
    return [int(claim.value or 0) for claim in claims if claim.item == "requests_new__total"]


@pytest.mark.parametrize(("agency", "name"), [(agency, name) for agency, names in OWN for name in names])
def test_what_a_body_calls_itself_is_the_body(agency, name):
    assert in_own_words(f"2023年{name}收到申请5件", agency) == "2023年本单位收到申请5件"
    assert received(f"2023年{name}收到政府信息公开申请17件。", agency) == [17]
    assert received(f"2023年{name}收到政府信息公开申请17件。", None) == []


@pytest.mark.parametrize(
    ("agency", "name"), [(agency, name) for agency, names in OF_OTHERS for name in names]
)
def test_another_body_is_not_taken_for_it(agency, name):
    assert "本单位" not in in_own_words(f"2023年{name}收到申请5件", agency)
    assert received(f"2023年{name}收到政府信息公开申请17件。", agency) == []


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        (STREET, "街道全年收到政府信息公开申请17件。"),
        (STREET, "街道办事处共收到政府信息公开申请17件。"),
        (TOWN, "镇政府共收到政府信息公开申请17件。"),
        (OFFICE, "办公室共收到政府信息公开申请17件。"),
        (CITY, "临江市共收到政府信息公开申请17件。"),
    ],
)
def test_the_kind_of_a_small_body_or_the_name_of_its_region_stands_for_it_where_it_acts(agency, text):
    assert received(text, agency) == [17]


def test_a_body_of_another_kind_has_no_such_name():
    assert received("街道全年收到政府信息公开申请17件。", TOWN) == []
    assert received("街道全年收到政府信息公开申请17件。", BUREAU) == []
    assert received("各乡镇（街道）、局共收到政府信息公开申请17件。", BUREAU) == []
    assert received("办公室共收到政府信息公开申请17件。", SHELTERS) == []
