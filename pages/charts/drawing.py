"""What all charts share: colours, texts that are safe to draw, and the frame of a figure.

Figures are plain dictionaries, which is a tenth of the work of plotly's own builders. Backgrounds and text
colours are left to the theme, so that a picture of a chart is legible wherever it is put. Colours are Okabe and Ito's, told apart by
colour-blind eyes; lines also differ in their markers, bars beyond the palette in their pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any
from unicodedata import east_asian_width

import plotly.graph_objects as go

PALETTE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#999999", "#b8a800")
SEVERITY_COLOURS = {"error": "#d55e00", "warning": "#e69f00", "info": "#56b4e9"}
SCALE = [[0, "#dbe9f4"], [0.5, "#5b9bc8"], [1, "#083d6b"]]
_DARK, _LIGHT, _DARK_UNTIL = "#10202c", "#ffffff", 0.6
MARKERS = ("circle", "square", "diamond", "triangle-up", "x", "star", "cross", "pentagon")
LEGEND = {
    "orientation": "h",
    "x": 0,
    "xanchor": "left",
    "y": -0.12,
    "yanchor": "top",
    "traceorder": "normal",
}
ROW_HEIGHT = 28
LINE_HEIGHT = 16
_HEIGHT = 320
_ENLARGED = 1.5
_WALL: dict[str, Any] = {"size": 20}
_LOWER = 1.7
_NAME_WIDTH = 48  # letters of half width: what the chart of a phone has room for
_BAR, _ROW_GAP, _AXIS = 18, 10, 44  # pixels
_LEGEND_ROW = 19
# a word with the space after it, a bracket with what it holds, or a Chinese letter
_PIECE = re.compile(r"[（〔(\[][^）〕)\]]*[）〕)\]]\s*|[^\s\u2e80-\uffff]+\s*|.", re.DOTALL)


def figure(traces: list[dict[str, Any]], layout: dict[str, Any]) -> go.Figure:
    """The figure of these traces; `layout` goes before what all figures share."""
    named = sum(trace.get("showlegend", True) and trace.get("visible", True) for trace in traces)
    shared = {
        "height": _HEIGHT + _LEGEND_ROW * max(0, named - 2),
        "margin": {"l": 8, "r": 8, "t": 12, "b": 8},
        "legend": LEGEND,
        "hovermode": "closest",
        "dragmode": False,
    }
    return go.Figure({"data": traces, "layout": {**shared, **layout}}, _validate=False)


def safe(text: object) -> str:
    """A text that is drawn as it is: Plotly takes tags and entities for markup and %{…} for a figure.

    Quotes stay, for it knows no entity of theirs.
    """
    return escape(str(text), quote=False).replace("%", "&#37;")


def wrapped(name: str, *, beside: int = 0) -> str:
    """A long name on several lines, none wider than a phone less `beside` letters; a Chinese letter counts twice."""
    return "<br>".join(safe(line) for line in _lines(name, _NAME_WIDTH - beside))


def _lines(name: str, width: int) -> Iterator[str]:
    """Breaks between words, before a bracket, or between Chinese letters."""
    line = ""
    for piece in _PIECE.findall(" ".join(name.split())):
        if line.strip() and _width(line + piece.rstrip()) > width:
            yield line.strip()
            line = ""
        line += piece
    if line.strip():
        yield line.strip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def under_names(names: list[str], *, bar: int = _BAR) -> tuple[dict[str, Any], dict[str, Any]]:
    """Rows that stand under their names: what goes into their traces, and what into the layout.

    Beside the rows a name of a body takes most of a phone's width, and what is drawn none. `names` are wrapped and safe
    to draw; rows are numbered from 0 at the top, `bar` is their height in pixels.
    """
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    row = bar + _ROW_GAP + LINE_HEIGHT * lines
    thick = bar / row
    label = {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "align": "left",
        "yanchor": "bottom",
        "showarrow": False,
    }
    layout = {
        "height": _AXIS + row * max(1, len(names)),
        "yaxis": {
            "range": [len(names) - 0.5, -0.5],
            "visible": False,
            "fixedrange": True,
        },
        "annotations": [
            {**label, "y": number + 0.5 - thick, "text": name, "borderpad": 0}
            for number, name in enumerate(names)
        ],
    }
    return {"offset": 0.5 - thick, "width": thick}, layout


def hover(label: str, unit: str, *, percent: bool, rests_on: bool = False) -> str:
    """What is told of a point: its place on the axis, its number, on how many reports it rests, whose it is."""
    number = "%{y:.1%}" if percent else "%{y:,}"
    reports = "<br>n=%{hovertext:,}" if rests_on else ""
    return f"%{{x}}<br>{number} {safe(unit)}{reports}<extra>{safe(label)}</extra>"


def enlarged(drawn: go.Figure) -> go.Figure:
    """The figure for the wall of a meeting room: higher, in letters that are read from afar.

    The sizes of axes, legends and names are given one by one: the theme gives each its own, which goes before that
    of the figure.
    """
    plain = drawn.to_dict()
    layout = {**plain["layout"], "height": round(plain["layout"]["height"] * _ENLARGED), "font": {"size": 24}}
    for axis in ("xaxis", "yaxis"):
        layout[axis] = {**layout.get(axis, {}), "tickfont": _WALL}
    legend = layout.get("legend", LEGEND)
    # under the axis, whose letters are larger too
    layout["legend"] = {**legend, "font": _WALL, "y": legend["y"] * (_LOWER if legend["y"] < 0 else 1)}
    layout["annotations"] = [{**told, "font": _WALL} for told in layout.get("annotations", ())]
    if "uniformtext" in layout:
        layout["uniformtext"] = {**layout["uniformtext"], "minsize": _WALL["size"]}
    traces = [_in_large_letters(trace) for trace in plain["data"]]
    return go.Figure({"data": traces, "layout": layout}, _validate=False)


def _in_large_letters(trace: dict[str, Any]) -> dict[str, Any]:
    """Flows and trees have letters of their own."""
    if trace["type"] not in {"sankey", "icicle"}:
        return trace
    return {**trace, "textfont": {**trace.get("textfont", {}), **_WALL}}


def number(value: float, *, change: float | None) -> go.Figure:
    """A single number in letters for the wall of a meeting room, with its change under it."""
    reference = {} if change is None else {"reference": value - change}
    trace = {
        "type": "indicator",
        "mode": "number" if change is None else "number+delta",
        "value": value,
        "number": {"valueformat": ",.10~g", "font": {"size": 72}},
        "delta": {
            **reference,
            "valueformat": "+,.10~g",
            "position": "bottom",
            "font": {"size": 30},
            "increasing": {"color": PALETTE[0], "symbol": "▲ "},
            "decreasing": {"color": PALETTE[5], "symbol": "▼ "},
        },
        "align": "left",
    }
    return figure([trace], {"height": 140})


def letters(numbers: Iterable[float], most: float) -> list[str]:
    """The colour of letters on tiles that are coloured by SCALE from 0 to `most`."""
    return [_DARK if number <= _DARK_UNTIL * most else _LIGHT for number in numbers]


def short(number: float) -> str:
    """A number that fits on a tile: 950, 12.3k, 4.5M."""
    for size, mark in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(number) >= size:
            return f"{number / size:.3g}{mark}"
    return f"{number:.3g}"


def whole_ticks(top: float | None) -> dict[str, int]:
    """Small counts get a tick at every whole number, none at halves; a ratio has no `top`."""
    return {"dtick": 1} if top is not None and 1 <= top <= 6 else {}
