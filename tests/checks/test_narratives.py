"""Whole passages against tables: true ones raise nothing of the text, and of false ones nearly all are found."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from invented import tables

from gongkai.checks import check
from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped

FILE = Path(__file__).with_name("narratives.toml")
PASSAGES: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"), parse_float=Decimal)["passage"]
YEARS = {"2008": 2012, "2014": 2017, "2019": 2020, "2021": 2023}
FIELDS = ("item", "concept", "kind", "value", "low", "high", "unit", "text", "locator")


def case(passage: dict[str, Any], text: str) -> dict[str, Any]:
    """A report with that text, beside the year before where the passage speaks of it."""
    form, year = edition(passage["form"]), YEARS[passage["form"]]
    is_one_body = passage.get("scope") != "government"
    name = passage.get("agency", {}).get("name", "示例市清源区政府服务中心")
    claims = claims_of([Wrapped.of([Paragraph(text, "line 1")])], form, year, name, is_one_body=is_one_body)
    more = {key: passage[key] for key in ("agency", "scope", "raw") if key in passage}
    last = [{"year": year - 1, "values": passage["last"]}] if "last" in passage else []
    return {
        "edition": form.name, "year": year, "values": passage["table"], "others": last,
        "claims": [{field: getattr(claim, field) for field in FIELDS} for claim in claims],
        "passages": [{"text": text}], **more,
    }  # fmt: skip


def told(texts: dict[str, tuple[dict[str, Any], str]]) -> dict[str, set[str]]:
    """The rules of the errors and warnings that speak of the text, by the name of the text."""
    found: dict[str, set[str]] = {name: set() for name in texts}
    for finding in check(tables({name: case(*one) for name, one in texts.items()}), found).findings:
        if finding.rule.startswith(("X-TT", "X-CP")) and finding.severity != "info":
            found[finding.report_id].add(finding.rule)
    return found


def test_true_passages_raise_nothing():
    texts = {passage["text"]: (passage, passage["text"]) for passage in PASSAGES}
    assert len(texts) >= 30
    assert {text: rules for text, rules in told(texts).items() if rules} == {}


def test_false_passages_are_found():
    false = {}
    for passage in PASSAGES:
        for true, wrong in passage["false"]:
            assert passage["text"].count(true) == 1, (true, passage["text"])
            text = passage["text"].replace(true, wrong)
            false[f"{wrong} for {true}: {passage['text'][:20]}"] = (passage, text)
    missed = {name for name, rules in told(false).items() if not rules}
    assert len(false) >= 80
    assert len(missed) <= len(false) * 0.05, missed
