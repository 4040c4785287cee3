"""Chinese names are in the order of a dictionary, read as the places are called."""

import pytest

import queries
from gongkai.registers import registers
from gongkai.warehouse import load_regions, memory
from gongkai.warehouse.pinyin import sort_key
from tests import fixture_store


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("重庆市", "chong2 qing4 shi4"),
        ("厦门市", "xia4 men2 shi4"),
        ("长治市", "chang2 zhi4 shi4"),
        ("长宁区教育局", "chang2 ning2 qu1 jiao4 yu4 ju2"),
        ("漯河市", "luo4 he2 shi4"),
        ("六安市", "lu4 an1 shi4"),
        ("台州市", "tai1 zhou1 shi4"),
        ("丽水市", "li2 shui3 shi4"),
        ("蚌埠市", "beng4 bu4 shi4"),
        ("单县", "shan4 xian4"),
    ],
)
def test_a_place_is_read_as_it_is_called(name, reading):
    assert sort_key(name) == f"{reading} {name}"


def test_provinces_are_in_the_order_of_a_dictionary():
    names = [region.name for region in registers().regions if region.level == "province"]
    ordered = sorted(names, key=sort_key)
    assert ordered[:5] == ["安徽省", "北京市", "重庆市", "福建省", "甘肃省"]
    assert ordered.index("陕西省") > ordered.index("山西省") > ordered.index("青海省")


def test_every_name_of_the_register_has_its_place():
    con = memory()
    rows = [{"region_code": r.region_code, "name": r.name, "level": r.level, "parent_code": r.parent_code}
            for r in registers().regions]  # fmt: skip
    load_regions(con, rows)
    assert con.table("regions").filter("sort_key IS NULL").fetchall() == []
    assert sort_key(None) is None


def test_filters_and_tables_list_bodies_by_pinyin_and_by_english_names(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGKAI_STORE", str(fixture_store.build(tmp_path)))
    for lang in ("zh", "en"):
        choices = queries.ask("choices", lang=lang)
        offered = [
            label.removesuffix("〔样本〕").removesuffix(" [sample]")
            for label in choices[choices["filter"] == "agency"]["label"]
        ]
        keys = [sort_key(name) for name in offered] if lang == "zh" else [name.lower() for name in offered]
        assert keys == sorted(keys)
        assert len(offered) == len(fixture_store.NAMES)
        reports = queries.ask("reports", lang=lang, years=["2017"])
        listed = [name.removesuffix("〔样本〕").removesuffix(" [sample]") for name in reports["agency"]]
        assert listed == offered
