"""Each planted fault breaks the rules that faults.csv lists for it, and no report breaks any other."""

from __future__ import annotations

import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from form2014_rules import FORM, Printed, broken, claims

from gongkai.sample import PLANTED, REGION_CODE, YEARS, Sample, bodies, sample
from gongkai.sample.district import FAULT_COLUMNS

FAULTS = Path(__file__).parents[2] / "data" / "reports" / "sample" / "faults.csv"
ALL = [sample(body, year) for body in bodies() for year in YEARS]


def listed() -> list[dict[str, str]]:
    with FAULTS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def as_printed(one: Sample) -> Printed:
    table = {item.item: one.printed.get(item.item) for item in FORM.printed}
    text = "\n".join(line for line in one.narrative.paragraphs if line.endswith("。"))
    return Printed(one.year, one.body.kind, table, text, one.narrative.published)


def expected(one: Sample) -> set[str]:
    rows = [row for row in listed() if row["file"] == one.name]
    before = [row for row in listed() if row["file"] == f"{one.body.agency_id}/{one.year - 1}.txt"]
    own = {rule for row in rows for rule in (row["rule"], *row["also"].split())}
    return own | {rule for row in before for rule in row["also_next_year"].split()}


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_a_report_breaks_the_listed_rules_and_no_other(one):
    series = [as_printed(other) for other in ALL if other.body == one.body]
    at = YEARS.index(one.year)
    others = [other.table for other in series if other.year != one.year]
    assert broken(series[at], series[:at], others) == expected(one)


def test_the_list_tells_what_stands_in_the_table_and_what_should():
    by_name = {one.name: one for one in ALL}
    for row in listed():
        one, item = by_name[row["file"]], row["item"]
        if row["place"].startswith("table"):
            assert shown(one.printed.get(item)) == row["printed"] != row["should_be"]
            assert shown(one.true.get(item)) == row["should_be"]


def shown(figure: Decimal | None) -> str:
    return "" if figure is None else f"{figure.normalize():f}"


def test_every_difference_between_printed_and_true_is_listed():
    different = {
        (one.name, item) for one in ALL for item in one.printed if one.printed[item] != one.true.get(item)
    }
    assert different == {(row["file"], row["item"]) for row in listed() if row["place"].startswith("table")}


def test_the_block_slipped_by_one_row():
    one = next(one for one in ALL if one.name == "990101-zwfwzx/2014.txt")
    block = ("proactive_section", "proactive_total", "proactive_normative_docs", "normative_docs_issued")
    assert [one.printed[item] for item in block] == [179, 2, 2, None]
    assert [one.true.get(item) for item in block] == [None, 179, 2, 2]


def test_faults_are_of_many_kinds_and_told_in_both_languages():
    assert len({fault.rule for fault in PLANTED}) >= 10
    assert len({(fault.agency_id, fault.year) for fault in PLANTED}) == len(PLANTED)
    assert tuple(listed()[0]) == FAULT_COLUMNS
    for row in listed():
        assert re.search("[\u4e00-\u9fff]", row["what_zh"])
        assert row["what_en"].isascii()


def test_texts_state_figures_of_every_section():
    stated = Counter(item for one in ALL for _, item, _ in claims(as_printed(one).text))
    assert stated["proactive_total"] == len(ALL)
    assert min(stated[item] for item in ("requests_received", "staff_fulltime", "requests_closed")) > 50
    assert min(stated[item] for item in ("channel_website", "channel_wechat", "meetings_held")) > 20


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_a_text_has_every_part_the_regulations_of_2008_prescribe(one):
    text = as_printed(one).text
    for part in ("主动公开", "公开申请", "费用|减免", "复议", "诉讼", "问题|不足|改进"):
        assert re.search(part, text), part


def test_texts_differ_from_body_to_body_and_from_year_to_year():
    shingles = {one.name: shingled(one) for one in ALL}
    for one in ALL:
        for other in ALL:
            is_near = (one.year == other.year) != (one.body == other.body and abs(one.year - other.year) == 1)
            if one.name < other.name and is_near:
                mine, theirs = shingles[one.name], shingles[other.name]
                assert len(mine & theirs) / min(len(mine), len(theirs)) < 0.75, (one.name, other.name)


def shingled(one: Sample) -> set[str]:
    text = re.sub(r"\d+", "#", "".join(one.narrative.paragraphs))
    return {text[at : at + 5] for at in range(len(text) - 4)}


def test_bodies_belong_to_the_made_up_district():
    assert len(bodies()) == 12
    assert all(body.agency_id.startswith(f"{REGION_CODE}-") for body in bodies())
