"""Which bodies moved most on last year, by a figure that the reader chooses."""

from __future__ import annotations

import pandas as pd

from pages import charts, controls, drawn, show
from pages.controls import text

FIGURES = {
    "proactive_items": "proactive_items",
    "requests_received": "requests_received",
    "reconsiderations": "reconsideration_total",
}


def moved() -> pd.DataFrame:
    """All bodies that were compared by the figure that is chosen."""
    figure = FIGURES[controls.adopted_one("moved", list(FIGURES))]
    return controls.ask("movers", concepts=[figure], **controls.chosen())


def chart(rows: pd.DataFrame) -> None:
    """The bodies that may be ranked as bars, all that were compared as the table."""
    box = show.box("overview.moved")
    with box.place:
        controls.choose_one("moved", {name: text(f"figure.{name}") for name in FIGURES})
    ranked = rows[rows["is_ranked"]]
    if ranked.empty:
        key = "chart.empty" if rows.empty else "moved.none"
        box.place.caption(text(key, compared=len(rows)))
    else:
        note = text("moved.note", year=rows["year"].iloc[0], compared=len(rows), ranked=len(ranked))
        figure = drawn.figure(rows, "moved", lambda: charts.moved(ranked))
        points = show.draw(box, figure, rows, note=note)
        with box.place:
            show.reports_behind(points, "moved")
    show.tabled(box, rows)
