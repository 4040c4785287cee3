"""Staffing and funding: people, offices, money, training, and how much work a full-time person carries."""

import streamlit as st

from pages import charts, controls, show

WORK = ["items_per_fulltime", "requests_per_fulltime"]

left, right = st.columns(2)
with left:
    show.series_chart(charts.stacked, ["staff_fulltime", "staff_parttime"], title="staffing.people")
with right:
    show.series_chart(charts.lines, ["dedicated_offices", "reading_points"], title="staffing.places")
left, right = st.columns(2)
with left:
    show.series_chart(charts.lines, ["special_funds", "disclosure_fees"], title="staffing.money")
with right:
    show.series_chart(charts.lines, ["meetings_held", "training_courses"], title="staffing.meetings")
left, right = st.columns(2)
with left:
    show.series_chart(charts.lines, ["persons_trained"], title="staffing.trained")
with right:
    workload = controls.ask("workload", **controls.chosen())
    show.ratio_chart(workload, WORK, title="staffing.workload")
show.bodies("staffing_by_body", rank_by="staff", title="staffing.bodies")
