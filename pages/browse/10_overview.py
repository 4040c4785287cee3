"""Overview: what the reports in view add up to, how far that can be trusted, and which bodies they come from."""

import streamlit as st

from pages import charts, controls, show
from pages.controls import text

chosen = controls.chosen()


def headline() -> None:
    """The four figures of the latest year, each with what it rests on."""
    metrics = controls.ask("headline", **chosen)
    for column, (_, row) in zip(st.columns(4), metrics.iterrows(), strict=True):
        with column.container(border=True, height="stretch"):
            show.metric(row)


def trends() -> None:
    """Items disclosed and requests received over the years."""
    for column, concept in zip(st.columns(2), ("proactive_items", "requests_received"), strict=True):
        with column:
            show.series_chart(charts.lines, [concept], title=f"overview.{concept}")


headline()
trends()
found = controls.ask("findings_by_kind", **chosen)
show.chart(charts.by_severity(found), found, title="overview.findings")
st.subheader(text("overview.bodies"), anchor=False)
bodies = controls.ask("bodies", **chosen)
body = show.pick(bodies, key="bodies")
if body is not None:
    show.report_link(body["report_id"])
    show.findings_link(body["agency_id"])
