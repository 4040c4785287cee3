"""A figure over all editions: the sum of what is in view, or the median body, which no large one moves."""

from __future__ import annotations

import pandas as pd

from pages import charts, controls, show
from pages.controls import text

WAYS = ("sum", "median")


def trend(concept: str, *, title: str) -> None:
    """One figure by year, as the sum or as the median with the quartiles; the choice lives in the address."""
    around = show.box(title)
    with around.place:
        way = controls.choose_one("trend", {way: text(f"trend.{way}") for way in WAYS})
    rows = _median(concept) if way == "median" else _sum(concept)
    told = rows[rows["enough"]] if way == "median" else rows
    if told.empty and len(rows):
        around.place.caption(text("trend.too_few", reports=rows["reports"].max()))
        show.tabled(around, rows)
        return
    units = rows["unit"].dropna().unique()
    unit = str(units[0]) if len(units) == 1 else ""
    figure = charts.spread(rows, unit=unit) if way == "median" else charts.lines(rows, unit=unit)
    points = show.draw(around, figure, rows, note=_note(concept, way))
    with around.place:
        show.reports_behind(points, title)
    show.tabled(around, rows)


def _sum(concept: str) -> pd.DataFrame:
    return controls.ask(
        "series", concepts=[concept], balanced=controls.same_bodies() or None, **controls.chosen()
    )


def _median(concept: str) -> pd.DataFrame:
    return controls.ask("spread", concepts=[concept], **controls.chosen())


def _note(concept: str, way: str) -> str:
    how = (
        "trend.quartiles"
        if way == "median"
        else "chart.same"
        if controls.same_bodies()
        else "chart.all_bodies"
    )
    return " ".join(filter(None, (show.breaks_of([concept]), text(how), show.without_line([concept]))))
