"""Staffing and funding: people, offices, money, training, and how much work a full-time person carries."""

import streamlit as st

from pages import charts, controls, show

chosen = controls.chosen()
left, right = st.columns(2)
with left:
    show.series_chart(charts.stacked, ["staff_fulltime", "staff_parttime"], title="staffing.people")
    show.series_chart(charts.lines, ["special_funds", "disclosure_fees"], title="staffing.money")
    show.series_chart(charts.lines, ["persons_trained"], title="staffing.trained")
with right:
    show.series_chart(charts.lines, ["dedicated_offices", "reading_points"], title="staffing.places")
    show.series_chart(charts.lines, ["meetings_held", "training_courses"], title="staffing.meetings")
    workload = controls.ask("workload", **chosen)
    show.ratio_chart(
        "workload", workload, ["items_per_fulltime", "requests_per_fulltime"], title="staffing.workload"
    )
show.bodies("staffing_by_body", rank_by="staff", title="staffing.bodies")
