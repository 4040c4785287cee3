"""Appeals: reconsiderations and lawsuits by outcome, how often the body was corrected, complaints."""

import streamlit as st

from pages import charts, controls, show
from pages.controls import text

OUTCOMES = ("upheld", "corrected", "other", "pending")

left, right = st.columns(2)
with left:
    recon = [f"reconsideration_{outcome}" for outcome in OUTCOMES]
    show.series_chart(charts.stacked, recon, title="appeals.reconsideration")
    rates = controls.ask("correction_rate", **controls.chosen())
    enough = rates.rename(columns={"kind": "label"}).assign(segment=1)
    figure = charts.lines(enough[enough["enough"]], value="rate", percent=True)
    show.chart(figure, "correction_rate", rates, title="appeals.rate")
    for row in rates[~rates["enough"]].itertuples():
        st.caption(text("appeals.too_few", kind=row.kind, year=row.year, concluded=int(row.concluded)))
with right:
    litigation = [f"litigation_{outcome}" for outcome in OUTCOMES]
    show.series_chart(charts.stacked, litigation, title="appeals.litigation")
    show.series_chart(charts.lines, ["complaints"], title="appeals.complaints")
show.bodies("appeals_by_body", rank_by="reconsideration_total", title="appeals.bodies")
