"""Charts: a table of a view in, a figure out. Nothing here knows of Streamlit or computes a total.

Figures are plain dictionaries, which is a tenth of the work of plotly's own builders. Backgrounds are
transparent and text colours are left to the theme. Colours are Okabe and Ito's, told apart by
colour-blind eyes; lines also differ in their markers, bars beyond the palette in their pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import ceil
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

PALETTE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#999999", "#b8a800")
SEVERITY_COLOURS = {"error": "#d55e00", "warning": "#e69f00", "info": "#56b4e9"}
_MARKERS = ("circle", "square", "diamond", "triangle-up", "x", "star", "cross", "pentagon")
_BREAK_LINE = {"color": "#8a949e", "width": 1.5, "dash": "dash"}
_HEIGHT = 320
_ROW_HEIGHT = 28
_LINE_HEIGHT = 16
_NAME_WIDTH = 34
_LEGEND_ROW = 19
_MOST_YEARS_LABELLED = 7


def lines(
    frame: pd.DataFrame, *, unit: str = "", value: str = "value", percent: bool = False, ratio: bool = False
) -> go.Figure:
    """One line per label and segment over the years; a segment never joins the next.

    Columns: label, segment, year (text) and `value`, a count unless it is a `ratio` or shown in percent.
    """
    years, labels = _years(frame), frame["label"].unique()
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": years,
            "y": _over(years, part, value),
            "name": escape(label),
            "legendgroup": label,
            "showlegend": is_first and len(labels) > 1,
            "line": {"color": PALETTE[number % len(PALETTE)], "width": 2.5},
            "marker": {"symbol": _MARKERS[number % len(_MARKERS)], "size": 8},
            "cliponaxis": False,
            "hovertemplate": _hover(label, unit, percent=percent),
        }
        for number, label, is_first, part in _traces(frame)
    ]
    return _figure(traces, _yearly(frame, years, percent=percent, top=None if ratio else frame[value].max()))


def stacked(frame: pd.DataFrame, *, unit: str = "", value: str = "value") -> go.Figure:
    """One bar per year, stacked by label; columns as for `lines`. A label that is 0 throughout is left out."""
    years, labels = _years(frame), frame["label"].unique()
    drawn = set(frame.loc[frame[value] != 0, "label"])
    traces = [
        {
            "type": "bar",
            "x": years,
            "y": _over(years, part, value),
            "name": escape(label),
            "legendgroup": label,
            "showlegend": is_first and len(labels) > 1,
            "visible": label in drawn,
            "marker": {
                "color": PALETTE[number % len(PALETTE)],
                "pattern": {"shape": "/" if number >= len(PALETTE) else ""},
            },
            "hovertemplate": _hover(label, unit, percent=False),
        }
        for number, label, is_first, part in _traces(frame)
    ]
    top = frame.groupby("year")[value].sum().max()
    return _figure(traces, {**_yearly(frame, years, percent=False, top=top), "barmode": "stack"})


def ranked(frame: pd.DataFrame, *, value: str, unit: str = "", most: int = 15) -> go.Figure:
    """Horizontal bars of the first `most` bodies that have a value; a click carries the report.

    Columns: agency, report_id and `value`; in the order given, the first on top.
    """
    shown = frame[frame[value].notna()].head(most)
    names = [_wrapped(name) for name in shown["agency"]]
    row_height = 12 + _LINE_HEIGHT * max((name.count("<br>") + 1 for name in names), default=1)
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
    return _figure([trace], layout)


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
        "height": max(220, 100 + _ROW_HEIGHT * len(kinds)),
        "xaxis": {"tickformat": ",d", "rangemode": "tozero", **_whole_ticks(frame["findings"].sum())},
        "yaxis": {"type": "category", "categoryarray": kinds[::-1], "automargin": True},
    }
    return _figure(traces, layout)


def _traces(frame: pd.DataFrame) -> Iterator[tuple[int, str, bool, pd.DataFrame]]:
    """Number and name of a label, whether the segment is its first, and the segment's rows."""
    for number, (label, rows) in enumerate(frame.groupby("label", sort=False)):
        for position, (_, part) in enumerate(rows.groupby("segment", sort=True)):
            yield number, str(label), position == 0, part


def _years(frame: pd.DataFrame) -> list[str]:
    """Every year from the first to the last as text, so that a missing year leaves a gap."""
    known = [int(year) for year in frame["year"]]
    return [str(year) for year in range(min(known), max(known) + 1)] if known else []


def _over(years: list[str], part: pd.DataFrame, value: str) -> list[float | None]:
    by_year = dict(zip(part["year"], part[value], strict=True))
    return [None if pd.isna(by_year.get(year)) else by_year[year] for year in years]


def _breaks(frame: pd.DataFrame, years: list[str]) -> list[dict[str, Any]]:
    """A dashed line before each year in which a series begins a new segment."""
    starts = {
        years.index(min(part["year"]))
        for _, rows in frame.groupby("label")
        for position, (_, part) in enumerate(rows.groupby("segment", sort=True))
        if position
    }
    return [
        {
            "type": "line",
            "x0": at - 0.5,
            "x1": at - 0.5,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "line": _BREAK_LINE,
        }
        for at in sorted(starts)
    ]


def _yearly(frame: pd.DataFrame, years: list[str], *, percent: bool, top: float | None) -> dict[str, Any]:
    ticks = {"tickformat": ".0%"} if percent else {"tickformat": ",~r", **_whole_ticks(top)}
    return {
        "xaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": years,
            "tickvals": _labelled(years),
            "tickangle": 0,
        },
        "yaxis": {"rangemode": "tozero", "automargin": True, **ticks},
        "shapes": _breaks(frame, years),
    }


def _labelled(years: list[str]) -> list[str]:
    """The years that get a label, the last among them: no more than stand side by side on a phone."""
    step = max(1, ceil(len(years) / _MOST_YEARS_LABELLED))
    return years[::-1][::step][::-1]


def _whole_ticks(top: float | None) -> dict[str, int]:
    """Small counts get a tick at every whole number, none at halves; a ratio has no `top`."""
    return {"dtick": 1} if top is not None and 1 <= top <= 6 else {}


def _wrapped(name: str) -> str:
    """A long name on several lines, so that it leaves room for its bar."""
    return "<br>".join(escape(line) for line in wrap(name, _NAME_WIDTH))


def _hover(label: str, unit: str, *, percent: bool) -> str:
    number = "%{y:.1%}" if percent else "%{y:,}"
    return f"%{{x}}<br>{number} {escape(unit)}<extra>{escape(label)}</extra>"


def _figure(traces: list[dict[str, Any]], layout: dict[str, Any]) -> go.Figure:
    named = sum(trace.get("showlegend", True) and trace.get("visible", True) for trace in traces)
    shared = {
        "height": _HEIGHT + _LEGEND_ROW * max(0, named - 2),
        "margin": {"l": 8, "r": 8, "t": 12, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": -0.12,
            "yanchor": "top",
            "traceorder": "normal",
        },
        "hovermode": "closest",
        "dragmode": False,
    }
    return go.Figure({"data": traces, "layout": {**shared, **layout}}, _validate=False)
