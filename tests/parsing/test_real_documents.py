"""Real documents, every cell against its true figure, and nothing lost; they lie beside the repository."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.gathering import Source
from gongkai.parsing.numbers import read_figure
from gongkai.reading import read_source
from gongkai.records import Report
from gongkai.registers import registers
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

REPORTS = SHARED / "reports"
TRUTHS = sorted(REPORTS.glob("*/*.truth.json")) if REPORTS.is_dir() else []
# a text made from a PDF whose rows lost their labels: what it determines is read, the rest is left
TORN = {"shanghai_shizhengfu_bangongting_2025"}


def source_of(truth: Path) -> Path:
    name = truth.name.removesuffix(".truth.json")
    return next(file for file in truth.parent.glob(f"{name}.*") if not file.name.endswith(".truth.json"))


def read(file: Path) -> Report:
    return read_source(Source(file.name, file.read_bytes()), registers())[1][0]


def true_items(truth: Path) -> dict[str, object]:
    return json.loads(truth.read_text(encoding="utf-8")).get("items", {})


@pytest.mark.parametrize("truth", [t for t in TRUTHS if true_items(t)], ids=lambda t: t.name[:-11])
def test_every_cell_of_a_national_form_is_right(truth):
    found = {cell.item: cell for cell in read(source_of(truth)).cells}
    for item, value in true_items(truth).items():
        cell = found[item]
        expected = None if value is None else read_figure(str(value)).value
        if truth.name.removesuffix(".truth.json") in TORN:
            assert cell.value in (expected, None), item
        else:
            assert (cell.value, cell.state == "absent") == (expected, False), item


@pytest.mark.parametrize(
    "name", ["2008-2013/pingtan_2011", "2008-2013/pingtan_xian_2013", "2014-2018/pingtan_2015"]
)
def test_both_columns_of_the_provincial_form_are_right(name):
    truth = json.loads((REPORTS / f"{name}.truth.json").read_text(encoding="utf-8"))
    figures = [row[column] for row in truth["stats_form"] for column in ("this_year", "cumulative")]
    cells = [cell for cell in read(REPORTS / f"{name}.html").cells if cell.state != "absent"]
    assert [cell.value for cell in cells] == figures


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda t: t.name[:-11])
def test_body_and_year_are_recognised(truth):
    told = json.loads(truth.read_text(encoding="utf-8"))
    report = read(source_of(truth))
    assert (report.agency, report.year) == (told["agency"], told["year"])


@pytest.mark.parametrize(
    "file",
    [f for f in sorted(REPORTS.glob("*/*")) if f.suffix in (".txt", ".md", ".html", ".pdf")]
    if TRUTHS
    else [],
    ids=lambda f: f.name,
)
def test_every_number_in_the_form_is_in_a_cell_or_unread(file):
    """Conservation, judged by the passages that reading itself calls the form."""
    report = read(file)
    kept = " ".join([*(cell.raw or "" for cell in report.cells), *(row.text for row in report.unread)])
    known = re.findall(r"[0-9.]+", kept.replace(",", ""))
    for passage in report.passages:
        cells = [part.strip() for part in re.split(r"[|｜\s]+", passage.text)]
        if passage.part != "form":
            continue
        for cell in cells:
            if re.fullmatch(r"[0-9][0-9,]*(?:\.[0-9]+)?", cell):
                assert cell.replace(",", "") in known, (passage.locator, cell)


def test_the_first_document_is_read_whole_with_its_claims():
    report = read(SHARED / "seeds" / "000_b5b9a5615959bd1c.txt")
    assert (report.verdict, report.unread, report.edition) == ("accept", (), "2014")
    assert (report.agency, report.region_code, report.year) == ("海口市秀英区政府服务中心", "460105", 2017)
    assert [(c.kind, c.item, c.value or c.low) for c in report.claims] == [
        ("frequency", "meetings_held", 4),
        ("figure", "proactive_total", 300),
        ("part", "proactive_total", 176),
        ("part", "proactive_total", 3),
        ("part", "proactive_total", 3),
        ("channel", "channel_website", 1),
    ]
    lines = {cell.item: cell.locator for cell in report.cells}
    assert (lines["proactive_section"], lines["persons_trained"]) == ("line 26", "line 218")


# what truth.json calls the figures of the text, and the items that are meant
REQUESTS = {
    "2008": "a_requests_received",
    "2008_fujian": "fj_requests_total__this_year",
    "2014_fujian": "fj_requests_total__this_year",
    "2019": "requests_new__total",
    "2021": "requests_new__total",
}
PROACTIVE = {
    "2008": "a_proactive_total",
    "2008_fujian": "fj_proactive_total__this_year",
    "2014": "proactive_total",
    "2014_fujian": "fj_proactive_total__this_year",
}
OUTCOMES = {"2019": "outcomes_total__total", "2021": "outcomes_total__total"}
FUJIAN = "2008_fujian"
SAID = {
    "主动公开": PROACTIVE,
    "主动公开信息（条）": PROACTIVE,
    "申请": REQUESTS,
    "受理申请": REQUESTS,
    "收到申请": REQUESTS,
    "收到申请/自然人": {"2021": "requests_new__natural_person"},
    "收到申请/商业企业": {"2021": "requests_new__org_business"},
    "网上申请": {FUJIAN: "fj_requests_online__this_year"},
    "信函申请": {FUJIAN: "fj_requests_letter__this_year"},
    "答复总数": {FUJIAN: "fj_replies_total__this_year"},
    "同意公开": {FUJIAN: "fj_granted_full__this_year"},
    "答复": OUTCOMES,
    "办结": OUTCOMES,
    "上年结转": {"2019": "requests_carried_in__total", "2021": "requests_carried_in__total"},
    "结转下年": {"2019": "requests_carried_out__total", "2021": "requests_carried_out__total"},
    "行政复议": {
        "2008": "a_reconsideration_total",
        "2014_fujian": "fj_reconsiderations__this_year",
        "2019": "recon_total",
        "2021": "recon_total",
    },
    "行政复议/维持": {"2021": "recon_upheld"},
    "行政复议/纠正": {"2021": "recon_corrected"},
    "行政复议/其他": {"2021": "recon_other"},
    "行政复议/未审结": {"2021": "recon_pending"},
    "行政诉讼": {
        "2014_fujian": "fj_litigation__this_year",
        "2019": "lit_direct_total",
        "2021": "lit_direct_total",
    },
    "行政诉讼/维持": {"2021": "lit_direct_upheld"},
    "行政诉讼/纠正": {"2021": "lit_direct_corrected"},
    "行政诉讼/其他": {"2021": "lit_direct_other"},
    "行政诉讼/未审结": {"2021": "lit_direct_pending"},
    "全职人员": {"2008": "a_staff_fulltime"},
    "兼职人员": {"2008": "a_staff_parttime"},
}
# 诉讼 without 行政, and a text that is one with its table
NOT_CLAIMED = {("shanghai_shizhengfu_bangongting_2019", "行政诉讼"), ("pingtan_2013_fused", "主动公开")}


def narrative_figures(truth: Path) -> dict[str, object]:
    return json.loads(truth.read_text(encoding="utf-8")).get("narrative_figures", {})


@pytest.mark.parametrize("truth", [t for t in TRUTHS if narrative_figures(t)], ids=lambda t: t.name[:-11])
def test_the_figures_of_the_text_are_claimed_of_the_items_meant(truth):
    report = read(source_of(truth))
    expected = {
        (name, SAID[name][report.edition]): Decimal(str(value))
        for name, value in narrative_figures(truth).items()
        if report.edition in SAID.get(name, ()) and (truth.name[:-11], name) not in NOT_CLAIMED
    }
    claimed = {
        (name, item): {c.value for c in report.claims if c.item == item and c.kind in ("figure", "zero")}
        for name, item in expected
    }
    assert claimed == {of: {value} for of, value in expected.items()}


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda t: t.name[:-11])
def test_the_sentence_of_a_claim_stands_at_its_place(truth):
    report = read(source_of(truth))
    at = {passage.locator: passage.ordinal for passage in reversed(report.passages)}
    lines = [passage.text for passage in report.passages]
    for claim in report.claims:
        rest = "".join(lines[at[claim.locator] - 1 :])
        assert "".join(claim.text.split()) in "".join(rest.split())
