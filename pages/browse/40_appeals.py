"""Appeals: reconsiderations and lawsuits by outcome, how often the body was corrected, complaints."""

import streamlit as st

from pages import charts, controls, show
from pages.controls import text

OUTCOMES = ("upheld", "corrected", "other", "pending")

RECONSIDERATION = [f"reconsideration_{outcome}" for outcome in OUTCOMES]
LITIGATION = [f"litigation_{outcome}" for outcome in OUTCOMES]


def correction_rate() -> None:
    """The rate where enough cases were concluded; where not, how many there were."""
    rates = controls.ask("correction_rate", **controls.chosen())
    few = [
        text("appeals.case", kind=row.kind, year=row.year, concluded=row.concluded)
        for row in rates[~rates["enough"]].itertuples()
    ]
    note = text("appeals.too_few", cases=text("list.comma").join(few)) if few else ""
    figure = charts.lines(
        rates.rename(columns={"kind": "label"}).assign(segment=1), value="rate", percent=True
    )
    show.chart(figure, rates, title="appeals.rate", note=note)


left, right = st.columns(2)
with left:
    show.series_chart(charts.stacked, RECONSIDERATION, title="appeals.reconsideration")
with right:
    show.series_chart(charts.stacked, LITIGATION, title="appeals.litigation")
left, right = st.columns(2)
with left:
    correction_rate()
with right:
    show.series_chart(charts.lines, ["complaints"], title="appeals.complaints")
show.bodies("appeals_by_body", rank_by="reconsideration_total", title="appeals.bodies")
