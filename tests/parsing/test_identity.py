import re
from datetime import date

import pytest

from gongkai.parsing.identity import Identity, identify
from gongkai.registers import kind_of, registers


def who(text: str) -> Identity:
    return identify(text.split("\n"), registers())


NAMES = {
    "永嘉县统计局2015年政府信息公开工作年度报告": ("永嘉县统计局", "330324", 2015),
    "2018年建新镇政府信息公开工作年度报告\n遂溪县建新镇人民政府": ("遂溪县建新镇人民政府", "440823", 2018),
    "淮安市人民政府\n2024 年政府信息公开工作年度报告": ("淮安市人民政府", "320800", 2024),
    "淮安市2023年政府信息公开工作年度报告": ("淮安市人民政府", "320800", 2023),
    "秀英区政府服务中心信息公开情况统计(2017年度)\n填报单位:秀英区政府服务中心": (
        "海口市秀英区政府服务中心",
        "460105",
        2017,
    ),
    "永嘉县统计局二〇一五年度政府信息公开年报": ("永嘉县统计局", "330324", 2015),
    "永嘉县统计局2015年政府信息公开年度报告_政务公开_永嘉县": ("永嘉县统计局", "330324", 2015),
    "关于永嘉县统计局2015年度政府信息公开\n工作年度报告": ("永嘉县统计局", "330324", 2015),
}


@pytest.mark.parametrize(("text", "expected"), NAMES.items())
def test_body_region_and_year_are_read_from_the_usual_places(text, expected):
    found = who(text)
    assert (found.agency, found.region_code, found.year, found.doubts) == (*expected, ())


def test_a_region_name_that_several_places_share_stays_open_and_is_said():
    found = who("鼓楼区财政局2016年政府信息公开工作年度报告")
    assert found.region_code is None
    assert any("南京市鼓楼区" in doubt and "徐州市鼓楼区" in doubt for doubt in found.doubts)


def test_a_shared_region_name_is_settled_by_the_city_the_document_names():
    found = who("鼓楼区财政局2016年政府信息公开工作年度报告\n按照徐州市的部署，现公布如下。")
    assert (found.region_code, found.doubts) == ("320302", ())


@pytest.mark.parametrize(
    ("name", "agency", "code"),
    [
        ("鼓楼区", "鼓楼区人民政府", None),
        ("南京市鼓楼区", "南京市鼓楼区人民政府", "320106"),
        ("浙江省杭州市余杭区", "浙江省杭州市余杭区人民政府", "330110"),
    ],
)
def test_a_title_that_names_a_region_only_is_of_its_government_however_much_of_the_path_it_prints(
    name, agency, code
):
    found = who(f"{name}2020年政府信息公开工作年度报告")
    assert (found.agency, found.region_code, found.scope) == (agency, code, "government")


@pytest.mark.parametrize(
    "name", ["徐州市九里区人民政府", "河北省邯郸县", "江苏省海州市教育局", "青海省某某州人民政府办公室"]
)
def test_a_place_that_is_not_registered_is_not_taken_for_the_region_around_it(name):
    found = who(f"{name}2008年政府信息公开工作年度报告")
    assert found.region_code is None
    assert found.doubts == (f"a part of the name {name} is a place that is not in the register of regions",)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("沭阳县城市管理局", "321322"),
        ("宿迁市市政管理局", "321300"),
        ("宿迁市县域经济办公室", "321300"),
        ("北京市市场监督管理局", "110000"),
        ("江苏省住房和城乡建设厅", "320000"),
        ("昆山市花桥经济开发区", "320583"),
        ("沭阳县马厂镇人民政府", "321322"),
    ],
)
def test_words_of_a_body_s_task_and_places_within_a_region_are_no_other_region(name, code):
    assert who(f"{name}2020年政府信息公开工作年度报告").region_code == code


def test_a_form_filled_in_by_another_body_is_a_doubt():
    found = who("南京市鼓楼区民政局2017年政府信息公开工作年度报告\n填报单位:南京市玄武区民政局")
    assert found.agency == "南京市鼓楼区民政局"
    assert found.doubts == (
        "the report is of 南京市鼓楼区民政局, its form is filled in by 南京市玄武区民政局",
    )
    same = who("南京市鼓楼区民政局2017年政府信息公开工作年度报告\n填报单位:鼓楼区民政局")
    assert same.doubts == ()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("永嘉县统计局政府信息公开年度报告（2018年发布）\n2017年，我局主动公开信息。", 2017),
        (
            "永嘉县统计局2017年政府信息公开年度报告\n2018年工作打算\n2018年，我局将继续努力。2018年3月公布。",
            2017,
        ),
        (
            "永嘉县统计局政府信息公开年度报告\n统计期限自2016年1月1日起至2016年12月31日止。2017年要做好。",
            2016,
        ),
    ],
)
def test_the_year_of_publication_or_of_plans_is_not_the_report_year(text, year):
    assert who(text).year == year


