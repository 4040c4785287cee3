"""The rules of the form of 2014 that samples must satisfy, written down apart from the checks of the product.

`broken` names the rules that one report breaks; figures are what the table prints, None where it is blank.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from gongkai.forms import Whole, edition

FORM = edition("2014")
Figures = Mapping[str, Decimal | None]

IDENTITIES = {
    "requests_received": "B-ID-01",
    "requests_closed": "B-ID-02",
    "replies_total": "B-ID-03",
    "replies_refused": "B-ID-04",
    "reconsideration_total": "B-ID-05",
    "litigation_total": "B-ID-06",
    "staff_total": "B-ID-07",
}
PARTS = {
    "proactive_normative_docs": "B-BD-01",
    "press_conferences_head": "B-BD-06",
    "online_interviews_head": "B-BD-07",
}
CLAIMS = {
    "proactive_total": ("X-TT-01", r"主动公开政府信息(\d+)条"),
    "requests_received": ("X-TT-03", r"政府信息公开申请(\d+)件"),
    "requests_closed": ("X-TT-04", r"办结(?:申请)?(\d+)件"),
    "reconsideration_total": ("X-TT-06", r"行政复议(\d+)件"),
    "litigation_total": ("X-TT-06", r"行政诉讼(\d+)件"),
    "normative_docs_issued": ("X-TT-10", r"制发规范性文件(\d+)件"),
    "proactive_normative_docs": ("X-TT-10", r"公开规范性文件(\d+)条"),
    "staff_fulltime": ("X-TT-14", r"专职人员(\d+)名"),
    "staff_parttime": ("X-TT-14", r"兼职人员(\d+)名"),
    "meetings_held": ("X-TT-09", r"会议(\d+)次"),
    "training_courses": ("X-TT-09", r"培训班(\d+)次"),
    "persons_trained": ("X-TT-09", r"(\d+)人次"),
    "response_hot_issues": ("X-TT", r"热点(\d+)次"),
    "interpretation_articles": ("X-TT", r"稿件(\d+)篇"),
    "channel_gazette": ("X-TT-08", r"公报刊登(\d+)条"),
    "channel_website": ("X-TT-08", r"网站发布(\d+)条"),
    "channel_weibo": ("X-TT-08", r"微博发布(\d+)条"),
    "channel_wechat": ("X-TT-08", r"微信推送(\d+)条"),
    "channel_other": ("X-TT-08", r"其他方式公开(\d+)条"),
    "requests_in_person": ("X-TT-03", r"当面申请(\d+)件"),
    "requests_fax": ("X-TT-03", r"传真申请(\d+)件"),
    "requests_online": ("X-TT-03", r"网络申请(\d+)件"),
    "requests_letter": ("X-TT-03", r"信函申请(\d+)件"),
}
DENIALS = {
    "requests_received": r"(?:未|没有)收到.*政府信息公开申请",
    "reconsideration_total": r"未发生[^；。]*行政复议|没有因政府信息公开被申请行政复议|行政复议[^。]*情况均未发生",
    "litigation_total": r"未发生[^；。]*行政诉讼|没有被提起行政诉讼|没有行政诉讼|行政诉讼的情况均未发生",
    "fees_collected": r"未收取|没有因提供政府信息收取|一律免费",
    "normative_docs_issued": r"(?:未|没有)制发规范性文件",
}
NAMED = {"gazette": "公报", "website": "网站", "weibo": "微博", "wechat": "微信"}
ITEMISED = re.compile(r"主动公开政府信息(\d+)条[，。]其中[：，](.*?)。")


@dataclass(frozen=True)
class Printed:
    """What one report says: its table, its text without headings, its date, and whose it is."""

    year: int
    kind: str
    table: Figures
    text: str
    published: date | None


def broken(report: Printed, earlier: list[Printed], others: list[Figures]) -> set[str]:
    """The rules that the report breaks.

    earlier: the reports of the same body before it, oldest first; others: its tables of all other years
    """
    return {
        *_identities(report.table),
        *_bounds(report.table),
        *_logic(report.table, report.year),
        *_text(report),
        *_plausibility(report, others),
        *_over_years(report, earlier),
        *(["X-TM-01"] if report.published and report.published > date(report.year + 1, 3, 31) else []),
    }


def _identities(table: Figures) -> Iterator[str]:
    for whole in FORM.wholes:
        parts = [table.get(part) for part in whole.parts]
        if whole.relation != "sum" or None in (*parts, table[whole.whole]):
            continue
        if sum(part for part in parts if part is not None) != table[whole.whole]:
            yield IDENTITIES[whole.whole]


def _bounds(table: Figures) -> Iterator[str]:
    for whole in FORM.wholes:
        for part in whole.parts:
            if _exceeds(table.get(part), table.get(whole.whole)):
                yield _bound_rule(whole, part)
    yield from (["X-FM-01"] if any(table.get(line.item) is not None for line in FORM.headings) else [])


def _bound_rule(whole: Whole, part: str) -> str:
    if whole.relation == "channel":
        return f"B-BD-02-{part.removeprefix('channel_')}"
    return PARTS.get(part) or ("B-BD-13" if whole.whole == "requests_closed" else IDENTITIES[whole.whole])


def _exceeds(left: Decimal | None, right: Decimal | None) -> bool:
    return left is not None and right is not None and left > right


def _logic(table: Figures, year: int) -> Iterator[str]:
    value = {item: figure or Decimal(0) for item, figure in table.items()}
    channels = sum(value[f"channel_{name}"] for name in (*NAMED, "other"))
    responses = (
        "press_conferences",
        "online_interviews",
        "interpretation_articles",
        "weibo_wechat_responses",
        "other_responses",
    )
    most = max(value["weibo_wechat_responses"], value["other_responses"])
    disputes = value["reconsideration_total"] + value["litigation_total"]
    stated = {
        "B-BD-03": channels < value["proactive_total"],
        "B-BD-05": _exceeds(table["proactive_normative_docs"], table["normative_docs_issued"]),
        "B-BD-08": most > value["response_hot_issues"],
        "B-BD-09": value["response_hot_issues"] > 0 and not any(value[item] for item in responses),
        "B-BD-11": value["replies_total"] != value["requests_closed"],
        "B-BD-12": value["requests_closed"] > value["requests_received"],
        "B-BD-14": value["training_courses"] > value["persons_trained"],
        "B-BD-16": value["fees_collected"] > 0 and not value["requests_received"],
        "B-BD-17": disputes > 0 and not value["requests_received"],
        "B-BD-18": value["litigation_total"] > value["requests_received"] + value["complaints_total"],
        "X-UN-03": year >= 2018 and value["fees_collected"] > 0,
        "X-FM-02": any(figure < 0 for figure in value.values()) or _has_fractions(value),
    }
    yield from (rule for rule, is_broken in stated.items() if is_broken)


def _has_fractions(value: Mapping[str, Decimal]) -> bool:
    return any(value[item.item] % 1 for item in FORM.valued if item.kind != "amount")


def claims(text: str) -> Iterator[tuple[str, str, Decimal]]:
    """Rule, item and value of every figure that the text states."""
    for item, (rule, pattern) in CLAIMS.items():
        yield from ((rule, item, Decimal(value)) for value in re.findall(pattern, text))


def _text(report: Printed) -> Iterator[str]:
    table, text = report.table, report.text
    for rule, item, value in claims(text):
        if table[item] is not None and value != table[item]:
            yield rule
    for item, pattern in DENIALS.items():
        if re.search(pattern, text) and table[item]:
            yield "X-TT-07"
    for channel, word in NAMED.items():
        if word in text and not table[f"channel_{channel}"]:
            yield "X-TT-08"
    if "每季度" in text and (table["meetings_held"] or 0) < 4:
        yield "X-TT-09"
    for total, parts in ITEMISED.findall(text):
        if sum(map(int, re.findall(r"(\d+)条", parts))) != int(total):
            yield "X-TT-02"


def _plausibility(report: Printed, others: list[Figures]) -> Iterator[str]:
    table = report.table
    if not table["staff_total"] or _exceeds(table["staff_fulltime"], table["staff_total"]):
        yield "X-PL-04"
    documents = max(table["proactive_normative_docs"] or 0, table["normative_docs_issued"] or 0)
    if documents > 100 and report.kind in ("department", "service_centre"):
        yield "X-PL-05"
    for item in (item.item for item in FORM.valued if item.kind == "amount"):
        usual = [other[item] for other in others if other[item]]
        if usual and table[item] and any(_is_near(table[item], median(usual) * 10**n) for n in (3, 4, 5)):
            yield "X-UN-01"


def _is_near(value: Decimal | None, target: Decimal) -> bool:
    return value is not None and abs(value - target) <= target / 10


def _over_years(report: Printed, earlier: list[Printed]) -> Iterator[str]:
    if not earlier:
        return
    before = earlier[-1].table
    if any(_is_outlier(report.table[item.item], before[item.item]) for item in FORM.valued):
        yield "X-PL-02"
    if dict(report.table) == dict(before):
        yield "X-CP-05"
    for _, item, value in claims(report.text):
        if item == "proactive_total" and value == before[item] != report.table[item]:
            yield "X-CP-06"


def _is_outlier(now: Decimal | None, before: Decimal | None) -> bool:
    if now is None or before is None or abs(now - before) < 20:
        return False
    return abs(math.log((now + 1) / (before + 1))) > math.log(5)
