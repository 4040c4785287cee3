"""Sentences of the pages on one theme each, computed from the rows in view and saying on how many they rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd
import streamlit as st

from pages import controls, sentences
from pages.controls import text
from pages.literal import literal
from pages.rows import Row, rows_of

_OF_FLOW = 3


def write(said: Iterable[str]) -> None:
    """The sentences under their heading; said so if there are none."""
    st.subheader(text("overview.said"), anchor=False)
    told = [literal(sentence) for sentence in said]
    if told:
        sentences.write(told)
    else:
        st.caption(text("chart.empty"))


def changed(*metrics: str) -> Iterator[str]:
    """How headline figures changed on last year."""
    figures = controls.ask("headline", **controls.chosen())
    yield from sentences.changes(figures[figures["metric"].isin(metrics)])


def leading(concepts: list[str], *, key: str) -> Iterator[str]:
    """The largest part of a whole in the latest year that has all parts."""
    rows = controls.ask("leading", concepts=concepts, **controls.chosen())
    first = _first(rows[rows["total"] > 0])
    if first:
        yield text(key, **first)


def multichannel(rows: pd.DataFrame) -> Iterator[str]:
    """On how many channels an item went out."""
    last = _last(rows.dropna(subset=["ratio"]))
    if last:
        yield text("said.multichannel", **last)


def peers(rows: pd.DataFrame, *, label: str) -> Iterator[str]:
    """Which body stands farthest above the median of its peers."""
    first = _first(rows[rows["is_ranked"]])
    if first:
        yield text("said.peers", label=label, **first)


def flow(rows: pd.DataFrame) -> Iterator[str]:
    """The largest outcomes of the year that is shown."""
    out = rows[(rows["side"] == "out") & (rows["value"] > 0)].sort_values("value", ascending=False)
    if len(out):
        parts = [text("said.part", **row) for row in rows_of(out.head(_OF_FLOW))]
        yield text("said.flow", parts=text("list.comma").join(parts), **rows_of(out)[0])


def extension(rows: pd.DataFrame) -> Iterator[str]:
    """Which share was closed only after an extension."""
    last = _last(rows.dropna(subset=["extended_share"]))
    if last:
        yield text("said.extended", **last)


def correction(rows: pd.DataFrame) -> Iterator[str]:
    """How often the bodies were corrected, in the latest year of each procedure that has enough cases."""
    for _, part in rows[rows["enough"]].groupby("kind", sort=False):
        last = _last(part)
        if last:
            yield text("said.correction", **last)


def workload(rows: pd.DataFrame) -> Iterator[str]:
    """Work per full-time person in the latest year that has it."""
    last = _last(rows.dropna(subset=["items_per_fulltime"]))
    if last:
        yield text("said.workload", **last)


def without_fulltime(rows: pd.DataFrame) -> Iterator[str]:
    """Who has work and no full-time person, in the latest year that has such bodies."""
    if len(rows):
        latest = rows[rows["year"] == rows["year"].iloc[0]]
        yield text("said.without_fulltime", found=len(latest), **rows_of(latest)[0])


def _first(rows: pd.DataFrame) -> Row | None:
    return rows_of(rows.head(1))[0] if len(rows) else None


def _last(rows: pd.DataFrame) -> Row | None:
    return rows_of(rows.tail(1))[0] if len(rows) else None