def test_a_year_told_by_the_text_alone_beside_another_is_said():
    found = who(
        "永嘉县统计局政府信息公开年度报告\n2017年，我局主动公开信息。2018年工作打算\n2018年成立小组。"
    )
    assert found.year == 2017
    assert found.doubts == ("the report year 2017 is told by the text alone, which names 2018 too",)


def test_nothing_is_made_up_where_nothing_is_said():
    found = who("主动公开情况\n依申请公开情况")
    assert (found.agency, found.region_code, found.year) == (None, None, None)
    assert found.doubts == ("no name of a body was found", "no report year was found")


def test_dates_of_publication():
    title = "永嘉县统计局2015年政府信息公开工作年度报告\n"
    assert who(title + "发布时间:2016-02-14").published_on == date(2016, 2, 14)
    assert who(title + "(2016年3 月26日)").published_on == date(2016, 3, 26)
    assert who(title + "正文。\n二〇一六年三月十日").published_on == date(2016, 3, 10)
    assert who(title + "正文。\n2015年12月31日").published_on is None
    assert who(title + "发布时间:2016-02-30").published_on is None
    assert who(title + "公开日期\n2016-02-14\n文号").published_on == date(2016, 2, 14)
    assert who(title + "索引号 | 1-2 | 发布日期 | 2016-02-14").published_on == date(2016, 2, 14)
    assert who(title + "成文日期:2016-02-10 发布日期:2016-02-14").published_on == date(2016, 2, 14)
    assert who(title + "来源:县政府 时间:2016-02-14 点击数:3").published_on == date(2016, 2, 14)


@pytest.mark.parametrize("label", ["采集时间", "打印时间", "访问时间", "截止日期", "更新时间"])
def test_a_time_of_the_page_is_no_date_of_publication(label):
    title = "永嘉县统计局2015年政府信息公开工作年度报告"
    assert who(f"{title}\n{label}：2024-06-01T21:37:37").published_on is None
    assert who(f"2024年6月1日\n{title}\n{label}：2024-06-01\n正文。").published_on is None
    found = who(f"{label}：2024-06-01\n{title}\n发布日期：2016-02-14")
    assert found.published_on == date(2016, 2, 14)


@pytest.mark.parametrize(
    ("text", "region_code"),
    [
        ("襄樊市财政局2009年政府信息公开工作年度报告", "420600"),
        ("莱芜市财政局2012年政府信息公开工作年度报告", "370116"),
        ("莱芜市钢城区财政局2012年政府信息公开工作年度报告", "370117"),
        ("莱芜市莱城区财政局2012年政府信息公开工作年度报告", "370116"),
        ("章丘市教育局2014年政府信息公开工作年度报告", "370114"),
        ("南京市溧水县统计局2011年政府信息公开工作年度报告", "320117"),
        ("蓬莱市财政局2012年政府信息公开工作年度报告", "370614"),
        ("沭阳县财政局2012年政府信息公开工作年度报告", "321322"),
    ],
)
def test_a_former_name_of_a_region_gives_the_region_of_today(text, region_code):
    assert who(text).region_code == region_code


def test_every_former_name_leads_to_one_region():
    names = registers()
    with_former = [region for region in names.regions if region.aliases]
    assert len(with_former) > 40
    shared = set()
    for region in with_former:
        for alias in region.aliases:
            here = [
                other for other in names.regions_by_name[alias] if other.parent_code == region.parent_code
            ]
            assert here == [region]
            shared |= {alias} if len(names.regions_by_name[alias]) > 1 else set()
    # districts of other cities that still bear the name: a report tells by its city which is meant
    assert shared == {"新市区", "清河区", "双桥区"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("北京市崇文区人民政府", "110101"),
        ("上海市闸北区人民政府", "310106"),
        ("杭州市下城区人民政府", "330105"),
        ("天津市塘沽区人民政府", "120116"),
        ("江苏省通州市教育局", "320612"),
        ("保定市新市区人民政府", "130602"),
        ("新市区人民政府", None),
        ("巢湖市居巢区人民政府", "340181"),
        ("西安市户县人民政府", "610118"),
        ("庐山区人民政府", "360402"),
    ],
)
def test_a_district_that_was_merged_is_put_where_it_lies_today(name, code):
    assert who(f"{name}2009年政府信息公开工作年度报告").region_code == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("国家税务总局南京市税务局", "320100"),
        ("国家税务总局南京市鼓楼区税务局", "320106"),
        ("国家税务总局鼓楼区税务局", None),
        ("国家税务总局苏州工业园区税务局", "320500"),
        ("国家统计局江苏调查总队", "320000"),
        ("国家统计局吉林调查总队", "220000"),
        ("国家统计局吉林调查队", None),
        ("国家统计局延边调查队", "222400"),
        ("中国人民银行江苏省分行", "320000"),
        ("中国人民银行南京分行", "320100"),
        ("国家金融监督管理总局淮安监管分局", "320800"),
        ("南京海关", "320100"),
        ("中华人民共和国南京海关", "320100"),
        # seas and rivers that share the name of a place
        ("国家海洋局北海分局", None),
        ("水利部太湖流域管理局", None),
        ("国家税务总局", None),
    ],
)
def test_a_local_office_of_a_national_body_lies_where_its_name_says(name, code):
    found = who(f"{name}2023年政府信息公开工作年度报告")
    assert (found.agency, found.region_code, bool(found.doubts)) == (name, code, code is None)


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("南京市鼓樓區人民政府2023年政府信息公開工作年度報告", "南京市鼓楼区人民政府"),
        ("國家稅務總局南京市稅務局2023年政府資訊公開工作年度報告", "国家税务总局南京市税务局"),
    ],
)
def test_a_title_in_traditional_characters_names_the_same_body(title, agency):
    found = who(f"{title}\n一、總體情況")
    assert (found.agency, found.year, found.doubts) == (agency, 2023, ())


