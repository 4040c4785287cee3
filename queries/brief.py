"""What a printed brief says of the reports under some filters, and the brief itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from gongkai.exports import brief as printed
from queries import Reader, ask, auditing, provenance

__all__ = ["brief_data", "brief_pdf", "missing"]

missing = printed.missing

Rows = list[dict[str, Any]]

_TRENDS = [
    "proactive_items",
    "requests_received",
    "refused",
    "reconsideration_total",
    "litigation_total",
    "staff_fulltime",
]
_MOST_FINDINGS = 15
# what the filters are called in the view of choices
_KINDS = {"agencies": "agency", "regions": "region", "years": "year", "editions": "edition"}
_SAID = {
    "zh": {
        "all": "全部机关",
        "all_years": "全部年份",
        "to": "至 {year} 年",
        "coverage": "应报 {expected}，已收 {filed}",
        "trust": "{reports} 份报告，{with_findings} 份有错误或疑点",
        "share": "，占数值的 {doubtful_share:.1%}",
        "range": "；若采纳建议值，{low} 至 {high}",
        "samples": "所列 {reports} 份报告中有 {samples} 份来自虚构样本，数字纯属虚构。",
        "findings": "共 {findings} 项错误和疑点，列出前 {shown} 项。",
        "short": "第 {number} 代数据 · 规则 {rules}",
        "long": "数据第 {number} 代，发布于 {published}；规则版本 {rules}；筛选：{filters}。依据 {reports} 份报告、{bodies} 个机关。",
        "none": "无",
        "agencies": "机关{names}",
        "regions": "地区{names}（含下级）",
        "years": "年份{names}",
        "editions": "表式{names}",
        "name": "、",
        "filter": "；",
    },
    "en": {
        "all": "All bodies",
        "all_years": "All years",
        "to": "to {year}",
        "coverage": "{filed} of {expected} due",
        "trust": "Reports: {reports}, with errors or warnings: {with_findings}",
        "share": ", {doubtful_share:.1%} of the figure",
        "range": "; if proposals were accepted {low} to {high}",
        "samples": "Reports of made-up bodies, whose figures are invented: {samples} of {reports}.",
        "findings": "Errors and warnings in all: {findings}; listed: the first {shown}.",
        "short": "Generation {number} · rules {rules}",
        "long": "Generation {number}, published {published}; rules {rules}; filters: {filters}. Reports: {reports}; bodies: {bodies}.",
        "none": "none",
        "agencies": "body {names}",
        "regions": "region {names} (with those within)",
        "years": "years {names}",
        "editions": "form {names}",
        "name": ", ",
        "filter": "; ",
    },
}


def brief_pdf(reader: Reader, *, lang: str, **filters: list[str] | None) -> bytes:
    """The brief of the reports under the shared filters as PDF, noted in the audit log.

    Leadership prints it: it needs no role beyond that of a viewer. UsageError says what has to be installed.
    """
    pdf = printed.to_pdf(brief_data(reader, lang=lang, **filters), lang=lang)
    asked: dict[str, Any] = dict(filters)
    reports = int(ask("in_view", reader=reader, **asked)["reports"].iloc[0])
    auditing.note(reader, "export", what="brief", form="pdf", filters=in_words(filters), rows=reports)
    return pdf


def brief_data(reader: Reader, *, lang: str, **filters: list[str] | None) -> dict[str, Any]:
    """All that the brief prints, numbers already written out; filters are years, regions, agencies, editions.

    Years filter what is told of findings; figures and trends reach back before them, to the first report.
    """
    told = _Told(reader, lang, filters)
    view = told.rows("in_view")[0]
    findings = told.rows("findings_by_weight")
    return {
        "title": told.whom(),
        "scope": told.scope(),
        "samples": told.say("samples", **view) if view["samples"] else "",
        "headline": [told.headline(row) for row in told.rows("headline", years=told.years)],
        "trends": list(told.trends()),
        "peers": list(told.peers()),
        "findings": [told.finding(row) for row in findings[:_MOST_FINDINGS]],
        "findings_said": told.say(
            "findings", findings=len(findings), shown=min(len(findings), _MOST_FINDINGS)
        ),
        "origin": told.origin(view),
    }


class _Told:
    """The answers of one store in one language under one set of filters, as the brief writes them."""

    def __init__(self, reader: Reader, lang: str, filters: dict[str, list[str] | None]) -> None:
        self.reader, self.lang, self.filters = reader, lang, filters
        self.choices = _rows(ask("choices", reader=reader, lang=lang))
        asked = filters.get("years")
        self.last_year = max(asked) if asked else None
        known = [row["value"] for row in self.choices if row["filter"] == "year"]
        self.years = [year for year in known if year <= self.last_year] if self.last_year else None

    def say(self, key: str, **values: object) -> str:
        return _SAID[self.lang][key].format(**values)

    def rows(self, view: str, **parameters: object) -> Rows:
        given: dict[str, Any] = {**self.filters, "lang": self.lang, **parameters}
        return _rows(ask(view, reader=self.reader, **given))

    def whom(self) -> str:
        names = [
            *self._named("agency", self.filters.get("agencies")),
            *self._named("region", self.filters.get("regions")),
        ]
        return " · ".join(names) or self.say("all")

    def scope(self) -> str:
        return self.say("to", year=self.last_year) if self.last_year else self.say("all_years")

    def headline(self, row: dict[str, Any]) -> dict[str, str]:
        coverage = (
            "–"
            if pd.isna(row["expected"]) or pd.isna(row["filed"])
            else self.say("coverage", filed=int(row["filed"]), expected=int(row["expected"]))
        )
        return {
            "label": f"{row['label']} ({row['unit']})",
            "year": "–" if pd.isna(row["year"]) else row["year"],
            "value": _number(row["value"]),
            "change": "–" if pd.isna(row["change"]) else f"{row['change']:+,.10g}",
            "coverage": coverage,
            "trust": "–" if pd.isna(row["value"]) else self._trust(row),
        }

    def trends(self) -> Iterator[dict[str, Any]]:
        given: dict[str, Any] = {**self.filters, "lang": self.lang, "years": self.years, "concepts": _TRENDS}
        series = ask("series", reader=self.reader, **given)
        for label, part in series.groupby("label", sort=False):
            before: int | None = None
            points = []
            for row in _rows(part):
                points.append(
                    {
                        "year": row["year"],
                        "value": row["value"],
                        "said": _number(row["value"]),
                        "n": str(row["reports"]),
                        "breaks": before is not None and row["segment"] != before,
                    }
                )
                before = row["segment"]
            yield {"label": f"{label} ({part['unit'].iloc[0]})", "points": points}

    def peers(self) -> Iterator[dict[str, str]]:
        """Where the one body or region of the brief stands; of several nothing is told."""
        units = [*(self.filters.get("agencies") or []), *(self.filters.get("regions") or [])]
        if len(units) != 1:
            return
        for row in _rows(
            ask(
                "compare",
                reader=self.reader,
                lang=self.lang,
                units=units,
                years=self.years,
                editions=self.filters.get("editions"),
            )
        ):
            if row["is_latest"] and pd.notna(row["median"]) and pd.notna(row["value"]):
                yield _against_peers(row)

    def finding(self, row: dict[str, Any]) -> dict[str, str]:
        return {
            "body": f"{row['agency']} {row['year']}",
            "statement": f"{row['rule']} {row['statement']}",
            "place": str(row["place"] or ""),
            "proposed": _number(row["proposed"]),
        }

    def origin(self, view: dict[str, Any]) -> dict[str, str]:
        source = provenance(self.reader)
        about = {
            "number": source.generation,
            "rules": source.rules,
            "published": f"{source.published_at:%Y-%m-%d %H:%M} UTC",
            "filters": self.say("filter").join(self.under()) or self.say("none"),
        }
        return {"short": self.say("short", **about), "long": self.say("long", **about, **view)}

    def under(self) -> Iterator[str]:
        """The filters as a reader of paper knows them: names, no codes."""
        for name, kind in _KINDS.items():
            names = self._named(kind, self.filters.get(name))
            if names:
                yield self.say(name, names=self.say("name").join(names))

    def _named(self, kind: str, codes: list[str] | None) -> list[str]:
        names = {row["value"]: row["label"] for row in self.choices if row["filter"] == kind}
        return [names.get(code, code) for code in codes or []]

    def _trust(self, row: dict[str, Any]) -> str:
        said = self.say("trust", **row)
        if row["with_findings"] and pd.notna(row["doubtful_share"]):
            said += self.say("share", **row)
        if pd.notna(row["low"]) and row["low"] != row["high"]:
            said += self.say("range", low=_number(row["low"]), high=_number(row["high"]))
        return said


def in_words(filters: Mapping[str, list[str] | None]) -> str:
    """The filters in one line."""
    return "; ".join(f"{name}={','.join(values)}" for name, values in filters.items() if values)


def _against_peers(row: dict[str, Any]) -> dict[str, str]:
    shape = ".1%" if row["kind_code"] == "share" else ",.6g"
    written = {name: f"{row[name]:{shape}}" for name in ("value", "median", "low", "high")}
    return {
        "label": row["label"],
        "year": row["year"],
        "value": written["value"],
        "median": written["median"],
        "quartiles": f"{written['low']}–{written['high']}",
        "standing": row["standing"],
        "n": str(row["peers"]),
    }


def _rows(frame: pd.DataFrame) -> Rows:
    names = [str(column) for column in frame.columns]
    return [dict(zip(names, values, strict=True)) for values in frame.itertuples(index=False, name=None)]


def _number(value: float | None) -> str:
    return "–" if value is None or pd.isna(value) else f"{value:,.10g}"
