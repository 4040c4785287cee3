"""The headline figures: each with its change, with how much of what is due it rests on, and how far it can be trusted."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages import charts, controls
from pages.controls import text
from pages.rows import Row

_NEW_LINE = "  \n"
_LITTLE = 0.5


def metric(row: Row) -> None:
    """One row of the view `headline`."""
    if pd.isna(row["value"]):
        st.metric(row["label"], "–")
        st.caption(text("chart.empty"))
        return
    _figure(row)
    rests_on = text("metric.rests_on", **row)
    write = st.markdown if controls.is_presenting() else st.caption
    write(_NEW_LINE.join((rests_on, _change(row), _coverage(row), _trust(row))))


def _figure(row: Row) -> None:
    """The number itself; in a meeting room in letters that are read from afar."""
    value, has_change = f"{row['value']:,.10g}", pd.notna(row["change"])
    if controls.is_presenting():
        st.subheader(row["label"], anchor=False)
        large = charts.number(row["value"], change=row["change"] if has_change else None)
        st.plotly_chart(large, key=f"headline-{row['metric']}", alt=f"{row['label']}: {value}")
        return
    st.metric(
        row["label"],
        value,
        f"{row['change']:+,.10g}" if has_change else None,
        delta_color="off",
        delta_arrow="auto" if row["change"] else "off",
        delta_description=text("metric.on_last_year") if has_change else None,
    )


def _change(row: Row) -> str:
    if pd.isna(row["change"]):
        return text("metric.not_compared")
    key = "metric.compared" if pd.isna(row["change_share"]) else "metric.compared_share"
    return text(key, **row)


def _coverage(row: Row) -> str:
    """Which part of the reports due is on file; under a filter of editions nobody can tell what is due."""
    if pd.isna(row["expected"]):
        return text("metric.no_coverage")
    filed, expected = int(row["filed"]), int(row["expected"])
    key = "metric.little_coverage" if filed < _LITTLE * expected else "metric.coverage"
    return text(key, filed=filed, expected=expected)


def _trust(row: Row) -> str:
    said = text("metric.trust", **row)
    if not row["with_findings"]:
        return text("metric.no_doubt")
    if pd.isna(row["doubtful_share"]):
        said = text("metric.trust_of_zero", **row)
    if pd.notna(row["low"]) and row["low"] != row["high"]:
        said += text("metric.range", **row)
    return said