@pytest.mark.parametrize(
    "years", ["2022-2023年", "2022—2023年度", "2022年至2023年", "2022、2023年", "2022年和2023年"]
)
def test_of_a_title_of_two_years_only_the_period_of_the_text_tells_the_year(years):
    title = f"南京市财政局{years}政府信息公开工作年度报告"
    doubts = ("the title names the years 2022 and 2023",)
    found = who(f"{title}\n2023年，公开信息3条。2023年底前完成。")
    assert (found.agency, found.year, found.doubts) == ("南京市财政局", None, doubts)
    told = who(f"{title}\n统计期限为2023年1月1日至12月31日。")
    assert (told.agency, told.year, told.doubts) == ("南京市财政局", 2023, doubts)
    both = who(f"{title}\n自2022年1月1日至12月31日，自2023年1月1日至12月31日。")
    assert both.year is None


@pytest.mark.parametrize(
    "signed",
    ["淮安市财政局 2024年1月15日", "淮安市财政局2024年1月15日", "淮安市财政局（盖章）  2024年1月15日"],
)
def test_a_signature_and_its_date_may_stand_on_one_line(signed):
    found = who(f"2023年政府信息公开工作年度报告\n一、总体情况\n全年公开3条。\n{signed}")
    assert (found.agency, found.region_code, found.published_on) == (
        "淮安市财政局",
        "320800",
        date(2024, 1, 15),
    )


def test_a_date_behind_other_words_is_no_signature():
    found = who("淮安市财政局2023年政府信息公开工作年度报告\n数据更新至2024年1月15日")
    assert found.published_on is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("永嘉县第一中学", "institution"),
        ("永嘉县自来水有限公司", "institution"),
        ("永嘉县人民政府", "government"),
        ("永嘉县人民政府办公室", "office"),
        ("遂溪县建新镇人民政府", "township"),
        ("昆山高新技术产业开发区管理委员会", "government"),
        ("山东省财政厅", "department"),
        ("永嘉县政务服务中心", "service_centre"),
    ],
)
def test_the_kind_of_a_body_is_told_by_its_name(name, kind):
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "鼓楼区教育局2022年政府信息公开工作年度报告",
        "沐阳县财政局2020年政府信息公开工作年度报告",
        "市教育局2020年政府信息公开工作年度报告",
        "2023年度杨林镇政府信息公开工作年度报告",
        "昆山高新技术产业开发区管理委员会2021年政府信息公开工作年度报告",
        "本机关2023年政府信息公开工作年度报告",
    ],
)
def test_a_region_that_the_document_does_not_tell_is_flagged_and_not_guessed(text):
    found = who(text)
    assert found.region_code is None
    assert found.doubts


@pytest.mark.parametrize("year", ["二〇二一", "二零二一", "二0二一", "二O二一", "二○二一"])
def test_a_year_in_chinese_numerals_is_the_year_and_no_part_of_the_name(year):
    found = who(f"永嘉县水务局{year}年政府信息公开工作年度报告")
    assert (found.agency, found.year, found.doubts) == ("永嘉县水务局", 2021, ())


def test_a_title_and_a_text_of_different_years_are_a_doubt():
    found = who(
        "永嘉县水务局2023年政府信息公开工作年度报告\n2022年，我局主动公开。\n2022年，我局办理依申请公开。\n"
        "统计期限2022年1月1日至2022年12月31日。\n2022年。"
    )
    assert found.year == 2022
    assert found.doubts == ("the title says the year 2023, the rest of the document 2022",)


ODD_NAMES = [region.name for region in registers().regions if re.match("[本我各全该]|.*乾", region.name)]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_region_whose_name_begins_like_another_word_is_named(name):
    assert who(f"{name}财政局2016年政府信息公开工作年度报告").agency == f"{name}财政局"


def test_there_are_such_names():
    assert {"本溪市", "全椒县", "乾安县"} <= set(ODD_NAMES)
