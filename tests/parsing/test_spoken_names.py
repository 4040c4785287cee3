"""Whose report a text is that has no title: it tells it in its sentences, or nothing is guessed."""

import pytest

from gongkai.parsing.identity import Identity, identify
from gongkai.registers import registers


def who(text: str) -> Identity:
    return identify(text.split("\n"), registers())


@pytest.mark.parametrize(
    ("text", "agency", "code"),
    [
        (
            "本报告由永嘉县财政局按照条例的要求编制。2022年，我局公开信息。",
            "永嘉县财政局",
            "330324",
        ),
        ("本报告由永嘉县财政局综合各科室数据编制。2022年。", "永嘉县财政局", "330324"),
        (
            "特向社会公布国家税务总局佛山市税务局（以下简称“市局”）2022年政府信息公开工作年度报告。",
            "国家税务总局佛山市税务局",
            "440600",
        ),
        ("现公布2022年度永嘉县民政局信息公开工作年度报告。", "永嘉县民政局", "330324"),
        ("我镇编制了《永嘉县桥头镇2022年政府信息公开工作年度报告》。", "永嘉县桥头镇人民政府", "330324"),
    ],
)
def test_a_body_that_says_it_reports_is_taken_without_a_doubt(text, agency, code):
    found = who(text)
    assert (found.agency, found.region_code, found.doubts) == (agency, code, ())


@pytest.mark.parametrize(
    ("text", "agency", "spoken"),
    [
        (
            "如有疑问，请与永嘉县水务局办公室联系（地址：县前路1号）。\n2022年，我局公开信息。",
            "永嘉县水务局",
            "永嘉县水务局",
        ),
        (
            "如有疑问，请与永嘉县公安局（地址：县前路1号；电话：1）联系。\n2022年，本局公开信息。",
            "永嘉县公安局",
            "永嘉县公安局",
        ),
        (
            "请与永嘉县桥头镇政府综合信息办公室联系（电话：1）。\n2022年，我镇公开信息。",
            "永嘉县桥头镇人民政府",
            "永嘉县桥头镇政府",
        ),
        (
            "请与永嘉县人民政府办公室联系（电话：1）。\n2022年，我县公开信息。",
            "永嘉县人民政府",
            "永嘉县人民政府",
        ),
        (
            "请与永嘉县桥头镇党政综合办公室联系（电话：1）。\n2022年，我镇公开信息。",
            "永嘉县桥头镇人民政府",
            "永嘉县桥头镇",
        ),
        ("为做好永嘉县水务局政府信息公开工作，2022年完善了制度。", "永嘉县水务局", "永嘉县水务局"),
        ("2022年，在县委的领导下，永嘉县水务局认真落实各项要求。", "永嘉县水务局", "永嘉县水务局"),
    ],
)
def test_a_body_that_the_text_alone_tells_is_taken_and_said(text, agency, spoken):
    found = who(text)
    assert found.agency == agency
    assert found.doubts == (f"the body {spoken} is told by the text alone",)


@pytest.mark.parametrize(
    "said",
    [
        "现将桥头镇2022年政府信息公开工作年度报告进行公开。",
        "现向社会公开桥头镇2022年政府信息公开工作年度报告。",
    ],
)
def test_a_town_whose_report_a_sentence_makes_public_is_taken_and_said(said):
    found = who(f"根据条例要求，{said}报告由六个部分组成，数据截至年底。")
    assert (found.agency, found.region_code) == ("桥头镇人民政府", None)
    assert "the body 桥头镇 is told by the text alone" in found.doubts


@pytest.mark.parametrize(
    "text",
    [
        "如有疑问，请联系永嘉县政府政务服务中心。\n2022年，我县公开信息。",
        "如有疑问，请与永嘉县人民政府办公室联系。\n2022年，全县公开信息。",
        "如有疑问，请与永嘉县人民政府办公室联系。\n2022年，我办公开我县信息。",
        "如有疑问，请与永嘉县大数据管理局联系。\n2022年，我镇公开信息。",
        "2022年，国务院办公厅认真部署。我局公开信息。",
        "如有疑问，请与永嘉县桥头镇党政办公室联系。\n2022年，我县公开信息。",
        "如有疑问，请与城乡办公室联系。\n2022年，我乡公开信息。",
        "根据条例要求，现将各乡镇2022年政府信息公开工作年度报告进行公开。报告由六个部分组成，数据截至2022年底。",
        "根据条例要求，现向社会公开所属乡镇2022年政府信息公开工作年度报告。报告由六个部分组成，数据截至年底。",
        "根据条例要求，现向社会公开水务局2022年政府信息公开工作年度报告。报告由六个部分组成，数据截至年底。",
        "2022年，某某局认真落实各项要求。我局公开信息。",
    ],
)
def test_the_body_to_ask_may_be_another_one_and_then_none_is_named(text):
    assert who(text).agency is None


def test_the_region_of_a_body_may_stand_before_its_name_elsewhere_in_the_text():
    text = "桥头镇人民政府2022年政府信息公开工作年度报告\n地址：永嘉县桥头镇人民政府三楼。"
    found = who(text)
    assert (found.agency, found.region_code, found.doubts) == ("永嘉县桥头镇人民政府", "330324", ())
    other = who(text + "\n同名的还有东莞市桥头镇。")
    assert (other.agency, other.region_code) == ("桥头镇人民政府", None)


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("永嘉县桥头镇", "永嘉县桥头镇人民政府"),
        ("永嘉县桥头镇政府", "永嘉县桥头镇人民政府"),
        ("永嘉县东城街道", "永嘉县东城街道办事处"),
        ("临夏州公安局", "临夏州公安局"),
        ("科左后旗教育局", "科左后旗教育局"),
    ],
)
def test_short_names_of_towns_and_of_regions_are_understood(name, agency):
    found = who(f"{name}2022年政府信息公开工作年度报告")
    assert (found.agency, found.doubts) == (agency, ())
    assert found.region_code


def test_traditional_characters_name_the_same_body():
    found = who("蓬江區發展和改革局2024年度政府信息公開工作年度報告\n發布時間：2025-01-20")
    assert (found.agency, found.region_code, found.year) == ("蓬江区发展和改革局", "440703", 2024)
    assert str(found.published_on) == "2025-01-20"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "首页 > 政府信息公开年报\n永嘉县水务局2022年政府信息公开工作年度报告",
            "永嘉县水务局2022年政府信息公开工作年度报告",
        ),
        (
            "政府信息公开年度报告\n永嘉县水务局2022年政府信息公开工作年度报告",
            "永嘉县水务局2022年政府信息公开工作年度报告",
        ),
        (
            "名 称：永嘉县水务局2022年政府信息公开工作年度报告",
            "永嘉县水务局2022年政府信息公开工作年度报告",
        ),
        ("依据《温州市办公室关于做好2020年度政府信息公开工作年度报告编制发布工作的通知》编制。", None),
    ],
)
def test_a_title_is_no_path_no_column_and_no_notice(text, title):
    assert who(text).title == title
