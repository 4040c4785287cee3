"""One cell of one body over the years: what was printed, and what a finding proposes for its year."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.charts.drawing import PALETTE, SEVERITY_COLOURS, figure, hover
from pages.charts.yearly import lines

_HEIGHT = 220


def one_cell(frame: pd.DataFrame, *, names: tuple[str, str, str]) -> go.Figure:
    """A line of the printed values with the finding's own year and the value proposed for it marked.

    Columns: year, value, proposed, segment, is_this; `names` are those of printed, this year's, proposed.
    """
    drawn = lines(frame.assign(label=names[0]))
    this = frame[frame["is_this"]]
    marks = [
        _mark(this, "value", names[1], SEVERITY_COLOURS["error"], "x"),
        _mark(this, "proposed", names[2], PALETTE[2], "circle-open"),
    ]
    layout = drawn.layout.to_plotly_json()
    return figure(
        [*(trace.to_plotly_json() for trace in drawn.data), *filter(None, marks)],
        {**layout, "height": _HEIGHT, "showlegend": True},
    )


def _mark(this: pd.DataFrame, column: str, name: str, colour: str, symbol: str) -> dict[str, Any] | None:
    known = this[this[column].notna()]
    if known.empty:
        return None
    return {
        "type": "scatter",
        "mode": "markers",
        "x": known["year"].tolist(),
        "y": known[column].tolist(),
        "name": name,
        "marker": {"symbol": symbol, "size": 13, "color": colour, "line": {"width": 3}},
        "cliponaxis": False,
        "hovertemplate": hover(name, "", percent=False),
    }
