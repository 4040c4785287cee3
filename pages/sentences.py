"""Sentences about what is in view, each computed from rows and saying on how many it rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd
import streamlit as st

from pages import controls
from pages.controls import text
from pages.literal import literal
from pages.rows import rows_of


def overview(
    view: pd.Series[Any],
    headline: pd.DataFrame,
    moved: pd.DataFrame,
    kinds: pd.DataFrame,
    coverage: pd.DataFrame,
) -> list[str]:
    """What the rows of the Overview say, safe for Markdown; nothing is said that they do not show."""
    said = [*changes(headline), *_mover(moved), *_coverage(coverage), *_findings(view, kinds)]
    return [literal(sentence) for sentence in said]


def write(sentences: Iterable[str]) -> None:
    """Sentences as a list; in a meeting room in the letters of headings."""
    if controls.is_presenting():
        for sentence in sentences:
            st.subheader(sentence, anchor=False)
    else:
        st.markdown("\n".join(f"- {sentence}" for sentence in sentences))


def changes(headline: pd.DataFrame) -> Iterator[str]:
    """How the headline figures changed on last year, of the bodies that can be compared."""
    for row in rows_of(headline[headline["change_share"].notna()]):
        way = "more" if row["change"] > 0 else "fewer" if row["change"] < 0 else "equal"
        sizes = {"change": abs(row["change"]), "share": abs(row["change_share"])}
        yield text(f"said.{way}", **{**row, **sizes})


def _mover(moved: pd.DataFrame) -> Iterator[str]:
    ranked = moved[moved["is_ranked"]]
    if len(ranked):
        first = ranked.iloc[0]
        yield text(
            "said.mover",
            **first[["agency", "label", "year", "before", "now", "compared"]],
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
