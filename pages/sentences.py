"""Sentences about what is in view, each computed from rows and saying on how many it rests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pages.controls import text
from pages.literal import literal


def overview(
    view: pd.Series[Any], headline: pd.DataFrame, moved: pd.DataFrame, kinds: pd.DataFrame, coverage: pd.DataFrame
) -> list[str]:
    """What the rows of the Overview say, safe for Markdown; nothing is said that they do not show."""
    said = [*_changes(headline), *_mover(moved), *_coverage(coverage), *_findings(view, kinds)]
    return [literal(sentence) for sentence in said]


def _changes(headline: pd.DataFrame) -> Iterator[str]:
    for row in headline[headline["change_share"].notna()].itertuples():
        way = "more" if row.change > 0 else "fewer" if row.change < 0 else "equal"
        yield text(
            f"said.{way}",
            label=row.label,
            year=row.year,
            compared=row.compared,
            change=abs(row.change),
            share=abs(row.change_share),
        )


def _mover(moved: pd.DataFrame) -> Iterator[str]:
    ranked = moved[moved["is_ranked"]]
    if len(ranked):
        first = ranked.iloc[0]
        yield text(
            "said.mover",
            **first[["agency", "year", "before", "now", "compared"]],
            ranked=len(ranked),
        )


def _coverage(coverage: pd.DataFrame) -> Iterator[str]:
    due = coverage[coverage["expected"] > 0]
    if len(due):
        yield text("said.coverage", **due.iloc[-1][["year", "filed", "expected", "missing", "filed_share"]])


def _findings(view: pd.Series[Any], kinds: pd.DataFrame) -> Iterator[str]:
    if not view["with_findings"]:
        yield text("said.no_findings", reports=view["reports"])
        return
    opened = kinds[kinds["severity_code"] != "info"].groupby("kind", sort=False)["findings"].sum()
    yield text(
        "said.findings",
        reports=view["reports"],
        with_findings=view["with_findings"],
        kind=opened.idxmax(),
        findings=int(opened.max()),
    )
