"""Where: the provinces as tiles, the tree of regions as an icicle.

A tile is a bar: it scales with its figure, carries its name and can be clicked, which a cell of a
heat map cannot.
"""

from __future__ import annotations

import csv
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from pages.charts.drawing import SCALE, figure, letters, safe, short

_NO_DATA = "rgba(128,128,128,0.18)"
_FAINT = "#7b8791"
_CHOSEN = "#e69f00"
_UNFADED = {
    "unselected": {"marker": {"opacity": 1}}
}  # a click filters, or on a tile without a figure does nothing
_TILE = 0.94
_MAP_HEIGHT = 460
_TREE_HEIGHT = 540
_MANY = 8
_BAR = {"thickness": 10, "len": 0.6, "orientation": "h", "x": 0.5, "y": -0.03, "yanchor": "top"}


class Province(NamedTuple):
    """A province's place on the map; `is_made_up` where there is no such province."""

    region_code: str
    zh: str
    en: str
    column: int
    row: int
    is_made_up: bool


@cache
def provinces() -> tuple[Province, ...]:
    """The provincial units and the place of each."""
    with Path(__file__).with_name("provinces.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Province(
                row["region_code"],
                row["zh"],
                row["en"],
                int(row["column"]),
                int(row["row"]),
                row["is_made_up"] == "true",
            )
            for row in csv.DictReader(lines)
        )


def provinces_of(regions: Collection[str]) -> set[str]:
    """The codes of the provinces in which regions lie: the first two digits of a code are its province's."""
    return {f"{code[:2]}0000" for code in regions}


def tile_map(
    frame: pd.DataFrame,
    *,
    lang: str,
    chosen: Collection[str] = (),
    percent: bool = False,
) -> go.Figure:
    """The provinces coloured by their value; a click carries the code of the region.

    Columns: region_code and value. A province without a value is drawn without colour; a made-up one only where
    there are figures of it.
    """
    values = dict(zip(frame["region_code"], frame["value"], strict=True))
    known = {code: number for code, number in values.items() if pd.notna(number)}
    shown = [place for place in provinces() if not place.is_made_up or place.region_code in values]
    coloured = [place for place in shown if place.region_code in known]
    blank = [place for place in shown if place.region_code not in known]
    numbers = [known[place.region_code] for place in coloured]
    printed = [f"{number:.0%}" if percent else short(number) for number in numbers]
    top = 1 if percent else max([*numbers, 1])
    exact = "{:.1%}" if percent else "{:,.10g}"
    told = [f"{_name(place, lang)}<br>{exact.format(known[place.region_code])}" for place in coloured]
    traces = [
        {
            **_tiles(
                coloured, [f"{getattr(p, lang)}<br>{n}" for p, n in zip(coloured, printed, strict=True)]
            ),
            "customdata": [place.region_code for place in coloured],
            "hovertext": told,
            "insidetextfont": {"color": letters(numbers, top)},
            "marker": {
                **_coloured(numbers, top, ".0%" if percent else ",~s"),
                "line": {
                    "color": _CHOSEN,
                    "width": [4 * (place.region_code in chosen) for place in coloured],
                },
            },
            "hovertemplate": "%{hovertext}<extra></extra>",
            **_UNFADED,
        },
        {
            **_tiles(blank, [getattr(place, lang) for place in blank]),
            "marker": {"color": _NO_DATA},
            "insidetextfont": {"color": _FAINT},
            "hovertemplate": "%{text}<br>–<extra></extra>",
            **_UNFADED,
        },
    ]
    return figure(traces, _map_layout(shown))


def _name(place: Province, lang: str) -> str:
    """A province's name on one line; a tile may break it."""
    return str(getattr(place, lang)).replace("-<br>", "").replace("<br>", " ")


def _coloured(numbers: list[float], top: float, ticks: str) -> dict[str, Any]:
    return {
        "color": numbers,
        "colorscale": SCALE,
        "cmin": 0,
        "cmax": top,
        "colorbar": {**_BAR, "tickformat": ticks},
    }


def _map_layout(shown: list[Province]) -> dict[str, Any]:
    hidden = {"visible": False, "fixedrange": True}
    return {
        "height": _MAP_HEIGHT,
        "bargap": 0,
        "barmode": "overlay",
        "xaxis": {**hidden, "range": [-0.5, max(place.column for place in shown) + 0.5]},
        "yaxis": {**hidden, "range": [-max(place.row for place in shown) - 0.5, 0.5]},
        "showlegend": False,
    }


def icicle(frame: pd.DataFrame, *, chosen: str | None, unit: str, hint: str) -> go.Figure:
    """The tree of regions by reports, coloured by findings per report.

    Columns: region, region_code, parent_code (empty for the root), reports, findings_per_report. A click carries
    the region's code as the id of a node; the tree opens at `chosen`, or at its root.
    """
    codes, doubts = frame["region_code"].tolist(), frame["findings_per_report"].tolist()
    opened = frame["parent_code"].tolist()
    level = (
        chosen
        if chosen in codes
        else next((c for c, above in zip(codes, opened, strict=True) if not above), "")
    )
    most = max([*doubts, 1])
    trace = {
        "type": "icicle",
        "ids": codes,
        "labels": [safe(region) for region in frame["region"]],
        "parents": opened,
        "values": frame["reports"].tolist(),
        "branchvalues": "total",
        "level": level,
        "maxdepth": 2 if opened.count(level) > _MANY else 3,
        "pathbar": {"thickness": 28},
        "textfont": {"color": letters(doubts, most)},
        "tiling": {"orientation": "h"},
        "texttemplate": "%{label}  %{value:,}",
        "customdata": doubts,
        "marker": {
            "colors": doubts,
            "colorscale": SCALE,
            "cmin": 0,
            "cmax": most,
            "showscale": True,
            "colorbar": {**_BAR, "tickformat": ",.2~g"},
        },
        "hovertemplate": f"%{{label}}<br>%{{value:,}} {safe(unit)}<br>%{{customdata:.2f}} {safe(hint)}<extra></extra>",
    }
    # a name too small to read is left to the hover text and the table
    return figure([trace], {"height": _TREE_HEIGHT, "uniformtext": {"minsize": 12, "mode": "hide"}})


def _tiles(places: list[Province], texts: list[str]) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": [place.column for place in places],
        "y": [_TILE] * len(places),
        "base": [-place.row - _TILE / 2 for place in places],
        "width": [_TILE] * len(places),
        "text": texts,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "cliponaxis": False,
    }
