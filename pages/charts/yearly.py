"""Charts over the years: series that break where figures do not compare."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.charts.drawing import LEGEND, MARKERS, PALETTE, figure, hover, safe, whole_ticks

_BREAK_LINE = {"color": "#8a949e", "width": 1.5, "dash": "dash"}
_MOST_YEARS_LABELLED = 7
_BELOW_TWO_LINES = -0.2


def lines(
    frame: pd.DataFrame, *, unit: str = "", value: str = "value", percent: bool = False, ratio: bool = False
) -> go.Figure:
    """One line per label and segment over the years; a segment never joins the next.

    Columns: label, segment, year (text) and `value`, a count unless it is a `ratio` or shown in percent; where
    there is a column `reports`, each point and year says on how many reports it rests.
    """
    years, labels = years_of(frame), frame["label"].unique()
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": years,
            "y": over(years, part, value),
            **_rests_on(years, part),
            "name": safe(label),
            "legendgroup": label,
            "showlegend": is_first and len(labels) > 1,
            "line": {"color": PALETTE[number % len(PALETTE)], "width": 2.5},
            "marker": {"symbol": MARKERS[number % len(MARKERS)], "size": 8},
            "cliponaxis": False,
            "hovertemplate": hover(label, unit, percent=percent, rests_on="reports" in frame),
        }
        for number, label, is_first, part in traces_of(frame)
    ]
    return figure(traces, yearly(frame, years, percent=percent, top=None if ratio else frame[value].max()))


def stacked(frame: pd.DataFrame, *, unit: str = "", value: str = "value") -> go.Figure:
    """One bar per year, stacked by label; columns as for `lines`. A label that is 0 throughout is left out."""
    years, labels = years_of(frame), frame["label"].unique()
    drawn = set(frame.loc[frame[value] != 0, "label"])
    traces = [
        {
            "type": "bar",
            "x": years,
            "y": over(years, part, value),
            **_rests_on(years, part),
            "name": safe(label),
            "legendgroup": label,
            "showlegend": is_first and len(labels) > 1,
            "visible": label in drawn,
            "marker": {
                "color": PALETTE[number % len(PALETTE)],
                "pattern": {"shape": "/" if number >= len(PALETTE) else ""},
            },
            "hovertemplate": hover(label, unit, percent=False, rests_on="reports" in frame),
        }
        for number, label, is_first, part in traces_of(frame)
    ]
    top = frame.groupby("year")[value].sum().max()
    return figure(traces, {**yearly(frame, years, percent=False, top=top), "barmode": "stack"})


def traces_of(frame: pd.DataFrame, *, by: str = "label") -> Iterator[tuple[int, str, bool, pd.DataFrame]]:
    """Number and name of a label, whether the segment is its first, and the segment's rows."""
    for number, (label, rows) in enumerate(frame.groupby(by, sort=False)):
        for position, (_, part) in enumerate(rows.groupby("segment", sort=True)):
            yield number, str(label), position == 0, part


def years_of(frame: pd.DataFrame) -> list[str]:
    """Every year from the first to the last as text, so that a missing year leaves a gap."""
    known = [int(year) for year in frame["year"]]
    return [str(year) for year in range(min(known), max(known) + 1)] if known else []


def over(years: list[str], part: pd.DataFrame, value: str) -> list[float | None]:
    """A column's value for each year, None where there is none."""
    by_year = dict(zip(part["year"], part[value], strict=True))
    return [None if pd.isna(by_year.get(year)) else by_year[year] for year in years]


def _rests_on(years: list[str], part: pd.DataFrame) -> dict[str, list[float | None]]:
    """The numbers of reports for the label of a point, where the frame tells them."""
    return {"hovertext": over(years, part, "reports")} if "reports" in part else {}


def _breaks(frame: pd.DataFrame, years: list[str], by: str) -> list[dict[str, Any]]:
    """A dashed line before each year in which a series begins a new segment.

    It has the colour of the series where one of several breaks there: the others go on across it.
    """
    starts: dict[int, list[int]] = {}
    for number, (_, rows) in enumerate(frame.groupby(by, sort=False)):
        for position, (_, part) in enumerate(rows.groupby("segment", sort=True)):
            if position:
                starts.setdefault(years.index(min(part["year"])), []).append(number)
    count = frame[by].nunique()
    return [
        {
            "type": "line",
            "x0": at - 0.5,
            "x1": at - 0.5,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "line": {
                **_BREAK_LINE,
                "color": PALETTE[broken[0] % len(PALETTE)]
                if len(broken) == 1 < count
                else _BREAK_LINE["color"],
            },
        }
        for at, broken in sorted(starts.items())
    ]


def yearly(
    frame: pd.DataFrame, years: list[str], *, percent: bool, top: float | None, by: str = "label"
) -> dict[str, Any]:
    """The layout of a chart over the years: their labels, the breaks of series, the axis of the figures."""
    ticks = {"tickformat": ".0%"} if percent else {"tickformat": ",~r", **whole_ticks(top)}
    return {
        "xaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": years,
            "tickvals": _labelled(years),
            "ticktext": _with_reports(frame, _labelled(years)),
            "tickangle": 0,
        },
        "legend": {**LEGEND, "y": _BELOW_TWO_LINES},
        "yaxis": {"rangemode": "tozero", "automargin": True, **ticks},
        "shapes": _breaks(frame, years, by),
    }


def _labelled(years: list[str]) -> list[str]:
    """The years that get a label, the last among them: no more than stand side by side on a phone."""
    step = max(1, ceil(len(years) / _MOST_YEARS_LABELLED))
    return years[::-1][::step][::-1]


def _with_reports(frame: pd.DataFrame, years: list[str]) -> list[str]:
    """Each year with the number of reports its figures rest on, where the frame tells it."""
    if "reports" not in frame:
        return years
    most: dict[str, float] = {}
    for year, reports in zip(frame["year"], frame["reports"], strict=True):
        most[year] = max(reports, most.get(year, 0))
    return [f"{year}<br>n={most[year]:,.0f}" if year in most else year for year in years]
