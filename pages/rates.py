"""Shares on the pages: with the interval in which they lie, with n, and nothing ranked below a floor."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from pages import charts, controls, drawn, show, tabular
from pages.controls import text
from pages.rows import rows_of


def correction(rows: pd.DataFrame) -> None:
    """How often reconsideration and courts corrected the body, by year; the years of too few cases are named."""
    few = [text("appeals.case", **row) for row in rows_of(rows[~rows["enough"]])]
    notes = [
        text("rate.interval"),
        text("appeals.too_few", cases=text("list.comma").join(few)) if few else "",
    ]
    long = rows.rename(columns={"kind": "label"}).assign(segment=1)
    figure = drawn.figure(rows, "rates", lambda: charts.rates(long, value="rate", cases="concluded"))
    show.chart(figure, rows, title="appeals.rate", note=" ".join(filter(None, notes)))


def extension(rows: pd.DataFrame) -> None:
    """Which share of the requests was closed only after an extension, by year."""
    name = tabular.heading(rows, "extended_share")
    long = rows.assign(label=name, segment=1)
    figure = drawn.figure(rows, "rates", lambda: charts.rates(long, value="extended_share", cases="closed"))
    notes = [text("rate.interval"), show.without_line(["closed_extended"])]
    show.chart(figure, rows, title="requests.extended", note=" ".join(filter(None, notes)))


def by_body(view: str, *, cases: str, title: str) -> None:
    """Bodies by a share with its interval; those of too few cases stand in the table alone."""
    rows = controls.ask(view, **controls.chosen())
    _ranked(rows, ("rate.ranked", "rate.none_ranked"), title, lambda: charts.dots(rows, cases=cases))


def against_peers(rows: pd.DataFrame, *, title: str) -> None:
    """Bodies by their multiple of the median of their level and year; those of too few peers are not ranked."""
    _ranked(rows, ("peers.ranked", "peers.none_ranked"), title, lambda: charts.against_peers(rows))


def _ranked(rows: pd.DataFrame, said: tuple[str, str], title: str, draw: Callable[[], go.Figure]) -> None:
    """The chart of the bodies that are ranked, with how many those are; all of them stand in the table.

    `said`: the texts for some and for none.
    """
    ranked = int(rows["is_ranked"].sum())
    around = show.box(title)
    if rows.empty:
        around.place.caption(text("chart.empty"))
    elif not ranked:
        around.place.caption(text(said[1], bodies=len(rows)))
    else:
        note = text(said[0], ranked=ranked, bodies=len(rows))
        points = show.draw(around, drawn.figure(rows, title, draw), rows, note=note)
        with around.place:
            show.reports_behind(points, title)
    show.tabled(around, rows)
