"""Where findings sit: in which part of the form, or of which kind they are."""

from __future__ import annotations

from pages import charts, controls, drawn, show
from pages.controls import text

_WAYS = ("area", "kind")


def where() -> None:
    """A chart of the findings in view; the address says what by. A bar leads to its findings."""
    around = show.box("overview.findings")
    with around.place:
        way = controls.choose_order("by", {way: text(f"foundby.{way}") for way in _WAYS}, in_sight=True)
    rows = controls.ask(f"findings_by_{way}", **controls.chosen())
    figure = drawn.figure(rows, "where", lambda: charts.by_severity(rows, way))
    points = show.draw(around, figure, rows)
    if points:
        severity, *kind = points[0]["customdata"]
        with around.place:
            show.findings_behind(severity, kind)
    show.tabled(around, rows)
