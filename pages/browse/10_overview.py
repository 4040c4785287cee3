"""Overview: what the reports in view add up to, how far that can be trusted, where and of whom it is."""

import streamlit as st

from pages import charts, controls, findings, headline, movers, regions, sentences, show
from pages.controls import text
from pages.rows import rows_of

IN_A_ROW = 3

chosen = controls.chosen()
figures = controls.ask("headline", **chosen)
found = controls.ask("findings_by_kind", **chosen)

metrics = rows_of(figures)
for start in range(0, len(metrics), IN_A_ROW):
    for column, row in zip(st.columns(IN_A_ROW), metrics[start : start + IN_A_ROW], strict=True):
        with column.container(border=True, height="stretch"):
            headline.metric(row)

moved = movers.moved()
with st.container(border=True):
    st.subheader(text("overview.said"), anchor=False)
    view = controls.ask("in_view", **chosen).iloc[0]
    coverage = controls.ask("coverage_by_year", **chosen)
    sentences.write(sentences.overview(view, figures, moved, found, coverage))

left, right = st.columns([3, 2])
with left:
    regions.province_map()
with right:
    regions.region_tree()

for column, concept in zip(st.columns(2), ("proactive_items", "requests_received"), strict=True):
    with column:
        show.series_chart(charts.lines, [concept], title=f"overview.{concept}")

left, right = st.columns(2)
with left:
    movers.chart(moved)
with right:
    findings.where()

st.subheader(text("overview.bodies"), anchor=False)
body = show.pick(controls.ask("bodies", **chosen), key="bodies")
if body is not None:
    show.report_link(body["report_id"])
    show.findings_link(body["agency_id"])
