"""Horizontal bars: bodies by a figure, findings by their kind."""

from __future__ import annotations

from html import escape

import pandas as pd
import plotly.graph_objects as go

from pages.charts.drawing import (
    LINE_HEIGHT,
    PALETTE,
    ROW_HEIGHT,
    SEVERITY_COLOURS,
    figure,
    whole_ticks,
    wrapped,
)


def ranked(frame: pd.DataFrame, *, value: str, unit: str = "", most: int = 15) -> go.Figure:
    """Horizontal bars of the first `most` bodies that have a value; a click carries the report.

    Columns: agency, report_id and `value`; in the order given, the first on top.
    """
    shown = frame[frame[value].notna()].head(most)
    names = [wrapped(name) for name in shown["agency"]]
    row_height = 12 + LINE_HEIGHT * max((name.count("<br>") + 1 for name in names), default=1)
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": shown[value].tolist(),
        "y": names,
        "customdata": shown["report_id"].tolist(),
        "text": [f"{number:,.10g}" for number in shown[value]],
        "textposition": "auto",
        "marker": {"color": PALETTE[0]},
        "hovertemplate": f"%{{y}}<br>%{{x:,}} {escape(unit)}<extra></extra>",
    }
    layout = {
        "height": max(160, 60 + row_height * len(shown)),
        "xaxis": {"rangemode": "tozero", "tickformat": ","},
        "yaxis": {"autorange": "reversed", "automargin": True, "type": "category"},
    }
    return figure([trace], layout)


def by_severity(frame: pd.DataFrame) -> go.Figure:
    """Findings of each kind, stacked by severity; columns kind, severity, severity_code, findings."""
    kinds = list(dict.fromkeys(frame["kind"]))
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "x": part["findings"].tolist(),
            "y": part["kind"].tolist(),
            "name": escape(str(part["severity"].iloc[0])),
            "marker": {"color": SEVERITY_COLOURS.get(str(code), PALETTE[6])},
            "hovertemplate": "%{y}<br>%{fullData.name}: %{x}<extra></extra>",
        }
        for code, part in frame.groupby("severity_code", sort=False)
    ]
    layout = {
        "barmode": "stack",
        "height": max(220, 100 + ROW_HEIGHT * len(kinds)),
        "xaxis": {"tickformat": ",d", "rangemode": "tozero", **whole_ticks(frame["findings"].sum())},
        "yaxis": {"type": "category", "categoryarray": kinds[::-1], "automargin": True},
    }
    return figure(traces, layout)
