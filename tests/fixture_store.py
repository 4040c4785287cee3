"""A small store with invented figures for tests of queries and pages, made without reading any document.

Six bodies report 2014 to 2018 on the 2014 form, two of them 2019 on the 2019 form as well, so that
series break. One body is given as real; the others are made up. Known figures, asserted in tests:
every body discloses 100 + 10 x its number + 20 x (year - 2014) items; body 1 of 2017 prints
requests_received 12 although its four means add up to 10.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from duckdb import DuckDBPyConnection

from gongkai import forms
from gongkai.records import Agency, Cell, Claim, Passage, Report, Unread
from gongkai.warehouse import (
    Entry,
    GenerationInfo,
    Generations,
    derive,
    load_all,
    load_regions,
    load_rules,
    store_findings,
)
from tests.store_models import published

YEARS = range(2014, 2019)
HOSTILE = "示例<b>局</b> ![x](https://example.org/x.png) =1+1"
NAMES = ["财政局", "教育局", "政府服务中心", "东溪镇人民政府", "市场监督管理局", "政府办公室"]
ENGLISH = [
    "Finance Bureau",
    "Education Bureau",
    "Service Centre",
    "Dongxi Town",
    "Market Regulator",
    "Office",
]
FINDING = "f000000000000001"
REGIONS: list[dict[str, str | None]] = [
    {"region_code": "990000", "name": "示例省", "level": "province", "parent_code": None},
    {"region_code": "990100", "name": "示例市", "level": "prefecture", "parent_code": "990000"},
    {"region_code": "990101", "name": "清源区", "level": "county", "parent_code": "990100"},
    {"region_code": "990102", "name": "白石区", "level": "county", "parent_code": "990100"},
]
RULES = [
    ("B-ID-01", "identity", "error", "收到申请数等于四种方式之和", "Requests equal the sum of their means"),
    ("B-BD-03", "bound", "warning", "各渠道之和不小于公开总数", "Channels reach the total"),
    (
        "X-TT-08",
        "text_vs_table",
        "warning",
        "正文提到的渠道应有数",
        "A channel named in the text has a number",
    ),
    ("X-TT-02", "text_vs_table", "info", "其中项之和", "Parts add up"),
]

INFO: GenerationInfo = {
    "rules_version": "fixture1",
    "ledger_lines": 32,
    "ledger_hash": "0" * 64,
    "published_at": datetime(2026, 1, 2, tzinfo=UTC),
}


def build(folder: Path) -> Path:
    """Publish one generation with the invented reports in `folder`, their documents beside it; the folder."""
    return published(_publish, folder)


def build_empty(folder: Path) -> Path:
    """Publish a generation without any report in `folder`; the folder."""
    return published(_publish_empty, folder)


def _publish(folder: Path) -> None:
    for _agency, report in reports():
        shelf = folder / "originals" / report.sha256[:2]
        shelf.mkdir(parents=True, exist_ok=True)
        (shelf / f"{report.sha256}.txt").write_bytes(original(report.source_name))
    generations = Generations(folder)
    with generations.begin() as draft:
        fill(draft.con)
        generations.publish(draft, INFO)


def _publish_empty(folder: Path) -> None:
    generations = Generations(folder)
    with generations.begin() as draft:
        generations.publish(draft, INFO)


def fill(con: DuckDBPyConnection) -> None:
    """Put the invented reports, rules and findings into a database that has the tables."""
    load_regions(con, REGIONS)
    load_rules(con, [_rule(*rule) for rule in RULES])
    load_all(con, [Entry(report, agency, line) for line, (agency, report) in enumerate(reports(), start=1)])
    derive(con)
    store_findings(con, list(findings()), list(formulas()))


def original(source_name: str) -> bytes:
    """The document of that name, which nobody reads."""
    return f"{source_name} {HOSTILE}\n".encode()


def report_id(number: int, year: int) -> str:
    """The id of one invented report."""
    return f"r{number}-{year}"


def reports() -> Iterator[tuple[Agency, Report]]:
    """All invented reports with their bodies."""
    for number, name in enumerate(NAMES):
        agency = _agency(number, name)
        for year in YEARS:
            yield agency, _report(agency, number, year, "2014", _figures_2014(number, year))
        if number < 2:
            yield agency, _report(agency, number, 2019, "2019", _figures_2019(number))


def findings() -> Iterator[dict[str, object]]:
    """The invented findings; the first has everything a finding can have."""
    yield _finding(
        FINDING,
        report_id(1, 2017),
        "B-ID-01",
        "identity",
        "error",
        items=[
            "requests_received",
            "requests_in_person",
            "requests_fax",
            "requests_online",
            "requests_letter",
        ],
        suspect="requests_received",
        found=12,
        expected=10,
        proposed=10,
        fault="wrong_cell",
        statement="收到申请数印为12，四种方式之和为10，相差2。",
        statement_en="Requests received is printed 12; its four means add up to 10, a difference of 2.",
    )
    for year in YEARS:
        yield _finding(
            f"f10000000000{year}",
            report_id(2, year),
            "X-TT-08",
            "text_vs_table",
            "warning",
            items=["channel_website"],
            suspect="channel_website",
            found=0,
            expected=1,
            proposed=None,
            fault="unreconciled",
            statement=f"{HOSTILE}：正文提到网站公开，表中为0。",
            statement_en="The text names the website; its cell is 0.",
        )
    yield _finding(
        "f200000000000000",
        report_id(3, 2016),
        "X-TT-02",
        "text_vs_table",
        "info",
        items=["proactive_total"],
        suspect=None,
        found=182,
        expected=300,
        proposed=None,
        fault=None,
        statement="其中项合计182条。",
        statement_en="The parts listed add up to 182.",
    )


def formulas() -> Iterator[dict[str, object]]:
    """The formulas behind the first finding."""
    yield {
        "finding_key": FINDING,
        "rule": "B-ID-01",
        "left_value": Decimal(12),
        "right_value": Decimal(10),
        "statement": "收到申请数 12 = 1 + 2 + 3 + 4",
        "statement_en": "Requests received 12 = 1 + 2 + 3 + 4",
    }


def _agency(number: int, name: str) -> Agency:
    region = "990102" if number == 3 else "990101"
    return Agency(
        agency_id=f"{region}-b{number}",
        name=f"清源区{name}",
        name_en=f"Qingyuan {ENGLISH[number]}",
        region_code=region,
        level="county",
        kind="department",
        parent_id=None,
        is_sample=number != 0,
    )


def _report(agency: Agency, number: int, year: int, edition: str, figures: dict[str, int]) -> Report:
    form = forms.edition(edition)
    source_name = f"{agency.agency_id}-{year}.txt"
    lines = {item.item: f"line {place}" for place, item in enumerate(form.cells, start=3)}
    cells = tuple(_cell(item, figures.get(item.item), lines[item.item]) for item in form.cells)
    printed = [f"{item.label_zh} | {item.unit} | {figures.get(item.item, '')}" for item in form.cells]
    narrative = (
        f"{year}年，{HOSTILE if number == 2 else agency.name}通过网站主动公开信息{_items(number, year)}条。"
    )
    return Report(
        report_id=report_id(number, year),
        source_name=source_name,
        sha256=hashlib.sha256(original(source_name)).hexdigest(),
        media_type="text/plain",
        agency=agency.name,
        region_code=agency.region_code,
        year=year,
        edition=edition,
        scope="body",
        published_on=date(year + 1, 3, 10),
        title=f"{agency.name}{year}年政府信息公开工作年度报告",
        cells=cells,
        claims=(_claim(number, year, edition),),
        unread=_unread(number),
        passages=(
            Passage(1, "line 1", "frame", f"{agency.name}{year}年度报告"),
            Passage(2, "line 2", "narrative", narrative),
            *(Passage(place, f"line {place}", "form", text) for place, text in enumerate(printed, start=3)),
        ),
        verdict="flag" if _unread(number) else "accept",
    )


def _cell(item: forms.Item, figure: int | None, locator: str) -> Cell:
    if not item.is_valued or figure is None:
        return Cell(item.item, "", "blank", None, False, locator)
    return Cell(item.item, str(figure), "value" if figure else "zero", Decimal(figure), False, locator)


def _claim(number: int, year: int, edition: str) -> Claim:
    item = "proactive_total" if edition == "2014" else "requests_new__total"
    value = Decimal(_items(number, year))
    return Claim(item, None, "figure", value, None, None, "条", f"主动公开信息{value}条", "line 2")


def _unread(number: int) -> tuple[Unread, ...]:
    return (Unread("line 90", "=HYPERLINK(1)", "no such line in the form"),) if number == 4 else ()


def _items(number: int, year: int) -> int:
    return 100 + 10 * number + 20 * (year - 2014)


def _figures_2014(number: int, year: int) -> dict[str, int]:
    age, items = year - 2014, _items(number, year)
    concluded = 3 * age if number == 5 else 0
    return {
        "proactive_total": items, "proactive_normative_docs": 3 + number, "normative_docs_issued": 4 + number,
        "channel_gazette": max(0, 20 - 5 * age), "channel_website": 0 if number == 2 else items,
        "channel_weibo": 10 * age, "channel_wechat": 15 * age * age, "channel_other": 5,
        "response_hot_issues": age, "press_conferences": 1, "press_conferences_head": 0, "online_interviews": age,
        "online_interviews_head": 0, "interpretation_articles": 2 * age, "weibo_wechat_responses": age,
        "other_responses": 0, "requests_received": 12 if (number, year) == (1, 2017) else 10,
        "requests_in_person": 1, "requests_fax": 2, "requests_online": 3, "requests_letter": 4,
        "requests_closed": 10, "closed_on_time": 9 - age, "closed_extended": 1 + age, "replies_total": 10,
        "replies_already_public": 1, "replies_granted_full": 4, "replies_granted_partial": 1, "replies_refused": 2,
        "refused_state_secret": 0, "refused_trade_secret": 1, "refused_privacy": 1, "refused_security_stability": 0,
        "refused_not_gov_info": 0, "refused_other_law": 0, "replies_not_this_body": 1, "replies_not_existing": 1,
        "replies_asked_to_amend": 0, "replies_other_route": 0, "reconsideration_total": concluded,
        "reconsideration_upheld": 2 * age if concluded else 0, "reconsideration_corrected": age if concluded else 0,
        "reconsideration_other": 0, "litigation_total": 1, "litigation_upheld": 1, "litigation_corrected": 0,
        "litigation_other": 0, "complaints_total": age, "fees_collected": 0, "dedicated_offices": 1,
        "reading_points": 2, "staff_total": 3, "staff_fulltime": 1 if number else 0, "staff_parttime": 2,
        "special_funds": 5 + age, "meetings_held": 4, "training_courses": 1 + age, "persons_trained": 30 + number,
    }  # fmt: skip


def _figures_2019(number: int) -> dict[str, int]:
    form = forms.edition("2019")
    return {item.item: 20 + number if item.item == "requests_new__total" else 0 for item in form.valued}


def _finding(key: str, report: str, rule: str, kind: str, severity: str, **rest: object) -> dict[str, object]:
    found, expected = rest["found"], rest["expected"]
    numbers = {
        name: None if rest[name] is None else Decimal(str(rest[name]))
        for name in ("found", "expected", "proposed")
    }
    place = {"requests_received": "line 24", "channel_website": "line 9"}.get(str(rest["suspect"]))
    return {
        "finding_key": key, "report_id": report, "rule": rule, "kind": kind, "severity": severity, **rest, **numbers,
        "difference": Decimal(str(found)) - Decimal(str(expected)), "materiality": 0.2, "materiality_region": 0.1,
        "materiality_national": 0.1, "locator": place,
    }  # fmt: skip


def _rule(rule: str, kind: str, severity: str, title_zh: str, title_en: str) -> dict[str, object]:
    return {
        "rule": rule, "kind": kind, "severity": severity, "editions": "2014", "title_zh": title_zh,
        "title_en": title_en, "statement": "{found} {expected}", "statement_en": "{found} {expected}",
        "basis": "国办发〔2014〕32号 / the 2014 form", "exceptions": "", "is_on": True, "thresholds": "",
    }  # fmt: skip
