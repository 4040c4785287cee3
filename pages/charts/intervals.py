"""Shares with the interval in which they lie, and medians with their quartiles: nothing looks surer than it is."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.charts.drawing import MARKERS, PALETTE, figure, safe, under_names, wrapped
from pages.charts.yearly import over, traces_of, yearly, years_of

_WHISKER = {"thickness": 1.5, "width": 4}
_BAND = "rgba(0,114,178,0.16)"
_MEDIAN = "#7b8791"
_TOLD = 9  # letters that a multiple and the gap before it take
_BEYOND = 0.04  # of a row: so far the median is seen over and under a bar


def rates(frame: pd.DataFrame, *, value: str = "value", cases: str = "cases") -> go.Figure:
    """Shares over the years, each with its 95 % interval as a whisker.

    Columns: label, segment, year (text), `value`, low, high, `cases` (what the share is of).
    """
    years = years_of(frame)
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": years,
            "y": over(years, part, value),
            "error_y": _whisker(years, part, value),
            "hovertext": _told(years, part, cases),
            "name": safe(label),
            "legendgroup": label,
            "showlegend": is_first and frame["label"].nunique() > 1,
            "line": {"color": PALETTE[number], "width": 2},
            "marker": {"symbol": MARKERS[number], "size": 8},
            "hovertemplate": f"%{{x}}<br>%{{y:.1%}} (%{{hovertext}})<extra>{safe(label)}</extra>",
        }
        for number, label, is_first, part in traces_of(frame)
    ]
    counted = frame.assign(reports=frame[cases])
    return figure(traces, yearly(counted, years, percent=True, top=None))


def spread(frame: pd.DataFrame, *, unit: str = "") -> go.Figure:
    """The median of the bodies over the years in the band of the middle half of them; one series.

    Columns: label, segment, year (text), low, value, high, reports, enough.
    """
    told = frame[frame["enough"]]
    years = years_of(told)
    traces: list[dict[str, Any]] = []
    for _, _, _, part in traces_of(told):
        traces += [*_band(years, part), _median(years, part, unit)]
    return figure(traces, yearly(told, years, percent=False, top=None))


def dots(frame: pd.DataFrame, *, cases: str, most: int = 15) -> go.Figure:
    """Bodies by a share with its interval, in the order given; a click carries the report.

    Columns: agency, rate, low, high, `cases`, is_ranked, report_id. Bodies that may not be ranked are left out.
    """
    shown = frame[frame["is_ranked"]].head(most)
    names = [
        wrapped(f"{agency} (n={n:,.10g})") for agency, n in zip(shown["agency"], shown[cases], strict=True)
    ]
    place, layout = under_names(names)
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": shown["rate"].tolist(),
        "y": [row + place["offset"] + place["width"] / 2 for row in range(len(names))],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": (shown["high"] - shown["rate"]).tolist(),
            "arrayminus": (shown["rate"] - shown["low"]).tolist(),
            **_WHISKER,
        },
        "customdata": shown["report_id"].tolist(),
        "hovertext": [
            f"{safe(row.agency)}<br>{row.rate:.1%} ({row.low:.1%}–{row.high:.1%})"
            for row in shown.itertuples()
        ],
        "marker": {"color": PALETTE[0], "size": 11},
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    axis = {"tickformat": ".0%", "range": [-0.02, 1.04 * max(shown["high"])], "nticks": 6}
    return figure([trace], {**layout, "showlegend": False, "xaxis": axis})


def against_peers(frame: pd.DataFrame, *, most: int = 15) -> go.Figure:
    """Bodies by their multiple of the median of their peers; a click carries the report.

    Columns: agency, year, times_median, value, median, peers, is_ranked, report_id.
    """
    shown = frame[frame["is_ranked"]].head(most)
    names = [
        f"{wrapped(f'{row.agency} {row.year}', beside=_TOLD)}  <b>{row.times_median:.2f}×</b>"
        for row in shown.itertuples()
    ]
    place, layout = under_names(names)
    trace = {
        **place,
        "type": "bar",
        "orientation": "h",
        "x": shown["times_median"].tolist(),
        "y": list(range(len(names))),
        "customdata": shown["report_id"].tolist(),
        "marker": {"color": PALETTE[0]},
        "hovertext": [
            f"{safe(row.agency)}<br>{row.value:,.10g} : {row.median:,.10g} (n={row.peers})"
            for row in shown.itertuples()
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    axis = {"rangemode": "tozero", "ticksuffix": "×", "nticks": 6}
    # a piece of the line at each bar, none through the names
    tops = [row + place["offset"] for row in range(len(names))]
    dotted = {"type": "line", "x0": 1, "x1": 1, "line": {"color": _MEDIAN, "width": 2, "dash": "dot"}}
    line = [{**dotted, "y0": top - _BEYOND, "y1": top + place["width"] + _BEYOND} for top in tops]
    return figure([trace], {**layout, "showlegend": False, "xaxis": axis, "shapes": line})


def _whisker(years: list[str], part: pd.DataFrame, value: str) -> dict[str, Any]:
    above = part.assign(above=part["high"] - part[value], below=part[value] - part["low"])
    return {
        "type": "data",
        "symmetric": False,
        "array": over(years, above, "above"),
        "arrayminus": over(years, above, "below"),
        **_WHISKER,
    }


def _told(years: list[str], part: pd.DataFrame, cases: str) -> list[str]:
    by_year = {
        row["year"]: f"{row['low']:.0%}–{row['high']:.0%}, n={row[cases]:,.10g}"
        for _, row in part.dropna(subset=["low"]).iterrows()
    }
    return [by_year.get(year, "") for year in years]


def _band(years: list[str], part: pd.DataFrame) -> list[dict[str, Any]]:
    edge = {
        "type": "scatter",
        "mode": "lines",
        "x": years,
        "line": {"width": 0},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return [
        {**edge, "y": over(years, part, "low")},
        {**edge, "y": over(years, part, "high"), "fill": "tonexty", "fillcolor": _BAND},
    ]


def _median(years: list[str], part: pd.DataFrame, unit: str) -> dict[str, Any]:
    quartiles = {row["year"]: f"{row['low']:,.10g}–{row['high']:,.10g}" for _, row in part.iterrows()}
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": years,
        "y": over(years, part, "value"),
        "hovertext": [quartiles.get(year, "") for year in years],
        "showlegend": False,
        "line": {"color": PALETTE[0], "width": 2.5},
        "marker": {"size": 8},
        "hovertemplate": f"%{{x}}<br>%{{y:,}} {safe(unit)} (%{{hovertext}})<extra></extra>",
    }
