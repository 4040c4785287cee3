"""Proactive disclosure: how much, through which channels, how many normative documents and responses."""

import streamlit as st

from pages import charts, controls, rates, show, trends
from pages import theme_sentences as said
from pages.controls import text

CHANNELS = ["channel_gazette", "channel_website", "channel_weibo", "channel_wechat", "channel_other"]
DOCUMENTS = ["normative_docs_made", "normative_docs_public"]
RESPONSES = [
    "response_hot_issues",
    "press_conferences",
    "online_interviews",
    "interpretation_articles",
    "weibo_wechat_responses",
    "other_responses",
]

multichannel = controls.ask("multichannel", **controls.chosen())
peers = controls.ask("peers_by_body", concepts=["proactive_items"], **controls.chosen())
with st.container(border=True):
    said.write(
        [
            *said.changed("proactive_items", "normative_docs_made"),
            *said.multichannel(multichannel),
            *said.leading(CHANNELS, key="said.leading_channel"),
            *said.peers(peers, label=text("figure.proactive_items")),
        ]
    )
left, right = st.columns(2)
with left:
    trends.trend("proactive_items", title="proactive.items")
with right:
    show.series_chart(charts.stacked, CHANNELS, title="proactive.channels")
left, right = st.columns(2)
with left:
    show.ratio_chart(
        multichannel, ["ratio"], title="proactive.multichannel", note=show.without_line(CHANNELS)
    )
with right:
    show.series_chart(charts.lines, DOCUMENTS, title="proactive.documents")
left, right = st.columns(2)
with left:
    show.series_chart(charts.lines, RESPONSES, title="proactive.responses")
with right:
    rates.against_peers(peers, title="proactive.peers")
show.bodies("proactive_by_body", title="proactive.bodies")
