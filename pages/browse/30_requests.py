"""Requests: how they came in, whether they were closed in time, how they were answered and why refused."""

import streamlit as st

from pages import charts, controls, show

MEANS = ["requests_in_person", "requests_fax", "requests_online", "requests_letter", "requests_other_means"]
CLOSED = ["closed_on_time", "closed_extended"]
OUTCOMES = [
    "granted_full",
    "granted_partial",
    "refused",
    "not_held",
    "needs_creation",
    "unclear",
    "not_processed",
    "other_outcome",
]
GROUNDS = [
    "refused_state_secret",
    "refused_third_party",
    "refused_security_stability",
    "refused_not_gov_info",
    "refused_other_law",
    "refused_deliberative",
    "refused_enforcement_file",
    "refused_registry_query",
]

left, right = st.columns(2)
with left:
    show.series_chart(charts.stacked, MEANS, title="requests.means")
with right:
    show.series_chart(charts.stacked, CLOSED, title="requests.closed")
left, right = st.columns(2)
with left:
    closing = controls.ask("closing", **controls.chosen())
    show.ratio_chart(closing, ["extended_share"], title="requests.extended", percent=True)
with right:
    show.series_chart(charts.stacked, GROUNDS, title="requests.grounds")
show.series_chart(charts.stacked, OUTCOMES, title="requests.outcomes")
show.bodies("requests_by_body", rank_by="requests_received", title="requests.bodies")
