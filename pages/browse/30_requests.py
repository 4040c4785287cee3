"""Requests: who asks and how, what becomes of the requests, whether in time, and why they are refused."""

import streamlit as st

from pages import charts, controls, flows, rates, show, trends
from pages import theme_sentences as said

MEANS = ["requests_in_person", "requests_fax", "requests_online", "requests_letter", "requests_other_means"]
APPLICANTS = [
    "applicant_natural",
    "applicant_business",
    "applicant_research",
    "applicant_public_interest",
    "applicant_legal_service",
    "applicant_other",
]
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

flow = controls.ask("request_flow", **controls.chosen())
extended = controls.ask("closing", **controls.chosen())
with st.container(border=True):
    said.write(
        [
            *said.changed("requests_received"),
            *said.flow(flows.of_a_year(flow)),
            *said.leading(APPLICANTS, key="said.leading_applicant"),
            *said.leading(GROUNDS, key="said.leading_ground"),
            *said.extension(extended),
        ]
    )
flows.chart(flow)
left, right = st.columns(2)
with left:
    trends.trend("requests_received", title="requests.received")
with right:
    show.series_chart(charts.stacked, MEANS, title="requests.means")
left, right = st.columns(2)
with left:
    show.series_chart(charts.stacked, OUTCOMES, title="requests.outcomes")
with right:
    show.series_chart(charts.stacked, GROUNDS, title="requests.grounds")
left, right = st.columns(2)
with left:
    show.series_chart(charts.stacked, CLOSED, title="requests.closed")
with right:
    rates.extension(extended)
left, right = st.columns(2)
with left:
    show.series_chart(charts.stacked, APPLICANTS, title="requests.applicants")
with right:
    rates.by_body("granting_by_body", cases="handled", title="requests.granting")
show.bodies("requests_by_body", title="requests.bodies")
