"""Appeals: reconsiderations and lawsuits by outcome, how often the body was corrected, complaints."""

import streamlit as st

from pages import charts, controls, rates, show
from pages import theme_sentences as said

OUTCOMES = ("upheld", "corrected", "other", "pending")

RECONSIDERATION = [f"reconsideration_{outcome}" for outcome in OUTCOMES]
LITIGATION = [f"litigation_{outcome}" for outcome in OUTCOMES]

corrected = controls.ask("correction_rate", **controls.chosen())
with st.container(border=True):
    said.write([*said.changed("appeals"), *said.correction(corrected)])
left, right = st.columns(2)
with left:
    show.series_chart(charts.stacked, RECONSIDERATION, title="appeals.reconsideration")
with right:
    show.series_chart(charts.stacked, LITIGATION, title="appeals.litigation")
left, right = st.columns(2)
with left:
    rates.correction(corrected)
with right:
    show.series_chart(charts.lines, ["complaints"], title="appeals.complaints")
rates.by_body("correction_by_body", cases="concluded", title="appeals.corrected")
show.bodies("appeals_by_body", title="appeals.bodies")
