"""Where requests come from and what becomes of them, as a flow from left to right."""

from __future__ import annotations

from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from pages.charts.drawing import PALETTE, figure, wrapped

_UNEXPLAINED = "#7b8791"
_COLOURS = {
    "requests_received": PALETTE[0],
    "requests_carried_in": PALETTE[4],
    "granted_full": PALETTE[2],
    "granted_partial": PALETTE[7],
    "refused": PALETTE[5],
    "requests_carried_out": PALETTE[4],
}
_INK, _LIGHT_INK = "#10202c", "#f2f5f7"
_FAINT = 0.45
_HEIGHT = 560
_GAP, _EDGE = 34, 16  # pixels; a thin part, the last one too, has room for a label of two lines
_MARGIN = {"l": 8, "r": 8, "t": _EDGE, "b": _EDGE}
_LINE = 16
_OUT = 26  # letters that lie to the left of what comes out


def flow(frame: pd.DataFrame, *, middle: str, is_dark: bool = False) -> go.Figure:
    """A Sankey diagram of one year: parts that come in, `middle`, parts that go out.

    `middle` is told where one points: its label would lie on those of the parts. Columns: side (in or out), label, value, share, concept. A part of zero is left out. Both sides must come to the
    same sum, which the view sees to. Letters are coloured here, as the theme gives those of a flow too little contrast.
    """
    parts = frame[frame["value"] > 0].reset_index(drop=True)
    hub = len(parts)
    is_in = (parts["side"] == "in").tolist()
    colours = [_COLOURS.get(concept, _UNEXPLAINED) for concept in parts["concept"]]
    trace = {
        "type": "sankey",
        "arrangement": "snap",
        "node": {
            "label": [*map(_named, parts["label"], parts["value"], is_in), ""],
            "color": [*colours, PALETTE[0]],
            "x": [*(0.001 if one else 0.999 for one in is_in), 0.45],
            "y": [*_places(parts, is_in), 0.5],
            "pad": _GAP,
            "thickness": 14,
            "line": {"width": 0},
            "customdata": [*map(_named, parts["label"], parts["value"], is_in), middle],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        "link": {
            "source": [number if one else hub for number, one in enumerate(is_in)],
            "target": [hub if one else number for number, one in enumerate(is_in)],
            "value": parts["value"].tolist(),
            "color": [_thin(colour) for colour in colours],
            "customdata": parts["share"].tolist(),
            "hovertemplate": "%{source.customdata} → %{target.customdata}<br>%{value:,} (%{customdata:.1%})<extra></extra>",
        },
        "textfont": {"size": 13, "color": _LIGHT_INK if is_dark else _INK, "shadow": "none"},
    }
    return figure([trace], {"height": _HEIGHT, "margin": _MARGIN})


def _named(label: str, value: float, is_in: bool) -> str:
    """The label and its number on lines that end before the middle, on a phone too."""
    name = "<br>".join(wrap(label, _LINE)) + "<br>" if is_in else f"{wrapped(label, beside=_OUT)} "
    return f"{name}{value:,.10g}"


def _places(parts: pd.DataFrame, is_in: list[bool]) -> list[float]:
    """The middle of each node from the top, the nodes of a side below each other in the order of the rows.

    A side is as high as the flow, which leaves room for the gaps of the side that has most of them.
    """
    gap = _GAP / (_HEIGHT - 2 * _EDGE)
    most = max(sum(is_in), len(is_in) - sum(is_in))
    room = 1 - gap * (most - 1)
    total = parts.loc[is_in, "value"].sum()
    at, told = {True: 0.0, False: 0.0}, []
    for side, value in zip(is_in, parts["value"], strict=True):
        height = room * value / total
        told.append(min(0.999, max(0.001, at[side] + height / 2)))
        at[side] += height + gap
    return told


def _thin(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{_FAINT})"
