"""Small multiples: one small chart a figure, in each the compared bodies or regions and where their peers lie."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.charts.drawing import LINE_HEIGHT, MARKERS, PALETTE, figure, safe
from pages.charts.yearly import over, traces_of, yearly, years_of

_BAND = "rgba(128,128,128,0.18)"
_MEDIAN = {"color": "#8a949e", "width": 1.5, "dash": "dot"}
_HEIGHT = 260
_LINE = 24


def compared(frame: pd.DataFrame, *, units: list[str], percent: bool, peers: str) -> go.Figure:
    """One figure of several units over the years; the band of their peers where all have the same ones.

    Columns: unit, unit_id, segment, year (text), value, low, median, high, reports, report_id. `units` is the order
    of their codes, which holds their colours in every chart. `peers` names the line of the median.
    """
    years = years_of(frame)
    band = _band(frame, years, peers)
    colours = {unit: number % len(PALETTE) for number, unit in enumerate(units)}
    shape = "%{y:.1%}" if percent else "%{y:,.10g}"
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": years,
            "y": over(years, part, "value"),
            "customdata": _behind(years, part, unit),
            "hovertext": over(years, part, "reports"),
            "name": _name(part),
            "legendgroup": unit,
            "showlegend": is_first,
            "line": {"color": PALETTE[colours[unit]], "width": 2.5},
            "marker": {"symbol": MARKERS[colours[unit]], "size": 7},
            "hovertemplate": f"%{{x}}<br>{shape} (n=%{{hovertext}})<extra>{safe(part['unit'].iloc[0])}</extra>",
        }
        for _, unit, is_first, part in traces_of(frame, by="unit_id")
    ]
    layout = yearly(frame.drop(columns="reports"), years, percent=percent, top=None, by="unit_id")
    lines = sum(_name(rows).count("<br>") + 1 for _, rows in frame.groupby("unit_id"))
    return figure([*band, *traces], {**layout, "height": _HEIGHT + LINE_HEIGHT * lines})


def _name(part: pd.DataFrame) -> str:
    """A unit's name on lines that a legend has room for."""
    return "<br>".join(safe(line) for line in wrap(str(part["unit"].iloc[0]), _LINE))


def _band(frame: pd.DataFrame, years: list[str], name: str) -> list[dict[str, Any]]:
    """Quartiles and median of the peers, in pieces as the definitions break; none where peers differ."""
    told = frame.dropna(subset=["median"]).drop_duplicates(["year", "segment", "low", "median", "high"])
    if told.empty or told.duplicated(["year", "segment"]).any():
        return []
    pieces: list[dict[str, Any]] = []
    for number, (_, part) in enumerate(told.groupby("segment")):
        edge = {"type": "scatter", "mode": "lines", "x": years, "hoverinfo": "skip", "showlegend": False}
        pieces += [
            {**edge, "y": over(years, part, "low"), "line": {"width": 0}},
            {
                **edge,
                "y": over(years, part, "high"),
                "line": {"width": 0},
                "fill": "tonexty",
                "fillcolor": _BAND,
            },
            {
                **edge,
                "y": over(years, part, "median"),
                "line": _MEDIAN,
                "name": name,
                "showlegend": not number,
            },
        ]
    return pieces


def _behind(years: list[str], part: pd.DataFrame, unit: str) -> list[list[str]]:
    """What a click leads to: the report behind a point where it is a single one, and whose point it is."""
    known = dict(zip(part["year"], part["report_id"], strict=True))
    return [[str(known.get(year) or ""), unit] for year in years]
