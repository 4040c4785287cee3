"""Staffing and funding: people, offices, money, training, and how much work a full-time person carries."""

import streamlit as st

from pages import charts, controls, rates, show
from pages import theme_sentences as said
from pages.controls import text

WORK = ["items_per_fulltime", "requests_per_fulltime", "appeals_per_fulltime"]

workload = controls.ask("workload", **controls.chosen())
unstaffed = controls.ask("without_fulltime", **controls.chosen())
peers = controls.ask("peers_by_body", concepts=["staff"], **controls.chosen())
with st.container(border=True):
    said.write(
        [
            *said.changed("staff"),
            *said.workload(workload),
            *said.without_fulltime(unstaffed),
            *said.peers(peers, label=text("figure.staff")),
        ]
    )
left, right = st.columns(2)
with left:
    show.series_chart(charts.stacked, ["staff_fulltime", "staff_parttime"], title="staffing.people")
with right:
    show.series_chart(charts.lines, ["special_funds", "disclosure_fees"], title="staffing.money")
for column, name in zip(st.columns(3), WORK, strict=True):
    with column:
        show.ratio_chart(workload, [name], title=f"staffing.{name}", note=show.breaks_of(["staff_fulltime"]))
left, right = st.columns(2)
with left:
    show.series_chart(charts.lines, ["dedicated_offices", "reading_points"], title="staffing.places")
with right:
    show.series_chart(charts.lines, ["meetings_held", "training_courses"], title="staffing.meetings")
left, right = st.columns(2)
with left:
    show.series_chart(charts.lines, ["persons_trained"], title="staffing.trained")
with right:
    rates.against_peers(peers, title="staffing.peers")
st.subheader(text("staffing.unstaffed"), anchor=False)
if unstaffed.empty:
    st.caption(text("staffing.all_staffed"))
else:
    row = show.pick(unstaffed, key="unstaffed")
    if row is not None:
        show.report_link(row["report_id"])
show.bodies("staffing_by_body", title="staffing.bodies")
