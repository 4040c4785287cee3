"""data/regions.csv and data/agencies.csv, and the one real report beside the made-up ones."""

from __future__ import annotations

import csv
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

from printed_form import figures_in, text_of

from gongkai.sample import bodies
from tests.shared import SHARED, needs_shared

ROOT = Path(__file__).parents[2]
REAL = ROOT / "data" / "reports" / "2017" / "haikou-xiuying-zhengwu-2017.txt"
TRUTH = SHARED / "reports" / "2014-2018" / "haikou_xiuying_zhengwu_2017.truth.json"


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


REGIONS = {row["region_code"]: row for row in rows("regions.csv")}
AGENCIES = {row["agency_id"]: row for row in rows("agencies.csv")}


def test_regions_form_a_tree_of_three_levels():
    assert len(REGIONS) == len(rows("regions.csv"))
    above = {"province": "", "prefecture": "province", "county": ("province", "prefecture")}
    for code, region in REGIONS.items():
        assert len(code) == 6
        parent = REGIONS.get(region["parent_code"])
        assert (parent["level"] if parent else "") in above[region["level"]], code
    assert Counter(region["level"] for region in REGIONS.values())["province"] == 31 + 1


def test_known_regions_stand_where_they_should():
    def chain(code: str) -> list[str]:
        return [
            REGIONS[code]["name"],
            *(chain(REGIONS[code]["parent_code"]) if REGIONS[code]["parent_code"] else []),
        ]

    assert chain("460105") == ["秀英区", "海口市", "海南省"]
    assert chain("310101") == ["黄浦区", "上海市"]
    assert chain("350128") == ["平潭县", "福州市", "福建省"]
    assert "平潭综合实验区" in REGIONS["350128"]["aliases"].split("|")
    assert chain("990101") == ["清源区(示例)", "示例市", "示例省"]


def test_no_placeholder_is_taken_for_a_place():
    names = {region["name"] for region in REGIONS.values()}
    assert not names & {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
    assert min(map(len, names)) >= 2


def test_agencies_name_regions_and_parents_that_exist():
    assert len(AGENCIES) == len(rows("agencies.csv"))
    for code, agency in AGENCIES.items():
        assert code.isascii()
        assert code.startswith(agency["region_code"])
        assert agency["region_code"] in REGIONS
        assert agency["parent_id"] in ("", *AGENCIES)
        assert agency["level"] in ("province", "prefecture", "county", "township")
        assert agency["kind"] in ("government", "office", "department", "service_centre", "township")
        assert agency["is_sample"] == ("true" if agency["region_code"] == "990101" else "false")


def test_no_name_stands_for_two_agencies():
    names = [
        (name, a["region_code"])
        for a in AGENCIES.values()
        for name in (a["name"], *a["aliases"].split("|"))
        if name
    ]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_the_register_holds_the_made_up_bodies_as_they_are():
    registered = {code: row for code, row in AGENCIES.items() if row["is_sample"] == "true"}
    assert list(registered) == [body.agency_id for body in bodies()]
    for body in bodies():
        row = registered[body.agency_id]
        assert (row["name"], row["name_en"], row["level"], row["kind"]) == (
            body.name,
            body.name_en,
            body.level,
            body.kind,
        )
        assert row["name_en"].endswith("(made up)")


def test_no_made_up_name_holds_the_name_of_a_real_place():
    real = {
        name
        for code, region in REGIONS.items()
        if not code.startswith("99")
        for name in (region["name"], *region["aliases"].split("|"))
        if name
    }
    for body in bodies():
        assert body.name.startswith("清源区")
        assert not [name for name in real if name in body.name]


def test_the_real_report_keeps_the_figures_as_printed():
    printed = figures_in(REAL.read_bytes())
    not_zero = {item: figure for item, figure in printed.items() if figure not in ("", "0")}
    assert not_zero == {
        "proactive_section": "300",
        "proactive_normative_docs": "300",
        "staff_total": "2",
        "staff_fulltime": "1",
        "staff_parttime": "1",
    }
    assert len(printed) == 65
    assert list(printed.values()).count("0") == 54


def test_the_real_report_names_its_source_and_states_what_the_original_states():
    text = text_of(REAL.read_bytes())
    assert "海口市秀英区政府服务中心2017年政府信息公开工作年度报告" in text
    assert "2017 annual report of Haikou Xiuying District Government Service Centre" in text
    assert "主动公开信息300条,其中行政事项176条、政策法规文件3条、政务信息指南3条" in text
    assert "每季度召开一次专题会议" in text


@needs_shared
def test_the_real_report_agrees_with_the_established_figures():
    truth = json.loads(TRUTH.read_text(encoding="utf-8"))["items"]
    printed = figures_in(REAL.read_bytes())
    assert {item: Decimal(figure) if figure else None for item, figure in printed.items()} == {
        item: None if figure is None else Decimal(str(figure)) for item, figure in truth.items()
    }
