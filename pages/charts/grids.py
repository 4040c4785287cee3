"""Rows by years as tiles: what is on file of each body, how much of each region.

Tiles are bars, so that they scale with the figure and can be clicked. A tile says what it is in its
colour and in a sign, for eyes that do not tell the colours apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.charts.drawing import LEGEND, SCALE, figure, letters, safe, under_names, wrapped

STATUSES: dict[str, tuple[str, str]] = {
    "filed": ("#8fbcdb", ""),
    "revised": ("#009e73", "↻"),
    "late": ("#e69f00", "!"),
    "wrong_form": ("#cc79a7", "≠"),
    "rejected": ("#7a3e00", "⊘"),
    "missing": ("#d55e00", "✕"),
    "awaited": ("rgba(128,128,128,0.25)", "…"),
}
_HIGH = 22  # pixels of a tile
_TILE = 0.92
_WHOLE_YEARS = 8  # more tiles beside each other on a phone have room for two digits
_LEGEND = {**LEGEND, "y": 1.0, "yanchor": "bottom"}


def status_grid(frame: pd.DataFrame, *, names: Mapping[str, str]) -> go.Figure:
    """Bodies by years, each tile coloured by what is on file; a click carries row number of the frame.

    Columns: agency, agency_id, year (text), status_code; `names` gives the word for each status.
    """
    rows = {agency: number for number, agency in enumerate(dict.fromkeys(frame["agency_id"]))}
    labels = frame.drop_duplicates("agency_id")["agency"]
    place, layout = _by_years(frame, labels)
    traces = [
        {
            **_tiles(part["year"], part["agency_id"].map(rows), place),
            "name": safe(f"{sign} {names[status]}".strip()),
            "text": [sign] * len(part),
            "marker": {"color": colour},
            "customdata": part.index.tolist(),
            "hovertext": [safe(agency) for agency in part["agency"]],
            "hovertemplate": f"%{{hovertext}}<br>%{{x}}: {safe(names[status])}<extra></extra>",
            "showlegend": True,
        }
        for status, (colour, sign) in STATUSES.items()
        if len(part := frame[frame["status_code"] == status])
    ]
    return figure(traces, {**layout, "legend": _LEGEND})


def share_grid(frame: pd.DataFrame) -> go.Figure:
    """Regions by years, each tile coloured by the share on file; a click carries the region's code.

    Columns: region, region_code (None: not known), year (text), filed, expected, filed_share.
    """
    keys = frame["region_code"].fillna("")
    rows = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    known = frame[frame["expected"] > 0]
    place, layout = _by_years(frame, frame.loc[~keys.duplicated(), "region"])
    trace = {
        **_tiles(known["year"], keys[known.index].map(rows), place),
        "text": [f"{row.filed:,}/{row.expected:,}" for row in known.itertuples()],
        "customdata": keys[known.index].tolist(),
        "hovertext": [safe(region) for region in known["region"]],
        "insidetextfont": {"color": letters(known["filed_share"], 1)},
        "marker": {
            "color": known["filed_share"].tolist(),
            "colorscale": SCALE,
            "cmin": 0,
            "cmax": 1,
        },
        "hovertemplate": "%{hovertext}<br>%{x}: %{text}<extra></extra>",
    }
    return figure([trace], layout)


def _tiles(years: pd.Series[Any], rows: pd.Series[Any], place: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": years.tolist(),
        "y": [place["width"]] * len(years),
        "base": [row + place["offset"] for row in rows],
        "width": [_TILE] * len(years),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
    }


def _by_years(frame: pd.DataFrame, labels: pd.Series[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Where a tile stands in its row, and the layout: rows under their whole names, as many years told as fit."""
    years = sorted(set(frame["year"]))
    place, layout = under_names([wrapped(str(label)) for label in labels], bar=_HIGH)
    return place, {
        **layout,
        "barmode": "overlay",
        "bargap": 0,
        "xaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": years,
            "side": "bottom",
            "tickvals": years,
            "ticktext": years if len(years) <= _WHOLE_YEARS else [f"’{year[2:]}" for year in years],
            "tickfont": {"size": 10},
            "tickangle": 0,
            "fixedrange": True,
        },
    }
