"""Where: the map of provinces and the tree of regions; a click on either filters the page by that region."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go

from pages import address, charts, controls, show
from pages.controls import text

MEASURES = {
    "requests": ("requests", False),
    "findings": ("findings_per_report", False),
    "coverage": ("filed_share", True),
}


def province_map() -> None:
    """The provinces by what the reader chooses. The filter of regions marks one and leaves the others to compare."""
    measure = controls.choose_one("measure", {name: text(f"measure.{name}") for name in MEASURES})
    rows = controls.ask("by_province", **_everywhere())
    column, percent = MEASURES[measure]
    chosen = address.chosen("region")
    figure = charts.tile_map(
        rows,
        value=column,
        lang=controls.language(),
        chosen={f"{code[:2]}0000" for code in chosen},
        percent=percent,
        unit=text(f"measure.{measure}_unit"),
    )
    _clickable(figure, rows, "overview.map", f"{measure}-{chosen}", note="map.note")


def region_tree() -> None:
    """The tree of regions, opened at the region of the filter."""
    chosen = address.chosen("region")
    within = chosen[0] if len(chosen) == 1 else None
    rows = controls.ask("region_tree", within=within, **_everywhere())
    figure = charts.icicle(rows, chosen=within, unit=text("map.reports"), hint=text("map.findings_per_report"))
    _clickable(figure, rows, "overview.tree", str(chosen), note="map.tree_note")


def _clickable(figure: go.Figure, rows: pd.DataFrame, title: str, state: str, *, note: str) -> None:
    """A chart whose mark of selection is the filter itself: with another filter it is another chart."""
    key = f"{state}-{controls.language()}"
    show.chart(
        figure,
        rows,
        title=title,
        key=key,
        note=text(note),
        on_select=partial(address.look_into, f"chart-{title}-{key}"),
    )


def _everywhere() -> dict[str, object]:
    return {**controls.chosen(), "regions": None}
