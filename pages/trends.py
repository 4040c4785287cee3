"""A figure over all editions: the sum of what is in view, or the median body, which no large one moves."""

from __future__ import annotations

import pandas as pd

from pages import charts, controls, drawn, show
from pages.controls import text


def trend(concept: str, *, title: str) -> None:
    """One figure by year, as the median with the quartiles or as the sum; the choice lives in the address.

    Where no year has enough bodies for a median, there is only the sum.
    """
    median = controls.ask("spread", concepts=[concept], **controls.chosen())
    around = show.box(title)
    way = "sum"
    if median["enough"].any():
        with around.place:
            way = controls.choose_order("trend", {way: text(f"trend.{way}") for way in ("median", "sum")})
    rows = median if way == "median" else _sum(concept)
    unit = str(rows["unit"].iloc[0]) if len(rows) else ""
    draw = charts.spread if way == "median" else charts.lines
    figure = drawn.figure(rows, title, lambda: draw(rows, unit=unit))
    points = show.draw(around, figure, rows, note=_note(concept, way))
    with around.place:
        show.reports_behind(points, title)
    show.tabled(around, rows)


def _sum(concept: str) -> pd.DataFrame:
    balanced = controls.same_bodies() or None
    return controls.ask("series", concepts=[concept], balanced=balanced, **controls.chosen())


def _note(concept: str, way: str) -> str:
    of_sum = "chart.same" if controls.same_bodies() else "chart.all_bodies"
    how = "trend.quartiles" if way == "median" else of_sum
    return " ".join(filter(None, (show.breaks_of([concept]), text(how), show.without_line([concept]))))
