"""Rows by years as tiles: what is on file of each body, how much of each region.

Tiles are bars, so that they scale with the figure and can be clicked. A tile says what it is in its
colour and in a sign, for eyes that do not tell the colours apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.charts.drawing import LEGEND, SCALE, figure, letters, safe

STATUSES: dict[str, tuple[str, str]] = {
    "filed": ("#8fbcdb", ""),
    "revised": ("#009e73", "↻"),
    "late": ("#e69f00", "!"),
    "wrong_form": ("#cc79a7", "≠"),
    "rejected": ("#7a3e00", "⊘"),
    "missing": ("#d55e00", "✕"),
    "awaited": ("rgba(128,128,128,0.25)", "…"),
}
_ROW, _EDGES = 32, 90
_LINE = 24
_WIDE_FROM = 0x2E7F
_TILE = 0.92
_LEGEND = {**LEGEND, "y": 1.0, "yanchor": "bottom"}


def status_grid(frame: pd.DataFrame, *, names: Mapping[str, str]) -> go.Figure:
    """Bodies by years, each tile coloured by what is on file; a click carries row number of the frame.

    Columns: agency, agency_id, year (text), status_code; `names` gives the word for each status.
    """
    rows = {agency: number for number, agency in enumerate(dict.fromkeys(frame["agency_id"]))}
    labels = frame.drop_duplicates("agency_id")["agency"]
    traces = [
        {
            **_tiles(part["year"], part["agency_id"].map(rows)),
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
    return figure(traces, {**_by_years(frame, labels), "legend": _LEGEND})


def share_grid(frame: pd.DataFrame) -> go.Figure:
    """Regions by years, each tile coloured by the share on file; a click carries the region's code.

    Columns: region, region_code (None: not known), year (text), filed, expected, filed_share.
    """
    keys = frame["region_code"].fillna("")
    rows = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    known = frame[frame["expected"] > 0]
    trace = {
        **_tiles(known["year"], keys[known.index].map(rows)),
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
    return figure([trace], _by_years(frame, frame.loc[~keys.duplicated(), "region"]))


def _tiles(years: pd.Series[Any], rows: pd.Series[Any]) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": years.tolist(),
        "y": [_TILE] * len(years),
        "base": [row - _TILE / 2 for row in rows],
        "width": [_TILE] * len(years),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
    }


def _by_years(frame: pd.DataFrame, labels: pd.Series[Any]) -> dict[str, Any]:
    years = sorted(set(frame["year"]))
    names = [_on_two_lines(str(label)) for label in labels]
    return {
        "height": _EDGES + _ROW * len(names),
        "barmode": "overlay",
        "bargap": 0,
        "xaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": years,
            "side": "bottom",
            "dtick": 1,
            "tickfont": {"size": 10},
            "fixedrange": True,
        },
        "yaxis": {
            "tickvals": list(range(len(names))),
            "ticktext": names,
            "range": [len(names) - 0.5, -0.5],
            "tickfont": {"size": 11},
            "automargin": True,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
    }


def _on_two_lines(name: str) -> str:
    """A name on at most two short lines, so that the years keep their room; the tile's own label has it whole."""
    width = _LINE // 2 if any(ord(letter) > _WIDE_FROM for letter in name) else _LINE
    first, *rest = wrap(name, width) or [""]
    if not rest:
        return safe(first)
    second = rest[0] if len(rest) == 1 else f"{rest[0][: width - 1]}…"
    return f"{safe(first)}<br>{safe(second)}"
