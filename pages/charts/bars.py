"""Horizontal bars: bodies by a figure, bodies by how far they moved, findings by their kind."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from pages.charts.drawing import (
    LEGEND,
    PALETTE,
    ROW_HEIGHT,
    SEVERITY_COLOURS,
    figure,
    safe,
    under_names,
    whole_ticks,
    wrapped,
)

_LEAST_BASE = 20
_TICKS = 36  # pixels of an axis' own labels


def moved(frame: pd.DataFrame, *, unit: str = "", most: int = 12) -> go.Figure:
    """Bars of change to both sides of zero, the first `most` on top; hatched where it rests on open findings.

    Columns: agency, before, now, change, change_share, is_doubtful, report_id; a click carries the report. The
    change stands beside the name, where there is room for it at any width.
    """
    shown = frame.head(most)
    changes = shown["change"].tolist()
    said = map(_change, changes, shown["change_share"], shown["before"])
    names = [
        f"{wrapped(agency, beside=len(change) + 2)}  <b>{change}</b>"
        for agency, change in zip(shown["agency"], said, strict=True)
    ]
    place, layout = under_names(names)
    trace = {
        **place,
        "type": "bar",
        "orientation": "h",
        "x": changes,
        "y": list(range(len(shown))),
        "customdata": shown["report_id"].tolist(),
        "hovertext": [
            f"{safe(row.agency)}<br>{row.before:,.10g} → {row.now:,.10g}" for row in shown.itertuples()
        ],
        "marker": {
            "color": [PALETTE[0] if change > 0 else PALETTE[1] for change in changes],
            "pattern": {"shape": ["/" if doubtful else "" for doubtful in shown["is_doubtful"]]},
        },
        "hovertemplate": f"%{{hovertext}} {safe(unit)}<extra></extra>",
    }
    axis = {"tickformat": "+,~s", "zeroline": True, "nticks": 5}
    return figure([trace], {**layout, "xaxis": axis})


def by_severity(frame: pd.DataFrame, by: str) -> go.Figure:
    """Findings of each value of the column `by`, stacked by severity; columns severity, severity_code, findings.

    A bar carries its severity's code and, where there is a column `<by>_code`, the code of its value.
    """
    codes = [name for name in ("severity_code", f"{by}_code") if name in frame.columns]
    kinds = list(dict.fromkeys(frame[by]))
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "x": part["findings"].tolist(),
            "y": part[by].tolist(),
            "customdata": part[codes].to_numpy().tolist(),
            "name": safe(part["severity"].iloc[0]),
            "marker": {"color": SEVERITY_COLOURS.get(str(code), PALETTE[6])},
            "hovertemplate": "%{y}<br>%{fullData.name}: %{x}<extra></extra>",
        }
        for code, part in frame.groupby("severity_code", sort=False)
    ]
    layout = {
        "barmode": "stack",
        "height": 100 + ROW_HEIGHT * len(kinds),
        "bargap": 0.3,
        "legend": {**LEGEND, "y": -_TICKS / (ROW_HEIGHT * max(1, len(kinds)))},
        "xaxis": {"tickformat": ",d", "rangemode": "tozero", **whole_ticks(frame["findings"].sum())},
        "yaxis": {"type": "category", "categoryarray": kinds[::-1], "automargin": True},
    }
    return figure(traces, layout)


def _change(change: float, share: float, before: float) -> str:
    """`+364 (+14%)`; no percentage of a base under 20, where it says nothing."""
    return f"{change:+,.10g} ({share:+.0%})" if before >= _LEAST_BASE else f"{change:+,.10g}"
